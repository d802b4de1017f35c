"""One exercise's points."""

from fractions import Fraction

import pytest

from grader.core.exercise import StyleRule
from grader.core.findings import Score, StyleVerdict, Verdict, Violation
from grader.core.outcome import Outcome, Rung
from grader.core.rubric import STYLE_RULES
from grader.score import tally
from tests.unit.judge.small_pack import case, exercise

RULES = tuple(StyleRule(code, Fraction(4)) for code in STYLE_RULES)
EXERCISE = exercise(cases=(case("one", 3), case("two", 5)), style=RULES)


def verdict(name: str, points: Fraction | int, outcome: Outcome = Outcome.RETURNED, possible: int = 5) -> Verdict:
    passed = points >= possible
    return Verdict(name, passed, outcome, None if passed else Rung.CLOSE, "", Fraction(points), Fraction(possible))


def violation(code: str, line: int = 1) -> Violation:
    return Violation(code, line, 1, "")


FULL = (verdict("one", 3, possible=3), verdict("two", 5))


def points_of(style: tuple[StyleVerdict, ...]) -> dict[str, Fraction]:
    return {rule.code: rule.points for rule in style}


def test_everything_right_is_everything() -> None:
    score, style = tally(FULL, (), EXERCISE)
    assert score == Score(Fraction(32), Fraction(32))
    assert style == tuple(StyleVerdict(code, Fraction(4), Fraction(4), 0) for code in STYLE_RULES)


def test_points_are_exact() -> None:
    score, _ = tally((verdict("one", Fraction(1, 3)), verdict("two", Fraction(1, 7))), (), EXERCISE)
    assert score.points == Fraction(1, 3) + Fraction(1, 7) + 24


def test_a_case_without_a_verdict_brings_nothing() -> None:
    score, _ = tally(FULL[1:], (), EXERCISE)
    assert score == Score(Fraction(29), Fraction(32))


@pytest.mark.parametrize("outcome", [outcome for outcome in Outcome if outcome is not Outcome.RETURNED])
def test_only_what_returned_brings_points(outcome: Outcome) -> None:
    score, _ = tally((FULL[0], verdict("two", 5, outcome)), (), EXERCISE)
    assert score.points == 27


@pytest.mark.parametrize(("claimed", "expected"), [(99, 5), (-99, 0), (2, 2)])
def test_a_case_is_never_worth_more_than_it_is_nor_less_than_nothing(claimed: int, expected: int) -> None:
    score, _ = tally((FULL[0], verdict("two", claimed, possible=99)), (), EXERCISE)
    assert score.points == 27 + expected


@pytest.mark.parametrize("verdicts", [(), (verdict("one", 0), verdict("two", 0)), (verdict("two", 5, Outcome.RAISED),)])
def test_perfect_style_without_behaviour_is_worth_nothing(verdicts: tuple[Verdict, ...]) -> None:
    score, style = tally(verdicts, (), EXERCISE)
    assert score == Score(Fraction(0), Fraction(32))
    assert set(points_of(style).values()) == {Fraction(0)}
    assert {rule.possible for rule in style} == {Fraction(4)}


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        ("G101", "shebang"),
        ("G102", "executable"),
        ("G103", "final_newline"),
        ("G203", "docstrings"),
        ("G209", "docstrings"),
        ("G301", "imports"),
        ("G309", "imports"),
        ("G901", "pycodestyle"),
    ],
)
def test_the_first_violation_costs_the_whole_of_its_rule_and_of_no_other(code: str, rule: str) -> None:
    score, style = tally(FULL, (violation(code),), EXERCISE)
    assert points_of(style) == {other: Fraction(0 if other == rule else 4) for other in STYLE_RULES}
    assert score.points == 28


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (["E501"], 3),
        (["E501"] * 40, 3),
        (["E501", "W291"], 2),
        (["E501", "W291", "E225"], 1),
        (["E501", "W291", "E225", "E302"], 0),
        (["E501", "W291", "E225", "E302", "E303"], 0),
        (["E501", "G901"], 0),
    ],
)
def test_pycodestyle_loses_a_quarter_a_kind(codes: list[str], expected: int) -> None:
    _, style = tally(FULL, tuple(violation(code) for code in codes), EXERCISE)
    assert points_of(style)["pycodestyle"] == expected
    assert style[0].count == len(codes)


def test_a_verdict_for_no_case_or_twice_for_one_is_the_judges_fault() -> None:
    for verdicts in ((verdict("three", 1),), (FULL[0], FULL[0])):
        with pytest.raises(ValueError, match="0-conv_forward: a verdict for"):
            tally(verdicts, (), EXERCISE)


def test_a_rule_that_no_one_checks_is_refused() -> None:
    odd = exercise(cases=(case("one"),), style=(StyleRule("beauty", Fraction(1)),))
    with pytest.raises(ValueError, match="'beauty' is no style rule, but should be one of pycodestyle"):
        tally((verdict("one", 1),), (), odd)


def test_an_exercise_without_style_is_its_cases() -> None:
    assert tally(FULL, (violation("E501"),), exercise(cases=EXERCISE.cases)) == (Score(Fraction(8), Fraction(8)), ())
