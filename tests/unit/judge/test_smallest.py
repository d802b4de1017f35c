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
from grader.diagnose import Evidence, Mistake
from grader.judge import Explanations
from grader.judge.expect import Expectations, alike
from grader.judge.grade import UNEXPLAINED, grade_exercise
from grader.judge.smallest import MOST_SHOWN, TinyLadder, tiny_cases
from grader.judge.verdicts import verdict
from grader.sandbox import Boxes, Job
from tests.unit.judge import small_pack

Answer = Callable[[float, str], float]
ANSWERS: dict[bytes, Answer] = {
    b'"""Twice."""': lambda x, _: 2 * x,
    b'"""Twice, and one more above 2."""': lambda x, _: 2 * x + (x > 2),
    b"wrong from 2": lambda x, _: 2 * x + (x >= 2),
    b"wrong from 3": lambda x, _: 2 * x - (x >= 3),
    b"changes": lambda x, _: 2 * x,
    b"changes and wrong from 3": lambda x, _: 2 * x - (x >= 3),
    b"wrong for down always": lambda x, word: 2 * x - (word == "down"),
    b"wrong for up from 2, for down always": lambda x, word: 2 * x + (x >= 2) * (word == "up") - (word == "down"),
    b"wrong for down always, else from 2": lambda x, word: 2 * x - 1 if word == "down" else 2 * x + (x >= 2),
    b"wrong with any option": lambda x, word: 2 * x + bool(word),
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
            return Observation(case.name, Outcome.NOT_RUN if array.flat[0] > 1 else Outcome.BOX_FAILED)
        answer = ANSWERS[source](float(array.flat[0]), "".join(map(str, case.call.keywords.values())))
        return Observation(case.name, Outcome.RETURNED, np.array([answer]), [after])


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


def smallest(
    source: bytes, asked: Exercise | None = None, *, scored_by: int = 0, mistakes: tuple[Mistake, ...] | None = None
) -> tuple[Counterexample, ...]:
    chosen = asked or exercise()
    boxes = cast("Boxes", FakeBoxes())
    expectations = Expectations(boxes)
    behaviour = expectations.of(chosen)[scored_by]
    seen = boxes.run(Job(chosen.file, source, chosen, chosen.cases)).observations
    verdicts = tuple(
        verdict(case, one, value) for case, one, value in zip(chosen.cases, seen, behaviour.values, strict=True)
    )
    evidence = Evidence(chosen.cases, seen, verdicts, behaviour.values, frozenset(), alike)
    ladder = TinyLadder(boxes, expectations)
    return ladder.counterexamples(chosen, SourceFile("0-f.py", source), behaviour, evidence, mistakes)


def told(found: tuple[Counterexample, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.message, one.cases) for one in found]


def test_the_first_tiny_call_that_is_missed_is_shown() -> None:
    found = smallest(b"wrong from 2")
    assert told(found) == [("A[0] is 5, but should be 4", ("five",))]
    assert found[0].inputs[0].rows == [[2.0]]


def test_what_another_accepted_behaviour_answers_is_no_mistake() -> None:
    assert smallest(b'"""Twice, and one more above 2."""', scored_by=0) == ()
    assert smallest(b'"""Twice."""', scored_by=1) == ()


def test_what_none_answers_is_told_by_the_behaviour_of_the_score() -> None:
    by_reference, by_convention = (smallest(b"wrong from 3", scored_by=at) for at in (0, 1))
    assert [one.message for one in by_reference] == ["A[0] is 5, but should be 6"]
    assert [one.message for one in by_convention] == ["A[0] is 5, but should be 7"]


def test_changed_arguments_are_told_only_where_the_exercise_asks() -> None:
    changed = smallest(b"changes")
    assert told(changed) == [("x is changed by the call, but should be left as it was", ("one",))]
    assert changed[0].inputs[0].rows == [[1.0]]
    assert smallest(b"changes", exercise(pure=False)) == ()


def test_changed_arguments_are_told_after_wrong_answers_and_not_at_all_where_the_cause_is_one() -> None:
    both = [
        ("A[0] is 5, but should be 6", ("five",)),
        ("x is changed by the call, but should be left as it was", ("one",)),
    ]
    assert told(smallest(b"changes and wrong from 3")) == both
    one = smallest(b"changes and wrong from 3", mistakes=())
    assert told(one) == [("A[0] is 5, but should be 6", ("one", "five"))]


def test_what_the_box_could_not_do_is_nobodys_mistake() -> None:
    assert smallest(b"raises") == ()


def test_an_exercise_without_tiny_calls_has_no_counterexample() -> None:
    assert smallest(b"wrong from 2", exercise(tiny=())) == ()


def images(x: int) -> Value:
    """So many images of one pixel, whose value is their number."""
    return np.full((x, 1, 1, 1), float(x))


def by_word(*words: str) -> tuple[Case, ...]:
    return tuple(Case(word, "", Call("f", (images(5),), {"word": word}), Fraction(1), ("A",)) for word in words)


def in_words(*words: str) -> Exercise:
    """Asked with each of these words, in a case and in two tiny calls."""
    tiny = tuple(Call("f", (images(x),), {"word": word}) for x in (1, 2) for word in words)
    one = msgspec.structs.replace(exercise(pure=False), cases=by_word(*words), tiny=tiny, accepted=())
    return msgspec.structs.replace(one, parameters=("x", "word"))


def test_each_way_of_asking_that_goes_wrong_by_itself_has_an_example_of_its_own() -> None:
    found = smallest(b"wrong for up from 2, for down always", in_words("up", "down", "left"))
    assert told(found) == [("A[0] is 1, but should be 2", ("down",)), ("A[0] is 5, but should be 4", ("up",))]
    assert [one.behaviour for one in found] == ["word is 'down'", "there are several images and word is 'up'"]


def test_what_goes_wrong_whichever_way_it_is_asked_has_one() -> None:
    found = smallest(b"wrong from 2", in_words("up", "down"))
    assert told(found) == [("A[0] is 5, but should be 4", ("up", "down"))]
    assert found[0].behaviour == ""


def test_of_mistakes_that_explain_all_together_each_has_the_first_call_that_it_alone_misses() -> None:
    asked = msgspec.structs.replace(
        in_words("up", "down"),
        wrong=(SourceText("all_of_it", b"wrong from 2"), SourceText("down_only", b"wrong for down always")),
    )
    mistakes = tuple(
        Mistake(name, "", (), failed)
        for name, failed in (("all_of_it", frozenset({0, 1})), ("down_only", frozenset({1})))
    )
    found = smallest(b"wrong for down always, else from 2", asked, mistakes=mistakes)
    assert told(found) == [("A[0] is 1, but should be 2", ("down",)), ("A[0] is 5, but should be 4", ("up", "down"))]


def test_at_most_four_are_shown() -> None:
    options = ("a", "b", "c", "d", "e")
    calls = tuple(Call("f", (np.array([2.0]),), {one: True} if one else {}) for one in ("", *options))
    cases = tuple(Case(one, "", call, Fraction(1), ("A",)) for one, call in zip(options, calls[1:], strict=True))
    asked = msgspec.structs.replace(
        exercise(pure=False), cases=cases, tiny=calls, accepted=(), parameters=("x", *options)
    )
    found = smallest(b"wrong with any option", asked)
    assert [one.behaviour for one in found] == [f"{one} is True" for one in options[:MOST_SHOWN]]


def test_tiny_calls_run_under_the_limits_of_their_exercise_until_one_used_up_its_time() -> None:
    boxes, asked = FakeBoxes(), exercise()
    expectations = Expectations(cast("Boxes", boxes))
    ladder = TinyLadder(cast("Boxes", boxes), expectations)
    behaviour = expectations.of(asked)[0]
    evidence = Evidence(asked.cases, (), (), behaviour.values, frozenset(), alike)
    ladder.counterexamples(asked, SourceFile("0-f.py", b'"""Twice."""'), behaviour, evidence)
    assert boxes.limits[b'"""Twice."""'] == asked.limits
    boxes.limits.clear()
    ladder.counterexamples(asked, SourceFile("0-f.py", b"wrong from 2"), behaviour, evidence, ())
    assert boxes.limits == {b"wrong from 2": Limits(cpu_seconds=7, memory_mib=99, exercise_seconds=7)}


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
    assert (report.outcome, report.score, report.counterexamples) == ("graded", 50.0, ())
