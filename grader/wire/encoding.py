"""Value to bytes. Runs inside the box on whatever a student returned, so it looks only at exact types.

Anything that is not exactly a plain value becomes an Opaque with the name of its real type: no method
of a foreign object is called, not even ``__class__`` or ``__len__``.
"""

import struct
from collections.abc import Callable
from typing import Any

import numpy as np

from grader.core.values import Fixture, Opaque
from grader.wire import tags

_u32 = struct.Struct("<I").pack
_u64 = struct.Struct("<Q").pack
_f64 = struct.Struct("<d").pack
_c128 = struct.Struct("<dd").pack
_type_name: Callable[[type], str] = type.__dict__["__name__"].__get__
_type_mro: Callable[[type], tuple[type, ...]] = type.__dict__["__mro__"].__get__
_dtype_code = {np.dtype(name): bytes([code]) for code, name in enumerate(tags.DTYPES)}
_scalar_types = frozenset(id(dtype.type) for dtype in _dtype_code)


def encode(value: object, *, max_bytes: int) -> bytes:
    """Encode a value in at most about ``max_bytes``; what is foreign or too large becomes an Opaque.

    Args:
        value: anything at all.
        max_bytes: the room for the whole answer, in bytes.

    """
    parts: list[bytes] = []
    _Encoder(parts, max_bytes).put(value, 0)
    return b"".join(parts)


def _plain_bytes(text: object) -> bytes:
    """Return text as UTF-8; a subclass of str has no say in it, and what is no str at all becomes nothing."""
    return str.encode(text, "utf-8", "replace") if _descends(type(text), str) else b""  # type: ignore[arg-type]


def _cut(text: bytes, most: int) -> bytes:
    """Return the beginning of UTF-8, without half a character at its end."""
    return text[:most].decode("utf-8", "ignore").encode()


def _descends(kind: type, ancestor: type) -> bool:
    """Whether a type stands below another; a metaclass has no say in it (``in`` would ask it)."""
    return any(one is ancestor for one in _type_mro(kind))


class _Encoder:
    """Appends parts and counts the room that is left."""

    def __init__(self, parts: list[bytes], room: int) -> None:
        self.parts = parts
        self.room = room

    def raw(self, *pieces: bytes) -> None:
        """Append pieces as they are."""
        for piece in pieces:
            self.room -= len(piece)
            self.parts.append(piece)

    def put(self, value: object, depth: int) -> None:
        """Append one value, whatever it is."""
        if self.room <= 0:
            self._opaque("value", tags.TOO_LARGE)
            return
        kind = type(value)
        if value is None:
            self.raw(tags.NONE)
        elif value is True or value is False:
            self.raw(tags.TRUE if value is True else tags.FALSE)
        elif id(kind) in _scalar_writers:
            _scalar_writers[id(kind)](self, value)
        elif id(kind) in _scalar_types:
            self._array(np.asarray(value), tags.SCALAR)
        elif kind is np.ndarray:
            self._ndarray(value)  # type: ignore[arg-type]  # narrowed by ``kind``
        elif kind is dict:
            self._dict(value, depth)  # type: ignore[arg-type]  # narrowed by ``kind``
        elif kind is list or kind is tuple or _descends(kind, tuple):
            self._sequence(value, depth, tags.LIST if kind is list else tags.TUPLE)
        else:
            self._foreign(kind)

    def _int(self, value: int) -> None:
        length = (value.bit_length() + 8) // 8
        if length > tags.MAX_INT_BYTES:
            self._opaque("int", tags.TOO_LONG_INT)
        else:
            self.raw(tags.INT, bytes([length]), value.to_bytes(length, "little", signed=True))

    def _text(self, tag: bytes, text: object) -> None:
        data = _plain_bytes(text)
        if len(data) > self.room:
            self._opaque("str", tags.TOO_LARGE)
        else:
            self.raw(tag, _u32(len(data)), data)

    def _bytes(self, data: bytes) -> None:
        if len(data) > self.room:
            self._opaque("bytes", tags.TOO_LARGE)
        else:
            self.raw(tags.BYTES, _u32(len(data)), data)

    def _opaque(self, kind: object, detail: object) -> None:
        for_kind = _cut(_plain_bytes(kind), tags.MAX_KIND_BYTES)
        for_detail = _cut(_plain_bytes(detail), tags.MAX_DETAIL_BYTES)
        self.parts.append(tags.OPAQUE + _u32(len(for_kind)) + for_kind + _u32(len(for_detail)) + for_detail)

    def _ndarray(self, array: "np.ndarray") -> None:
        if array.dtype not in _dtype_code or array.dtype.metadata is not None:
            self._opaque("array", tags.OF_DTYPE.get(array.dtype.kind, tags.ODD_DTYPE))
        elif array.ndim > tags.MAX_DIMENSIONS:
            self._opaque("array", tags.TOO_MANY_AXES)
        elif array.size * array.itemsize > self.room:
            self._opaque("array", f"its shape is {array.shape}, {tags.TOO_LARGE}")
        else:
            self._array(array, tags.ARRAY)

    def _array(self, array: "np.ndarray", tag: bytes) -> None:
        shape = b"".join(map(_u64, array.shape))
        self.raw(tag, _dtype_code[array.dtype], bytes([array.ndim]), shape, array.tobytes())

    def _sequence(self, value: object, depth: int, tag: bytes) -> None:
        owner: Any = list if tag is tags.LIST else tuple
        length = owner.__len__(value)  # the C slot of the real type
        if depth >= tags.MAX_DEPTH or length * 2 > self.room:
            self._opaque(owner.__name__, tags.TOO_DEEP if depth >= tags.MAX_DEPTH else tags.TOO_LARGE)
            return
        self.raw(tag, _u32(length))
        for item in list(owner.__iter__(value))[:length]:
            self.put(item, depth + 1)

    def _dict(self, value: dict[object, object], depth: int) -> None:
        items = list(value.items())
        if depth >= tags.MAX_DEPTH or len(items) * 3 > self.room:
            self._opaque("dict", tags.TOO_DEEP if depth >= tags.MAX_DEPTH else tags.TOO_LARGE)
        elif not all(type(key) is str for key, _ in items):
            self._opaque("dict", tags.ODD_KEYS)
        else:
            self.raw(tags.DICT, _u32(len(items)))
            for key, item in items:
                self.put(key, depth + 1)
                self.put(item, depth + 1)

    def _foreign(self, kind: type) -> None:
        name = _type_name(kind)
        if _descends(kind, np.ndarray):
            self._opaque(name, tags.SUBCLASS)
        else:
            self._opaque(name, tags.FOREIGN)


_scalar_writers: dict[int, Callable[[_Encoder, object], None]] = {
    id(int): lambda to, value: to._int(value),  # type: ignore[arg-type]
    id(float): lambda to, value: to.raw(tags.FLOAT, _f64(value)),
    id(complex): lambda to, value: to.raw(tags.COMPLEX, _c128(value.real, value.imag)),  # type: ignore[attr-defined]
    id(str): lambda to, value: to._text(tags.STR, value),
    id(bytes): lambda to, value: to._bytes(value),  # type: ignore[arg-type]
    id(Fixture): lambda to, value: to._text(tags.FIXTURE, value.name),  # type: ignore[attr-defined]
    id(Opaque): lambda to, value: to._opaque(value.kind, value.detail),  # type: ignore[attr-defined]
}
