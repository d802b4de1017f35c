"""Laws of the convolution, forward, that hold whatever the numbers are, and under every convention.

All numbers are small and whole, so that a side that should be 0 is exactly 0. The padding is 'valid', or 'same' at
stride 1 with odd kernels, where no text leaves anything open.
"""

import numpy as np
from numpy.typing import NDArray

from grader.core.exercise import Call
from grader.core.truth import Truth
from grader.core.values import Fixture

Array = NDArray[np.float64]
Pair = tuple[int, int]


def whole(rng: np.random.Generator, *shape: int) -> Array:
    """Draw whole numbers from -4 to 4."""
    return rng.integers(-4, 5, size=shape).astype(float)


def convolve(
    image: Array, kernels: Array, biases: Array | float = 0.0, *, stride: Pair = (1, 1), padding: str = "valid"
) -> Call:
    """Ask for the convolution itself: the activation leaves everything as it is."""
    offsets = np.broadcast_to(np.asarray(biases, dtype=float), (1, 1, 1, kernels.shape[3])).copy()
    arguments = (image, kernels, offsets, Fixture("identity"))
    return Call("conv_forward", arguments, {"padding": padding, "stride": stride})


def truth_image_alone(rng: np.random.Generator) -> Truth:
    """An image in a batch has the output that it has alone.

    Each image should have an output of its own, whatever stands beside it in the batch, but your function gives
    another one for the last of three images than for the same image alone.

    [3 images, valid padding]
    """
    image, kernels = whole(rng, 3, 4, 5, 1), whole(rng, 2, 3, 1, 2)
    calls = (convolve(image[2:].copy(), kernels), convolve(image, kernels))
    return Truth(calls, lambda alone, A: (alone, A[2:]), "A[2:]")


def truth_one_weight(rng: np.random.Generator) -> Truth:
    """A kernel with a single 1 in it copies the image from that place on.

    A kernel that is 1 in row 0, column 2 and 0 elsewhere should copy the image, from its column 2 on; yours copies
    something else.

    [2×3 kernel with a single 1, no negative pixels, valid padding]
    """
    image, kernels = whole(rng, 2, 4, 6, 1) + 5, np.zeros((2, 3, 1, 1))
    kernels[0, 2] = 1.0
    return Truth((convolve(image, kernels),), lambda A: (image[:, :3, 2:], A), "A")


def truth_activation_of_the_sum(rng: np.random.Generator) -> Truth:
    """The activation is applied once, to what the identity gives.

    Your output with an activation g should be g of your own output with the identity.

    [g is the cosine, bias (1, -2), valid padding]
    """
    image, kernels, biases = whole(rng, 2, 4, 5, 2), whole(rng, 2, 3, 2, 2), np.array([1.0, -2.0]).reshape(1, 1, 1, 2)
    plain = convolve(image, kernels, biases)
    waved = Call("conv_forward", (image, kernels, biases, Fixture("wave")), plain.keywords)
    return Truth((plain, waved), lambda before, A: (np.cos(before), A), "A")


def truth_kernel_alone(rng: np.random.Generator) -> Truth:
    """A kernel among others makes the channel that it makes alone.

    Each kernel should make one output channel by itself, but your function gives another channel for the last of three
    kernels than for the same kernel alone.

    [3 kernels, valid padding]
    """
    image, kernels = whole(rng, 2, 4, 5, 2), whole(rng, 2, 3, 2, 3)
    calls = (convolve(image, kernels[..., 2:].copy()), convolve(image, kernels))
    return Truth(calls, lambda alone, A: (alone, A[..., 2:]), "A[..., 2:]")


def truth_channels_apart(rng: np.random.Generator) -> Truth:
    """The output is the sum over the input channels, each with its own weights.

    The output should be the sum of what each input channel gives with its own weights, but yours is not.

    [3 channels in, then the first by itself and the others by themselves; bias 0]
    """
    image, kernels = whole(rng, 2, 4, 5, 3), whole(rng, 2, 3, 3, 2)
    first = convolve(image[..., :1].copy(), kernels[:, :, :1].copy())
    others = convolve(image[..., 1:].copy(), kernels[:, :, 1:].copy())
    return Truth((first, others, convolve(image, kernels)), lambda one, more, A: (one + more, A), "A")


def truth_kernels_of_zeros(rng: np.random.Generator) -> Truth:
    """Kernels of zeros leave the bias alone.

    Where all kernels are 0, only the bias should be left in every place.

    [kernels of zeros, valid padding]
    """
    biases = np.array([2.0, -3.0, 5.0]).reshape(1, 1, 1, 3)
    call = convolve(whole(rng, 2, 4, 5, 2), np.zeros((2, 3, 2, 3)), biases)
    return Truth((call,), lambda A: (np.broadcast_to(biases, (2, 3, 3, 3)), A), "A")


