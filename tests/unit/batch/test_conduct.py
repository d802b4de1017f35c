"""A whole batch with the fake judge: whose policy is applied, and that everybody is told."""

from pathlib import Path

import msgspec
import pytest

from grader.batch.conduct import Request, conduct
from grader.batch.exports import Wish, export
from grader.core.cohort import Cohort
from grader.core.errors import UsageError
from grader.core.exercise import Pack
from grader.core.policy import Policy
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


def test_a_weight_of_no_exercise_stops_the_batch(source: Path, tmp_path: Path) -> None:
    course = tmp_path / "course.toml"
    course.write_text('[policy]\nweights = { "0-adt" = 2 }\n', encoding="utf-8")
    with pytest.raises(UsageError, match="course.toml weighs '0-adt', which is no exercise; did you mean '0-add'?"):
        grade(source, tmp_path / "out", pack(), course)
