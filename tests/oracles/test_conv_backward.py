"""The answer to `2-conv_backward` against TensorFlow, finite differences, plain loops and hand numbers."""

import math
import runpy
import tracemalloc
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

Array = NDArray[np.float64]
Pair = tuple[int, int]
Gradients = tuple[Array, Array, Array]
ROOT = Path(__file__).parents[2]
ACCEPTED = ROOT / "exercises" / "cnn" / "2-conv_backward" / "accepted"


def load(path: Path) -> Callable[..., Gradients]:
    """Load a solution's function."""
    function: Callable[..., Gradients] = runpy.run_path(str(path))["conv_backward"]
    return function


conv_backward = load(ROOT / "reference" / "cnn" / "2-conv_backward.py")

# Image, kernel, channels in and out, images, stride; the windows are as many as fit.
VALID: tuple[tuple[Pair, Pair, Pair, int, Pair], ...] = (
    ((1, 1), (1, 1), (1, 1), 1, (1, 1)),
    ((5, 7), (3, 2), (1, 1), 1, (1, 1)),
    ((5, 7), (2, 3), (3, 2), 4, (1, 1)),
    ((9, 8), (3, 3), (2, 3), 2, (2, 2)),
    ((10, 13), (3, 4), (3, 2), 3, (2, 3)),
    ((8, 11), (2, 3), (1, 4), 2, (3, 4)),
    ((28, 28), (3, 3), (1, 2), 40, (1, 1)),
)
# Image, kernel, channels, images, stride, and how many of the windows have a gradient.
SAME: tuple[tuple[Pair, Pair, Pair, int, Pair, Pair], ...] = (
    ((4, 6), (3, 3), (1, 1), 1, (1, 1), (4, 6)),
    ((6, 8), (5, 3), (2, 3), 3, (1, 1), (6, 8)),
    ((3, 4), (1, 1), (2, 2), 2, (1, 1), (3, 4)),
    ((5, 4), (3, 1), (1, 2), 2, (1, 1), (5, 4)),
    ((6, 7), (2, 4), (2, 3), 2, (1, 1), (5, 6)),
    ((7, 9), (3, 5), (2, 2), 2, (2, 2), (4, 5)),
    ((6, 8), (5, 3), (1, 2), 2, (2, 2), (3, 4)),
    ((6, 7), (4, 2), (2, 1), 2, (2, 1), (3, 6)),
)


def missing(size: int, kernel: int, stride: int) -> int:
    """How many zeros are missing, in all, for as many windows as there are pixels."""
    return (size - 1) * stride + kernel - size


CONVENTIONS: dict[str, Callable[[int, int, int], int]] = {
    "convention_floor": lambda n, k, s: math.floor(missing(n, k, s) / 2),
    "convention_floor_plus_one": lambda n, k, s: (k - 1) // 2 if s == 1 and k % 2 else missing(n, k, s) // 2 + 1,
    "convention_floor_extra_for_even": lambda n, k, s: missing(n, k, s) // 2 + (1 if k % 2 == 0 else 0),
    "convention_kernel_only": lambda _n, k, _s: math.floor((k - 1) / 2),
    "convention_half_kernel": lambda _n, k, _s: math.ceil((k - 1) / 2),
    "convention_tensorflow_same": lambda n, k, s: max(0, (math.ceil(n / s) - 1) * s + k - n) // 2,
}


def draw(image: Pair, kernel: Pair, channels: Pair, images: int, positions: Pair) -> tuple[Array, Array, Array, Array]:
    """Draw dZ, A_prev, W and b."""
    rng = np.random.default_rng(7)
    return (
        rng.normal(size=(images, *positions, channels[1])),
        rng.normal(size=(images, *image, channels[0])),
        rng.normal(size=(*kernel, *channels)),
        rng.normal(size=(1, 1, 1, channels[1])),
    )


def windows(image: Pair, kernel: Pair, stride: Pair) -> Pair:
    """How many windows fit, down and across."""
    return (image[0] - kernel[0]) // stride[0] + 1, (image[1] - kernel[1]) // stride[1] + 1