def truth_bias_apart(rng: np.random.Generator) -> Truth:
    """With another bias, every output moves by the difference.

    Your output does not move by exactly what is added to the bias.

    [bias 0 and bias (2, -3), valid padding]
    """
    image, kernels = whole(rng, 2, 4, 5, 2), whole(rng, 2, 3, 2, 2)
    biases = np.array([2.0, -3.0]).reshape(1, 1, 1, 2)
    calls = (convolve(image, kernels), convolve(image, kernels, biases))
    return Truth(calls, lambda without, A: (without + biases, A), "A")


def truth_linear_in_kernels(rng: np.random.Generator) -> Truth:
    """The output for a sum of kernels is the sum of their outputs.

    Your output is not linear in W: for W1 + 2·W2 it should be the output for W1 plus twice the output for W2.

    [bias 0, valid padding]
    """
    image, one, other = whole(rng, 2, 4, 5, 2), whole(rng, 2, 3, 2, 2), whole(rng, 2, 3, 2, 2)
    calls = (convolve(image, one), convolve(image, other), convolve(image, one + 2 * other))
    return Truth(calls, lambda first, second, A: (first + 2 * second, A), "A")


def truth_linear_in_images(rng: np.random.Generator) -> Truth:
    """The output for a sum of images is the sum of their outputs.

    Your output is not linear in A_prev: for A1 + 2·A2 it should be the output for A1 plus twice the output for A2.

    [bias 0, valid padding]
    """
    kernels, one, other = whole(rng, 3, 2, 2, 2), whole(rng, 2, 5, 4, 2), whole(rng, 2, 5, 4, 2)
    calls = (convolve(one, kernels), convolve(other, kernels), convolve(one + 2 * other, kernels))
    return Truth(calls, lambda first, second, A: (first + 2 * second, A), "A")


def truth_images_reordered(rng: np.random.Generator) -> Truth:
    """Images in another order give outputs in that order.

    With the images in another order, your outputs should be what they were, in that order.

    [3 images, then the same in another order]
    """
    image, kernels, order = whole(rng, 3, 4, 5, 1), whole(rng, 2, 3, 1, 2), [2, 0, 1]
    calls = (convolve(image, kernels), convolve(image[order], kernels))
    return Truth(calls, lambda before, A: (before[order], A), "A")


def truth_moved_image(rng: np.random.Generator) -> Truth:
    """An image moved by one row and column gives an output moved by as much.

    Where the image moves by one row and one column, your output should move with it, unchanged.

    [valid padding, stride 1]
    """
    image, kernels = whole(rng, 2, 6, 7, 1), whole(rng, 2, 3, 1, 2)
    calls = (convolve(image[:, :-1, :-1], kernels), convolve(image[:, 1:, 1:], kernels))
    return Truth(calls, lambda before, A: (before[:, 1:, 1:], A[:, :-1, :-1]), "A")


def truth_stride_takes_every_second(rng: np.random.Generator) -> Truth:
    """A stride of (2, 3) takes every second row and every third column of what stride 1 gives.

    With stride (2, 3), your output should hold every second row and every third column of your own output with
    stride (1, 1).

    [valid padding, stride (1, 1) and (2, 3)]
    """
    image, kernels = whole(rng, 2, 6, 9, 1), whole(rng, 2, 3, 1, 2)
    calls = (convolve(image, kernels), convolve(image, kernels, stride=(2, 3)))
    return Truth(calls, lambda dense, A: (dense[:, ::2, ::3], A), "A")


def truth_rows_and_columns_exchanged(rng: np.random.Generator) -> Truth:
    """With rows and columns exchanged everywhere, so are those of the output.

    Your code treats rows and columns differently: with image, kernel and stride turned over, the output should be
    turned over too.

    [valid padding, stride (2, 1) and (1, 2)]
    """
    image, kernels = whole(rng, 2, 5, 7, 1), whole(rng, 2, 3, 1, 2)
    turned = (image.transpose(0, 2, 1, 3).copy(), kernels.transpose(1, 0, 2, 3).copy())
    calls = (convolve(image, kernels, stride=(2, 1)), convolve(*turned, stride=(1, 2)))
    return Truth(calls, lambda before, A: (before.transpose(0, 2, 1, 3), A), "A")


def truth_same_is_valid_with_a_border(rng: np.random.Generator) -> Truth:
    """'same' is 'valid' on an image with a border of zeros.

    With a 3×5 kernel and stride 1, 'same' should be what your own function gives for 'valid' once the image has a
    border of zeros: 1 row above and below, 2 columns left and right.

    [same padding, stride 1, 3×5 kernel]
    """
    image, kernels = whole(rng, 2, 4, 6, 1), whole(rng, 3, 5, 1, 2)
    bordered = np.pad(image, ((0, 0), (1, 1), (2, 2), (0, 0)))
    calls = (convolve(bordered, kernels), convolve(image, kernels, padding="same"))
    return Truth(calls, lambda valid, A: (valid, A), "A")
