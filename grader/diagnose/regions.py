"""Where an answer is right and where it is wrong: in its first row only, everywhere but in its last, and so on."""

from collections.abc import Sequence

import msgspec
import numpy as np

Array = np.ndarray
_ALL, _FIRST, _LAST = slice(None), slice(0, 1), slice(-1, None)
_MOSTLY = 0.5
"""The share of wrong numbers, over all cases, from which a region counts as wrong: after relu some may be right."""


class Region(msgspec.Struct, frozen=True):
    """Some places of an array of four axes, and whether they are right alone or wrong alone.

    Of several places every one must be wrong by itself.
    """

    places: tuple[tuple[slice, ...], ...]
    right_alone: bool

    def shown(self, pairs: Sequence[tuple[Array, Array]]) -> bool:
        """Whether all pairs of what should be and what came show it; those that are all region tell nothing."""
        rights = [_right(expected, actual) for expected, actual in pairs]
        masks = [[_inside(right, place) for place in self.places] for right in rights]
        within = [np.logical_or.reduce(each) for each in masks]
        telling = [at for at, inside in enumerate(within) if not inside.all()]
        if not telling:
            return False
        if self.right_alone:
            clean = all(rights[at][within[at]].all() for at in telling)
            clean &= not all(_right_beside(rights[at], place) for at in telling for place in self.places)
            return clean and _mostly_wrong([rights[at][~within[at]] for at in telling])
        clean = all(rights[at][~within[at]].all() for at in telling)
        each = [[rights[at][masks[at][place]] for at in telling] for place in range(len(self.places))]
        return clean and all(_mostly_wrong(found) for found in each)


def only_right(place: tuple[slice, ...]) -> Region:
    """Return the region that alone is right, nearly all else being wrong."""
    return Region((place,), True)


def only_wrong(*places: tuple[slice, ...]) -> Region:
    """Return the regions that alone are wrong, nearly everywhere, all else being right."""
    return Region(places, False)


def _mostly_wrong(found: Sequence[Array]) -> bool:
    """Whether most numbers of all arrays together are wrong, and some of each."""
    right = np.concatenate([one.ravel() for one in found])
    return 1 - float(right.mean()) >= _MOSTLY and not any(one.all() for one in found)


def _right_beside(right: Array, place: tuple[slice, ...]) -> bool:
    """Whether a whole row, or whatever the place is one of, is right beside it: it is not right alone then."""
    for axis, part in enumerate(place):
        beside = np.ones(right.shape[axis], bool)
        beside[part] = False
        if np.moveaxis(right, axis, 0)[beside].all(axis=tuple(range(1, right.ndim))).any():
            return True
    return False


def _right(expected: Array, actual: Array) -> Array:
    return np.asarray(np.isclose(expected, actual, rtol=1e-7, atol=1e-9))


def _inside(array: Array, place: tuple[slice, ...]) -> Array:
    mask = np.zeros(array.shape, bool)
    mask[place] = True
    return mask


_Told = tuple[str, Region, str]
"""Identity, region, and what to say with the answer's name."""

_CHANNELS: tuple[_Told, ...] = (
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
        "pattern-last-channel",
        only_wrong((_ALL, _ALL, _ALL, _LAST)),
        "{name} is right everywhere but in its last channel: look at where the loop over the channels ends.",
    ),
)
OF_IMAGES: tuple[_Told, ...] = (
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
    *_CHANNELS,
)
"""Of an answer whose axes are images, rows, columns and channels."""
OF_KERNELS: tuple[_Told, ...] = (
    (
        "pattern-kernel-first-row-only",
        only_right((_FIRST,)),
        "{name} is right in its first row only: look at the loop over the rows of the kernel.",
    ),
    (
        "pattern-kernel-last-row-only",
        only_right((_LAST,)),
        (
            "{name} is right in its last row only: look at the loop over the rows of the kernel, and at how far the "
            "lines in it are indented."
        ),
    ),
    (
        "pattern-kernel-first-column-only",
        only_right((_ALL, _FIRST)),
        "{name} is right in its first column only: look at the loop over the columns of the kernel.",
    ),
    (
        "pattern-kernel-last-column-only",
        only_right((_ALL, _LAST)),
        (
            "{name} is right in its last column only: look at the loop over the columns of the kernel, and at how far "
            "the lines in it are indented."
        ),
    ),
    (
        "pattern-kernel-last-row",
        only_wrong((_LAST,)),
        "{name} is right everywhere but in its last row: look at where the loop over the rows of the kernel ends.",
    ),
    (
        "pattern-kernel-last-column",
        only_wrong((_ALL, _LAST)),
        (
            "{name} is right everywhere but in its last column: look at where the loop over the columns of the kernel "
            "ends."
        ),
    ),
    (
        "pattern-first-channel-in-only",
        only_right((_ALL, _ALL, _FIRST)),
        "{name} is right for the first channel of the image only: look at the loop over the channels of the image.",
    ),
    (
        "pattern-last-channel-in",
        only_wrong((_ALL, _ALL, _LAST)),
        (
            "{name} is right for all channels of the image but the last: look at where the loop over the channels of "
            "the image ends."
        ),
    ),
    *_CHANNELS,
)
"""Of one whose axes are rows, columns, channels in and out."""
