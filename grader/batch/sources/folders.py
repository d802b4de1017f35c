"""A folder of student folders, of archives, or a glob: the name is the student."""

from pathlib import Path

import msgspec

from grader.batch.sources.found import Found, NamedFile, children, is_archive, key_of, stem_of
from grader.core.cohort import Status, Student


def find(folder: Path, _wanted: frozenset[str]) -> list[Found]:
    """One student for each folder, archive, or single Python file."""
    return from_paths(children(folder))


def from_paths(paths: tuple[Path, ...]) -> list[Found]:
    """One student for each path, in the order given; what is none of these is listed as unreadable."""
    names: dict[str, list[Path]] = {}
    for path in paths:
        name = path.stem if path.suffix == ".py" and path.is_file() else path.name if path.is_dir() else stem_of(path)
        names.setdefault(name, []).append(path)
    found = []
    for name, same in names.items():
        student = Student(key=key_of(name), name=name, identifiers={"name": name}, folder=same[0].name)
        if len(same) > 1:
            problem = "handed in more than once: " + ", ".join(path.name for path in same)
            found.append(Found(_refused(student, Status.AMBIGUOUS, problem)))
        elif same[0].is_dir() or is_archive(same[0]):
            found.append(Found(student, path=same[0]))
        elif same[0].suffix == ".py" and same[0].is_file():
            found.append(Found(student, files=(NamedFile(same[0].name, same[0]),)))
        else:
            problem = f"{same[0].name} is neither a folder, an archive nor a Python file"
            found.append(Found(_refused(student, Status.UNREADABLE, problem)))
    return found


def _refused(student: Student, status: Status, problem: str) -> Student:
    return msgspec.structs.replace(student, status=status, problem=problem)
