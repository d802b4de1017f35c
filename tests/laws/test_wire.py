"""Whatever is encoded comes back the same; whatever bytes come, a value or a WireError comes out."""

import contextlib
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from grader.core.errors import WireError
from grader.core.values import Fixture, Opaque, Value
from grader.wire import Bounds, decode, encode
from grader.wire.tags import DTYPES

ROOM = 2**20
numbers = st.none() | st.booleans() | st.integers(-(2**500), 2**500) | st.floats() | st.complex_numbers()
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
number_arrays = arrays.arrays(
    dtype=st.sampled_from([np.dtype(name) for name in DTYPES if name != "longdouble"]),
    shape=arrays.array_shapes(min_dims=0, max_dims=5, min_side=0, max_side=4),
)
leaves = numbers | texts | st.binary(max_size=20) | number_arrays | st.builds(Fixture, texts)
values = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=4) | st.lists(inner, max_size=4).map(tuple) | st.dictionaries(texts, inner, max_size=4)
    ),
    max_leaves=12,
)


def same(one: object, other: object) -> bool:
    """Equal in type and value, NaN equal to NaN."""
    if type(one) is not type(other):
        return False
    if isinstance(one, (np.ndarray, np.generic)) and isinstance(other, (np.ndarray, np.generic)):
        return one.dtype == other.dtype and one.shape == other.shape and one.tobytes() == other.tobytes()
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, float) and isinstance(other, float) and math.isnan(one):
        return math.isnan(other)
    if isinstance(one, complex) and isinstance(other, complex):
        return same(one.real, other.real) and same(one.imag, other.imag)
    return one == other


@given(values)
def test_what_is_encoded_comes_back(value: Value) -> None:
    assert same(value, decode(encode(value, max_bytes=ROOM)))


@given(values, st.data())
def test_a_changed_message_is_a_value_or_a_wire_error(value: Value, data: st.DataObject) -> None:
    message = bytearray(encode(value, max_bytes=ROOM))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(message) - 1))
        message[at] = data.draw(st.integers(0, 255))
    with contextlib.suppress(WireError):
        decode(bytes(message), Bounds(max_bytes=ROOM))


@given(st.binary(max_size=200))
def test_any_bytes_are_a_value_or_a_wire_error(message: bytes) -> None:
    with contextlib.suppress(WireError):
        decode(message, Bounds(max_bytes=ROOM))


@given(values)
def test_a_message_cut_short_is_a_wire_error(value: Value) -> None:
    message = encode(value, max_bytes=ROOM)
    with pytest.raises(WireError):
        decode(message[:-1])


@given(values)
def test_bytes_behind_the_value_are_a_wire_error(value: Value) -> None:
    with pytest.raises(WireError, match="behind the value"):
        decode(encode(value, max_bytes=ROOM) + b"N")


@given(st.lists(number_arrays, max_size=4), st.integers(0, 200))
def test_the_room_is_kept(content: list[Value], room: int) -> None:
    assert len(encode(content, max_bytes=room)) <= room + 700 * (len(content) + 1)


def test_same_can_fail() -> None:
    assert not same(np.zeros(2), np.zeros(3))
    assert not same(1, 1.0)
    assert not same([Opaque("a", "b")], [Opaque("a", "c")])
