"""One batch for one output folder: a lock that the kernel lets go of when its holder dies."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from grader.core.errors import UsageError
from grader.store.files import StorageError


class LockError(UsageError):
    """Another batch is writing to this folder."""

    slug = "output-locked"


@contextmanager
def hold(folder: Path) -> Iterator[None]:
    """Hold a folder for oneself until the block ends or the process dies, however it dies.

    Raises:
        LockError: another process holds it; the message names its process number.
        StorageError: the folder cannot be made or written, or its disk knows no locks.

    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        why = "it is a file" if folder.is_file() else error.strerror
        raise StorageError(f"{folder} cannot be written ({why}); choose another output folder") from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(handle, 32).decode("ascii", "replace").strip() or "unknown"
            raise LockError(
                f"another batch (process {holder}) is writing to {folder}; wait for it, or choose another output folder"
            ) from None
        except OSError as error:
            raise StorageError(
                f"{folder} cannot be locked ({error.strerror}); choose an output folder on a disk of this machine"
            ) from error
        with suppress(OSError):  # on a full disk nobody is named, and the first result says why
            os.ftruncate(handle, 0)
            os.pwrite(handle, f"{os.getpid()}\n".encode("ascii"), 0)
        yield
    finally:
        os.close(handle)
