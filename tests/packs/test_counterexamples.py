"""Every named mistake has a smallest counterexample, two mistakes have two, and their lines show what is said."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from math import isclose
from pathlib import Path

import pytest

from grader.core.exercise import Exercise, SourceText
from grader.core.findings import Counterexample
from grader.core.submission import SourceFile
from grader.diagnose import Evidence
from grader.judge import Expectations, Explanations
from grader.judge.expect import alike
from grader.judge.grade import grade_exercise
from grader.judge.smallest import TinyLadder
from grader.packs import find_pack, load_pack
from grader.sandbox import Boxes, open_boxes

EXERCISES = ("0-conv_forward", "1-pool_forward", "2-conv_backward", "3-pool_backward")
MOST_CELLS = 16
"""Of one table: a counterexample is read by a person."""
pytestmark = pytest.mark.timeout(600)


class Judge:
    """What is known of the exercises, taken once for all tests of this module."""

    def __init__(self, boxes: Boxes) -> None:
        self.boxes = boxes
        self.expectations = Expectations(boxes)
        self.explanations = Explanations(boxes, self.expectations)
        self.ladder = TinyLadder(boxes, self.expectations)

    def smallest(self, exercise: Exercise, source: SourceText) -> Counterexample | None:
        """The first tiny call that goes wrong, whatever happens in the cases."""
        behaviours = self.expectations.of(exercise)
        own = next((one for one in behaviours if one.name == source.name), behaviours[0])
        nothing = Evidence(exercise.cases, (), (), own.values, frozenset(), alike)
        file = SourceFile(exercise.file, source.text)
        return next(iter(self.ladder.counterexamples(exercise, file, own, nothing, ())), None)

    def counterexamples(self, exercise: Exercise, source: bytes) -> tuple[Counterexample, ...]:
        """What the report shows."""
        report = grade_exercise(
            SourceFile(exercise.file, source),
            exercise,
            boxes=self.boxes,
            expectations=self.expectations,
            explanations=self.explanations,
        )
        failed = {case.name for case in report.cases if not case.passed}
        assert {name for example in report.counterexamples for name in example.cases} == failed
        return report.counterexamples


@pytest.fixture(scope="module")
def judge() -> Iterator[Judge]:
    with open_boxes() as pool:
        yield Judge(pool)


@cache
def loaded(name: str) -> Exercise:
    return load_pack(*find_pack("cnn"), only=(name,)).exercises[0]


def wrong(exercise: Exercise, mistake: str) -> SourceText:
    return next(one for one in exercise.wrong if one.name == mistake)


@pytest.mark.parametrize("name", EXERCISES)
def test_every_named_mistake_has_a_small_counterexample_that_is_explained(name: str, judge: Judge) -> None:
    exercise = loaded(name)
    found = {source.name: judge.smallest(exercise, source) for source in exercise.wrong}
    assert [mistake for mistake, example in found.items() if example is None] == []
    shown = [example for example in found.values() if example is not None]
    sizes = [len(row) * len(grid.rows) for example in shown for grid in example.inputs for row in grid.rows[:1]]
    assert max(sizes) <= MOST_CELLS
    assert all(example.message and example.inputs and example.reproduce for example in shown)
    explained = [example for example in shown if example.steps]
    assert len(explained) > 0.9 * len(shown)


@pytest.mark.parametrize("name", EXERCISES)
def test_neither_the_reference_nor_an_accepted_solution_has_one(name: str, judge: Judge) -> None:
    exercise = loaded(name)
    sources = (exercise.reference, *exercise.accepted)
    assert [source.name for source in sources if judge.smallest(exercise, source) is not None] == []


ONE_CAUSE = {
    "0-conv_forward": ("bias_missing", "stride_ignored", "same_one_too_many"),
    "1-pool_forward": ("always_avg", "output_size_rounded_up"),
    "2-conv_backward": ("stride_ignored", "gradient_consumed_in_place"),
    "3-pool_backward": ("stride_ignored", "average_not_divided"),
}


@pytest.mark.parametrize(("name", "mistake"), [(name, one) for name, found in ONE_CAUSE.items() for one in found])
def test_one_mistake_has_one_example_that_stands_for_all_failed_cases(name: str, mistake: str, judge: Judge) -> None:
    exercise = loaded(name)
    found = judge.counterexamples(exercise, wrong(exercise, mistake).text)
    assert [example.behaviour for example in found] == [""]


FORWARD = """
def pool_forward(A_prev, kernel_shape, stride=(1, 1), mode="max"):
    return {"max": one, "avg": other}[mode](A_prev, kernel_shape, stride, mode)
"""
BACKWARD = """
def pool_backward(dA, A_prev, kernel_shape, stride=(1, 1), mode="max"):
    return {"max": one, "avg": other}[mode](dA, A_prev, kernel_shape, stride, mode)
