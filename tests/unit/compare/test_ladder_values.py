"""Numbers, words, descriptions and sequences climb the ladder too; arrays that are whole numbers, or none."""

import numpy as np
import pytest

from grader.compare import compare
from grader.compare.ladder import Missed, Question
from grader.core.outcome import Rung
from grader.core.values import Fixture, Opaque, Value

LONG = [0] * 40
INFINITE = np.array([np.inf, 1.0])
NAN = np.array([np.nan, 1.0])


def missed(expected: Value, actual: Value, *, visible: bool = True, rtol: float | None = None) -> Missed | None:
    return compare(expected, actual, Question(("A",), visible=visible, rtol=rtol))


@pytest.mark.parametrize(
    ("expected", "actual"),
    [
        (None, None),
        (3, 3),
        ("relu", "relu"),
        (3.0, 3.0),
        (3.0, 3.0 + 1e-12),
        (3.0, np.float32(3)),
        (2j, 2j),
        (np.float64(3), 3.0),
        (np.float64(3), np.asarray(3.0)),
        (3.0, 3),
        (3.0, np.int64(3)),
        (3.0, np.asarray(3.0)),
        (np.float64(3), 3),
        (3, np.int64(3)),
        (3, np.asarray(3)),
        (np.int64(3), 3),
        (True, np.bool_(True)),
        (np.bool_(True), True),
        ("relu", np.str_("relu")),
        ([1, 2], [np.int64(1), np.uint8(2)]),
        (np.asarray(3.0), 3.0),
        ([1, 2.0], (1, 2.0)),
        ({"a": {"b": [1]}, "c": np.ones(2)}, {"c": np.ones(2), "a": {"b": [1]}}),
        (np.array([1, 2]), np.array([1, 2], np.uint8)),
        (np.array([True]), np.array([True])),
        (np.zeros((0, 3)), np.zeros((0, 3))),
        (np.zeros(2), -np.zeros(2)),
        (INFINITE, INFINITE),
        (NAN, NAN),
    ],
)
def test_what_is_right_passes(expected: Value, actual: Value) -> None:
    assert missed(expected, actual) is None
    assert missed(expected, actual, visible=False) is None


@pytest.mark.parametrize(
    ("expected", "actual", "rung", "message"),
    [
        (3, 4, Rung.CLOSE, "A is 4, but should be 3"),
        (3, 3.0, Rung.KIND, "A is 3.0, but should be 3"),
        ("relu", "tanh", Rung.CLOSE, "A is 'tanh', but should be 'relu'"),
        (3.0, 4.0, Rung.CLOSE, "A is 4, but should be 3"),
        (3.0, "3", Rung.KIND, "A is a str, but should be a number"),
        (3.0, True, Rung.KIND, "A is a bool, but should be a number"),
        (3.0, np.array([3.0]), Rung.KIND, "A is an array, but should be a number"),
        (np.float64(3), 4.0, Rung.CLOSE, "A is 4, but should be 3"),
        (np.float64(3), "3", Rung.KIND, "A is a str, but should be a number"),
        (3.0, 4, Rung.CLOSE, "A is 4, but should be 3"),
        (3.0, np.int64(4), Rung.CLOSE, "A is 4, but should be 3"),
        (3.0, np.str_("3"), Rung.KIND, "A is a str, but should be a number"),
        (3.0, np.bool_(True), Rung.KIND, "A is a bool, but should be a number"),
        (3.0, np.float16(3), Rung.DTYPE, "A.dtype is float16, but should be float32 or float64"),
        (3.0, 3 + 0j, Rung.DTYPE, "A.dtype is complex128, but should be float32 or float64"),
        (3, np.int64(4), Rung.CLOSE, "A is 4, but should be 3"),
        (3, np.float64(3), Rung.KIND, "A is a NumPy scalar (float64), but should be an int"),
        (1, np.bool_(True), Rung.KIND, "A is True, but should be 1"),
        (np.int64(3), 3.0, Rung.KIND, "A is 3.0, but should be 3"),
        (np.asarray(3.0), True, Rung.KIND, "A is a bool, but should be an array"),
        (np.ones(1), 1.0, Rung.KIND, "A is a float, but should be an array"),
        ({"a": 1}, 3, Rung.KIND, "A is an int, but should be a description"),
        ({"a": 1, "b": 2}, {"a": 1}, Rung.KIND, "b is missing, but should be 2"),
        ({"a": 1}, {"a": 1, "b": 2, "c": 3}, Rung.KIND, "b is 2, but should be absent"),
        ({"a": {"b": 1}}, {"a": {"b": 2}}, Rung.CLOSE, "b is 2, but should be 1"),
        ([1, 2], 3, Rung.KIND, "A is 3, but should be [1, 2]"),
        ((1, 2), (1,), Rung.SHAPE, "the length of A is 1, but should be 2"),
        ([1, 2], [1, 2, 3], Rung.SHAPE, "the length of A is 3, but should be 2"),
        ([1, 2], [1, 3], Rung.CLOSE, "A is [1, 3], but should be [1, 2]"),
        ([1, 2], [1, "2"], Rung.KIND, "A is [1, '2'], but should be [1, 2]"),
        ([1, [2, 3]], [1, [2, 4]], Rung.CLOSE, "A[1] is [2, 4], but should be [2, 3]"),
        (LONG, [*LONG[:-1], 7], Rung.CLOSE, "A[39] is 7, but should be 0"),
        (np.array([1, 2]), np.array([1, 3]), Rung.CLOSE, "A[1] is 3, but should be 2; 1 of 2 elements differs"),
        (np.array([1, 2]), np.array([3, 4]), Rung.CLOSE, "A[0] is 3, but should be 1; all of 2 elements differ"),
        (np.array([1]), np.array([1.0]), Rung.DTYPE, "A.dtype is float64, but should be int64"),
        (np.array([True]), np.array([1]), Rung.DTYPE, "A.dtype is int64, but should be bool"),
        (np.array([1]), np.array([True]), Rung.DTYPE, "A.dtype is bool, but should be int64"),
        (np.ones(1), np.ones(1, np.float16), Rung.DTYPE, "A.dtype is float16, but should be float32 or float64"),
        (np.ones(1), np.ones(1, complex), Rung.DTYPE, "A.dtype is complex128, but should be float32 or float64"),
        (np.ones(2), INFINITE, Rung.FINITE, "A[0] is infinite, but should be a finite number"),
        (np.ones(2), NAN, Rung.FINITE, "A[0] is nan, but should be a finite number"),
        (INFINITE, NAN, Rung.CLOSE, "A[0] is nan, but should be inf; 1 of 2 elements differs"),
        (NAN, np.ones(2), Rung.CLOSE, "A[0] is 1, but should be nan; 1 of 2 elements differs"),
        (NAN, np.array([np.nan, np.nan]), Rung.CLOSE, "A[1] is nan, but should be 1; 1 of 2 elements differs"),
        (np.ones(3), np.ones((1, 1, 29)), Rung.SHAPE, "A.shape is (1, 1, 29), but should be (3,)"),
    ],
)
def test_the_first_missed_rung_is_said(expected: Value, actual: Value, rung: Rung, message: str) -> None:
    found = missed(expected, actual)
    assert found is not None
    assert (found.rung, found.message) == (rung, message)


