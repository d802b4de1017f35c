"""The comment that goes with a grade is in the language of the students' reports."""

import pytest

from grader.core.cohort import Cohort, Entry, ExerciseSummary, Grade, Status, Student
from grader.core.said import counted
from grader.render.gradebook import comment

LATE = "{count} day late: {points} of 100 taken (was {before})"
LATE_DAYS = "{count} days late: {points} of 100 taken (was {before})"


def cohort(language: str) -> Cohort:
    return Cohort("p", "P", 0, "strict", 1, (), (), {"h": "Le biais manque."}, language=language)


def entry(status: Status) -> Entry:
    summary = ExerciseSummary("0-conv", "graded", 40.0, 100.0, (), (), ("h",), (), 0.0, 0.0, 0, "")
    steps = (counted(2, LATE, LATE_DAYS, points="10", before="50"),)
    return Entry(Student("ada", "Ada"), status, 40.0, 100.0, Grade(40.0, steps), (summary,))


@pytest.mark.parametrize(
    ("language", "status", "expected"),
    [
        (
            "en",
            Status.GRADED,
            "0-conv: 40 of 100\n0-conv: Le biais manque.\n2 days late: 10 of 100 taken (was 50)",
        ),
        (
            "fr",
            Status.GRADED,
            "0-conv\u00a0: 40 sur 100\n0-conv\u00a0: Le biais manque.\n"
            "2 jours de retard\u00a0: 10 sur 100 retirés (au lieu de 50)",
        ),
        ("en", Status.MISSING, "Nothing was handed in."),
        ("fr", Status.MISSING, "Rien n'a été rendu."),
    ],
)
def test_a_comment_is_in_the_students_language(language: str, status: Status, expected: str) -> None:
    assert comment(entry(status), cohort(language)) == expected
