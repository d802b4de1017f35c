"""Gather the evidence on a failed exercise, in boxes where that takes running code, and have it diagnosed."""

from collections.abc import Iterable, Mapping

import msgspec

from grader.core.exercise import Exercise
from grader.core.findings import Counterexample, Hint, Verdict
from grader.core.observation import Run
from grader.core.outcome import Outcome
from grader.core.said import say
from grader.core.submission import SourceFile
from grader.core.values import Value
from grader.diagnose import (
    PARTLY,
    Evidence,
    Mistake,
    exact_lookalikes,
    explain_failure,
    guessed,
    head,
    lookalikes,
    may_be_several,
    meaning,
    nudge,
    partial_lookalikes,
    patterns,
)
from grader.diagnose.traits import defaults_of
from grader.judge.expect import Behaviour, Expectations, alike
from grader.judge.mistakes import KnownMistakes
from grader.judge.repair import Repairs
from grader.judge.smallest import TinyLadder
from grader.judge.truths import Truths
from grader.sandbox import Boxes

_ONE_OF_SEVERAL = say("What is named here is one of several mistakes: look further.")


class Explanations:
    """Explains failed exercises; knows each exercise's named mistakes once they were needed."""

    def __init__(self, boxes: Boxes, expectations: Expectations, *, cohort: bool = False) -> None:
        """Use these boxes, and the memory of these expectations; a ``cohort`` needs all that can be known."""
        self._boxes = boxes
        self._expectations = expectations
        self._known = KnownMistakes(boxes, expectations, cohort=cohort)
        self._truths = Truths(boxes)
        self._ladder = TinyLadder(boxes, expectations)
        self._repairs = Repairs(boxes, expectations)

    def hints(
        self,
        exercise: Exercise,
        run: Run,
        verdicts: tuple[Verdict, ...],
        behaviour: Behaviour,
        source: bytes = b"",
    ) -> tuple[Hint, ...]:
        """Return what can be said of a failed run: nudges first, then the named mistake, the first line or a pattern.

        ``source`` is the student's file, whose first line is compared with the statement's. It is searched for the line
        that decides where nothing names what is wrong, or a pattern alone, which tells what is seen and seldom why; and
        before a name is given to what ends in nothing but exceptions about sizes, in which many a mistake ends alike.
        """
        if run.opening.outcome is not Outcome.RETURNED:
            return explain_failure(run.opening.failure) or meaning(run.opening.failure, exercise.function)
        if all(one.passed for one in verdicts):
            return ()
        evidence = self._evidence(exercise, run, verdicts, behaviour)
        defaults = defaults_of(exercise.reference.text, exercise.function, exercise.parameters)
        raised = next((one.failure for one in run.observations if one.failure is not None), None)
        named = self._named(exercise, evidence)
        if named and guessed(evidence):
            named = self._repairs.hint(exercise, source, evidence) or named
        named = named or head(source, exercise.function, defaults)
        shown = () if named else patterns(evidence, exercise.parameters)
        told = (*explain_failure(raised), *nudge(evidence, defaults), *named, *shown)
        if any(hint.level > 1 and not hint.id.startswith("pattern-") for hint in told):
            return told
        deciding = self._repairs.hint(exercise, source, evidence)
        return (*told, *(deciding or (() if shown else self._partly(exercise, evidence, defaults))))

    def _partly(self, exercise: Exercise, evidence: Evidence, defaults: Mapping[str, Value]) -> tuple[Hint, ...]:
        """Look for the one of several mistakes that shows by itself, in exercises whose mistakes may be combined."""
        if not exercise.combine_mistakes or not may_be_several(evidence):
            return ()
        return partial_lookalikes(evidence, self._known.all(exercise), defaults)

    def _named(self, exercise: Exercise, evidence: Evidence) -> tuple[Hint, ...]:
        """Look among the mistakes that behave alike in one failed case; for pairs of mistakes, among all."""
        likely = self._known.likely(exercise, evidence)
        if not exercise.combine_mistakes:
            return lookalikes(evidence, likely, most=1)
        named = exact_lookalikes(evidence, likely)
        if named or not may_be_several(evidence):
            return named
        known = self._known.all(exercise)
        found = lookalikes(evidence, known)
        if not found or lookalikes(evidence, _those(known, found), most=1):
            return found
        if len(found) > 1:
            return tuple(msgspec.structs.replace(hint, together=True) for hint in found)
        return (Hint(PARTLY, _ONE_OF_SEVERAL, level=1), *found)

    def counterexamples(
        self,
        exercise: Exercise,
        source: SourceFile,
        run: Run,
        verdicts: tuple[Verdict, ...],
        behaviour: Behaviour,
        hints: tuple[Hint, ...],
    ) -> tuple[Counterexample, ...]:
        """Return for each failed behaviour the first of the exercise's tiny calls that goes wrong.

        ``hints`` are what ``hints`` returned: a mistake that explains everything is one behaviour, and of several
        that do together, each is. Where one explains a part alone, the calls tell behaviours apart.
        """
        if not exercise.tiny:
            return ()
        evidence = self._evidence(exercise, run, verdicts, behaviour)
        told = [hint for hint in hints if hint.level > 1]
        mistakes: tuple[Mistake, ...] | None = None
        if any(hint.id == PARTLY for hint in hints):
            mistakes = None
        elif any(hint.together for hint in told):
            mistakes = _those(self._known.all(exercise), told)
        elif any(hint.id == "repair" for hint in told) or (
            told and (len(told) == 1 or {hint.id for hint in told} <= {one.name for one in exercise.wrong})
        ):
            mistakes = ()
        return self._ladder.counterexamples(exercise, source, behaviour, evidence, mistakes)

    def broken_law(
        self, exercise: Exercise, source: SourceFile, beside: Mapping[str, SourceFile], hints: tuple[Hint, ...]
    ) -> Hint | None:
        """Return the first law of the exercise that the student's function breaks, as a nudge beside other ``hints``.

        An object that is made again from its description costs as much as all its cases: its laws are asked only
        where no hint names its mistake.
        """
        if any(case.call.rebuild for case in exercise.cases) and any(hint.level > 1 for hint in hints):
            return None
        return self._truths.hint(exercise, source.data, beside)

    def mistakes(self, exercise: Exercise) -> tuple[Mistake, ...]:
        """Return all of the exercise's named mistakes with what they do in every case."""
        return self._known.all(exercise)

    def _evidence(self, exercise: Exercise, run: Run, verdicts: tuple[Verdict, ...], behaviour: Behaviour) -> Evidence:
        settled = self._expectations.settled(exercise)
        return Evidence(exercise.cases, run.observations, verdicts, behaviour.values, settled, alike)


def _those(mistakes: tuple[Mistake, ...], named: Iterable[Hint]) -> tuple[Mistake, ...]:
    """The mistakes that hints name."""
    names = {hint.id for hint in named}
    return tuple(one for one in mistakes if one.id in names)
