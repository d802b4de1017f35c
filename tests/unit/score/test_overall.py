"""One score for the whole."""

from fractions import Fraction

import pytest

from grader.core.findings import Score
from grader.score import overall


def score(points: Fraction | int, possible: int = 10) -> Score:
    return Score(Fraction(points), Fraction(possible))


def test_equal_weights_give_the_mean_of_the_shares() -> None:
    weights = {"a": Fraction(1), "b": Fraction(1)}
    assert overall({"a": score(10), "b": score(1, 2)}, weights) == score(75, 100)


def test_weights_count() -> None:
    weights = {"a": Fraction(3), "b": Fraction(1)}
    assert overall({"a": score(10), "b": score(0)}, weights).points == 75


def test_only_what_was_asked_for_counts() -> None:
    assert overall({"a": score(5)}, {"a": Fraction(1), "b": Fraction(9)}).points == 50


def test_all_points_are_exactly_a_hundred() -> None:
    weights = {name: Fraction(1, 3) for name in "abcdefg"}
    assert overall({name: score(3, 3) for name in "abcdefg"}, weights) == score(100, 100)


def test_what_misses_the_smallest_part_of_a_point_is_below_a_hundred() -> None:
    almost = score(10 - Fraction(1, 10**30))
    assert overall({"a": score(10), "b": almost}, {"a": Fraction(1), "b": Fraction(1)}).points < 100


def test_nothing_to_score_is_nothing() -> None:
    assert overall({}, {}) == score(0, 100)
    assert overall({"a": score(0, 0)}, {"a": Fraction(1)}) == score(0, 100)
    assert overall({"a": score(10)}, {"a": Fraction(0)}) == score(0, 100)


def test_an_exercise_without_weight_is_a_fault_of_the_caller() -> None:
    with pytest.raises(KeyError):
        overall({"a": score(1)}, {})
