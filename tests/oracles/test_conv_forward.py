"""The convolution's reference and conventions against TensorFlow's kernels, plain loops and numbers by hand."""

import runpy
from collections.abc import Callable
from itertools import product
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "reference" / "cnn" / "0-conv_forward.py"
ACCEPTED = ROOT / "exercises" / "cnn" / "0-conv_forward" / "accepted"

Sides = tuple[int, int]
Convolution = Callable[..., np.ndarray]

SHAPES = [
    ((2, 6, 9, 3), (3, 2, 3, 4)),
    ((1, 7, 5, 1), (5, 3, 1, 2)),
    ((3, 8, 8, 2), (1, 1, 2, 3)),
    ((2, 5, 6, 2), (4, 3, 2, 1)),
    ((2, 4, 7, 1), (2, 6, 1, 2)),
]
STRIDES = [(1, 1), (2, 1), (1, 3), (3, 2)]


def sides_floor(n: int, k: int, s: int) -> Sides:
    half = ((n - 1) * s + k - n) // 2
    return half, half


def sides_up(n: int, k: int, s: int) -> Sides:
    half = ((n - 1) * s + k - n + 1) // 2
    return half, half


def sides_plus_one(n: int, k: int, s: int) -> Sides:
    extra = 0 if s == 1 and k % 2 else 1
    half = ((n - 1) * s + k - n) // 2 + extra
    return half, half


def sides_even_plus_one(n: int, k: int, s: int) -> Sides:
    half = ((n - 1) * s + k - n) // 2 + (k + 1) % 2
    return half, half


def sides_extra_after(n: int, k: int, s: int) -> Sides:
    return sides_floor(n, k, s)[0], sides_up(n, k, s)[0]


def sides_extra_before(n: int, k: int, s: int) -> Sides:
    return sides_up(n, k, s)[0], sides_floor(n, k, s)[0]


def sides_half_kernel(_: int, k: int, __: int) -> Sides:
    return (k - 1) // 2, (k - 1) // 2


def sides_half_kernel_up(_: int, k: int, __: int) -> Sides:
    return k // 2, k // 2


CONVENTIONS = {
    REFERENCE: sides_floor,
    ACCEPTED / "convention_rounded_up.py": sides_up,
    ACCEPTED / "convention_floor_plus_one.py": sides_plus_one,
    ACCEPTED / "convention_even_plus_one.py": sides_even_plus_one,
    ACCEPTED / "convention_extra_row_after.py": sides_extra_after,
    ACCEPTED / "convention_extra_row_before.py": sides_extra_before,
    ACCEPTED / "convention_half_kernel.py": sides_half_kernel,
    ACCEPTED / "convention_half_kernel_up.py": sides_half_kernel_up,
}


def load(path: Path) -> Convolution:
    function: Convolution = runpy.run_path(str(path))["conv_forward"]
    return function


