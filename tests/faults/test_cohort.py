"""Faults at named points of a batch: what was graded before stands, nobody gets a zero, and the next run mends it."""

import errno
import os
import sqlite3
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, NamedTuple

import msgspec
import pytest

from grader.batch import pages
from grader.batch.conduct import Request, conduct
from grader.batch.pool import LocalPool
from grader.batch.ports import Done, Executor, Grader, Opener, Task
from grader.batch.run import is_complete
from grader.core.cohort import Cohort, Status
from grader.core.exercise import Pack
from grader.core.report import CaseReport, ExerciseReport, Report
from grader.core.submission import Submission
from grader.render import gradebook, index
from grader.store import Store, database, hold
from grader.store.files import StorageError
from grader.store.lock import LockError
from tests.batch.fakes import FakeGrader, FakeJudge, HereExecutor, OpenFake, Ticking, Watching, hand_in, pack

NO_SPACE = OSError(errno.ENOSPC, "No space left on device")
EARLIER = {"ada": 100.0, "bob": 75.0}


class Setting:
    """A cohort that was graded once, and the parts of the run that is to fail."""

    def __init__(self, place: Path, patch: pytest.MonkeyPatch) -> None:
        self.place = place
        self.out = place / "out"
        self.patch = patch
        self.reached: list[str] = []
        self.pack = pack()
        self.judge: Any = Judging(self.pack)
        self.executor: Executor = HereExecutor(FakeGrader("", 0))
        self.clock: Callable[[], str] = Ticking()
        self.watching: Any = Watching()
        self.compare: Any = None
        hand_in(place / "source", "ada", "right", "right #1")
        hand_in(place / "source", "bob", "right", "wrong")

    def run(self) -> Cohort:
        """Grade the cohort with what there is."""
        request = Request(str(self.place / "source"), self.out)
        return conduct(request, self.pack, self.judge, self.executor, self.clock, self.watching, self.compare)

    def raising(self, error: BaseException, after: int = 0) -> Callable[..., Any]:
        """Return a function that raises, at once or from the call ``after`` that many on."""
        calls: list[int] = []

        def fail(*_: Any, **__: Any) -> Any:
            calls.append(1)
            if len(calls) > after:
                self.reached.append(type(error).__name__)
                raise error
            return ""

        return fail

    def standing(self) -> dict[str, float]:
        """The grades that stand in the database, by student."""
        with Store(self.out) as store:
            found = {key: store.standing(store.latest(), key)[0].report for key in EARLIER}
        return {key: report.score for key, report in found.items() if report is not None}

    def files(self) -> dict[str, bytes]:
        """The students' files as they stand."""
        return {path.name: path.read_bytes() for path in sorted((self.out / "students").iterdir())}


class Judging(FakeJudge):
    """The fake judge, to whom a report is incomplete if a box failed, as to the real one."""

    def assemble(self, submission: Submission, reports: tuple[ExerciseReport, ...]) -> Report:
        """Take the mean."""
        whole = super().assemble(submission, reports)
        return msgspec.structs.replace(whole, complete=all(map(is_complete, reports)))


class Failing:
    """An executor that fails after so many tasks."""

    def __init__(self, setting: Setting, error: BaseException, after: int) -> None:
        self._setting, self._error, self._after = setting, error, after

    def run(self, tasks: Iterator[Task]) -> Generator[Done, None, None]:
        """Grade some tasks, then fail."""
        grader = FakeGrader("", 0)
        for number, task in enumerate(tasks):
            if number >= self._after:
                self._setting.reached.append("executor")
                raise self._error
            yield Done(task, grader.grade(task))


class Spoiling:
    """A grader whose every report is spoilt by the judge."""

    def __init__(self, setting: Setting, change: Callable[[ExerciseReport], ExerciseReport]) -> None:
        self._setting, self._change = setting, change

    def grade(self, task: Task) -> ExerciseReport:
        """Grade, and spoil it."""
        self._setting.reached.append("grader")
        return self._change(FakeGrader("", 0).grade(task))