"""
CONVOLUTION = """
def conv_forward(A_prev, W, b, activation, padding="same", stride=(1, 1)):
    return (one if padding == "same" else other)(A_prev, W, b, activation, padding, stride)
"""
GRADIENTS = """
def conv_backward(dZ, A_prev, W, b, padding="same", stride=(1, 1)):
    arguments = dZ, A_prev, W, b, padding, stride
    return *one(*arguments)[:2], other(*arguments)[2]
"""
MAX, AVG = "mode is 'max'", "mode is 'avg'"
TWO = (
    ("0-conv_forward", CONVOLUTION, ("padding_mirrors", "bias_missing"), ["padding is 'valid'", "padding is 'same'"]),
    ("1-pool_forward", FORWARD, ("stride_ignored", "average_not_divided"), [AVG, f"{MAX} and stride is not (1, 1)"]),
    (
        "2-conv_backward",
        GRADIENTS,
        ("stride_ignored", "bias_gradient_mean"),
        ["db is wrong", "dA_prev is wrong and dW is wrong"],
    ),
    ("3-pool_backward", BACKWARD, ("maximum_gradient_to_all", "average_not_divided"), [MAX, AVG]),
    ("3-pool_backward", BACKWARD, ("maximum_assigned", "average_not_divided"), [AVG, MAX]),
)
"""The last two mistakes hide in each other's windows, and have no name together: the calls alone tell them apart.

Which file is asked for which word hangs on two places, so that no small change mends both mistakes at once.
"""


def joined(exercise: Exercise, mistakes: tuple[str, str], function: str) -> bytes:
    """A file that makes one mistake here and another there."""
    one, other = (wrong(exercise, mistake).text.decode() for mistake in mistakes)
    lines = [f"A, B = {{}}, {{}}\nexec({one!r}, A)\nexec({other!r}, B)"]
    lines += [f'one, other = A["{exercise.function}"], B["{exercise.function}"]', function]
    return "\n".join(lines).encode()


@pytest.mark.parametrize(("name", "function", "mistakes", "behaviours"), TWO)
def test_two_mistakes_have_an_example_each(
    name: str, function: str, mistakes: tuple[str, str], behaviours: list[str], judge: Judge
) -> None:
    exercise = loaded(name)
    found = judge.counterexamples(exercise, joined(exercise, mistakes, function))
    assert [example.behaviour for example in found] == behaviours


RUN = {
    "0-conv_forward": (
        "bias_missing",
        "output_one_too_large",
        "output_in_single_precision",
        "parameter_renamed",
        "kernels_reshaped_in_place",
        "activation_twice",
    ),
    "1-pool_forward": ("minimum", "output_size_rounded_up", "images_reshaped_in_place", "parameter_renamed"),
    "2-conv_backward": (
        "bias_gradient_mean",
        "dA_prev_keeps_its_padding",
        "gradient_consumed_in_place",
        "crop_empty_when_padding_is_zero",
        "returns_image_gradient_only",
    ),
    "3-pool_backward": ("always_averages", "single_precision", "kernel_parameter_renamed"),
}


@pytest.mark.parametrize(("name", "mistake"), [(name, one) for name, mistakes in RUN.items() for one in mistakes])
def test_the_line_shows_what_the_report_says(name: str, mistake: str, judge: Judge, tmp_path: Path) -> None:
    exercise = loaded(name)
    example = judge.smallest(exercise, wrong(exercise, mistake))
    assert example is not None
    (tmp_path / exercise.file).write_bytes(wrong(exercise, mistake).text)
    said = run_line(example.reproduce, tmp_path)
    raised = re.match(r"(\w+Error): (.*?)(?: \(line \d+\))?$", example.message)
    if raised:
        assert said.stderr.rstrip().splitlines()[-1].split(": ", 1) == [raised[1], raised[2].rstrip()]
        return
    assert said.stderr == ""
    shape = re.match(r"(?P<name>\w+)\.shape is (?P<shape>\(.*?\)), but", example.message)
    if shape:
        assert said.stdout.splitlines()[0] == shape["shape"]
        return
    numbers = [float(number) for number in re.findall(r"-?\d+\.?\d*(?:e-?\d+)?", said.stdout)]
    told = [cell for grid in example.actual for row in grid.rows for cell in row]
    cells = [cell for cell in told if isinstance(cell, float)]
    assert [cell for cell in cells if not any(isclose(cell, number, rel_tol=1e-12) for number in numbers)] == []
    assert told or mistake.startswith("returns_")


def run_line(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a line in a shell whose python3 is the interpreter of these tests, as a student would in their folder."""
    python = folder / "bin" / "python3"
    python.parent.mkdir()
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    environment = {"PATH": f"{python.parent}{os.pathsep}{os.environ.get('PATH', '')}", "OPENBLAS_NUM_THREADS": "1"}
    return subprocess.run(
        ["/bin/sh", "-c", line], cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
