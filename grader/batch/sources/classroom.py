"""GitHub Classroom's clones: folders ``<assignment>-<user>``, each a git repository."""

from pathlib import Path

from grader.batch.sources.found import Found, children, key_of
from grader.core.cohort import Student

FEWEST = 2


def matches(folder: Path) -> bool:
    """Whether a folder holds clones that share the name of an assignment."""
    paths = [path for path in children(folder) if path.is_dir()]
    clones = [path for path in paths if (path / ".git").exists()]
    return len(clones) >= FEWEST and 2 * len(clones) >= len(paths) and bool(assignment(folder, clones))


def assignment(folder: Path, clones: list[Path]) -> str:
    """Return the assignment's name with its hyphen: what all the clones share with the folder, or with each other.

    The classroom's tools name the folder after the assignment. A user's name may hold hyphens too, so that what the
    clones alone share is a guess where few are there: a roster's logins are therefore looked for at the end of the
    whole name.
    """
    names = [path.name for path in clones]
    return _shared([*names, f"{folder.name}-"]) or _shared(names)


def _shared(names: list[str]) -> str:
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
