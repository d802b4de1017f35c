"""Bytes to Value: every length is checked against the bytes present before anything is allocated."""

import math
import struct
from dataclasses import dataclass

import numpy as np

from grader.core.errors import WireError
from grader.core.values import Fixture, Opaque, Value
from grader.wire import tags

_u32 = struct.Struct("<I").unpack_from
_u64 = struct.Struct("<Q").unpack_from
_dtypes = tuple(np.dtype(name) for name in tags.DTYPES)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a reader puts up with: bytes in all, and values in all."""

    max_bytes: int = 256 * 2**20
    max_values: int = 200_000


def decode(data: bytes, bounds: Bounds = Bounds()) -> Value:
    """Rebuild the one value that ``data`` holds.

    Raises:
        WireError: for anything else than exactly one well-formed value within the bounds.

    """
    if len(data) > bounds.max_bytes:
        raise WireError(f"{len(data)} bytes are more than the {bounds.max_bytes} that are taken")
    reader = _Reader(data, bounds.max_values)
    value = reader.value(0)
    if reader.at != len(data):
        raise WireError(f"{len(data) - reader.at} bytes behind the value")
    return value


class _Reader:
    """A cursor over bytes that never moves past their end."""

    def __init__(self, data: bytes, values: int) -> None:
        self.data = data
        self.at = 0
        self.values = values

    def take(self, count: int) -> bytes:
        """Return the next ``count`` bytes, all of which must be there."""
        if count > len(self.data) - self.at:
            raise WireError(f"{count} bytes announced at {self.at}, {len(self.data) - self.at} present")
        piece = self.data[self.at : self.at + count]
        self.at += count
        return piece

    def u32(self) -> int:
        """Return the next length."""
        return int(_u32(self.take(4))[0])

    def text(self, most: int | None = None) -> str:
        """Return the next string, of at most so many bytes."""
        length = self.u32()
        if most is not None and length > most:
            raise WireError(f"{length} bytes of text at {self.at}, where {most} are the most")
        try:
            return self.take(length).decode("utf-8")
        except UnicodeDecodeError as error:
            raise WireError(f"text that is not UTF-8 before byte {self.at}") from error

    def value(self, depth: int) -> Value:
        """Return the next value, whatever it is."""
        self.values -= 1
        if self.values < 0 or depth > tags.MAX_DEPTH:
            raise WireError(f"too many or too deeply nested values at byte {self.at}")
        tag = self.take(1)
        if tag == tags.NONE:
            return None
        if tag in (tags.TRUE, tags.FALSE):
            return tag == tags.TRUE
        if tag == tags.INT:
            return int.from_bytes(self.take(min(self.take(1)[0], tags.MAX_INT_BYTES + 1)), "little", signed=True)
        if tag == tags.FLOAT:
            return float(struct.unpack("<d", self.take(8))[0])
        if tag == tags.COMPLEX:
            return complex(*struct.unpack("<dd", self.take(16)))
        if tag == tags.STR:
            return self.text()
        if tag == tags.BYTES:
            return self.take(self.u32())
        if tag in (tags.ARRAY, tags.SCALAR):
            return self._array(scalar=tag == tags.SCALAR)
        if tag == tags.FIXTURE:
            return Fixture(self.text())
        if tag == tags.OPAQUE:
            return Opaque(self.text(tags.MAX_KIND_BYTES), self.text(tags.MAX_DETAIL_BYTES))
        return self._container(tag, depth)

    def _array(self, *, scalar: bool) -> Value:
        code, dimensions = self.take(2)
        if code >= len(_dtypes) or dimensions > tags.MAX_DIMENSIONS:
            raise WireError(f"no such dtype ({code}) or too many dimensions ({dimensions})")
        dtype = _dtypes[code]
        shape = tuple(int(_u64(self.take(8))[0]) for _ in range(dimensions))
        if scalar and shape:
            raise WireError("a scalar with a shape")
        # NumPy counts the axes without a nought, even of an array without elements.
        if math.prod(max(extent, 1) for extent in shape) * dtype.itemsize > 2**40:
            raise WireError(f"a shape of {shape}")
        array = np.frombuffer(self.take(math.prod(shape) * dtype.itemsize), dtype)
        if dtype.kind == "b" and array.view(np.uint8).max(initial=0) > 1:
            raise WireError("a bool that is neither true nor false")
        array = array.reshape(shape)
        return array[()] if scalar else array

    def _container(self, tag: bytes, depth: int) -> Value:
        if tag not in (tags.TUPLE, tags.LIST, tags.DICT):
            raise WireError(f"no such tag at byte {self.at - 1}: {tag!r}")
        count = self.u32()
        if count > len(self.data) - self.at:
            raise WireError(f"{count} items announced at {self.at}, {len(self.data) - self.at} bytes present")
        if tag == tags.DICT:
            return dict(self._pair(depth) for _ in range(count))
        items = [self.value(depth + 1) for _ in range(count)]
        return items if tag == tags.LIST else tuple(items)

    def _pair(self, depth: int) -> tuple[str, Value]:
        key = self.value(depth + 1)
        if not isinstance(key, str):
            raise WireError("a key that is no string")
        return key, self.value(depth + 1)
