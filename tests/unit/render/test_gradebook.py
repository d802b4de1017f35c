"""The comment that goes with a grade is in the language of the students' reports."""

import msgspec
import pytest

from grader.core.cohort import Cohort, Entry, ExerciseSummary, Grade, Status, Student
from grader.core.report import HintReport
from grader.core.said import counted
from grader.render.gradebook import comment

LATE = "{count} day late: {points} of 100 taken (was {before})"
LATE_DAYS = "{count} days late: {points} of 100 taken (was {before})"


def cohort(language: str) -> Cohort:
    return Cohort("p", "P", 0, "strict", 1, (), (), language=language)


def entry(status: Status) -> Entry:
    summary = ExerciseSummary(
        "0-conv", "graded", 40.0, 100.0, (), (), (HintReport("h", "Le biais manque.", 2),), (), 0.0, 0.0, 0, ""
    )
    steps = (counted(2, LATE, LATE_DAYS, points="10", before="50"),)
    return Entry(Student("ada", "Ada"), status, 40.0, 100.0, Grade(40.0, steps), (summary,))


def test_each_student_is_told_of_their_own_file_and_nothing_twice() -> None:
    """Two exercises may call different mistakes the same, and one file may have a text of its own."""
    told = (HintReport("h", "Look at line 3.", 2), HintReport("i", "Look at line 3.", 2))
    graded = entry(Status.GRADED)
    first = msgspec.structs.replace(graded.exercises[0], hints=told)
    second = msgspec.structs.replace(first, id="1-pool", hints=(HintReport("h", "Look at line 5.", 2),))
    both = msgspec.structs.replace(graded, exercises=(first, second), grade=Grade(40.0))
    assert comment(both, cohort("en")).splitlines()[2:] == ["0-conv: Look at line 3.", "1-pool: Look at line 5."]


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
