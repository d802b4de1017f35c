"""Write files whole or not at all: a reader sees the old one or the new one, never half of either."""

import errno
import os
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from grader.core.errors import GraderError

_CURES = {
    errno.ENOSPC: "make room",
    errno.EDQUOT: "make room",
    errno.EFBIG: "raise the limit on the size of files",
    errno.EACCES: "allow writing there",
    errno.EROFS: "choose a place that can be written",
}


class StorageError(GraderError):
    """A file or the database could not be written: a full disk, a read-only folder, a damaged database."""

    slug = "storage-failed"


def write_whole(path: Path, content: bytes) -> None:
    """Write ``content`` to a neighbour, flush it to the disk, and put it in the place of ``path``.

    A new file has the rights that the user's umask leaves it: grades need not be everybody's to read.

    Raises:
        StorageError: nothing was written, and what stood at ``path`` still stands there.

    """
    neighbour = path.with_name(f".{uuid4().hex}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with neighbour.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        neighbour.replace(path)
    except OSError as error:
        raise StorageError(
            f"{path} could not be written ({error.strerror}); nothing that was there before is lost: "
            f"{_CURES.get(error.errno or 0, 'cure this')}, then give the same command again"
        ) from error
    finally:
        with suppress(OSError):
            neighbour.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Delete what a killed process left half-written under a folder; call it only while holding the lock."""
    for path in folder.rglob(".*.part"):
        with suppress(OSError):
            path.unlink()
