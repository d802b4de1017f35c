"""nbgrader's table of grades: one row an assignment and student, with its own titles."""

from grader.core.cohort import Cohort, Entry
from grader.render.sheet import HUNDRED, Exported, Sheet, SheetError, harmless, left_out, percent_of

TITLES = (
    "assignment",
    "duedate",
    "timestamp",
    "student_id",
    "last_name",
    "first_name",
    "email",
    "raw_score",
    "late_submission_penalty",
    "score",
    "max_score",
)


def identity_columns(sheet: Sheet) -> tuple[int, ...]:
    """Return the columns that say who a row is."""
    wanted = {"student_id", "email", "last_name", "first_name"}
    return tuple(at for at, title in enumerate(sheet.header) if title.strip() in wanted)


def render(
    cohort: Cohort,
    sheet: Sheet | None,
    rows: dict[int, Entry],
    *,
    column: str = "",
    missing_zero: bool = False,
) -> Exported:
    """Fill the rows of nbgrader's own export, or write a new one; ``column`` is the assignment's name.

    Raises:
        SheetError: the sheet is not nbgrader's.

    """
    notes = left_out(cohort.entries, missing_zero=missing_zero)
    if sheet is None:
        return Exported("nbgrader.csv", _new(cohort, column or cohort.pack, missing_zero=missing_zero).encode(), notes)
    places = {title: sheet.column(title) for title in TITLES}
    assignment_at, score_at = places["assignment"], places["score"]
    if places["student_id"] is None or assignment_at is None or score_at is None:
        raise SheetError("it has no columns 'assignment', 'student_id' and 'score'; make it with 'nbgrader export'")
    names = {row[assignment_at] for row in sheet.rows[1:]}
    if not column and len(names) > 1:
        raise SheetError(f"it has several assignments ({', '.join(sorted(names))}); name one with --column")
    cells: dict[tuple[int, int], str] = {}
    for row, entry in rows.items():
        if column and sheet.rows[row][assignment_at] != column:
            continue
        percent = percent_of(entry, missing_zero=missing_zero)
        if percent is None:
            continue
        most = sheet.amount(row, places["max_score"]) or HUNDRED
        late = entry.grade.late_points
        for title, value in (("raw_score", percent + late), ("late_submission_penalty", late), ("score", percent)):
            at = places[title]
            if at is not None:
                cells[row, at] = most.share(value)
    filled = sheet.with_cells(cells)
    return Exported("nbgrader.csv", filled.encode(), notes)


def _new(cohort: Cohort, assignment: str, *, missing_zero: bool) -> Sheet:
    rows: list[tuple[str, ...]] = [TITLES]
    for entry in cohort.entries:
        known = entry.student.identifiers
        percent = percent_of(entry, missing_zero=missing_zero)
        if percent is None:
            scores = ("", "", "")
        else:
            late = entry.grade.late_points
            scores = (HUNDRED.share(percent + late), HUNDRED.share(late), HUNDRED.share(percent))
        first, last = _halves(entry.student.name)
        who = (known.get("sid") or known.get("github") or entry.student.key, last, first, known.get("email", ""))
        texts = (assignment, "", entry.student.submitted_at, *who)
        rows.append((*(harmless(cell) for cell in texts), *scores, "100"))
    return Sheet(tuple(rows), newline="\n")


def _halves(name: str) -> tuple[str, str]:
    """Part a name into the first and the last: «Last, First» as Canvas has it, or the last word."""
    last, comma, first = name.partition(",")
    if comma:
        return first.strip(), last.strip()
    first, _, last = name.rpartition(" ")
    return first, last
