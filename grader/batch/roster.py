"""The list of who should have handed in: a CSV of any header, matched by what its cells hold."""

import csv
import io
import re
import unicodedata
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

import msgspec

from grader.batch.sources.found import Found, key_of, unique
from grader.core.cohort import Status, Student
from grader.core.errors import UsageError
from grader.render.sheet import delimiter_of

_NUMBER = re.compile(r"\D*?(\d+)")
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")
# A title that stands in two of these is a whole name only where its other half is not there: «Nom», «Prénom».
_NAMES = (
    *("name", "full name", "student", "student name", "display name", "vollständiger name", "nom complet"),
    *("nombre completo", "nome completo", "nome", "nom", "nombre"),
)
_FIRST = (
    *("first name", "firstname", "given name", "first", "vorname", "prénom", "prenom", "nombre", "nome", "voornaam"),
)
_LAST = (
    *("last name", "lastname", "surname", "family name", "last", "nachname", "familienname", "nom de famille", "nom"),
    *("apellido(s)", "apellidos", "apellido", "cognome", "apelido", "sobrenome", "achternaam"),
)
_EXACT = ("email", "sid", "repository", "github", "canvas", "moodle", "gradescope")


class Roster(msgspec.Struct, frozen=True):
    """The header and the rows of the CSV, as they stand there."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def name(self, row: tuple[str, ...]) -> str:
        """Return how a row's student is called: the name's column, first and last name, or the first cell."""
        cells = {title.strip().casefold(): cell for title, cell in zip(self.header, row, strict=False)}
        first = next((cells[title] for title in _FIRST if cells.get(title)), "")
        last = next((cells[title] for title in _LAST if cells.get(title)), "")
        if first and last:
            return f"{first} {last}"
        return next((cells[title] for title in _NAMES if cells.get(title)), next((cell for cell in row if cell), ""))

    def identifiers(self, row: tuple[str, ...]) -> dict[str, str]:
        """Return a row's cells by their titles, in small letters; an address is its «email», whatever its title."""
        given = {
            title.strip().casefold(): cell.strip()
            for title, cell in zip(self.header, row, strict=False)
            if title.strip() and cell.strip()
        }
        address = next((cell for cell in given.values() if _ADDRESS.fullmatch(cell)), "")
        return {**({"email": address} if address else {}), **given}


