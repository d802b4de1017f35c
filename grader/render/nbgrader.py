"""nbgrader's table of grades: one row an assignment and student, with its own titles."""

from grader.core.cohort import Cohort, Entry
from grader.render.sheet import Exported, Sheet, SheetError, harmless, left_out, number, points_of

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
        possible = _float(sheet.rows[row], places["max_score"])
        points = points_of(entry, possible, missing_zero=missing_zero)
        if points is None:
            continue
        late = entry.grade.late_points * possible / 100
        for title, value in (("raw_score", points + late), ("late_submission_penalty", late), ("score", points)):
            at = places[title]
            if at is not None:
                cells[row, at] = number(value)
    return Exported("nbgrader.csv", sheet.with_cells(cells).encode(), notes)


def _float(row: tuple[str, ...], at: int | None) -> float:
    try:
        return float(row[at]) if at is not None else 100.0
    except (ValueError, IndexError):
        return 100.0


def _new(cohort: Cohort, assignment: str, *, missing_zero: bool) -> Sheet:
    rows: list[tuple[str, ...]] = [TITLES]
    for entry in cohort.entries:
        known = entry.student.identifiers
        points = points_of(entry, 100.0, missing_zero=missing_zero)
        if points is None:
            scores = ("", "", "")
        else:
            late = entry.grade.late_points
            scores = (number(points + late), number(late), number(points))
        first, _, last = entry.student.name.rpartition(" ")
        who = (known.get("sid") or known.get("github") or entry.student.key, last, first, known.get("email", ""))
        texts = (assignment, "", entry.student.submitted_at, *who)
        rows.append((*(harmless(cell) for cell in texts), *scores, "100"))
    return Sheet(tuple(rows), newline="\n")
