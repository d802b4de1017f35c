"""Of a hidden case a student reads how it ended, and never the numbers that went in."""

from fractions import Fraction

import msgspec
import pytest

from grader.core.exercise import Call, Case
from grader.core.observation import Failure, Observation
from grader.core.outcome import Outcome
from grader.judge.hiding import hide

HIDDEN = Case("case", "", Call("f"), Fraction(1), ("A",))
VISIBLE = msgspec.structs.replace(HIDDEN, visible=True)


def raised(kind: str, message: str) -> Observation:
    return Observation("case", Outcome.RAISED, failure=Failure(kind, message, 3, ("line 3, in f",)), output="[0.123 4]")


@pytest.mark.parametrize(
    "message",
    [
        "operands could not be broadcast together with shapes (3,4) (4,3) ",
        "index 5 is out of bounds for axis 1 with size 5",
        "'NoneType' object is not subscriptable",
        "only size-1 arrays can be converted to Python scalars",
    ],
)
def test_a_librarys_plain_message_is_shown(message: str) -> None:
    failure = hide(HIDDEN, raised("ValueError", message)).failure
    assert failure is not None
    assert failure.message == message


@pytest.mark.parametrize(
    "message",
    [
        "[0.4967 -0.1383]",
        "1e-05",
        "x" * 500,
        "bm90IHRoZSBudW1iZXJzIGJ1dCBjbG9zZSBlbm91Z2ggdG8=",
        "3ff921fb54442d18400921fb54442d18",
        "leak\nmore",
        "1234567",
        "{}",
    ],
)
def test_a_message_that_may_carry_numbers_is_not(message: str) -> None:
    failure = hide(HIDDEN, raised("ValueError", message)).failure
    assert failure is not None
    assert failure.message == "(the message is not shown for a hidden case)"


def test_a_class_of_the_students_own_is_not_named() -> None:
    failure = hide(HIDDEN, raised("L0_4967", "plain")).failure
    assert failure is not None
    assert (failure.type, failure.message) == (
        "an exception of its own",
        "(the message is not shown for a hidden case)",
    )


def test_what_was_printed_is_counted_and_not_shown() -> None:
    assert hide(HIDDEN, raised("ValueError", "no")).output == "(9 characters, not shown for a hidden case)"


def test_a_visible_case_shows_all() -> None:
    observation = raised("Own", "[0.4967]")
    assert hide(VISIBLE, observation) == observation