class Giving(HereExecutor):
    """An executor that could finish nothing."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(FakeGrader("", 0))
        self._setting = setting

    def run(self, tasks: Iterator[Task]) -> Generator[Done, None, None]:
        """Say of every task that it could not be finished."""
        for task in tasks:
            self._setting.reached.append("executor")
            yield Done(task, None, "the machine caught fire")


def without_box(report: ExerciseReport) -> ExerciseReport:
    """A report with a case that the box failed on, and no points."""
    case = CaseReport("c", "c", False, "BOX_FAILED", "runs", "the grader failed here", 0.0, 50.0)
    return msgspec.structs.replace(report, cases=(case,), score=0.0)


def all_lost(report: ExerciseReport) -> ExerciseReport:
    """A report of a judge that failed."""
    return msgspec.structs.replace(report, outcome="judge_fault", cases=(), score=0.0)


def limited(setting: Setting) -> None:
    """Let the database hold no page more than it does."""
    prepare = Store._prepare

    def prepare_small(store: Store, *, create: bool) -> None:
        prepare(store, create=create)
        store._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        pages_now = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages_now}")
        setting.reached.append("database")

    setting.patch.setattr(Store, "_prepare", prepare_small)


def read_only(setting: Setting) -> None:
    """Open the database for reading alone."""
    connect = sqlite3.connect

    def connect_read_only(place: str, **keywords: Any) -> sqlite3.Connection:
        setting.reached.append("database")
        connection: sqlite3.Connection = connect(f"{place}?mode=ro", **keywords)
        return connection

    setting.patch.setattr(sqlite3, "connect", connect_read_only)


def without_room(setting: Setting) -> None:
    """Let no file be begun that is to be put in another's place."""
    begin = Path.open

    def begin_others(path: Path, *arguments: Any, **keywords: Any) -> IO[Any]:
        if path.suffix == ".part":
            setting.reached.append("file")
            raise NO_SPACE
        file: IO[Any] = begin(path, *arguments, **keywords)
        return file

    setting.patch.setattr(Path, "open", begin_others)


def spoilt(setting: Setting, name: str, error: BaseException) -> None:
    """Let a function of the store fail from its second call on."""
    original = getattr(Store, name)
    calls: list[int] = []

    def fail(store: Store, *arguments: Any, **keywords: Any) -> Any:
        calls.append(1)
        if len(calls) > 1:
            setting.reached.append(name)
            raise error
        return original(store, *arguments, **keywords)

    setting.patch.setattr(Store, name, fail)


class Point(NamedTuple):
    """Where a fault is put, and what the batch raises (None: it ends, and the students' grades are incomplete)."""

    name: str
    install: Callable[[Setting], None]
    error: type[BaseException] | None = None


def of(name: str, value: Callable[[Setting], Any]) -> Callable[[Setting], None]:
    """Give a part of the run another value."""
    return lambda setting: setattr(setting, name, value(setting))


def on(owner: object, name: str, error: BaseException) -> Callable[[Setting], None]:
    """Let what an object or a module has under a name raise."""
    return lambda setting: setting.patch.setattr(owner, name, setting.raising(error))


def in_judge(name: str, error: BaseException) -> Callable[[Setting], None]:
    """Let a function of the judge raise."""
    return lambda setting: setting.patch.setattr(setting.judge, name, setting.raising(error))


POINTS = (
    Point("no task can be finished", of("executor", Giving)),
    Point("every box fails", of("executor", lambda setting: HereExecutor(Spoiling(setting, without_box)))),
    Point("every report is the judge's fault", of("executor", lambda s: HereExecutor(Spoiling(s, all_lost)))),
    Point("the executor fails at once", of("executor", lambda s: Failing(s, RuntimeError("x"), 0)), RuntimeError),
    Point("the executor fails in the midst", of("executor", lambda s: Failing(s, OSError("x"), 1)), OSError),
    Point("a key interrupts", of("executor", lambda s: Failing(s, KeyboardInterrupt(), 1)), KeyboardInterrupt),
    Point("memory runs out", of("executor", lambda s: Failing(s, MemoryError(), 2)), MemoryError),
    Point("a submission cannot be read", in_judge("collect", OSError(errno.EIO, "x")), OSError),
    Point("reports cannot be put together", in_judge("assemble", ValueError("x")), ValueError),
    Point("the clock fails", of("clock", lambda s: s.raising(OSError("x"), 3)), OSError),
    Point(
        "the screen is gone",
        lambda s: s.patch.setattr(s.watching, "done", s.raising(BrokenPipeError())),
        BrokenPipeError,
    ),
    Point("the comparison fails", of("compare", lambda s: s.raising(RuntimeError("x"))), RuntimeError),
    Point("a page cannot be drawn", on(pages, "render_html", RuntimeError("x")), RuntimeError),
    Point("a report cannot be written as JSON", on(pages, "render_json", RuntimeError("x")), RuntimeError),
    Point("the cohort's page cannot be drawn", on(index, "render", RuntimeError("x")), RuntimeError),
    Point("the grades cannot be written", on(gradebook, "plain", RuntimeError("x")), RuntimeError),
    Point("no file can be begun", without_room, StorageError),
    Point("no file can be finished", on(os, "fsync", NO_SPACE), StorageError),
    Point("no file can be put in its place", on(os, "replace", OSError(errno.EROFS, "read-only")), StorageError),
    Point("the database is full", limited, StorageError),
    Point("the database may not be written", read_only, StorageError),
    Point("a result cannot be committed", lambda s: spoilt(s, "add_result", StorageError("x")), StorageError),
    Point("a grade cannot be committed", lambda s: spoilt(s, "add_grade", StorageError("x")), StorageError),
    Point("a page cannot be remembered", lambda s: spoilt(s, "add_page", StorageError("x")), StorageError),
    Point(
        "a committed result is gone",
        lambda s: s.patch.setattr(Store, "result", s.raising(StorageError("x"))),
        StorageError,
    ),
)


