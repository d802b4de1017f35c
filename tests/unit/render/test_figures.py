"""Numbers are rounded towards the truth: never up to full points, never two different cells alike."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.render import figures


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (100.0, "100"),
        (99.9999, "99.99"),
        (99.99, "99.99"),
        (0.07, "0.07"),
        (58.3333, "58.33"),
        (12.5, "12.5"),
        (0.0, "0"),
        (math.nan, "–"),
    ],
)
def test_points_are_rounded_down(value: float, expected: str) -> None:
    assert figures.points(value) == expected


@given(st.floats(min_value=0, max_value=100, exclude_max=True))
def test_what_is_not_full_never_reads_full(value: float) -> None:
    assert float(figures.points(value)) <= value < 100


def test_a_share_is_never_nothing_of_something_nor_all_of_less() -> None:
    assert figures.percent(1, 9_999) == "under 1%"
    assert figures.percent(9_998, 9_999) == "99%"
    assert figures.percent(3, 3) == "100%"
    assert figures.percent(0, 3) == "0%"
    assert figures.share(5, 0) == 0.0
    assert figures.share(7, 5) == 1.0


def test_counts_agree_with_their_nouns() -> None:
    assert figures.count(1, "case") == "1 case"
    assert figures.count(1_234, "case") == "1,234 cases"
    assert figures.count(2, "case passes", "cases pass") == "2 cases pass"


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(0.0, "under 1 ms"), (0.42, "420 ms"), (1.34, "1.3 s"), (125.0, "2 min 5 s")],
)
def test_durations_are_said_as_a_person_would(seconds: float, expected: str) -> None:
    assert figures.duration(seconds) == expected


def test_a_ratio_needs_both_times() -> None:
    assert figures.ratio(3.2, 1.0) == "3.2× the reference’s time"
    assert figures.ratio(41.4, 1.0) == "41× the reference’s time"
    assert figures.ratio(0.0, 1.0) == ""
    assert figures.ratio(1.0, 0.0) == ""


def test_cells_are_short_and_keep_their_sign() -> None:
    assert figures.cell(-0.123456) == "−0.1235"
    assert figures.cell(3.0) == "3"
    assert figures.cell(-0.0) == "0"
    assert figures.cell(math.inf) == "inf"
    assert figures.cell("1+2j") == "1+2j"
    assert len(figures.cell("x" * 500)) == 24


def test_digits_grow_until_different_cells_look_different() -> None:
    assert figures.digits_for([[1.0, 2.0]], [[1.0, 3.0]]) == 4
    digits = figures.digits_for([[1.00000012]], [[1.00000019]])
    assert figures.cell(1.00000012, digits) != figures.cell(1.00000019, digits)
    assert figures.digits_for([[0.1]], [[math.nextafter(0.1, 1)]]) == 17


@pytest.mark.parametrize(
    ("positions", "expected"),
    [
        ((), "nowhere"),
        (range(28), "everywhere"),
        ((0, 27), "at 0 and 27"),
        ((0, 1, 2, 9, 12), "at 0–2, 9 and 12"),
        ((5,), "at 5"),
        (range(0, 28, 2), "at 0, 2, 4, 6, 8, 10 and 8 more places"),
    ],
)
def test_positions_are_named_in_words(positions: tuple[int, ...], expected: str) -> None:
    assert figures.ranges(positions, 28) == expected


def test_shapes_and_indices_read_as_numpy_writes_them() -> None:
    assert figures.shape((4, 28)) == "(4, 28)"
    assert figures.shape((3,)) == "(3,)"
    assert figures.shape(()) == "()"
    assert figures.index((0, 2)) == "[0, 2]"
