"""A file as folders and archives hand it over: its path inside, its bytes, or why there are none."""

import msgspec

from grader.core.said import say

LARGEST_FILE = 1024 * 1024
"""Bytes of one exercise file; the longest right answer has some thousands."""

LARGEST_READ = 32 * LARGEST_FILE
"""Bytes of all files that look like an exercise's, together."""


class Entry(msgspec.Struct, frozen=True):
    """One file that may be an exercise's. ``path`` has forward slashes and begins below the submission's top.

    ``problem`` is a sentence for the student where the file could not be read.
    """

    path: str
    data: bytes = b""
    executable: bool | None = None
    problem: str = ""


class Found(msgspec.Struct, frozen=True):
    """All entries of one place that may be an exercise's.

    ``wrapper`` is the one folder, with its slash, that holds everything there is (else empty); ``notes``
    are remarks about what was left out;
    ``unopened`` are the paths of archives that lie inside.
    """

    entries: tuple[Entry, ...]
    wrapper: str = ""
    notes: tuple[str, ...] = ()
    unopened: tuple[str, ...] = ()


def too_large(path: str, size: int) -> str:
    """The sentence for a file above :data:`LARGEST_FILE`."""
    in_mebibytes = say("{size} MiB", size=size // LARGEST_FILE)
    return say(
        "{path} holds {size}, but should be at most {most} MiB: hand in the source alone, without data",
        path=path,
        size=say("{size} bytes", size=size) if size < 2 * LARGEST_FILE else in_mebibytes,
        most=LARGEST_FILE // (1024 * 1024),
    )
