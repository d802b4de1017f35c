"""Gradescope: ``results.json`` as its autograder reads it, and its grades' CSV with the score filled."""

import msgspec

from grader.core.cohort import Cohort, Entry
from grader.core.report import ExerciseReport, Report
from grader.render.neutral import clip, visible
from grader.render.sheet import Exported, Sheet, SheetError, left_out, number, points_of

MOST_CHARACTERS = 4_000


class Test(msgspec.Struct, frozen=True):
    """One line of Gradescope's list of tests."""

    name: str
    score: float
    max_score: float
    status: str
    output: str
    visibility: str = "visible"
    output_format: str = "text"


class Results(msgspec.Struct, frozen=True):
    """What Gradescope's autograder reads of one submission."""

    score: float
    output: str
    visibility: str
    tests: tuple[Test, ...]
    output_format: str = "text"


def results(report: Report) -> bytes:
    """Write ``results.json``: each exercise's share of the score, with its cases as its output."""
    whole = sum(exercise.possible for exercise in report.exercises) or 1.0
    tests = tuple(_test(exercise, report.possible / whole) for exercise in report.exercises)
    note = f"{report.title}: {number(report.score)} of {number(report.possible)}"
    return msgspec.json.format(msgspec.json.encode(Results(report.score, note, "visible", tests)), indent=2)


def identity_columns(sheet: Sheet) -> tuple[int, ...]:
    """Return the columns that say who a row is."""
    wanted = {"name", "first name", "last name", "sid", "email"}
    return tuple(at for at, title in enumerate(sheet.header) if title.strip().casefold() in wanted)


def render(
    cohort: Cohort, sheet: Sheet, rows: dict[int, Entry], *, column: str = "", missing_zero: bool = False
) -> Exported:
    """Fill the score of Gradescope's own CSV.

    Raises:
        SheetError: the sheet is not Gradescope's.

    """
    at = sheet.column(column) if column else sheet.column("Total Score", "Score")
    if at is None or sheet.column("SID", "Email") is None:
        raise SheetError("it has no columns 'Email' or 'SID' and 'Total Score'; download the grades from Gradescope")
    most_at = sheet.column("Max Points")
    cells: dict[tuple[int, int], str] = {}
    for row, entry in rows.items():
        points = points_of(entry, _possible(sheet, row, most_at), missing_zero=missing_zero)
        if points is not None:
            cells[row, at] = number(points)
    notes = left_out(cohort.entries, missing_zero=missing_zero)
    return Exported("gradescope.csv", sheet.with_cells(cells).encode(), notes)


def _possible(sheet: Sheet, row: int, at: int | None) -> float:
    try:
        return float(sheet.rows[row][at]) if at is not None else 100.0
    except (ValueError, IndexError):
        return 100.0


def _test(exercise: ExerciseReport, scale: float) -> Test:
    lines = [exercise.message] if exercise.message else []
    lines += [
        f"{'passed' if case.passed else 'FAILED'}: {case.title}" + (f"\n    {case.message}" if case.message else "")
        for case in exercise.cases
    ]
    lines += [f"hint: {hint.text}" for hint in exercise.hints]
    lines += [f"style: {remark.code} line {remark.line}: {remark.text}" for remark in exercise.style]
    cut = clip(visible("\n".join(lines)), MOST_CHARACTERS)
    passed = exercise.score >= exercise.possible
    return Test(
        name=visible(f"{exercise.id}: {exercise.title}"),
        score=round(exercise.score * scale, 4),
        max_score=round(exercise.possible * scale, 4),
        status="passed" if passed else "failed",
        output=f"{cut.text}\n{cut.notice}" if cut.notice else cut.text,
    )
