"""Say which platform a source comes from, and find its students; an archive of it all is opened first."""

import glob
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from grader.batch.sources import canvas, classroom, folders, gradescope, moodle
from grader.batch.sources.download import extract
from grader.batch.sources.found import Found, children, is_archive, unique
from grader.core.errors import UsageError

Finder = Callable[[Path, frozenset[str]], list[Found]]

PLATFORMS: dict[str, Finder] = {
    "gradescope": gradescope.find,
    "moodle": moodle.find,
    "canvas": canvas.find,
    "classroom": classroom.find,
    "folders": folders.find,
}
_SIGNS: dict[str, Callable[[Path], bool]] = {
    "gradescope": gradescope.matches,
    "moodle": moodle.matches,
    "canvas": canvas.matches,
    "classroom": classroom.matches,
}


@contextmanager
def discover(source: str, wanted: frozenset[str], platform: str = "auto") -> Iterator[tuple[str, tuple[Found, ...]]]:
    """Give the platform and the students of a source: a folder, a download's archive, or a glob.

    ``wanted`` are the names of the files that the exercises ask for. What an archive holds is there until the
    block ends.

    Raises:
        UsageError: there is no such source, or it holds nothing.

    """
    path = Path(source)
    if not path.exists() and any(sign in source for sign in "*?["):
        paths = tuple(Path(name) for name in sorted(glob.glob(source)))
        if not paths:
            raise UsageError(f"nothing matches {source}; quote the pattern, and look at the folder before it")
        yield "glob", unique(folders.from_pattern(source, paths, wanted))
        return
    if path.is_dir():
        yield _find(_inner(path, wanted), wanted, platform)
        return
    if not path.is_file() or not is_archive(path):
        fact = "is neither a folder nor an archive" if path.exists() else "is not there"
        raise UsageError(f"{source} {fact}; give the folder that holds the submissions, or the platform's download")
    with TemporaryDirectory(prefix="grader-") as scratch:
        extract(path, Path(scratch))
        yield _find(_inner(Path(scratch), wanted), wanted, platform)


def platform_of(folder: Path) -> str:
    """Return the first platform whose signs a folder bears, or ``folders``."""
    return next((name for name, matches in _SIGNS.items() if matches(folder)), "folders")


def _find(folder: Path, wanted: frozenset[str], platform: str) -> tuple[str, tuple[Found, ...]]:
    if platform not in ("auto", *PLATFORMS):
        raise UsageError(f"there is no platform '{platform}'; there are auto, {', '.join(PLATFORMS)}")
    chosen = platform_of(folder) if platform == "auto" else platform
    found = unique(PLATFORMS[chosen](folder, wanted))
    if not found:
        raise UsageError(f"{folder} holds no submissions")
    return chosen, found


def _inner(folder: Path, wanted: frozenset[str]) -> Path:
    """Return the one folder that is wrapped around all, as zips have it, or the folder itself."""
    inside = children(folder)
    wraps = len(inside) == 1 and inside[0].is_dir()
    return inside[0] if wraps and (platform_of(inside[0]) != "folders" or _holds_several(inside[0], wanted)) else folder


def _holds_several(folder: Path, wanted: frozenset[str]) -> bool:
    """Whether at least two of the folders and archives in a folder are somebody's work."""
    works = (
        path
        for path in children(folder)
        if is_archive(path) or (path.is_dir() and any(file.name in wanted for file in path.rglob("*.py")))
    )
    return len(tuple(islice(works, 2))) == 2
