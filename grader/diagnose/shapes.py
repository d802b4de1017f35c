"""What a wrong shape tells: a border kept, axes lost or in another order, rows and columns too many or too few."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations

import numpy as np

from grader.core.exercise import Case
from grader.core.findings import Hint
from grader.core.said import Said, counted, say
from grader.diagnose.quantities import shared, sizes_of
from grader.diagnose.traits import AXES, is_kernel

Array = np.ndarray
Wrong = tuple[str, Array, Array]
"""A result's name, what it should be, and what it is."""
Meant = tuple[str, Said]
"""A hint's identity and text."""
CLOSE = 1e-7
"""How near numbers are, relatively and absolutely, that count as the same."""
_FEWEST = 3
"""In how many answers an axis must be as long as something else."""
_FAR = 3
"""How many rows or columns too many are no slip any more."""


def near(one: Array, other: Array) -> bool:
    """Whether two arrays hold the same numbers in the same places."""
    return one.shape == other.shape and bool(np.allclose(one, other, rtol=CLOSE, atol=CLOSE))


def told_shape(wrong: Sequence[Wrong]) -> Hint | None:
    """Say what makes the shapes of all these wrong arrays what they are, if one thing does and can be told."""
    found = [dict.fromkeys(_told(*one)) for one in wrong]
    return next((Hint(*one) for one in found[0] if all(one in other for other in found[1:])), None)


def other_sizes(
    wrong: Mapping[int, Sequence[Wrong]], cases: Sequence[Case], parameters: Sequence[str]
) -> tuple[Hint, ...]:
    """Say which axis is as long as something else of the call in all answers, if one is and no other axis is wrong."""
    found = [(at, *one) for at, each in wrong.items() for one in each if one[1].shape != one[2].shape]
    if len(found) < _FEWEST or len({name for _, name, _, _ in found}) != 1:
        return ()
    if any(expected.ndim != actual.ndim for _, _, expected, actual in found):
        return ()
    axes = [np.flatnonzero(np.not_equal(expected.shape, actual.shape)).tolist() for _, _, expected, actual in found]
    if axes[0] != axes[-1] or len(axes[0]) != 1 or any(each != axes[0] for each in axes):
        return ()
    axis, name = axes[0][0], found[0][1]
    sizes = [sizes_of(cases[at], parameters) for at, *_ in found]
    instead = shared([actual.shape[axis] for *_, actual in found], sizes)
    wanted = shared([expected.shape[axis] for *_, expected, _ in found], sizes)
    if instead is None or wanted is None:
        return ()
    text = say(
        "The length of axis {axis} of {name} is {instead}, but should be {wanted}: look at where its shape comes from.",
        axis=axis,
        name=name,
        instead=instead,
        wanted=wanted,
    )
    return (Hint("pattern-other-size", text),)


def _told(name: str, expected: Array, actual: Array) -> Iterator[Meant]:
    """Yield all that one wrong array's shape may mean, the likeliest first."""
    if expected.ndim != actual.ndim:
        yield from _axes(name, expected, actual)
        return
    if expected.ndim != AXES:
        return
    kernel = is_kernel(name)
    yield from _of_kernels(name, expected, actual) if kernel else _of_images(name, expected, actual)
    if expected.shape != actual.shape:
        yield from _size(name, expected, actual, 0 if kernel else 1)


def _axes(name: str, expected: Array, actual: Array) -> Iterator[Meant]:
    """Another number of axes: with the right numbers, or with others."""
    if near(expected.squeeze(), actual.squeeze()):
        if actual.ndim < expected.ndim:
            text = say("{name} has the right numbers, but not all its axes: keep the axes of one.", name=name)
            yield "pattern-axes", text
        else:
            text = say("{name} has the right numbers, but an axis too many: look at what adds it.", name=name)
            yield "pattern-axes-added", text
    if near(expected.ravel(), actual.ravel()):
        text = say(
            "{name} has the right numbers in the right order, but in another shape: look at what flattens or reshapes "
            "it.",
            name=name,
        )
        yield "pattern-reshaped", text
    has = counted(
        actual.ndim,
        "{name} has {count} axis, but should have {expected}",
        "{name} has {count} axes, but should have {expected}",
        name=name,
        expected=expected.ndim,
    )
    if actual.ndim > expected.ndim:
        yield "pattern-number-of-axes", say("{has}: is one kept that should be summed up, or indexed away?", has=has)
    else:
        yield "pattern-number-of-axes", say("{has}: is one summed up or indexed away that should be kept?", has=has)


def _of_images(name: str, expected: Array, actual: Array) -> Iterator[Meant]:
    if expected.shape != actual.shape and near(expected, actual[:, : expected.shape[1], : expected.shape[2]]):
        text = say(
            "{name} has the right numbers and, behind them, rows or columns too many: look at how its size is "
            "computed.",
            name=name,
        )
        yield "pattern-more-behind", text
    elif expected.shape != actual.shape and _uncropped(expected, actual):
        text = say(
            "{name} has a border around the right numbers: is too much padded, or the padding not cropped again?",
            name=name,
        )
        yield "pattern-uncropped", text
    if len(actual) < len(expected) and near(expected[: len(actual)], actual):
        text = say("{name} is right, but holds the first images only: look at the loop over them.", name=name)
        yield "pattern-images-missing", text
    if len(actual) == len(expected) and near(expected[..., : actual.shape[3]], actual):
        text = say("{name} is right, but holds the first channels only: look at its last axis.", name=name)
        yield "pattern-channels-missing", text
    if _in_another_order(expected, actual):
        text = say(
            "{name} holds the right numbers, but its axes are in another order: image, row, column, channel is the "
            "order.",
            name=name,
        )
        yield "pattern-axes-order", text


def _of_kernels(name: str, expected: Array, actual: Array) -> Iterator[Meant]:
    if _in_another_order(expected, actual):
        text = say(
            "{name} holds the right numbers, but its axes are in another order: row, column, channel in, channel out "
            "is the order.",
            name=name,
        )
        yield "pattern-axes-order", text


def _in_another_order(expected: Array, actual: Array) -> bool:
    return any(near(expected.transpose(order), actual) for order in permutations(range(AXES)))


def _size(name: str, expected: Array, actual: Array, high: int) -> Iterator[Meant]:
    """Say which of height and width is wrong; ``high`` is the axis of the height, before that of the width."""
    pair = slice(high, high + 2)
    if np.delete(actual.shape, pair).tolist() != np.delete(expected.shape, pair).tolist():
        return
    (rows, columns), (height, width) = expected.shape[pair], actual.shape[pair]
    if height == width in (rows, columns):
        text = say(
            "{name} is as high as it is wide where it should not be: somewhere the width is taken for the height, or "
            "the height for the width. Look at where its size comes from.",
            name=name,
        )
        yield "pattern-square", text
    if max(abs(height - rows), abs(width - columns)) < _FAR:
        text = say(
            "{name} has {rows} and {columns}, in every failed case: look at how its size is computed.",
            name=name,
            rows=_rows(height - rows),
            columns=_columns(width - columns),
        )
        yield "pattern-size", text


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
