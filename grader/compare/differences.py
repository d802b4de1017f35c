"""Where two arrays differ, in the form that a picture is made from: slow, and only after a fast no."""

import math

import numpy as np
from msgspec.structs import replace

from grader.core.findings import Cell, Difference

_SHOWN = 12
_AXES = {4: ("image", "row", "column", "channel")}


def locate(
    name: str, expected: "np.ndarray", actual: "np.ndarray", wrong: "np.ndarray", *, visible: bool
) -> Difference:
    """Describe the wrong elements; the numbers themselves only when ``visible``.

    Where they are not, the shares along an axis are told as none, some or all (0, 0.5, 1): the answer chooses which
    elements are wrong, and how many of them stand at each place would tell more than where to look.

    Args:
        name: the result's name.
        expected: the right array, any shape.
        actual: the answer, of the same shape.
        wrong: booleans of the same shape.
        visible: whether the case's values may be shown.

    """
    places = np.argwhere(wrong)
    first = tuple(int(at) for at in places[0])
    axes = range(wrong.ndim)
    by_axis = tuple(
        tuple(float(share) for share in wrong.mean(axis=tuple(other for other in axes if other != axis)))
        for axis in axes
    )
    if not visible:
        by_axis = tuple(tuple((share > 0) / 2 + (share == 1) / 2 for share in shares) for shares in by_axis)
    named = _AXES.get(wrong.ndim, ())
    difference = Difference(name, tuple(wrong.shape), len(places), int(wrong.size), first, by_axis, axes=named)
    if not visible:
        return difference
    window, label = _window(tuple(wrong.shape), first)
    return replace(
        difference,
        slice=label,
        expected=_table(expected[window]),
        actual=_table(actual[window]),
        wrong=[[bool(cell) for cell in row] for row in np.atleast_2d(wrong[window])],
    )


def _window(shape: tuple[int, ...], first: tuple[int, ...]) -> "tuple[tuple[slice | int, ...], str]":
    """The 2-D piece around the first wrong element: the height and width axes of NHWC, else the last two."""
    if len(shape) < 2:
        begin = max(0, first[0] - _SHOWN // 2) if first else 0
        window: tuple[slice | int, ...] = (slice(begin, begin + _SHOWN),) if shape else ()
        return window, f"[{begin}:{begin + _SHOWN}]" if shape else ""
    shown = (1, 2) if len(shape) == 4 and shape[1] * shape[2] > 1 else (len(shape) - 2, len(shape) - 1)
    pieces: list[slice | int] = []
    labels: list[str] = []
    for axis, extent in enumerate(shape):
        if axis not in shown:
            pieces.append(first[axis])
            labels.append(str(first[axis]))
        elif extent <= _SHOWN:
            pieces.append(slice(None))
            labels.append(":")
        else:
            begin = min(max(0, first[axis] - _SHOWN // 2), extent - _SHOWN)
            pieces.append(slice(begin, begin + _SHOWN))
            labels.append(f"{begin}:{begin + _SHOWN}")
    return tuple(pieces), f"[{', '.join(labels)}]"


def _table(values: "np.ndarray") -> list[list[Cell]]:
    return [[_cell(cell) for cell in row] for row in np.atleast_2d(values)]


def _cell(number: np.generic) -> Cell:
    plain = number.item()
    if isinstance(plain, complex):
        return f"{plain:.6g}"
    return float(plain) if math.isfinite(plain) else str(float(plain))
