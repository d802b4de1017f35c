"""From what a platform's module found to one path that the judge can collect; copies only where names were mangled.

A copy is of a regular file, never of what a link leads to: a student's folder may hold links to anybody's work.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from errno import EDQUOT, EFBIG, ENOSPC
from pathlib import Path, PurePosixPath
from stat import S_IMODE
from tempfile import TemporaryDirectory

import msgspec

from grader.batch.sources.found import Found, NamedFile, is_archive
from grader.core.cohort import Status, Student
from grader.judge.archives import LARGEST_ARCHIVE, MEBIBYTE
from grader.judge.folders import read_bounded
from grader.store.files import StorageError


class Staged(msgspec.Struct, frozen=True):
    """A student with the path of their submission (None: there is nothing to collect, and the student says why)."""

    student: Student
    path: Path | None


@contextmanager
def staged(found: Found) -> Iterator[Staged]:
    """Give a path that holds the student's files under the names that they gave them, until the block ends."""
    student = found.student
    if student.status is not Status.GRADED:
        yield Staged(student, None)
    elif found.path is not None:
        yield _folder(student, found.path)
    elif not found.files:
        yield Staged(_refused(student, Status.MISSING, "no file was handed in"), None)
    elif problem := _ambiguity(found.files):
        yield Staged(_refused(student, Status.AMBIGUOUS, problem), None)
    else:
        with TemporaryDirectory(prefix="grader-") as scratch:
            yield _loose(student, found.files, Path(scratch))


def _folder(student: Student, path: Path) -> Staged:
    """Take a folder as it is; one that holds an archive and nothing else stands for the archive."""
    try:
        if not path.is_dir():
            return Staged(student, path)
        inside = [file for file in path.iterdir() if not file.name.startswith((".", "__MACOSX"))]
    except OSError as error:
        return Staged(_refused(student, Status.UNREADABLE, f"{path.name} cannot be read: {error.strerror}"), None)
    if not inside:
        return Staged(_refused(student, Status.MISSING, "the folder is empty"), None)
    archives = [file for file in inside if file.is_file() and not file.is_symlink() and is_archive(file)]
    if len(archives) == 1 and len(inside) == 1:
        return Staged(student, archives[0])
    if len(archives) > 1:
        problem = "handed in several archives: " + ", ".join(sorted(file.name for file in archives))
        return Staged(_refused(student, Status.AMBIGUOUS, problem), None)
    return Staged(student, path)


def _refused(student: Student, status: Status, problem: str) -> Student:
    return msgspec.structs.replace(student, status=status, problem=problem)


def _ambiguity(files: tuple[NamedFile, ...]) -> str:
    """Say why several files are not one submission; "" where they are."""
    names = [file.name for file in files]
    twice = sorted({name for name in names if names.count(name) > 1})
    archives = [name for name in names if is_archive(Path(name))]
    if twice:
        return f"handed in more than once: {', '.join(twice)}"
    if archives and len(files) > 1:
        return f"handed in {len(files)} files, and an archive among them: {', '.join(archives)}"
    return ""


def _loose(student: Student, files: tuple[NamedFile, ...], scratch: Path) -> Staged:
    """Copy files to where they have their names; an archive is collected itself."""
    for file in files:
        parts = [part for part in PurePosixPath(file.name.replace("\\", "/")).parts if part not in ("/", "..", ".")]
        target = scratch.joinpath(*parts)
        try:
            data, status = read_bounded(file.path.parent, file.path.name, LARGEST_ARCHIVE)
            if status.st_size > LARGEST_ARCHIVE:
                raise OSError(EFBIG, f"it holds more than {LARGEST_ARCHIVE // MEBIBYTE} MiB")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
            target.chmod(S_IMODE(status.st_mode))
        except OSError as error:
            if error.errno in (ENOSPC, EDQUOT):
                raise StorageError(f"{scratch} is full ({error.strerror}); make room there") from error
            reason = "it is a link" if file.path.is_symlink() else error.strerror or "it is no regular file"
            problem = f"{file.path.name} cannot be read: {reason}"
            return Staged(_refused(student, Status.UNREADABLE, problem), None)
    archives = [PurePosixPath(file.name).name for file in files if is_archive(Path(file.name))]
    return Staged(student, scratch.joinpath(*archives))
