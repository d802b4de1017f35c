"""Of a hidden case a student reads how it ended, and never the numbers that went in."""

from fractions import Fraction

import msgspec
import numpy as np
import pytest

from grader.core.exercise import Call, Case
from grader.core.observation import Failure, Observation, Opening, Run
from grader.core.outcome import Outcome
from grader.core.values import Opaque, Value
from grader.judge.hiding import hide, presentable
from tests.unit.judge.small_pack import exercise

HIDDEN = Case("case", "", Call("f"), Fraction(1), ("A",))
VISIBLE = msgspec.structs.replace(HIDDEN, visible=True)


def raised(kind: str, message: str) -> Observation:
    return Observation("case", Outcome.RAISED, failure=Failure(kind, message, 3, ("line 3, in f",)), output="[0.123 4]")


@pytest.mark.parametrize(
    ("call", "shown"),
    [
        ("zeros(2) + zeros(3)", "operands could not be broadcast together"),
        ("zeros(2).__setitem__(slice(None), zeros(3))", "could not broadcast input array"),
        ("zeros(2)[2]", "is out of bounds for axis"),
        ("zeros(2).sum(axis=1)", "is out of bounds for array of dimension"),
        ("zeros((2, 2)).sum(axis=(0, 0))", "duplicate value in 'axis'"),
        ("[1][2]", "index out of range"),
        ("zeros(2)[0, 0]", "too many indices for array"),
        ("zeros(2)[1.0]", "only integers, slices"),
        ("[1][1.0:]", "slice indices must be integers"),
        ("numpy.array([[1], [1, 2]])", "setting an array element with a sequence"),
        ("zeros(2).item()", "can only convert an array of size 1"),
        ("bool(zeros(2))", "truth value of an array with more than one element is ambiguous"),
        ("zeros(0).max()", "zero-size array to reduction operation"),
        ("numpy.dot(zeros(2), zeros(3))", "not aligned"),
        ("zeros((2, 3)) @ zeros((2, 3))", "mismatch in its core dimension"),
        ("zeros(4).reshape(3)", "cannot reshape array"),
        ("numpy.concatenate([zeros((1, 2)), zeros((1, 3))])", "all the input array dimensions"),
        ("numpy.concatenate([zeros(2), zeros((2, 2))])", "all the input arrays must have same number of dimensions"),
        ("zeros((2, 2)).transpose(0, 1, 2)", "axes don't match array"),
        ("zeros((2, 2)).transpose(0, 0)", "repeated axis"),
        ("zeros(-1)", "negative dimensions are not allowed"),
        ("numpy.pad(zeros(2), -1)", "index can't contain negative values"),
        ("numpy.broadcast_to(zeros(2), 2).__setitem__(0, 1)", "assignment destination is read-only"),
        ("numpy.add(1, 0.5, out=numpy.arange(2))", "Cannot cast ufunc"),
        ("zeros(2**50)", "Unable to allocate"),
        ("numpy.linalg.inv(zeros((2, 2)))", "Singular matrix"),
        ("1 / 0", "division by zero"),
        ("1 // 0", "modulo by zero"),
        ("(lambda one: one)()", "required positional argument"),
        ("(lambda one: one)(1, 2)", "positional argument but"),
        ("(lambda one, two: one)(1, 2, 3)", "positional arguments but"),
        ("(lambda one: one)(1, one=2)", "got multiple values for argument"),
        ("(lambda one: one)(1, two=2)", "unexpected keyword argument"),
        ("[a for a, b in [(1,)]]", "not enough values to unpack"),
        ("[a for a, b in [(1, 2, 3)]]", "too many values to unpack"),
        ("[] - 1", "unsupported operand type(s)"),
        ("'a' + 1", "can only concatenate"),
        ("nothing[0]", "object is not subscriptable"),
        ("list(3)", "object is not iterable"),
        ("nothing()", "object is not callable"),
        ("exec('nothing[0] = 1')", "object does not support item assignment"),
        ("range(1.0)", "cannot be interpreted as an integer"),
        ("nothing.shape", "has no attribute"),
        ("undefined", "is not defined"),
    ],
)
def test_of_a_librarys_message_the_fixed_part_is_shown(call: str, shown: str) -> None:
    with pytest.raises(
        (ArithmeticError, AttributeError, LookupError, MemoryError, NameError, TypeError, ValueError)
    ) as told:
        eval(call, {"numpy": np, "zeros": np.zeros, "nothing": None})
    kind = type(told.value).__name__
    failure = hide(HIDDEN, raised(kind, str(told.value)), lines=9).failure
    assert failure is not None
    assert (failure.type, failure.message) == (kind, f"… {shown} …")


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


@pytest.mark.parametrize(
    "value",
    [Opaque("matrix", "a subclass of ndarray, not a plain array"), Opaque("array", "of objects, not of numbers")],
)
def test_a_class_that_everybody_knows_is_named(value: Value) -> None:
    observation = Observation("case", Outcome.RETURNED, value)
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


def test_a_run_is_shown_case_by_case() -> None:
    cases = VISIBLE, HIDDEN, HIDDEN
    whole = exercise(cases=cases)
    seen, hidden = raised("ValueError", "write me"), raised("ValueError", "0.4967")
    run = Run(Opening(Outcome.RETURNED, output="all of it"), (seen, seen, hidden))
    shown = presentable(whole, run, b"1\n2\n3\n")
    assert shown.opening == run.opening
    assert [one.failure and one.failure.message for one in shown.observations] == [
        "write me",
        "write me",
        "(not shown for a hidden case)",
    ]
    for source, line in ((b"1\n2\n3", 3), (b"1\n2", None)):
        failure = presentable(whole, run, source).observations[2].failure
        assert failure is not None
        assert failure.line == line
