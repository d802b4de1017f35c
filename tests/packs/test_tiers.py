"""Honest code is not hurt: right solutions and the samples get the same points at every tier that the machine has."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.core.errors import IsolationError
from grader.core.outcome import Tier
from grader.core.report import ExerciseReport
from grader.core.submission import SourceFile
from grader.judge import Expectations, collect
from grader.judge.grade import grade_exercise
from grader.packs import find_pack, load_pack
from grader.sandbox import Boxes, open_boxes

FOLDER, ANSWERS = find_pack("cnn")
PACK = load_pack(FOLDER, ANSWERS)
EXERCISES = {exercise.id: exercise for exercise in PACK.exercises}
SAMPLES = Path(FOLDER) / "samples"
pytestmark = [pytest.mark.timeout(900)]


@pytest.fixture(scope="module", params=[str(tier) for tier in Tier])
def boxes(request: pytest.FixtureRequest) -> Iterator[Boxes]:
    try:
        with open_boxes(request.param) as pool:
            yield pool
    except IsolationError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def expectations(boxes: Boxes) -> Expectations:
    return Expectations(boxes)


@pytest.fixture(scope="module")
def strongest() -> Iterator[Boxes]:
    with open_boxes() as pool:
        yield pool


def told(report: ExerciseReport) -> tuple[float, str, list[tuple[str, bool, str, str]]]:
    """What a student is told of an exercise, without seconds and memory."""
    return report.score, report.outcome, [(one.name, one.passed, one.outcome, one.message) for one in report.cases]


@pytest.mark.parametrize("name", sorted(EXERCISES))
def test_every_right_solution_passes_every_case(name: str, boxes: Boxes, expectations: Expectations) -> None:
    exercise = EXERCISES[name]
    failed = {}
    for text in (exercise.reference, *exercise.accepted):
        source = SourceFile(exercise.file, text.text, executable=True)
        report = grade_exercise(source, exercise, boxes=boxes, expectations=expectations)
        missed = [one.name for one in report.cases if not one.passed]
        if missed:
            failed[text.name] = missed
    assert failed == {}


@pytest.mark.parametrize("sample", ["right", "typical", "careless"])
def test_a_sample_gets_the_same_grade(sample: str, boxes: Boxes, expectations: Expectations, strongest: Boxes) -> None:
    submission = collect(SAMPLES / sample, PACK)
    known = Expectations(strongest)
    for exercise in PACK.exercises:
        source = submission.files.get(exercise.id)
        expected = grade_exercise(source, exercise, boxes=strongest, expectations=known)
        actual = grade_exercise(source, exercise, boxes=boxes, expectations=expectations)
        assert told(expected) == told(actual)
