"""Only a proven pass brings points, and of several accepted behaviours one counts, as a whole."""

import msgspec
import numpy as np
import pytest

from grader.core.exercise import Call, Case
from grader.core.findings import Verdict
from grader.core.observation import Failure, Observation
from grader.core.outcome import Outcome, Rung
from grader.core.values import Value
from grader.judge.expect import Behaviour
from grader.judge.verdicts import best_verdicts, verdict
from tests.unit.judge.small_pack import case, exercise

CALL = Call("answer", (np.zeros(2), 3), {"b": np.ones(1)})
PURE = msgspec.structs.replace(case("only", 2), call=CALL, pure=True, context="stride 1")


def returned(value: Value, after: Value = None, name: str = "only") -> Observation:
    return Observation(name, Outcome.RETURNED, value, after)


def judged(observation: Observation, expected: Value = 1.0, asked: Case = PURE) -> Verdict:
    found = verdict(asked, observation, expected)
    assert (found.case, found.outcome, int(found.possible)) == ("only", observation.outcome, 2)
    return found


def stands(found: Verdict) -> tuple[bool, str | None, int]:
    """Whether it is passed, the rung that was missed, and the points."""
    return found.passed, found.rung, int(found.points)


def test_a_right_answer_brings_all_points() -> None:
    found = judged(returned(1.0, [np.zeros(2), np.ones(1)]))
    assert stands(found) == (True, None, 2)
    assert found.message == ""


def test_a_wrong_answer_brings_none_and_says_what_it_missed() -> None:
    found = judged(returned(np.array([1.0, 3.0])), np.array([1.0, 2.0]))
    assert stands(found) == (False, Rung.CLOSE, 0)
    assert found.message == "A[1] is not what it should be [stride 1]; 1 of 2 elements differs"
    assert found.difference is not None
    assert found.difference.first == (1,)


@pytest.mark.parametrize("outcome", [outcome for outcome in Outcome if outcome is not Outcome.RETURNED])
def test_the_right_value_brings_nothing_where_the_call_did_not_return(outcome: Outcome) -> None:
    right = returned(1.0, [np.zeros(2), np.ones(1)])
    found = judged(msgspec.structs.replace(right, outcome=outcome, failure=Failure("E", "no")))
    assert stands(found) == (False, Rung.RUNS, 0)


@pytest.mark.parametrize(
    "after",
    [
        None,
        [],
        [np.zeros(2)],
        [np.zeros(2), np.ones(1), np.ones(1)],
        [np.zeros(2), np.zeros(1)],
        [np.ones(2), np.ones(1)],
        [np.zeros(2), 1.0],
        [np.zeros(2, np.float32), np.ones(1)],
        (np.zeros(2), np.ones(1)),
    ],
)
def test_arguments_that_are_not_proven_unchanged_cost_a_pure_case(after: Value) -> None:
    found = judged(returned(1.0, after))
    assert stands(found) == (False, Rung.PURE, 0)
    assert found.message == "the arguments are changed by the call, but should be left as they were [stride 1]"
    assert judged(returned(1.0, after), asked=msgspec.structs.replace(PURE, pure=False)).points == 2


def test_an_argument_that_holds_nan_may_be_left_as_it_was() -> None:
    asked = msgspec.structs.replace(PURE, call=Call("answer", (np.array([np.nan]),)))
    assert judged(returned(1.0, [np.array([np.nan])]), asked=asked).points == 2


@pytest.mark.parametrize(
    ("observation", "sentence"),
    [
        (Observation("only", Outcome.RAISED, failure=Failure("E", "no", 7)), "E: no (line 7) [stride 1]"),
        (Observation("only", Outcome.RAISED, failure=Failure("E", "no")), "E: no [stride 1]"),
        (Observation("only", Outcome.TIMED_OUT), "it took too long [stride 1]"),
        (Observation("only", Outcome.CRASHED, detail="signal 11"), "the process crashed: signal 11 [stride 1]"),
        (Observation("only", Outcome.NOT_RUN), "not run"),
        (Observation("only", Outcome.NOT_RUN, detail="not run, because it stopped"), "not run, because it stopped"),
    ],
)
def test_a_call_that_gave_no_answer_is_told_by_its_end(observation: Observation, sentence: str) -> None:
    assert judged(observation).message == sentence


def best(answers: tuple[int, ...], *behaviours: tuple[int, ...]) -> tuple[list[int], str]:
    """Return the points, case by case, of the behaviour that counts, and its name; cases bring 1, 2, 4 … points."""
    asked = exercise(cases=tuple(case(str(at), 2**at) for at in range(len(answers))))
    observations = tuple(returned(answer, name=str(at)) for at, answer in enumerate(answers))
    accepted = tuple(Behaviour(str(at), "", values) for at, values in enumerate(behaviours))
    verdicts, behaviour = best_verdicts(asked, observations, accepted)
    return [int(one.points) for one in verdicts], behaviour.name


def test_the_behaviour_that_brings_most_counts_as_a_whole() -> None:
    assert best((1, 2, 2), (1, 1, 1), (2, 2, 1), (1, 2, 2)) == ([1, 2, 4], "2")
    assert best((1, 2, 2), (1, 2, 1), (1, 1, 2)) == ([1, 0, 4], "1")
    assert best((1, 2, 2), (1, 1, 2), (1, 2, 1)) == ([1, 0, 4], "0")


def test_of_equals_the_first_counts() -> None:
    assert best((1, 1), (2, 2), (3, 3)) == ([0, 0], "0")
    assert best((1, 1), (1, 1), (1, 1)) == ([1, 2], "0")


def test_a_case_that_was_not_asked_is_not_passed_over() -> None:
    with pytest.raises(ValueError, match="argument"):
        best((1,), (1, 1))


def test_without_a_behaviour_nothing_is_judged() -> None:
    with pytest.raises(ValueError, match="has no behaviour"):
        best((1,))
