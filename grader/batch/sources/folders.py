"""A folder of student folders, of archives or of files, or a glob: the name is the student."""

from collections.abc import Iterable, Sequence
from glob import has_magic
from pathlib import Path

import msgspec

from grader.batch.sources.found import Found, NamedFile, children, is_archive, key_of, stem_of
from grader.core.cohort import Status, Student
from grader.core.errors import UsageError

_SEPARATORS = "-_ ."


def find(folder: Path, wanted: frozenset[str]) -> list[Found]:
    """One student for each folder, archive, or name before a file's.

    Raises:
        UsageError: the folder is one student's own.

    """
    paths = children(folder)
    own = next((path.name for path in paths if path.name in wanted), None)
    if own and not any(path.is_dir() or is_archive(path) for path in paths):
        raise UsageError(
            f"{folder} holds {own} itself: this is one submission; grade it with 'grader grade {folder}', "
            "or give the folder that holds the students' folders"
        )
    return _gathered(((path, *_owner(path, wanted)) for path in paths), wanted)


def from_pattern(pattern: str, paths: Iterable[Path], wanted: frozenset[str]) -> list[Found]:
    """One student for what the pattern's last wildcard stands for, and as many before it as tell them apart."""
    wild = [at for at, part in enumerate(Path(pattern).parts) if has_magic(part)]
    placed: list[tuple[Path, tuple[str, ...], str]] = []
    for path in paths:
        *before, last = (path.parts[at] for at in wild)
        if path.is_file() and not is_archive(path) and (before or last != path.name):
            # A pattern down to the files: they are whose folder it is.
            owners = tuple(before) if last == path.name else (*before, last)
            placed.append((path, owners, path.name))
        else:
            owner, file = _owner(path, wanted) if last == path.name else (last, "")
            placed.append((path, (*before, owner), file))
    names = {owners: owners[-1] for _, owners, _ in placed}
    if len(set(names.values())) < len(names):
        names = {owners: "/".join(owners) for owners in names}
    found = _gathered(((path, names[owners], file) for path, owners, file in placed), wanted)
    return [_kept_inside(one, wild) for one in found]


def _kept_inside(found: Found, wild: Sequence[int]) -> Found:
    """Refuse what a link, which may be of the student's own making, leads out of the folder of the last wildcard."""
    paths = (*(file.path for file in found.files), *(() if found.path is None else (found.path,)))
    for path in paths:
        above = [at for at in wild if at + 1 < len(path.parts)]
        own = Path(*path.parts[: above[-1] + 1]) if above else path
        if not path.resolve().is_relative_to(own.resolve()):
            problem = f"{path.name} is a link that leads out of {own.name}: hand in the file itself"
            return Found(msgspec.structs.replace(found.student, status=Status.UNREADABLE, problem=problem))
    return found


def _owner(path: Path, wanted: frozenset[str]) -> tuple[str, str]:
    """Whose a path is by its name, and which exercise's file it is ("": a folder, an archive, or nobody can tell)."""
    if path.is_dir() or is_archive(path):
        return (path.name if path.is_dir() else stem_of(path)), ""
    for file in sorted(wanted, key=len, reverse=True):
        owner = path.name.removesuffix(file)
        if owner.rstrip(_SEPARATORS) and owner.endswith(tuple(_SEPARATORS)) and owner != path.name:
            return owner.rstrip(_SEPARATORS), file
    if path.suffix == ".py" and len(wanted) == 1 and path.name not in wanted:
        return path.stem, next(iter(wanted))
    return path.name, ""


def _gathered(owned: Iterable[tuple[Path, str, str]], wanted: frozenset[str]) -> list[Found]:
    """Put together what is one student's; what cannot be told or is there twice is listed."""
    owners: dict[str, list[tuple[Path, str]]] = {}
    for path, owner, file in owned:
        owners.setdefault(owner, []).append((path, file))
    return [_found(owner, entries, wanted) for owner, entries in owners.items()]


def _found(owner: str, entries: list[tuple[Path, str]], wanted: frozenset[str]) -> Found:
    first, file = entries[0]
    problem = ""
    if len(entries) > 1 and (not all(name for _, name in entries) or len({name for _, name in entries}) < len(entries)):
        problem = "handed in more than once: " + ", ".join(path.name for path, _ in entries)
    elif not file and first.suffix == ".py" and first.is_file():
        expected = ", ".join(sorted(wanted))
        problem = f"{first.name} is named neither like a student's file nor after one and an exercise's ({expected})"
    elif not file and not first.is_dir() and not is_archive(first):
        problem = f"{first.name} is neither a folder, an archive nor a Python file"
    status = Status.GRADED if not problem else Status.AMBIGUOUS if len(entries) > 1 else Status.UNREADABLE
    # The last part is what a roster knows, whatever had to be put before it.
    identifiers = {"name": owner.rpartition("/")[2]}
    student = Student(key_of(owner), owner, identifiers, folder=first.name, status=status, problem=problem)
    if len(entries) > 1 and problem:
        return Found(student)
    if problem or not file:
        return Found(student, path=first)
    return Found(student, files=tuple(NamedFile(name, path) for path, name in entries))