def draw(image: tuple[int, ...], kernel: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng([*image, *kernel])
    return rng.normal(size=image), rng.normal(size=kernel), rng.normal(size=(1, 1, 1, kernel[3]))


def by_tensorflow(
    image: np.ndarray, weights: np.ndarray, stride: tuple[int, int], rows: Sides, columns: Sides
) -> np.ndarray:
    """TensorFlow's own float64 kernel on an image padded by TensorFlow, with nothing left for it to pad."""
    tf = pytest.importorskip("tensorflow")
    padded = tf.pad(image, ((0, 0), rows, columns, (0, 0)))
    result: np.ndarray = tf.nn.conv2d(padded, weights, stride, "VALID").numpy()
    return result


def by_loops(image: np.ndarray, weights: np.ndarray, stride: tuple[int, int]) -> np.ndarray:
    """Sums of single products in plain Python, without padding."""
    m, h, w, c_prev = image.shape
    kh, kw, _, c_new = weights.shape
    rows = range(0, h - kh + 1, stride[0])
    columns = range(0, w - kw + 1, stride[1])
    result = np.empty((m, len(rows), len(columns), c_new))
    for n, i, j, k in np.ndindex(*result.shape):
        result[n, i, j, k] = sum(
            float(image[n, rows[i] + y, columns[j] + x, c]) * float(weights[y, x, c, k])
            for y, x, c in product(range(kh), range(kw), range(c_prev))
        )
    return result


def softplus(z: np.ndarray) -> np.ndarray:
    result: np.ndarray = np.logaddexp(0, z)
    return result


@pytest.mark.parametrize("path", CONVENTIONS, ids=lambda path: path.stem)
@pytest.mark.parametrize("stride", STRIDES)
@pytest.mark.parametrize(("image", "kernel"), SHAPES)
def test_same_is_tensorflow_on_the_image_padded_by_the_convention(
    path: Path, image: tuple[int, ...], kernel: tuple[int, ...], stride: tuple[int, int]
) -> None:
    sides = CONVENTIONS[path]
    A_prev, W, b = draw(image, kernel)
    rows, columns = sides(image[1], kernel[0], stride[0]), sides(image[2], kernel[1], stride[1])
    expected = softplus(by_tensorflow(A_prev, W, stride, rows, columns) + b)
    actual = load(path)(A_prev, W, b, softplus, "same", stride)
    np.testing.assert_allclose(actual, expected, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("stride", STRIDES)
@pytest.mark.parametrize(("image", "kernel"), SHAPES)
def test_the_convention_of_tensorflow_is_tensorflow_with_its_own_padding(
    image: tuple[int, ...], kernel: tuple[int, ...], stride: tuple[int, int]
) -> None:
    tf = pytest.importorskip("tensorflow")
    A_prev, W, b = draw(image, kernel)
    expected = tf.nn.conv2d(A_prev, W, stride, "SAME").numpy() + b
    actual = load(ACCEPTED / "convention_tensorflow.py")(A_prev, W, b, lambda z: z, "same", stride)
    np.testing.assert_allclose(actual, expected, rtol=1e-12, atol=1e-12)


def test_every_convention_is_held_against_something() -> None:
    expected = {path.name for path in ACCEPTED.glob("convention_*.py")}
    actual = {path.name for path in CONVENTIONS} - {REFERENCE.name} | {"convention_tensorflow.py"}
    assert expected == actual


@pytest.mark.parametrize("stride", STRIDES)
@pytest.mark.parametrize(("image", "kernel"), SHAPES[:3])
def test_valid_is_a_sum_of_single_products(
    image: tuple[int, ...], kernel: tuple[int, ...], stride: tuple[int, int]
) -> None:
    A_prev, W, b = draw(image, kernel)
    expected = np.tanh(by_loops(A_prev, W, stride) + b)
    actual = load(REFERENCE)(A_prev, W, b, np.tanh, "valid", stride)
    np.testing.assert_allclose(actual, expected, rtol=1e-12, atol=1e-12)


def test_valid_by_hand() -> None:
    A_prev = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]).reshape(1, 2, 3, 1)
    W = np.array([[1.0, 10.0], [100.0, 1000.0]]).reshape(2, 2, 1, 1)
    expected = np.array([1 + 20 + 400 + 5000 - 7, 2 + 30 + 500 + 6000 - 7.0]).reshape(1, 1, 2, 1)
    actual = load(REFERENCE)(A_prev, W, np.full((1, 1, 1, 1), -7.0), lambda z: z, "valid")
    np.testing.assert_array_equal(actual, expected)


def test_same_by_hand() -> None:
    A_prev = np.array([[1.0, 2.0], [3.0, 4.0]]).reshape(1, 2, 2, 1)
    W = np.arange(1.0, 10.0).reshape(3, 3, 1, 1)
    corners = [5 * 1 + 6 * 2 + 8 * 3 + 9 * 4, 4 * 1 + 5 * 2 + 7 * 3 + 8 * 4]
    corners += [2 * 1 + 3 * 2 + 5 * 3 + 6 * 4, 1 * 1 + 2 * 2 + 4 * 3 + 5 * 4]
    expected = np.array(corners, dtype=float).reshape(1, 2, 2, 1)
    actual = load(REFERENCE)(A_prev, W, np.zeros((1, 1, 1, 1)), lambda z: z)
    np.testing.assert_array_equal(actual, expected)


def test_channels_and_kernels_by_hand() -> None:
    A_prev = np.array([1.0, 10.0]).reshape(1, 1, 1, 2)
    W = np.array([[2.0, 3.0, 4.0], [5.0, 6.0, 7.0]]).reshape(1, 1, 2, 3)
    b = np.array([100.0, 200.0, -80.0]).reshape(1, 1, 1, 3)
    expected = np.array([152.0, 263.0, 0.0]).reshape(1, 1, 1, 3)
    actual = load(REFERENCE)(A_prev, W, b, lambda z: np.maximum(z, 0), "valid")
    np.testing.assert_array_equal(actual, expected)


@pytest.mark.parametrize("images", [1, 23, 24, 97])
def test_parts_of_the_batch_fit_together(images: int) -> None:
    A_prev, W, b = draw((images, 28, 28, 1), (3, 3, 1, 2))
    expected = by_tensorflow(A_prev, W, (1, 1), (0, 0), (0, 0)) + b
    actual = load(REFERENCE)(A_prev, W, b, lambda z: z, "valid")
    np.testing.assert_allclose(actual, expected, rtol=1e-12, atol=1e-12)


def test_whole_numbers_give_what_floats_give() -> None:
    A_prev, W, b = (np.rint(3 * array) for array in draw((2, 5, 4, 2), (3, 2, 2, 2)))
    b += 0.5
    expected = load(REFERENCE)(A_prev, W, b, lambda z: z)
    actual = load(REFERENCE)(A_prev.astype(int), W.astype(int), b, lambda z: z)
    np.testing.assert_array_equal(actual, expected)
