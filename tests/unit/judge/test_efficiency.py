"""The growth of the work is counted in lines: the same count in every run, whatever the machine is doing."""

from fractions import Fraction

import msgspec
import pytest

from grader.core.findings import Score
from grader.core.submission import SourceFile
from grader.judge.efficiency import Growth, describe, growth, with_efficiency
from grader.packs import find_pack, load_pack
from grader.sandbox import open_boxes

POOL = load_pack(*find_pack("cnn"), only=("1-pool_forward",)).exercises[0]
PER_IMAGE = """import numpy as np


def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode='max'):
    m, h, w, c = A_prev.shape
    kh, kw = kernel_shape
    sh, sw = stride
    A = np.zeros((m, (h - kh) // sh + 1, (w - kw) // sw + 1, c))
    for n in range(m):
        for i in range(A.shape[1]):
            for j in range(A.shape[2]):
                A[n, i, j] = A_prev[n, i * sh:i * sh + kh, j * sw:j * sw + kw].max(axis=(0, 1))
    return A
"""
PER_WINDOW = (
    PER_IMAGE.replace("    for n in range(m):\n        for", "    if True:\n        for")
    .replace("A[n, i, j] = A_prev[n, i", "A[:, i, j] = A_prev[:, i")
    .replace("axis=(0, 1)", "axis=(1, 2)")
)


@pytest.mark.parametrize(
    ("lines", "sentence", "grows"),
    [
        ((10, 10, 10), "one pass for the whole batch", False),
        ((40, 40, 40), "one pass for each window, over the whole batch at once", False),
        ((16, 16, 16), "one pass for each kernel element, over the whole batch at once", False),
        ((12, 15, 33), "one pass for each image", True),
        ((60, 110, 410), "one pass for each image and each window", True),
    ],
)
def test_counts_become_a_sentence(lines: tuple[int, int, int], sentence: str, grows: bool) -> None:
    found = describe(lines, positions=30, offsets=12)
    assert (found.sentence, found.grows) == (sentence, grows)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (PER_IMAGE, "one pass for each image and each window"),
        (PER_WINDOW, "one pass for each window, over the whole batch at once"),
    ],
)
def test_a_file_is_counted_the_same_every_time(text: str, sentence: str) -> None:
    with open_boxes() as boxes:
        found = {growth(SourceFile(POOL.file, text.encode()), POOL, boxes) for _ in range(20)}
    assert len(found) == 1
    counted = found.pop()
    assert counted is not None
    assert counted.sentence == sentence


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
