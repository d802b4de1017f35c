"""GitHub Classroom's clones: folders ``<assignment>-<user>``, each a git repository."""

from pathlib import Path

from grader.batch.sources.found import Found, children, key_of
from grader.core.cohort import Student

_CLONES_SUFFIX = "-submissions"
FEWEST = 2


def matches(folder: Path) -> bool:
    """Whether a folder holds clones that share the name of an assignment."""
    paths = [path for path in children(folder) if path.is_dir()]
    clones = [path for path in paths if (path / ".git").exists()]
    return len(clones) >= FEWEST and 2 * len(clones) >= len(paths) and bool(assignment(folder, clones))


def assignment(folder: Path, clones: list[Path]) -> str:
    """Return the assignment's name with its hyphen: the parent folder says it, or what all the clones share.

    A user's name may hold hyphens too, so what all share is a guess where few are there: it is told in the
    students' names alone, and no grade depends on it.
    """
    names = [path.name for path in clones]
    if folder.name.endswith(_CLONES_SUFFIX):
        prefix = folder.name.removesuffix(_CLONES_SUFFIX) + "-"
        if all(name.startswith(prefix) for name in names):
            return prefix
    shared = min(names, default="")
    while not all(name.startswith(shared) for name in names):
        shared = shared[:-1]
    return shared[: shared.rfind("-") + 1]


def find(folder: Path, _wanted: frozenset[str]) -> list[Found]:
    """One student for each clone; the user's name is what follows the assignment's."""
    paths = [path for path in children(folder) if path.is_dir()]
    prefix = assignment(folder, [path for path in paths if (path / ".git").exists()])
    found = []
    for path in paths:
        user = path.name.removeprefix(prefix) or path.name
        student = Student(
            key=key_of(user),
            name=user,
            identifiers={"github": user, "repository": path.name},
            platform="classroom",
            folder=path.name,
            remarks=() if (path / ".git").exists() else ("this folder is no git repository",),
        )
        found.append(Found(student, path=path))
    return found
