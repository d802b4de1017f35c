"""Laws of the pooling, backward: nothing of a gradient is lost or made, and it is that of the pooling itself.

All numbers are whole and no two pixels are equal, so that a step of a quarter moves no maximum to another pixel: the
pooling is linear that far, and a difference of two of its values is exact.
"""

import numpy as np
from numpy.typing import NDArray

from grader.core.exercise import Call
from grader.core.truth import Truth

Array = NDArray[np.float64]
Pair = tuple[int, int]


def distinct(rng: np.random.Generator, *shape: int) -> Array:
    """Draw distinct whole numbers around 0."""
    count = int(np.prod(shape))
    return (rng.permutation(count) - count // 2).reshape(shape).astype(float)


def whole(rng: np.random.Generator, *shape: int) -> Array:
    """Draw whole numbers from 1 to 5, half of them negative."""
    return rng.integers(1, 6, size=shape) * rng.choice((-1.0, 1.0), size=shape)


def backward(dA: Array, A_prev: Array, mode: str, window: Pair = (2, 3), stride: Pair = (1, 1)) -> Call:
    """Ask for the gradient, naming the options."""
    return Call("pool_backward", (dA, A_prev, window), {"stride": stride, "mode": mode})


def forward(A_prev: Array, mode: str, window: Pair = (2, 3), stride: Pair = (1, 1)) -> Call:
    """Ask the partner for the pooling itself."""
    return Call("pool_forward", (A_prev, window), {"stride": stride, "mode": mode})


def truth_image_alone(rng: np.random.Generator) -> Truth:
    """An image in a batch has the dA_prev that it has alone.

    Each image's dA_prev should come from its own dA and A_prev, whatever stands beside it in the batch, but your
    function gives another one for the last of three images than for the same image alone.

    [max, 3 images]
    """
    dA, A_prev = whole(rng, 3, 3, 3, 1), distinct(rng, 3, 4, 5, 1)
    calls = (backward(dA[2:].copy(), A_prev[2:].copy(), "max"), backward(dA, A_prev, "max"))
    return Truth(calls, lambda alone, batch: (alone, batch[2:]), "dA_prev[2:]")


def truth_channel_alone(rng: np.random.Generator) -> Truth:
    """A channel among others has the dA_prev that it has alone.

    Each channel's dA_prev should come from its own dA and A_prev, but your function gives another one for the last of
    three channels than for the same channel alone.

    [max, 3 channels]
    """
    dA, A_prev = whole(rng, 2, 3, 3, 3), distinct(rng, 2, 4, 5, 3)
    calls = (backward(dA[..., 2:].copy(), A_prev[..., 2:].copy(), "max"), backward(dA, A_prev, "max"))
    return Truth(calls, lambda alone, all_three: (alone, all_three[..., 2:]), "dA_prev[..., 2:]")


def truth_max_keeps_the_sum(rng: np.random.Generator) -> Truth:
    """With 'max', what comes in goes out: dA_prev sums to what dA sums to, in each image and channel.

    With 'max', every number of dA should reach dA_prev whole, at the maximum of its window: both should have the
    same sum in each image and channel.

    [max, 2×3 windows, stride (2, 1)]
    """
    dA, A_prev = whole(rng, 2, 2, 3, 2), distinct(rng, 2, 4, 5, 2)
    call = backward(dA, A_prev, "max", stride=(2, 1))
    return Truth((call,), lambda found: (dA.sum(axis=(1, 2)), found.sum(axis=(1, 2))), "dA_prev.sum(axis=(1, 2))")


def truth_avg_keeps_the_sum(rng: np.random.Generator) -> Truth:
    """With 'avg', what comes in goes out: dA_prev sums to what dA sums to, in each image and channel.

    With 'avg', every number of dA should be shared out among the pixels of its window, and nothing of it lost: both
    should have the same sum in each image and channel.

    [avg, 2×3 windows, stride (2, 1)]
    """
    dA, A_prev = whole(rng, 2, 2, 3, 2), distinct(rng, 2, 4, 5, 2)
    call = backward(dA, A_prev, "avg", stride=(2, 1))
    return Truth((call,), lambda found: (dA.sum(axis=(1, 2)), found.sum(axis=(1, 2))), "dA_prev.sum(axis=(1, 2))")


def truth_max_asks_the_order_alone(rng: np.random.Generator) -> Truth:
    """With 'max', only the order of the pixels matters.

    With 'max', a million less in every pixel leaves every maximum where it is, and should leave dA_prev as it is.

    [max, stride 1]
    """
    dA, A_prev = whole(rng, 2, 3, 3, 1), distinct(rng, 2, 4, 5, 1)
    return Truth(
        (backward(dA, A_prev, "max"), backward(dA, A_prev - 1e6, "max")), lambda one, other: (one, other), "dA_prev"
    )


def truth_avg_asks_no_pixel(rng: np.random.Generator) -> Truth:
    """With 'avg', the gradient does not depend on the image.

    With 'avg', dA_prev should not depend on the numbers in A_prev at all, but yours changes with them.

    [avg, two different images]
    """
    dA, one, other = whole(rng, 2, 3, 3, 1), distinct(rng, 2, 4, 5, 1), distinct(rng, 2, 4, 5, 1)
    return Truth(
        (backward(dA, one, "avg"), backward(dA, other, "avg")), lambda first, second: (first, second), "dA_prev"
    )


def truth_linear_in_gradient(rng: np.random.Generator) -> Truth:
    """The gradient for a sum of gradients is the sum of what it is for each.

    With 'max', dA_prev is not linear in dA: for dA1 + 2·dA2 it should be what it is for dA1 plus twice what it is
    for dA2.

    [max, stride 1]
    """
    one, other, A_prev = whole(rng, 2, 3, 3, 1), whole(rng, 2, 3, 3, 1), distinct(rng, 2, 4, 5, 1)
    calls = (backward(one, A_prev, "max"), backward(other, A_prev, "max"), backward(one + 2 * other, A_prev, "max"))
    return Truth(calls, lambda first, second, both: (first + 2 * second, both), "dA_prev")


def truth_max_gradient(rng: np.random.Generator) -> Truth:
    """With 'max', dA_prev is the gradient of the pooling.

    With 'max', dA_prev is not the gradient of {partner}: where A_prev grows by a small V, the output times dA should
    grow by dA_prev times V.

    [max, 2×3 windows, stride (1, 2)]
    """
    dA, A_prev = whole(rng, 2, 4, 3, 2), distinct(rng, 2, 5, 7, 2)
    step = whole(rng, *A_prev.shape) / 32
    calls = (
        forward(A_prev - step, "max", stride=(1, 2)),
        forward(A_prev + step, "max", stride=(1, 2)),
        backward(dA, A_prev, "max", stride=(1, 2)),
    )
    return Truth(
        calls, lambda below, above, found: (np.vdot(above - below, dA) / 2, np.vdot(found, step)), "(dA_prev * V).sum()"
    )


def truth_avg_gradient(rng: np.random.Generator) -> Truth:
    """With 'avg', dA_prev is the gradient of the pooling.

    With 'avg', dA_prev is not the gradient of {partner}: where A_prev grows by V, the output times dA should grow by
    dA_prev times V.

    [avg, 2×3 windows, stride (1, 2)]
    """
    dA, A_prev = whole(rng, 2, 4, 3, 2), distinct(rng, 2, 5, 7, 2)
    step = whole(rng, *A_prev.shape)
    calls = (
        forward(A_prev - step, "avg", stride=(1, 2)),
        forward(A_prev + step, "avg", stride=(1, 2)),
        backward(dA, A_prev, "avg", stride=(1, 2)),
    )
    return Truth(
        calls, lambda below, above, found: (np.vdot(above - below, dA) / 2, np.vdot(found, step)), "(dA_prev * V).sum()"
    )


def truth_images_reordered(rng: np.random.Generator) -> Truth:
    """Images in another order give gradients in that order.

    With the images in another order, your dA_prev should be what it was, in that order.

    [max, 3 images, then the same in another order]
    """
    dA, A_prev, order = whole(rng, 3, 3, 3, 1), distinct(rng, 3, 4, 5, 1), [2, 0, 1]
    calls = (backward(dA, A_prev, "max"), backward(dA[order], A_prev[order], "max"))
    return Truth(calls, lambda before, after: (before[order], after), "dA_prev")


def truth_rows_and_columns_exchanged(rng: np.random.Generator) -> Truth:
    """With rows and columns exchanged everywhere, so are those of the gradient.

    Your code treats rows and columns differently: with dA, A_prev, window and stride turned over, dA_prev should be
    turned over too.

    [max, stride (2, 1) and (1, 2)]
    """
    dA, A_prev = whole(rng, 2, 2, 5, 1), distinct(rng, 2, 5, 7, 1)
    turned = backward(dA.transpose(0, 2, 1, 3).copy(), A_prev.transpose(0, 2, 1, 3).copy(), "max", (3, 2), (1, 2))
    calls = (backward(dA, A_prev, "max", stride=(2, 1)), turned)
    return Truth(calls, lambda before, after: (before.transpose(0, 2, 1, 3), after), "dA_prev")
