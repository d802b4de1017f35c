"""What a file did is kept as bytes and comes back the same, when it is first looked at."""

import pytest

from grader.core.errors import WireError
from grader.core.observation import Failure, Observation
from grader.core.outcome import Outcome
from grader.core.values import Value
from grader.judge.packing import Later, packed, unpacked
from grader.wire import encode

TWO = (
    Observation("first", Outcome.RETURNED, {"A": (1, 2.5)}, [3]),
    Observation("second", Outcome.RAISED, failure=Failure("ValueError", "no")),
)


def test_what_is_packed_comes_back() -> None:
    assert unpacked(packed(TWO)) == TWO
    assert unpacked(packed(())) == ()


@pytest.mark.parametrize(
    ("kept", "error"),
    [
        ({}, TypeError),
        ([3], TypeError),
        ([{"case": "first"}], KeyError),
        ([{"case": "c", "outcome": "WON", "value": 1, "after": None, "type": None, "message": None}], ValueError),
    ],
)
def test_what_is_damaged_is_refused(kept: Value, error: type[Exception]) -> None:
    with pytest.raises(error):
        unpacked(encode(kept, max_bytes=1000))
    with pytest.raises(WireError):
        unpacked(b"damaged")


def test_it_is_read_once_and_not_before_it_is_looked_at() -> None:
    readings = []

    def read() -> tuple[Observation, ...]:
        readings.append(1)
        return TWO

    later = Later(read)
    assert readings == []
    assert (len(later), list(later), later[1], later[:1]) == (2, list(TWO), TWO[1], TWO[:1])
    assert readings == [1]
