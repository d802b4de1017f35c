"""Hold answers to the laws of their exercise: what is right keeps them, without any reference to compare with.

Code runs in boxes and answers calls; the laws' equations are computed here, of the values that came back.
"""

from collections.abc import Mapping
from fractions import Fraction

import msgspec
import numpy as np

from grader.compare import sentence as grammar
from grader.core.errors import BoxError
from grader.core.exercise import Case, Exercise, Limits
from grader.core.findings import Hint
from grader.core.outcome import Outcome
from grader.core.said import say
from grader.core.submission import SourceFile
from grader.core.truth import Law
from grader.core.values import Value
from grader.packs.truths import load_laws
from grader.sandbox import Boxes, Job

_QUICK = Limits(cpu_seconds=1.0, wall_seconds=4.0, exercise_seconds=4.0)
_CLOSE = 1e-5
"""Relative to the larger of 1 and what should be: laws speak of small whole numbers, and forgive single precision."""

_SINGLE_BYTES = 4
"""Of a number in single precision: what has less can keep no law."""


class Breach(msgspec.Struct, frozen=True):
    """A law that answers break, and the sentence with the numbers."""

    law: Law
    message: str


class Truths:
    """Knows the laws of exercises, and what their references answer to them.

    Of the reference's own answers only the form counts: a law speaks of answers that have it, and of no others.
    """

    def __init__(self, boxes: Boxes) -> None:
        """Run code in these boxes."""
        self._boxes = boxes
        self._laws: dict[str, tuple[Law, ...]] = {}
        self._answered: dict[str, dict[str, Value]] = {}

    def laws(self, exercise: Exercise) -> tuple[Law, ...]:
        """Return the laws of an exercise in their order."""
        if exercise.digest not in self._laws:
            self._laws[exercise.digest] = load_laws(exercise, [])
        return self._laws[exercise.digest]

    def breaches(self, exercise: Exercise, source: bytes, laws: tuple[Law, ...] | None = None) -> tuple[Breach, ...]:
        """Return every law, or every one of these, that a solution breaks, beside the partner's reference.

        Raises:
            BoxError: the box failed.

        """
        asked = self.laws(exercise) if laws is None else laws
        return _broken(asked, self._spoken_of(exercise, asked, source, exercise.limits))

    def unspoken(self, exercise: Exercise, source: bytes) -> tuple[str, ...]:
        """Return the ids of the laws that have nothing to say of a solution, since its answers have another form.

        Raises:
            BoxError: the box failed.

        """
        laws = self.laws(exercise)
        values = self._spoken_of(exercise, laws, source, exercise.limits)
        return tuple(law.id for law in laws if any(case.name not in values for case in _cases(law)))

    def hint(self, exercise: Exercise, source: bytes, beside: Mapping[str, SourceFile]) -> Hint | None:
        """Return the first law that a student's function breaks as a nudge; None where all that speak are kept.

        Args:
            exercise: the exercise that failed.
            source: the student's file.
            beside: their other files by exercise id: where their own partner is right in these calls, it is
                the one that is named; where their function fits it, but not the reference, that is said.

        Raises:
            BoxError: the box failed.

        """
        laws = self.laws(exercise)
        if not laws:
            return None
        own = self._spoken_of(exercise, laws, source, _QUICK)
        broken = _broken(laws, own)
        if not broken:
            return None
        first = broken[0]
        partner = exercise.partner
        if partner is None or all(call.target == exercise.function for call in first.law.truth.calls):
            return _nudge(first, "")
        name = say("what {file} should compute", file=partner.file)
        if partner.id in beside:
            right = self._reference(exercise, partner)
            theirs = _of_form(self._answers(partner, laws, beside[partner.id].data, _QUICK), right)
            if _alike(theirs, right):
                name = say("your own {file}", file=partner.file)
            elif not _broken((first.law,), {**own, **theirs}):
                text = say(
                    "Your function belongs to your own {file}, but that one is not right yet: mend it first.",
                    file=partner.file,
                )
                return Hint(f"law_{first.law.id}", text, level=1)
        return _nudge(first, name)

    def _answers(self, exercise: Exercise, laws: tuple[Law, ...], source: bytes, limits: Limits) -> dict[str, Value]:
        """Ask one file every call that is meant for it; calls that did not return are left out."""
        cases = tuple(case for law in laws for case in _cases(law) if case.call.target == exercise.function)
        if not cases:
            return {}
        run = self._boxes.run(Job(exercise.file, source, msgspec.structs.replace(exercise, limits=limits), cases))
        if any(one.outcome is Outcome.BOX_FAILED for one in run.observations):
            raise BoxError(f"{exercise.id}: the box failed on the laws")
        return {one.case: one.value for one in run.observations if one.outcome is Outcome.RETURNED}

    def _spoken_of(self, exercise: Exercise, laws: tuple[Law, ...], source: bytes, limits: Limits) -> dict[str, Value]:
        """Return a solution's answers as far as they have the right form, beside those of the partner's reference."""
        own = self._answers(exercise, laws, source, limits)
        beside = self._reference(exercise, exercise.partner) if exercise.partner is not None else {}
        return {**beside, **_of_form(own, self._reference(exercise, exercise))}

    def _reference(self, exercise: Exercise, answering: Exercise) -> dict[str, Value]:
        """Return what the reference of the exercise, or of its partner, answers to the exercise's laws."""
        key = f"{exercise.digest}/{answering.id}"
        if key not in self._answered:
            answers = self._answers(answering, self.laws(exercise), answering.reference.text, answering.limits)
            self._answered[key] = answers
        return self._answered[key]


