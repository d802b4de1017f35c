"""Where this user's machine keeps what may be made anew."""

import os
import sys
from pathlib import Path


def cache_folder() -> Path:
    """Return the folder for expected values: below XDG_CACHE_HOME, or where the system keeps caches."""
    given = os.environ.get("XDG_CACHE_HOME")
    if given and Path(given).is_absolute():
        return Path(given) / "grader"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "grader"
    return Path.home() / ".cache" / "grader"
