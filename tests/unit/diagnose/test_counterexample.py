"""A counterexample shows the first wrong cell, what makes it, and how to see it; or what was changed."""

from collections.abc import Mapping
from fractions import Fraction

import msgspec
import numpy as np
import pytest

from grader.core.exercise import Call, Case
from grader.core.findings import Counterexample, Verdict, Window
from grader.core.observation import Observation
from grader.core.outcome import Outcome, Rung
from grader.core.values import Value
from grader.core.working import Working
from grader.diagnose import counterexample
from tests.unit.judge import small_pack

EXERCISE = msgspec.structs.replace(small_pack.exercise("0-f.py"), parameters=("A", "b"))
A = np.arange(1.0, 5.0).reshape(1, 2, 2, 1)
CASE = Case("tiny", "", Call("f", (A, 3)), Fraction(1), ("Z",))
TWO = msgspec.structs.replace(CASE, results=("dA", "dW"))


def explain(named: Mapping[str, Value], result: str, index: tuple[int, ...] | None) -> Working:
    """Say that Z is twice A."""
    array = named["A"]
    assert isinstance(array, np.ndarray)
    if index is None:
        return Working(steps=(f"{result} is as large as A",), value=array.shape)
    reads = {"A": tuple(range(at, at + 1) for at in index)}
    return Working(reads, (f"2·{array[index]:g}",), float(2 * array[index]))


def laid_out(
    actual: Value,
    expected: Value = 2 * A,
    *,
    case: Case = CASE,
    rung: Rung = Rung.CLOSE,
    outcome: Outcome = Outcome.RETURNED,
    after: Value = None,
) -> Counterexample:
    seen = Observation("tiny", outcome, actual, after)
    verdict = Verdict("tiny", False, outcome, rung, "the sentence", Fraction(0), Fraction(1))
    return counterexample(EXERCISE, case, expected, seen, verdict, explain)


def changed(index: tuple[int, ...], value: float) -> "np.ndarray":
    array = 2 * A
    array[index] = value
    return array


def test_the_first_wrong_cell_its_window_and_its_steps_are_shown() -> None:
    found = laid_out(changed((0, 1, 0, 0), 0.0))
    assert (found.call, found.message) == ("f(A, 3)", "the sentence")
    assert [grid.window for grid in found.inputs] == [Window(1, 0, 1, 1)]
    assert found.actual[0].wrong == [[False, False], [True, False]]
    assert found.actual[0].window == found.expected[0].window == Window(1, 0, 1, 1)
    assert found.expected[0].rows == [[2.0, 4.0], [6.0, 8.0]]
    assert found.steps == ("2·3",)
    assert found.reproduce.endswith('Z = f(A, 3); print(Z)"')


def test_a_wrong_shape_is_explained_as_a_shape() -> None:
    found = laid_out(np.ones((1, 3, 3, 1)), rung=Rung.SHAPE)
    assert found.steps == ("Z is as large as A",)
    assert found.actual[0].wrong is None
    assert "print(np.shape(Z))" in found.reproduce


def test_a_wrong_dtype_is_printed_and_has_no_working() -> None:
    found = laid_out((2 * A).astype(int), rung=Rung.DTYPE)
    assert found.steps == ()
    assert found.reproduce.endswith('Z = f(A, 3); print(Z.dtype); print(Z)"')


def test_a_working_that_arrives_elsewhere_is_not_told() -> None:
    found = laid_out(changed((0, 1, 0, 0), 0.0), expected=changed((0, 1, 0, 0), 7.0))
    assert found.steps == ()
    assert found.inputs[0].window is None


@pytest.mark.parametrize(
    ("value", "outcome"), [(None, Outcome.RETURNED), ([1], Outcome.RETURNED), (None, Outcome.RAISED)]
)
def test_where_nothing_comes_back_the_first_cell_is_explained(value: Value, outcome: Outcome) -> None:
    found = laid_out(value, rung=Rung.KIND, outcome=outcome)
    assert found.steps == ("2·1",)
    assert found.expected[0].window == Window(0, 0, 1, 1)
    assert found.actual == ()
    assert "print(f(A, 3))" in found.reproduce


def test_of_several_results_the_first_wrong_one_is_shown_alone() -> None:
    right = 2 * A
    found = laid_out((right, changed((0, 0, 1, 0), 0.0)), (right, right), case=TWO)
    assert [grid.name for grid in found.expected] == ["dW"]
    assert found.steps == ("2·2",)
    assert "dA, dW = f(A, 3); print(dW)" in found.reproduce


def test_results_that_cannot_be_told_apart_are_printed_as_they_come() -> None:
    assert "print(f(A, 3))" in laid_out(2 * A, (2 * A, 2 * A), case=TWO, rung=Rung.KIND).reproduce


def test_numbers_that_print_alike_are_printed_in_full() -> None:
    near = laid_out((2 * A).astype("float32") * (1 + 2e-9), 2 * A * (1 + 4e-8))
    assert "precision=17" in near.reproduce
    assert "precision=17" not in laid_out(changed((0, 0, 0, 0), 9.0)).reproduce


def test_arguments_that_were_changed_stand_beside_what_they_were() -> None:
    found = laid_out(2 * A, rung=Rung.PURE, after=[changed((0, 1, 0, 0), 9.0) / 2])
    assert found.message == "A is changed by the call, but should be left as it was"
    assert found.expected[0].rows == [[1.0, 2.0], [3.0, 4.0]]
    assert found.actual[0].rows == [[1.0, 2.0], [4.5, 4.0]]
    assert found.actual[0].wrong == [[False, False], [True, False]]
    assert found.reproduce.endswith('f(A, 3); print(A)"')


def test_arguments_of_another_shape_are_told_by_their_shape() -> None:
    found = laid_out(2 * A, rung=Rung.PURE, after=[A.reshape(2, 2)])
    assert found.message == "A.shape is (2, 2) after the call, but should still be (1, 2, 2, 1)"
    assert found.reproduce.endswith('f(A, 3); print(np.shape(A)); print(A)"')
