"""Rounding is measured as a share of the tolerance, and inputs move to their neighbours and no further."""

from fractions import Fraction

import numpy as np
import pytest

from grader.compare.tolerance import closeness
from grader.core.errors import ReferenceFailedError
from grader.core.exercise import Call, Case
from grader.core.values import Fixture, Value
from grader.verify.rounding import _neighbour, nudged_answers, share
from tests.unit.judge.plain_boxes import PlainBoxes, as_boxes
from tests.unit.judge.test_expect import asked

EXPECTED = np.array([1.0, -2.0, 4.0])
CASE = Case("one", "One", Call("f", (EXPECTED,)), Fraction(1), ("A",))


def test_a_share_is_one_at_the_edge_of_the_tolerance() -> None:
    relative, absolute = closeness(EXPECTED, reduction=1, rtol=None, inputs=EXPECTED)
    edge = EXPECTED + np.array([0.0, 0.0, absolute + relative * 4.0])
    assert share(CASE, EXPECTED, edge) == pytest.approx(1.0, rel=1e-4)
    assert share(CASE, EXPECTED, EXPECTED) == 0.0


@pytest.mark.parametrize(
    "wrap",
    [
        lambda array: (array, array),
        lambda array: [array],
        lambda array: {"A": array, "text": "x"},
        lambda array: float(array[0]),
    ],
)
def test_arrays_are_found_inside_answers(wrap: "type") -> None:
    assert share(CASE, wrap(EXPECTED), wrap(EXPECTED + 1e-9)) > 1


@pytest.mark.parametrize("other", [None, "text", EXPECTED[:2], EXPECTED.astype(int), Fixture("f")])
def test_answers_of_another_form_are_not_judged(other: Value) -> None:
    assert share(CASE, EXPECTED, other) == 0.0


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_neighbour_is_one_step_away(dtype: type) -> None:
    array: np.ndarray = np.array([0.0, 1.0, 3.0, -2.5], dtype=dtype)
    moved = _neighbour(array, np.random.default_rng(1))
    assert isinstance(moved, np.ndarray)
    assert moved.dtype == dtype
    steps = np.abs(moved - array) / np.spacing(np.abs(array))
    assert (moved[:2] == array[:2]).all()
    assert ((steps[2:] >= 0.5) & (steps[2:] <= 1)).all()


def test_what_is_no_array_of_numbers_stays() -> None:
    rng = np.random.default_rng(0)
    assert _neighbour("same", rng) == "same"
    assert _neighbour((2, 3), rng) == (2, 3)


def test_a_reference_must_answer_neighbouring_inputs_too() -> None:
    boxes = as_boxes(PlainBoxes())
    assert nudged_answers(asked("n"), boxes) == (0, 1)
    with pytest.raises(ReferenceFailedError, match="case_0 with neighbouring inputs with RAISED"):
        nudged_answers(asked("1 / n"), boxes)
