"""What a description has wrong is told fact by fact, as far as its case may be shown."""

from fractions import Fraction

import numpy as np

from grader.core.exercise import Call, Case
from grader.core.findings import Fact, Verdict
from grader.core.observation import Observation
from grader.core.outcome import Outcome
from grader.core.values import Value
from grader.diagnose.facts import facts

Description = dict[str, Value]
CONVOLUTION: Description = {"filters": 16, "kernel": (5, 5), "activation": "relu", "output": np.ones(3)}


def case(place: str, *, visible: bool = True) -> Case:
    return Case(place, "", Call("f"), Fraction(1), ("model",), context=place, visible=visible)


def alike(_case: Case, one: Value, other: Value) -> bool:
    return one == other


def found(*questions: tuple[Case, Value, Value], passed: bool = False) -> list[tuple[str, ...]]:
    """What is told of cases, each with what it should answer and what it does."""
    cases = tuple(one for one, _, _ in questions)
    verdicts = tuple(Verdict(one.name, passed, Outcome.RETURNED, None, "", Fraction(0), Fraction(1)) for one in cases)
    observations = tuple(Observation(one.name, Outcome.RETURNED, actual) for one, _, actual in questions)
    told = facts(cases, verdicts, tuple(expected for _, expected, _ in questions), observations, alike)
    assert all(isinstance(fact, Fact) for fact in told)
    return [(fact.place, fact.name, fact.expected, fact.actual, *(() if fact.wrong else ("right",))) for fact in told]


def test_every_wrong_fact_is_told_beside_what_it_should_be() -> None:
    got: Description = CONVOLUTION | {"filters": 6, "kernel": (3, 3), "output": np.zeros(3)}
    assert found((case("second convolution"), CONVOLUTION, got)) == [
        ("second convolution", "filters", "16", "6"),
        ("second convolution", "kernel", "(5, 5)", "(3, 3)"),
    ]


def test_numbers_are_told_in_as_many_digits_as_tell_them_apart() -> None:
    expected: Description = {"share": 0.6875, "rate": 0.001, "beta": 0.9}
    got: Description = {"share": 0.05744595825672, "rate": 0.00100000004, "beta": None}
    assert found((case("compiled"), expected, got)) == [
        ("compiled", "share", "0.6875", "0.057446"),
        ("compiled", "rate", "0.001", "0.00100000004"),
        ("compiled", "beta", "0.9", "None"),
    ]


def test_a_single_fact_is_left_to_its_sentence() -> None:
    assert found((case("second convolution"), CONVOLUTION, CONVOLUTION | {"filters": 6})) == []


def test_what_several_cases_have_wrong_alike_is_one_fact() -> None:
    got: Description = CONVOLUTION | {"activation": "linear"}
    questions = [(case(place), CONVOLUTION, got | {"filters": count}) for place, count in (("first", 6), ("second", 8))]
    assert found(*questions) == [
        ("first", "filters", "16", "6"),
        ("first, second", "activation", "relu", "linear"),
        ("second", "filters", "16", "8"),
    ]


def test_a_list_of_words_stands_beside_what_it_should_be_from_its_beginning_to_its_end() -> None:
    expected: Description = {"layers": ["convolution", "pooling", "flatten", "dense"]}
    got: Description = {"layers": ["convolution", "dropout", "flatten", "noise", "dense"]}
    assert found((case("in order"), expected, got)) == [
        ("in order", "layers, 1", "convolution", "convolution", "right"),
        ("in order", "layers, 2", "pooling", "dropout"),
        ("in order", "layers, 3", "flatten", "flatten", "right"),
        ("in order", "layers, 4", "", "noise"),
        ("in order", "layers, 5", "dense", "dense", "right"),
    ]


def test_what_is_missing_follows_from_what_stands_there_instead() -> None:
    right: Description = {"kind": "Conv2D", "filters": 16, "kernel": (5, 5)}
    assert found((case("second"), right, {"kind": "no such layer", "kernel": (3, 3)})) == [
        ("second", "kind", "Conv2D", "no such layer"),
        ("second", "kernel", "(5, 5)", "(3, 3)"),
    ]
    assert found((case("second"), right, None)) == []


def test_hidden_and_passed_cases_tell_nothing() -> None:
    got: Description = CONVOLUTION | {"filters": 6, "kernel": (3, 3)}
    assert found((case("second", visible=False), CONVOLUTION, got)) == []
    assert found((case("second"), CONVOLUTION, got), passed=True) == []


def test_long_words_of_a_student_are_cut() -> None:
    expected: Description = {"model": "a model", "layers": ["dense"]}
    got: Description = {"model": "x" * 1000, "layers": ["y" * 1000]}
    assert max(len(text) for fact in found((case("whole"), expected, got)) for text in fact) == 120
    assert len(found((case("whole"), expected, got | {"layers": ["dense"] * 1000}))) == 40
