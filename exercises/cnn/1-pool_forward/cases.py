"""Cases of the pooling, forward: one thing at a time, then together.

Heights and widths differ, and so do the sides of windows and the strides, so that an exchange of the axes
shows. All numbers are drawn at random and never equal: which of two equal maxima is taken cannot matter here.
"""

from collections.abc import Iterator

import numpy as np

from grader.core.exercise import Call


def case_max_tiles(rng: np.random.Generator) -> Call:
    """The largest of every 2×2 tile.

    [2×2 window, stride (2, 2), max]
    """
    return Call("pool_forward", (rng.normal(size=(1, 4, 6, 1)), (2, 2), (2, 2), "max"))


def case_avg_tiles(rng: np.random.Generator) -> Call:
    """The mean of every 2×2 tile.

    [2×2 window, stride (2, 2), avg]
    """
    return Call("pool_forward", (rng.normal(size=(1, 4, 6, 1)), (2, 2), (2, 2), "avg"))


def case_one_pixel_window(rng: np.random.Generator) -> Call:
    """A window of one pixel picks every pixel that the stride meets.

    [1×1 window, stride (2, 3), max]
    """
    return Call("pool_forward", (rng.normal(size=(1, 4, 7, 1)), (1, 1), (2, 3), "max"))


def case_whole_image(rng: np.random.Generator) -> Call:
    """A window as large as the image gives one number for each image and channel.

    [5×4 image, 5×4 window, avg]
    """
    return Call("pool_forward", (rng.normal(size=(2, 5, 4, 3)), (5, 4), (1, 1), "avg"))


def case_max_rectangular(rng: np.random.Generator) -> Call:
    """A rectangular window: the first number is its height.

    [2×3 window, stride (2, 3), max]
    """
    return Call("pool_forward", (rng.normal(size=(1, 6, 12, 1)), (2, 3), (2, 3), "max"))


def case_avg_rectangular(rng: np.random.Generator) -> Call:
    """The mean divides by the number of pixels of a rectangular window.

    [3×2 window, stride (3, 2), avg]
    """
    return Call("pool_forward", (rng.normal(size=(1, 9, 8, 1)), (3, 2), (3, 2), "avg"))


def case_max_overlapping(rng: np.random.Generator) -> Call:
    """Windows overlap when the stride is smaller than they are.

    [3×2 window, stride (1, 1), max]
    """
    return Call("pool_forward", (rng.normal(size=(1, 6, 7, 1)), (3, 2), (1, 1), "max"))


def case_avg_overlapping(rng: np.random.Generator) -> Call:
    """Overlapping windows each have a mean of their own.

    [2×3 window, stride (1, 1), avg]
    """
    return Call("pool_forward", (rng.normal(size=(1, 5, 7, 1)), (2, 3), (1, 1), "avg"))


def case_max_stride_rows(rng: np.random.Generator) -> Call:
    """A stride down the image alone.

    [2×2 window, stride (3, 1), max]
    """
    return Call("pool_forward", (rng.normal(size=(1, 8, 5, 1)), (2, 2), (3, 1), "max"))


def case_max_stride_columns(rng: np.random.Generator) -> Call:
    """A stride across the image alone.

    [2×2 window, stride (1, 3), max]
    """
    return Call("pool_forward", (rng.normal(size=(1, 5, 8, 1)), (2, 2), (1, 3), "max"))


def case_avg_gaps(rng: np.random.Generator) -> Call:
    """A stride larger than the window leaves pixels between windows out.

    [1×2 window, stride (2, 4), avg]
    """
    return Call("pool_forward", (rng.normal(size=(1, 5, 10, 1)), (1, 2), (2, 4), "avg"))


def case_max_leaves_a_rest(rng: np.random.Generator) -> Call:
    """Windows that do not fit at the end are left out.

    [8×10 image, 3×2 window, stride (2, 3), max]
    """
    return Call("pool_forward", (rng.normal(size=(1, 8, 10, 1)), (3, 2), (2, 3), "max"))


