"""How fast the forward references are, against loops and TensorFlow, and how much memory they take.

Run by hand: ``python -m tests.bench.bench_references`` from the repository. Everything stands in one run:
the references and the loops in this process (set OPENBLAS_NUM_THREADS=1, as ``make bench`` does), TensorFlow's
float64 kernels in a process of their own with one thread. What counts is CPU time, which a busy machine moves
least. Loops are measured on a few images and scaled to the whole batch.
"""

import json
import os
import platform
import runpy
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parents[2]
IMAGES = 50_000
LOOPED = 40
REPEATS = 5
MIB = 2**20

Function = Callable[..., Any]


class Task(msgspec.Struct, frozen=True):
    """One call to be measured: ``inputs`` of a number of images, and what follows them in the call."""

    name: str
    exercise: str
    function: str
    shape: tuple[int, int, int]
    images: int
    call: Callable[[Function, np.ndarray], object]


class Row(msgspec.Struct, frozen=True):
    """One line of the table: CPU seconds for the whole batch, and MiB beyond the inputs and the result."""

    name: str
    images: int
    reference_seconds: float
    loops_seconds: float
    image_loops_seconds: float
    tensorflow_seconds: float
    extra_mib: float


def forward_tasks() -> tuple[Task, ...]:
    """The shapes of the statements' examples, at full size."""
    rng = np.random.default_rng(0)
    weights, biases = rng.normal(size=(3, 3, 1, 2)), rng.normal(size=(1, 1, 1, 2))

    def convolve(function: Function, images: np.ndarray) -> object:
        return function(images, weights, biases, lambda z: np.maximum(z, 0), "valid")

    def pool(mode: str) -> Callable[[Function, np.ndarray], object]:
        return lambda function, images: function(images, (2, 2), (2, 2), mode)

    return (
        Task("conv_forward, 3×3, valid, relu", "0-conv_forward", "conv_forward", (28, 28, 1), IMAGES, convolve),
        Task("pool_forward, 2×2, stride 2, max", "1-pool_forward", "pool_forward", (28, 28, 2), IMAGES, pool("max")),
        Task("pool_forward, 2×2, stride 2, avg", "1-pool_forward", "pool_forward", (28, 28, 2), IMAGES, pool("avg")),
    )


def tensorflow_seconds() -> dict[str, float]:
    """TensorFlow's seconds for each task's name, in the process that was made for it."""
    import tensorflow as tf

    rng = np.random.default_rng(0)
    weights, biases = tf.constant(rng.normal(size=(3, 3, 1, 2))), tf.constant(rng.normal(size=2))
    kernels: tuple[Callable[[Any], Any], ...] = (
        lambda images: tf.nn.relu(tf.nn.conv2d(images, weights, 1, "VALID") + biases),
        lambda images: tf.nn.max_pool2d(images, 2, 2, "VALID"),
        lambda images: tf.nn.avg_pool2d(images, 2, 2, "VALID"),
    )
    found = {}
    for task, kernel in zip(forward_tasks(), kernels, strict=True):
        images = tf.constant(rng.normal(size=(task.images, *task.shape)))
        (found[task.name],) = best_seconds(lambda: kernel(images).numpy())  # noqa: B023 - called before the next turn
    return found


def best_seconds(*calls: Callable[[], object]) -> tuple[float, ...]:
    """The shortest CPU time of some runs of each call: what the work costs when nothing disturbs it.

    The calls take turns, so that a disturbance meets them all alike.
    """
    best = [float("inf")] * len(calls)
    for _ in range(REPEATS):
        for place, call in enumerate(calls):
            start = time.process_time()
            call()
            best[place] = min(best[place], time.process_time() - start)
    return tuple(best)


def extra_mib(call: Callable[[], object]) -> float:
    """The peak of what a call allocates beyond the result that it returns, in MiB."""
    tracemalloc.start()
    try:
        result = call()
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    kept = result if isinstance(result, tuple) else (result,)
    return (peak - sum(part.nbytes for part in kept if isinstance(part, np.ndarray))) / MIB


def measure(tasks: tuple[Task, ...], tensorflow: dict[str, float]) -> Iterator[Row]:
    """Measure each task's reference and loops; ``tensorflow`` holds its seconds by task."""
    for task in tasks:
        reference = _function(ROOT / "reference" / "cnn" / f"{task.exercise}.py", task.function)
        accepted = ROOT / "exercises" / "cnn" / task.exercise / "accepted"
        pixels = _function(accepted / "independent_pixel_loops.py", task.function)
        by_image = _function(accepted / "independent_image_loops.py", task.function)
        images = np.random.default_rng(1).normal(size=(task.images, *task.shape))
        few, scale = images[:LOOPED], task.images / LOOPED
        calls = tuple(partial(task.call, *call) for call in ((reference, images), (pixels, few), (by_image, few)))
        whole, every_number, image_by_image = best_seconds(*calls)
        yield Row(
            name=task.name,
            images=task.images,
            reference_seconds=whole,
            loops_seconds=scale * every_number,
            image_loops_seconds=scale * image_by_image,
            tensorflow_seconds=tensorflow[task.name],
            extra_mib=extra_mib(calls[0]),
        )


def show(rows: Iterator[Row]) -> Table:
    """Lay the rows out with how many times slower than the reference the others are."""
    table = Table(title="Forward references, float64, CPU time on one thread, best of five")
    for heading in ("task", "images", "reference", "every number *", "image by image *", "TensorFlow", "extra memory"):
        table.add_column(heading, justify="left" if heading == "task" else "right")
    for row in rows:
        others = (row.loops_seconds, row.image_loops_seconds, row.tensorflow_seconds)
        table.add_row(
            row.name,
            f"{row.images:,}",
            f"{row.reference_seconds:.3f} s",
            *(f"{seconds:.2f} s ({seconds / row.reference_seconds:.3g}×)" for seconds in others),
            f"{row.extra_mib:.1f} MiB",
        )
    table.caption = f"* loops: measured on {LOOPED} images, scaled per image to the whole batch. {machine()}"
    return table


def machine() -> str:
    """The machine in a line: processor, cores, Python and NumPy, and how busy it was, since that moves all figures."""
    named = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        models = [line.partition(":")[2].strip() for line in cpuinfo.read_text().splitlines() if "model name" in line]
        named = models[0] if models else named
    cores, python = os.cpu_count(), platform.python_version()
    blas = os.environ.get("OPENBLAS_NUM_THREADS", "all")
    busy = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "load unknown"
    libraries = f"Python {python}, NumPy {np.__version__}, BLAS threads: {blas}"
    return f"{named}, {cores} cores ({busy}), {platform.system()}, {libraries}"


def main() -> None:
    """Measure everything and print the table."""
    if sys.argv[1:] == ["--tensorflow"]:
        print(json.dumps(tensorflow_seconds()))
        return
    Console(width=150).print(show(measure(forward_tasks(), _tensorflow_apart())))


def _tensorflow_apart() -> dict[str, float]:
    limits = {"TF_NUM_INTRAOP_THREADS": "1", "TF_NUM_INTEROP_THREADS": "1", "TF_CPP_MIN_LOG_LEVEL": "3"}
    command = [sys.executable, "-m", "tests.bench.bench_references", "--tensorflow"]
    environment = {**os.environ, **limits, "CUDA_VISIBLE_DEVICES": "-1"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _function(path: Path, name: str) -> Function:
    found: Function = runpy.run_path(str(path))[name]
    return found


if __name__ == "__main__":
    main()
