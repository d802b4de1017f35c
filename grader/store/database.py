"""The database of an output folder: runs are appended, results are found by digest, nothing is overwritten."""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Self

import msgspec

from grader.core.cohort import Graded, Status, Student
from grader.core.policy import Policy
from grader.core.report import ExerciseReport, Report
from grader.store.encoding import encode
from grader.store.files import StorageError

NAME = "grades.sqlite3"
VERSION = 1
BUSY_MS = 30_000


class Settings(msgspec.Struct, frozen=True):
    """What a run was made with; two runs of equal settings are the same work.

    ``pack_place`` is how the person named the pack, ``scope`` what of a regrade was to be graded again, ``policy``
    the pack's own, which stands where no course file is given.
    """

    source: str
    pack: str
    pack_digest: str
    seed: int
    isolation: str
    versions: dict[str, str] = {}
    pack_place: str = ""
    platform: str = "auto"
    roster: str = ""
    scope: str = ""
    exercises: tuple[str, ...] = ()
    policy: Policy = Policy()
    language: str = "en"

    @property
    def fingerprint(self) -> str:
        """A digest of all settings."""
        return hashlib.sha256(msgspec.json.encode(self, order="deterministic")).hexdigest()


class RunRow(msgspec.Struct, frozen=True):
    """A run as the database knows it."""

    id: int
    begun_at: str
    ended: bool
    settings: Settings


