"""Which files of the Python installation a library needs: nothing else of it is laid open in the box."""

import re
import sys
import sysconfig
from collections.abc import Iterable
from functools import cache
from importlib import metadata
from pathlib import Path

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_PROVIDERS = {"keras": ("keras", "tensorflow")}
_CONFINEMENT = ("landlockpy", "seccompy")


@cache
def library_paths(libraries: tuple[str, ...]) -> tuple[str, ...]:
    """Return the top-level files and folders of the libraries and of all that they require.

    Raises:
        metadata.PackageNotFoundError: a library is not installed.

    """
    wanted = [name for library in libraries for name in _PROVIDERS.get(library, (library,))]
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
    return outermost(str(path) for path in (*entries, *system, *shared, interpreter()) if path.exists())


def outermost(paths: Iterable[str]) -> tuple[str, ...]:
    """Return the paths, sorted, without those that stand inside another one.

    A distribution's Python lives below ``/usr/lib`` and has links in it that lead elsewhere: laid over the
    folder that is open already, such an entry could not be mounted.
    """
    kept: list[str] = []
    for path in sorted(set(paths), key=lambda one: Path(one).parts):
        if not any(Path(path).is_relative_to(parent) for parent in kept):
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
        tops.add(str(distribution.locate_file(file.parts[0])))
    return tops


def _shared_libraries() -> tuple[str, ...]:
    folder = Path(sys.base_prefix) / "lib"
    return tuple(path.name for path in folder.glob("libpython*.so*"))


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
