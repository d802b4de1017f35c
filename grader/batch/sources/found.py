"""What a platform's module finds: a student, and the files that are theirs under the names that they gave them."""

import re
import unicodedata
from pathlib import Path

import msgspec

from grader.core.cohort import Status, Student
from grader.core.submission import Submission

ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\ud800-\udfff]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
LONGEST_KEY = 100


class NamedFile(msgspec.Struct, frozen=True):
    """A file of the download, and the name that the student gave it."""

    name: str
    path: Path


class Found(msgspec.Struct, frozen=True):
    """A student's submission: one folder or archive at ``path``, or loose ``files``; neither: nothing was found.

    What is nobody's by its name has a ``path`` too, and a student whose status says so.

    ``carries_modes`` is False where the platform took the executable bit off loose files, as every upload through a
    browser does: then nobody is to lose points for it. What an archive holds keeps its modes.
    """

    student: Student
    path: Path | None = None
    files: tuple[NamedFile, ...] = ()
    carries_modes: bool = True


def key_of(name: str) -> str:
    """Return a name that can stand in every file system, close to the given one; never empty."""
    text = _UNSAFE.sub("-", unicodedata.normalize("NFC", name)).strip(" .")
    text = text.encode("utf-8")[:LONGEST_KEY].decode("utf-8", "ignore").strip(" .")
    return f"_{text}" if not text or _RESERVED.fullmatch(text) else text


def unreadable(path: Path, platform: str, fact: str) -> Found:
    """List a path that is nobody's by its name."""
    problem = f"{path.name} {fact}, and nobody's name can be read from it"
    student = Student(key_of(path.name), path.name, platform=platform, status=Status.UNREADABLE, problem=problem)
    return Found(student, path=path)


def without_modes(submission: Submission) -> Submission:
    """Return a submission none of whose files says whether it is executable."""
    files = {name: msgspec.structs.replace(file, executable=None) for name, file in submission.files.items()}
    return msgspec.structs.replace(submission, files=files)


def unique(found: list[Found]) -> tuple[Found, ...]:
    """Give every student a key of their own, whatever the case of letters; the first comer keeps the plain one."""
    taken: set[str] = set()
    result = []
    for item in found:
        key, number = item.student.key, 1
        while key.casefold() in taken:
            number += 1
            key = f"{item.student.key}~{number}"
        taken.add(key.casefold())
        result.append(msgspec.structs.replace(item, student=msgspec.structs.replace(item.student, key=key)))
    return tuple(result)


def is_archive(path: Path) -> bool:
    """Whether a file's name says that it is an archive that can be read."""
    return path.name.lower().endswith(ARCHIVES)


def stem_of(path: Path) -> str:
    """Return a name without its archive ending."""
    lower = path.name.lower()
    for ending in sorted(ARCHIVES, key=len, reverse=True):
        if lower.endswith(ending):
            return path.name[: -len(ending)]
    return path.name


def is_hidden(path: Path) -> bool:
    """Whether a file is of the file system's making, not of a student's."""
    return path.name.startswith(".") or path.name in {"__MACOSX", "Thumbs.db", "desktop.ini"}


def children(folder: Path) -> tuple[Path, ...]:
    """Return what stands in a folder, in one order on every machine, without hidden files."""
    return tuple(sorted((path for path in folder.iterdir() if not is_hidden(path)), key=lambda path: path.name))
