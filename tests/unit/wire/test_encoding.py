"""What is foreign crosses as its real type's name, and none of its methods is called."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
import pytest

from grader.core.values import Fixture, Opaque
from grader.wire import decode, encode
from grader.wire.tags import DETAILS


class Liar:
    """Raises or lies whatever it is asked."""

    def __getattribute__(self, name: str) -> object:
        raise AssertionError(f"{name} was asked of it")

    def __eq__(self, other: object) -> bool:
        raise AssertionError

    __hash__ = None  # type: ignore[assignment]

    def __len__(self) -> int:
        raise AssertionError


class Pair(NamedTuple):
    """A tuple with names."""

    a: int
    b: int


class FakeArray(np.ndarray):
    """A subclass that claims to be a plain array."""

    @property  # type: ignore[misc]  # it lies, and mypy sees it
    def __class__(self) -> type:
        return np.ndarray


class FalseNumber(float):
    """A float that equals everything."""

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = None  # type: ignore[assignment]


def iter_of_nothing() -> Iterator[int]:
    yield from ()


def crossed(value: object, room: int = 10_000) -> object:
    return decode(encode(value, max_bytes=room))


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (Liar, "Liar"),
        (lambda: np.zeros(3).view(FakeArray), "FakeArray"),
        (lambda: np.ma.masked_array([1.0]), "MaskedArray"),
        (lambda: np.eye(1).view(np.matrix), "matrix"),
        (lambda: np.array([object()]), "array"),
        (lambda: np.array(["text"]), "array"),
        (lambda: np.zeros(1, dtype=[("a", float)]), "array"),
        (lambda: np.broadcast_to(np.float64(1), (10**6, 10**6)), "array"),
        (iter_of_nothing, "generator"),
        (lambda: FalseNumber(1), "FalseNumber"),
        (lambda: 1 << 10_000, "int"),
        (lambda: {1: 2}, "dict"),
        (lambda: memoryview(b"a"), "memoryview"),
        (lambda: print, "builtin_function_or_method"),
        (lambda: "x" * 20_000, "str"),
        (lambda: [0] * 9_000, "list"),
    ],
)
def test_what_is_foreign_is_named(make: Callable[[], object], kind: str) -> None:
    result = crossed(make())
    assert isinstance(result, Opaque)
    assert result.kind == kind


@pytest.mark.parametrize(
    ("make", "detail"),
    [
        (lambda: np.array([object()]), "of objects, not of numbers"),
        (lambda: np.array([b"text"]), "of bytes, not of numbers"),
        (lambda: np.array(["text"]), "of strings, not of numbers"),
        (lambda: np.array(["2026-01-01"], "datetime64[D]"), "of dates, not of numbers"),
        (lambda: np.array([1], "timedelta64[s]"), "of durations, not of numbers"),
        (lambda: np.zeros(1, dtype=[("a", float)]), "of records, not of numbers"),
        (lambda: np.zeros(1, np.dtype(float, metadata={"a": 1})), "of an unusual dtype"),
        (lambda: np.zeros((2, 10_000)), "its shape is (2, 10000), larger than the room for an answer"),
        (lambda: 1 << 10_000, "a whole number of more than 64 bytes"),
        (lambda: "x" * 20_000, "larger than the room for an answer"),
        (lambda: b"x" * 20_000, "larger than the room for an answer"),
        (lambda: [0] * 9_000, "larger than the room for an answer"),
        (lambda: {str(key): 0 for key in range(9_000)}, "larger than the room for an answer"),
        (lambda: {1: 2}, "its keys are not all strings"),
    ],
)
def test_what_cannot_cross_is_said_in_words_that_can_be_told(make: Callable[[], object], detail: str) -> None:
    result = crossed(make())
    assert isinstance(result, Opaque)
    assert result.detail == detail
    assert (detail in DETAILS) != detail.startswith("its shape is")


def test_deep_nesting_ends_in_an_opaque() -> None:
    nested: list[object] = []
    for _ in range(10_000):
        nested = [nested]
    result = crossed(nested)
    for _ in range(16):
        assert isinstance(result, list)
        result = result[0]
    assert result == Opaque("list", "nested too deeply")


def test_a_list_that_holds_itself_ends_in_an_opaque() -> None:
    endless: list[object] = []
    endless.append(endless)
    assert isinstance(crossed(endless), list)


def test_a_named_tuple_crosses_as_the_tuple_that_it_is() -> None:
    assert crossed(Pair(1, 2)) == (1, 2)


def test_views_and_orders_cross_as_their_values() -> None:
    base = np.arange(24.0).reshape(2, 3, 4)
    for view in (base.T, base[:, ::-1], np.asfortranarray(base), base[..., 1], base.astype(">f8").astype(float)):
        result = crossed(view)
        assert isinstance(result, np.ndarray)
        np.testing.assert_array_equal(result, view)


def test_numpy_scalars_stay_what_they_are() -> None:
    result = crossed(np.float32(1.5))
    assert type(result) is np.float32
    assert result == np.float32(1.5)


class Loud(str):
    """Text that shouts when it is touched."""

    __slots__ = ()

    def encode(self, *_: object) -> bytes:
        raise AssertionError

    def __getitem__(self, _: object) -> str:
        raise AssertionError


class Proud(type):
    """A metaclass that takes its classes for every other."""

    def __eq__(cls, other: object) -> bool:
        raise AssertionError

    def __hash__(cls) -> int:
        raise AssertionError


def test_a_name_that_is_more_than_text_is_taken_as_text() -> None:
    kind = type(Loud("Named"), (), {})
    assert decode(encode(kind(), max_bytes=100)) == Opaque("Named", "not an array, a number or a container of those")
    assert decode(encode(Opaque(Loud("a"), 3), max_bytes=100)) == Opaque("a", "")  # type: ignore[arg-type]
    assert decode(encode(Fixture(Loud("relu")), max_bytes=100)) == Fixture("relu")


def test_a_metaclass_is_not_asked_what_its_class_is() -> None:
    kind = Proud("Proud", (), {})
    assert decode(encode(kind(), max_bytes=100)) == Opaque("Proud", "not an array, a number or a container of those")


def test_a_long_name_is_cut_between_two_characters() -> None:
    kind = type("x" + "é" * 200, (), {})
    found = decode(encode(kind(), max_bytes=1000))
    assert isinstance(found, Opaque)
    assert found.kind == "x" + "é" * 99


def test_more_axes_than_the_wire_takes_are_named() -> None:
    assert decode(encode(np.ones((1,) * 40), max_bytes=1000)) == Opaque("array", "of more than 32 axes")
