"""Canvas's gradebook: the teacher's export with one assignment's column filled."""

import re

from grader.core.cohort import Cohort, Entry
from grader.render.sheet import (
    HUNDRED,
    Amount,
    Exported,
    Sheet,
    SheetError,
    harmless,
    left_out,
    percent_of,
    replaced,
)

IDENTITY = ("Student", "ID", "SIS User ID", "SIS Login ID", "Integration ID", "Root Account", "Section")
_ASSIGNMENT = re.compile(r".+\(\d+\)")
_POSSIBLE = "points possible"


def identity_columns(sheet: Sheet) -> tuple[int, ...]:
    """Return the columns that say who a row is."""
    wanted = {title.casefold() for title in IDENTITY if title != "Section"}
    return tuple(at for at, title in enumerate(sheet.header) if title.strip().casefold() in wanted)


def render(
    cohort: Cohort,
    sheet: Sheet | None,
    rows: dict[int, Entry],
    *,
    column: str = "",
    missing_zero: bool = False,
) -> Exported:
    """Fill one column of Canvas's own CSV, or write a new one that Canvas can read.

    ``rows`` says which entry belongs to which row of the sheet. ``column`` is the assignment's title, needed where
    the sheet has several.

    Raises:
        SheetError: the sheet is not Canvas's, or the column is not to be told.

    """
    notes = left_out(cohort.entries, missing_zero=missing_zero)
    if sheet is None:
        return Exported("canvas.csv", _new(cohort, column, missing_zero=missing_zero).encode(), notes)
    if sheet.column("Student") is None or sheet.column("ID") is None:
        raise SheetError("it has no columns 'Student' and 'ID'; export the gradebook from Canvas")
    at = _column(sheet, column)
    possible = _possible(sheet, at)
    if possible is None:
        notes = (*notes, f"no points possible are known for {sheet.header[at]}, so the grades were written out of 100")
    cells: dict[tuple[int, int], str] = {}
    for row, entry in rows.items():
        percent = percent_of(entry, missing_zero=missing_zero)
        if percent is not None:
            cells[row, at] = (possible or HUNDRED).share(percent)
    filled = sheet.with_cells(cells)
    return Exported("canvas.csv", filled.encode(), (*notes, *replaced(sheet, filled)))


def _column(sheet: Sheet, title: str) -> int:
    assignments = [at for at, name in enumerate(sheet.header) if _ASSIGNMENT.fullmatch(name.strip())]
    if title:
        bare = [at for at in assignments if sheet.header[at].rpartition("(")[0].strip() == title.strip()]
        exact = sheet.column(title)
        if exact is not None or len(bare) == 1:
            return exact if exact is not None else bare[0]
        raise SheetError(f"it has no column '{title}'; it has {', '.join(sheet.header)}")
    if len(assignments) == 1:
        return assignments[0]
    listed = ", ".join(repr(sheet.header[at]) for at in assignments) or "none"
    raise SheetError(f"it has {len(assignments)} assignments ({listed}); name one with --column")


def _possible(sheet: Sheet, at: int) -> Amount | None:
    named = (number for number, row in enumerate(sheet.rows) if row[0].strip().casefold() == _POSSIBLE)
    return next((sheet.amount(number, at) for number in named), None)


def _new(cohort: Cohort, column: str, *, missing_zero: bool) -> Sheet:
    rows: list[tuple[str, ...]] = [("Student", "ID", "SIS User ID", "SIS Login ID", "Section", column or cohort.title)]
    rows.append(("    Points Possible", "", "", "", "", "100"))
    for entry in cohort.entries:
        known = entry.student.identifiers
        percent = percent_of(entry, missing_zero=missing_zero)
        sis, login = known.get("sis user id", known.get("sid", "")), known.get("sis login id", known.get("email", ""))
        cells = (entry.student.name, known.get("canvas", ""), sis, login, known.get("section", ""))
        rows.append((*(harmless(cell) for cell in cells), "" if percent is None else HUNDRED.share(percent)))
    return Sheet(tuple(rows), newline="\n")
