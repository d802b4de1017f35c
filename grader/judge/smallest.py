"""The smallest call on which a student and what is accepted differ: an exercise's tiny calls, tried in order."""

from collections.abc import Iterator

import msgspec

from grader.core.exercise import Call, Case, Exercise, SourceText
from grader.core.findings import Counterexample, Verdict
from grader.core.observation import Observation
from grader.core.outcome import Outcome, Rung
from grader.core.submission import SourceFile
from grader.diagnose import counterexample
from grader.judge.expect import Behaviour, Expectations
from grader.judge.verdicts import verdict
from grader.packs.workings import load_working
from grader.sandbox import Boxes, Job

_REDUCTION = 16
_UNTOLD = (Outcome.BOX_FAILED, Outcome.NOT_RUN)


class TinyLadder:
    """Asks tiny calls of students; remembers what each accepted behaviour answers to them."""

    def __init__(self, boxes: Boxes, expectations: Expectations) -> None:
        """Use these boxes, and the behaviours of these expectations."""
        self._boxes = boxes
        self._expectations = expectations
        self._answers: dict[str, tuple[Observation, ...]] = {}

    def smallest(self, exercise: Exercise, source: SourceFile, behaviour: Behaviour) -> Counterexample | None:
        """Return the first tiny call whose answer no accepted behaviour gives; wrong answers before changed inputs.

        ``behaviour`` is the one that the student is scored by: what it answers is what should be.
        """
        cases = tiny_cases(exercise)
        if not cases:
            return None
        run = self._boxes.run(Job(exercise.file, source.data, _bounded(exercise), cases))
        changed: Counterexample | None = None
        for at, found in self._missed(exercise, cases, run.observations, behaviour):
            if found.rung is Rung.PURE and changed is not None:
                continue
            expected = self._of(exercise, behaviour, cases)[at].value
            explain = load_working(exercise.workings)
            told = counterexample(exercise, cases[at], expected, run.observations[at], found, explain)
            if found.rung is not Rung.PURE:
                return told
            changed = told
        return changed

    def _missed(
        self, exercise: Exercise, cases: tuple[Case, ...], seen: tuple[Observation, ...], behaviour: Behaviour
    ) -> Iterator[tuple[int, Verdict]]:
        """The tiny calls that the student misses under every behaviour, with the verdict under their own."""
        behaviours = self._expectations.of(exercise)
        for at, (case, observation) in enumerate(zip(cases, seen, strict=True)):
            wanted = self._of(exercise, behaviour, cases)[at]
            if observation.outcome in _UNTOLD or wanted.outcome is not Outcome.RETURNED:
                continue
            found = verdict(case, observation, wanted.value)
            others = (self._of(exercise, one, cases)[at] for one in behaviours if one.name != behaviour.name)
            if not found.passed and not any(_accepts(case, observation, other) for other in others):
                yield at, found

    def _of(self, exercise: Exercise, behaviour: Behaviour, cases: tuple[Case, ...]) -> tuple[Observation, ...]:
        key = f"{exercise.digest}/{behaviour.name}"
        if key not in self._answers:
            source = _source(exercise, behaviour)
            self._answers[key] = self._boxes.run(Job(exercise.file, source.text, exercise, cases)).observations
        return self._answers[key]


def tiny_cases(exercise: Exercise) -> tuple[Case, ...]:
    """The exercise's tiny calls as cases: their results are those of its first case, or of one with the same probe.

    Changed arguments count where any case of the exercise asks about them.
    """
    pure = any(case.pure for case in exercise.cases)
    return tuple(_tiny_case(exercise, at, call, pure=pure) for at, call in enumerate(exercise.tiny))


def _tiny_case(exercise: Exercise, at: int, call: Call, *, pure: bool) -> Case:
    model = next((case for case in exercise.cases if case.call.probe == call.probe), exercise.cases[0])
    name = f"tiny_{at}"
    return Case(name, "", call, model.possible, model.results, visible=True, pure=pure, reduction=_REDUCTION)


def _bounded(exercise: Exercise) -> Exercise:
    """The exercise under its own limits, but ended by the first call that uses up the time of one."""
    limits = exercise.limits
    seconds = min(limits.exercise_seconds, max(limits.cpu_seconds, 0.001))
    return msgspec.structs.replace(exercise, limits=msgspec.structs.replace(limits, exercise_seconds=seconds))


def _source(exercise: Exercise, behaviour: Behaviour) -> SourceText:
    return next(one for one in (exercise.reference, *exercise.accepted) if one.name == behaviour.name)


def _accepts(case: Case, observation: Observation, wanted: Observation) -> bool:
    """Whether another accepted behaviour gives this answer."""
    return wanted.outcome is Outcome.RETURNED and verdict(case, observation, wanted.value).passed
