"""Canvas's «download submissions»: one flat folder, the student, the lateness and the file all in one name."""

import re
from pathlib import Path

from grader.batch.sources.found import Found, NamedFile, children, key_of, unreadable
from grader.core.cohort import Status, Student

_WHO = (
    r"(?:(?!LATE_)(?P<name>[^_]+(?:_[^_\d][^_]*)*?)_)?(?:(?P<late>LATE)_)?"
    r"(?:(?P<user>\d+)|(?P<anonymous>anon_[^_]+))"
)
_NAME = re.compile(rf"{_WHO}_(?P<attachment>\d+)_(?P<file>.+)", re.DOTALL)
_WRITTEN = re.compile(rf"{_WHO}_(?P<file>text|link)\.html")
_AGAIN = re.compile(r"-\d+(?=(?:\.tar)?\.[^.]+$)")


def matches(folder: Path) -> bool:
    """Whether at least half of the files in a folder are named in Canvas's way."""
    paths = children(folder)
    return bool(paths) and 2 * sum(path.is_file() and bool(_read(path.name)) for path in paths) >= len(paths)


def given_name(name: str, wanted: frozenset[str]) -> str:
    """Undo Canvas's ``-1`` behind a file handed in again, unless the exercise asks for that very name."""
    plain = _AGAIN.sub("", name)
    return plain if name not in wanted and (plain in wanted or name.lower().endswith((".zip", ".tar.gz"))) else name


def find(folder: Path, wanted: frozenset[str]) -> list[Found]:
    """One student for each user number, with all their files; in an anonymous course, for each alias."""
    entries: dict[str, list[tuple[Path, re.Match[str]]]] = {}
    others: list[Found] = []
    for path in children(folder):
        match = _read(path.name)
        if match and path.is_file():
            entries.setdefault(match["user"] or match["anonymous"], []).append((path, match))
        else:
            others.append(unreadable(path, "canvas", "is not named in Canvas's way"))
    return [_student(found, wanted) for found in entries.values()] + others


def _read(name: str) -> re.Match[str] | None:
    return _NAME.fullmatch(name) or _WRITTEN.fullmatch(name)


def _student(entries: list[tuple[Path, re.Match[str]]], wanted: frozenset[str]) -> Found:
    uploaded = [(path, match) for path, match in entries if match.re is _NAME]
    first, match = (uploaded or entries)[0]
    user = match["user"]
    name = match["name"] or match["anonymous"] or user
    student = Student(
        key=key_of(f"{name}_{user}" if user else name),
        name=name,
        identifiers={"name": name, "canvas": user} if user else {"name": name},
        platform="canvas",
        folder=first.name[: match.start("file")],
        late=any(match["late"] for _, match in entries),
        status=Status.GRADED if uploaded else Status.UNREADABLE,
        problem="" if uploaded else f"wrote a {match['file']} on Canvas and handed in no file: read {first.name}",
    )
    files = tuple(NamedFile(given_name(match["file"], wanted), path) for path, match in uploaded)
    return Found(student, files=files, carries_modes=False)
