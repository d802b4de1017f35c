"""Numbers in a sentence show that they differ; values and kinds are told in a student's words."""

import tracemalloc

import numpy as np
import pytest

from grader.compare.sentence import apart, kind, number, plain
from grader.core.values import Fixture, Opaque, Value


@pytest.mark.parametrize(
    ("actual", "expected", "shown"),
    [
        (2.0, 3.0, ("2", "3")),
        (1 / 3, 0.3333, ("0.333333", "0.3333")),
        (0.10000000149011612, 0.1, ("0.100000001", "0.1")),
        (1.0 + 1e-11, 1.0, ("1.00000000001", "1")),
        (1.0 + 2**-52, 1.0, ("1.0000000000000002", "1")),
        (float("nan"), 1.0, ("nan", "1")),
        (-0.0, 2.0, ("0", "2")),
    ],
)
def test_as_many_digits_are_written_as_tell_two_numbers_apart(
    actual: float, expected: float, shown: tuple[str, str]
) -> None:
    assert apart(actual, expected) == shown


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (True, "True"),
        (np.False_, "False"),
        (12345678, "12345678"),
        (np.int32(7), "7"),
        (1 + 2j, "1+2j"),
        (np.complex64(2j), "0+2j"),
        (1 / 3, "0.333333"),
        (np.float32(0.5), "0.5"),
    ],
)
def test_a_number_is_written_as_what_it_is(value: object, told: str) -> None:
    assert number(value) == told


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("relu", "'relu'"),
        (None, "None"),
        ([1, (2.0,)], "[1, (2.0,)]"),
        (np.float64(2.5), "2.5"),
        (np.ones((2, 3)), "an array of shape (2, 3)"),
        (Opaque("matrix", "a subclass"), "a matrix (a subclass)"),
        ("x" * 118, f"'{'x' * 118}'"),
        ("x" * 119, f"'{'x' * 116}…"),
        (b"x" * 119, f"b'{'x' * 115}…"),
        ([0] * 40, f"[{'0, ' * 39}0]"),
        ([0] * 41, f"[{'0, ' * 38}0,…"),
        ({"x" * 200: 1}, f"{{'{'x' * 115}…"),
        ({"a": "x" * 200}, f"{{'a': '{'x' * 110}…"),
        ((("x" * 200,),), f"(('{'x' * 114}…"),
    ],
)
def test_a_value_is_written_in_short(value: Value, told: str) -> None:
    assert plain(value) == told


@pytest.mark.parametrize(
    "value",
    [
        "\U0001f600" + "\0" * 2**24,
        b"\0" * 2**24,
        [["\0" * 2**24]],
        {"a": ("\0" * 2**24,)},
        {"\0" * 2**24: 1},
        [1 << 500] * 200_000,
        {str(key): 1 << 500 for key in range(200_000)},
    ],
    ids=["text", "bytes", "list", "dict", "key", "items", "keys"],
)
def test_of_a_value_that_is_told_in_short_no_more_is_written_out(value: Value) -> None:
    tracemalloc.start()
    try:
        assert len(plain(value)) == 118
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()


def test_many_are_not_counted_out() -> None:
    assert kind([None] * 100) == "a list of 100"
    assert kind((None,) * 101) == kind((None,) * 4967) == "a tuple of more than 100"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, "None"),
        (3, "an int"),
        (2.5, "a float"),
        (np.ones(2), "an array"),
        ([1, 2], "a list of 2"),
        ((1,), "a tuple of 1"),
        (Fixture("relu"), "a function"),
        (np.float32(1), "a NumPy scalar (float32)"),
        (Opaque("EagerTensor", "not plain"), "an EagerTensor (not plain)"),
        (Opaque("object", "not plain"), "an object (not plain)"),
        (Opaque("iterator", "not plain"), "an iterator (not plain)"),
    ],
)
def test_a_kind_has_its_article(value: Value, told: str) -> None:
    assert kind(value) == told
