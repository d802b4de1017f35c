"""Laws of points: nothing that goes wrong is ever rewarded."""

from fractions import Fraction

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from grader.core.exercise import Exercise, StyleRule
from grader.core.findings import Score, Verdict, Violation
from grader.core.outcome import Outcome, Rung
from grader.core.rubric import STYLE_RULES
from grader.score import overall, tally
from tests.unit.judge.small_pack import case, exercise

CODES = ("E501", "E225", "W291", "E302", "E303", "G101", "G102", "G103", "G201", "G209", "G301", "G309", "G901")
points = st.fractions(min_value=0, max_value=20, max_denominator=60)
violations = st.lists(
    st.builds(Violation, st.sampled_from(CODES), st.integers(0, 9), st.just(1), st.just("")), max_size=8
).map(tuple)


@st.composite
def exercises(draw: st.DrawFn) -> Exercise:
    """Some cases, and any part of the rubric."""
    cases = [case(f"case_{number}") for number in range(draw(st.integers(0, 6)))]
    worth = tuple(msgspec.structs.replace(one, possible=draw(points)) for one in cases)
    rules = draw(st.lists(st.sampled_from(STYLE_RULES), unique=True))
    return exercise(cases=worth, style=tuple(StyleRule(rule, draw(points)) for rule in rules))


@st.composite
def judged(draw: st.DrawFn) -> tuple[Exercise, tuple[Verdict, ...]]:
    """An exercise and verdicts for some of its cases, as a judge gives them."""
    asked = draw(exercises())
    verdicts = []
    for one in asked.cases:
        outcome = draw(st.sampled_from(Outcome))
        passed = outcome is Outcome.RETURNED and draw(st.booleans())
        part = Fraction(1) if passed else draw(st.fractions(0, 1, max_denominator=7))
        gained = one.possible * part if outcome is Outcome.RETURNED else Fraction(0)
        rung = None if passed else draw(st.sampled_from(Rung))
        if draw(st.integers(0, 9)):
            verdicts.append(Verdict(one.name, passed, outcome, rung, "", gained, one.possible))
    return asked, tuple(verdicts)


def fallen(verdict: Verdict, part: Fraction, outcome: Outcome) -> Verdict:
    """The same verdict, worse."""
    worse = verdict.points * part
    return msgspec.structs.replace(verdict, passed=False, rung=Rung.CLOSE, points=worse, outcome=outcome)


@given(judged(), violations)
def test_the_score_lies_between_nothing_and_what_is_possible(
    given_case: tuple[Exercise, tuple[Verdict, ...]], found: tuple[Violation, ...]
) -> None:
    asked, verdicts = given_case
    score, style = tally(verdicts, found, asked)
    assert 0 <= score.points <= score.possible
    assert all(0 <= rule.points <= rule.possible for rule in style)
    expected = sum(one.possible for one in asked.cases) + sum(rule.possible for rule in asked.style)
    assert score.possible == expected


@given(judged(), violations, st.data())
def test_the_score_never_rises_when_a_verdict_falls(
    given_case: tuple[Exercise, tuple[Verdict, ...]], found: tuple[Violation, ...], data: st.DataObject
) -> None:
    asked, verdicts = given_case
    part = data.draw(st.fractions(0, 1, max_denominator=7))
    falling = data.draw(st.sets(st.integers(0, max(len(verdicts) - 1, 0))))
    outcome = data.draw(st.sampled_from(Outcome))
    worse = tuple(
        fallen(verdict, part, outcome if verdict.outcome is Outcome.RETURNED else verdict.outcome)
        if number in falling
        else verdict
        for number, verdict in enumerate(verdicts)
    )
    assert tally(worse, found, asked)[0].points <= tally(verdicts, found, asked)[0].points


@given(judged(), violations, st.data())
def test_the_score_never_rises_when_a_verdict_is_missing(
    given_case: tuple[Exercise, tuple[Verdict, ...]], found: tuple[Violation, ...], data: st.DataObject
) -> None:
    asked, verdicts = given_case
    kept = tuple(verdict for verdict in verdicts if data.draw(st.booleans()))
    assert tally(kept, found, asked)[0].points <= tally(verdicts, found, asked)[0].points


@given(judged(), violations, violations)
def test_a_violation_never_raises_the_score(
    given_case: tuple[Exercise, tuple[Verdict, ...]], found: tuple[Violation, ...], more: tuple[Violation, ...]
) -> None:
    asked, verdicts = given_case
    assert tally(verdicts, found + more, asked)[0].points <= tally(verdicts, found, asked)[0].points


shares = st.dictionaries(st.sampled_from("abcdef"), st.tuples(st.fractions(0, 1), st.fractions(0, 9)), max_size=6)


@given(shares, st.data())
def test_the_whole_is_full_exactly_when_every_weighted_part_is(
    parts: dict[str, tuple[Fraction, Fraction]], data: st.DataObject
) -> None:
    scores = {name: Score(share * 7, Fraction(7)) for name, (share, _) in parts.items()}
    weights = {name: weight for name, (_, weight) in parts.items()}
    whole = overall(scores, weights)
    assert 0 <= whole.points <= 100
    counted = [name for name in parts if weights[name]]
    full = bool(counted) and all(scores[name].points == 7 for name in counted)
    assert (whole.points == 100) is full
    if parts:
        name = data.draw(st.sampled_from(sorted(parts)))
        lower = {**scores, name: Score(scores[name].points / 2, Fraction(7))}
        assert overall(lower, weights).points <= whole.points
