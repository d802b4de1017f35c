"""Similar files are found under other names and layouts; what everybody has is no sign."""

import hashlib

import msgspec

from grader.batch.fingerprints import GRAM, WINDOW, fingerprints
from grader.batch.similarity import File, alike_pairs, boilerplate
from tests.batch.fakes import exercise

LOOP = """def conv(A_prev, W, b, stride):
    # Say what it does.
    m, h, w, c = A_prev.shape
    out = np.zeros((m, h // stride, w // stride, W.shape[3]))
    for i in range(h // stride):
        for j in range(w // stride):
            patch = A_prev[:, i * stride:i * stride + 3, j * stride:j * stride + 3, :]
            out[:, i, j, :] = np.tensordot(patch, W, axes=3) + b
    return out
"""
RENAMED = """# My own work
def convolve(images, kernels, bias, s):
    batch, rows, cols, depth = images.shape   # the shape
    result = np.zeros((batch, rows // s, cols // s, kernels.shape[3]))

    for y in range(rows // s):
        for x in range(cols // s):
            window = images[:, y * s:y * s + 3, x * s:x * s + 3, :]
            result[:, y, x, :] = np.tensordot(window, kernels, axes=3) + bias
    return result
"""
OTHER = """def conv(A_prev, W, b, stride):
    windows = sliding_window_view(A_prev, W.shape[:2], axis=(1, 2))[:, ::stride, ::stride]
    if b is None:
        raise ValueError("no bias")
    while len(windows) > 1000 and not flag[0]:
        windows, rest = split(windows), {key: value for key, value in table.items()}
    return np.einsum("mhwcij,ijco->mhwo", windows, W, optimize=True) + b
"""


def file(student: str, text: str, known: set[int] | None = None) -> File:
    """A student's file."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return File(student, student, text, digest, fingerprints(text).without(known or set()))


def test_other_names_comments_and_layout_are_still_alike() -> None:
    pairs = alike_pairs([file("ada", LOOP), file("bob", RENAMED), file("eve", OTHER)])
    assert [(pair.first, pair.second) for pair in pairs] == [("ada", "bob")]
    assert pairs[0].first_share == pairs[0].second_share == 1.0
    assert pairs[0].first_lines[0][0] <= 3
    assert pairs[0].first_lines[-1][1] >= 8


def test_identical_is_a_hundred_per_cent_even_where_nothing_of_their_own_is_left() -> None:
    known = set(fingerprints(LOOP).places)
    pairs = alike_pairs([file("ada", LOOP, known), file("bob", LOOP, known), file("eve", RENAMED, known)])
    assert [(pair.first, pair.second, pair.first_share) for pair in pairs] == [("ada", "bob", 1.0)]


def test_a_part_that_was_taken_over_shows_on_the_side_that_took_it() -> None:
    pairs = alike_pairs([file("ada", LOOP), file("bob", LOOP + OTHER)])
    assert pairs[0].first_share > 0.9
    assert pairs[0].second_share < 0.8


def test_what_a_quarter_of_the_class_has_is_no_sign() -> None:
    files = [file(f"s{at}", f"{LOOP}\nmarker_{at} = [{at}] * {at} + ({at},)\n{'x = y' * at}\n") for at in range(12)]
    assert alike_pairs(files) == []


def test_the_reference_and_the_starter_are_everybodys() -> None:
    one = exercise("0-add.py")
    assert boilerplate(one) == set()
    known = boilerplate(
        msgspec.structs.replace(one, reference=msgspec.structs.replace(one.reference, text=LOOP.encode()))
    )
    assert fingerprints(RENAMED).without(known).places == {}


def test_winnowing_finds_every_run_that_is_long_enough() -> None:
    words = [f"if a{'+' * (at % 3 + 1)}b{'*' * (at % 5 + 1)}c:\n    pass\n" for at in range(20)]
    text = "".join(words)
    whole = fingerprints(text)
    assert len(whole.lines) > GRAM + WINDOW
    assert set(fingerprints("".join(words[5:15])).places) & set(whole.places)


def test_what_is_no_python_is_compared_by_its_words() -> None:
    text = "this is (no python at all " * 10
    assert fingerprints(text).places
