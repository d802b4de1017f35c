"""A course's policy is applied exactly, and every step is told."""

from pathlib import Path

import pytest

from grader.batch.conduct import policy_of
from grader.batch.policy import Applied, insist, read_policy, settle, told
from grader.core.cohort import Status, Student
from grader.core.errors import UsageError
from grader.core.policy import Late, Policy
from grader.core.report import FORMAT, ExerciseReport, Report, SubmissionReport

DEADLINE = "2026-03-01T12:00:00+00:00"


def report(*scores: float, complete: bool = True) -> Report:
    """A report with these scores of its exercises."""
    exercises = tuple(
        ExerciseReport(f"e{at}", "E", "e.py", score, 100.0, "graded", "", (), (), ()) for at, score in enumerate(scores)
    )
    whole = sum(scores) / len(scores)
    return Report(FORMAT, "p", "P", 0, "strict", SubmissionReport("s", "d"), whole, 100.0, complete, exercises)


def student(submitted_at: str = "", *, late: bool = False) -> Student:
    """A student who handed in at a time."""
    return Student("s", "S", submitted_at=submitted_at, late=late)


def test_without_a_policy_the_report_stands() -> None:
    grade = settle(student(), report(80, 60), Policy())
    assert (grade.percent, grade.steps) == (70.0, ())
    assert told(Policy()) == ()


def test_weights_and_the_weakest_left_out() -> None:
    policy = Policy(weights={"e0": 3.0}, drop_lowest=1)
    grade = settle(student(), report(100, 40, 0), policy)
    assert grade.percent == 85.0
    assert "e2" in grade.steps[0]
    assert "85" in grade.steps[1]


@pytest.mark.parametrize(
    ("handed_in", "expected"),
    [
        ("2026-03-01T12:00:00+00:00", 80.0),
        ("2026-03-01T13:59:59+00:00", 80.0),
        ("2026-03-01T14:00:01+00:00", 70.0),
        ("2026-03-02T15:00:00+01:00", 70.0),
        ("2026-03-02T14:00:01Z", 60.0),
        ("2026-04-02T14:00:01Z", 50.0),
    ],
)
def test_each_begun_day_after_the_grace_costs_points_up_to_a_most(handed_in: str, expected: float) -> None:
    policy = Policy(deadline=DEADLINE, late=Late(percent_per_day=10, grace_hours=2, most_percent=30))
    grade = settle(student(handed_in), report(80), policy)
    assert grade.percent == expected
    assert grade.late_points == 80.0 - expected


def test_late_by_an_unknown_time_costs_nothing_and_is_told() -> None:
    grade = settle(student(late=True), report(80), Policy(deadline=DEADLINE, late=Late(percent_per_day=10)))
    assert grade.percent == 80.0
    assert "no points were taken" in grade.steps[0]


def test_the_cap_of_late_work_needs_no_time_but_where_there_is_grace() -> None:
    policy = Policy(late_cap_percent=50)
    assert settle(student(late=True), report(80), policy).percent == 50.0
    assert settle(student(late=True), report(40), policy).percent == 40.0
    gracious = Policy(late_cap_percent=50, late=Late(grace_hours=2))
    grade = settle(student(late=True), report(80), gracious)
    assert grade.percent == 80.0
    assert "may have come within the grace" in grade.steps[1]


def test_caps() -> None:
    policy = Policy(deadline=DEADLINE, cap_percent=90, late_cap_percent=50)
    assert settle(student(), report(100), policy).percent == 90.0
    assert settle(student("2026-03-03T00:00:00Z"), report(100), policy).percent == 50.0
    assert len(told(policy)) == 2


def test_nothing_handed_in_is_zero_and_a_fault_of_the_grader_is_no_grade() -> None:
    missing = Student("s", "S", status=Status.MISSING)
    assert settle(missing, None, Policy()).percent == 0.0
    assert settle(student(), report(0, complete=False), Policy()).percent is None
    assert settle(Student("s", "S", status=Status.AMBIGUOUS, problem="two"), None, Policy()).percent is None


