"""Canvas's «download submissions»: one flat folder, the student, the lateness and the file all in one name."""

import re
from pathlib import Path

from grader.batch.sources.found import Found, NamedFile, children, key_of
from grader.core.cohort import Status, Student

_NAME = re.compile(
    r"(?P<name>[^_]+(?:_[^_\d][^_]*)*?)_(?:(?P<late>LATE)_)?(?P<user>\d+)_(?P<attachment>\d+)_(?P<file>.+)", re.DOTALL
)
_AGAIN = re.compile(r"-\d+(?=(?:\.tar)?\.[^.]+$)")


def matches(folder: Path) -> bool:
    """Whether at least half of the files in a folder are named in Canvas's way."""
    paths = children(folder)
    return bool(paths) and 2 * sum(path.is_file() and bool(_NAME.fullmatch(path.name)) for path in paths) >= len(paths)


def given_name(name: str, wanted: frozenset[str]) -> str:
    """Undo Canvas's ``-1`` behind a file handed in again, unless the exercise asks for that very name."""
    plain = _AGAIN.sub("", name)
    return plain if name not in wanted and (plain in wanted or name.lower().endswith((".zip", ".tar.gz"))) else name


def find(folder: Path, wanted: frozenset[str]) -> list[Found]:
    """One student for each user number, with all their files."""
    entries: dict[str, list[tuple[Path, re.Match[str]]]] = {}
    others: list[Found] = []
    for path in children(folder):
        match = _NAME.fullmatch(path.name)
        if match and path.is_file():
            entries.setdefault(match["user"], []).append((path, match))
        else:
            problem = f"{path.name} is not named in Canvas's way, and nobody's name can be read from it"
            student = Student(
                key_of(path.name), path.name, platform="canvas", status=Status.UNREADABLE, problem=problem
            )
            others.append(Found(student))
    return [_student(user, found, wanted) for user, found in entries.items()] + others


def _student(user: str, entries: list[tuple[Path, re.Match[str]]], wanted: frozenset[str]) -> Found:
    name = entries[0][1]["name"]
    student = Student(
        key=key_of(f"{name}_{user}"),
        name=name,
        identifiers={"name": name, "canvas": user},
        platform="canvas",
        folder=entries[0][0].name,
        late=any(match["late"] for _, match in entries),
    )
    return Found(student, files=tuple(NamedFile(given_name(match["file"], wanted), path) for path, match in entries))
