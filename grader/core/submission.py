"""A student's work: an immutable, hashed snapshot of a folder, a file or an archive."""

import msgspec


class SourceFile(msgspec.Struct, frozen=True):
    """One file as it was handed in.

    ``executable`` is None where the source cannot carry the bit (Windows, a zip without modes).
    ``notes`` are remarks for the student, such as an unexpected name.
    """

    path: str
    data: bytes
    executable: bool | None = None
    notes: tuple[str, ...] = ()


class Submission(msgspec.Struct, frozen=True):
    """The files of one student by exercise id; an exercise that is not there was not submitted.

    ``problems`` holds, by exercise id, why a file could not be taken (ambiguous, too large).
    """

    name: str
    files: dict[str, SourceFile]
    digest: str
    notes: tuple[str, ...] = ()
    problems: dict[str, str] = {}
