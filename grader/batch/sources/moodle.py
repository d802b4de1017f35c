"""Moodle's «download all submissions»: folders or flat files named after the student and a number, in any language."""

import re
from pathlib import Path

from grader.batch.sources.found import Found, NamedFile, children, is_archive, key_of, unreadable
from grader.core.cohort import Status, Student

# The plugin's name is Moodle's own; sites that translate it still put it between the number and the file's name.
_PLUGIN = r"assignsubmission_[^\W\d_]+|assignsubmission|submission_file"
_ENTRY = re.compile(rf"(?P<name>.+?)_(?P<id>\d+)_(?P<plugin>{_PLUGIN})(?:_(?P<file>.*))?", re.DOTALL)
_WORDS = r"[^\W\d_]+(?:[ _-][^\W\d_]+){0,3}"
_LOCALISED = re.compile(rf"(?P<name>.+?)_(?P<id>\d{{2,}})_(?P<plugin>{_WORDS})_(?P<file>.*)", re.DOTALL)
_EDITOR = "onlinetext"


def matches(folder: Path) -> bool:
    """Whether at least half of what stands in a folder is named in Moodle's way."""
    names = [path.name for path in children(folder)]
    plain = sum(bool(_ENTRY.fullmatch(name)) for name in names)
    # A translated folder's name ends in an underscore: without Moodle's own word, nothing less is taken for a sign.
    localised = sum(name.endswith("_") and bool(_LOCALISED.fullmatch(name)) for name in names)
    return bool(names) and 2 * (plain + localised) >= len(names)


def find(folder: Path, _wanted: frozenset[str]) -> list[Found]:
    """One student for each number; several folders or files of one number belong together."""
    entries: dict[tuple[str, str], list[tuple[Path, re.Match[str]]]] = {}
    others: list[Found] = []
    for path in children(folder):
        match = _ENTRY.fullmatch(path.name) or _LOCALISED.fullmatch(path.name)
        if match is None:
            others.append(_listed(path))
        else:
            entries.setdefault((match["name"], match["id"]), []).append((path, match))
    return [_student(name, number, found) for (name, number), found in entries.items()] + others


def _student(name: str, number: str, entries: list[tuple[Path, re.Match[str]]]) -> Found:
    uploaded = [(path, match) for path, match in entries if not match["plugin"].endswith(_EDITOR)]
    first, match = (uploaded or entries)[0]
    student = Student(
        key=key_of(f"{name}_{number}"),
        name=name,
        identifiers={"name": name, "moodle": number},
        platform="moodle",
        folder=first.name if first.is_dir() else first.name[: match.start("file")],
        status=Status.GRADED if uploaded else Status.UNREADABLE,
        problem="" if uploaded else f"wrote a text in Moodle's editor and handed in no file: read {first.name}",
    )
    if len(uploaded) == 1 and first.is_dir():
        return Found(student, path=first, carries_modes=False)
    files: list[NamedFile] = []
    for path, match in uploaded:
        if path.is_dir():
            inside = (file for file in sorted(path.rglob("*")) if file.is_file())
            files += [NamedFile(file.relative_to(path).as_posix(), file) for file in inside]
        else:
            files.append(NamedFile(match["file"] or path.name, path))
    return Found(student, files=tuple(files), carries_modes=False)


def _listed(path: Path) -> Found:
    """A folder or an archive may be somebody's under its own name; anything else cannot be told."""
    if path.is_dir() or is_archive(path):
        return Found(Student(key_of(path.name), path.name, platform="moodle", folder=path.name), path=path)
    return unreadable(path, "moodle", "is not named in Moodle's way")
