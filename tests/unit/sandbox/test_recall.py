"""What the second box said is said again for the same question, and for no other."""

from collections.abc import Callable

import msgspec
import numpy as np
import pytest

from grader.core.exercise import Call, Case, Limits, SourceText
from grader.core.observation import Failure, Observation, Opening, Run
from grader.core.outcome import Outcome
from grader.core.values import Opaque, Value
from grader.sandbox import Job
from grader.sandbox.recall import MOST_BYTES, Recall
from tests.unit.sandbox.test_boxes import EXERCISE

DESCRIPTION = {"weights": [np.arange(4.0)], "activation": "relu"}


def question(description: object = DESCRIPTION, kept: int = 5, probe: str = "probe", name: str = "scale") -> Job:
    call = Call("f", (description, np.full(3, kept)), rebuild="rebuild", probe=probe)  # type: ignore[arg-type]
    case = Case(name, "scale", call, EXERCISE.cases[0].possible, ("A",))
    return Job("0-f.py", b"", EXERCISE, (case, msgspec.structs.replace(case, name="again")))


class Box:
    """Answers with a number that is new each time, and ends in the outcomes that it is given."""

    def __init__(self, *outcomes: Outcome, value: Value = None) -> None:
        self.asked = 0
        self.outcomes = list(outcomes)
        self.value = value

    def ask(self, job: Job) -> Run:
        self.asked += 1
        outcome = self.outcomes.pop(0) if self.outcomes else Outcome.RETURNED
        answers = tuple(Observation(case.name, outcome, value=[self.asked, self.value]) for case in job.cases)
        return Run(Opening(Outcome.RETURNED), answers)


def test_the_same_question_is_asked_once() -> None:
    box, recall = Box(), Recall()
    first = recall.run(question(), box.ask)
    again = recall.run(question({"weights": [np.arange(4.0)], "activation": "relu"}), box.ask)
    assert again == first
    assert box.asked == 1


def other_fixtures(job: Job) -> Job:
    exercise = msgspec.structs.replace(job.exercise, fixtures=SourceText("fixtures.py", b"other = 1"))
    return msgspec.structs.replace(job, exercise=exercise)


def other_limits(job: Job) -> Job:
    exercise = msgspec.structs.replace(job.exercise, limits=Limits(cpu_seconds=0.5))
    return msgspec.structs.replace(job, exercise=exercise)


@pytest.mark.parametrize(
    "change",
    [
        lambda _: question({"weights": [np.arange(4.0)], "activation": "tanh"}),
        lambda _: question({"weights": [np.arange(4.0) + np.array([0, 0, 0, 1e-15])], "activation": "relu"}),
        lambda _: question({"weights": [np.arange(4.0, dtype="float32")], "activation": "relu"}),
        lambda _: question({"weights": [np.arange(4.0).reshape(2, 2)], "activation": "relu"}),
        lambda _: question(kept=6),
        lambda _: question(probe="another"),
        lambda _: question(name="another"),
        lambda job: msgspec.structs.replace(job, cases=job.cases[:1]),
        lambda job: msgspec.structs.replace(job, source=b"pass"),
        other_fixtures,
        other_limits,
    ],
)
def test_any_other_question_is_asked(change: Callable[[Job], Job]) -> None:
    box, recall = Box(), Recall()
    recall.run(question(), box.ask)
    recall.run(change(question()), box.ask)
    assert box.asked == 2


@pytest.mark.parametrize("outcome", [Outcome.TIMED_OUT, Outcome.OUT_OF_MEMORY, Outcome.CRASHED, Outcome.BOX_FAILED])
def test_an_end_that_may_be_bad_luck_is_not_remembered(outcome: Outcome) -> None:
    box, recall = Box(outcome), Recall()
    assert recall.run(question(), box.ask).observations[0].outcome is outcome
    assert recall.run(question(), box.ask).observations[0].outcome is Outcome.RETURNED
    assert box.asked == 2


def test_what_it_raises_is_remembered() -> None:
    box, recall = Box(Outcome.RAISED), Recall()
    assert recall.run(question(), box.ask) == recall.run(question(), box.ask)
    assert box.asked == 1


A_THIRD = MOST_BYTES // 6 - 2000
"""Of what is remembered, once in each of a question's two cases."""


@pytest.mark.parametrize(
    "value",
    [
        np.zeros(A_THIRD, "uint8"),
        np.frombuffer(bytes(A_THIRD), "uint8"),
        bytes(A_THIRD),
        "a" * A_THIRD,
        "\U0001f600" + "a" * (A_THIRD // 4 - 30),
        ["a" * (A_THIRD - 100)],
        ({"a": {"b": np.zeros(A_THIRD // 8 - 100)}},),
        {"a" * (A_THIRD - 500): 1},
        [None] * (A_THIRD // 24 - 100),
        Opaque("a" * (A_THIRD - 500), ""),
        Opaque("", "a" * (A_THIRD - 500)),
    ],
    ids=["array", "view", "bytes", "text", "wide text", "list", "nested", "key", "many", "kind", "detail"],
)
def test_the_question_that_was_asked_longest_ago_is_forgotten_first(value: Value) -> None:
    box, recall = Box(value=value), Recall()
    for kept in (0, 1, 2, 0):
        recall.run(question(kept=kept), box.ask)
    assert box.asked == 3
    recall.run(question(kept=3), box.ask)
    recall.run(question(kept=0), box.ask)
    assert box.asked == 4
    recall.run(question(kept=1), box.ask)
    assert box.asked == 5


def test_an_answer_larger_than_all_that_is_remembered_is_told_and_forgotten() -> None:
    box, recall = Box(value=bytes(MOST_BYTES)), Recall()
    recall.run(question(), box.ask)
    recall.run(question(), box.ask)
    assert box.asked == 2
    box.value = None
    assert recall.run(question(), box.ask) == recall.run(question(), box.ask)
    assert box.asked == 3


def test_what_a_call_raised_is_counted_too() -> None:
    box, recall = Box(), Recall()
    failure = Failure("ValueError", "a" * A_THIRD)

    def ask(job: Job) -> Run:
        run = box.ask(job)
        raised = tuple(Observation(one.case, Outcome.RAISED, failure=failure) for one in run.observations)
        return Run(run.opening, raised)

    for kept in (0, 1, 2, 3, 0):
        recall.run(question(kept=kept), ask)
    assert box.asked == 5
