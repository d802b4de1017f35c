"""A course's policy is applied exactly, and every step is told."""

from pathlib import Path

import msgspec
import pytest

from grader.batch.conduct import policy_of
from grader.batch.policy import Applied, insist, read_policy, settle, told
from grader.core.cohort import Grade, Status, Student
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


UNKNOWN = "late, but the platform does not tell by how much: no points were taken by the day"
BY_THE_DAY = Policy(deadline=DEADLINE, late=Late(percent_per_day=10, grace_hours=2, most_percent=30))


def settled(handed_in: Student, scores: tuple[float, ...], policy: Policy) -> tuple[float | None, tuple[str, ...]]:
    """Return the grade and the steps that led to it."""
    grade = settle(handed_in, report(*scores), policy)
    return grade.percent, grade.steps


@pytest.mark.parametrize(
    ("scores", "policy", "percent", "steps"),
    [
        ((80, 60), Policy(), 70.0, ()),
        ((100, 40), Policy(weights={"e0": 3}), 85.0, ("weighed by the course: 85 of 100 (the report's own is 70)",)),
        ((100, 40), Policy(weights={"e0": 2, "e1": 2}), 70.0, ()),
        (
            (100, 40),
            Policy(weights={"e0": 0, "e1": 0}),
            0.0,
            ("weighed by the course: 0 of 100 (the report's own is 70)",),
        ),
        (
            (100, 40, 0),
            Policy(weights={"e0": 3}, drop_lowest=1),
            85.0,
            ("left out as the weakest: e2", "weighed by the course: 85 of 100 (the report's own is 46.66)"),
        ),
        (
            (0, 100, 10),
            Policy(drop_lowest=2),
            100.0,
            ("left out as the weakest: e0, e2", "weighed by the course: 100 of 100 (the report's own is 36.66)"),
        ),
        (
            (50, 50, 80),
            Policy(drop_lowest=1),
            65.0,
            ("left out as the weakest: e1", "weighed by the course: 65 of 100 (the report's own is 60)"),
        ),
        ((60, 60), Policy(drop_lowest=5), 60.0, ("left out as the weakest: e1",)),
    ],
)
def test_exercises_add_up_by_weight_without_the_weakest_and_the_steps_are_told(
    scores: tuple[float, ...], policy: Policy, percent: float, steps: tuple[str, ...]
) -> None:
    assert settled(student(), scores, policy) == (percent, steps)


def test_an_exercise_without_points_counts_as_nothing() -> None:
    whole = report(100, 0)
    empty = msgspec.structs.replace(whole.exercises[1], possible=0.0)
    whole = msgspec.structs.replace(whole, exercises=(whole.exercises[0], empty))
    assert settle(student(), whole, Policy(weights={"e0": 3})).percent == 75.0


@pytest.mark.parametrize(
    ("handed_in", "percent", "steps"),
    [
        ("2026-03-01T12:00:00+00:00", 80.0, ()),
        ("2026-03-01T12:00:01+00:00", 80.0, ("late, within the grace: no points were taken",)),
        ("2026-03-01T14:00:00+00:00", 80.0, ("late, within the grace: no points were taken",)),
        ("2026-03-01T14:00:01+00:00", 70.0, ("1 day late: 10 of 100 taken (was 80)",)),
        ("2026-03-01 14:00:01 UTC", 70.0, ("1 day late: 10 of 100 taken (was 80)",)),
        ("2026-03-01T14:00:01", 70.0, ("1 day late: 10 of 100 taken (was 80)",)),
        ("2026-03-02T15:00:00+01:00", 70.0, ("1 day late: 10 of 100 taken (was 80)",)),
        ("2026-03-02T14:00:01Z", 60.0, ("2 days late: 20 of 100 taken (was 80)",)),
        ("2026-04-02T14:00:01Z", 50.0, ("33 days late: 30 of 100 taken (was 80)",)),
        ("yesterday", 80.0, ()),
    ],
)
def test_each_begun_day_after_the_grace_costs_points_up_to_a_most(
    handed_in: str, percent: float, steps: tuple[str, ...]
) -> None:
    assert settled(student(handed_in), (80,), BY_THE_DAY) == (percent, steps)
    assert settle(student(handed_in), report(80), BY_THE_DAY).late_points == 80.0 - percent


