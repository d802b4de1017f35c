"""Laws of the pooling, forward, that hold whatever the numbers are. All numbers are small and whole."""

import numpy as np
from numpy.typing import NDArray

from grader.core.exercise import Call
from grader.core.truth import Truth

Array = NDArray[np.float64]
Pair = tuple[int, int]


def whole(rng: np.random.Generator, *shape: int) -> Array:
    """Draw distinct whole numbers around 0: no two are equal, and half of them are negative."""
    count = int(np.prod(shape))
    return (rng.permutation(count) - count // 2).reshape(shape).astype(float)


def pool(image: Array, mode: str, window: Pair = (2, 3), stride: Pair = (1, 1)) -> Call:
    """Ask for one pooling, naming its options."""
    return Call("pool_forward", (image, window), {"stride": stride, "mode": mode})


def truth_image_alone(rng: np.random.Generator) -> Truth:
    """An image in a batch has the output that it has alone.

    Each image should have an output of its own, whatever stands beside it in the batch, but your function gives
    another one for the last of three images than for the same image alone.

    [max, 3 images]
    """
    image = whole(rng, 3, 4, 5, 1)
    return Truth((pool(image[2:].copy(), "max"), pool(image, "max")), lambda alone, A: (alone, A[2:]), "A[2:]")


def truth_channel_alone(rng: np.random.Generator) -> Truth:
    """A channel among others has the output that it has alone.

    Each channel should be pooled by itself, but your function gives another output for the last of three channels than
    for the same channel alone.

    [max, 3 channels]
    """
    image = whole(rng, 2, 4, 5, 3)
    calls = (pool(image[..., 2:].copy(), "max"), pool(image, "max"))
    return Truth(calls, lambda alone, A: (alone, A[..., 2:]), "A[..., 2:]")


def truth_max_of_one_value(rng: np.random.Generator) -> Truth:
    """The maximum of windows that hold one value everywhere is that value.

    Where the whole image is -3, so is the maximum of every window.

    [max, an image of -3 everywhere]
    """
    call = pool(np.full((2, 4, 5, 2), -3.0), "max")
    return Truth((call,), lambda A: (np.full((2, 3, 3, 2), -3.0), A), "A")


def truth_avg_of_one_value(rng: np.random.Generator) -> Truth:
    """The average of windows that hold one value everywhere is that value.

    Where the whole image is 3, so is the average of every window.

    [avg, an image of 3 everywhere]
    """
    call = pool(np.full((2, 4, 5, 2), 3.0), "avg")
    return Truth((call,), lambda A: (np.full((2, 3, 3, 2), 3.0), A), "A")


def truth_max_moves_with_the_image(rng: np.random.Generator) -> Truth:
    """A number added to every pixel is added to every maximum.

    With 'max', a million less in every pixel should make every output a million less.

    [max, stride 1]
    """
    image = whole(rng, 2, 4, 5, 1)
    return Truth((pool(image, "max"), pool(image - 1e6, "max")), lambda before, A: (before - 1e6, A), "A")


def truth_max_scales_with_the_image(rng: np.random.Generator) -> Truth:
    """Pixels twice as large have maxima twice as large.

    With 'max', pixels twice as large should make outputs twice as large.

    [max, stride 1]
    """
    image = whole(rng, 2, 4, 5, 1)
    return Truth((pool(image, "max"), pool(2 * image, "max")), lambda before, A: (2 * before, A), "A")


def truth_max_is_largest(rng: np.random.Generator) -> Truth:
    """The largest output is the largest pixel.

    With 'max' and windows that cover the image, your largest output in each image should be its largest pixel.

    [max, 2×3 windows, stride 1]
    """
    image = whole(rng, 3, 4, 5, 1)
    return Truth((pool(image, "max"),), lambda A: (image.max(axis=(1, 2)), A.max(axis=(1, 2))), "A.max(axis=(1, 2))")


def truth_avg_is_linear(rng: np.random.Generator) -> Truth:
    """The average of a sum is the sum of the averages.

    With 'avg', your output is not linear in the image: for A1 + 2·A2 it should be the output for A1 plus twice the
    output for A2.

    [avg, stride 1]
    """
    one, other = whole(rng, 2, 4, 5, 1), whole(rng, 2, 4, 5, 1)
    calls = (pool(one, "avg"), pool(other, "avg"), pool(one + 2 * other, "avg"))
    return Truth(calls, lambda first, second, A: (first + 2 * second, A), "A")


def truth_stride_takes_every_second(rng: np.random.Generator) -> Truth:
    """A stride of (2, 3) takes every second row and every third column of what stride 1 gives.

    With stride (2, 3), your output should hold every second row and every third column of your own output with
    stride (1, 1).

    [max, stride (1, 1) and (2, 3)]
    """
    image = whole(rng, 2, 6, 9, 1)
    calls = (pool(image, "max"), pool(image, "max", stride=(2, 3)))
    return Truth(calls, lambda dense, A: (dense[:, ::2, ::3], A), "A")


def truth_one_pixel_windows(rng: np.random.Generator) -> Truth:
    """Windows of one pixel copy the pixels that the stride meets.

    A window of one pixel should copy every second row and every third column of the image.

    [max, 1×1 window, stride (2, 3)]
    """
    image = whole(rng, 2, 6, 9, 1)
    return Truth((pool(image, "max", (1, 1), (2, 3)),), lambda A: (image[:, ::2, ::3], A), "A")


def truth_avg_keeps_the_sum(rng: np.random.Generator) -> Truth:
    """Windows side by side: their averages, times the pixels of a window, sum to the image.

    With 'avg' and windows side by side, the sum of your outputs times the 6 pixels of a window should be the sum of
    the image.

    [avg, 2×3 windows, stride (2, 3)]
    """
    image = whole(rng, 2, 4, 6, 2) + 5
    call = pool(image, "avg", stride=(2, 3))
    return Truth((call,), lambda A: (image.sum(), 6 * A.sum()), "6·A.sum()")


def truth_images_reordered(rng: np.random.Generator) -> Truth:
    """Images in another order give outputs in that order.

    With the images in another order, your outputs should be what they were, in that order.

    [max, 3 images, then the same in another order]
    """
    image, order = whole(rng, 3, 4, 5, 1), [2, 0, 1]
    return Truth((pool(image, "max"), pool(image[order], "max")), lambda before, A: (before[order], A), "A")


def truth_rows_and_columns_exchanged(rng: np.random.Generator) -> Truth:
    """With rows and columns exchanged everywhere, so are those of the output.

    Your code treats rows and columns differently: with image, window and stride turned over, the output should be
    turned over too.

    [max, stride (2, 1) and (1, 2)]
    """
    image = whole(rng, 2, 5, 7, 1)
    turned = pool(image.transpose(0, 2, 1, 3).copy(), "max", (3, 2), (1, 2))
    calls = (pool(image, "max", stride=(2, 1)), turned)
    return Truth(calls, lambda before, A: (before.transpose(0, 2, 1, 3), A), "A")