@pytest.mark.parametrize(
    ("expected", "actual", "message"),
    [
        (3, 4, "A is not what it should be"),
        (3, "3", "A is a str, but should be an int"),
        ({"a": 1}, {}, "a is missing, but should be an int"),
        ({"a": 1}, {"a": 1, "b": 2}, "A is not what it should be"),
        ([1, 2], 3, "A is an int, but should be a list of 2"),
        ([1, 2], [1, 3], "A[1] is not what it should be"),
        (np.ones(3), np.ones((1, 28)), "A.shape is (1, 28), but should be (3,)"),
        (np.ones(3), np.ones(29), "A.shape is far from it, but should be (3,)"),
        (np.ones(3), np.ones((1, 1, 3)), "A.shape is far from it, but should be (3,)"),
        (np.asarray(1.0), np.ones(16), "A.shape is (16,), but should be ()"),
        (np.asarray(1.0), np.ones(17), "A.shape is far from it, but should be ()"),
        (np.ones(3), np.asarray(1.0), "A.shape is (), but should be (3,)"),
    ],
)
def test_a_hidden_case_says_what_mistakes_make(expected: Value, actual: Value, message: str) -> None:
    found = missed(expected, actual, visible=False)
    assert found is not None
    assert found.message == message


@pytest.mark.parametrize("stand_in", [Opaque("Mystery", "no plain value"), Fixture("relu")])
def test_a_stand_in_never_passes(stand_in: Value) -> None:
    assert missed(stand_in, stand_in) is not None


def test_several_results_in_something_that_is_no_tuple_are_told_by_their_names() -> None:
    found = compare((1.0, 2.0), np.ones(2), Question(("dW", "db")))
    assert found is not None
    assert (found.rung, found.message) == (Rung.KIND, "what was returned is an array, but should be the tuple dW, db")


def test_what_lies_on_the_bound_is_close_and_what_lies_beyond_is_not() -> None:
    assert missed(np.array([1.0, 1.0]), np.array([2.0, 0.0]), rtol=0.5) is None
    found = missed(np.array([1.0, 1.0]), np.array([2.0, -0.1]), rtol=0.5)
    assert found is not None
    assert found.message == "A[1] is -0.1, but should be 1; 1 of 2 elements differs"


def test_a_sum_of_one_term_is_what_a_question_asks_for_unless_it_says_more() -> None:
    single = np.ones(1, np.float32)
    near = single * np.float32(1 + 64 * 8 * 2.0**-23)
    assert compare(single, near, Question(("A",), inputs=(single,))) is None
    far = single * np.float32(1 + 3 * 64 * 8 * 2.0**-23)
    assert compare(single, far, Question(("A",), inputs=(single,))) is not None
    assert compare(single, far, Question(("A",), inputs=(single,), reduction=24)) is None
