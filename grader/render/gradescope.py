"""Gradescope: ``results.json`` as its autograder reads it, and its grades' CSV with the score filled."""

import msgspec

from grader.core.cohort import Cohort, Entry
from grader.core.report import ExerciseReport, Report
from grader.core.said import say
from grader.languages import Teller
from grader.render.neutral import clip, visible
from grader.render.sheet import HUNDRED, Exported, Sheet, SheetError, left_out, number, percent_of, replaced

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
    tell = Teller(report.language)
    tests = tuple(_test(exercise, report.possible / whole, tell) for exercise in report.exercises)
    points = say("{points} of {possible}", points=number(report.score), possible=number(report.possible))
    note = tell(say("{label}: {text}", label=report.title, text=points))
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
        percent = percent_of(entry, missing_zero=missing_zero)
        if percent is not None:
            cells[row, at] = (sheet.amount(row, most_at) or HUNDRED).share(percent)
    notes = left_out(cohort.entries, missing_zero=missing_zero)
    if most_at is None:
        notes = (*notes, "no column 'Max Points' is there, so the grades were written out of 100")
    filled = sheet.with_cells(cells)
    return Exported("gradescope.csv", filled.encode(), (*notes, *replaced(sheet, filled)))


def _test(exercise: ExerciseReport, scale: float, tell: Teller) -> Test:
    passed, failed, hint = say("passed"), say("FAILED"), say("hint")
    lines = [exercise.message] if exercise.message else []
    lines += [
        tell(say("{label}: {text}", label=passed if case.passed else failed, text=case.title))
        + (f"\n    {case.message}" if case.message else "")
        for case in exercise.cases
    ]
    lines += [tell(say("{label}: {text}", label=hint, text=one.text)) for one in exercise.hints]
    lines += [
        tell(say("style: {code} line {line}: {text}", code=one.code, line=one.line, text=one.text))
        for one in exercise.style
    ]
    cut = clip(visible("\n".join(lines)), MOST_CHARACTERS)
    return Test(
        name=visible(f"{exercise.id}: {exercise.title}"),
        score=round(exercise.score * scale, 4),
        max_score=round(exercise.possible * scale, 4),
        status="passed" if exercise.score >= exercise.possible else "failed",
        output=f"{cut.text}\n{cut.notice}" if cut.notice else cut.text,
    )