@pytest.fixture
def setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Setting:
    found = Setting(tmp_path, monkeypatch)
    cohort = found.run()
    assert {entry.student.key: entry.score for entry in cohort.entries} == EARLIER
    # Another title makes other pages.
    changed = msgspec.structs.replace(
        pack(digest="changed"), title="A changed pack"
    )  # everything is to be graded again, so that a fault can be reached
    found.pack, found.judge = changed, Judging(changed)
    found.watching = Watching()
    return found


def agrees(files: dict[str, bytes], earlier: dict[str, bytes]) -> bool:
    """Whether every student's file is whole, and tells of the earlier grade."""
    scores = {name: msgspec.json.decode(data)["score"] for name, data in files.items() if name.endswith(".json")}
    return files.keys() == earlier.keys() and scores == {f"{key}.json": score for key, score in EARLIER.items()}


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point.name)
def test_a_fault_loses_no_earlier_grade(point: Point, setting: Setting) -> None:
    earlier = setting.files()
    with setting.patch.context() as inner:
        setting.patch = inner
        point.install(setting)
        if point.error is None:
            statuses = {entry.status for entry in setting.run().entries}
            # What stands is the earlier grade, or nothing: never a zero that looks like a grade.
            assert statuses <= {Status.GRADED, Status.INCOMPLETE}
        else:
            with pytest.raises(point.error):
                setting.run()
    assert setting.reached, "the fault was not reached"
    assert setting.standing() == EARLIER
    assert agrees(setting.files(), earlier)
    assert not list(setting.out.rglob("*.part")) or point.name == "no file can be put in its place"
    mended = Setting.__new__(Setting)
    mended.__dict__.update(setting.__dict__)
    mended.executor, mended.clock, mended.watching, mended.compare = (
        HereExecutor(FakeGrader("", 0)),
        Ticking(),
        Watching(),
        None,
    )
    mended.judge = Judging(setting.pack)
    cohort = mended.run()
    assert {entry.student.key: (entry.status, entry.score) for entry in cohort.entries} == {
        key: (Status.GRADED, score) for key, score in EARLIER.items()
    }


def test_a_locked_database_is_waited_for_and_then_named(setting: Setting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_MS", 50)
    other = sqlite3.connect(setting.out / database.NAME, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StorageError):
        setting.run()
    other.execute("ROLLBACK")
    other.close()
    assert setting.standing() == EARLIER


def test_a_damaged_database_is_named_and_left_as_it_is(setting: Setting) -> None:
    path = setting.out / database.NAME
    damaged = b"\xff" * 200 + path.read_bytes()[200:]
    path.write_bytes(damaged)
    for name in (f"{database.NAME}-wal", f"{database.NAME}-shm"):
        (setting.out / name).unlink(missing_ok=True)
    files = setting.files()
    with pytest.raises(StorageError):
        setting.run()
    assert path.read_bytes() == damaged
    assert setting.files() == files


def test_a_second_batch_is_refused_and_changes_nothing(setting: Setting) -> None:
    with hold(setting.out), pytest.raises(LockError):
        setting.run()
    assert setting.standing() == EARLIER


class OpenNothing(msgspec.Struct, frozen=True):
    """An opener whose boxes cannot be opened, in whatever process."""

    @contextmanager
    def __call__(self, pack: Pack) -> Iterator[Grader]:
        """Fail."""
        if pack.name:
            raise RuntimeError("no boxes")
        yield FakeGrader("", 0)


@pytest.mark.parametrize("word", ["die", "raise", "no boxes"])
def test_a_grading_process_that_fails_leaves_a_student_incomplete(word: str, setting: Setting) -> None:
    opener: Opener = OpenNothing() if word == "no boxes" else OpenFake()
    (setting.place / "source" / "bob" / "1-multiply.py").write_text(f"{word} now", encoding="utf-8")
    setting.executor = LocalPool(setting.pack, opener, 1)
    entries = {entry.student.key: entry for entry in setting.run().entries}
    assert entries["bob"].score == EARLIER["bob"]
    assert setting.standing() == EARLIER
    with Store(setting.out) as store:
        newest = {
            status for _, status in store._connection.execute("SELECT student, status FROM grade WHERE student = 'bob'")
        }
    assert "incomplete" in newest