def by_tensorflow(dZ: Array, A_prev: Array, W: Array, b: Array, pads: Pair, stride: Pair) -> Gradients:
    """Let TensorFlow differentiate its own convolution, with ``pads`` zeros on each side, in double precision."""
    import tensorflow as tf

    variables = [tf.Variable(array) for array in (A_prev, W, b)]
    with tf.GradientTape() as tape:
        image, kernel, bias = variables
        padded = tf.pad(image, [(0, 0), (pads[0], pads[0] + 1), (pads[1], pads[1] + 1), (0, 0)])
        whole = tf.nn.conv2d(padded, kernel, strides=stride, padding="VALID") + bias
        loss = tf.reduce_sum(whole[:, : dZ.shape[1], : dZ.shape[2]] * dZ)
    gradients: list[Any] = tape.gradient(loss, variables)
    return gradients[0].numpy(), gradients[1].numpy(), gradients[2].numpy()


def forward(A_prev: Array, W: Array, b: Array, pads: Pair, stride: Pair, positions: Pair) -> Array:
    """Convolve by plain loops, pixel by pixel, as the definition says; pixels outside the image are 0."""
    images, height, width, channels = A_prev.shape
    kh, kw, _, filters = W.shape
    out = np.zeros((images, *positions, filters))
    for m, i, j, n in np.ndindex(*out.shape):
        total = float(b[0, 0, 0, n])
        for x, y, c in product(range(kh), range(kw), range(channels)):
            row, column = i * stride[0] + x - pads[0], j * stride[1] + y - pads[1]
            if 0 <= row < height and 0 <= column < width:
                total += float(A_prev[m, row, column, c]) * float(W[x, y, c, n])
        out[m, i, j, n] = total
    return out


def by_loops(dZ: Array, A_prev: Array, W: Array, pads: Pair, stride: Pair) -> Gradients:
    """Follow each product of the forward direction back to its two factors, one number at a time."""
    dA, dW, db = np.zeros(A_prev.shape), np.zeros(W.shape), np.zeros((1, 1, 1, W.shape[3]))
    for m, i, j, n in np.ndindex(*dZ.shape):
        gradient = dZ[m, i, j, n]
        db[0, 0, 0, n] += gradient
        for x, y, c in np.ndindex(*W.shape[:3]):
            row, column = i * stride[0] + x - pads[0], j * stride[1] + y - pads[1]
            if 0 <= row < A_prev.shape[1] and 0 <= column < A_prev.shape[2]:
                dA[m, row, column, c] += gradient * W[x, y, c, n]
                dW[x, y, c, n] += gradient * A_prev[m, row, column, c]
    return dA, dW, db


def central_differences(loss: Callable[[], float], array: Array, step: float = 0.5) -> Array:
    """Differentiate by each element in turn; exact for a loss that is linear in it, whatever the step."""
    slopes = np.zeros(array.shape)
    for at in np.ndindex(*array.shape):
        kept = array[at]
        array[at] = kept + step
        above = loss()
        array[at] = kept - step
        below = loss()
        array[at] = kept
        slopes[at] = (above - below) / (2 * step)
    return slopes


def close(expected: Gradients, actual: Gradients) -> None:
    """Insist on shapes, and on values to nearly all digits."""
    assert len(actual) == len(expected)
    for name, want, got in zip(("dA_prev", "dW", "db"), expected, actual, strict=True):
        assert got.shape == want.shape, name
        np.testing.assert_allclose(got, want, rtol=1e-10, atol=1e-10 * np.abs(want).max(), err_msg=name)


@pytest.mark.parametrize("spoiled", [0, 1, 2])
def test_close_notices_one_wrong_number_in_each_gradient(spoiled: int) -> None:
    dZ, A_prev, W, _ = draw((3, 4), (2, 2), (1, 2), 1, (2, 3))
    expected = by_loops(dZ, A_prev, W, (0, 0), (1, 1))
    actual = tuple(array.copy() for array in expected)
    actual[spoiled].flat[-1] += 1e-6
    with pytest.raises(AssertionError):
        close(expected, (actual[0], actual[1], actual[2]))