def test_no_more_is_taken_than_there_is() -> None:
    assert settled(student("2026-03-01T14:00:01Z"), (5,), BY_THE_DAY) == (0.0, ("1 day late: 5 of 100 taken (was 5)",))


def test_the_deadline_says_who_is_late_rather_than_the_platform() -> None:
    assert settled(student("2026-03-01T11:00:00Z", late=True), (80,), BY_THE_DAY) == (80.0, ())
    assert settled(student("2026-03-01T12:00:01Z"), (80,), Policy(late=BY_THE_DAY.late)) == (80.0, ())


@pytest.mark.parametrize(
    ("score", "policy", "percent", "steps"),
    [
        (80, BY_THE_DAY, 80.0, (UNKNOWN,)),
        (80, Policy(late_cap_percent=50), 50.0, (UNKNOWN, "late work is capped at 50 of 100 (was 80)")),
        (50, Policy(late_cap_percent=50), 50.0, (UNKNOWN,)),
        (40, Policy(late_cap_percent=50), 40.0, (UNKNOWN,)),
        (
            80,
            Policy(late_cap_percent=50, late=Late(grace_hours=2)),
            80.0,
            (UNKNOWN, "nor is it capped, since it may have come within the grace"),
        ),
    ],
)
def test_late_by_an_unknown_time_costs_nothing_by_the_day_and_the_cap_where_there_is_no_grace(
    score: float, policy: Policy, percent: float, steps: tuple[str, ...]
) -> None:
    assert settled(student(late=True), (score,), policy) == (percent, steps)
    assert settled(student("some day", late=True), (score,), policy) == (percent, steps)


def test_caps() -> None:
    policy = Policy(deadline=DEADLINE, cap_percent=40, late_cap_percent=50)
    assert settled(student(), (100,), policy) == (40.0, ("capped at 40 of 100 (was 100)",))
    assert settled(student(), (40,), policy) == (40.0, ())
    late = settle(student("2026-03-03T00:00:00Z"), report(100), policy)
    assert late.steps[1:] == ("late work is capped at 50 of 100 (was 100)", "capped at 40 of 100 (was 50)")
    assert (late.percent, late.late_points) == (40.0, 50.0)


def test_nothing_handed_in_is_zero_and_a_fault_of_the_grader_is_no_grade() -> None:
    missing, two = Student("s", "S", status=Status.MISSING), Student("s", "S", status=Status.AMBIGUOUS, problem="two")
    assert settle(missing, None, Policy()) == Grade(0.0, ("nothing was handed in",))
    gone = msgspec.structs.replace(missing, problem="gone")
    assert settle(gone, None, Policy()) == Grade(0.0, ("gone",))
    faulty = report(0, complete=False)
    assert settle(student(), faulty, Policy()) == Grade(None, ("the grader failed: this is no grade",))
    assert settle(two, None, Policy()) == Grade(None, ("two",))


def test_a_policy_is_told_in_sentences() -> None:
    whole = msgspec.structs.replace(
        BY_THE_DAY, weights={"e1": 2, "e0": 0.5}, drop_lowest=1, late_cap_percent=50, cap_percent=90
    )
    sentences = (
        "e0 weighs 0.5",
        "e1 weighs 2",
        "everyone's weakest exercise is left out",
        f"after {DEADLINE}, with 2 h of grace, each begun day takes 10 of 100, 30 at most",
        "late work gets 50 of 100 at most",
        "nobody gets more than 90 of 100",
    )
    assert told(whole) == sentences
    assert told(whole, "it") == ("the grades follow it", *sentences)
    assert told(Policy(drop_lowest=2)) == ("everyone's weakest 2 exercises are left out",)
    assert told(Policy(deadline=DEADLINE), "it") == ()
    lateness = told(Policy(late=Late(percent_per_day=10)))
    assert lateness == ("points for lateness are named but no deadline, so that nobody loses any",)


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
        "deadline = ",
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
    insist(Applied(Policy(), "it"), ())
    insist(Applied(Policy(drop_lowest=1), "it"), ("e0", "e1"))
    with pytest.raises(UsageError, match="it leaves out the weakest 2 of 2 exercises, so that none is left"):
        insist(Applied(Policy(drop_lowest=2), "it"), ("e0", "e1"))


@pytest.mark.parametrize("text", ["drop_lowest = -1", "cap_percent = 120", "[late]\npercent_per_day = -5"])
def test_a_number_out_of_range_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "course.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"course\.toml: \S+ is "):
        read_policy(path)
