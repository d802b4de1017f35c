"""The growth of the work is counted in lines: the same count in every run, whatever the machine is doing."""

import subprocess
import sys
from collections.abc import Iterator
from fractions import Fraction

import msgspec
import pytest

from grader.core.findings import Score
from grader.core.submission import SourceFile
from grader.judge import Expectations
from grader.judge.efficiency import Growth, describe, growth, with_efficiency
from grader.judge.observe import observe
from grader.judge.verdicts import best_verdicts
from grader.packs import find_pack, load_pack
from grader.sandbox import Boxes, open_boxes

POOL = load_pack(*find_pack("cnn"), only=("1-pool_forward",)).exercises[0]
HEAD = """import functools
import itertools
import numpy as np


def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode='max'):
    m, h, w, c = A_prev.shape
    kh, kw = kernel_shape
    sh, sw = stride
    hn, wn = (h - kh) // sh + 1, (w - kw) // sw + 1
    A = np.zeros((m, hn, wn, c))

    def windows(images):
        return np.lib.stride_tricks.sliding_window_view(images, (kh, kw), axis=(-3, -2))[..., ::sh, ::sw, :, :, :]

    def window(images, i, j):
        return images[..., i * sh:i * sh + kh, j * sw:j * sw + kw, :].max(axis=(-3, -2))

"""
WHOLE = "one pass for the whole batch"
A_FEW = "a few passes, each over the whole batch at once"
KERNEL = "one pass for each kernel element, over the whole batch at once"
WINDOW = "one pass for each window, over the whole batch at once"
IMAGE = "one pass for each image"
BOTH = "one pass for each image and each window"
STYLES = {
    "one expression": (WHOLE, "return windows(A_prev).max(axis=(-2, -1))"),
    "a few images at a time": (
        WHOLE,
        """for n in range(0, m, 4):
        A[n:n + 4] = windows(A_prev[n:n + 4]).max(axis=(-2, -1))
    return A""",
    ),
    "a row of windows at a time": (
        A_FEW,
        """for i in range(hn):
        A[:, i] = windows(A_prev)[:, i].max(axis=(-2, -1))
    return A""",
    ),
    "kernel offsets": (
        KERNEL,
        """A -= np.inf
    for i in range(kh):
        for j in range(kw):
            A = np.maximum(A, A_prev[:, i:i + hn * sh:sh, j:j + wn * sw:sw])
    return A""",
    ),
    "kernel offsets in a comprehension": (
        KERNEL,
        "return np.max([A_prev[:, i:i + hn * sh:sh, j:j + wn * sw:sw] for i in range(kh) for j in range(kw)], axis=0)",
    ),
    "two loops over windows": (
        WINDOW,
        """for i in range(hn):
        for j in range(wn):
            A[:, i, j] = window(A_prev, i, j)
    return A""",
    ),
    "while loops over windows": (
        WINDOW,
        """i = 0
    while i < hn:
        j = 0
        while j < wn:
            A[:, i, j] = window(A_prev, i, j)
            j += 1
        i += 1
    return A""",
    ),
    "comprehensions over windows": (
        WINDOW,
        "return np.stack([np.stack([window(A_prev, i, j) for j in range(wn)], 1) for i in range(hn)], 1)",
    ),
    "product of ranges": (
        WINDOW,
        """for i, j in itertools.product(range(hn), range(wn)):
        A[:, i, j] = window(A_prev, i, j)
    return A""",
    ),
    "a loop over images": (
        IMAGE,
        """for n in range(m):
        A[n] = windows(A_prev[n]).max(axis=(-2, -1))
    return A""",
    ),
    "a comprehension over images": (IMAGE, "return np.array([windows(image).max(axis=(-2, -1)) for image in A_prev])"),
    "a map over images": (
        IMAGE,
        "return np.array(list(map(lambda image: windows(image).max(axis=(-2, -1)), A_prev)))",
    ),
    "recursion over images": (
        IMAGE,
        """def rest(n):
        return [windows(A_prev[n]).max(axis=(-2, -1)), *rest(n + 1)] if n < m else []
    return np.array(rest(0))""",
    ),
    "three loops": (
        BOTH,
        """for n in range(m):
        for i in range(hn):
            for j in range(wn):
                A[n, i, j] = window(A_prev[n], i, j)
    return A""",
    ),
    "comprehensions on one line": (
        BOTH,
        "return np.array([[[window(image, i, j) for j in range(wn)] for i in range(hn)] for image in A_prev])",
    ),
    "a vectorized function": (
        BOTH,
        """number = np.vectorize(lambda n, i, j, k: window(A_prev[n, ..., k:k + 1], i, j)[0])
    return number(*np.indices(A.shape))""",
    ),
    "an iterator of NumPy": (
        BOTH,
        """steps = np.nditer(A, flags=['multi_index'], op_flags=['writeonly'])
    for number in steps:
        n, i, j, k = steps.multi_index
        number[...] = window(A_prev[n, ..., k:k + 1], i, j)[0]
    return A""",
    ),
    "all indices": (
        BOTH,
        """for n, i, j, k in np.ndindex(A.shape):
        A[n, i, j, k] = window(A_prev[n, ..., k:k + 1], i, j)[0]
    return A""",
    ),
    "a function along an axis": (
        BOTH,
        """flat = windows(A_prev).reshape(m, hn, wn, c, kh * kw)
    return np.apply_along_axis(lambda numbers: numbers.max(), 4, flat)""",
    ),
}