def test_close_notices_a_wrong_shape() -> None:
    expected = by_loops(*draw((3, 4), (2, 2), (1, 2), 1, (2, 3))[:3], (0, 0), (1, 1))
    with pytest.raises(AssertionError, match="db"):
        close(expected, (expected[0], expected[1], expected[2].reshape(-1)))


@pytest.mark.parametrize(("image", "kernel", "channels", "images", "stride"), VALID)
def test_valid_is_tensorflow_s_gradient(image: Pair, kernel: Pair, channels: Pair, images: int, stride: Pair) -> None:
    arrays = draw(image, kernel, channels, images, windows(image, kernel, stride))
    expected = by_tensorflow(*arrays, (0, 0), stride)
    close(expected, conv_backward(*arrays, padding="valid", stride=stride))


@pytest.mark.parametrize(("image", "kernel", "channels", "images", "stride", "positions"), SAME)
def test_same_is_tensorflow_s_gradient_under_the_padding_rounded_up(
    image: Pair, kernel: Pair, channels: Pair, images: int, stride: Pair, positions: Pair
) -> None:
    arrays = draw(image, kernel, channels, images, positions)
    pads = tuple(math.ceil(missing(n, k, s) / 2) for n, k, s in zip(image, kernel, stride, strict=True))
    expected = by_tensorflow(*arrays, (pads[0], pads[1]), stride)
    close(expected, conv_backward(*arrays, padding="same", stride=stride))


@pytest.mark.parametrize("name", CONVENTIONS)
@pytest.mark.parametrize(("image", "kernel", "channels", "images", "stride", "positions"), SAME)
def test_each_accepted_convention_is_tensorflow_s_gradient_under_its_own_padding(
    name: str, image: Pair, kernel: Pair, channels: Pair, images: int, stride: Pair, positions: Pair
) -> None:
    arrays = draw(image, kernel, channels, images, positions)
    pads = tuple(CONVENTIONS[name](n, k, s) for n, k, s in zip(image, kernel, stride, strict=True))
    expected = by_tensorflow(*arrays, (pads[0], pads[1]), stride)
    close(expected, load(ACCEPTED / f"{name}.py")(*arrays, padding="same", stride=stride))


def test_every_accepted_convention_has_its_oracle() -> None:
    assert set(CONVENTIONS) == {path.stem for path in ACCEPTED.glob("convention_*.py")}


@pytest.mark.parametrize(
    ("image", "kernel", "stride"), [((5, 7), (3, 3), (1, 1)), ((7, 8), (3, 4), (2, 2)), ((6, 7), (4, 2), (2, 2))]
)
def test_tensorflow_s_own_same_is_the_convention_of_that_name(image: Pair, kernel: Pair, stride: Pair) -> None:
    import tensorflow as tf

    positions = (math.ceil(image[0] / stride[0]), math.ceil(image[1] / stride[1]))
    dZ, A_prev, W, b = draw(image, kernel, (2, 3), 2, positions)
    variables = [tf.Variable(A_prev), tf.Variable(W)]
    with tf.GradientTape() as tape:
        out = tf.nn.conv2d(variables[0], variables[1], strides=stride, padding="SAME")
        loss = tf.reduce_sum(out * dZ)
    dA, dW = (gradient.numpy() for gradient in tape.gradient(loss, variables))
    convention = load(ACCEPTED / "convention_tensorflow_same.py")
    close((dA, dW, dZ.sum((0, 1, 2), keepdims=True)), convention(dZ, A_prev, W, b, padding="same", stride=stride))