def case_avg_leaves_a_rest(rng: np.random.Generator) -> Call:
    """Windows that do not fit at the end have no mean.

    [10×8 image, 3×3 window, stride (3, 2), avg]
    """
    return Call("pool_forward", (rng.normal(size=(1, 10, 8, 1)), (3, 3), (3, 2), "avg"))


def case_max_negative(rng: np.random.Generator) -> Call:
    """The largest of negative numbers is negative: nothing is padded, and no maximum starts at zero.

    [5×6 image of negative numbers, 2×2 window, stride (2, 2), max]
    """
    return Call("pool_forward", (-rng.uniform(1, 9, size=(1, 5, 6, 1)), (2, 2), (2, 2), "max"))


def case_avg_negative(rng: np.random.Generator) -> Call:
    """The mean of negative numbers.

    [7×8 image of negative numbers, 2×3 window, stride (2, 3), avg]
    """
    return Call("pool_forward", (-rng.uniform(1, 9, size=(2, 7, 8, 1)), (2, 3), (2, 3), "avg"))


def case_max_channels(rng: np.random.Generator) -> Call:
    """Every channel is pooled by itself.

    [4 channels, 2×3 window, stride (2, 1), max]
    """
    return Call("pool_forward", (rng.normal(size=(1, 6, 5, 4)), (2, 3), (2, 1), "max"))


def case_avg_channels(rng: np.random.Generator) -> Call:
    """Every channel has means of its own.

    [5 channels, 3×2 window, stride (1, 2), avg]
    """
    return Call("pool_forward", (rng.normal(size=(1, 5, 6, 5)), (3, 2), (1, 2), "avg"))


def case_max_batch(rng: np.random.Generator) -> Call:
    """Every image is pooled by itself.

    [5 images, 3×2 window, stride (1, 2), max]
    """
    return Call("pool_forward", (rng.normal(size=(5, 4, 6, 1)), (3, 2), (1, 2), "max"))


def case_avg_batch(rng: np.random.Generator) -> Call:
    """Every image has means of its own.

    [4 images, 2×3 window, stride (2, 1), avg]
    """
    return Call("pool_forward", (rng.normal(size=(4, 6, 5, 1)), (2, 3), (2, 1), "avg"))


def case_max_together(rng: np.random.Generator) -> Call:
    """Everything together, the largest.

    [3 images, 4 channels, 3×2 window, stride (2, 3), max]
    """
    pixels = 1e6 * (rng.normal(size=(3, 10, 12, 4)) - 2.0)  # below any -1000 that a maximum may have started at
    return Call("pool_forward", (pixels, (3, 2), (2, 3), "max"))


def case_avg_together(rng: np.random.Generator) -> Call:
    """Everything together, the mean.

    [4 images, 3 channels, 2×3 window, stride (3, 2), avg]
    """
    return Call("pool_forward", (rng.normal(size=(4, 12, 10, 3)) - 2.0, (2, 3), (3, 2), "avg"))


def case_document_shape(rng: np.random.Generator) -> Call:
    """Images of 28×28 with two channels become 14×14, as in the statement's example.

    [24 images of 28×28, 2×2 window, stride (2, 2), max]
    """
    return Call("pool_forward", (rng.normal(size=(24, 28, 28, 2)), (2, 2), (2, 2), "max"))


def case_defaults(rng: np.random.Generator) -> Call:
    """Stride and mode may be left out: they are (1, 1) and 'max'.

    [stride and mode left out, 2×3 window]
    """
    return Call("pool_forward", (rng.normal(size=(2, 5, 8, 1)), (2, 3)))


def case_mode_left_out(rng: np.random.Generator) -> Call:
    """The mode alone may be left out: it is 'max'.

    [mode left out, 3×2 window, stride (2, 3)]
    """
    return Call("pool_forward", (rng.normal(size=(3, 10, 12, 4)), (3, 2), (2, 3)))


