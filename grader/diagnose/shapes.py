"""What a wrong shape tells: a border kept, axes lost or in another order, rows and columns too many or too few."""

from itertools import permutations

import numpy as np

from grader.core.findings import Hint
from grader.core.said import Said, counted, say

Array = np.ndarray
CLOSE = 1e-7
"""How near numbers are, relatively and absolutely, that count as the same."""
_AXES = 4


def near(one: Array, other: Array) -> bool:
    """Whether two arrays hold the same numbers in the same places."""
    return one.shape == other.shape and bool(np.allclose(one, other, rtol=CLOSE, atol=CLOSE))


def told_shape(name: str, expected: Array, actual: Array) -> Hint | None:
    """Say what makes the shape of the result called ``name`` wrong, if that can be told; None where it is right."""
    found = _shape(name, expected, actual)
    return Hint(*found) if found is not None else None


def _shape(name: str, expected: Array, actual: Array) -> tuple[str, Said] | None:
    if expected.shape == actual.shape:
        return None
    if expected.ndim != actual.ndim and near(expected.squeeze(), actual.squeeze()):
        text = say("{name} has the right numbers, but not all its axes: keep the axes of one.", name=name)
        return "pattern-axes", text
    if expected.ndim != _AXES or actual.ndim != _AXES:
        return None
    if _uncropped(expected, actual):
        text = say(
            "{name} has a border around the right numbers: is too much padded, or the padding not cropped again?",
            name=name,
        )
        return "pattern-uncropped", text
    if len(actual) < len(expected) and near(expected[: len(actual)], actual):
        text = say("{name} is right, but holds the first images only: look at the loop over them.", name=name)
        return "pattern-images-missing", text
    if len(actual) == len(expected) and near(expected[..., : actual.shape[3]], actual):
        text = say("{name} is right, but holds the first channels only: look at its last axis.", name=name)
        return "pattern-channels-missing", text
    for order in permutations(range(_AXES)):
        if near(expected.transpose(order), actual):
            text = say(
                "{name} holds the right numbers, but its axes are in another order: "
                "image, row, column, channel is the order.",
                name=name,
            )
            return "pattern-axes-order", text
    rows, columns = actual.shape[1] - expected.shape[1], actual.shape[2] - expected.shape[2]
    if actual.shape[::3] == expected.shape[::3] and abs(rows) + abs(columns) > 0 and max(abs(rows), abs(columns)) < 3:
        text = say(
            "{name} has {rows} and {columns}, in every failed case: look at how its size is computed.",
            name=name,
            rows=_rows(rows),
            columns=_columns(columns),
        )
        return "pattern-size", text
    return None


def _rows(more: int) -> Said:
    if not more:
        return say("as many rows as it should")
    if more > 0:
        return counted(more, "{count} row too many", "{count} rows too many")
    return counted(-more, "{count} row too few", "{count} rows too few")


def _columns(more: int) -> Said:
    if not more:
        return say("as many columns as it should")
    if more > 0:
        return counted(more, "{count} column too many", "{count} columns too many")
    return counted(-more, "{count} column too few", "{count} columns too few")


def _uncropped(expected: Array, actual: Array) -> bool:
    rows, columns = actual.shape[1] - expected.shape[1], actual.shape[2] - expected.shape[2]
    if min(rows, columns) < 0 or rows + columns == 0:
        return False
    for top in range(rows + 1):
        for left in range(columns + 1):
            piece = actual[:, top : top + expected.shape[1], left : left + expected.shape[2]]
            if near(expected, piece):
                return True
    return False
