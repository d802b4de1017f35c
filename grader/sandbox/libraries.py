"""Which files of the Python installation a library needs: nothing else of it is laid open in the box."""

import os
import re
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import metadata
from pathlib import Path

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_PROVIDERS = {"keras": ("keras", "tensorflow")}
_WORKER = "numpy"
"""What the worker itself imports, whatever the exercise does."""
_CONFINEMENT = ("landlockpy", "seccompy")
_PACKAGE = Path(__file__).resolve().parent.parent
_OURS = (_PACKAGE, *(_PACKAGE.parent / name for name in ("exercises", "reference", "tests")))
"""Never laid open by the way: the answers stand here, and the attacks; what a worker needs is bound by itself."""


@cache
def library_paths(libraries: tuple[str, ...]) -> tuple[str, ...]:
    """Return the top-level files and folders of the libraries and of all that they require.

    Raises:
        metadata.PackageNotFoundError: a library is not installed.

    """
    wanted = [_WORKER, *(name for library in libraries for name in _PROVIDERS.get(library, (library,)))]
    if sys.platform == "linux":
        wanted += _CONFINEMENT
    seen: dict[str, metadata.Distribution] = {}
    for name in wanted:
        seen[_normal(name)] = metadata.distribution(name)
    queue = list(seen.values())
    while queue:
        for requirement in queue.pop().requires or ():
            found = _NAME.match(requirement)
            if found is None or "extra ==" in requirement or _normal(found[0]) in seen:
                continue
            try:
                distribution = metadata.distribution(found[0])
            except metadata.PackageNotFoundError:
                continue  # a requirement of another platform
            seen[_normal(found[0])] = distribution
            queue.append(distribution)
    paths = {path for distribution in seen.values() for path in _top_levels(distribution)}
    return tuple(sorted(paths))


@cache
def runtime_paths() -> tuple[str, ...]:
    """Return the interpreter, its standard library entry by entry (never site-packages), and the system's libraries."""
    standard = Path(sysconfig.get_path("stdlib"))
    entries = [entry for entry in standard.iterdir() if entry.name not in ("site-packages", "dist-packages", "test")]
    system = [Path(name) for name in ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache")]
    shared = [Path(sys.base_prefix) / "lib" / name for name in _shared_libraries()]
    found = (path for path in (*entries, *system, *shared, interpreter()) if path.exists())
    return outermost(str(path) for one in found for path in around(one, _OURS))


def around(path: Path, hidden: Sequence[Path]) -> Iterator[Path]:
    """Return the path, or, where something hidden stands inside it, what it holds beside that.

    A system's folder is open as a whole, unless the grader itself is installed somewhere below it.
    """
    real = path.resolve()
    if any(real.is_relative_to(one) for one in hidden):
        return
    if not any(one.is_relative_to(real) for one in hidden):
        yield path
        return
    for entry in sorted(path.iterdir()):
        if entry.exists() and not (entry.is_symlink() and entry.is_dir() and _holds(entry, hidden)):
            yield from around(entry, hidden)


def outermost(paths: Iterable[str]) -> tuple[str, ...]:
    """Return the paths, sorted, without those that stand inside another one.

    A distribution's Python lives below ``/usr/lib`` and has links in it that lead elsewhere: laid over the
    folder that is open already, such an entry could not be mounted.
    """
    kept: list[str] = []
    for path in sorted(set(paths), key=lambda one: Path(one).parts):
        # What stands inside a folder comes right behind it in this order: only the last one kept can hold the path.
        if not kept or not Path(path).is_relative_to(kept[-1]):
            kept.append(path)
    return tuple(kept)


def interpreter() -> Path:
    """Return the real interpreter, not the virtual environment's link to it."""
    return Path(sys.executable).resolve()


def search_path(libraries: tuple[str, ...]) -> tuple[str, ...]:
    """Return the folders that Python must search in the box to import the libraries."""
    return tuple(sorted({str(Path(path).parent) for path in library_paths(libraries)}))


def _top_levels(distribution: metadata.Distribution) -> set[str]:
    tops: set[str] = set()
    for file in distribution.files or ():
        if file.parts[0] in ("..", "__pycache__") or file.is_absolute():
            continue
        tops.add(os.path.abspath(str(distribution.locate_file(file.parts[0]))))  # a worker starts elsewhere
    return tops


def _shared_libraries() -> tuple[str, ...]:
    folder = Path(sys.base_prefix) / "lib"
    return tuple(path.name for path in folder.glob("libpython*.so*"))


def _holds(link: Path, hidden: Sequence[Path]) -> bool:
    return any(one.is_relative_to(link.resolve()) for one in hidden)


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
