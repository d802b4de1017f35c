"""Two runs side by side: who moved, by which cases, and why."""

from pathlib import Path

import msgspec
import pytest

from grader.batch.compare import compare_runs
from grader.batch.conduct import Request, conduct
from grader.core.errors import UsageError
from grader.render.changes import render, table
from tests.batch.fakes import FakeGrader, FakeJudge, HereExecutor, Ticking, Watching, hand_in, pack


def grade(source: Path, out: Path, digest: str = "d") -> None:
    """Grade with the fake judge."""
    fake = pack(digest=digest)
    judge, executor = FakeJudge(fake), HereExecutor(FakeGrader("", 0))
    conduct(Request(str(source), out), fake, judge, executor, Ticking(), Watching())


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Two runs: ada mends her mistake, bob leaves, eve comes, zoe stays."""
    source, out = tmp_path / "source", tmp_path / "out"
    for student in ("ada", "bob", "zoe"):
        hand_in(source, student, "right", "wrong")
    grade(source, out)
    (source / "ada" / "1-multiply.py").write_text("right", encoding="utf-8")
    (source / "bob").rename(source / "eve")
    grade(source, out, digest="other")
    return out


def test_the_cases_that_moved_a_score_are_named(out: Path) -> None:
    changes = compare_runs(f"{out}#1", "#2", out)
    by_name = {change.student: change for change in changes.students}
    assert set(by_name) == {"ada", "bob", "eve"}
    assert changes.unchanged == 1
    ada = by_name["ada"]
    assert (ada.before, ada.after) == (75.0, 100.0)
    assert [(one.exercise, one.case, one.before, one.after) for one in ada.cases] == [
        ("1-multiply", "hard", "close, 0 of 50", "passed, 50 of 50")
    ]
    assert ada.cases[0].reason == "f()[0] is 2.0, but should be 1.0"
    assert by_name["bob"].reasons == ("is not in the later run",)
    assert by_name["eve"].reasons == ("was not in the earlier run",)
    assert any("pack changed" in reason for reason in changes.reasons)


def test_another_seed_is_no_other_pack(tmp_path: Path) -> None:
    hand_in(tmp_path / "source", "ada", "right", "right")
    for seed in (0, 7):
        fake = msgspec.structs.replace(pack(digest=f"of {seed}"), seed=seed)
        request = Request(str(tmp_path / "source"), tmp_path / "out")
        conduct(request, fake, FakeJudge(fake), HereExecutor(FakeGrader("", 0)), Ticking(), Watching())
    changes = compare_runs("1", "2", tmp_path / "out")
    assert changes.reasons == ("the seed changed from 0 to 7, and with it the numbers of the cases",)


def test_a_run_equals_itself(out: Path) -> None:
    changes = compare_runs(str(out), str(out))
    assert changes.students == ()
    assert changes.unchanged == 3


def test_page_and_table_say_the_same(out: Path) -> None:
    changes = compare_runs(f"{out}#1", "2", out)
    page, rows = render(changes), table(changes).decode("utf-8-sig").splitlines()
    assert "3 students changed, 1 did not" in page
    assert "f()[0] is 2.0, but should be 1.0" in page
    assert any(row.startswith("ada,ada,75,100,1-multiply,hard") for row in rows)


def test_no_such_run_names_those_there_are(out: Path) -> None:
    with pytest.raises(UsageError, match="the runs there are: 1, 2"):
        compare_runs(f"{out}#9", str(out))
