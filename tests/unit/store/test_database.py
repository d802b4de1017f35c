"""The store appends, finds by digest, and never lets an incomplete grade take the place of a complete one."""

import os
import sqlite3
from pathlib import Path

import msgspec
import pytest

from grader.core.cohort import Graded, Status, Student
from grader.core.report import FORMAT, ExerciseReport, Report, SubmissionReport
from grader.store import Store
from grader.store.database import Settings
from grader.store.files import StorageError

SETTINGS = Settings("source", "cnn", "digest", 0, "strict")
NOW = "2026-01-01T00:00:00+00:00"


def exercise(message: str = "", score: float = 100.0) -> ExerciseReport:
    """A result of nothing in particular."""
    return ExerciseReport("0-add", "Add", "0-add.py", score, 100.0, "graded", message, (), (), ())


def graded(key: str, score: float, status: Status = Status.GRADED) -> Graded:
    """A student with a report of that score."""
    report = Report(
        FORMAT,
        "cnn",
        "CNN",
        0,
        "strict",
        SubmissionReport(key, "d"),
        score,
        100.0,
        status is Status.GRADED,
        (exercise(),),
    )
    return Graded(Student(key, key, status=status), report)


def scores(store: Store, run: int | None = None) -> dict[str, float | None]:
    """What stands, by student."""
    return {one.student.key: one.report.score if one.report else None for one in store.current(run)}


def test_an_unfinished_run_of_the_same_settings_is_continued_and_a_finished_one_is_not(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        first = store.begin(SETTINGS, NOW)
        assert store.begin(SETTINGS, NOW) == first
        store.end(first, NOW)
        second = store.begin(SETTINGS, NOW)
        other = store.begin(msgspec.structs.replace(SETTINGS, seed=1), NOW)
        assert [first, second, other] == [1, 2, 3]
        assert [row.ended for row in store.runs()] == [True, False, False]


def test_the_newest_result_of_a_digest_stands(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        run = store.begin(SETTINGS, NOW)
        assert store.result("a") is None
        store.add_result(run, "a", exercise("first"), NOW)
        store.add_result(run, "a", exercise("second"), NOW)
        found = store.result("a")
        assert found is not None
        assert found.message == "second"
        assert store.has_result("a", run=run)
        assert not store.has_result("a", run=run + 1)


def test_an_incomplete_grade_never_takes_the_place_of_a_complete_one(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        first = store.begin(SETTINGS, NOW)
        store.add_grade(first, 0, graded("ada", 80), NOW)
        store.add_grade(first, 1, graded("bob", 0, Status.INCOMPLETE), NOW)
        store.end(first, NOW)
        second = store.begin(SETTINGS, NOW)
        store.add_grade(second, 0, graded("ada", 0, Status.INCOMPLETE), NOW)
        store.add_grade(second, 1, graded("bob", 50), NOW)
        store.end(second, NOW)

        assert scores(store, first) == {"ada": 80, "bob": 0}
        assert scores(store, second) == {"ada": 80, "bob": 50}
        standing, _ = store.standing(second, "ada")
        assert standing.student.status is Status.GRADED
        assert "run 1 stands" in standing.student.remarks[0]


def test_a_run_knows_its_own_students_alone(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        first = store.begin(SETTINGS, NOW)
        store.add_grade(first, 0, graded("left", 80), NOW)
        store.end(first, NOW)
        second = store.begin(SETTINGS, NOW)
        store.add_grade(second, 0, graded("came", 70), NOW)
        assert scores(store) == {"left": 80}, "an unfinished run is not what stands"
        store.end(second, NOW)
        assert scores(store) == {"came": 70}


def test_what_a_resumed_run_knows_is_not_appended_again(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        run = store.begin(SETTINGS, NOW)
        for score in (80, 80, 90):
            store.add_grade(run, 0, graded("ada", score), NOW)
    with sqlite3.connect(tmp_path / "grades.sqlite3") as connection:
        assert connection.execute("SELECT score FROM grade ORDER BY id").fetchall() == [(80,), (90,)]
    connection.close()


@pytest.mark.parametrize("table", ["run", "result", "report", "grade"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET rowid = 7", "DELETE FROM {}"])
def test_nothing_is_changed_or_deleted(tmp_path: Path, table: str, statement: str) -> None:
    with Store(tmp_path) as store:
        run = store.begin(SETTINGS, NOW)
        store.add_result(run, "a", exercise(), NOW)
        store.add_grade(run, 0, graded("ada", 80), NOW)
    connection = sqlite3.connect(tmp_path / "grades.sqlite3")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(statement.format(table))
    connection.close()


def test_a_lone_surrogate_of_a_student_is_kept_as_its_escape(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        run = store.begin(SETTINGS, NOW)
        store.add_result(run, "a", exercise("bad \ud800 text"), NOW)
        found = store.result("a")
        assert found is not None
        assert found.message == "bad \\ud800 text"


def test_no_database_a_damaged_one_and_a_newer_one_are_sentences(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="holds no grades.sqlite3"):
        Store(tmp_path, create=False)
    (tmp_path / "grades.sqlite3").write_bytes(b"no database at all" * 100)
    with pytest.raises(StorageError, match="not a database"):
        Store(tmp_path)
    (tmp_path / "grades.sqlite3").unlink()
    connection = sqlite3.connect(tmp_path / "grades.sqlite3")
    connection.execute("PRAGMA user_version = 99")
    connection.commit()
    connection.close()
    with pytest.raises(StorageError, match="schema 99"):
        Store(tmp_path)


def test_a_folder_that_nobody_may_write_to_is_read_without_a_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(tmp_path) as store:
        store.add_grade(store.begin(SETTINGS, NOW), 0, graded("ada", 80), NOW)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with Store(tmp_path, create=False) as store:
        assert [one.student.key for one in store.current()] == ["ada"]
        assert [path.name for path in tmp_path.iterdir()] == ["grades.sqlite3"]
        with pytest.raises(StorageError, match="readonly"):
            store.end(1, NOW)


def test_what_was_killed_before_its_first_run_holds_none(tmp_path: Path) -> None:
    (tmp_path / "grades.sqlite3").touch()
    with pytest.raises(StorageError, match="holds no run; grade with 'grader batch' first"):
        Store(tmp_path, create=False)
