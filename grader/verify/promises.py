"""The promises of a pack, each kept by running it."""

from collections.abc import Iterator
from fractions import Fraction

import msgspec
import numpy as np

from grader.compare import compare
from grader.core.exercise import Exercise, SourceText
from grader.core.observation import Opening, Run
from grader.core.outcome import Outcome
from grader.core.submission import SourceFile
from grader.core.values import Value
from grader.judge.expect import Behaviour, Expectations, question
from grader.judge.explain import Explanations
from grader.judge.observe import observe
from grader.judge.verdicts import best_verdicts
from grader.sandbox import Boxes


class Promise(msgspec.Struct, frozen=True):
    """One promise about one exercise: what was promised, and every way in which it is broken."""

    exercise: str
    text: str
    broken: tuple[str, ...]

    @property
    def kept(self) -> bool:
        """Whether nothing breaks it."""
        return not self.broken


def check_promises(exercise: Exercise, boxes: Boxes, expectations: Expectations) -> Iterator[Promise]:
    """Check every promise of one exercise, in the order in which they are worth reading."""
    behaviours = expectations.of(exercise)
    explanations = Explanations(boxes, expectations)
    name = exercise.id
    right = (exercise.reference, *exercise.accepted)
    yield Promise(name, "every right solution gets full marks", tuple(_not_full(exercise, right, boxes, behaviours)))
    yield Promise(name, "the starter gets nothing", tuple(_starter(exercise, boxes, behaviours)))
    yield Promise(name, "two runs agree to the bit", tuple(_unsteady(exercise, boxes, behaviours)))
    yield Promise(
        name, "no case is passed by zeros, ones, a constant or the input", tuple(_trivial(exercise, behaviours))
    )
    failed_by: dict[int, str] = {}
    unharmed: list[str] = []
    misnamed: list[str] = []
    for mistake in explanations.mistakes(exercise):
        run = Run(_opened(), mistake.observations)
        verdicts, behaviour = best_verdicts(exercise, mistake.observations, behaviours)
        failed = [at for at, verdict in enumerate(verdicts) if not verdict.passed]
        for at in failed:
            failed_by.setdefault(at, mistake.id)
        if not failed:
            unharmed.append(f"wrong/{mistake.id}.py passes every case")
            continue
        hints = [hint.id for hint in explanations.hints(exercise, run, verdicts, behaviour) if hint.level > 1]
        if mistake.id not in hints:
            misnamed.append(f"wrong/{mistake.id}.py is named {', '.join(hints) or 'nothing'}")
    yield Promise(name, "every wrong solution loses marks", tuple(unharmed))
    yield Promise(name, "every wrong solution is named", tuple(misnamed))
    unused = [case.name for at, case in enumerate(exercise.cases) if at not in failed_by]
    broken = tuple(f"case {case} is failed by no wrong solution" for case in unused) if exercise.wrong else ()
    yield Promise(name, "every case is failed by some wrong solution", broken)


def lost_cases(exercise: Exercise, source: SourceText, boxes: Boxes, behaviours: tuple[Behaviour, ...]) -> list[str]:
    """Return the names of the cases that a solution fails under the behaviour that suits it best."""
    run = observe(SourceFile(exercise.file, source.text), exercise, boxes)
    verdicts, _ = best_verdicts(exercise, run.observations, behaviours)
    return [verdict.case for verdict in verdicts if not verdict.passed]


def _not_full(
    exercise: Exercise, sources: tuple[SourceText, ...], boxes: Boxes, behaviours: tuple[Behaviour, ...]
) -> Iterator[str]:
    for source in sources:
        lost = lost_cases(exercise, source, boxes, behaviours)
        if lost:
            yield f"{source.name} fails {', '.join(lost)}"


def _starter(exercise: Exercise, boxes: Boxes, behaviours: tuple[Behaviour, ...]) -> Iterator[str]:
    run = observe(SourceFile(exercise.file, exercise.starter.text), exercise, boxes)
    verdicts, _ = best_verdicts(exercise, run.observations, behaviours)
    for verdict in verdicts:
        if verdict.points > Fraction(0):
            yield f"the starter passes {verdict.case}"


def _unsteady(exercise: Exercise, boxes: Boxes, behaviours: tuple[Behaviour, ...]) -> Iterator[str]:
    run = observe(SourceFile(exercise.file, exercise.reference.text), exercise, boxes)
    for case, expected, observation in zip(exercise.cases, behaviours[0].values, run.observations, strict=True):
        if not _identical(expected, observation.value):
            yield f"case {case.name} gives other numbers the second time"


def _trivial(exercise: Exercise, behaviours: tuple[Behaviour, ...]) -> Iterator[str]:
    for at, case in enumerate(exercise.cases):
        for behaviour in behaviours:
            expected = behaviour.values[at]
            for label, answer in _answers(expected, (*case.call.arguments, *case.call.keywords.values())):
                if compare(expected, answer, question(case)) is None:
                    yield f"case {case.name} is passed by {label} ({behaviour.name})"


def _answers(expected: Value, inputs: tuple[Value, ...]) -> Iterator[tuple[str, Value]]:
    """Answers that take no thought, in the form of the right one."""
    parts = expected if isinstance(expected, tuple) else (expected,)
    arrays = [part for part in parts if isinstance(part, np.ndarray) and part.dtype.kind == "f"]
    if not arrays or len(arrays) != len(parts):
        return
    whole = isinstance(expected, tuple)
    made = {
        "zeros": tuple(np.zeros_like(part) for part in arrays),
        "ones": tuple(np.ones_like(part) for part in arrays),
    }
    if all(part.size > 1 and np.ptp(part) > 0 for part in arrays):
        made["its mean everywhere"] = tuple(np.full_like(part, part.mean()) for part in arrays)
    for label, answers in made.items():
        yield label, answers if whole else answers[0]
    for value in inputs if not whole else ():
        if isinstance(value, np.ndarray) and value.dtype.kind == "f" and value.shape == arrays[0].shape:
            yield "its input", value


def _identical(one: Value, other: Value) -> bool:
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return one.dtype == other.dtype and one.shape == other.shape and one.tobytes() == other.tobytes()
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return len(one) == len(other) and all(map(_identical, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_identical(one[key], other[key]) for key in one)
    return type(one) is type(other) and one == other


def _opened() -> Opening:
    return Opening(Outcome.RETURNED, "runs")
