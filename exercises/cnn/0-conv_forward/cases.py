"""Cases of the convolution, forward: one thing at a time, then together.

Heights and widths always differ, and so do the two strides, so that an exchange of the axes shows; the
activation is the identity wherever it is not what the case is about, since relu would hide half of the answer.
"""

from collections.abc import Iterator
from itertools import product

import numpy as np

from grader.core.exercise import Call
from grader.core.values import Fixture

Layer = tuple[np.ndarray, np.ndarray, np.ndarray]


def layer(rng: np.random.Generator, image: tuple[int, ...], kernel: tuple[int, ...]) -> Layer:
    """Draw A_prev, W and b; no bias is near zero, so that one that is missing shows everywhere."""
    biases = rng.choice([-1.0, 1.0], size=(1, 1, 1, kernel[3])) * rng.uniform(0.5, 2.0, size=(1, 1, 1, kernel[3]))
    return rng.normal(size=image), rng.normal(size=kernel), biases


def without_bias(rng: np.random.Generator, image: tuple[int, ...], kernel: tuple[int, ...]) -> Layer:
    """Draw A_prev and W, and biases of zero."""
    return rng.normal(size=image), rng.normal(size=kernel), np.zeros((1, 1, 1, kernel[3]))


def case_one_by_one_kernel(rng: np.random.Generator) -> Call:
    """A 1×1 kernel multiplies every pixel, and the bias is added.

    [1×1 kernel, valid padding, stride 1]
    """
    return Call("conv_forward", (*layer(rng, (1, 2, 3, 1), (1, 1, 1, 1)), Fixture("identity"), "valid", (1, 1)))


def case_one_window(rng: np.random.Generator) -> Call:
    """A kernel as large as the image gives one number for each kernel.

    [3×3 image, 3×3 kernels, valid padding]
    """
    return Call("conv_forward", (*without_bias(rng, (1, 3, 3, 1), (3, 3, 1, 2)), Fixture("identity"), "valid", (1, 1)))


def case_bright_pixel(rng: np.random.Generator) -> Call:
    """A single bright pixel shows which weight meets which pixel.

    [one pixel of 1 in an image of zeros, valid padding, stride 1]
    """
    image = np.zeros((1, 5, 6, 1))
    image[0, 2, 3, 0] = 1.0
    weights = rng.permutation(np.arange(1.0, 10.0)).reshape(3, 3, 1, 1)
    return Call("conv_forward", (image, weights, np.zeros((1, 1, 1, 1)), Fixture("identity"), "valid", (1, 1)))


def case_sliding_window(rng: np.random.Generator) -> Call:
    """A rectangular kernel slides over a rectangular image.

    [2×3 kernel, valid padding, stride 1]
    """
    return Call("conv_forward", (*without_bias(rng, (1, 4, 7, 1), (2, 3, 1, 1)), Fixture("identity"), "valid", (1, 1)))


def case_channels_in(rng: np.random.Generator) -> Call:
    """Several channels in: every one has its own weights, and all are summed.

    [4 channels in, 1 kernel, valid padding, stride 1]
    """
    return Call("conv_forward", (*without_bias(rng, (1, 6, 5, 4), (3, 2, 4, 1)), Fixture("identity"), "valid", (1, 1)))


def case_kernels(rng: np.random.Generator) -> Call:
    """Several kernels: each makes a channel of its own.

    [1 channel in, 5 kernels, valid padding, stride 1]
    """
    return Call("conv_forward", (*without_bias(rng, (1, 5, 6, 1), (2, 3, 1, 5)), Fixture("identity"), "valid", (1, 1)))


def case_batch(rng: np.random.Generator) -> Call:
    """Several images: each is convolved by itself.

    [5 images, valid padding, stride 1]
    """
    return Call("conv_forward", (*without_bias(rng, (5, 4, 6, 1), (3, 2, 1, 1)), Fixture("identity"), "valid", (1, 1)))


