"""The ladder of tiny calls is climbed from the smallest, and what any accepted behaviour answers is no mistake."""

from collections.abc import Callable
from fractions import Fraction
from typing import cast

import msgspec
import numpy as np

from grader.core.errors import BoxError
from grader.core.exercise import Call, Case, Exercise, Limits, SourceText
from grader.core.findings import Counterexample, Hint
from grader.core.observation import Observation, Opening, Run
from grader.core.outcome import Outcome
from grader.core.submission import SourceFile
from grader.core.values import Value
from grader.judge import Explanations
from grader.judge.expect import Expectations
from grader.judge.grade import UNEXPLAINED, grade_exercise
from grader.judge.smallest import TinyLadder, tiny_cases
from grader.sandbox import Boxes, Job
from tests.unit.judge import small_pack

Answer = Callable[[float], Value]
ANSWERS: dict[bytes, Answer] = {
    b'"""Twice."""': lambda x: np.array([2 * x]),
    b'"""Twice, and one more above 2."""': lambda x: np.array([2 * x + (x > 2)]),
    b"wrong from 2": lambda x: np.array([2 * x + (x >= 2)]),
    b"wrong from 3": lambda x: np.array([2 * x - (x >= 3)]),
    b"changes": lambda x: np.array([2 * x]),
    b"changes and wrong from 3": lambda x: np.array([2 * x - (x >= 3)]),
}


class FakeBoxes:
    """Answers without a box; notes under which limits each source last ran."""

    def __init__(self) -> None:
        self.limits: dict[bytes, Limits] = {}

    def run(self, job: Job) -> Run:
        self.limits[job.source] = job.exercise.limits
        return Run(Opening(Outcome.RETURNED), tuple(self.ask(job.source, case) for case in job.cases))

    def ask(self, source: bytes, case: Case) -> Observation:
        array = case.call.arguments[0]
        assert isinstance(array, np.ndarray)
        after = array + 1 if source.startswith(b"changes") else array
        if source == b"raises":
            return Observation(case.name, Outcome.NOT_RUN if array[0] > 1 else Outcome.BOX_FAILED)
        return Observation(case.name, Outcome.RETURNED, ANSWERS[source](float(array[0])), [after])


def called(x: float, probe: str | None = None) -> Call:
    return Call("f", (np.array([x]),), probe=probe)


def exercise(*, pure: bool = True, tiny: tuple[float, ...] = (1, 2, 3)) -> Exercise:
    """Twice, or by a convention one more above 2; a case in which both agree and one in which they do not."""
    cases = (
        Case("one", "", called(1), Fraction(1), ("A",), pure=pure),
        Case("five", "", called(5), Fraction(1), ("A",)),
    )
    return msgspec.structs.replace(
        small_pack.exercise("0-f.py", cases=cases),
        parameters=("x",),
        reference=SourceText("reference", b'"""Twice."""'),
        accepted=(SourceText("convention_more", b'"""Twice, and one more above 2."""'),),
        tiny=tuple(called(x) for x in tiny),
        limits=Limits(cpu_seconds=7, memory_mib=99, exercise_seconds=60),
    )


def smallest(source: bytes, asked: Exercise | None = None, *, scored_by: int = 0) -> Counterexample | None:
    chosen = asked or exercise()
    boxes = cast("Boxes", FakeBoxes())
    expectations = Expectations(boxes)
    behaviour = expectations.of(chosen)[scored_by]
    return TinyLadder(boxes, expectations).smallest(chosen, SourceFile("0-f.py", source), behaviour)


def test_the_first_tiny_call_that_is_missed_is_shown() -> None:
    found = smallest(b"wrong from 2")
    assert found is not None
    assert found.message == "A[0] is 5, but should be 4"
    assert found.inputs[0].rows == [[2.0]]


def test_what_another_accepted_behaviour_answers_is_no_mistake() -> None:
    assert smallest(b'"""Twice, and one more above 2."""', scored_by=0) is None
    assert smallest(b'"""Twice."""', scored_by=1) is None


def test_what_none_answers_is_told_by_the_behaviour_of_the_score() -> None:
    by_reference, by_convention = (smallest(b"wrong from 3", scored_by=at) for at in (0, 1))
    assert by_reference is not None
    assert by_convention is not None
    assert (by_reference.message, by_convention.message) == (
        "A[0] is 5, but should be 6",
        "A[0] is 5, but should be 7",
    )


def test_changed_arguments_are_told_after_wrong_answers_and_only_where_the_exercise_asks() -> None:
    changed, wrong = smallest(b"changes"), smallest(b"changes and wrong from 3")
    assert changed is not None
    assert changed.message == "x is changed by the call, but should be left as it was"
    assert changed.inputs[0].rows == [[1.0]]
    assert wrong is not None
    assert wrong.message == "A[0] is 5, but should be 6"
    assert smallest(b"changes", exercise(pure=False)) is None


def test_what_the_box_could_not_do_is_nobodys_mistake() -> None:
    assert smallest(b"raises") is None


def test_an_exercise_without_tiny_calls_has_no_counterexample() -> None:
    assert smallest(b"wrong from 2", exercise(tiny=())) is None


def test_tiny_calls_run_under_the_limits_of_their_exercise_until_one_used_up_its_time() -> None:
    boxes, asked = FakeBoxes(), exercise()
    expectations = Expectations(cast("Boxes", boxes))
    ladder = TinyLadder(cast("Boxes", boxes), expectations)
    ladder.smallest(asked, SourceFile("0-f.py", b"wrong from 2"), expectations.of(asked)[0])
    assert boxes.limits[b"wrong from 2"] == Limits(cpu_seconds=7, memory_mib=99, exercise_seconds=7)
    assert boxes.limits[b'"""Twice."""'] == asked.limits


def test_a_tiny_case_has_the_results_of_the_case_with_its_probe() -> None:
    asked = exercise()
    probed = Case("probed", "", called(1, probe="only"), Fraction(1), ("dA",))
    asked = msgspec.structs.replace(asked, cases=(*asked.cases, probed), tiny=(called(1), called(2, probe="only")))
    assert [case.results for case in tiny_cases(asked)] == [("A",), ("dA",)]


class NoExplanations:
    """Fails as a box does."""

    def hints(self, *_: object) -> tuple[Hint, ...]:
        raise BoxError("no box")


def test_what_the_grader_could_not_explain_is_said_and_costs_nothing() -> None:
    boxes = cast("Boxes", FakeBoxes())
    report = grade_exercise(
        SourceFile("0-f.py", b"wrong from 3"),
        exercise(),
        boxes=boxes,
        expectations=Expectations(boxes),
        explanations=cast("Explanations", NoExplanations()),
    )
    assert report.notes == (UNEXPLAINED,)
    assert (report.outcome, report.score, report.counterexample) == ("graded", 50.0, None)