def test_what_is_not_full_never_reads_full() -> None:
    assert settle(student(), report(99.9999), Policy()).percent == 99.99


def test_a_course_file(tmp_path: Path) -> None:
    path = tmp_path / "course.toml"
    path.write_text(
        '[policy]\ndeadline = "2026-03-01T12:00:00+00:00"\nlate = { percent_per_day = 5 }\n', encoding="utf-8"
    )
    assert read_policy(path).late.percent_per_day == 5
    for wrong in ("[policy]\nwieghts = {}\n", 'deadline = "tomorrow"\n', "drop_lowest = 'one'\n"):
        path.write_text(wrong, encoding="utf-8")
        with pytest.raises(UsageError, match=r"course\.toml"):
            read_policy(path)


@pytest.mark.parametrize(
    "text",
    [
        "[policy]\ncap_percent = 90\n[late]\npercent_per_day = 5\n",
        'deadline = "2026-03-01T12:00:00"\n',
        "deadline = 2026-03-01T12:00:00\n",
        "policy = 3\n",
    ],
)
def test_a_course_file_that_says_less_than_was_meant_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "course.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"course\.toml"):
        read_policy(path)


def test_every_fault_of_a_course_file_is_told_with_its_cure(tmp_path: Path) -> None:
    path = tmp_path / "course.toml"
    path.write_text("[policy]\nwieghts = {}\ncap_percent = 120\n[late]\n", encoding="utf-8")
    with pytest.raises(UsageError) as told:
        read_policy(path)
    first, second, third = str(told.value).splitlines()
    assert "unknown key 'wieghts'; did you mean 'weights'?" in first
    assert "cap_percent is the number 120, but should be at least 0" in second
    assert "'late' stands beside [policy]" in third


def test_a_deadline_may_be_a_time_of_toml(tmp_path: Path) -> None:
    path = tmp_path / "course.toml"
    path.write_text("deadline = 2026-03-01T12:00:00+01:00\n", encoding="utf-8")
    assert read_policy(path).deadline == "2026-03-01T12:00:00+01:00"


def test_a_course_file_wins_over_a_kept_one_and_that_over_the_packs_own(tmp_path: Path) -> None:
    of_pack = Policy(cap_percent=70)
    assert policy_of(tmp_path, None, of_pack) == Applied(of_pack, "the pack's own policy")
    (tmp_path / "course.toml").write_text("[policy]\ncap_percent = 80\n", encoding="utf-8")
    assert policy_of(tmp_path, None, of_pack).policy.cap_percent == 80
    course = tmp_path / "another.toml"
    course.write_text("[policy]\ncap_percent = 90\n", encoding="utf-8")
    applied = policy_of(tmp_path, course, of_pack)
    assert applied == Applied(Policy(cap_percent=90), "the course file another.toml")
    assert told(applied.policy, applied.source)[0] == "the grades follow the course file another.toml"


def test_what_would_be_lost_in_silence_is_refused() -> None:
    insist(Applied(Policy(deadline=DEADLINE, weights={"e0": 2}), "it"), ("e0", "e1"))
    with pytest.raises(UsageError, match="it weighs 'e00', which is no exercise; did you mean 'e0'?"):
        insist(Applied(Policy(weights={"e00": 2}), "it"), ("e0", "e1"))
    with pytest.raises(UsageError, match="a deadline that is no time"):
        insist(Applied(Policy(deadline="Friday"), "it"), ("e0",))
    insist(Applied(Policy(drop_lowest=1), "it"), ("e0", "e1"))
    with pytest.raises(UsageError, match="it leaves out the weakest 2 of 2 exercises, so that none is left"):
        insist(Applied(Policy(drop_lowest=2), "it"), ("e0", "e1"))


def test_lateness_without_a_deadline_is_told() -> None:
    assert "no deadline" in told(Policy(late=Late(percent_per_day=10)))[0]


@pytest.mark.parametrize("text", ["drop_lowest = -1", "cap_percent = 120", "[late]\npercent_per_day = -5"])
def test_a_number_out_of_range_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "course.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"course\.toml: \S+ is "):
        read_policy(path)
