"""The promises of a pack, each kept by running it."""

from collections.abc import Iterator
from fractions import Fraction

import msgspec
import numpy as np

from grader.core.exercise import Exercise
from grader.core.observation import Opening, Run
from grader.core.outcome import Outcome
from grader.core.submission import SourceFile
from grader.core.values import Value
from grader.judge.expect import Behaviour, Expectations
from grader.judge.explain import Explanations
from grader.judge.observe import observe
from grader.judge.truths import Truths
from grader.judge.verdicts import best_verdicts
from grader.sandbox import Boxes
from grader.verify.promised import RIGHT, WRONG
from grader.verify.rounding import LARGEST_SHARE, nudged_answers, share
from grader.verify.steps import Tell, to_nobody
from grader.verify.trivial import passed_by_trivial_answers


class Promise(msgspec.Struct, frozen=True):
    """One promise about one exercise: what was promised, and every way in which it is broken."""

    exercise: str
    text: str
    broken: tuple[str, ...]

    @property
    def kept(self) -> bool:
        """Whether nothing breaks it."""
        return not self.broken

    @property
    def cure(self) -> str:
        """What to do where it is broken."""
        return {**RIGHT, **WRONG}[self.text]


class Named(msgspec.Struct, frozen=True):
    """What came of one wrong solution: the ids of the hints that name its mistake, and the cases that it fails."""

    id: str
    hints: tuple[str, ...]
    failed: tuple[str, ...]


def check_promises(exercise: Exercise, boxes: Boxes, expectations: Expectations) -> Iterator[Promise]:
    """Check every promise of one exercise, in the order in which they are worth reading.

    Raises:
        ReferenceFailedError: a reference or a convention did not run through.
        BoxError: the box failed.

    """
    yield from check_right_solutions(exercise, boxes, expectations)
    yield from check_wrong_solutions(exercise, name_mistakes(exercise, boxes, expectations))


def check_right_solutions(
    exercise: Exercise, boxes: Boxes, expectations: Expectations, tell: Tell = to_nobody
) -> Iterator[Promise]:
    """Check what is promised of the reference, the accepted solutions, the starter and the laws.

    ``tell`` is told each promise before it is checked, and what it takes before the first.
    """
    tell("the right solutions run")
    behaviours = expectations.of(exercise)
    runs = _right_runs(exercise, boxes)
    checks = (
        _not_full(exercise, runs, behaviours),
        _starter(exercise, boxes, behaviours),
        _unsteady(exercise, runs, behaviours),
        _rounding(exercise, runs, boxes, behaviours),
        passed_by_trivial_answers(exercise, behaviours),
        _lawless(exercise, boxes),
        _idle_laws(exercise, boxes),
    )
    for text, broken in zip(RIGHT, checks, strict=True):
        tell(text)
        yield Promise(exercise.id, text, tuple(broken))


def name_mistakes(
    exercise: Exercise, boxes: Boxes, expectations: Expectations, tell: Tell = to_nobody
) -> tuple[Named, ...]:
    """Return what comes of every wrong solution: which cases it fails, and by what names its mistake goes.

    ``tell`` is told each file before it is looked at, and before the first that they all run.

    Raises:
        BoxError: the box failed.

    """
    tell("the wrong solutions run")
    behaviours = expectations.of(exercise)
    explanations = Explanations(boxes, expectations)
    found = []
    for mistake in explanations.mistakes(exercise):
        tell(f"wrong/{mistake.id}.py")
        run = Run(Opening(Outcome.RETURNED, "runs"), tuple(mistake.observations))
        verdicts, behaviour = best_verdicts(exercise, run.observations, behaviours)
        failed = tuple(verdict.case for verdict in verdicts if not verdict.passed)
        hints = explanations.hints(exercise, run, verdicts, behaviour) if failed else ()
        # Two files may be one mistake in two styles, under one hint, which is told once.
        names = tuple(mistake.id if hint.text == mistake.text else hint.id for hint in hints if hint.level > 1)
        found.append(Named(mistake.id, names, failed))
    return tuple(found)


