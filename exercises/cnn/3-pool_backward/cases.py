"""Cases of the pooling, backward: one thing varies at a time, then all of them together.

Maxima are never tied: the inputs are random numbers, or distinct whole ones. Heights and widths differ in image,
kernel and stride, so that no two of them can be exchanged unseen.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from grader.core.exercise import Call
from grader.core.values import Value

Pair = tuple[int, int]
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Layer:
    """The sizes of one layer, heights before widths."""

    image: Pair
    kernel: Pair
    channels: int = 1
    images: int = 1
    stride: Pair = (1, 1)

    @property
    def positions(self) -> Pair:
        """How many windows fit, down and across."""
        return (
            (self.image[0] - self.kernel[0]) // self.stride[0] + 1,
            (self.image[1] - self.kernel[1]) // self.stride[1] + 1,
        )


def _draw(rng: np.random.Generator, layer: Layer) -> tuple[Array, Array]:
    """Draw dA and A_prev, in the order of the arguments."""
    return (
        rng.normal(size=(layer.images, *layer.positions, layer.channels)),
        rng.normal(size=(layer.images, *layer.image, layer.channels)),
    )


def _pool(rng: np.random.Generator, mode: str, layer: Layer) -> Call:
    """Ask for one mode, naming the options as the published examples do."""
    return Call("pool_backward", (*_draw(rng, layer), layer.kernel), {"stride": layer.stride, "mode": mode})


def case_one_window_max(rng: np.random.Generator) -> Call:
    """One window: its maximum takes the whole gradient.

    [max, 2×2 kernel, one window]
    """
    return _pool(rng, "max", Layer((2, 2), (2, 2)))


def case_one_window_avg(rng: np.random.Generator) -> Call:
    """One window: the gradient is shared out evenly.

    [avg, 2×2 kernel, one window]
    """
    return _pool(rng, "avg", Layer((2, 2), (2, 2)))


def case_max(rng: np.random.Generator) -> Call:
    """Windows side by side, one image and one channel.

    [max, 2×2 kernel, stride 2]
    """
    return _pool(rng, "max", Layer((4, 4), (2, 2), stride=(2, 2)))


def case_avg(rng: np.random.Generator) -> Call:
    """Windows side by side, one image and one channel.

    [avg, 2×2 kernel, stride 2]
    """
    return _pool(rng, "avg", Layer((4, 4), (2, 2), stride=(2, 2)))


def case_max_batch(rng: np.random.Generator) -> Call:
    """Several images.

    [max, 2×2 kernel, one window, 4 images]
    """
    return _pool(rng, "max", Layer((2, 2), (2, 2), images=4))


def case_avg_batch(rng: np.random.Generator) -> Call:
    """Several images.

    [avg, 2×2 kernel, one window, 4 images]
    """
    return _pool(rng, "avg", Layer((2, 2), (2, 2), images=4))


def case_max_channels(rng: np.random.Generator) -> Call:
    """Several channels, each with its own maxima.

    [max, 2×2 kernel, one window, 3 channels]
    """
    return _pool(rng, "max", Layer((2, 2), (2, 2), channels=3))


def case_avg_channels(rng: np.random.Generator) -> Call:
    """Several channels.

    [avg, 2×2 kernel, one window, 3 channels]
    """
    return _pool(rng, "avg", Layer((2, 2), (2, 2), channels=3))


def case_max_overlapping(rng: np.random.Generator) -> Call:
    """Overlapping windows: a pixel that is the maximum of several takes all their gradients.

    [max, 3×3 kernel, stride 1]
    """
    return _pool(rng, "max", Layer((5, 5), (3, 3), images=2))


def case_avg_overlapping(rng: np.random.Generator) -> Call:
    """Overlapping windows: a pixel takes its share of each.

    [avg, 3×3 kernel, stride 1]
    """
    return _pool(rng, "avg", Layer((5, 5), (3, 3), images=2))


def case_max_shared_peak(rng: np.random.Generator) -> Call:
    """One peak in the middle is the maximum of every window.

    [max, 2×2 kernel, stride 1, 3×3 image]
    """
    gradient, pixels = _draw(rng, Layer((3, 3), (2, 2)))
    pixels[0, 1, 1, 0] = 9.0
    return Call("pool_backward", (gradient, pixels, (2, 2)), {"stride": (1, 1), "mode": "max"})


def case_max_rectangular_image(rng: np.random.Generator) -> Call:
    """Images that are wider than high.

    [max, 2×2 kernel, stride 2, 4×8 images]
    """
    return _pool(rng, "max", Layer((4, 8), (2, 2), images=2, stride=(2, 2)))


def case_avg_rectangular_image(rng: np.random.Generator) -> Call:
    """Images that are higher than wide.

    [avg, 2×2 kernel, stride 2, 8×4 images]
    """
    return _pool(rng, "avg", Layer((8, 4), (2, 2), images=2, stride=(2, 2)))


def case_max_rectangular_kernel(rng: np.random.Generator) -> Call:
    """A kernel that is higher than wide.

    [max, 3×2 kernel, stride 1]
    """
    return _pool(rng, "max", Layer((6, 6), (3, 2), channels=2, images=2))


def case_avg_rectangular_kernel(rng: np.random.Generator) -> Call:
    """A kernel that is wider than high.

    [avg, 2×4 kernel, stride 1]
    """
    return _pool(rng, "avg", Layer((6, 6), (2, 4), channels=2, images=2))


def case_max_strides_unequal(rng: np.random.Generator) -> Call:
    """Different strides down and across.

    [max, 3×3 kernel, stride (1, 2)]
    """
    return _pool(rng, "max", Layer((5, 7), (3, 3), channels=2, images=2, stride=(1, 2)))


def case_avg_strides_unequal(rng: np.random.Generator) -> Call:
    """Different strides down and across.

    [avg, 3×2 kernel, stride (3, 1)]
    """
    return _pool(rng, "avg", Layer((9, 4), (3, 2), channels=2, images=2, stride=(3, 1)))


def case_max_leaves_rest(rng: np.random.Generator) -> Call:
    """Rows and columns that no window reaches get gradient 0.

    [max, 2×3 kernel, stride (2, 3), 7×8 images]
    """
    return _pool(rng, "max", Layer((7, 8), (2, 3), channels=2, images=2, stride=(2, 3)))


def case_avg_leaves_rest(rng: np.random.Generator) -> Call:
    """Rows and columns that no window reaches get gradient 0.

    [avg, 3×2 kernel, stride (3, 2), 8×7 images]
    """
    return _pool(rng, "avg", Layer((8, 7), (3, 2), channels=2, images=2, stride=(3, 2)))


def case_max_skips_pixels(rng: np.random.Generator) -> Call:
    """Strides larger than the kernel leave pixels out between the windows.

    [max, 2×2 kernel, stride (3, 4)]
    """
    return _pool(rng, "max", Layer((8, 10), (2, 2), images=2, stride=(3, 4)))


def case_max_negative_values(rng: np.random.Generator) -> Call:
    """Every pixel is negative: 0 is no maximum.

    [max, 3×2 kernel, stride (2, 1), negative values]
    """
    layer = Layer((5, 6), (3, 2), channels=2, images=2, stride=(2, 1))
    gradient, pixels = _draw(rng, layer)
    return Call(
        "pool_backward", (gradient, -np.abs(pixels) - 0.1, layer.kernel), {"stride": layer.stride, "mode": "max"}
    )


def case_max_one_pixel_windows(rng: np.random.Generator) -> Call:
    """A 1×1 kernel: each pixel that a window sees is its own maximum.

    [max, 1×1 kernel, stride (1, 2)]
    """
    return _pool(rng, "max", Layer((3, 5), (1, 1), channels=2, images=2, stride=(1, 2)))


def case_avg_whole_image(rng: np.random.Generator) -> Call:
    """One window as large as the image.

    [avg, 4×5 kernel, 4×5 images]
    """
    return _pool(rng, "avg", Layer((4, 5), (4, 5), channels=3, images=2))


def case_default_mode(rng: np.random.Generator) -> Call:
    """The mode left out.

    [2×2 kernel, stride 2, mode left to its default]
    """
    layer = Layer((4, 8), (2, 2), images=2, stride=(2, 2))
    return Call("pool_backward", (*_draw(rng, layer), layer.kernel), {"stride": layer.stride})


def case_default_stride(rng: np.random.Generator) -> Call:
    """The stride left out.

    [avg, 2×3 kernel, stride left to its default]
    """
    layer = Layer((4, 6), (2, 3), channels=2, images=2)
    return Call("pool_backward", (*_draw(rng, layer), layer.kernel), {"mode": "avg"})


def case_positional(rng: np.random.Generator) -> Call:
    """All arguments by position.

    [avg, 2×3 kernel, stride (2, 1), no keywords]
    """
    layer = Layer((6, 5), (2, 3), channels=2, images=2, stride=(2, 1))
    return Call("pool_backward", (*_draw(rng, layer), layer.kernel, layer.stride, "avg"))


def case_keywords(rng: np.random.Generator) -> Call:
    """All arguments by the names of the statement.

    [max, 3×2 kernel, stride (1, 2), keywords only]
    """
    layer = Layer((5, 6), (3, 2), images=2, stride=(1, 2))
    gradient, pixels = _draw(rng, layer)
    return Call(
        "pool_backward",
        (),
        {"dA": gradient, "A_prev": pixels, "kernel_shape": layer.kernel, "stride": layer.stride, "mode": "max"},
    )


def case_float32(rng: np.random.Generator) -> Call:
    """Single precision in; single or double precision out.

    [avg, 3×3 kernel, stride 1, float32]
    """
    layer = Layer((5, 6), (3, 3), channels=2, images=2)
    single = tuple(array.astype(np.float32) for array in _draw(rng, layer))
    return Call("pool_backward", (*single, layer.kernel), {"mode": "avg"})


def case_inputs_unchanged(rng: np.random.Generator) -> Call:
    """The arguments are what they were after the call.

    [avg, 2×2 kernel, stride 1]
    """
    return _pool(rng, "avg", Layer((3, 4), (2, 2), channels=2, images=2))


def _few(rng: np.random.Generator, mode: str, layer: Layer) -> Call:
    """Ask with fewer windows than fit, which dA says; put also with a larger dA, 0 where this one has nothing.

    A function that counts the windows itself, in place of taking them from dA, reads behind the end of a smaller dA.
    """
    gradient, pixels = _draw(rng, layer)
    few = gradient[:, :3, :3]
    options: dict[str, Value] = {"stride": layer.stride, "mode": mode}
    ways = []
    for rows, columns in (layer.positions, layer.image):
        larger = np.zeros((layer.images, rows, columns, layer.channels))
        larger[:, :3, :3] = few
        ways.append(Call("pool_backward", (larger, pixels, layer.kernel), options))
    return Call("pool_backward", (few.copy(), pixels, layer.kernel), options, otherwise=tuple(ways))


def case_max_few_windows(rng: np.random.Generator) -> Call:
    """Fewer windows than fit: dA says which of them count.

    [max, 2×3 kernel, stride (1, 2), 3×3 windows of 10×12 images]
    """
    return _few(rng, "max", Layer((10, 12), (2, 3), channels=2, images=2, stride=(1, 2)))


def case_avg_few_windows(rng: np.random.Generator) -> Call:
    """Fewer windows than fit: dA says which of them count.

    [avg, 3×2 kernel, stride (2, 1), 3×3 windows of 12×10 images]
    """
    return _few(rng, "avg", Layer((12, 10), (3, 2), channels=2, images=2, stride=(2, 1)))


def case_default_stride_few_windows(rng: np.random.Generator) -> Call:
    """Fewer windows than fit, the stride left out.

    [avg, 2×3 kernel, 3×3 windows of 8×11 images, stride left to its default]
    """
    call = _few(rng, "avg", Layer((8, 11), (2, 3), channels=2, images=2))
    ways = tuple(Call(way.target, way.arguments, {"mode": "avg"}) for way in call.otherwise)
    return Call(call.target, call.arguments, {"mode": "avg"}, otherwise=ways)


def case_document_shapes(rng: np.random.Generator) -> Call:
    """The shapes of the published example, with 48 images.

    [max, 2×2 kernel, stride 2, 28×28 images]
    """
    return _pool(rng, "max", Layer((28, 28), (2, 2), channels=2, images=48, stride=(2, 2)))


def case_all_together_max(rng: np.random.Generator) -> Call:
    """Everything at once: batch, channels, rectangles, overlap, strides and a rest.

    [max, 3×4 kernel, stride (2, 3)]
    """
    layer = Layer((10, 12), (3, 4), channels=3, images=3, stride=(2, 3))
    gradient, pixels = _draw(rng, layer)
    deep = 1e6 * (pixels - 2.0)  # below any -1000 that the search for a maximum may have started at
    return Call("pool_backward", (gradient, deep, layer.kernel), {"stride": layer.stride, "mode": "max"})


def case_all_together_avg(rng: np.random.Generator) -> Call:
    """Everything at once: batch, channels, rectangles, overlap, strides and a rest.

    [avg, 4×3 kernel, stride (3, 2)]
    """
    return _pool(rng, "avg", Layer((12, 10), (4, 3), channels=3, images=3, stride=(3, 2)))


def _whole(rng: np.random.Generator, layer: Layer) -> tuple[Array, Array]:
    """Draw small whole numbers: gradients other than 0, pixels that are all different."""
    size = (layer.images, *layer.positions, layer.channels)
    gradient = rng.integers(1, 6, size=size) * rng.choice((-1.0, 1.0), size=size)
    shape = (layer.images, *layer.image, layer.channels)
    count = int(np.prod(shape))
    return gradient, (rng.permutation(count) - count // 3).astype(np.float64).reshape(shape)


def tiny_calls() -> Iterator[Call]:
    """Yield calls from the smallest up, with small whole numbers and no ties."""
    rng = np.random.default_rng(0)
    ladder = (
        Layer((1, 1), (1, 1)),
        Layer((1, 2), (1, 2)),
        Layer((2, 1), (2, 1)),
        Layer((2, 2), (2, 2)),
        Layer((1, 3), (1, 3)),
        Layer((1, 1), (1, 1), channels=2),
        Layer((1, 1), (1, 1), images=2),
        Layer((1, 2), (1, 2), channels=2),
        Layer((1, 2), (1, 2), images=2),
        Layer((1, 3), (1, 2)),
        Layer((3, 1), (2, 1)),
        Layer((2, 2), (1, 1)),
        Layer((2, 3), (2, 2)),
        Layer((3, 3), (2, 2)),
        Layer((3, 3), (1, 1), stride=(2, 2)),
        Layer((2, 4), (2, 2), stride=(1, 2)),
        Layer((4, 2), (2, 2), stride=(2, 1)),
        Layer((3, 3), (2, 2), stride=(2, 2)),
        Layer((4, 4), (2, 2), stride=(2, 2)),
        Layer((3, 4), (2, 3), channels=2),
        Layer((4, 3), (3, 2), images=2, stride=(1, 1)),
        Layer((4, 4), (2, 1), channels=2, images=2, stride=(1, 3)),
        Layer((4, 4), (1, 2), channels=2, images=2, stride=(3, 1)),
        Layer((3, 3), (3, 3)),
    )
    for layer in ladder:
        for mode in ("max", "avg"):
            yield Call("pool_backward", (*_whole(rng, layer), layer.kernel), {"stride": layer.stride, "mode": mode})
    layer = Layer((2, 3), (2, 2))
    yield Call("pool_backward", (*_whole(rng, layer), layer.kernel), {"stride": layer.stride})
    yield Call("pool_backward", (*_whole(rng, layer), layer.kernel), {"mode": "avg"})
    gradient, image = _whole(rng, Layer((2, 2), (2, 2)))
    keywords: dict[str, Value] = {"dA": gradient, "A_prev": image, "kernel_shape": (2, 2)}
    keywords |= {"stride": (1, 1), "mode": "max"}
    yield Call("pool_backward", (), keywords)
    yield Call("pool_backward", (gradient, image, (2, 2), (1, 1), "avg"))
    single = (gradient.astype(np.float32), image.astype(np.float32), (2, 2))
    yield Call("pool_backward", single, {"stride": (1, 1), "mode": "avg"})
