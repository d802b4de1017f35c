"""Arrays become tables in which wrong cells are marked, and strips that are high where it is wrong."""

import re

import msgspec

from grader.core.findings import Cell, Difference, Grid, Window
from grader.render import figures
from grader.render.pictures import counterexample_view, difference_view, strips
from tests.unit.render import samples


def test_wrong_cells_are_marked_and_spoken_and_their_counterparts_outlined() -> None:
    view = difference_view(samples.small_difference(), 12)
    assert view.actual is not None
    assert view.expected is not None
    top, second = view.actual.rows[0][1], view.actual.rows[1][1]
    assert [cell.classes for cell in top] == ["wrong"] * 6
    assert [cell.spoken for cell in top] == ["wrong"] * 6
    assert [cell.spoken for cell in second] == [""] * 5 + ["wrong"]
    assert [cell.classes for cell in view.expected.rows[0][1]] == ["right"] * 6
    assert view.actual.columns == ("0", "1", "2", "3", "4", "5")
    assert view.actual.notice == ""


def test_the_summary_counts_and_places() -> None:
    assert difference_view(samples.small_difference(), 12).summary == (
        "60 of 180 elements (33%) of dA_prev (2, 5, 6, 3) differ, the first at [0, 0, 0, 0]."
    )


def test_a_hidden_case_has_strips_and_no_numbers() -> None:
    view = difference_view(samples.large_difference(), 12)
    assert view.actual is None
    assert view.expected is None
    assert [strip.words for strip in view.strips] == [
        "everywhere",
        "everywhere, most at 0 and 27",
        "at 0 and 26–27",
        "everywhere",
    ]


def test_strips_are_named_and_leave_out_axes_of_one() -> None:
    difference = msgspec.structs.replace(
        samples.large_difference(), by_axis=((1.0,), (0.0, 1.0)), axes=("image", "row"), shape=(1, 2)
    )
    (strip,) = strips(difference)
    assert strip.label == "axis 1 · row"
    assert strip.words == "at 1"


def test_a_single_wrong_position_of_a_long_axis_is_still_drawn() -> None:
    shares = (0.0,) * 4_000 + (0.001,) + (0.0,) * 999
    difference = Difference("A", (5_000,), 1, 5_000, (4_000,), (shares,))
    (strip,) = strips(difference)
    assert strip.words == "at 4000"
    assert strip.bins == 96
    assert re.fullmatch(r"M76 20v-3h1v3z", strip.path)


def test_large_tables_are_cut_around_the_first_wrong_cell() -> None:
    rows: list[list[Cell]] = [[float(row * 30 + column) for column in range(30)] for row in range(30)]
    wrong = [[(row, column) == (20, 25) for column in range(30)] for row in range(30)]
    difference = Difference(
        "A", (30, 30), 1, 900, (20, 25), (), slice="[0, 100:130, 5:35, 1]", expected=rows, actual=rows, wrong=wrong
    )
    actual = difference_view(difference, 8).actual
    assert actual is not None
    assert (len(actual.rows), len(actual.columns)) == (8, 8)
    assert actual.notice == "8 of 30 rows and 8 of 30 columns are shown"
    assert any(cell.classes == "wrong" for _, cells in actual.rows for cell in cells)
    # Headings count in the whole array, not in the piece of it.
    assert actual.rows[0][0] == "116"
    assert actual.columns[0] == "26"


def test_a_window_that_reaches_outside_brings_its_padding_along() -> None:
    view = counterexample_view(samples.counterexample(), 12)
    first = view.inputs[0]
    assert first.columns == ("", "0", "1", "2")
    assert [name for name, _ in first.rows] == ["", "0", "1", "2"]
    corner = first.rows[0][1][0]
    assert corner.text == "0"
    assert corner.spoken == "padding, in the window"
    assert set(corner.classes.split()) == {"w", "wt", "wl", "ghost"}
    assert first.rows[3][1][3].classes.startswith("p")


def test_a_window_of_every_second_cell_frames_each_by_itself() -> None:
    grid = Grid("A", (1, 4), [[1.0, 2.0, 3.0, 4.0]], window=Window(0, 0, 1, 3, 1, 2))
    view = counterexample_view(msgspec.structs.replace(samples.counterexample(), inputs=(grid,)), 8)
    ((_, cells),) = view.inputs[0].rows
    assert [set(cell.classes.split()) >= {"w", "wt", "wb", "wl", "wr"} for cell in cells] == [True, False, True, False]


def test_cells_that_are_right_to_rounding_ask_for_no_digits() -> None:
    expected, actual = [[1.0, 2.0]], [[1.5, 2.0000000000000004]]
    assert figures.digits_for(expected, actual) == 17
    assert figures.digits_for(expected, actual, [[True, False]]) == 4


def test_an_absurd_window_is_bounded() -> None:
    grid = Grid("A", (1, 1), [[1.0]], window=Window(-(10**9), -(10**9), 2 * 10**9, 2 * 10**9))
    view = counterexample_view(msgspec.structs.replace(samples.counterexample(), inputs=(grid,)), 4)
    assert len(view.inputs[0].rows) <= 9
    assert len(view.inputs[0].columns) <= 9


def test_cells_that_are_no_numbers_are_shown_and_not_shaded() -> None:
    grid = Grid("A", (1, 3), [["nan", float("inf"), -2.0]])
    ((_, cells),) = (
        counterexample_view(msgspec.structs.replace(samples.counterexample(), inputs=(grid,)), 4).inputs[0].rows
    )
    assert [(cell.text, cell.classes) for cell in cells] == [("nan", ""), ("inf", ""), ("−2", "m4")]
