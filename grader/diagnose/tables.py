"""Arrays cut into the small tables that a person reads, with windows drawn on what a number comes from."""

from collections.abc import Iterable, Iterator
from itertools import product

import numpy as np

from grader.core.findings import Cell, Grid, Window
from grader.core.values import Value
from grader.core.working import Box

_MOST_CELLS = 400
Slices = tuple[tuple[int | None, ...], str]
"""One table of an array: its index on each axis (None where the axis is the table's own), and how it is written."""


def tables(name: str, value: Value, *, wrong: "np.ndarray | None" = None, reads: Box | None = None) -> tuple[Grid, ...]:
    """Cut an array into 2-D tables: rows and columns of images (image, row, column, channel) or of kernels.

    Args:
        name: the argument or result; one that ends in W is a kernel (row, column, channel in, channel out).
        value: what is to be shown; anything but an array of one, two or four axes, or a large one, gives no table.
        wrong: booleans of the array's shape.
        reads: the cells to draw a window around, a range an axis.

    """
    if not isinstance(value, np.ndarray) or value.size > _MOST_CELLS:
        return ()
    return tuple(_table(name, value, place, label, wrong, reads) for place, label in _places(name, value.shape))


def only(index: tuple[int, ...]) -> Box:
    """The box of one cell alone."""
    return tuple(range(at, at + 1) for at in index)


def foremost(grids: Iterable[Grid], most: int) -> tuple[Grid, ...]:
    """At most ``most`` tables, those with a window before those without, in their own order."""
    every = tuple(grids)
    if len(every) <= most:
        return every
    kept = sorted(range(len(every)), key=lambda at: (every[at].window is None, at))[:most]
    return tuple(every[at] for at in sorted(kept))


def _places(name: str, shape: tuple[int, ...]) -> Iterator[Slices]:
    """The tables of an array: the axes that stay, and the indices of those that do not."""
    if len(shape) <= 2:
        yield (None,) * len(shape), ""
    elif len(shape) == 4 and shape[:3] == (1, 1, 1) and shape[3] > 1:
        yield (0, 0, None, None), ""
    elif len(shape) == 4:
        kernel = name.endswith("W")
        for one, other in product(range(shape[2] if kernel else shape[0]), range(shape[3])):
            whole = shape[3] == 1 and (shape[2] if kernel else shape[0]) == 1
            place = (None, None, one, other) if kernel else (one, None, None, other)
            label = f"[:, :, {one}, {other}]" if kernel else f"[{one}, :, :, {other}]"
            yield place, "" if whole else label


def _table(
    name: str,
    whole: "np.ndarray",
    place: tuple[int | None, ...],
    label: str,
    wrong: "np.ndarray | None",
    reads: Box | None,
) -> Grid:
    index = tuple(slice(None) if at is None else at for at in place)
    rows = [[_cell(cell) for cell in row] for row in np.atleast_2d(whole[index])]
    marks = None if wrong is None else [[bool(cell) for cell in row] for row in np.atleast_2d(wrong[index])]
    shape = tuple(int(extent) for extent in whole.shape)
    return Grid(name, shape, rows, label, None if reads is None else _window(place, reads), marks)


def _window(place: tuple[int | None, ...], reads: Box) -> Window | None:
    """The part of a box that lies in one table; nothing where the box does not reach it."""
    if len(reads) != len(place) or any(at is not None and at not in box for at, box in zip(place, reads, strict=True)):
        return None
    own = [box for at, box in zip(place, reads, strict=True) if at is None]
    if not all(own):
        return None
    rows, columns = own if len(own) == 2 else (range(1), *own)
    return Window(
        rows[0],
        columns[0],
        rows[-1] - rows[0] + 1,
        columns[-1] - columns[0] + 1,
        rows.step if len(rows) > 1 else 1,
        columns.step if len(columns) > 1 else 1,
    )


def _cell(number: np.generic) -> Cell:
    plain = number.item()
    if isinstance(plain, complex):
        return f"{plain:.6g}"
    return float(plain) if np.isfinite(plain) else str(float(plain))
