"""Length-prefixed frames on a file descriptor, with os.read and os.write taken before any student code runs."""

import os
import struct

from grader.core.errors import WireError

_read, _write = os.read, os.write
_header = struct.Struct("<Q")
MAX_HEADER = _header.size


def write_frame(descriptor: int, payload: bytes) -> None:
    """Write one frame whole."""
    view = memoryview(_header.pack(len(payload)) + payload)
    while view:
        view = view[_write(descriptor, view) :]


def read_frame(descriptor: int, max_bytes: int) -> bytes:
    """Read one frame whole.

    Raises:
        EOFError: the other side closed.
        WireError: the frame announces more than ``max_bytes``.

    """
    (length,) = _header.unpack(_exactly(descriptor, _header.size))
    if length > max_bytes:
        raise WireError(f"a frame of {length} bytes, more than the {max_bytes} that are taken")
    return _exactly(descriptor, length)


def _exactly(descriptor: int, count: int) -> bytes:
    parts: list[bytes] = []
    while count:
        part = _read(descriptor, min(count, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        count -= len(part)
    return b"".join(parts)