class Store:
    """Reads and appends; every method that writes commits before it returns. The clock is the caller's."""

    def __init__(self, folder: Path, *, create: bool = True) -> None:
        """Open the database of an output folder; one that nobody may write to can still be read.

        Raises:
            StorageError: there is none and none is to be made, or it is damaged, or of a newer program.

        """
        self.path = folder / NAME
        if not create and not self.path.is_file():
            raise StorageError(f"{folder} holds no {NAME}; name the folder that 'grader batch … -o' wrote")
        with self._told():
            if create:
                folder.mkdir(parents=True, exist_ok=True)
            place, options = self.path.absolute().as_uri(), ""
            if not create and not os.access(folder, os.W_OK):
                # A backup or a read-only disk: a database without its log is not being changed by anyone.
                options = "?mode=ro" if self.path.with_name(f"{NAME}-wal").exists() else "?immutable=1"
            self._connection = sqlite3.connect(f"{place}{options}", uri=True, isolation_level=None)
            try:
                self._prepare(create=create)
            except BaseException:
                self._connection.close()
                raise

    def _prepare(self, *, create: bool) -> None:
        """Set the connection up, and to write, the schema where there is none."""
        self._connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        version = self._connection.execute("PRAGMA user_version").fetchone()[0]
        if version > VERSION:
            raise StorageError(f"{self.path} is of schema {version}; this program knows {VERSION}: update it")
        if not create:
            if version < VERSION:
                raise StorageError(f"{self.path} holds no run; grade with 'grader batch' first")
            return
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute("PRAGMA foreign_keys = ON")
        if version < VERSION:
            self._connection.executescript(resources.files("grader.store").joinpath("schema.sql").read_text("utf-8"))

    def __enter__(self) -> Self:
        """Give the store itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the database."""
        self._connection.close()

    def begin(self, settings: Settings, now: str) -> int:
        """Return the number of the unfinished last run of the same settings, or of a new run."""
        with self._told():
            row = self._connection.execute(
                "SELECT id, fingerprint, id IN (SELECT run FROM run_end) FROM run ORDER BY id DESC LIMIT 1"
            ).fetchone()
            if row and row[1] == settings.fingerprint and not row[2]:
                return int(row[0])
            cursor = self._connection.execute(
                "INSERT INTO run (begun_at, settings, fingerprint) VALUES (?, ?, ?)",
                (now, msgspec.json.encode(settings).decode(), settings.fingerprint),
            )
            return int(cursor.lastrowid or 0)

    def end(self, run: int, now: str) -> None:
        """Mark a run as finished."""
        with self._told():
            self._connection.execute("INSERT OR IGNORE INTO run_end VALUES (?, ?)", (run, now))

    def runs(self) -> tuple[RunRow, ...]:
        """All runs, oldest first."""
        query = "SELECT id, begun_at, id IN (SELECT run FROM run_end), settings FROM run ORDER BY id"
        with self._told():
            rows = self._connection.execute(query).fetchall()
        return tuple(RunRow(row[0], row[1], bool(row[2]), msgspec.json.decode(row[3], type=Settings)) for row in rows)

    def result(self, digest: str) -> ExerciseReport | None:
        """Return the newest complete result of a digest, or None."""
        query = "SELECT report FROM result WHERE digest = ? ORDER BY id DESC LIMIT 1"
        with self._told():
            row = self._connection.execute(query, (digest,)).fetchone()
        return msgspec.json.decode(row[0], type=ExerciseReport) if row else None

    def has_result(self, digest: str, *, run: int | None = None) -> bool:
        """Whether there is a complete result of a digest, of that run if one is named."""
        query = "SELECT 1 FROM result WHERE digest = ? AND run = coalesce(?, run) LIMIT 1"
        with self._told():
            return self._connection.execute(query, (digest, run)).fetchone() is not None

    def add_result(self, run: int, digest: str, report: ExerciseReport, now: str) -> None:
        """Commit one complete result."""
        body = encode(report).decode()
        with self._told():
            self._connection.execute(
                "INSERT INTO result (digest, run, exercise, report, committed_at) VALUES (?, ?, ?, ?, ?)",
                (digest, run, report.id, body, now),
            )

    def add_grade(self, run: int, position: int, graded: Graded, now: str) -> str:
        """Commit one student's grade of a run, and return the digest of the report ("" without one).

        What a resumed run already knows to the letter is not appended again.
        """
        student, report = graded.student, graded.report
        detail = encode(student).decode()
        digest = ""
        with self._told(), self._transaction():
            if report is not None:
                body = encode(report)
                digest = hashlib.sha256(body).hexdigest()
                self._connection.execute("INSERT OR IGNORE INTO report VALUES (?, ?)", (digest, body.decode()))
            known = self._connection.execute(
                "SELECT detail, position, report FROM grade WHERE run = ? AND student = ? ORDER BY id DESC LIMIT 1",
                (run, student.key),
            ).fetchone()
            if known != (detail, position, digest or None):
                self._connection.execute(
                    "INSERT INTO grade (run, student, position, detail, status, complete, score, possible, report,"
                    " committed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        run,
                        student.key,
                        position,
                        detail,
                        student.status.value,
                        int(student.status is not Status.INCOMPLETE),
                        report.score if report else None,
                        report.possible if report else None,
                        digest or None,
                        now,
                    ),
                )
        return digest

    def current(self, run: int | None = None) -> Iterator[Graded]:
        """Each student's standing grade, one at a time, in the order of the source.

        ``run`` is by default the newest that ended (the newest of all where none did); the students are that
        run's. An incomplete grade stands only where there is no complete one, and the student's remarks say so.
        """
        last = run if run is not None else self.latest()
        with self._told():
            for row in self._connection.execute(
                _standing("IN (SELECT student FROM grade WHERE run = :run)"), {"run": last}
            ):
                yield _graded(row)[0]

    def standing(self, run: int, student: str) -> tuple[Graded, str]:
        """Return one student's standing grade at a run, as ``current`` would, and its report's digest.

        Raises:
            KeyError: the run knows no such student.

        """
        with self._told():
            row = self._connection.execute(_standing("= :student"), {"run": run, "student": student}).fetchone()
        if row is None:
            raise KeyError(student)
        return _graded(row)

    def latest(self) -> int:
        """Return the newest run that ended, or the newest of all where none did (0: there is no run)."""
        query = "SELECT coalesce((SELECT max(run) FROM run_end), (SELECT max(id) FROM run), 0)"
        with self._told():
            return int(self._connection.execute(query).fetchone()[0])

    def page(self, student: str) -> str:
        """Return the digest of what the student's files were last written from ("" if never)."""
        query = "SELECT content FROM page WHERE student = ? ORDER BY id DESC LIMIT 1"
        with self._told():
            row = self._connection.execute(query, (student,)).fetchone()
        return str(row[0]) if row else ""

    def add_page(self, student: str, content: str) -> None:
        """Remember what the student's files were written from."""
        with self._told():
            self._connection.execute("INSERT INTO page (student, content) VALUES (?, ?)", (student, content))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise StorageError(
                f"{self.path}: {error}; what was committed before is safe: cure this, then give the same command again"
            ) from error


def _standing(students: str) -> str:
    # ``students`` is one of two constants of this module; every value is bound.
    return (
        "SELECT newest.detail, stands.detail, body, stands.run, stands.report FROM grade AS stands JOIN ("  # noqa: S608
        "  SELECT coalesce(max(CASE WHEN complete THEN id END), max(id)) AS standing, max(id) AS latest"
        "  FROM grade WHERE run <= :run AND student " + students + " GROUP BY student)"
        " ON stands.id = standing JOIN grade AS newest ON newest.id = latest"
        " LEFT JOIN report ON report.digest = stands.report ORDER BY newest.position, newest.id"
    )


def _graded(row: tuple[str, str, str | None, int, str | None]) -> tuple[Graded, str]:
    newest, detail, body, run, digest = row
    student = msgspec.json.decode(detail, type=Student)
    if newest != detail and msgspec.json.decode(newest, type=Student).status is Status.INCOMPLETE:
        remark = f"the grade of run {run} stands, since the grader failed on this student later"
        student = msgspec.structs.replace(student, remarks=(*student.remarks, remark))
    return Graded(student, msgspec.json.decode(body, type=Report) if body else None), digest or ""
