"""A mistake made with one value of an option is known by the mistake that is made with every value."""

from fractions import Fraction

import numpy as np

from grader.core.exercise import Call, Case
from grader.core.findings import Verdict
from grader.core.observation import Failure, Observation
from grader.core.outcome import Outcome, Rung
from grader.core.values import Value
from grader.diagnose import Evidence, Mistake, lookalikes

MODES = ("max", "max", "max", "max", "max", "avg", "avg", "")
EVERYWHERE = frozenset(range(len(MODES)))
RIGHT = tuple(np.array([float(at), 1.0]) for at in range(len(MODES)))
MAX, AVG = frozenset({0, 1, 2, 3, 4, 7}), frozenset({5, 6})
NOWHERE: frozenset[int] = frozenset()


def asked(points: int) -> tuple[Case, ...]:
    """Return the cases, the first of which has so many points."""
    return tuple(
        Case(f"case_{at}", "", Call("pool", (), {"mode": mode} if mode else {}), Fraction(1 if at else points), ("A",))
        for at, mode in enumerate(MODES)
    )


def answers(wrong: frozenset[int], change: float, *, raised: frozenset[int] = NOWHERE) -> tuple[Observation, ...]:
    def one(at: int) -> Observation:
        if at in raised:
            return Observation(f"case_{at}", Outcome.RAISED, failure=Failure("IndexError", "too far"))
        return Observation(f"case_{at}", Outcome.RETURNED, RIGHT[at] + change * (at in wrong))

    return tuple(one(at) for at in range(len(MODES)))


def mistake(name: str, wrong: frozenset[int], *, raised: frozenset[int] = NOWHERE) -> Mistake:
    return Mistake(name, f"It does {name}.", answers(wrong, 2.0, raised=raised), wrong | raised)


def alike(_case: Case, one: Value, other: Value) -> bool:
    return bool(np.array_equal(one, other))  # type: ignore[arg-type]


def named(found: tuple[Observation, ...], *mistakes: Mistake, points: int = 1) -> list[str]:
    verdicts = tuple(
        Verdict(one.case, alike(case, one.value, right), one.outcome, Rung.CLOSE, "", Fraction(0), case.possible)
        for case, one, right in zip(asked(points), found, RIGHT, strict=True)
    )
    evidence = Evidence(asked(points), found, verdicts, RIGHT, EVERYWHERE, alike)
    return [hint.id for hint in lookalikes(evidence, mistakes)]


EVERY_MODE = mistake("every_mode", EVERYWHERE)


def test_a_mistake_made_with_one_word_alone_is_named() -> None:
    assert named(answers(MAX, 2.0), EVERY_MODE) == ["every_mode"]
    assert named(answers(AVG, 2.0), EVERY_MODE) == ["every_mode"]


def test_calls_without_a_word_may_stand_on_either_side() -> None:
    assert named(answers(MAX - {7}, 2.0), EVERY_MODE) == ["every_mode"]


def test_other_answers_are_another_mistake() -> None:
    assert named(answers(MAX, 3.0), EVERY_MODE) == []


def test_a_passed_call_with_the_same_word_clears_the_student() -> None:
    assert named(answers(MAX - {1}, 2.0), EVERY_MODE) == []


def test_a_failed_call_that_the_mistake_passes_is_something_else() -> None:
    assert named(answers(MAX, 2.0), mistake("not_the_first", EVERYWHERE - {0})) == []


def test_one_answer_alone_is_too_little() -> None:
    raising = mistake("raising", EVERYWHERE, raised=MAX - {0})
    found = answers(MAX, 2.0, raised=MAX - {0})
    assert named(found, raising) == []
    assert named(answers(MAX, 2.0, raised=MAX - {0, 1}), raising) == []
    assert named(found, mistake("raising_less", EVERYWHERE, raised=MAX - {0, 1})) == []


def test_how_some_calls_end_does_not_matter_where_the_answers_agree() -> None:
    raising = mistake("raising", EVERYWHERE, raised=frozenset({2, 3}))
    assert named(answers(MAX, 2.0), raising) == ["raising"]
    assert named(answers(MAX, 2.0, raised=frozenset({3, 4, 7})), raising) == ["raising"]


def test_where_most_calls_end_otherwise_only_a_case_without_points_tells() -> None:
    raising = mistake("raising", EVERYWHERE, raised=frozenset({1, 2}))
    found = answers(MAX, 2.0, raised=frozenset({3, 4}))
    assert named(found, raising) == []
    assert named(found, raising, points=0) == ["raising"]
    assert named(answers(MAX, 3.0, raised=frozenset({3, 4})), raising, points=0) == []


def test_two_mistakes_that_are_the_same_there_are_told_and_three_are_not() -> None:
    again, more = mistake("again", MAX | {5}), mistake("more", MAX | {6})
    assert named(answers(MAX, 2.0), EVERY_MODE, again) == ["every_mode", "again"]
    assert named(answers(MAX, 2.0), EVERY_MODE, again, more) == []