@pytest.mark.parametrize(
    ("image", "kernel", "stride", "positions", "padding", "pads"),
    [
        ((4, 5), (2, 3), (1, 1), (3, 3), "valid", (0, 0)),
        ((5, 7), (2, 3), (2, 3), (2, 2), "valid", (0, 0)),
        ((3, 4), (3, 3), (1, 1), (3, 4), "same", (1, 1)),
        ((4, 3), (5, 1), (1, 1), (4, 3), "same", (2, 0)),
        ((4, 5), (3, 3), (2, 2), (2, 3), "same", (3, 3)),
    ],
)
def test_plain_loops_and_finite_differences_agree(
    image: Pair, kernel: Pair, stride: Pair, positions: Pair, padding: str, pads: Pair
) -> None:
    dZ, A_prev, W, b = draw(image, kernel, (2, 2), 2, positions)
    actual = conv_backward(dZ, A_prev, W, b, padding=padding, stride=stride)
    close(by_loops(dZ, A_prev, W, pads, stride), actual)

    def loss() -> float:
        return float(np.sum(forward(A_prev, W, b, pads, stride, positions) * dZ))

    slopes = tuple(central_differences(loss, array) for array in (A_prev, W, b))
    for expected, found in zip(slopes, actual, strict=True):
        np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-9)


def test_one_product_by_hand() -> None:
    dA_prev, dW, db = conv_backward(*(np.full((1, 1, 1, 1), value) for value in (5.0, 2.0, 3.0, 7.0)), padding="valid")
    assert (dA_prev.item(), dW.item(), db.item()) == (15.0, 10.0, 5.0)


def test_two_windows_that_overlap_by_hand() -> None:
    # Pixels 1 2 3 under the weights 10 100: outputs 210 and 320, with gradients 1 and 4.
    dZ = np.array([1.0, 4.0]).reshape(1, 1, 2, 1)
    A_prev = np.array([1.0, 2.0, 3.0]).reshape(1, 1, 3, 1)
    W = np.array([10.0, 100.0]).reshape(1, 2, 1, 1)
    dA_prev, dW, db = conv_backward(dZ, A_prev, W, np.zeros((1, 1, 1, 1)), padding="valid")
    assert dA_prev.ravel().tolist() == [10.0, 140.0, 400.0]
    assert dW.ravel().tolist() == [9.0, 14.0]
    assert db.ravel().tolist() == [5.0]


def test_same_padding_by_hand() -> None:
    # Pixels 1 2 with a zero on either side, under the weights 1 10 100: outputs 210 and 21, with gradients 1 and 4.
    dZ = np.array([1.0, 4.0]).reshape(1, 1, 2, 1)
    A_prev = np.array([1.0, 2.0]).reshape(1, 1, 2, 1)
    W = np.array([1.0, 10.0, 100.0]).reshape(1, 3, 1, 1)
    dA_prev, dW, db = conv_backward(dZ, A_prev, W, np.zeros((1, 1, 1, 1)))
    assert dA_prev.ravel().tolist() == [14.0, 140.0]
    assert dW.ravel().tolist() == [4.0, 9.0, 2.0]
    assert db.ravel().tolist() == [5.0]


def test_published_example_s_db() -> None:
    legacy = np.random.RandomState(0)
    W, b, dZ = legacy.randn(3, 3, 1, 2), legacy.randn(1, 1, 1, 2), legacy.randn(10, 26, 26, 2)
    _, _, db = conv_backward(dZ, np.ones((10, 28, 28, 1)), W, b, padding="valid")
    assert db.shape == (1, 1, 1, 2)
    assert [round(float(value), 3) for value in db.ravel()] == [-113.184, -121.903]


def test_the_batch_is_cut_into_parts_that_bound_the_extra_memory() -> None:
    dZ, A_prev, W, b = draw((28, 28), (3, 3), (1, 2), 1000, (26, 26))
    tracemalloc.start()
    conv_backward(dZ, A_prev, W, b, padding="valid")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak - A_prev.nbytes < 3 * 2**20


def test_parts_of_a_batch_give_what_its_images_give_one_by_one() -> None:
    dZ, A_prev, W, b = draw((28, 28), (3, 3), (1, 2), 50, (26, 26))
    whole = conv_backward(dZ, A_prev, W, b, padding="valid")
    single = [conv_backward(dZ[at : at + 1], A_prev[at : at + 1], W, b, padding="valid") for at in range(50)]
    parts = (
        np.concatenate([one[0] for one in single]),
        np.asarray(sum(one[1] for one in single)),
        np.asarray(sum(one[2] for one in single)),
    )
    close(parts, whole)
