"""Where two arrays differ is counted along every axis, and shown in a piece around the first place."""

import numpy as np
import pytest

from grader.compare.differences import locate
from grader.core.findings import Difference


def differing(shape: tuple[int, ...], *places: tuple[int, ...], visible: bool = True) -> Difference:
    """Locate an array's wrong places: the answer holds -1 where its number should stand."""
    expected = np.arange(float(np.prod(shape))).reshape(shape)
    actual = expected.copy()
    for place in places:
        actual[place] = -1.0
    return locate("A", expected, actual, actual != expected, visible=visible)


def test_what_is_wrong_is_counted_along_every_axis() -> None:
    found = differing((2, 3, 4, 1), (1, 2, 0, 0), (1, 2, 3, 0))
    assert (found.result, found.shape, found.count, found.total) == ("A", (2, 3, 4, 1), 2, 24)
    assert found.first == (1, 2, 0, 0)
    assert found.by_axis == ((0.0, 2 / 12), (0.0, 0.0, 2 / 8), (1 / 6, 0.0, 0.0, 1 / 6), (2 / 24,))
    assert found.axes == ("image", "row", "column", "channel")
    assert differing((2, 3), (1, 2)).axes == ()


def test_a_visible_case_shows_both_sides_and_which_cells_are_wrong() -> None:
    found = differing((2, 2, 3, 2), (1, 0, 1, 1), (1, 1, 2, 1))
    assert found.slice == "[1, :, :, 1]"
    assert found.expected == [[13.0, 15.0, 17.0], [19.0, 21.0, 23.0]]
    assert found.actual == [[13.0, -1.0, 17.0], [19.0, 21.0, -1.0]]
    assert found.wrong == [[False, True, False], [False, False, True]]


def test_a_hidden_case_shows_no_number() -> None:
    found = differing((2, 2, 3, 2), (1, 0, 1, 1), visible=False)
    assert (found.slice, found.expected, found.actual, found.wrong) == ("", None, None, None)
    assert (found.first, found.axes) == ((1, 0, 1, 1), ("image", "row", "column", "channel"))


def test_of_a_hidden_case_none_some_or_all_is_told_along_every_axis() -> None:
    places = [(1, row, column, 0) for row, column in ((0, 0), (0, 1), (0, 2), (1, 1))]
    found = differing((2, 2, 3, 1), *places, visible=False)
    assert found.by_axis == ((0.0, 0.5), (0.5, 0.5), (0.5, 0.5, 0.5), (0.5,))
    assert differing((2, 2), (1, 0), (1, 1), visible=False).by_axis == ((0.0, 1.0), (0.5, 0.5))


def test_how_many_are_wrong_at_a_place_along_an_axis_is_not_told_of_a_hidden_case() -> None:
    one = differing((3, 3), (0, 1), (2, 0), (2, 2), visible=False)
    other = differing((3, 3), (0, 2), (0, 0), (2, 1), visible=False)
    assert one.by_axis == other.by_axis == ((0.5, 0.0, 0.5), (0.5, 0.5, 0.5))


@pytest.mark.parametrize(
    ("shape", "place", "label"),
    [
        ((1, 30, 5, 1), (0, 20, 0, 0), "[0, 14:26, :, 0]"),
        ((1, 30, 5, 1), (0, 29, 0, 0), "[0, 18:30, :, 0]"),
        ((1, 30, 5, 1), (0, 2, 0, 0), "[0, 0:12, :, 0]"),
        ((1, 12, 13, 1), (0, 0, 0, 0), "[0, :, 0:12, 0]"),
        ((2, 1, 2, 3), (1, 0, 1, 2), "[1, :, :, 2]"),
        ((2, 1, 1, 3), (1, 0, 0, 2), "[1, 0, :, :]"),
        ((2, 3, 4), (1, 2, 3), "[1, :, :]"),
        ((2, 3), (1, 2), "[:, :]"),
        ((30,), (20,), "[14:26]"),
        ((30,), (2,), "[0:12]"),
        ((), (), ""),
    ],
)
def test_the_piece_lies_around_the_first_wrong_place(
    shape: tuple[int, ...], place: tuple[int, ...], label: str
) -> None:
    found = differing(shape, place)
    assert found.slice == label
    assert found.actual is not None
    assert found.expected is not None
    assert found.wrong is not None
    assert [
        -1.0 if wrong else right
        for row, line in zip(found.expected, found.wrong, strict=True)
        for right, wrong in zip(row, line, strict=True)
    ] == [cell for row in found.actual for cell in row]
    assert sum(map(sum, found.wrong)) == 1
    assert max(len(found.actual), len(found.actual[0])) <= 12


def test_cells_are_plain_numbers_or_words() -> None:
    for value, cell in ((np.nan, "nan"), (-np.inf, "-inf"), (1 + 2j, "1+2j"), (2, 2.0), (0.1, 0.1)):
        array = np.array([value])
        found = locate("A", array, array, np.array([True]), visible=True)
        assert found.expected == [[cell]]
        assert type(found.expected[0][0]) is type(cell)