def _cases(law: Law) -> tuple[Case, ...]:
    return tuple(
        Case(f"{law.id}/{at}", law.title, call, Fraction(0), (law.truth.name,))
        for at, call in enumerate(law.truth.calls)
    )


def _of_form(answers: Mapping[str, Value], model: Mapping[str, Value]) -> dict[str, Value]:
    """Return the answers that have the kind and shape of the model's: no equation must meet any others."""
    return {
        name: _in_floats(value) for name, value in answers.items() if name in model and _has_form(value, model[name])
    }


def _has_form(value: Value, model: Value) -> bool:
    if isinstance(model, np.ndarray):
        if not isinstance(value, np.ndarray) or value.shape != model.shape:
            return False
        precise = value.dtype.kind in "iu" or (value.dtype.kind == "f" and value.dtype.itemsize >= _SINGLE_BYTES)
        return precise and bool(np.isfinite(value).all())
    if isinstance(model, (tuple, list)):
        return isinstance(value, (tuple, list)) and len(value) == len(model) and all(map(_has_form, value, model))
    return False


def _in_floats(value: Value) -> Value:
    """Return arrays of whole numbers as floats: those of few bits overflow in an equation, or wrap around."""
    if isinstance(value, np.ndarray):
        return value if value.dtype.kind == "f" else value.astype(float)
    if isinstance(value, (tuple, list)):
        return tuple(map(_in_floats, value))
    return value


def _broken(laws: tuple[Law, ...], values: Mapping[str, Value]) -> tuple[Breach, ...]:
    found = []
    for law in laws:
        names = [case.name for case in _cases(law)]
        if all(name in values for name in names):
            with np.errstate(all="ignore"):  # finite numbers may be too large for an equation
                expected, actual = (np.asarray(side) for side in law.truth.sides(*(values[name] for name in names)))
            message = _apart(law, expected, actual)
            found += [Breach(law, message)] if message else []
    return tuple(found)


def _apart(law: Law, expected: "np.ndarray", actual: "np.ndarray") -> str:
    """Say how both sides differ most; empty where they do not."""
    with np.errstate(all="ignore"):
        gaps = np.abs(actual.astype(float) - expected)
    if gaps.max() <= _CLOSE * max(1.0, float(np.abs(expected).max())):
        return ""
    place = tuple(int(at) for at in np.unravel_index(gaps.argmax(), gaps.shape))
    subject = f"{law.truth.name}[{', '.join(map(str, place))}]" if place else law.truth.name
    return grammar.sentence(subject, grammar.number(actual[place]), grammar.number(expected[place]), law.context)


def _alike(one: Mapping[str, Value], other: Mapping[str, Value]) -> bool:
    return one.keys() == other.keys() and all(
        isinstance(value, np.ndarray)
        and isinstance(found := one[name], np.ndarray)
        and found.shape == value.shape
        and np.allclose(found, value, rtol=_CLOSE, atol=_CLOSE)
        for name, value in other.items()
    )


def _nudge(breach: Breach, partner: str) -> Hint:
    meaning = say(breach.law.meaning, partner=partner)
    return Hint(f"law_{breach.law.id}", say("{meaning} Here, {sentence}.", meaning=meaning, sentence=breach.message), 1)
