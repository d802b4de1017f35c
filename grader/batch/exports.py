"""Gradebooks from an output folder: whose row is whose, the platform's format, and feedback to hand back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from grader.batch.conduct import policy_of
from grader.batch.pages import STUDENTS
from grader.batch.roster import Index, Roster
from grader.batch.summary import summed_up
from grader.core.cohort import Cohort, Entry, Status, Student
from grader.core.errors import UsageError
from grader.render import canvas, feedback, gradebook, gradescope, moodle, nbgrader
from grader.render.sheet import Exported, Sheet, SheetError, read_sheet
from grader.store import Store

_IDENTITY: dict[str, Callable[[Sheet], tuple[int, ...]]] = {
    "canvas": canvas.identity_columns,
    "moodle": moodle.identity_columns,
    "gradescope": gradescope.identity_columns,
    "nbgrader": nbgrader.identity_columns,
}


class Wish(msgspec.Struct, frozen=True):
    """What a teacher asks for; ``gradebook`` is the platform's own file, whose header is kept."""

    format: str
    gradebook: Path | None = None
    column: str = ""
    comment_column: str = ""
    missing_zero: bool = False
    course: Path | None = None
    run: int | None = None


def export(out: Path, wish: Wish) -> Exported:
    """Write the grades of an output folder in a platform's format.

    Raises:
        UsageError: the gradebook is not of that format.
        StorageError: the folder holds no database.

    """
    with Store(out, create=False) as store:
        cohort = read_cohort(store, out, wish)
        if wish.format == "gradescope" and wish.gradebook is None:
            note = () if not cohort.policy else ("each submission's own score is written, before the course's policy",)
            return Exported("gradescope-results.zip", _results(store, wish.run), (*cohort.remarks, *note))
    notes = (*cohort.remarks, *cohort.policy)
    if wish.format == "csv":
        return Exported("grades.csv", gradebook.plain(cohort), notes)
    try:
        sheet = _sheet(wish.gradebook)
        rows, unplaced = _rows(cohort, sheet, wish) if sheet else ({}, ())
        exported = _write(cohort, sheet, rows, wish)
    except SheetError as error:
        raise UsageError(f"{wish.gradebook}: {error}") from error
    return msgspec.structs.replace(exported, notes=(*notes, *unplaced, *exported.notes))


def read_cohort(store: Store, out: Path, wish: Wish) -> Cohort:
    """Sum up a run of an output folder, by default its newest whole one.

    Raises:
        UsageError: there is no such run.

    """
    wanted = store.latest() if wish.run is None else wish.run
    row = next((row for row in store.runs() if row.id == wanted), None)
    if row is None:
        raise UsageError(f"{out} holds no run {wanted}; grade with 'grader batch' first")
    remarks = () if row.ended else ("this run was interrupted: not everybody is in it",)
    policy = policy_of(out, wish.course, row.settings.policy)
    return summed_up(store.current(row.id), row, policy, remarks=remarks)


def feedback_zip(out: Path, run: int | None = None) -> bytes:
    """Pack the students' pages under the platform's own names."""
    with Store(out, create=False) as store:
        return feedback.render(_pages(store, out, run))


def _pages(store: Store, out: Path, run: int | None) -> Iterator[tuple[Student, bytes]]:
    for graded in store.current(run):
        page = out / STUDENTS / f"{graded.student.key}.html"
        if graded.report is not None and graded.report.complete and page.is_file():
            yield graded.student, page.read_bytes()


def _results(store: Store, run: int | None) -> bytes:
    return feedback.packed(
        (f"{graded.student.folder or graded.student.key}/results.json", gradescope.results(graded.report))
        for graded in store.current(run)
        if graded.report is not None and graded.report.complete
    )


def _sheet(path: Path | None) -> Sheet | None:
    if path is None:
        return None
    try:
        return read_sheet(path.read_bytes())
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror})") from error


def _rows(cohort: Cohort, sheet: Sheet, wish: Wish) -> tuple[dict[int, Entry], tuple[str, ...]]:
    """Say whose row is whose; whoever fits no row, or several, is told and not entered."""
    columns = _IDENTITY[wish.format](sheet)
    assignment = sheet.column("assignment") if wish.format == "nbgrader" and wish.column else None
    chosen = [
        at
        for at, row in enumerate(sheet.rows)
        if at > 0 and (assignment is None or (assignment < len(row) and row[assignment] == wish.column))
    ]
    header = tuple(sheet.header[at] for at in columns)
    cells = tuple(tuple(sheet.rows[at][one] if one < len(sheet.rows[at]) else "" for one in columns) for at in chosen)
    index = Index(Roster(header, cells))
    rows: dict[int, Entry] = {}
    notes: list[str] = []
    for entry in cohort.entries:
        if entry.status is Status.AMBIGUOUS:
            continue
        found = index.rows(entry.student)
        if len(found) != 1:
            what = "no row" if not found else f"{len(found)} rows"
            name, key = entry.student.name, entry.student.key
            who = name if name == key else f"{name} ({key})"
            notes.append(f"{who} fits {what} of the gradebook, and was not entered")
        elif chosen[found[0]] in rows:
            other = rows[chosen[found[0]]].student.key
            notes.append(f"{entry.student.key} and {other} fit the same row of the gradebook; the first was entered")
        else:
            rows[chosen[found[0]]] = entry
    return rows, tuple(notes)


def _write(cohort: Cohort, sheet: Sheet | None, rows: dict[int, Entry], wish: Wish) -> Exported:
    if wish.format == "canvas":
        return canvas.render(cohort, sheet, rows, column=wish.column, missing_zero=wish.missing_zero)
    if wish.format == "nbgrader":
        return nbgrader.render(cohort, sheet, rows, column=wish.column, missing_zero=wish.missing_zero)
    if sheet is None:
        raise UsageError(f"{wish.format} needs its own gradebook: download it, and name it with --gradebook")
    if wish.format == "gradescope":
        return gradescope.render(cohort, sheet, rows, column=wish.column, missing_zero=wish.missing_zero)
    return moodle.render(
        cohort,
        sheet,
        rows,
        column=wish.column,
        comment_column=wish.comment_column,
        missing_zero=wish.missing_zero,
    )
