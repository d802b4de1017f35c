"""Each rung fails on the answer that it is there for, in the one grammar; what is right passes."""

import numpy as np
import pytest

from grader.compare import compare
from grader.compare.ladder import Question
from grader.core.outcome import Rung
from grader.core.values import Opaque, Value

RNG = np.random.default_rng(0)
EXPECTED = RNG.normal(size=(2, 5, 4, 3))
QUESTION = Question(("A",), "same padding, stride 1", reduction=27, visible=True, inputs=(EXPECTED,))


def changed(place: tuple[int, ...], value: float) -> np.ndarray:
    array = EXPECTED.copy()
    array[place] = value
    return array


@pytest.mark.parametrize(
    ("actual", "rung", "message"),
    [
        (None, Rung.KIND, "A is None, but should be an array [same padding, stride 1]"),
        (3.0, Rung.KIND, "A is a float, but should be an array [same padding, stride 1]"),
        ((EXPECTED,), Rung.KIND, "A is a tuple of 1, but should be an array [same padding, stride 1]"),
        (
            Opaque("matrix", "a subclass of ndarray, not a plain array"),
            Rung.KIND,
            "A is a matrix (a subclass of ndarray, not a plain array), but should be an array [same padding, stride 1]",
        ),
        (
            EXPECTED[:, 1:],
            Rung.SHAPE,
            "A.shape is (2, 4, 4, 3), but should be (2, 5, 4, 3) [same padding, stride 1]",
        ),
        (
            EXPECTED.astype(int),
            Rung.DTYPE,
            "A.dtype is int64, but should be float32 or float64 [same padding, stride 1]",
        ),
        (
            changed((1, 2, 3, 0), np.nan),
            Rung.FINITE,
            "A[1, 2, 3, 0] is nan, but should be a finite number [same padding, stride 1]",
        ),
        (
            changed((0, 0, 0, 1), 7.0),
            Rung.CLOSE,
            f"A[0, 0, 0, 1] is 7, but should be {EXPECTED[0, 0, 0, 1]:.6g} [same padding, stride 1]"
            "; 1 of 120 elements differs",
        ),
    ],
)
def test_the_first_missed_rung_is_said(actual: Value, rung: Rung, message: str) -> None:
    missed = compare(EXPECTED, actual, QUESTION)
    assert missed is not None
    assert (missed.rung, missed.message) == (rung, message)


@pytest.mark.parametrize("actual", [EXPECTED, EXPECTED * (1 + 1e-13), np.asfortranarray(EXPECTED)])
def test_what_is_right_passes(actual: np.ndarray) -> None:
    assert compare(EXPECTED, actual, QUESTION) is None


def test_float32_is_not_enough_for_a_float64_question() -> None:
    missed = compare(EXPECTED, EXPECTED.astype(np.float32), QUESTION)
    assert missed is not None
    assert missed.rung is Rung.CLOSE


def test_float32_is_enough_for_a_float32_question() -> None:
    question = Question(("A",), reduction=27, inputs=(EXPECTED.astype(np.float32),))
    assert compare(EXPECTED, EXPECTED.astype(np.float32), question) is None
    assert compare(EXPECTED.astype(np.float32), EXPECTED, question) is None


def test_a_hidden_case_tells_no_number() -> None:
    question = Question(("A",), "valid padding", reduction=27, inputs=(EXPECTED,))
    missed = compare(EXPECTED, changed((0, 0, 0, 1), 7.0), question)
    assert missed is not None
    assert missed.message == "A[0, 0, 0, 1] is not what it should be [valid padding]; 1 of 120 elements differs"
    assert missed.difference is not None
    assert missed.difference.expected is None
    assert missed.difference.actual is None
    for number in (-3e9, 7.0000001, float(EXPECTED[0, 0, 0, 1]) + 0.01):
        assert compare(EXPECTED, changed((0, 0, 0, 1), number), question) == missed


def test_infinities_of_both_signs_differ() -> None:
    infinite = np.array([np.inf])
    assert compare(infinite, infinite.copy(), Question(("A",))) is None
    assert compare(infinite, -infinite, Question(("A",))) is not None


THREE = Question(("dA_prev", "dW", "db"), "valid padding", inputs=(EXPECTED,))


def test_a_tuple_is_judged_part_by_part_and_the_lowest_rung_is_said() -> None:
    expected = (EXPECTED, EXPECTED[0], EXPECTED[0, 0])
    assert compare(expected, expected, THREE) is None
    assert compare(expected, list(expected), THREE) is None
    missed = compare(expected, (EXPECTED + 1, EXPECTED[0], EXPECTED[0]), THREE)
    assert missed is not None
    assert missed.message == "db.shape is (5, 4, 3), but should be (4, 3) [valid padding]"


def test_a_tuple_of_the_wrong_length_is_said() -> None:
    missed = compare((EXPECTED, EXPECTED, EXPECTED), (EXPECTED, EXPECTED), THREE)
    assert missed is not None
    assert missed.message == ("the number of returned values is 2, but should be 3 (dA_prev, dW, db) [valid padding]")


def test_facts_are_judged_by_name() -> None:
    question = Question(("layer",), "first convolution", visible=True)
    expected: dict[str, Value] = {"filters": 6, "kernel": (5, 5), "activation": "relu", "trainable": True}
    assert compare(expected, dict(expected), question) is None
    missed = compare(expected, {**expected, "filters": 8}, question)
    assert missed is not None
    assert missed.message == "filters is 8, but should be 6 [first convolution]"
    kernel = compare(expected, {**expected, "kernel": (3, 5)}, question)
    assert kernel is not None
    assert kernel.message == "kernel is (3, 5), but should be (5, 5) [first convolution]"


@pytest.mark.parametrize(
    ("expected", "actual"),
    [
        ("relu", "0.4967"),
        (3, 4967),
        (True, "4967"),
        ([1, 2], [4967, 2]),
        ({"a": 1}, {"a": 1, "4967": 2}),
        ({"a": 1}, {"a": "4967"}),
        (np.zeros(3), np.zeros((0, 4967))),
        (np.zeros(3), [None] * 4967),
        (1.0, (None,) * 4967),
        ([1], [1] * 4967),
        ([1], {"a": [4967]}),
        (np.zeros(3), np.zeros((0, 4, 9, 6, 7))),
    ],
)
def test_a_hidden_case_tells_nothing_that_the_answer_chose(expected: Value, actual: Value) -> None:
    missed = compare(expected, actual, Question(("A",)))
    assert missed is not None
    assert "4967" not in missed.message
    assert "4, 9, 6, 7" not in missed.message


@pytest.mark.parametrize("actual", [1, 1.0, "True", None, Opaque("bool", ""), np.int64(1)])
def test_true_is_true_alone(actual: Value) -> None:
    assert compare(True, actual, Question(("flag",))) is not None