def case_bias(rng: np.random.Generator) -> Call:
    """Each kernel's bias is added once to each of its numbers.

    [3 kernels with different biases, valid padding, stride 1]
    """
    image, weights, _ = layer(rng, (2, 6, 5, 1), (3, 2, 1, 3))
    biases = np.array([-3.0, 1.5, 10.0]).reshape(1, 1, 1, 3)
    return Call("conv_forward", (image, weights, biases, Fixture("identity"), "valid", (1, 1)))


def case_relu(rng: np.random.Generator) -> Call:
    """The activation is applied.

    [activation relu, valid padding, stride 1]
    """
    return Call("conv_forward", (*without_bias(rng, (1, 5, 6, 1), (2, 3, 1, 1)), Fixture("relu"), "valid", (1, 1)))


def case_activation_after_bias(rng: np.random.Generator) -> Call:
    """The activation that was given is applied once, to the sum with the bias.

    [activation not zero at zero, valid padding, stride 1]
    """
    return Call("conv_forward", (*layer(rng, (2, 6, 5, 1), (3, 2, 1, 3)), Fixture("wave"), "valid", (1, 1)))


def case_stride_rows(rng: np.random.Generator) -> Call:
    """A stride down the image alone.

    [2×3 kernel, valid padding, stride (2, 1)]
    """
    return Call("conv_forward", (*without_bias(rng, (2, 8, 7, 1), (2, 3, 1, 2)), Fixture("identity"), "valid", (2, 1)))


def case_stride_columns(rng: np.random.Generator) -> Call:
    """A stride across the image alone.

    [3×2 kernel, valid padding, stride (1, 3)]
    """
    return Call("conv_forward", (*without_bias(rng, (2, 6, 11, 1), (3, 2, 1, 2)), Fixture("identity"), "valid", (1, 3)))


def case_stride_leaves_a_rest(rng: np.random.Generator) -> Call:
    """Windows that do not fit at the end are left out.

    [10×12 image, 2×3 kernel, valid padding, stride (3, 2)]
    """
    arguments = without_bias(rng, (2, 10, 12, 1), (2, 3, 1, 1))
    return Call("conv_forward", (*arguments, Fixture("identity"), "valid", (3, 2)))


def case_same(rng: np.random.Generator) -> Call:
    """With same padding the image keeps its size.

    [3×3 kernel, same padding, stride 1]
    """
    return Call("conv_forward", (*without_bias(rng, (1, 4, 6, 1), (3, 3, 1, 1)), Fixture("identity"), "same", (1, 1)))


def case_same_rectangular(rng: np.random.Generator) -> Call:
    """Same padding differs down and across when the kernel is rectangular.

    [3×5 kernels, same padding, stride 1]
    """
    return Call("conv_forward", (*layer(rng, (2, 6, 8, 1), (3, 5, 1, 2)), Fixture("identity"), "same", (1, 1)))


def case_same_pads_with_zeros(rng: np.random.Generator) -> Call:
    """What same padding adds is zeros, however bright the image.

    [5×3 kernels, same padding, stride 1, a bright image]
    """
    image, weights, biases = layer(rng, (2, 7, 5, 1), (5, 3, 1, 2))
    return Call("conv_forward", (image + 20.0, weights, biases, Fixture("identity"), "same", (1, 1)))


def case_same_large_kernel(rng: np.random.Generator) -> Call:
    """A kernel larger than the image still fits with same padding.

    [3×4 image, 5×7 kernel, same padding, stride 1]
    """
    return Call("conv_forward", (*without_bias(rng, (2, 3, 4, 1), (5, 7, 1, 1)), Fixture("identity"), "same", (1, 1)))


def case_valid_together(rng: np.random.Generator) -> Call:
    """Everything together with valid padding.

    [3 images, 3 channels in, 4 kernels 3×2, sigmoid, valid padding, stride (2, 3)]
    """
    return Call("conv_forward", (*layer(rng, (3, 10, 12, 3), (3, 2, 3, 4)), Fixture("sigmoid"), "valid", (2, 3)))


