"""How fast the two backward references are: python -m tests.bench.bench_backward [IMAGES]; prints a table.

On the shapes of the documents, in one run and one thread: the reference, the usual loops over images, positions and
filters (on a few images, counted by the image), and TensorFlow's own kernels for the gradients in double precision
(the gradient alone: the forward direction that they need is not counted). Each is the best of several rounds, taken
in turn and in CPU time, which on one thread is the time on a machine that does nothing else. Extra memory is the
reference's peak beyond its results.
"""

import argparse
import os
import platform
import runpy
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "TF_NUM_INTRAOP_THREADS", "TF_NUM_INTEROP_THREADS"):
    os.environ[_name] = "1"  # read when the libraries are imported, a line below
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
FEW = 50
"""Images for the loops, which take minutes on all of them."""


class Layer(msgspec.Struct, frozen=True):
    """One row of the table: the arrays, and the same gradient three times."""

    name: str
    arrays: tuple[Any, ...]
    reference: Callable[..., Any]
    loops: Callable[..., Any]
    tensorflow: Callable[[], Any]


class Measure(msgspec.Struct, frozen=True):
    """CPU seconds for all images, and MiB beyond the results."""

    name: str
    reference: float
    loops: float
    tensorflow: float
    extra_mib: float


def layers(images: int) -> Iterator[Layer]:
    """Yield the documents' three layers: a convolution, and two kinds of pooling."""
    rng = np.random.default_rng(0)
    dZ, A_prev = rng.normal(size=(images, 26, 26, 2)), rng.random((images, 28, 28, 1))
    W, b = rng.normal(size=(3, 3, 1, 2)), rng.normal(size=(1, 1, 1, 2))
    conv = _load("2-conv_backward", "conv_backward")
    yield Layer(
        "conv_backward, 28×28×1, W 3×3×1×2, valid",
        (dZ, A_prev),
        lambda d, a: conv[0](d, a, W, b, padding="valid"),
        lambda d, a: conv[1](d, a, W, b, padding="valid"),
        _conv_gradient(dZ, A_prev, W),
    )
    dA, pixels = rng.normal(size=(images, 14, 14, 2)), rng.random((images, 28, 28, 2))
    pool = _load("3-pool_backward", "pool_backward")
    for mode in ("max", "avg"):
        yield Layer(
            f"pool_backward, 28×28×2 by 2×2, {mode}",
            (dA, pixels),
            lambda d, a, mode=mode: pool[0](d, a, (2, 2), stride=(2, 2), mode=mode),
            lambda d, a, mode=mode: pool[1](d, a, (2, 2), stride=(2, 2), mode=mode),
            _pool_gradient(dA, pixels, mode),
        )


def measure(layer: Layer, rounds: int) -> Measure:
    """Time the three in turn, and then the reference's memory by itself, since watching it takes time."""
    few = tuple(array[:FEW] for array in layer.arrays)
    best = [float("inf")] * 3
    runs = (lambda: layer.reference(*layer.arrays), lambda: layer.loops(*few), layer.tensorflow)
    for _ in range(rounds):
        for at, run in enumerate(runs):
            begun = time.process_time()
            run()
            best[at] = min(best[at], time.process_time() - begun)
    tracemalloc.start()
    results = layer.reference(*layer.arrays)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    kept = sum(array.nbytes for array in (results if isinstance(results, tuple) else (results,)))
    loops = best[1] / FEW * len(layer.arrays[0])
    return Measure(layer.name, best[0], loops, best[2], (peak - kept) / 2**20)


def table(measures: list[Measure]) -> str:
    """Lay the measures out as a table in Markdown."""
    lines = [
        "| layer | reference | loops over images | × | TensorFlow | × | extra memory |",
        "|---|---|---|---|---|---|---|",
    ]
    for one in measures:
        lines.append(
            f"| {one.name} | {one.reference * 1e3:.1f} ms | {one.loops:.1f} s | {one.loops / one.reference:.0f} "
            f"| {one.tensorflow * 1e3:.1f} ms | {one.tensorflow / one.reference:.1f} | {one.extra_mib:.1f} MiB |"
        )
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("images", type=int, nargs="?", default=5000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    versions = f"Python {platform.python_version()}, NumPy {np.__version__}, TensorFlow {tf.__version__}"
    print(f"{options.images} images in double precision; CPU time on one thread, best of {options.rounds} rounds")
    print(f"{versions}; {_processor()}, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    print(table([measure(layer, options.rounds) for layer in layers(options.images)]), flush=True)


def _load(exercise: str, function: str) -> tuple[Callable[..., Any], Callable[..., Any]]:
    """Return the reference and the loops."""
    answer = ROOT / "reference" / "cnn" / f"{exercise}.py"
    loops = ROOT / "exercises" / "cnn" / exercise / "accepted" / "independent_one_image.py"
    return runpy.run_path(str(answer))[function], runpy.run_path(str(loops))[function]


def _conv_gradient(dZ: Any, A_prev: Any, W: Any) -> Callable[[], Any]:
    gradient, image, kernel = (tf.constant(array) for array in (dZ, A_prev, W))
    options = {"out_backprop": gradient, "strides": [1, 1, 1, 1], "padding": "VALID"}

    @tf.function  # type: ignore[untyped-decorator]  # TensorFlow carries no type hints
    def run() -> Any:
        return (
            tf.raw_ops.Conv2DBackpropInput(input_sizes=A_prev.shape, filter=kernel, **options),
            tf.raw_ops.Conv2DBackpropFilter(input=image, filter_sizes=W.shape, **options),
            tf.reduce_sum(gradient, [0, 1, 2]),
        )

    return lambda: [result.numpy() for result in run()]


def _pool_gradient(dA: Any, A_prev: Any, mode: str) -> Callable[[], Any]:
    gradient, image = tf.constant(dA), tf.constant(A_prev)
    options = {"grad": gradient, "ksize": [1, 2, 2, 1], "strides": [1, 2, 2, 1], "padding": "VALID"}
    output = tf.nn.max_pool2d(image, 2, 2, "VALID")

    @tf.function  # type: ignore[untyped-decorator]  # TensorFlow carries no type hints
    def run() -> Any:
        if mode == "max":
            return tf.raw_ops.MaxPoolGrad(orig_input=image, orig_output=output, **options)
        return tf.raw_ops.AvgPoolGrad(orig_input_shape=A_prev.shape, **options)

    return lambda: run().numpy()


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.machine()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())


if __name__ == "__main__":
    main()
