"""The answer to `3-pool_backward` against TensorFlow, finite differences, plain loops and hand numbers."""

import runpy
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

Array = NDArray[np.float64]
Pair = tuple[int, int]
ROOT = Path(__file__).parents[2]
_path = ROOT / "reference" / "cnn" / "3-pool_backward.py"
pool_backward: Callable[..., Array] = runpy.run_path(str(_path))["pool_backward"]

# Image, kernel, channels, images, stride.
LAYERS: tuple[tuple[Pair, Pair, int, int, Pair], ...] = (
    ((2, 2), (2, 2), 1, 1, (1, 1)),
    ((4, 8), (2, 2), 2, 3, (2, 2)),
    ((5, 6), (3, 2), 2, 2, (1, 1)),
    ((5, 7), (3, 3), 1, 2, (1, 2)),
    ((9, 4), (3, 2), 2, 2, (3, 1)),
    ((7, 8), (2, 3), 2, 2, (2, 3)),
    ((8, 10), (2, 2), 1, 2, (3, 4)),
    ((10, 12), (3, 4), 3, 3, (2, 3)),
    ((3, 5), (1, 1), 2, 2, (1, 2)),
    ((28, 28), (2, 2), 2, 100, (2, 2)),
)


def draw(image: Pair, kernel: Pair, channels: int, images: int, stride: Pair) -> tuple[Array, Array]:
    """Draw dA and A_prev; the pixels are distinct, a hundredth apart at least, so that no maximum is in doubt."""
    rng = np.random.default_rng(11)
    positions = tuple((n - k) // s + 1 for n, k, s in zip(image, kernel, stride, strict=True))
    shape = (images, *image, channels)
    pixels = (rng.permutation(int(np.prod(shape))) - 50.0) / 100
    return rng.normal(size=(images, *positions, channels)), pixels.reshape(shape)


def by_tensorflow(dA: Array, A_prev: Array, kernel: Pair, stride: Pair, mode: str) -> Array:
    """Let TensorFlow differentiate its own pooling, in double precision."""
    import tensorflow as tf

    image = tf.Variable(A_prev)
    pool = tf.nn.max_pool2d if mode == "max" else tf.nn.avg_pool2d
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(pool(image, ksize=kernel, strides=stride, padding="VALID") * dA)
    gradient: Array = tape.gradient(loss, image).numpy()
    return gradient


def forward(A_prev: Array, kernel: Pair, stride: Pair, mode: str, positions: Pair) -> Array:
    """Pool by plain loops over Python's own numbers."""
    out = np.zeros((A_prev.shape[0], *positions, A_prev.shape[3]))
    for m, i, j, c in np.ndindex(*out.shape):
        top, left = i * stride[0], j * stride[1]
        seen = A_prev[m, top : top + kernel[0], left : left + kernel[1], c].ravel().tolist()
        out[m, i, j, c] = max(seen) if mode == "max" else sum(seen) / len(seen)
    return out


def by_loops(dA: Array, A_prev: Array, kernel: Pair, stride: Pair, mode: str) -> Array:
    """Give each window's gradient back, one pixel at a time."""
    dA_prev = np.zeros(A_prev.shape)
    for m, i, j, c in np.ndindex(*dA.shape):
        inside = [(i * stride[0] + x, j * stride[1] + y) for x in range(kernel[0]) for y in range(kernel[1])]
        best = max(inside, key=lambda at: A_prev[m, at[0], at[1], c])
        for row, column in inside:
            if mode == "avg":
                dA_prev[m, row, column, c] += dA[m, i, j, c] / len(inside)
            elif (row, column) == best:
                dA_prev[m, row, column, c] += dA[m, i, j, c]
    return dA_prev


@pytest.mark.parametrize("mode", ["max", "avg"])
@pytest.mark.parametrize(("image", "kernel", "channels", "images", "stride"), LAYERS)
def test_tensorflow_and_plain_loops_agree(
    image: Pair, kernel: Pair, channels: int, images: int, stride: Pair, mode: str
) -> None:
    dA, A_prev = draw(image, kernel, channels, images, stride)
    actual = pool_backward(dA, A_prev, kernel, stride=stride, mode=mode)
    np.testing.assert_allclose(actual, by_tensorflow(dA, A_prev, kernel, stride, mode), rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(actual, by_loops(dA, A_prev, kernel, stride, mode), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("mode", ["max", "avg"])
@pytest.mark.parametrize(
    ("image", "kernel", "stride"), [((4, 5), (2, 3), (1, 1)), ((5, 6), (3, 2), (2, 1)), ((5, 6), (2, 2), (2, 2))]
)
def test_finite_differences_agree(image: Pair, kernel: Pair, stride: Pair, mode: str) -> None:
    dA, A_prev = draw(image, kernel, 2, 2, stride)
    actual = pool_backward(dA, A_prev, kernel, stride=stride, mode=mode)
    step = 0.001  # smaller than the least distance between two pixels: no maximum moves
    for at in np.ndindex(*A_prev.shape):
        above, below = A_prev.copy(), A_prev.copy()
        above[at] += step
        below[at] -= step
        up, down = (forward(moved, kernel, stride, mode, dA.shape[1:3]) for moved in (above, below))
        assert np.sum((up - down) * dA) / (2 * step) == pytest.approx(actual[at], rel=1e-9, abs=1e-9)


def test_max_by_hand() -> None:
    A_prev = np.array([[1.0, 5.0, 2.0], [4.0, 3.0, 9.0], [7.0, 8.0, 6.0]]).reshape(1, 3, 3, 1)
    dA = np.array([[10.0, 20.0], [30.0, 40.0]]).reshape(1, 2, 2, 1)
    actual = pool_backward(dA, A_prev, (2, 2))
    assert actual[0, :, :, 0].tolist() == [[0.0, 10.0, 0.0], [0.0, 0.0, 60.0], [0.0, 30.0, 0.0]]


def test_avg_by_hand() -> None:
    dA = np.array([[10.0, 20.0], [30.0, 40.0]]).reshape(1, 2, 2, 1)
    actual = pool_backward(dA, np.zeros((1, 3, 3, 1)), (2, 2), mode="avg")
    assert actual[0, :, :, 0].tolist() == [[2.5, 7.5, 5.0], [10.0, 25.0, 15.0], [7.5, 17.5, 10.0]]


def test_a_window_of_negative_pixels_has_a_maximum() -> None:
    A_prev = np.array([-3.0, -1.0, -2.0, -4.0]).reshape(1, 2, 2, 1)
    actual = pool_backward(np.full((1, 1, 1, 1), 6.0), A_prev, (2, 2), stride=(2, 2))
    assert actual.ravel().tolist() == [0.0, 6.0, 0.0, 0.0]


def test_tied_maxima_take_the_whole_gradient_each_as_students_files_do() -> None:
    actual = pool_backward(np.full((1, 1, 1, 1), 6.0), np.ones((1, 1, 3, 1)), (1, 3))
    assert actual.ravel().tolist() == [6.0, 6.0, 6.0]


@pytest.mark.parametrize("mode", ["max", "avg"])
def test_nothing_of_the_gradient_is_lost(mode: str) -> None:
    dA, A_prev = draw((9, 11), (3, 4), 2, 3, (2, 3))
    actual = pool_backward(dA, A_prev, (3, 4), stride=(2, 3), mode=mode)
    np.testing.assert_allclose(actual.sum((1, 2)), dA.sum((1, 2)), rtol=1e-12)


@pytest.mark.parametrize("mode", ["max", "avg"])
def test_the_batch_is_cut_into_parts_that_bound_the_extra_memory(mode: str) -> None:
    dA, A_prev = draw((28, 28), (2, 2), 2, 1000, (2, 2))
    tracemalloc.start()
    pool_backward(dA, A_prev, (2, 2), stride=(2, 2), mode=mode)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak - A_prev.nbytes < 3 * 2**20
