"""Gather the evidence on a failed exercise, in boxes where that takes running code, and have it diagnosed."""

from collections.abc import Mapping

from grader.core.exercise import Exercise
from grader.core.findings import Counterexample, Hint, Verdict
from grader.core.observation import Run
from grader.core.outcome import Outcome
from grader.core.submission import SourceFile
from grader.diagnose import (
    Evidence,
    Mistake,
    exact_lookalikes,
    explain_failure,
    head,
    lookalikes,
    may_be_several,
    meaning,
    nudge,
    patterns,
)
from grader.diagnose.traits import defaults_of
from grader.judge.expect import Behaviour, Expectations, alike
from grader.judge.mistakes import KnownMistakes
from grader.judge.smallest import TinyLadder
from grader.judge.truths import Truths
from grader.sandbox import Boxes


class Explanations:
    """Explains failed exercises; knows each exercise's named mistakes once they were needed."""

    def __init__(self, boxes: Boxes, expectations: Expectations, *, cohort: bool = False) -> None:
        """Use these boxes, and the memory of these expectations; a ``cohort`` needs all that can be known."""
        self._boxes = boxes
        self._expectations = expectations
        self._known = KnownMistakes(boxes, expectations, cohort=cohort)
        self._truths = Truths(boxes)
        self._ladder = TinyLadder(boxes, expectations)

    def hints(
        self,
        exercise: Exercise,
        run: Run,
        verdicts: tuple[Verdict, ...],
        behaviour: Behaviour,
        source: bytes = b"",
    ) -> tuple[Hint, ...]:
        """Return what can be said of a failed run: nudges first, then the named mistake, the first line or a pattern.

        ``source`` is the student's file, whose first line is compared with the statement's.
        """
        if run.opening.outcome is not Outcome.RETURNED:
            return explain_failure(run.opening.failure) or meaning(run.opening.failure)
        if all(one.passed for one in verdicts):
            return ()
        evidence = self._evidence(exercise, run, verdicts, behaviour)
        defaults = defaults_of(exercise.reference.text, exercise.function, exercise.parameters)
        raised = next((one.failure for one in run.observations if one.failure is not None), None)
        named = self._named(exercise, evidence) or head(source, exercise.function, defaults) or patterns(evidence)
        return (*explain_failure(raised), *nudge(evidence, defaults), *named)

    def _named(self, exercise: Exercise, evidence: Evidence) -> tuple[Hint, ...]:
        """Look among the mistakes that behave alike in one failed case; for pairs of mistakes, among all."""
        likely = self._known.likely(exercise, evidence)
        if not exercise.combine_mistakes:
            return lookalikes(evidence, likely, most=1)
        named = exact_lookalikes(evidence, likely)
        if named or not may_be_several(evidence):
            return named
        return lookalikes(evidence, self._known.all(exercise))

    def smallest(self, exercise: Exercise, source: SourceFile, behaviour: Behaviour) -> Counterexample | None:
        """Return the first of the exercise's tiny calls on which the student and all that is accepted differ."""
        return self._ladder.smallest(exercise, source, behaviour)

    def broken_law(self, exercise: Exercise, source: SourceFile, beside: Mapping[str, SourceFile]) -> Hint | None:
        """Return the first law of the exercise that the student's function breaks, as a nudge."""
        return self._truths.hint(exercise, source.data, beside)

    def mistakes(self, exercise: Exercise) -> tuple[Mistake, ...]:
        """Return all of the exercise's named mistakes with what they do in every case."""
        return self._known.all(exercise)

    def _evidence(self, exercise: Exercise, run: Run, verdicts: tuple[Verdict, ...], behaviour: Behaviour) -> Evidence:
        settled = self._expectations.settled(exercise)
        return Evidence(exercise.cases, run.observations, verdicts, behaviour.values, settled, alike)
