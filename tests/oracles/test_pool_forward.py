"""The pooling's reference against TensorFlow's kernels, plain loops and numbers by hand."""

import runpy
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

REFERENCE = Path(__file__).resolve().parents[2] / "reference" / "cnn" / "1-pool_forward.py"

Pooling = Callable[..., np.ndarray]

CALLS = [
    ((2, 6, 9, 3), (3, 2), (2, 1)),
    ((1, 7, 5, 1), (2, 2), (2, 2)),
    ((3, 8, 10, 2), (1, 1), (3, 2)),
    ((2, 9, 8, 4), (3, 5), (1, 1)),
    ((2, 5, 7, 2), (5, 7), (1, 1)),
    ((2, 11, 10, 1), (2, 3), (4, 5)),
]


def load() -> Pooling:
    function: Pooling = runpy.run_path(str(REFERENCE))["pool_forward"]
    return function


def draw(image: tuple[int, ...]) -> np.ndarray:
    return np.random.default_rng(image).normal(size=image) - 1.0


def by_tensorflow(image: np.ndarray, window: tuple[int, int], stride: tuple[int, int], mode: str) -> np.ndarray:
    """TensorFlow's own float64 kernels; a plain array would be turned into float32 on its way to the maximum."""
    tf = pytest.importorskip("tensorflow")
    kernel = {"max": tf.nn.max_pool2d, "avg": tf.nn.avg_pool2d}[mode]
    result: np.ndarray = kernel(tf.constant(image), window, stride, "VALID").numpy()
    return result


def by_loops(image: np.ndarray, window: tuple[int, int], stride: tuple[int, int], mode: str) -> np.ndarray:
    """Comparisons and sums of single numbers in plain Python."""
    m, h, w, c = image.shape
    rows = range(0, h - window[0] + 1, stride[0])
    columns = range(0, w - window[1] + 1, stride[1])
    result = np.empty((m, len(rows), len(columns), c))
    for n, i, j, k in np.ndindex(*result.shape):
        top, left = rows[i], columns[j]
        seen = [float(image[n, y, x, k]) for y in range(top, top + window[0]) for x in range(left, left + window[1])]
        result[n, i, j, k] = max(seen) if mode == "max" else sum(seen) / len(seen)
    return result


@pytest.mark.parametrize("oracle", [by_tensorflow, by_loops])
@pytest.mark.parametrize("mode", ["max", "avg"])
@pytest.mark.parametrize(("image", "window", "stride"), CALLS)
def test_pooling_is_what_the_oracle_says(
    image: tuple[int, ...], window: tuple[int, int], stride: tuple[int, int], mode: str, oracle: Pooling
) -> None:
    A_prev = draw(image)
    expected = oracle(A_prev, window, stride, mode)
    actual = load()(A_prev, window, stride, mode)
    np.testing.assert_allclose(actual, expected, rtol=1e-12, atol=1e-12)


def test_by_hand() -> None:
    A_prev = np.array([[1.0, -2.0, 3.0, 9.0], [-4.0, 5.0, -6.0, 9.0], [9.0, 9.0, 9.0, 9.0]]).reshape(1, 3, 4, 1)
    largest = load()(A_prev, (2, 3), (2, 2), "max")
    mean = load()(A_prev, (2, 3), (2, 2), "avg")
    np.testing.assert_array_equal(largest, np.full((1, 1, 1, 1), 5.0))
    np.testing.assert_array_equal(mean, np.full((1, 1, 1, 1), -0.5))


def test_defaults_are_stride_one_and_the_maximum() -> None:
    A_prev = draw((2, 4, 5, 2))
    expected = by_loops(A_prev, (2, 3), (1, 1), "max")
    actual = load()(A_prev, (2, 3))
    np.testing.assert_array_equal(actual, expected)


@pytest.mark.parametrize("mode", ["max", "avg"])
@pytest.mark.parametrize("images", [1, 20, 21, 95])
def test_parts_of_the_batch_fit_together(images: int, mode: str) -> None:
    A_prev = draw((images, 28, 28, 2))
    expected = by_tensorflow(A_prev, (2, 2), (2, 2), mode)
    actual = load()(A_prev, (2, 2), (2, 2), mode)
    np.testing.assert_allclose(actual, expected, rtol=1e-12, atol=1e-12)


def test_whole_numbers_give_what_floats_give() -> None:
    A_prev = np.rint(3 * draw((2, 5, 4, 2)))
    expected = load()(A_prev, (2, 2), (1, 1), "avg")
    actual = load()(A_prev.astype(int), (2, 2), (1, 1), "avg")
    np.testing.assert_array_equal(actual, expected)
