"""A teacher's own CSV, read and written again with every cell that is not ours untouched; our cells are harmless."""

import re
from collections.abc import Iterator

import msgspec

from grader.core.cohort import Entry, Status
from grader.render.figures import count, points

BOM = "\ufeff"
_DELIMITERS = ",;\t"
_QUOTED = re.compile(r'"[^"]*"')
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "\uff1d", "\uff0b", "\uff0d", "\uff20")


class SheetError(ValueError):
    """A sheet that is not of the format that was asked for."""


class Cell(msgspec.Struct, frozen=True):
    """A cell as it stands in a file, quotes and all, with the delimiter or the line's end behind it."""

    written: str
    end: str


class Sheet(msgspec.Struct, frozen=True):
    """A CSV: its cells, and how it was written; ``written`` is empty for a new one."""

    rows: tuple[tuple[str, ...], ...]
    delimiter: str = ","
    newline: str = "\r\n"
    mark: bool = False
    quoted: bool = False
    written: tuple[tuple[Cell, ...], ...] = ()

    @property
    def header(self) -> tuple[str, ...]:
        """The first row."""
        return self.rows[0]

    def column(self, *titles: str) -> int | None:
        """Return the first column whose title is one of these, whatever the case of its letters."""
        wanted = {title.casefold() for title in titles}
        return next((at for at, title in enumerate(self.header) if title.strip().casefold() in wanted), None)

    def amount(self, row: int, column: int | None) -> "Amount | None":
        """Return the number in a cell, or None where there is none."""
        text = self.rows[row][column].strip() if column is not None and column < len(self.rows[row]) else ""
        return Amount(float(text.replace(",", ".")), "," in text) if _NUMBER.fullmatch(text) else None

    def with_cells(self, cells: dict[tuple[int, int], str]) -> "Sheet":
        """Return the sheet with some cells replaced, by (row, column); the header is row 0."""
        rows = [list(row) for row in self.rows]
        written = [list(row) for row in self.written]
        for (row, column), text in cells.items():
            missing = column + 1 - len(rows[row])
            rows[row] += [""] * missing
            rows[row][column] = text
            if written:
                end = written[row][-1].end
                if missing > 0:
                    written[row][-1] = msgspec.structs.replace(written[row][-1], end=self.delimiter)
                    written[row] += [Cell("", self.delimiter)] * (missing - 1) + [Cell("", end)]
                written[row][column] = msgspec.structs.replace(written[row][column], written=self._quoted(text))
        return msgspec.structs.replace(
            self, rows=tuple(tuple(row) for row in rows), written=tuple(tuple(row) for row in written)
        )

    def encode(self) -> bytes:
        """Write the sheet as it was written, with the mark that Excel needs where it was there."""
        if self.written:
            text = "".join(cell.written + cell.end for row in self.written for cell in row)
        else:
            lines = (self.delimiter.join(self._quoted(cell) for cell in row) for row in self.rows)
            text = "".join(f"{line}{self.newline}" for line in lines)
        return ((BOM if self.mark else "") + text).encode("utf-8", "replace")

    def _quoted(self, text: str) -> str:
        bare = not self.quoted and not any(sign in text for sign in (self.delimiter, '"', "\r", "\n"))
        return text if bare else '"' + text.replace('"', '""') + '"'


class Amount(msgspec.Struct, frozen=True):
    """A number of a sheet, and whether it is written with a decimal comma."""

    value: float
    comma: bool = False

    def share(self, percent: float) -> str:
        """Write what ``percent`` of it is."""
        return number(percent * self.value / 100, comma=self.comma)


HUNDRED = Amount(100.0)


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
    written = tuple(_written(text, delimiter))
    rows = tuple(tuple(_value(cell.written) for cell in row) for row in written)
    quoted = all(cell.written.startswith('"') for cell in written[0])
    return Sheet(rows, delimiter, newline, mark, quoted, written)


def _written(text: str, delimiter: str) -> Iterator[tuple[Cell, ...]]:
    """Part a text into rows of cells that give the text again to the letter."""
    cell = re.compile(rf'("(?:[^"]|"")*"[^{delimiter}\r\n]*|[^{delimiter}\r\n]*)({delimiter}|\r\n|\n|\r|\Z)')
    row: list[Cell] = []
    for match in cell.finditer(text):
        if match.start() == len(text) and not row:
            return
        row.append(Cell(match[1], match[2]))
        if match[2] != delimiter:
            yield tuple(row)
            row = []


def _value(written: str) -> str:
    quoted = re.fullmatch(r'"((?:[^"]|"")*)"(.*)', written, re.DOTALL)
    return quoted[1].replace('""', '"') + quoted[2] if quoted else written


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


def percent_of(entry: Entry, *, missing_zero: bool) -> float | None:
    """Return a grade out of 100, or None where the cell is to be left as it is."""
    if entry.status is Status.MISSING and not missing_zero:
        return None
    return entry.grade.percent


def replaced(before: Sheet, after: Sheet) -> tuple[str, ...]:
    """Say how many cells were not empty, and hold something else now."""
    pairs = (
        (old.strip(), new.strip())
        for row, again in zip(before.rows, after.rows, strict=True)
        for old, new in zip(row, again, strict=False)
    )
    changed = sum(old not in ("", "-", new) for old, new in pairs)
    return (f"what stood in {count(changed, 'cell')} before was replaced",) if changed else ()


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