def case_same_together(rng: np.random.Generator) -> Call:
    """Everything together with same padding.

    [4 images, 3 channels in, 2 kernels 5×3, tanh, same padding, stride 1]
    """
    image, weights, biases = layer(rng, (4, 8, 7, 3), (5, 3, 3, 2))
    return Call("conv_forward", (image, weights / 4, biases / 4, Fixture("tanh"), "same", (1, 1)))


def case_document_shape(rng: np.random.Generator) -> Call:
    """Images of 28×28 with one channel under two kernels, as in the statement's example.

    [24 images of 28×28, 3×3 kernels, relu, valid padding, stride 1]
    """
    return Call("conv_forward", (*layer(rng, (24, 28, 28, 1), (3, 3, 1, 2)), Fixture("relu"), "valid", (1, 1)))


def case_defaults(rng: np.random.Generator) -> Call:
    """Padding and stride may be left out: they are "same" and (1, 1).

    [padding and stride left out, 3×3 kernels]
    """
    return Call("conv_forward", (*layer(rng, (2, 5, 7, 3), (3, 3, 3, 2)), Fixture("leaky_relu")))


def case_keywords(rng: np.random.Generator) -> Call:
    """The parameters have the names of the statement.

    [called with activation, stride and padding by name]
    """
    arguments = layer(rng, (2, 7, 9, 2), (3, 2, 2, 2))
    named = {"stride": (2, 3), "padding": "valid", "activation": Fixture("softplus")}
    return Call("conv_forward", arguments, named)


def case_float32(rng: np.random.Generator) -> Call:
    """Images, kernels and biases of float32 are taken as well.

    [float32 inputs, valid padding, stride (1, 2)]
    """
    arguments = tuple(array.astype(np.float32) for array in layer(rng, (2, 6, 9, 2), (2, 3, 2, 3)))
    return Call("conv_forward", (*arguments, Fixture("tanh"), "valid", (1, 2)))


def case_inputs_unchanged(rng: np.random.Generator) -> Call:
    """The image, the kernels and the biases are left as they were.

    [2 images, 2 channels in, 3 kernels, relu, same padding, stride 1]
    """
    return Call("conv_forward", (*layer(rng, (2, 6, 4, 2), (3, 3, 2, 3)), Fixture("relu"), "same", (1, 1)))


def case_same_one_wide(rng: np.random.Generator) -> Call:
    """A kernel one pixel wide needs no padding across.

    [3×1 kernels, same padding, stride 1]
    """
    return Call("conv_forward", (*layer(rng, (2, 5, 4, 1), (3, 1, 1, 2)), Fixture("identity"), "same", (1, 1)))


def case_same_stride(rng: np.random.Generator) -> Call:
    """Same padding with a stride, by any of the ways to round that are accepted.

    [3×5 kernels, same padding, stride (2, 3)]
    """
    return Call("conv_forward", (*layer(rng, (2, 6, 7, 1), (3, 5, 1, 2)), Fixture("identity"), "same", (2, 3)))


def case_same_even_kernel(rng: np.random.Generator) -> Call:
    """Same padding with a kernel of even sides, by any of the ways to round that are accepted.

    [4×8 kernels, same padding, stride 1]
    """
    # Half of what is missing ends in .5 both ways, and up is even both ways: rounding as round does is rounding up.
    return Call("conv_forward", (*layer(rng, (2, 5, 7, 1), (4, 8, 1, 2)), Fixture("identity"), "same", (1, 1)))


