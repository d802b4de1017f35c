"""Bytes that no encoder writes."""

import struct

import numpy as np
import pytest

from grader.core.errors import WireError
from grader.core.values import Value
from grader.wire import decode, encode
from grader.wire.tags import ARRAY, DTYPES, OPAQUE


def array_of(*shape: int) -> bytes:
    """An array of float64 that announces a shape, and holds no element."""
    return ARRAY + bytes([DTYPES.index("float64"), len(shape)]) + b"".join(struct.pack("<Q", one) for one in shape)


def test_an_array_without_elements_is_read() -> None:
    value = decode(array_of(3, 0, 2))
    assert isinstance(value, np.ndarray)
    assert value.shape == (3, 0, 2)
    assert value.dtype == np.dtype(np.float64)


@pytest.mark.parametrize("shape", [(0, 2**62), (2**40, 2**40, 0), (0, 2**64 - 1), (2**20, 2**20, 0, 2**20)])
def test_a_shape_beyond_all_memory_is_garbled_even_without_elements(shape: tuple[int, ...]) -> None:
    with pytest.raises(WireError, match="a shape of"):
        decode(array_of(*shape))


@pytest.mark.parametrize("lengths", [(201, 1), (1, 401)])
def test_a_stand_in_of_more_words_than_any_encoder_writes_is_garbled(lengths: tuple[int, int]) -> None:
    texts = b"".join(struct.pack("<I", length) + b"x" * length for length in lengths)
    with pytest.raises(WireError, match="bytes of text"):
        decode(OPAQUE + texts)


@pytest.mark.parametrize(
    "value",
    ["é" * 70_000, b"\0" * 70_000, tuple(range(300)), [None] * 70_000, {str(key): 0.5 for key in range(300)}],
    ids=["text", "bytes", "tuple", "list", "dictionary"],
)
def test_what_takes_more_than_one_byte_to_count_comes_back_whole(value: Value) -> None:
    assert decode(encode(value, max_bytes=2**22)) == value
