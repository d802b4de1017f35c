"""A teacher's own CSV, read and written again with every cell that is not ours untouched; our cells are harmless."""

import csv
import io
import re
from typing import Literal

import msgspec

from grader.core.cohort import Entry, Status
from grader.render.figures import points

BOM = "\ufeff"
_DELIMITERS = ",;\t"
_QUOTED = re.compile(r'"[^"]*"')
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "\uff1d", "\uff0b", "\uff0d", "\uff20")


class SheetError(ValueError):
    """A sheet that is not of the format that was asked for."""


class Sheet(msgspec.Struct, frozen=True):
    """A CSV: its cells, and how it was written."""

    rows: tuple[tuple[str, ...], ...]
    delimiter: str = ","
    newline: str = "\r\n"
    mark: bool = False
    quoted: bool = False

    @property
    def header(self) -> tuple[str, ...]:
        """The first row."""
        return self.rows[0]

    def column(self, *titles: str) -> int | None:
        """Return the first column whose title is one of these, whatever the case of its letters."""
        wanted = {title.casefold() for title in titles}
        return next((at for at, title in enumerate(self.header) if title.strip().casefold() in wanted), None)

    def with_cells(self, cells: dict[tuple[int, int], str]) -> "Sheet":
        """Return the sheet with some cells replaced, by (row, column); the header is row 0."""
        rows = [list(row) for row in self.rows]
        for (row, column), text in cells.items():
            rows[row] += [""] * (column + 1 - len(rows[row]))
            rows[row][column] = text
        return msgspec.structs.replace(self, rows=tuple(tuple(row) for row in rows))

    def encode(self) -> bytes:
        """Write the sheet as it was written, with the mark that Excel needs where it was there."""
        out = io.StringIO()
        quoting: Literal[0, 1] = csv.QUOTE_ALL if self.quoted else csv.QUOTE_MINIMAL
        writer = csv.writer(out, delimiter=self.delimiter, lineterminator=self.newline, quoting=quoting)
        writer.writerows(self.rows)
        return ((BOM if self.mark else "") + out.getvalue()).encode("utf-8", "replace")


class Exported(msgspec.Struct, frozen=True):
    """A file for a gradebook, and what the teacher must know of it."""

    name: str
    content: bytes
    notes: tuple[str, ...] = ()


def read_sheet(data: bytes) -> Sheet:
    """Read a CSV and how it was written.

    Raises:
        SheetError: it is not UTF-8, or holds nothing.

    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SheetError(f"it is not UTF-8 ({error.reason}, byte {error.start}); save it as CSV UTF-8") from error
    mark = text.startswith(BOM)
    text = text.removeprefix(BOM)
    first = text.partition("\n")[0]
    if not first.strip():
        raise SheetError("its first line is empty; it should be the header of the gradebook's own export")
    delimiter = delimiter_of(first)
    newline = "\r\n" if first.endswith("\r") else "\n"
    rows = tuple(tuple(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row)
    quoted = all(part.startswith('"') for part in first.split(delimiter))
    return Sheet(rows, delimiter, newline, mark, quoted)


def delimiter_of(header: str) -> str:
    """Return what parts the cells of a header; what stands in quotes parts nothing."""
    return max(_DELIMITERS, key=_QUOTED.sub("", header).count)


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: what begins like one gets an apostrophe before it."""
    text = text.replace("\x00", "\u2400")
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text


def number(value: float, *, comma: bool = False) -> str:
    """Write a grade with at most two decimals, rounded down, with the decimal sign of the sheet."""
    text = points(value)
    return text.replace(".", ",") if comma else text


def points_of(entry: Entry, possible: float, *, missing_zero: bool) -> float | None:
    """Return a grade out of ``possible`` points, or None where the cell is to be left as it is."""
    if entry.grade.percent is None or (entry.status is Status.MISSING and not missing_zero):
        return None
    return entry.grade.percent * possible / 100


def left_out(entries: tuple[Entry, ...], *, missing_zero: bool) -> tuple[str, ...]:
    """Say whose cells are left as they are, and why."""
    notes = [
        f"{entry.student.name}: no grade ({entry.student.problem or entry.status})"
        for entry in entries
        if entry.grade.percent is None
    ]
    missing = [entry for entry in entries if entry.status is Status.MISSING]
    if missing and not missing_zero:
        whose = f"{len(missing)} handed in nothing, and their cells are left as they are"
        notes.append(f"{whose} ('--missing zero' fills them)")
    return tuple(notes)