@pytest.fixture(scope="module")
def boxes() -> Iterator[Boxes]:
    with open_boxes() as pool:
        yield pool


@pytest.fixture
def load() -> Iterator[None]:
    """Every core has something else to do."""
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(2)]
    yield
    for process in busy:
        process.kill()
        process.wait()


def solution(style: str) -> SourceFile:
    return SourceFile(POOL.file, f"{HEAD}    {STYLES[style][1]}\n".encode())


@pytest.mark.parametrize(
    ("lines", "sentence", "grows"),
    [
        ((1, 1, 1), "one pass for the whole batch", False),
        ((2, 2, 2), "one pass for the whole batch", False),
        ((5, 5, 5), "a few passes, each over the whole batch at once", False),
        ((40, 40, 40), "one pass for each window, over the whole batch at once", False),
        ((16, 16, 16), "one pass for each kernel element, over the whole batch at once", False),
        ((12, 15, 33), "one pass for each image", True),
        ((60, 110, 410), "one pass for each image and each window", True),
    ],
)
def test_counts_become_a_sentence(lines: tuple[int, int, int], sentence: str, grows: bool) -> None:
    found = describe(lines, positions=30, offsets=12)
    assert (found.sentence, found.grows) == (sentence, grows)


@pytest.mark.parametrize("style", STYLES)
def test_a_style_of_looping_is_told_for_what_it_is(style: str, boxes: Boxes) -> None:
    run = observe(solution(style), POOL, boxes)
    verdicts, _ = best_verdicts(POOL, run.observations, Expectations(boxes).of(POOL))
    asked = [one.message for one in verdicts if "max" in one.case and not one.passed]
    assert asked == []  # the styles are written for 'max' alone, and are right there
    counted = growth(solution(style), POOL, boxes)
    assert counted is not None
    sentence, _ = STYLES[style]
    assert (counted.sentence, counted.grows) == (sentence, sentence in (IMAGE, BOTH))


@pytest.mark.usefixtures("load")
@pytest.mark.parametrize("style", ["three loops", "kernel offsets", "one expression"])
def test_the_count_is_the_same_every_time_whatever_else_runs(style: str, boxes: Boxes) -> None:
    assert len({growth(solution(style), POOL, boxes) for _ in range(20)}) == 1


def test_points_go_by_the_count_alone() -> None:
    assert POOL.efficiency is not None
    worth = msgspec.structs.replace(POOL, efficiency=msgspec.structs.replace(POOL.efficiency, points=5))
    base = Score(Fraction(80), Fraction(90))
    flat, steep = (Growth((1, 1, 1), grows=grows, sentence="") for grows in (False, True))
    assert with_efficiency(base, (), worth, flat)[0] == Score(Fraction(85), Fraction(95))
    assert with_efficiency(base, (), worth, steep)[0] == Score(Fraction(80), Fraction(95))
    assert with_efficiency(base, (), worth, None)[0] == Score(Fraction(80), Fraction(95))
    assert with_efficiency(Score(Fraction(0), Fraction(90)), (), worth, flat)[0].points == 0
    assert with_efficiency(base, (), POOL, steep)[0] == base
