"""Every named mistake has a smallest counterexample, and its line for the shell shows what the report says."""

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
from grader.judge import Expectations, Explanations
from grader.packs import find_pack, load_pack
from grader.sandbox import Boxes, open_boxes

EXERCISES = ("0-conv_forward", "1-pool_forward", "2-conv_backward", "3-pool_backward")
MOST_CELLS = 16
"""Of one table: a counterexample is read by a person."""
pytestmark = pytest.mark.timeout(600)


class Judge:
    """What is known of the exercises, taken once for all tests of this module."""

    def __init__(self, boxes: Boxes) -> None:
        self.expectations = Expectations(boxes)
        self.explanations = Explanations(boxes, self.expectations)

    def smallest(self, exercise: Exercise, source: SourceText) -> Counterexample | None:
        behaviours = self.expectations.of(exercise)
        own = next((one for one in behaviours if one.name == source.name), behaviours[0])
        return self.explanations.smallest(exercise, SourceFile(exercise.file, source.text), own)


@pytest.fixture(scope="module")
def judge() -> Iterator[Judge]:
    with open_boxes() as pool:
        yield Judge(pool)


@cache
def loaded(name: str) -> Exercise:
    return load_pack(*find_pack("cnn"), only=(name,)).exercises[0]


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
    source = next(one for one in exercise.wrong if one.name == mistake)
    example = judge.smallest(exercise, source)
    assert example is not None
    (tmp_path / exercise.file).write_bytes(source.text)
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
