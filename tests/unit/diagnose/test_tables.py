"""Arrays are cut into tables by what their axes mean, and windows fall on the tables that they reach."""

import numpy as np
import pytest

from grader.core.findings import Window
from grader.diagnose.tables import foremost, only, tables

IMAGES = np.arange(2 * 2 * 3 * 2, dtype=float).reshape(2, 2, 3, 2)


def test_images_are_cut_by_image_and_channel() -> None:
    found = tables("A_prev", IMAGES)
    assert [grid.slice for grid in found] == ["[0, :, :, 0]", "[0, :, :, 1]", "[1, :, :, 0]", "[1, :, :, 1]"]
    assert found[1].rows == [[1.0, 3.0, 5.0], [7.0, 9.0, 11.0]]
    assert {grid.shape for grid in found} == {(2, 2, 3, 2)}


def test_kernels_are_cut_by_channel_and_kernel() -> None:
    found = tables("dW", np.arange(8.0).reshape(2, 2, 1, 2))
    assert [(grid.slice, grid.rows) for grid in found] == [
        ("[:, :, 0, 0]", [[0.0, 2.0], [4.0, 6.0]]),
        ("[:, :, 0, 1]", [[1.0, 3.0], [5.0, 7.0]]),
    ]


def test_one_table_of_its_kind_names_no_part() -> None:
    assert [grid.slice for grid in tables("A", np.ones((1, 2, 2, 1)))] == [""]
    assert [grid.rows for grid in tables("b", np.array([1.0, 2.0]).reshape(1, 1, 1, 2))] == [[[1.0, 2.0]]]


def test_what_is_no_small_array_has_no_table() -> None:
    assert tables("A", "text") == ()
    assert tables("A", np.ones((3, 3, 3))) == ()
    assert tables("A", np.ones((1, 30, 30, 1))) == ()


def test_cells_that_json_cannot_hold_are_text() -> None:
    assert tables("A", np.array([[np.nan, -np.inf]]))[0].rows == [["nan", "-inf"]]
    assert tables("A", np.array([[1 + 2j]]))[0].rows == [["1+2j"]]


def test_a_window_reaches_into_the_padding_of_its_own_image_and_channels() -> None:
    found = tables("A_prev", IMAGES, reads=(range(1, 2), range(-1, 2), range(1, 4), range(2)))
    assert [grid.window for grid in found] == [None, None, Window(-1, 1, 3, 3), Window(-1, 1, 3, 3)]


def test_a_window_with_a_step_keeps_it() -> None:
    (found,) = tables("A", np.ones((1, 3, 3, 1)), reads=(range(1), range(0, 3, 2), range(1, 2, 2), range(1)))
    assert found.window == Window(0, 1, 3, 1, 2, 1)


def test_the_padding_beside_a_single_pixel_can_be_a_window() -> None:
    (found,) = tables("A", np.ones((1, 1, 1, 1)), reads=(range(1), range(-1, 0), range(-1, 0), range(1)))
    assert found.window == Window(-1, -1, 1, 1)


@pytest.mark.parametrize("reads", [(), (range(1),), (range(1), range(0), range(1), range(1))])
def test_a_box_of_other_axes_or_without_cells_is_no_window(reads: tuple[range, ...]) -> None:
    assert tables("A", np.ones((1, 2, 2, 1)), reads=reads)[0].window is None


def test_one_cell_is_a_window_of_one() -> None:
    found = tables("A", IMAGES, reads=only((1, 0, 2, 1)))
    assert [grid.window for grid in found] == [None, None, None, Window(0, 2, 1, 1)]


def test_of_many_tables_those_with_a_window_are_kept_in_order() -> None:
    found = tables("A", IMAGES, reads=only((1, 0, 2, 1)))
    assert [grid.slice for grid in foremost(found, 2)] == ["[0, :, :, 0]", "[1, :, :, 1]"]
    assert foremost(found, 4) == found