def check_wrong_solutions(exercise: Exercise, named: tuple[Named, ...]) -> Iterator[Promise]:
    """Check what is promised of the named mistakes, and that every case is there for one of them."""
    unharmed = tuple(f"wrong/{one.id}.py passes every case" for one in named if not one.failed)
    misnamed = tuple(
        f"wrong/{one.id}.py is named {', '.join(one.hints) or 'nothing'}"
        for one in named
        if one.failed and one.id not in one.hints
    )
    failed = {case for one in named for case in one.failed}
    unused = tuple(
        f"case {case.name} is failed by no wrong solution"
        for case in exercise.cases
        if named and case.name not in failed
    )
    for text, broken in zip(WRONG, (unharmed, misnamed, unused), strict=True):
        yield Promise(exercise.id, text, broken)


def _right_runs(exercise: Exercise, boxes: Boxes) -> tuple[tuple[str, Run], ...]:
    """Run the reference and every accepted solution once more than was needed to know what is expected."""
    return tuple(
        (source.name, observe(SourceFile(exercise.file, source.text), exercise, boxes))
        for source in (exercise.reference, *exercise.accepted)
    )


def _not_full(
    exercise: Exercise, runs: tuple[tuple[str, Run], ...], behaviours: tuple[Behaviour, ...]
) -> Iterator[str]:
    for name, run in runs:
        verdicts, _ = best_verdicts(exercise, run.observations, behaviours)
        lost = [verdict for verdict in verdicts if not verdict.passed]
        if lost:
            yield f"{name} fails {', '.join(verdict.case for verdict in lost)}: {lost[0].message}"


def _rounding(
    exercise: Exercise, runs: tuple[tuple[str, Run], ...], boxes: Boxes, behaviours: tuple[Behaviour, ...]
) -> Iterator[str]:
    answers = [("the reference with neighbouring inputs", nudged_answers(exercise, boxes), behaviours[0])]
    for name, run in runs:
        _, behaviour = best_verdicts(exercise, run.observations, behaviours)
        answers.append((name, tuple(observation.value for observation in run.observations), behaviour))
    for name, values, behaviour in answers:
        for case, expected, value in zip(exercise.cases, behaviour.values, values, strict=True):
            used = share(case, expected, value)
            if used > LARGEST_SHARE:
                yield f"case {case.name}: {name} differs by {used:.0%} of the tolerance"


def _lawless(exercise: Exercise, boxes: Boxes) -> Iterator[str]:
    truths = Truths(boxes)
    for source in (exercise.reference, *exercise.accepted):
        for breach in truths.breaches(exercise, source.text):
            yield f"{source.name}: {breach.message}: {breach.law.title}"
        for law in truths.unspoken(exercise, source.text):
            yield f"{source.name}: truth_{law} has nothing to say of it, since its answers have another form"


def _idle_laws(exercise: Exercise, boxes: Boxes) -> Iterator[str]:
    """Say which laws no wrong solution breaks: such a law explains nothing."""
    truths = Truths(boxes)
    left = truths.laws(exercise)
    for source in exercise.wrong:
        broken = {breach.law.id for breach in truths.breaches(exercise, source.text, left)} if left else set()
        left = tuple(law for law in left if law.id not in broken)
    yield from (f"truth_{law.id} is broken by no wrong solution" for law in left if exercise.wrong)


def _starter(exercise: Exercise, boxes: Boxes, behaviours: tuple[Behaviour, ...]) -> Iterator[str]:
    run = observe(SourceFile(exercise.file, exercise.starter.text), exercise, boxes)
    verdicts, _ = best_verdicts(exercise, run.observations, behaviours)
    for verdict in verdicts:
        if verdict.points > Fraction(0):
            yield f"the starter passes {verdict.case}"


def _unsteady(
    exercise: Exercise, runs: tuple[tuple[str, Run], ...], behaviours: tuple[Behaviour, ...]
) -> Iterator[str]:
    run = runs[0][1]
    for case, expected, observation in zip(exercise.cases, behaviours[0].values, run.observations, strict=True):
        if not _identical(expected, observation.value):
            yield f"case {case.name} gives other numbers the second time"


def _identical(one: Value, other: Value) -> bool:
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return one.dtype == other.dtype and one.shape == other.shape and one.tobytes() == other.tobytes()
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return len(one) == len(other) and all(map(_identical, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_identical(one[key], other[key]) for key in one)
    return type(one) is type(other) and one == other
