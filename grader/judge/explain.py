"""Gather the evidence on a failed exercise, in boxes where that takes running code, and have it diagnosed."""

import ast
import hashlib

import msgspec

from grader.compare import compare
from grader.core.errors import BoxError, WireError
from grader.core.exercise import Call, Case, Exercise, Limits, SourceText
from grader.core.findings import Counterexample, Hint, Verdict
from grader.core.observation import Failure, Observation, Run
from grader.core.outcome import Outcome
from grader.core.submission import SourceFile
from grader.core.values import Value
from grader.diagnose import Evidence, Mistake, counterexample, explain_failure, lookalikes, nudge, patterns
from grader.judge.expect import Behaviour, Expectations, question, versions
from grader.judge.verdicts import verdict
from grader.sandbox import Boxes, Job
from grader.wire import decode, encode

_TINY_LIMITS = Limits(cpu_seconds=1.0, wall_seconds=4.0, exercise_seconds=4.0)
_MAX_BYTES = 512 * 2**20


class Explanations:
    """Explains failed exercises; knows each exercise's named mistakes once they were needed."""

    def __init__(self, boxes: Boxes, expectations: Expectations) -> None:
        """Use these boxes, and the memory of these expectations."""
        self._boxes = boxes
        self._expectations = expectations
        self._mistakes: dict[str, tuple[Mistake, ...]] = {}
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
        named = lookalikes(evidence, self.mistakes(exercise)) or patterns(evidence)
        return (*explain_failure(raised), *nudge(evidence), *named)

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
        """Return the exercise's named mistakes with what they do in every case, taken once a pack version."""
        if exercise.digest not in self._mistakes:
            behaviours = self._expectations.of(exercise)
            settled = settled_cases(exercise, behaviours)
            found = []
            for source in exercise.wrong:
                observations = self._observations(exercise, source)
                failed = frozenset(
                    at
                    for at, case in enumerate(exercise.cases)
                    if not any(
                        verdict(case, observations[at], one.values[at]).passed
                        for one in (behaviours[:1] if at in settled else behaviours)
                    )
                )
                text = ast.get_docstring(ast.parse(source.text)) or source.name
                found.append(Mistake(source.name, " ".join(text.split()), observations, failed))
            self._mistakes[exercise.digest] = tuple(found)
        return self._mistakes[exercise.digest]

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

    def _observations(self, exercise: Exercise, source: SourceText) -> tuple[Observation, ...]:
        key = "\0".join(["mistake", exercise.digest, source.name, repr(sorted(versions().items()))])
        digest = hashlib.sha256(key.encode()).hexdigest()
        memory = self._expectations.memory
        kept = memory.get(digest) if memory is not None else None
        if kept is not None:
            try:
                return _unpacked(decode(kept))
            except (WireError, KeyError, TypeError, ValueError):
                kept = None  # a damaged entry is taken anew
        run = self._boxes.run(Job(exercise.file, source.text, exercise, exercise.cases))
        if any(one.outcome is Outcome.BOX_FAILED for one in run.observations):
            raise BoxError(f"{exercise.id}: the box failed on {source.name}")
        if memory is not None:
            memory.put(digest, encode(_packed(run.observations), max_bytes=_MAX_BYTES))
        return run.observations


def settled_cases(exercise: Exercise, behaviours: tuple[Behaviour, ...]) -> frozenset[int]:
    """Return the positions of the cases on which all accepted behaviours agree."""
    first, *others = behaviours
    return frozenset(
        at
        for at, case in enumerate(exercise.cases)
        if all(alike(case, first.values[at], one.values[at]) for one in others)
    )


def alike(case: Case, one: Value, other: Value) -> bool:
    """Whether two answers to a case are the same, either being what the other should be."""
    return compare(one, other, question(case)) is None


def _tiny_cases(exercise: Exercise) -> tuple[Case, ...]:
    return tuple(_tiny_case(exercise, at, call) for at, call in enumerate(exercise.tiny))


def _tiny_case(exercise: Exercise, at: int, call: Call) -> Case:
    model = exercise.cases[0]
    return Case(f"tiny_{at}", "", call, model.possible, model.results, visible=True, reduction=16)


def _packed(observations: tuple[Observation, ...]) -> Value:
    return [
        {
            "case": one.case,
            "outcome": str(one.outcome),
            "value": one.value,
            "after": one.arguments_after,
            "type": one.failure.type if one.failure else None,
            "message": one.failure.message if one.failure else None,
        }
        for one in observations
    ]


def _unpacked(value: Value) -> tuple[Observation, ...]:
    if not isinstance(value, list):
        raise TypeError("not a list of observations")
    found = []
    for one in value:
        if not isinstance(one, dict):
            raise TypeError("not an observation")
        failure = Failure(str(one["type"]), str(one["message"])) if one["type"] is not None else None
        found.append(Observation(str(one["case"]), Outcome(str(one["outcome"])), one["value"], one["after"], failure))
    return tuple(found)
