"""A plain line a student, and what is said of them."""

import pytest

from grader.batch.run import Finished
from grader.cli.bar import Lines
from grader.core.cohort import Status, Student


def test_one_student_is_no_students(capsys: pytest.CaptureFixture[str]) -> None:
    Lines().found("folders", 1)
    assert capsys.readouterr().err == "1 student (folders)\n"


def test_only_a_grade_is_known_already(capsys: pytest.CaptureFixture[str]) -> None:
    lines = Lines()
    lines.found("folders", 3)
    lines.done(Finished(Student("ada", "Ada"), 87.5, 100.0, 2))
    lines.done(Finished(Student("bob", "Bob"), 50.0, 100.0, 0))
    lines.done(Finished(Student("eve", "Eve", status=Status.MISSING, problem="nothing was handed in"), 0.0, 0.0, 0))
    assert capsys.readouterr().err.splitlines() == [
        "3 students (folders)",
        "[1/3] Ada: 87.5 of 100",
        "[2/3] Bob: 50 of 100, known already",
        "[3/3] Eve: nothing was handed in",
    ]
