"""Where what is expected is kept between runs: a folder of the person's own, named by the environment."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grader.api import Memory


def cache_folder() -> Path | None:
    """Return ``GRADER_CACHE``, or the system's usual place; None where there is no home to have it in."""
    named = os.environ.get("GRADER_CACHE")
    if named:
        return Path(named)
    shared = os.environ.get("XDG_CACHE_HOME")
    if shared and Path(shared).is_absolute():
        return Path(shared) / "grader"
    try:
        home = Path.home()
    except RuntimeError:
        return None
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "grader"


def open_memory() -> "Memory | None":
    """Return the memory in that folder; None where there is no such folder."""
    from grader.api import FolderMemory

    folder = cache_folder()
    return FolderMemory(folder) if folder is not None else None
