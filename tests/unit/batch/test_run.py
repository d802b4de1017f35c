"""A batch shares what is the same, repeats nothing, and keeps the judge's faults apart from grades."""

import dataclasses
import shutil
from pathlib import Path

import msgspec
import pytest

from grader.batch.conduct import Request, conduct, last_request
from grader.batch.pool import LocalPool
from grader.batch.run import Finished
from grader.core.cohort import Cohort, Status
from grader.core.errors import UsageError
from grader.core.exercise import Pack
from grader.store import Store
from grader.store.files import StorageError
from tests.batch.fakes import FakeGrader, FakeJudge, HereExecutor, OpenFake, Ticking, Watching, exercise, hand_in, pack


@dataclasses.dataclass
class Ran:
    """What a batch did."""

    cohort: Cohort
    finished: list[Finished]
    tasks: int

    @property
    def scores(self) -> dict[str, tuple[str, float]]:
        """Status and score by student."""
        return {entry.student.key: (entry.status.value, entry.score) for entry in self.cohort.entries}


def run(request: Request, *, fake: Pack | None = None) -> Ran:
    """Run a batch in this process."""
    fake = fake or pack()
    executor, watching = HereExecutor(FakeGrader("", 0)), Watching()
    cohort = conduct(request, fake, FakeJudge(fake), executor, Ticking(), watching)
    return Ran(cohort, watching.finished, len(executor.ran))


@pytest.fixture
def request_(tmp_path: Path) -> Request:
    """Three students, two of whom handed in the same."""
    source = tmp_path / "source"
    hand_in(source, "ada", "right", "right #1")
    hand_in(source, "bob", "right", "wrong")
    hand_in(source, "eve", "right", "wrong")
    return Request(str(source), tmp_path / "out")


def test_identical_files_are_graded_once(request_: Request) -> None:
    ran = run(request_)
    assert ran.tasks == 3
    assert ran.scores == {"ada": ("graded", 100.0), "bob": ("graded", 75.0), "eve": ("graded", 75.0)}
    assert [one.ran for one in ran.finished] == [2, 1, 0]


def test_a_source_that_goes_away_under_the_batch_stops_it_and_touches_no_grade(request_: Request) -> None:
    run(request_)

    class Removing(Watching):
        def done(self, finished: Finished) -> None:
            super().done(finished)
            shutil.rmtree(request_.source, ignore_errors=True)

    executor = HereExecutor(FakeGrader("", 0))
    with pytest.raises(StorageError, match=r"bob was there when the batch began, and is gone"):
        conduct(request_, pack(), FakeJudge(pack()), executor, Ticking(), Removing())
    with Store(request_.out, create=False) as store:
        assert {one.student.status for one in store.current()} == {Status.GRADED}


def test_a_loose_file_that_cannot_be_read_is_its_students_alone(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "Ada_12_assignsubmission_file_0-add.py").write_text("right", encoding="utf-8")
    (source / "Bob_13_assignsubmission_file_0-add.py").symlink_to("nowhere")
    ran = run(Request(str(source), tmp_path / "out"))
    assert {key: status for key, (status, _) in ran.scores.items()} == {"Ada_12": "graded", "Bob_13": "unreadable"}
    assert "Bob_13_assignsubmission_file_0-add.py cannot be read" in ran.cohort.entries[1].student.problem


def test_nobody_answers_for_an_executable_bit_that_the_platform_took(tmp_path: Path) -> None:
    hand_in(tmp_path / "folders", "ada", "right", "wrong")
    hand_in(tmp_path / "moodle", "ada_12_assignsubmission_file_", "right", "wrong")
    bits = {}
    for name in ("folders", "moodle"):
        executor = HereExecutor(FakeGrader("", 0))
        request = Request(str(tmp_path / name), tmp_path / f"out-{name}")
        conduct(request, pack(), FakeJudge(pack()), executor, Ticking(), Watching())
        bits[name] = [task.source and task.source.executable for task in executor.ran]
    assert bits == {"folders": [False, False], "moodle": [None, None]}


def test_what_stands_beside_an_exercise_with_a_partner_tells_two_tasks_apart(request_: Request) -> None:
    first, second = pack().exercises
    paired = msgspec.structs.replace(pack(), exercises=(first, msgspec.structs.replace(second, partner=first)))
    assert run(request_, fake=paired).tasks == 3
    hand_in(Path(request_.source), "kim", "right #2", "wrong")
    executor = HereExecutor(FakeGrader("", 0))
    conduct(request_, paired, FakeJudge(paired), executor, Ticking(), Watching())
    assert [(task.exercise, task.beside and task.beside.data) for task in executor.ran] == [
        ("0-add", None),
        ("1-multiply", b"right #2"),
    ]


