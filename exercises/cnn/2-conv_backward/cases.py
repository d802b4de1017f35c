"""Cases of the convolution, backward: one thing varies at a time, then all of them together.

Where the text leaves the padding of 'same' open (even kernels, strides other than 1), dZ covers the positions that
every accepted convention has (TensorFlow's own SAME has the fewest): a solution that follows dZ's shape can answer
whatever its convention is. The strides of these cases are 1 and 2: at larger ones the first windows would lie in the
padding altogether, and every gradient would be 0. Heights and widths differ in kernel, image and stride, so that no
two of them can be exchanged unseen; both directions are ambiguous together or not at all.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from grader.core.exercise import Call

Pair = tuple[int, int]
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Layer:
    """The sizes of one layer, heights before widths; ``channels`` are (c_prev, c_new).

    ``positions`` overrides the number of windows (h_new, w_new), which is that of 'valid' otherwise.
    """

    image: Pair
    kernel: Pair
    channels: Pair = (1, 1)
    images: int = 1
    stride: Pair = (1, 1)
    positions: Pair | None = None


def _draw(rng: np.random.Generator, layer: Layer) -> tuple[Array, Array, Array, Array]:
    """Draw dZ, A_prev, W and b, in the order of the arguments."""
    rows, columns = layer.positions or (
        (layer.image[0] - layer.kernel[0]) // layer.stride[0] + 1,
        (layer.image[1] - layer.kernel[1]) // layer.stride[1] + 1,
    )
    c_prev, c_new = layer.channels
    return (
        rng.normal(size=(layer.images, rows, columns, c_new)),
        rng.normal(size=(layer.images, *layer.image, c_prev)),
        rng.normal(size=(*layer.kernel, c_prev, c_new)),
        rng.normal(size=(1, 1, 1, c_new)),
    )


def _valid(rng: np.random.Generator, layer: Layer, probe: str | None = None) -> Call:
    """Ask for 'valid' padding, naming the options as the published examples do."""
    return Call("conv_backward", _draw(rng, layer), {"padding": "valid", "stride": layer.stride}, probe=probe)


def _same(rng: np.random.Generator, layer: Layer) -> Call:
    """Ask for 'same' padding; dZ is as large as the image unless the layer says otherwise."""
    if layer.positions is None:
        layer = Layer(layer.image, layer.kernel, layer.channels, layer.images, layer.stride, layer.image)
    call = Call("conv_backward", _draw(rng, layer), {"padding": "same", "stride": layer.stride})
    return _also_counted(call, layer, [_own_counts(layer, rounding) for rounding in _ROUNDINGS])


_ROUNDINGS: tuple[Callable[[int, int], int], ...] = (
    lambda missing, _kernel: -(-missing // 2),
    lambda missing, _kernel: missing // 2,
    lambda missing, _kernel: missing // 2 + 1,
    lambda _missing, kernel: kernel // 2,
    lambda _missing, kernel: (kernel - 1) // 2,
)


def _own_counts(layer: Layer, rounding: Callable[[int, int], int]) -> Pair:
    """How many windows a function finds that counts them itself and rounds the zeros of 'same' this way."""

    def count(size: int, kernel: int, stride: int) -> int:
        zeros = rounding((size - 1) * stride + kernel - size, kernel)
        return (size + 2 * zeros - kernel) // stride + 1

    rows, columns = (count(*sizes) for sizes in zip(layer.image, layer.kernel, layer.stride, strict=True))
    return rows, columns


def _also_counted(call: Call, layer: Layer, counts: list[Pair]) -> Call:
    """Put the question also with a dZ of these sizes, 0 where it had nothing: the gradients are the same.

    A function that counts the windows itself, in place of taking them from dZ, reads behind the end of a smaller dZ.
    """
    ways: dict[Pair, Call] = {}
    gradient = np.asarray(call.arguments[0])
    for rows, columns in counts:
        if gradient.shape[1:3] != (rows, columns) and rows >= gradient.shape[1] and columns >= gradient.shape[2]:
            larger = np.zeros((layer.images, rows, columns, layer.channels[1]))
            larger[:, : gradient.shape[1], : gradient.shape[2]] = gradient
            ways[rows, columns] = Call(call.target, (larger, *call.arguments[1:]), call.keywords)
    return Call(call.target, call.arguments, call.keywords, otherwise=tuple(ways.values()))


def case_one_product(rng: np.random.Generator) -> Call:
    """One pixel under a 1×1 kernel: three products.

    [valid padding, stride 1]
    """
    return _valid(rng, Layer((1, 1), (1, 1)))


def case_one_window(rng: np.random.Generator) -> Call:
    """One window as large as the image.

    [valid padding, stride 1]
    """
    return _valid(rng, Layer((3, 3), (3, 3)))


def case_valid_one_channel(rng: np.random.Generator) -> Call:
    """Overlapping windows, one image and one channel.

    [valid padding, stride 1]
    """
    return _valid(rng, Layer((4, 4), (2, 2)))


def case_valid_batch(rng: np.random.Generator) -> Call:
    """Several images, one channel.

    [valid padding, stride 1, 4 images]
    """
    return _valid(rng, Layer((5, 5), (3, 3), images=4))


def case_valid_channels_in(rng: np.random.Generator) -> Call:
    """Several channels in, one out.

    [valid padding, stride 1, 3 channels in]
    """
    return _valid(rng, Layer((5, 5), (3, 3), channels=(3, 1)))


def case_valid_channels_out(rng: np.random.Generator) -> Call:
    """One channel in, several out.

    [valid padding, stride 1, 4 channels out]
    """
    return _valid(rng, Layer((5, 5), (3, 3), channels=(1, 4)))


def case_valid_channels(rng: np.random.Generator) -> Call:
    """Several channels in and out, several images.

    [valid padding, stride 1, 3 channels in, 2 out]
    """
    return _valid(rng, Layer((5, 5), (3, 3), channels=(3, 2), images=2))


def case_rectangular_image(rng: np.random.Generator) -> Call:
    """An image that is wider than high.

    [valid padding, stride 1, 4×7 images]
    """
    return _valid(rng, Layer((4, 7), (3, 3), images=2))


def case_rectangular_kernel(rng: np.random.Generator) -> Call:
    """A kernel that is higher than wide.

    [valid padding, stride 1, 4×2 kernel]
    """
    return _valid(rng, Layer((6, 6), (4, 2), images=2))


def case_stride_2(rng: np.random.Generator) -> Call:
    """Stride 2 in both directions.

    [valid padding, stride 2]
    """
    return _valid(rng, Layer((7, 7), (3, 3), images=2, stride=(2, 2)))


def case_strides_unequal(rng: np.random.Generator) -> Call:
    """Different strides down and across.

    [valid padding, stride (3, 2)]
    """
    return _valid(rng, Layer((10, 7), (4, 3), channels=(2, 2), images=2, stride=(3, 2)))


def case_stride_leaves_rest(rng: np.random.Generator) -> Call:
    """Rows and columns that no window reaches get gradient 0.

    [valid padding, stride (2, 3), 8×9 images]
    """
    return _valid(rng, Layer((8, 9), (3, 4), channels=(1, 2), images=2, stride=(2, 3)))


def case_stride_skips_pixels(rng: np.random.Generator) -> Call:
    """Strides larger than the kernel leave pixels out between the windows.

    [valid padding, stride (3, 4), 2×3 kernel]
    """
    return _valid(rng, Layer((8, 11), (2, 3), images=2, stride=(3, 4)))


def case_valid_few_positions(rng: np.random.Generator) -> Call:
    """Fewer windows than fit: dZ says which of them count.

    [valid padding, stride (1, 2), 2×3 kernel, 3×3 windows of 8×9 images]
    """
    layer = Layer((8, 9), (2, 3), channels=(2, 2), images=2, stride=(1, 2), positions=(3, 3))
    call = Call("conv_backward", _draw(rng, layer), {"padding": "valid", "stride": layer.stride})
    return _also_counted(call, layer, [(7, 4), layer.image])


def case_same_few_positions(rng: np.random.Generator) -> Call:
    """Fewer windows than fit, with zeros around the image.

    [same padding, stride 1, 5×3 kernel, 4×4 windows of 9×8 images]
    """
    return _same(rng, Layer((9, 8), (5, 3), channels=(2, 2), images=2, positions=(4, 4)))


def case_defaults_few_positions(rng: np.random.Generator) -> Call:
    """Fewer windows than fit, padding and stride left out.

    [padding and stride left to their defaults, 4×5 windows of 9×10 images]
    """
    layer = Layer((9, 10), (3, 3), channels=(1, 2), images=2, positions=(4, 5))
    call = Call("conv_backward", _draw(rng, layer))
    return _also_counted(call, layer, [layer.image])


def case_same_one_channel(rng: np.random.Generator) -> Call:
    """'same' padding with a 3×3 kernel.

    [same padding, stride 1]
    """
    return _same(rng, Layer((4, 4), (3, 3)))


def case_same_channels(rng: np.random.Generator) -> Call:
    """'same' padding with several channels, rectangular images and kernels.

    [same padding, stride 1, 5×3 kernel]
    """
    return _same(rng, Layer((6, 8), (5, 3), channels=(2, 3), images=3))


def case_defaults(rng: np.random.Generator) -> Call:
    """Padding and stride left out.

    [padding and stride left to their defaults]
    """
    layer = Layer((5, 6), (3, 3), channels=(1, 2), images=2, positions=(5, 6))
    return Call("conv_backward", _draw(rng, layer))


def case_same_one_wide(rng: np.random.Generator) -> Call:
    """'same' padding with a 1×1 kernel, which needs no zeros.

    [same padding, stride 1, 1×1 kernel]
    """
    return _same(rng, Layer((3, 4), (1, 1), channels=(2, 3), images=2))


def case_same_narrow_kernel(rng: np.random.Generator) -> Call:
    """'same' padding with a 3×1 kernel, which needs zeros above and below only.

    [same padding, stride 1, 3×1 kernel]
    """
    return _same(rng, Layer((5, 4), (3, 1), images=2))


def case_same_even_kernel(rng: np.random.Generator) -> Call:
    """'same' padding with a kernel of even height and width.

    [same padding, stride 1, 2×4 kernel]
    """
    return _same(rng, Layer((6, 7), (2, 4), channels=(2, 3), images=2, positions=(5, 6)))


def case_same_stride(rng: np.random.Generator) -> Call:
    """'same' padding with stride 2.

    [same padding, stride 2, 3×5 kernel]
    """
    return _same(rng, Layer((7, 9), (3, 5), channels=(2, 2), images=2, stride=(2, 2), positions=(4, 5)))


def case_same_stride_odd(rng: np.random.Generator) -> Call:
    """'same' padding where an odd number of zeros is to be shared out.

    [same padding, stride 2, 5×3 kernel, 6×8 images]
    """
    return _same(rng, Layer((6, 8), (5, 3), channels=(1, 2), images=2, stride=(2, 2), positions=(3, 4)))


def case_same_stride_even_kernel(rng: np.random.Generator) -> Call:
    """'same' padding with an even kernel and unequal strides.

    [same padding, stride (2, 1), 4×2 kernel]
    """
    return _same(rng, Layer((6, 7), (4, 2), channels=(2, 1), images=2, stride=(2, 1), positions=(3, 6)))


def case_positional(rng: np.random.Generator) -> Call:
    """All arguments by position.

    [valid padding, stride (2, 1), no keywords]
    """
    layer = Layer((7, 5), (3, 2), channels=(2, 2), images=2, stride=(2, 1))
    return Call("conv_backward", (*_draw(rng, layer), "valid", (2, 1)))


def case_keywords(rng: np.random.Generator) -> Call:
    """Padding and stride by the names of the statement; the biases' own name is left open.

    [valid padding, stride (1, 2), padding and stride by name]
    """
    layer = Layer((5, 7), (2, 3), channels=(1, 2), images=2, stride=(1, 2))
    return Call("conv_backward", _draw(rng, layer), {"stride": (1, 2), "padding": "valid"})


def case_float32(rng: np.random.Generator) -> Call:
    """Single precision in; single or double precision out.

    [valid padding, stride 1, float32]
    """
    arrays = _draw(rng, Layer((5, 6), (3, 2), channels=(2, 3), images=2))
    single = tuple(array.astype(np.float32) for array in arrays)
    return Call("conv_backward", single, {"padding": "valid"})


def case_negative_values(rng: np.random.Generator) -> Call:
    """Every value is negative.

    [same padding, stride 1, negative values]
    """
    arrays = _draw(rng, Layer((5, 6), (3, 5), channels=(2, 2), images=2, positions=(5, 6)))
    return Call("conv_backward", tuple(-np.abs(array) - 0.1 for array in arrays), {"padding": "same"})


def case_bias_gradient(rng: np.random.Generator) -> Call:
    """The biases' gradient alone, db: one number for each channel out.

    [valid padding, stride 1]
    """
    return _valid(rng, Layer((4, 5), (2, 3), channels=(2, 3), images=3), probe="only_db")


def case_kernel_gradient(rng: np.random.Generator) -> Call:
    """The kernels' gradient alone, dW: one number for each weight.

    [valid padding, stride 1]
    """
    return _valid(rng, Layer((5, 6), (2, 3), channels=(2, 3), images=3), probe="only_dw")


def case_image_gradient(rng: np.random.Generator) -> Call:
    """The image's gradient alone, dA_prev: one number for each pixel.

    [valid padding, stride 1]
    """
    return _valid(rng, Layer((5, 6), (2, 3), channels=(2, 3), images=3), probe="only_da_prev")


def case_inputs_unchanged(rng: np.random.Generator) -> Call:
    """The arguments are what they were after the call.

    [valid padding, stride 1]
    """
    return _valid(rng, Layer((4, 5), (3, 2), channels=(2, 2), images=2))


def case_document_shapes(rng: np.random.Generator) -> Call:
    """The shapes of the published example, with 16 images.

    [valid padding, stride 1, 28×28 images]
    """
    return Call("conv_backward", _draw(rng, Layer((28, 28), (3, 3), channels=(1, 2), images=16)), {"padding": "valid"})


def case_all_together(rng: np.random.Generator) -> Call:
    """Everything at once: batch, channels, rectangles, strides and a rest.

    [valid padding, stride (2, 3), 3×4 kernel]
    """
    return _valid(rng, Layer((10, 13), (3, 4), channels=(3, 2), images=3, stride=(2, 3)))


def _whole(rng: np.random.Generator, layer: Layer) -> tuple[Array, ...]:
    """Draw small whole numbers other than 0 in place of normal ones."""
    return tuple(
        rng.integers(1, 6, size=array.shape) * rng.choice((-1.0, 1.0), size=array.shape) for array in _draw(rng, layer)
    )


def tiny_calls() -> Iterator[Call]:
    """Yield calls from the smallest up, with small whole numbers; what the statement leaves open comes last."""
    rng = np.random.default_rng(0)
    ladder = (
        ("valid", Layer((1, 1), (1, 1))),
        ("valid", Layer((1, 1), (1, 1), channels=(1, 2))),
        ("valid", Layer((1, 1), (1, 1), channels=(2, 1))),
        ("valid", Layer((1, 1), (1, 1), images=2)),
        ("valid", Layer((2, 2), (1, 1))),
        ("valid", Layer((2, 2), (2, 2))),
        ("valid", Layer((1, 3), (1, 2))),
        ("valid", Layer((3, 1), (2, 1))),
        ("valid", Layer((2, 3), (2, 2))),
        ("valid", Layer((3, 2), (2, 1))),
        ("valid", Layer((3, 3), (2, 2))),
        ("valid", Layer((3, 3), (2, 2), images=2)),
        ("valid", Layer((2, 3), (1, 2), channels=(2, 2))),
        ("same", Layer((2, 2), (1, 1))),
        ("same", Layer((1, 1), (3, 3))),
        ("same", Layer((1, 2), (1, 3))),
        ("same", Layer((2, 1), (3, 1))),
        ("same", Layer((2, 3), (3, 3))),
        ("same", Layer((3, 3), (3, 3))),
        ("valid", Layer((3, 3), (1, 1), stride=(2, 2))),
        ("valid", Layer((2, 3), (1, 1), stride=(1, 2))),
        ("valid", Layer((3, 2), (1, 1), stride=(2, 1))),
        ("valid", Layer((4, 4), (2, 2), stride=(2, 2))),
        ("valid", Layer((4, 3), (2, 2), stride=(2, 1))),
        ("valid", Layer((3, 4), (2, 1), stride=(1, 3))),
        ("same", Layer((3, 4), (3, 1), channels=(2, 2), images=2)),
        ("valid", Layer((4, 4), (3, 2), channels=(2, 2), images=2)),
    )
    for padding, layer in ladder:
        shaped = layer
        if padding == "same":
            shaped = Layer(layer.image, layer.kernel, layer.channels, layer.images, layer.stride, layer.image)
        yield Call("conv_backward", _whole(rng, shaped), {"padding": padding, "stride": layer.stride})
    layer = Layer((3, 3), (3, 3), positions=(3, 3))
    yield Call("conv_backward", _whole(rng, layer))
    # A third, which neither a few decimals nor single precision can hold.
    one = np.ones((1, 1, 1, 1))
    yield Call("conv_backward", (one / 3, one, one, one), {"padding": "valid", "stride": (1, 1)})
    arrays = (2 * one, 3 * one, 5 * one, one)
    yield Call("conv_backward", (*arrays, "valid", (1, 1)))
    single = tuple(array.astype(np.float32) for array in arrays)
    yield Call("conv_backward", single, {"padding": "valid", "stride": (1, 1)})
    # Where the statement is silent: a counterexample only where no accepted convention gives the answer. dZ covers
    # the positions that every one of them has.
    for layer in (
        Layer((2, 2), (2, 2), positions=(2, 2)),
        Layer((2, 3), (1, 2), positions=(2, 3)),
        Layer((3, 3), (3, 3), stride=(2, 2), positions=(2, 2)),
        Layer((3, 4), (3, 3), stride=(1, 2), positions=(3, 2)),
        Layer((4, 3), (3, 3), stride=(2, 1), positions=(2, 3)),
        Layer((4, 4), (2, 3), stride=(2, 1), positions=(2, 4)),
        Layer((4, 4), (3, 2), stride=(1, 2), positions=(4, 2)),
        Layer((2, 5), (3, 3), stride=(1, 2), positions=(2, 3)),
        Layer((5, 2), (3, 3), stride=(2, 1), positions=(3, 2)),
    ):
        yield Call("conv_backward", _whole(rng, layer), {"padding": "same", "stride": layer.stride})
