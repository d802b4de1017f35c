"""The program as part of what a result depends on: a digest of its own files."""

import hashlib
from functools import cache
from importlib import resources
from pathlib import Path

# What these rooms do, and what is shipped beside them, changes no result of a file against an exercise.
_WITHOUT_EFFECT = ("_attacks", "_packs", "attack", "batch", "cli", "render", "store", "verify")


@cache
def program(*rooms: str) -> str:
    """Return a digest of the program itself: of the named rooms, or of all that a result depends on."""
    root = Path(str(resources.files("grader")))
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        relative = path.relative_to(root)
        room = relative.parts[0]
        wanted = room in rooms if rooms else room not in _WITHOUT_EFFECT
        if wanted and path.is_file() and "__pycache__" not in relative.parts:
            digest.update(f"{relative.as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
