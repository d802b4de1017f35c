"""Where an answer is right and where it is wrong: in its first row only, everywhere but in its last, and so on."""

from collections.abc import Callable

import numpy as np

Array = np.ndarray
_MOSTLY = 0.5
"""The share of wrong numbers from which a region counts as wrong: by chance, or after relu, some may be right."""


def only_right(place: tuple[slice, ...]) -> Callable[[Array, Array], bool | None]:
    """Return the test whether an answer is right in a region, and wrong nearly everywhere else.

    The test says None where the region is all there is.
    """

    def test(expected: Array, actual: Array) -> bool | None:
        right, inside = _right(expected, actual), _inside(expected, place)
        if inside.all():
            return None
        return bool(right[inside].all() and 1 - right[~inside].mean() >= _MOSTLY)

    return test


def only_wrong(*places: tuple[slice, ...]) -> Callable[[Array, Array], bool | None]:
    """Return the test whether an answer is wrong nearly everywhere in some regions, and right everywhere else.

    The test says None where the regions are all there is.
    """

    def test(expected: Array, actual: Array) -> bool | None:
        right = _right(expected, actual)
        each = [_inside(expected, place) for place in places]
        outside = ~np.logical_or.reduce(each)
        if not outside.any():
            return None
        return bool(right[outside].all() and all(1 - right[inside].mean() >= _MOSTLY for inside in each))

    return test


def _right(expected: Array, actual: Array) -> Array:
    return np.asarray(np.isclose(expected, actual, rtol=1e-7, atol=1e-9))


def _inside(array: Array, place: tuple[slice, ...]) -> Array:
    mask = np.zeros(array.shape, bool)
    mask[place] = True
    return mask


_ALL, _FIRST, _LAST = slice(None), slice(0, 1), slice(-1, None)

REGIONS: tuple[tuple[str, Callable[[Array, Array], bool | None], str], ...] = (
    (
        "pattern-first-row-only",
        only_right((_ALL, _FIRST)),
        (
            "{name} is right in its first row only: do the windows move down as they should, and does the function "
            "return only when the loop over the rows is over?"
        ),
    ),
    (
        "pattern-first-column-only",
        only_right((_ALL, _ALL, _FIRST)),
        (
            "{name} is right in its first column only: do the windows move across as they should, and does the loop "
            "over the columns run to its end?"
        ),
    ),
    (
        "pattern-first-window-only",
        only_right((_ALL, _FIRST, _FIRST)),
        (
            "{name} is right only where its first row and its first column meet: do the windows move as they should, "
            "and does the function return only when the loops are over?"
        ),
    ),
    (
        "pattern-first-channel-only",
        only_right((_ALL, _ALL, _ALL, _FIRST)),
        (
            "{name} is right in its first channel only: look at the loop over the channels, and at the indices of the "
            "last axis."
        ),
    ),
    (
        "pattern-last-channel-only",
        only_right((_ALL, _ALL, _ALL, _LAST)),
        (
            "{name} is right in its last channel only: look at the loop over the channels, and at the indices of the "
            "last axis."
        ),
    ),
    (
        "pattern-last-row",
        only_wrong((_ALL, _LAST)),
        "{name} is right everywhere but in its last row: look at where the loop over the rows ends.",
    ),
    (
        "pattern-last-column",
        only_wrong((_ALL, _ALL, _LAST)),
        "{name} is right everywhere but in its last column: look at where the loop over the columns ends.",
    ),
    (
        "pattern-last-row-and-column",
        only_wrong((_ALL, _LAST), (_ALL, _ALL, _LAST)),
        "{name} is right everywhere but in its last row and column: look at where the loops end.",
    ),
    (
        "pattern-last-channel",
        only_wrong((_ALL, _ALL, _ALL, _LAST)),
        "{name} is right everywhere but in its last channel: look at where the loop over the channels ends.",
    ),
    (
        "pattern-last-image",
        only_wrong((_LAST,)),
        "{name} is right for all images but the last: look at where the loop over the images ends.",
    ),
    (
        "pattern-first-row",
        only_wrong((_ALL, _FIRST)),
        "{name} is right everywhere but in its first row: look at where the loop over the rows begins.",
    ),
    (
        "pattern-first-column",
        only_wrong((_ALL, _ALL, _FIRST)),
        "{name} is right everywhere but in its first column: look at where the loop over the columns begins.",
    ),
    (
        "pattern-first-row-and-column",
        only_wrong((_ALL, _FIRST), (_ALL, _ALL, _FIRST)),
        "{name} is right everywhere but in its first row and column: look at where the loops begin.",
    ),
)
"""Identity, test on an answer of four axes, and what to say with the answer's name."""
