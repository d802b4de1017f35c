"""A mistake made with one value of an option is known by the mistake that is made with every value."""

from fractions import Fraction

import numpy as np

from grader.core.exercise import Call, Case
from grader.core.findings import Verdict
from grader.core.observation import Failure, Observation
from grader.core.outcome import Outcome, Rung
from grader.core.values import Value
from grader.diagnose import Evidence, Mistake, lookalikes

MODES = ("max", "max", "max", "avg", "avg", "")
CASES = tuple(
    Case(f"case_{at}", "", Call("pool", (), {"mode": mode} if mode else {}), Fraction(1), ("A",))
    for at, mode in enumerate(MODES)
)
EVERYWHERE = frozenset(range(len(CASES)))
RIGHT = tuple(np.array([float(at), 1.0]) for at in range(len(CASES)))
MAX, AVG = frozenset({0, 1, 2, 5}), frozenset({3, 4})


def answers(wrong: frozenset[int], change: float, *, raised: frozenset[int] = frozenset()) -> tuple[Observation, ...]:
    def one(at: int) -> Observation:
        if at in raised:
            return Observation(CASES[at].name, Outcome.RAISED, failure=Failure("IndexError", "too far"))
        return Observation(CASES[at].name, Outcome.RETURNED, RIGHT[at] + change * (at in wrong))

    return tuple(one(at) for at in range(len(CASES)))


def mistake(name: str, wrong: frozenset[int], change: float, *, raised: frozenset[int] = frozenset()) -> Mistake:
    return Mistake(name, f"It does {name}.", answers(wrong, change, raised=raised), wrong | raised)


def alike(_case: Case, one: Value, other: Value) -> bool:
    return bool(np.array_equal(one, other))  # type: ignore[arg-type]


def named(found: tuple[Observation, ...], *mistakes: Mistake) -> list[str]:
    verdicts = tuple(
        Verdict(case.name, alike(case, one.value, right), one.outcome, Rung.CLOSE, "", Fraction(0), Fraction(1))
        for case, one, right in zip(CASES, found, RIGHT, strict=True)
    )
    return [hint.id for hint in lookalikes(Evidence(CASES, found, verdicts, RIGHT, EVERYWHERE, alike), mistakes)]


EVERY_MODE = mistake("every_mode", EVERYWHERE, 2.0)


def test_a_mistake_made_with_one_word_alone_is_named() -> None:
    assert named(answers(MAX, 2.0), EVERY_MODE) == ["every_mode"]
    assert named(answers(AVG, 2.0), EVERY_MODE) == ["every_mode"]


def test_calls_without_a_word_may_stand_on_either_side() -> None:
    assert named(answers(MAX - {5}, 2.0), EVERY_MODE) == ["every_mode"]


def test_other_answers_are_another_mistake() -> None:
    assert named(answers(MAX, 3.0), EVERY_MODE) == []


def test_a_passed_call_with_the_same_word_clears_the_student() -> None:
    assert named(answers(MAX - {1}, 2.0), EVERY_MODE) == []


def test_a_failed_call_that_the_mistake_passes_is_something_else() -> None:
    assert named(answers(MAX, 2.0), mistake("avg_too", EVERYWHERE - {0}, 2.0)) == []


def test_one_answer_alone_is_too_little() -> None:
    assert named(answers(frozenset({0, 1}), 2.0, raised=frozenset({1, 2, 5})), EVERY_MODE) == []


def test_how_a_call_ends_does_not_matter_where_most_answers_agree() -> None:
    raising = mistake("raising", EVERYWHERE, 2.0, raised=frozenset({2}))
    assert named(answers(MAX, 2.0), raising) == ["raising"]
    assert named(answers(MAX, 2.0, raised=frozenset({0, 2})), raising) == ["raising"]


def test_where_one_mostly_raises_and_the_other_answers_nothing_is_named() -> None:
    raising = mistake("raising", EVERYWHERE, 2.0, raised=frozenset({2, 5}))
    wrong = frozenset({0, 1, 2, 3, 4, 5})
    assert named(answers(wrong - AVG, 2.0, raised=frozenset({0})), raising) == []


def test_two_mistakes_that_fit_are_none() -> None:
    assert named(answers(MAX, 2.0), EVERY_MODE, mistake("again", MAX | {3}, 2.0)) == []
