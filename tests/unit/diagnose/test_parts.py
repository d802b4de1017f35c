"""What is wrong with an answer is told place by place, and nothing where it is right."""

from fractions import Fraction

import numpy as np
import pytest

from grader.core.exercise import Call, Case
from grader.core.observation import Failure, Observation
from grader.core.outcome import Outcome
from grader.core.values import Value
from grader.diagnose.parts import END, Absent, Ended, missed_places

ONE = Case("one", "", Call("f"), Fraction(1), ("A",))
THREE = Case("three", "", Call("f"), Fraction(1), ("dA_prev", "dW", "db"))


def alike(_case: Case, one: Value, other: Value) -> bool:
    return type(one) is type(other) and bool(np.array_equal(one, other))  # type: ignore[arg-type]


def missed(case: Case, expected: Value, actual: Value) -> list[str]:
    return sorted(missed_places(case, expected, Observation(case.name, Outcome.RETURNED, actual), alike))


def test_a_right_answer_misses_nothing() -> None:
    assert missed(ONE, {"units": 84}, {"units": 84}) == []
    assert missed(THREE, (1, 2, 3), (1, 2, 3)) == []


@pytest.mark.parametrize(
    ("expected", "actual", "places"),
    [
        ({"units": 84, "kind": "Dense"}, {"units": 64, "kind": "Dense"}, ["units"]),
        ({"units": 84, "kind": "Dense"}, {"kind": "Conv2D"}, ["kind", "units"]),
        ({"units": 84}, {"units": 84, "more": 1}, ["more"]),
        ({"units": 84}, None, ["the answer"]),
        ({"layers": ["dense", "dense"]}, {"layers": ["dense", "noise", "dense"]}, ["layers: too many noise"]),
        ({"layers": ["dense", "dense"]}, {"layers": ["dense"]}, ["layers: too few dense"]),
        ({"layers": ["flatten", "dense"]}, {"layers": ["dense", "flatten"]}, ["layers: order"]),
        ({"layers": ["flatten", "dense"]}, {"layers": []}, ["layers"]),
    ],
)
def test_the_places_of_a_description_are_its_keys(expected: Value, actual: Value, places: list[str]) -> None:
    assert missed(ONE, expected, actual) == places


@pytest.mark.parametrize(
    ("actual", "places"),
    [((1, 2, 4), ["db"]), ([0, 2, 4], ["dA_prev", "db"]), ((1, 2), ["the answer"]), (1, ["the answer"])],
)
def test_the_places_of_several_results_are_their_names(actual: Value, places: list[str]) -> None:
    assert missed(THREE, (1, 2, 3), actual) == places


def test_what_is_missing_is_absent_and_not_none() -> None:
    found = missed_places(ONE, {"units": 84}, Observation("one", Outcome.RETURNED, {}), alike)
    assert isinstance(found["units"], Absent)


def test_a_call_without_an_answer_is_its_end() -> None:
    failure = Failure("KeyError", "mine")
    found = missed_places(ONE, 1, Observation("one", Outcome.RAISED, failure=failure), alike)
    assert list(found) == [END]
    end = found[END]
    assert isinstance(end, Ended)
    assert (end.outcome, end.failure) == (Outcome.RAISED, failure)


def test_changed_arguments_are_a_place_of_their_own() -> None:
    before = np.ones(2)
    pure = Case("pure", "", Call("f", (before, "same")), Fraction(1), ("A",), pure=True)
    kept = Observation("pure", Outcome.RETURNED, 1, [before])
    changed = Observation("pure", Outcome.RETURNED, 1, [before * 2])

    def all_alike(case: Case, one: Value, other: Value) -> bool:
        if isinstance(one, list) and isinstance(other, list):
            return len(one) == len(other) and all(map(np.array_equal, one, other))  # type: ignore[arg-type]
        return alike(case, one, other)

    assert missed_places(pure, 1, kept, all_alike) == {}
    assert list(missed_places(pure, 1, changed, all_alike)) == ["the arguments"]
