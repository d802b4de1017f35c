"""The grades as a plain table, and the comment that goes with a grade; the platforms' formats stand beside it."""

from grader.core.cohort import Cohort, Entry, Status
from grader.core.said import say
from grader.languages import Teller
from grader.render.neutral import one_line, visible
from grader.render.sheet import Sheet, harmless, number

_FIXED = ("student", "name", "status", "grade", "score", "possible")
_KINDS = ("email", "sid", "github", "canvas", "moodle", "gradescope")


def plain(cohort: Cohort) -> bytes:
    """Write one row a student and one column an exercise, in UTF-8 with the mark that Excel needs."""
    kinds = [kind for kind in _KINDS if any(kind in entry.student.identifiers for entry in cohort.entries)]
    header = (*_FIXED, *(exercise.id for exercise in cohort.exercises), "late", "remarks", *kinds)
    rows = [header]
    for entry in cohort.entries:
        scores = {exercise.id: number(exercise.score) for exercise in entry.exercises}
        grade = entry.grade.percent
        cells = [
            entry.student.key,
            entry.student.name,
            entry.status.value,
            "" if grade is None else number(grade),
            number(entry.score) if entry.exercises else "",
            number(entry.possible) if entry.exercises else "",
            *(scores.get(exercise.id, "") for exercise in cohort.exercises),
            "late" if entry.student.late else "",
            "; ".join(why(entry)),
            *(entry.student.identifiers.get(kind, "") for kind in kinds),
        ]
        rows.append(tuple(harmless(one_line(visible(cell))) for cell in cells))
    return Sheet(tuple(rows), newline="\r\n", mark=True).encode()


def why(entry: Entry) -> tuple[str, ...]:
    """What the instructor is to know of a student: the problem, the remarks, and what the policy did, each once."""
    told = (entry.student.problem, *entry.student.remarks, *entry.grade.steps)
    return tuple(dict.fromkeys(part for part in told if part))


def comment(entry: Entry, cohort: Cohort) -> str:
    """Write the comment for one student: what each exercise gave, the named mistakes, what the policy did.

    It is in the language of the students' reports.
    """
    tell = Teller(cohort.language)
    if entry.status is Status.MISSING:
        return tell(say("Nothing was handed in."))
    lines = []
    for exercise in entry.exercises:
        points = say("{points} of {possible}", points=number(exercise.score), possible=number(exercise.possible))
        lines.append(tell(say("{label}: {text}", label=exercise.id, text=points)))
    seen: list[str] = []
    for exercise in entry.exercises:
        for hint in exercise.hints:
            if hint.text not in seen:
                seen.append(hint.text)
                text = one_line(visible(hint.text))
                lines.append(tell(say("{label}: {text}", label=exercise.id, text=text)))
    return "\n".join([*lines, *(tell(step) for step in entry.grade.steps)])
