"""A whole batch with the fake judge: whose policy is applied, and that everybody is told."""

import shutil
from functools import partial
from pathlib import Path

import msgspec
import pytest

from grader.batch.conduct import Request, conduct
from grader.batch.exports import Wish, export
from grader.batch.similarity import similar
from grader.core.cohort import Cohort, Pair
from grader.core.errors import UsageError
from grader.core.exercise import Pack
from grader.core.policy import Late, Policy
from grader.store import Store
from grader.store.database import RunRow
from tests.batch.fakes import FakeGrader, FakeJudge, HereExecutor, Ticking, Watching, hand_in, pack

CAPPED = msgspec.structs.replace(pack(), policy=Policy(cap_percent=60))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """One student, who has everything right."""
    folder = tmp_path / "source"
    hand_in(folder, "ada", "right", "right")
    return folder


def grade(source: Path, out: Path, graded: Pack, course: Path | None = None) -> Cohort:
    """Grade a source into a folder."""
    request = Request(str(source), out, course=course)
    return conduct(request, graded, FakeJudge(graded), HereExecutor(FakeGrader("", 0)), Ticking(), Watching())


def exported(out: Path) -> str:
    """The plain gradebook."""
    return export(out, Wish("csv")).content.decode("utf-8-sig")


def test_the_packs_own_policy_is_applied_and_told(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    cohort = grade(source, out, CAPPED)
    assert cohort.entries[0].grade.percent == 60
    assert cohort.policy == ("the grades follow the pack's own policy", "nobody gets more than 60 of 100")
    page = (out / "index.html").read_text("utf-8")
    assert "the grades follow the pack&#39;s own policy" in page
    table = exported(out)
    assert "capped at 60 of 100 (was 100)" in table


def test_a_course_file_takes_the_place_of_the_packs_policy_and_stays(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    course = tmp_path / "mine.toml"
    course.write_text("[policy]\ncap_percent = 90\n", encoding="utf-8")
    grade(source, out, CAPPED)
    cohort = grade(source, out, CAPPED, course)
    assert cohort.entries[0].grade.percent == 90
    assert cohort.policy[0] == "the grades follow the course file mine.toml"
    assert "capped at 90 of 100 (was 100)" in exported(out)
    again = grade(source, out, CAPPED)
    assert again.entries[0].grade.percent == 90


def test_a_weight_of_what_is_not_graded_is_told(source: Path, tmp_path: Path) -> None:
    course = tmp_path / "course.toml"
    course.write_text('[policy]\nweights = { "1-multiply" = 2 }\n', encoding="utf-8")
    some = msgspec.structs.replace(pack(), exercises=pack().exercises[:1])
    cohort = grade(source, tmp_path / "out", some, course)
    assert cohort.remarks == ("1-multiply is weighed by the course, but is not graded in this run",)


def test_the_policy_is_told_at_the_export_too(source: Path, tmp_path: Path) -> None:
    grade(source, tmp_path / "out", CAPPED)
    assert "nobody gets more than 60 of 100" in export(tmp_path / "out", Wish("csv")).notes
    assert "before the course's policy" in export(tmp_path / "out", Wish("gradescope")).notes[0]


def test_who_handed_in_none_of_the_files_is_to_be_looked_at(source: Path, tmp_path: Path) -> None:
    (hand_in(source, "bob") / "main.py").write_text("right", encoding="utf-8")
    judge, fake = FakeJudge(pack()), pack()
    request = Request(str(source), tmp_path / "out")
    cohort = conduct(request, fake, judge, HereExecutor(FakeGrader("", 0)), Ticking(), Watching())
    assert [entry.student.remarks for entry in cohort.entries] == [(), ("holds none of the files",)]
    assert "holds none of the files" in (tmp_path / "out" / "index.html").read_text("utf-8")


def test_the_page_says_when_and_of_what(source: Path, tmp_path: Path) -> None:
    grade(source, tmp_path / "out", pack())
    page = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert "2026-01-01 00:00 UTC" in page
    assert str(source) in page


def test_a_comparison_that_finds_nothing_says_so_and_leaves_no_pages_of_an_earlier_one(
    source: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    hand_in(source, "bob", "right", "right")
    request, fake = Request(str(source), out), pack()

    def compared() -> Cohort:
        executor = HereExecutor(FakeGrader("", 0))
        compare = partial(_similar, fake=fake, out=out)
        return conduct(request, fake, FakeJudge(fake), executor, Ticking(), Watching(), compare)

    assert len(compared().pairs) == 2
    assert len(list((out / "similar").iterdir())) == 2
    (source / "bob" / "0-add.py").write_text("wrong", encoding="utf-8")
    (source / "bob" / "1-multiply.py").write_text("wrong", encoding="utf-8")
    cohort = compared()
    assert cohort.pairs == ()
    assert cohort.remarks == ("the files were compared with each other, and no two are much alike",)
    assert list((out / "similar").iterdir()) == []


def _similar(store: Store, row: RunRow, *, fake: Pack, out: Path) -> tuple[Pair, ...]:
    return similar(store, row, fake, out)


def test_what_the_instructor_laid_beside_the_submissions_is_nobodys(source: Path) -> None:
    (source / "class.csv").write_text("Name\nada\n", encoding="utf-8")
    (source / "course.toml").write_text("cap_percent = 90\n", encoding="utf-8")
    request = Request(str(source), source / "out", roster=source / "class.csv", course=source / "course.toml")
    fake = pack()
    for _ in range(2):
        cohort = conduct(request, fake, FakeJudge(fake), HereExecutor(FakeGrader("", 0)), Ticking(), Watching())
        assert [entry.student.key for entry in cohort.entries] == ["ada"]
    shutil.rmtree(source / "ada")
    with pytest.raises(UsageError, match="holds no submissions"):
        conduct(request, fake, FakeJudge(fake), HereExecutor(FakeGrader("", 0)), Ticking(), Watching())


def test_who_came_after_the_deadline_is_late_whoever_says_so(tmp_path: Path) -> None:
    source = tmp_path / "source"
    times = {"ada": "2026-03-01 11:00:00 Z", "bob": "2026-03-01 12:30:00 Z", "eve": "2026-03-01 14:00:00 Z"}
    for name in times:
        hand_in(source, f"submission_{name}", "right", "right")
    metadata = [
        f"submission_{name}:\n  :submitters:\n  - :name: {name}\n  :created_at: {at}\n" for name, at in times.items()
    ]
    (source / "submission_metadata.yml").write_text("".join(metadata), encoding="utf-8")
    policy = Policy(deadline="2026-03-01T12:00:00+00:00", late=Late(grace_hours=1))
    cohort = grade(source, tmp_path / "out", msgspec.structs.replace(pack(), policy=policy))
    assert {entry.student.name: entry.student.late for entry in cohort.entries} == {
        "ada": False,
        "bob": False,
        "eve": True,
    }
    assert "graded, late" in (tmp_path / "out" / "index.html").read_text("utf-8")


def test_a_weight_of_no_exercise_stops_the_batch(source: Path, tmp_path: Path) -> None:
    course = tmp_path / "course.toml"
    course.write_text('[policy]\nweights = { "0-adt" = 2 }\n', encoding="utf-8")
    with pytest.raises(UsageError, match="course.toml weighs '0-adt', which is no exercise; did you mean '0-add'?"):
        grade(source, tmp_path / "out", pack(), course)
