"""Descriptions that behaviour refutes."""

from fractions import Fraction

import pytest

from grader.core.findings import Verdict
from grader.core.outcome import Outcome, Rung
from grader.score import believe
from grader.score.belief import NOT_BELIEVED
from tests.unit.judge.small_pack import case, exercise

CASES = (
    case("layers", 2, ("output",)),
    case("units", 3, ("output",)),
    case("optimiser", 1, ("training",)),
    case("output", 4),
    case("training", 5),
    case("compiles", 6),
)
EXERCISE = exercise(cases=CASES)


def verdicts(*failed: str, outcome: Outcome = Outcome.RETURNED, missing: str = "") -> tuple[Verdict, ...]:
    """All cases pass but those that are named."""
    return tuple(
        Verdict(
            one.name,
            passed=False,
            outcome=outcome,
            rung=Rung.CLOSE,
            message="wrong",
            points=Fraction(0),
            possible=one.possible,
        )
        if one.name in failed
        else Verdict(
            one.name,
            passed=True,
            outcome=Outcome.RETURNED,
            rung=None,
            message="",
            points=one.possible,
            possible=one.possible,
        )
        for one in CASES
        if one.name != missing
    )


def doubted(given: tuple[Verdict, ...]) -> set[str]:
    believed = believe(given, EXERCISE)
    assert [verdict.case for verdict in believed] == [verdict.case for verdict in given]
    changed = {after.case for before, after in zip(given, believed, strict=True) if before != after}
    for after in believed:
        if after.case in changed:
            assert (after.passed, after.points, after.message) == (False, Fraction(0), NOT_BELIEVED)
            assert after.rung is Rung.CLOSE
    return changed


def test_a_true_description_is_believed() -> None:
    assert doubted(verdicts()) == set()


def test_a_perfect_description_of_something_else_is_not_believed() -> None:
    assert doubted(verdicts("output")) == {"layers", "units"}


def test_a_description_with_an_honest_fault_keeps_its_other_points() -> None:
    assert doubted(verdicts("output", "units")) == set()


def test_descriptions_with_other_proofs_stand_for_themselves() -> None:
    assert doubted(verdicts("training")) == {"optimiser"}
    assert doubted(verdicts("output", "training")) == {"layers", "units", "optimiser"}
    assert doubted(verdicts("output", "units", "training")) == {"optimiser"}


def test_cases_that_need_no_proof_are_left_alone() -> None:
    assert doubted(verdicts("compiles")) == set()


@pytest.mark.parametrize("outcome", [Outcome.RAISED, Outcome.TIMED_OUT, Outcome.NOT_RUN, Outcome.GARBLED])
def test_a_proof_that_the_file_kept_from_running_refutes_too(outcome: Outcome) -> None:
    assert doubted(verdicts("output", outcome=outcome)) == {"layers", "units"}


def test_a_proof_that_the_judge_could_not_run_refutes_nothing() -> None:
    assert doubted(verdicts("output", outcome=Outcome.BOX_FAILED)) == set()


def test_a_proof_that_is_missing_refutes() -> None:
    assert doubted(verdicts(missing="output")) == {"layers", "units"}


def test_a_description_that_is_not_whole_was_not_claimed() -> None:
    assert doubted(verdicts("output", missing="units")) == set()


def test_one_failed_proof_of_two_is_enough() -> None:
    both = exercise(cases=(case("layers", 1, ("output", "training")), case("output"), case("training")))
    given = tuple(verdict for verdict in verdicts("training") if verdict.case in {"layers", "output", "training"})
    assert [verdict.points for verdict in believe(given, both)] == [0, 4, 0]
