"""Several results that come in another order, or without one of them, are told so; nothing is made of other answers."""

from fractions import Fraction

import msgspec
import numpy as np

from grader.core.exercise import Call, Case
from grader.core.findings import Verdict
from grader.core.observation import Observation
from grader.core.outcome import Outcome, Rung
from grader.core.values import Value
from grader.diagnose import Evidence, patterns

RNG = np.random.default_rng(3)
CASES = tuple(Case(f"case_{at}", "", Call("f"), Fraction(1), ("A", "B", "C")) for at in range(2))
EXPECTED = tuple((RNG.normal(size=(2, 2)), RNG.normal(size=(3, 2)), RNG.normal(size=(1, 4))) for _ in CASES)


def hints(*answers: Value) -> list[str]:
    observations = tuple(
        Observation(case.name, Outcome.RETURNED, value) for case, value in zip(CASES, answers, strict=True)
    )
    verdicts = tuple(
        Verdict(case.name, False, Outcome.RETURNED, Rung.KIND, "", Fraction(0), Fraction(1)) for case in CASES
    )
    evidence = Evidence(
        CASES, observations, verdicts, EXPECTED, frozenset({0, 1}), lambda _case, one, other: one is other
    )
    return [hint.text for hint in patterns(evidence)]


def test_another_order_is_told() -> None:
    told = hints(*((first, third, second) for first, second, third in EXPECTED))
    assert told == ["The results come in the order A, C, B, but should come as A, B, C. Look at the return."]


def test_a_missing_result_is_told() -> None:
    told = hints(*(answer[:2] for answer in EXPECTED))
    assert told == ["Only A and B are returned, without C. Look at the return."]
    told = hints(*((first, third) for first, _, third in EXPECTED))
    assert told == ["Only A and C are returned, without B. Look at the return."]
    assert hints(*((third, first) for first, _, third in EXPECTED)) == []


def test_orders_that_differ_from_case_to_case_are_not() -> None:
    (first, second, third), (one, two, three) = EXPECTED
    assert hints((first, third, second), (two, one, three)) == []


def test_an_order_that_not_all_wrong_answers_show_is_not_told() -> None:
    (first, second, third), others = EXPECTED
    assert hints((first, third, second), tuple(2 * one for one in others)) == []
    assert hints((first, third, second), others)[0].startswith("The results come in the order A, C, B")


def test_something_before_the_results_or_no_arrays_is_silent() -> None:
    assert hints(*((answer[0], *answer) for answer in EXPECTED)) == []
    assert hints(*("text" for _ in EXPECTED)) == []


def test_something_behind_the_right_results_is_told() -> None:
    told = hints(*((*answer, answer[0]) for answer in EXPECTED))
    assert told == ["4 values are returned, but should be A, B, C alone. Look at the return."]
    assert hints(*((*(2 * one for one in answer), answer[0]) for answer in EXPECTED)) == []


def test_each_result_has_a_pattern_of_its_own() -> None:
    told = hints(*((first, second * 2, third + 3) for first, second, third in EXPECTED))
    assert told == [
        "B is 2 times what it should be, in every failed case.",
        "C is off by one constant: is something added twice, or not at all?",
    ]


def test_one_result_without_a_pattern_silences_the_others() -> None:
    assert hints(*((first, second * 2, RNG.normal(size=third.shape)) for first, second, third in EXPECTED)) == []


def hints_of_one(*answers: Value) -> list[str]:
    """What is told of answers where a single array should be."""
    cases = tuple(msgspec.structs.replace(case, results=("A",)) for case in CASES)
    observations = tuple(
        Observation(case.name, Outcome.RETURNED, value) for case, value in zip(cases, answers, strict=True)
    )
    verdicts = tuple(
        Verdict(case.name, False, Outcome.RETURNED, Rung.KIND, "", Fraction(0), Fraction(1)) for case in cases
    )
    expected = tuple(answer[0] for answer in EXPECTED)
    evidence = Evidence(
        cases, observations, verdicts, expected, frozenset({0, 1}), lambda _case, one, other: one is other
    )
    return [hint.text for hint in patterns(evidence)]


def test_several_values_in_place_of_one_are_told() -> None:
    assert hints_of_one(*EXPECTED) == ["3 values are returned, but should be A alone. Look at the return."]
    assert hints_of_one(*(answer[:1] for answer in EXPECTED)) == [
        "A is returned inside a tuple, but should be returned alone: look for a comma in the return."
    ]


def test_a_list_in_place_of_an_array_is_told() -> None:
    told = hints_of_one(*(answer[0].tolist() for answer in EXPECTED))
    assert told == ["A list is returned, but should be an array: return A as it is."]


def test_what_some_calls_alone_return_wrapped_is_not_told() -> None:
    (first, *_), (second, *_) = EXPECTED
    assert hints_of_one((first, first), second) == []
    assert hints_of_one((first, first), (second, second, second)) == []
    assert hints_of_one([1.0], (second, second)) == []
    assert hints_of_one((), ()) == []
