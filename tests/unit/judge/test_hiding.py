"""Of a hidden case a student reads how it ended, and never the numbers that went in."""

from fractions import Fraction

import msgspec
import pytest

from grader.core.exercise import Call, Case
from grader.core.observation import Failure, Observation
from grader.core.outcome import Outcome
from grader.core.values import Opaque, Value
from grader.judge.hiding import hide

HIDDEN = Case("case", "", Call("f"), Fraction(1), ("A",))
VISIBLE = msgspec.structs.replace(HIDDEN, visible=True)


def raised(kind: str, message: str) -> Observation:
    return Observation("case", Outcome.RAISED, failure=Failure(kind, message, 3, ("line 3, in f",)), output="[0.123 4]")


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("operands could not be broadcast together with shapes (3,4)", "operands could not be broadcast together"),
        ("index 5 is out of bounds for axis 1 with size 5", "is out of bounds for axis"),
        ("'NoneType' object is not subscriptable", "object is not subscriptable"),
    ],
)
def test_of_a_librarys_message_the_fixed_part_is_shown(message: str, shown: str) -> None:
    failure = hide(HIDDEN, raised("ValueError", message), lines=9).failure
    assert failure is not None
    assert failure.message == f"… {shown} …"


@pytest.mark.parametrize("message", ["[0.4967 -0.1383]", "plain words", "3ff921fb54442d18", ""])
def test_any_other_message_is_not(message: str) -> None:
    failure = hide(HIDDEN, raised("ValueError", message), lines=9).failure
    assert failure is not None
    assert failure.message == "(not shown for a hidden case)"


def test_the_line_is_told_and_the_functions_on_the_way_are_not() -> None:
    failure = hide(HIDDEN, raised("ValueError", "no"), lines=9).failure
    assert failure is not None
    assert (failure.line, failure.trace) == (3, ())


def test_a_line_that_the_file_has_not_is_not_told() -> None:
    failure = hide(HIDDEN, raised("ValueError", "no"), lines=2).failure
    assert failure is not None
    assert failure.line is None


FOREIGN = Opaque("L0_4967", "0.4967")


@pytest.mark.parametrize("value", [FOREIGN, [FOREIGN], (FOREIGN,), {"a": [FOREIGN]}])
def test_a_value_of_a_class_of_the_students_own_is_not_named(value: Value) -> None:
    observation = Observation("case", Outcome.RETURNED, value)
    assert "4967" not in repr(hide(HIDDEN, observation, lines=9).value)


def test_a_class_that_everybody_knows_is_named() -> None:
    observation = Observation("case", Outcome.RETURNED, Opaque("matrix", "a subclass of ndarray, not a plain array"))
    assert hide(HIDDEN, observation, lines=9).value == observation.value


def test_plain_values_are_left_as_they_are() -> None:
    value: Value = {"a": [1, (2.5, "relu")], "b": None}
    assert hide(HIDDEN, Observation("case", Outcome.RETURNED, value), lines=9).value == value


def test_a_class_of_the_students_own_is_not_named() -> None:
    failure = hide(HIDDEN, raised("L0_4967", "plain"), lines=9).failure
    assert failure is not None
    assert (failure.type, failure.message) == (
        "an exception of its own",
        "(not shown for a hidden case)",
    )


def test_what_was_printed_is_not_shown() -> None:
    assert hide(HIDDEN, raised("ValueError", "no"), lines=9).output == "(not shown for a hidden case)"


def test_a_visible_case_shows_all() -> None:
    observation = raised("Own", "[0.4967]")
    assert hide(VISIBLE, observation, lines=2) == observation


def test_the_failure_of_a_visible_case_is_shown_again() -> None:
    observation = raised("NotImplementedError", "write me")
    assert observation.failure is not None
    assert hide(HIDDEN, observation, lines=9, shown=(observation.failure,)).failure == observation.failure
    other = hide(HIDDEN, raised("NotImplementedError", "0.4967"), lines=9, shown=(observation.failure,)).failure
    assert other is not None
    assert other.message == "(not shown for a hidden case)"
