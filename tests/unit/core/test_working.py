"""Arithmetic is written as a person would write it."""

import pytest

from grader.core.working import MOST_TERMS, Term, add_up, cell, equation, number, product, summed


@pytest.mark.parametrize(("value", "text"), [(2.0, "2"), (-0.5, "−0.5"), (1 / 3, "0.333333"), (0, "0")])
def test_numbers_are_short(value: float, text: str) -> None:
    assert number(value) == text


def test_negative_factors_stand_in_brackets() -> None:
    assert product(2.0, -3.0) == Term("2·(−3)", -6.0)
    assert product(-3.0) == Term("−3", -3.0)


@pytest.mark.parametrize(
    ("texts", "text"), [([], "0"), (["1", "2"], "1 + 2"), (["−1", "−2", "3"], "−1 − 2 + 3"), (["(−1)·2"], "(−1)·2")]
)
def test_a_negative_term_is_subtracted(texts: list[str], text: str) -> None:
    assert summed(texts) == text


def test_equal_sides_are_written_once() -> None:
    assert equation("A[0]", "3", "3") == "A[0] = 3"
    assert equation("A[0]", "1 + 2", "3") == "A[0] = 1 + 2 = 3"


def test_a_short_sum_is_one_line() -> None:
    assert add_up([("channel 0", [product(1, 2), product(3, 4)])], [Term("bias 1", 1)]) == (
        [],
        "1·2 + 3·4 + bias 1",
        15.0,
    )
    assert add_up([("image 0", [product(-4.0)]), ("image 1", [product(-3.0)])]) == ([], "−4 − 3", -7.0)


def test_groups_of_several_terms_have_a_line_each() -> None:
    lines, last, value = add_up([("channel 0", [product(1, 2), product(3, 4)]), ("channel 1", [product(1, -5)])])
    assert lines == ["channel 0: 1·2 + 3·4 = 14", "channel 1: 1·(−5) = −5"]
    assert (last, value) == ("14 − 5", 9.0)


def test_one_group_of_many_terms_has_a_line_of_its_own_without_a_name() -> None:
    many = [product(1.0)] * (MOST_TERMS + 1)
    lines, last, value = add_up([("image 0", many)])
    assert lines == [f"{' + '.join(['1'] * 10)} = 10"]
    assert (last, value) == ("10", 10.0)


def test_a_cell_is_written_with_its_index() -> None:
    assert cell("A", (0, 1, 2, 0)) == "A[0, 1, 2, 0]"
