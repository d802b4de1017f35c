"""Gather the evidence on a failed exercise, in boxes where that takes running code, and have it diagnosed."""

import msgspec

from grader.core.exercise import Call, Case, Exercise, Limits
from grader.core.findings import Counterexample, Hint, Verdict
from grader.core.observation import Run
from grader.core.outcome import Outcome
from grader.core.submission import SourceFile
from grader.core.values import Value
from grader.diagnose import Evidence, Mistake, counterexample, explain_failure, lookalikes, nudge, patterns
from grader.judge.expect import Behaviour, Expectations
from grader.judge.mistakes import KnownMistakes, alike, settled_cases
from grader.judge.verdicts import verdict
from grader.sandbox import Boxes, Job

_TINY_LIMITS = Limits(cpu_seconds=1.0, wall_seconds=4.0, exercise_seconds=4.0)


class Explanations:
    """Explains failed exercises; knows each exercise's named mistakes once they were needed."""

    def __init__(self, boxes: Boxes, expectations: Expectations) -> None:
        """Use these boxes, and the memory of these expectations."""
        self._boxes = boxes
        self._expectations = expectations
        self._known = KnownMistakes(boxes, expectations)
        self._tiny: dict[str, tuple[Value, ...]] = {}

    def hints(
        self, exercise: Exercise, run: Run, verdicts: tuple[Verdict, ...], behaviour: Behaviour
    ) -> tuple[Hint, ...]:
        """Return what can be said of a failed run: nudges first, then the named mistake or a pattern."""
        if run.opening.outcome is not Outcome.RETURNED:
            return explain_failure(run.opening.failure)
        if all(one.passed for one in verdicts):
            return ()
        evidence = self._evidence(exercise, run, verdicts, behaviour)
        raised = next((one.failure for one in run.observations if one.failure is not None), None)
        named = self._named(exercise, evidence) or patterns(evidence)
        return (*explain_failure(raised), *nudge(evidence), *named)

    def _named(self, exercise: Exercise, evidence: Evidence) -> tuple[Hint, ...]:
        """Look among the mistakes that behave alike in one failed case; for pairs of mistakes, among all."""
        named = lookalikes(evidence, self._known.likely(exercise, evidence))
        if named or not exercise.combine_mistakes:
            return named
        return lookalikes(evidence, self._known.all(exercise))

    def smallest(self, exercise: Exercise, source: SourceFile, behaviour: Behaviour) -> Counterexample | None:
        """Return the first of the exercise's tiny calls on which the student and the accepted behaviour differ."""
        cases = _tiny_cases(exercise)
        if not cases:
            return None
        expected = self._tiny_values(exercise, cases, behaviour)
        if not expected:
            return None
        small = msgspec.structs.replace(exercise, limits=_TINY_LIMITS)
        run = self._boxes.run(Job(exercise.file, source.data, small, cases))
        for case, wanted, observation in zip(cases, expected, run.observations, strict=False):
            if observation.outcome in (Outcome.BOX_FAILED, Outcome.NOT_RUN):
                return None
            found = verdict(case, observation, wanted)
            if not found.passed:
                return counterexample(exercise, case.call, wanted, observation, found.message)
        return None

    def mistakes(self, exercise: Exercise) -> tuple[Mistake, ...]:
        """Return all of the exercise's named mistakes with what they do in every case."""
        return self._known.all(exercise)

    def _evidence(self, exercise: Exercise, run: Run, verdicts: tuple[Verdict, ...], behaviour: Behaviour) -> Evidence:
        behaviours = self._expectations.of(exercise)
        settled = settled_cases(exercise, behaviours)
        return Evidence(exercise.cases, run.observations, verdicts, behaviour.values, settled, alike)

    def _tiny_values(self, exercise: Exercise, cases: tuple[Case, ...], behaviour: Behaviour) -> tuple[Value, ...]:
        key = f"{exercise.digest}/{behaviour.name}"
        if key not in self._tiny:
            sources = (exercise.reference, *exercise.accepted)
            source = next(one for one in sources if one.name == behaviour.name)
            run = self._boxes.run(Job(exercise.file, source.text, exercise, cases))
            good = all(one.outcome is Outcome.RETURNED for one in run.observations)
            self._tiny[key] = tuple(one.value for one in run.observations) if good else ()
        return self._tiny[key]


def _tiny_cases(exercise: Exercise) -> tuple[Case, ...]:
    return tuple(_tiny_case(exercise, at, call) for at, call in enumerate(exercise.tiny))


def _tiny_case(exercise: Exercise, at: int, call: Call) -> Case:
    model = exercise.cases[0]
    return Case(f"tiny_{at}", "", call, model.possible, model.results, visible=True, reduction=16)