def tiny_calls() -> Iterator[Call]:
    """Calls with small whole numbers, from one pixel up: the ladder to the smallest counterexample."""
    shapes = (
        ((1, 1, 1, 1), (1, 1, 1, 1)),
        ((1, 1, 2, 1), (1, 1, 1, 1)),
        ((1, 1, 2, 1), (1, 2, 1, 1)),
        ((1, 2, 2, 1), (2, 2, 1, 1)),
        ((1, 2, 3, 1), (2, 2, 1, 1)),
        ((1, 3, 2, 1), (1, 2, 1, 1)),
        ((1, 3, 3, 1), (3, 3, 1, 1)),
        ((1, 2, 2, 2), (1, 1, 2, 1)),
        ((1, 2, 2, 1), (1, 1, 1, 2)),
        ((2, 2, 2, 1), (1, 2, 1, 1)),
        ((1, 3, 4, 1), (2, 3, 1, 1)),
        ((1, 4, 3, 1), (3, 1, 1, 1)),
        ((1, 4, 4, 1), (2, 1, 1, 1)),
        ((1, 4, 4, 2), (3, 3, 2, 2)),
        ((2, 4, 3, 2), (3, 2, 2, 2)),
    )
    for image, kernel in shapes:
        odd = kernel[0] % 2 == kernel[1] % 2 == 1
        for padding, stride in product(("valid", "same"), ((1, 1), (2, 1), (1, 2), (2, 2))):
            certain = padding == "valid" or (odd and stride == (1, 1))
            fits = image[1] >= kernel[0] and image[2] >= kernel[1]
            moves = stride == (1, 1) or (image[1] > kernel[0] and image[2] > kernel[1])
            if certain and fits and moves:
                yield _tiny(image, kernel, Fixture("identity"), padding, stride)
        if kernel[:2] != (1, 1):
            yield _tiny(image, kernel, Fixture("relu"), "valid", (1, 1))
    for activation in ("relu", "leaky_relu", "tanh", "wave"):
        yield _tiny((1, 2, 2, 1), (1, 1, 1, 1), Fixture(activation), "valid", (1, 1))
    identity = Fixture("identity")
    yield Call("conv_forward", _tiny((1, 3, 4, 1), (3, 3, 1, 1), identity, "same", (1, 1)).arguments[:4])
    one = _tiny((1, 1, 1, 1), (1, 1, 1, 1), identity, "valid", (1, 1)).arguments
    yield Call("conv_forward", (), dict(zip(("A_prev", "W", "b", "activation", "padding", "stride"), one, strict=True)))
    # A tenth, which single precision rounds in the ninth digit.
    yield Call("conv_forward", (np.full((1, 1, 1, 1), 0.1), np.ones((1, 1, 1, 1)), np.zeros((1, 1, 1, 1)), *one[3:]))
    # A half, which is lost where kernels or bias are made whole numbers.
    for halves in (1, 2):
        arrays = (np.full((1, 1, 1, 1), 0.5 if at == halves else 1.0) for at in range(3))
        yield Call("conv_forward", (*arrays, *one[3:]))
    yield Call("conv_forward", (*(array.astype(np.float32) for array in one[:3]), *one[3:]))
    # Where the statement is silent: a counterexample only where no accepted convention gives the answer.
    for shape, kernel, stride in (
        ((1, 2, 2, 1), (2, 2, 1, 1), (1, 1)),
        ((1, 2, 3, 1), (1, 2, 1, 1), (1, 1)),
        ((1, 3, 3, 1), (3, 3, 1, 1), (2, 2)),
        ((1, 3, 4, 1), (3, 3, 1, 1), (1, 2)),
        ((1, 4, 3, 1), (3, 3, 1, 1), (2, 1)),
        ((1, 4, 4, 1), (2, 3, 1, 1), (2, 1)),
        ((1, 4, 4, 1), (3, 2, 1, 1), (1, 2)),
        ((1, 2, 5, 1), (3, 3, 1, 1), (1, 2)),
        ((1, 5, 2, 1), (3, 3, 1, 1), (2, 1)),
    ):
        yield _tiny(shape, kernel, identity, "same", stride)


def _tiny(
    image: tuple[int, ...], kernel: tuple[int, ...], activation: Fixture, padding: str, stride: tuple[int, int]
) -> Call:
    """Small whole numbers of both signs, none of them zero, in an order that no symmetry repeats."""
    pixels = np.resize([1.0, 2.0, -3.0, 4.0, -1.0, 5.0, 3.0, -2.0, 6.0, -4.0, 2.0], image)
    weights = np.resize([2.0, -1.0, 3.0, 1.0, -2.0, 4.0, -3.0], kernel)
    biases = np.resize([1.0, -2.0], (1, 1, 1, kernel[3]))
    return Call("conv_forward", (pixels, weights, biases, activation, padding, stride))