def test_nothing_known_is_run_again_and_a_changed_exercise_touches_itself_alone(request_: Request) -> None:
    run(request_)
    assert run(request_).tasks == 0
    fake = pack()
    changed = msgspec.structs.replace(
        fake, exercises=(exercise("0-add.py", digest="new"), fake.exercises[1]), digest="new"
    )
    assert run(request_, fake=changed).tasks == 1


def test_all_files_of_the_folder_are_there(request_: Request) -> None:
    run(request_)
    names = {path.relative_to(request_.out).as_posix() for path in request_.out.rglob("*") if path.is_file()}
    assert {f"students/{who}.{kind}" for who in ("ada", "bob", "eve") for kind in ("html", "json")} <= names
    assert {"index.html", "grades.csv", "grades.sqlite3"} <= names


def test_missing_unreadable_and_roster(request_: Request, tmp_path: Path) -> None:
    source = Path(request_.source)
    (source / "dan").mkdir()
    (source / "dan" / "unreadable").write_text("", encoding="utf-8")
    (source / "zed").mkdir()
    roster = tmp_path / "roster.csv"
    roster.write_text("Name\nada\nbob\neve\ndan\nfay\n", encoding="utf-8")
    ran = run(msgspec.structs.replace(request_, roster=roster))
    statuses = {entry.student.key: entry.status for entry in ran.cohort.entries}
    assert statuses["dan"] is Status.UNREADABLE
    assert statuses["zed"] is Status.MISSING
    assert statuses["fay"] is Status.MISSING


def test_a_fault_of_the_judge_is_no_grade_is_tried_again_and_never_replaces_one(request_: Request) -> None:
    source = Path(request_.source)
    hand_in(source, "faye", "right", "fault")
    first = run(request_)
    assert first.scores["faye"][0] == "incomplete"
    assert run(request_).tasks == 1, "a fault is not kept as a result"

    (source / "faye" / "1-multiply.py").write_text("right", encoding="utf-8")
    assert run(request_).scores["faye"] == ("graded", 100.0)
    page = (request_.out / "students" / "faye.html").read_bytes()
    (source / "faye" / "1-multiply.py").write_text("fault", encoding="utf-8")
    later = run(request_)
    assert later.scores["faye"] == ("graded", 100.0)
    assert (request_.out / "students" / "faye.html").read_bytes() == page


def test_a_regrade_runs_what_it_names_and_keeps_the_rest(request_: Request) -> None:
    run(request_)
    again, _ = last_request(request_.out, frozenset({"ada"}), frozenset({"0-add"}))
    ran = run(again)
    assert ran.tasks == 1
    assert set(ran.scores) == {"ada", "bob", "eve"}
    again, _ = last_request(request_.out, frozenset(), frozenset())
    assert run(again).tasks == 3
    with Store(request_.out, create=False) as store:
        assert len(store.runs()) == 3


def test_a_regrade_of_nobody_names_the_nearest(request_: Request) -> None:
    run(request_)
    again, _ = last_request(request_.out, frozenset({"adda"}), frozenset())
    with pytest.raises(UsageError, match="did you mean 'ada'"):
        run(again)


def test_a_pool_gives_what_this_process_gives_and_survives_a_dying_worker(request_: Request, tmp_path: Path) -> None:
    here = run(request_)
    hand_in(Path(request_.source), "dying", "die", "raise")
    fake, watching = pack(), Watching()
    pool = LocalPool(fake, OpenFake(), 2)
    cohort = conduct(
        msgspec.structs.replace(request_, out=tmp_path / "other"), fake, FakeJudge(fake), pool, Ticking(), watching
    )
    scores = {entry.student.key: (entry.status.value, entry.score) for entry in cohort.entries}
    assert scores.pop("dying")[0] == "incomplete"
    assert scores == here.scores
    with Store(tmp_path / "other", create=False) as store:
        report = next(one.report for one in store.current() if one.student.key == "dying")
    assert report is not None
    assert "exit code 9" in report.exercises[0].message
    assert "RuntimeError: a bug of the judge" in report.exercises[1].message
