"""Where output goes: files whole or not at all, and a standard output that may be closed at any time."""

import os
import select
import sys
from pathlib import Path

from grader.core.errors import UsageError

STDOUT = Path("-")


class ReaderGoneError(Exception):
    """Nobody reads the standard output any more; what is left for it goes nowhere."""


def check_target(target: Path) -> None:
    """Refuse a target that could not be written later, before any time is spent.

    Raises:
        UsageError: its folder does not exist, or it is a folder itself.

    """
    if target == STDOUT:
        return
    if target.is_dir():
        raise UsageError(f"{target} is a folder; give the name of a file")
    if not target.parent.is_dir():
        raise UsageError(f"{target} cannot be written: the folder {target.parent} does not exist; create it first")
    if not os.access(target.parent, os.W_OK | os.X_OK):
        raise UsageError(f"{target} cannot be written: the folder {target.parent} may not be written to")


def write_file(target: Path, data: bytes) -> None:
    """Write a file whole or not at all; a link is followed, a device or a pipe (``/dev/stdout``) is written to.

    Raises:
        StorageError: it cannot be written, and what stood there still stands.

    """
    from grader.store.files import StorageError, write_whole

    real = target.resolve()
    if not real.exists() or real.is_file():
        write_whole(real, data)
        return
    try:
        real.write_bytes(data)
    except OSError as error:
        raise StorageError(f"{target} could not be written ({error.strerror or error})") from error


def write_out(data: bytes | str) -> None:
    """Write to standard output and see it through.

    Raises:
        ReaderGoneError: nobody reads it any more.
        StorageError: it leads to a file, and the disk is full.

    """
    from grader.store.files import StorageError

    try:
        sys.stdout.flush()
        if isinstance(data, bytes):
            sys.stdout.buffer.write(data)
        else:
            sys.stdout.write(data)
        sys.stdout.flush()
    except OSError as error:
        give_up_stdout()
        if isinstance(error, BrokenPipeError):
            raise ReaderGoneError from error
        raise StorageError(f"standard output could not be written ({error.strerror}); make room") from error


def nobody_reads() -> bool:
    """Whether the standard output is a pipe whose reader has gone."""
    try:
        number = sys.stdout.fileno()
    except OSError:  # a stand-in without a file
        return False
    poll = select.poll()
    poll.register(number, 0)
    return any(event & (select.POLLERR | select.POLLHUP) for _, event in poll.poll(0))


def give_up_stdout() -> None:
    """Let what is left for a broken standard output go nowhere: Python flushes it once more at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
