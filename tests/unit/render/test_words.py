"""Every outcome and rung has words, and an exercise's state follows from what happened to it."""

import msgspec
import pytest

from grader.core.outcome import Outcome, Rung, Tier
from grader.core.report import ExerciseReport
from grader.languages import Teller
from grader.render import words
from tests.unit.render import samples


def test_every_outcome_rung_and_tier_has_words() -> None:
    assert set(words.OUTCOMES) == {str(outcome) for outcome in Outcome}
    assert set(words.RUNGS) | {"runs"} == {str(rung) for rung in Rung}
    assert set(words.TIERS) == {str(tier) for tier in Tier}


@pytest.mark.parametrize(
    ("exercise", "expected", "standing"),
    [
        (samples.perfect_exercise(), "full", "All 12 cases pass"),
        (samples.mistaken_exercise(), "part", "6 of 12 cases pass"),
        (samples.missing_exercise(), "missing", "Not submitted"),
        (samples.broken_exercise(), "none", "Is not valid Python"),
        (samples.incomplete().exercises[0], "fault", "The grader failed"),
    ],
)
def test_the_state_of_an_exercise(exercise: ExerciseReport, expected: str, standing: str) -> None:
    assert words.state(exercise) == expected
    assert words.standing(exercise) == standing


@pytest.mark.parametrize(
    ("passed", "cases", "english", "french"),
    [
        (1, 1, "The case passes", "Le cas réussit"),
        (0, 1, "The case does not pass", "Le cas ne réussit pas"),
        (0, 2, "0 of 2 cases pass", "0 cas sur 2 réussit"),
        (1, 2, "1 of 2 cases passes", "1 cas sur 2 réussit"),
        (2, 3, "2 of 3 cases pass", "2 cas sur 3 réussissent"),
    ],
)
def test_how_many_cases_pass_reads_naturally(passed: int, cases: int, english: str, french: str) -> None:
    told = tuple(samples.case(at, at < passed) for at in range(cases))
    standing = words.standing(msgspec.structs.replace(samples.mistaken_exercise(), cases=told))
    assert standing == english
    assert Teller("fr")(standing) == french


def test_a_failed_box_colours_an_exercise_that_is_otherwise_full() -> None:
    fault = samples.case(1, False, "no box", outcome="BOX_FAILED")
    exercise = msgspec.structs.replace(samples.perfect_exercise(), cases=(fault,))
    assert words.state(exercise) == "fault"


def test_verdicts_say_which_rung_was_missed() -> None:
    assert words.verdict(samples.case(1)) == "Passed"
    assert words.verdict(samples.case(1, False, "m", rung="shape")) == "Wrong shape"
    assert words.verdict(samples.case(1, False, "m", rung="runs", outcome="TIMED_OUT")) == "Took too long"
    assert words.verdict(samples.case(1, False, "m", outcome="NEW_ONE")) == "NEW_ONE"


def test_only_a_complete_report_can_be_full() -> None:
    full = samples.right()
    assert words.is_full(full)
    assert not words.is_full(msgspec.structs.replace(full, complete=False))
    assert not words.is_full(msgspec.structs.replace(full, score=99.9999))


def test_a_case_lost_with_its_exercise_is_left_out_and_a_failed_one_is_not() -> None:
    exercise = msgspec.structs.replace(samples.missing_exercise(), outcome="judge_fault", message="the box failed")
    assert words.left_out(samples.case(1, False, "why", outcome="NOT_RUN"), exercise)
    assert words.left_out(samples.case(1, False, "the box failed", outcome="BOX_FAILED"), exercise)
    assert not words.left_out(samples.case(1, False, "another", outcome="BOX_FAILED"), exercise)
    assert not words.left_out(samples.case(1, False, "the box failed"), exercise)
