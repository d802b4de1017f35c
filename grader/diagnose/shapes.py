"""What a wrong shape tells: a border kept, axes lost or in another order, rows and columns too many or too few."""

from itertools import permutations

import numpy as np

from grader.core.findings import Hint
from grader.core.said import Said, counted, say
from grader.diagnose.traits import is_kernel

Array = np.ndarray
CLOSE = 1e-7
"""How near numbers are, relatively and absolutely, that count as the same."""
_AXES = 4
_FAR = 3
"""How many rows or columns too many are no slip any more."""


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
    high = 0 if is_kernel(name) else 1
    return (None if is_kernel(name) else _of_images(name, expected, actual)) or _size(name, expected, actual, high)


def _of_images(name: str, expected: Array, actual: Array) -> tuple[str, Said] | None:
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
    return None


def _size(name: str, expected: Array, actual: Array, high: int) -> tuple[str, Said] | None:
    """Say which of height and width is wrong; ``high`` is the axis of the height, before that of the width."""
    pair = slice(high, high + 2)
    if np.delete(actual.shape, pair).tolist() != np.delete(expected.shape, pair).tolist():
        return None
    (rows, columns), (height, width) = expected.shape[pair], actual.shape[pair]
    if height == width in (rows, columns):
        text = say(
            "{name} is as high as it is wide where it should not be: somewhere the width is taken for the height, or "
            "the height for the width. Look at where its size comes from.",
            name=name,
        )
        return "pattern-square", text
    if max(abs(height - rows), abs(width - columns)) < _FAR:
        text = say(
            "{name} has {rows} and {columns}, in every failed case: look at how its size is computed.",
            name=name,
            rows=_rows(height - rows),
            columns=_columns(width - columns),
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