def read_roster(path: Path) -> Roster:
    """Read a roster in UTF-8 (with a mark or without) or UTF-16, with commas, semicolons or tabs.

    A row that stands there twice to the letter is one student.

    Raises:
        UsageError: it cannot be read, or holds no rows.

    """
    try:
        data = path.read_bytes()
        text = data.decode("utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read as UTF-8 ({error}); save the roster as CSV in UTF-8") from error
    cells = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text.partition("\n")[0]))
    try:
        rows = [tuple(row) for row in cells if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise UsageError(f"{path} is no CSV (line {cells.line_num}: {error}); save the roster as CSV") from error
    if len(rows) < 2:
        raise UsageError(f"{path} holds no students; a roster is a header and one row a student")
    return Roster(rows[0], tuple(dict.fromkeys(row for row in rows[1:] if not _is_canvas_own(rows[0], row))))


def _is_canvas_own(header: tuple[str, ...], row: tuple[str, ...]) -> bool:
    """Whether a row of Canvas's gradebook is nobody's: the points possible, the posting policy, the test student."""
    places = [title.strip().casefold() for title in header]
    if places[:2] != ["student", "id"]:
        return False
    return len(row) < 2 or not row[1].strip() or row[0].strip() == "Student, Test"


def enrol(found: tuple[Found, ...], roster: Roster) -> tuple[Found, ...]:
    """Give every submission its row, in doubt none; add a student for each row without a submission.

    Cells are compared, not titles: exact identifiers first (e-mail, numbers, logins), then the name in any order
    of its words. Two rows for a submission, or two submissions for a row, are listed as ambiguous.
    """
    index = Index(roster)
    claims: dict[int, list[int]] = {}
    rows_of: list[list[int]] = []
    for number, item in enumerate(found):
        rows = index.rows(item.student)
        rows_of.append(rows)
        if len(rows) == 1:
            claims.setdefault(rows[0], []).append(number)
    result = [_placed(item, rows, claims, found, roster) for item, rows in zip(found, rows_of, strict=True)]
    spoken_for = {row for rows in rows_of for row in rows}
    missing = [_missing(row, roster) for number, row in enumerate(roster.rows) if number not in spoken_for]
    return unique([*result, *missing])


def _placed(
    item: Found, rows: list[int], claims: dict[int, list[int]], found: tuple[Found, ...], roster: Roster
) -> Found:
    student = item.student
    if not rows:
        remarks = (*student.remarks, "is not in the roster")
        return _with(item, msgspec.structs.replace(student, remarks=remarks))
    if len(rows) > 1:
        names = ", ".join(roster.name(roster.rows[row]) for row in rows)
        problem = f"fits {len(rows)} rows of the roster: {names}"
        return _with(item, msgspec.structs.replace(student, status=Status.AMBIGUOUS, problem=problem))
    row = roster.rows[rows[0]]
    merged = {**roster.identifiers(row), **student.identifiers}
    name = roster.name(row) or student.name
    student = msgspec.structs.replace(student, name=name, identifiers=merged)
    rivals = [found[number].student.key for number in claims[rows[0]] if found[number] is not item]
    if rivals:
        problem = f"{name} has more than one submission: {', '.join([item.student.key, *rivals])}"
        student = msgspec.structs.replace(student, status=Status.AMBIGUOUS, problem=problem)
    return _with(item, student)


def _with(item: Found, student: Student) -> Found:
    return msgspec.structs.replace(item, student=student)


def _missing(row: tuple[str, ...], roster: Roster) -> Found:
    name = roster.name(row)
    return Found(
        Student(
            key=key_of(name),
            name=name,
            identifiers=roster.identifiers(row),
            platform="roster",
            status=Status.MISSING,
            problem="nothing was handed in",
        )
    )


class Index:
    """The roster's rows by exact cell, by the number at a cell's end, and by the words of the name."""

    def __init__(self, roster: Roster) -> None:
        self.cells: dict[str, list[int]] = {}
        self.participants: dict[str, list[int]] = {}
        self.words: dict[tuple[str, ...], list[int]] = {}
        self.letters: dict[str, list[int]] = {}
        for number, row in enumerate(roster.rows):
            for cell in {_folded(cell) for cell in row if cell.strip()}:
                self.cells.setdefault(cell, []).append(number)
            # Moodle calls them «Participant 12345», or whatever the site's language makes of it.
            match = _NUMBER.fullmatch(row[0].strip()) if row else None
            if match:
                self.participants.setdefault(match[1], []).append(number)
            name = roster.name(row)
            if not _words(name):
                continue
            self.words.setdefault(_words(name), []).append(number)
            for spelling in {"".join(_plain(name)), "".join(reversed_words(name))}:
                self.letters.setdefault(spelling, []).append(number)

    def rows(self, student: Student) -> list[int]:
        """Return the rows that fit best: none, one, or all that fit equally well."""
        known, named = self._by_identifier(student), self._by_name(student)
        if known and "name" in student.identifiers and named and not set(known) & set(named):
            # A number may stand in a column that means something else: the name speaks for another row.
            return [*known, *named]
        return known or named

    def _by_identifier(self, student: Student) -> list[int]:
        for kind in _EXACT:
            value = student.identifiers.get(kind, "")
            # A user's name may hold hyphens as the assignment's does: the longest login that a clone ends in is it.
            parts = value.split("-") if kind == "repository" else [value]
            for at in range(len(parts)):
                found = self.cells.get(_folded("-".join(parts[at:])))
                if found:
                    return found
        return self.participants.get(student.identifiers.get("moodle", ""), [])

    def _by_name(self, student: Student) -> list[int]:
        for name in (student.identifiers.get("name", student.name), student.name):
            # Canvas writes «lastfirst» without a space.
            letters = "".join(_plain(name))
            for candidates in (self.cells.get(_folded(name)), self.words.get(_words(name)), self.letters.get(letters)):
                if candidates:
                    return candidates
        return []


def reversed_words(name: str) -> list[str]:
    """Return the letters of «Last First» for a «First Last»: the last word first."""
    words = _plain(name)
    return [*words[-1:], *words[:-1]]


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()


def _plain(text: str) -> list[str]:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return re.findall(r"\w+", bare.replace("_", " "))


def _words(name: str) -> tuple[str, ...]:
    return tuple(sorted(_plain(name)))
