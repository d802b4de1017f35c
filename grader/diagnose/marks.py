"""What an array shows beside the one that it should be: zeros, fewer digits, a turn, a shift, a single image."""

from collections.abc import Callable

import numpy as np

from grader.diagnose.shapes import Array, near
from grader.diagnose.sums import CHANNEL_OFFSET, channel_offset, offset
from grader.diagnose.traits import AXES

_FEW = 8
"""Of fewer numbers no mean is taken, and no order told."""


def _zeros(_expected: Array, actual: Array) -> bool:
    return not actual.any()


def _float32(expected: Array, actual: Array) -> bool:
    return bool(np.allclose(expected, actual, rtol=1e-4, atol=1e-5 * float(np.abs(expected).max(initial=1.0))))


def _rounded(expected: Array, actual: Array) -> bool:
    """Whether what differs is what stands behind a few digits after the point."""
    if not np.abs(expected).max(initial=0.0) > 1e-2:
        return False
    for digits in range(8):
        unit = 10.0**-digits
        if np.allclose(actual, np.round(actual, digits), rtol=0, atol=1e-12 + 1e-9 * unit):
            return bool(np.abs(expected - actual).max(initial=0.0) <= 0.5000001 * unit)
    return False


def _whole(expected: Array, actual: Array) -> bool:
    """Whether what stands behind the point is lost, in whatever way it was rounded."""
    if actual.dtype.kind in "iu":
        return True
    return bool(np.array_equal(actual, np.round(actual))) and bool(np.abs(expected - actual).max(initial=0.0) < 1)


def _half(expected: Array, actual: Array) -> bool:
    """Whether an array is of half precision, or as near to what it should be as half precision is, above and below."""
    gap = actual.astype(np.float64) - expected
    scale = float(np.abs(expected).max(initial=0.0))
    far = float(np.abs(gap).max(initial=0.0))
    if actual.dtype == np.float16:
        return far < 1e-2 * scale
    if not 1e-5 * scale < far < 2e-3 * scale:
        return False
    return gap.size < _FEW or abs(float(gap.mean())) < float(np.abs(gap).mean()) / 2


def _flipped(expected: Array, actual: Array) -> bool:
    return expected.ndim == AXES and near(expected[:, ::-1, ::-1], actual) and not near(expected, actual)


def _swapped(expected: Array, actual: Array) -> bool:
    return expected.ndim == AXES and near(np.swapaxes(expected, 1, 2), actual)


def always(_expected: Array) -> bool:
    """Whether an array can show a mark that every array can."""
    return True


def _first_image(expected: Array, actual: Array) -> bool:
    right = [near(one, other) for one, other in zip(expected, actual, strict=True)]
    return len(right) > 1 and right[0] and not any(right[1:])


def _one_filled(expected: Array, actual: Array) -> bool:
    """Whether one image alone is filled, and wrongly; the others hold what they were made with: a number a channel."""
    if expected.ndim != AXES or len(expected) == 1:
        return False
    should, filled = (np.ptp(array, axis=(1, 2)).any(axis=1) for array in (expected, actual))
    return bool(should.all()) and int(filled.sum()) == 1 and not near(expected[filled], actual[filled])


def _one_channel_filled(expected: Array, actual: Array) -> bool:
    """Whether one channel alone holds anything but zeros, and that wrongly, and all should."""
    if expected.ndim != AXES or expected.shape[3] == 1:
        return False
    should, filled = (array.any(axis=(0, 1, 2)) for array in (expected, actual))
    return bool(should.all()) and int(filled.sum()) == 1 and not near(expected[..., filled], actual[..., filled])


def has_an_inside(array: Array) -> bool:
    """Whether an array is large enough to be right inside and wrong at its borders."""
    return array.ndim == AXES and min(array.shape[1:3]) >= 5


def borders(expected: Array, actual: Array) -> bool:
    """Whether an array is right inside, and wrong somewhere in its first and last rows, and columns."""
    inner = (slice(None), slice(2, -2), slice(2, -2))
    sides = [np.s_[:, :2], np.s_[:, -2:], np.s_[:, :, :2], np.s_[:, :, -2:]]
    return near(expected[inner], actual[inner]) and not any(near(expected[side], actual[side]) for side in sides)


def _shifted(expected: Array, actual: Array) -> bool:
    if expected.ndim != 4 or min(expected.shape[1:3]) < 3:
        return False
    down = near(expected[:, :-1, :-1], actual[:, 1:, 1:])
    up = near(expected[:, 1:, 1:], actual[:, :-1, :-1])
    return down or up


def _elsewhere(expected: Array, actual: Array) -> bool:
    return near(np.sort(expected, axis=None), np.sort(actual, axis=None))


def _has_places(expected: Array) -> bool:
    """Whether an array has several places, with other numbers in them."""
    return expected.size >= _FEW and float(np.ptp(expected)) > 0


ONLY_OF_IMAGES = (_flipped, _swapped, _first_image, _one_filled, _shifted)
"""What only an array can show whose axes are images, rows, columns and channels."""
Test = Callable[[Array, Array], bool]
OF_PLACES: dict[Test, Callable[[Array], bool]] = {
    offset: lambda expected: expected.size > 1,
    channel_offset: lambda expected: expected.ndim == AXES and expected[..., 0].size > 1,
    _one_filled: lambda expected: expected.ndim == AXES and expected[0, :, :, 0].size > 1,
    _elsewhere: _has_places,
}
"""What a single number cannot show, and the arrays that can: whatever is added to one is a constant."""
PATTERNS: tuple[tuple[str, Test, str], ...] = (
    ("pattern-zeros", _zeros, "{name} holds nothing but zeros: is it filled at all, and is what is filled returned?"),
    (
        "pattern-rounded",
        _rounded,
        "{name} is rounded to a few digits after the point. Print what is rounded, but return all digits.",
    ),
    (
        "pattern-whole-numbers",
        _whole,
        (
            "{name} holds whole numbers: what stands behind the point is lost. Look at the type it is made with, and "
            "for int and //."
        ),
    ),
    ("pattern-float32", _float32, "{name} is right to about seven digits only: somewhere it goes through float32."),
    ("pattern-flipped", _flipped, "{name} is right, but upside down and mirrored: look at the order of the indices."),
    ("pattern-swapped-axes", _swapped, "{name} has height and width exchanged: the second axis is the height."),
    ("pattern-offset", offset, "{name} is off by one constant: is something added twice, or not at all?"),
    (
        "pattern-channel-offset",
        channel_offset,
        CHANNEL_OFFSET,
    ),
    ("pattern-first-image", _first_image, "{name} is right for the first image only: look at the loop over the batch."),
    (
        "pattern-one-image-filled",
        _one_filled,
        "{name} is filled for one image only: look at the index under which each image is stored.",
    ),
    (
        "pattern-one-channel-filled",
        _one_channel_filled,
        "{name} holds zeros in all channels but one: look at the index under which each channel is stored.",
    ),
    (
        "pattern-shifted",
        _shifted,
        "{name} is right, but shifted by a row and a column: look at where each window starts.",
    ),
    ("pattern-float16", _half, "{name} is right to about three digits only: somewhere it goes through float16."),
    (
        "pattern-elsewhere",
        _elsewhere,
        (
            "{name} holds the right numbers, but in other places: look at the order of the axes where it is reshaped "
            "or put together, and at the indices under which they are stored."
        ),
    ),
)
