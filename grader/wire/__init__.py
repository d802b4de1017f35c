"""Values to bytes and back, reading as if every byte were hostile; never pickle."""

from grader.wire.decoding import Bounds, decode
from grader.wire.encoding import encode
from grader.wire.frames import MAX_HEADER, read_frame, write_frame

__all__ = ["MAX_HEADER", "Bounds", "decode", "encode", "read_frame", "write_frame"]
