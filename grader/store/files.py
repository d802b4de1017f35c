"""Write files whole or not at all: a reader sees the old one or the new one, never half of either."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from grader.core.errors import GraderError


class StorageError(GraderError):
    """A file or the database could not be written: a full disk, a read-only folder, a damaged database."""

    slug = "storage-failed"


def write_whole(path: Path, content: bytes) -> None:
    """Write ``content`` to a neighbour, flush it to the disk, and put it in the place of ``path``.

    Raises:
        StorageError: nothing was written, and what stood at ``path`` still stands there.

    """
    neighbour = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, neighbour = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(neighbour, 0o644)
        os.replace(neighbour, path)
    except OSError as error:
        if neighbour:
            with suppress(OSError):
                os.unlink(neighbour)
        raise StorageError(
            f"{path} could not be written ({error.strerror}); nothing that was there before is lost: "
            "make room, then give the same command again"
        ) from error


def sweep(folder: Path) -> None:
    """Delete what a killed process left half-written under a folder; call it only while holding the lock."""
    for path in folder.rglob(".*.part"):
        with suppress(OSError):
            path.unlink()