def case_keywords(rng: np.random.Generator) -> Call:
    """The parameters have the names of the statement.

    [called with kernel_shape, mode and stride by name]
    """
    named = {"mode": "avg", "stride": (2, 3), "kernel_shape": (2, 2)}
    return Call("pool_forward", (rng.normal(size=(2, 7, 9, 2)),), named)


def case_float32(rng: np.random.Generator) -> Call:
    """Images of float32 are taken as well.

    [float32 images, 2×3 window, stride (2, 3), avg]
    """
    return Call("pool_forward", (rng.normal(size=(2, 6, 9, 2)).astype(np.float32), (2, 3), (2, 3), "avg"))


def case_inputs_unchanged(rng: np.random.Generator) -> Call:
    """The images are left as they were.

    [2 images, 2 channels, 3×2 window, stride (1, 1), max]
    """
    return Call("pool_forward", (rng.normal(size=(2, 6, 4, 2)), (3, 2), (1, 1), "max"))


def tiny_calls() -> Iterator[Call]:
    """Calls with small whole numbers, from one pixel up: the ladder to the smallest counterexample."""
    shapes = (
        ((1, 1, 1, 1), (1, 1), ((1, 1),)),
        ((1, 1, 2, 1), (1, 2), ((1, 1),)),
        ((1, 2, 1, 1), (2, 1), ((1, 1),)),
        ((1, 2, 2, 1), (1, 1), ((1, 1), (2, 1), (1, 2))),
        ((1, 2, 2, 1), (2, 2), ((1, 1), (2, 2))),
        ((1, 2, 2, 2), (2, 2), ((1, 1),)),
        ((2, 2, 2, 1), (2, 2), ((1, 1),)),
        ((1, 2, 3, 1), (2, 2), ((1, 1), (2, 2))),
        ((1, 3, 2, 1), (2, 1), ((1, 1), (2, 1))),
        ((1, 3, 4, 1), (2, 2), ((1, 1), (1, 2), (2, 2))),
        ((1, 4, 3, 1), (1, 2), ((2, 1), (3, 1))),
        ((1, 4, 4, 1), (2, 2), ((2, 2), (1, 2), (2, 1))),
        ((1, 4, 4, 1), (3, 2), ((1, 1), (1, 2))),
        ((2, 4, 3, 2), (2, 2), ((2, 1), (1, 1))),
    )
    for image, window, strides in shapes:
        for stride in strides:
            for mode in ("max", "avg"):
                yield Call("pool_forward", (_pixels(image), window, stride, mode))
    for mode in ("max", "avg"):
        yield Call("pool_forward", (-np.arange(1.0, 5.0).reshape(1, 2, 2, 1), (2, 2), (1, 1), mode))
    yield Call("pool_forward", (_pixels((1, 2, 3, 1)), (2, 2)))
    yield Call("pool_forward", (_pixels((1, 4, 4, 1)), (2, 2), (2, 2)))
    keywords = {"A_prev": _pixels((1, 2, 2, 1)), "kernel_shape": (2, 2), "stride": (1, 1), "mode": "max"}
    yield Call("pool_forward", (), keywords)
    # A tenth, which single precision rounds in the ninth digit.
    yield Call("pool_forward", (np.full((1, 1, 1, 1), 0.1), (1, 1), (1, 1), "max"))
    yield Call("pool_forward", (_pixels((1, 1, 2, 1)).astype(np.float32), (1, 2), (1, 1), "avg"))


def _pixels(image: tuple[int, ...]) -> np.ndarray:
    """Whole numbers of both signs, all different, in an order that no symmetry repeats."""
    count = int(np.prod(image))
    places = np.arange(count)
    return np.where(places % 3 == 2, -1.0, 1.0).reshape(image) * ((places * 29) % 97 + 1.0).reshape(image)
