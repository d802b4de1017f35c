"""How the work of a solution grows with the batch, by counting lines, never by a clock."""

from fractions import Fraction

import msgspec
import numpy as np

from grader.core.exercise import Call, Case, EfficiencyPlan, Exercise
from grader.core.findings import Score, StyleVerdict
from grader.core.observation import Observation
from grader.core.outcome import Outcome
from grader.core.said import say
from grader.core.submission import SourceFile
from grader.core.values import Value
from grader.sandbox import Boxes, Job

IMAGES = (1, 2, 8)

_LOOP_OF_ONE = 2
"""Runs of the head of a loop that is gone through once: to begin it, and to see that it is at its end."""


class Growth(msgspec.Struct, frozen=True):
    """What was counted: runs of the busiest line for 1, 2 and 8 images, and what that means in a sentence."""

    lines: tuple[int, ...]
    grows: bool
    sentence: str


def growth(source: SourceFile, exercise: Exercise, boxes: Boxes) -> Growth | None:
    """Count how often the busiest line runs for 1, 2 and 8 images; None where that cannot be told."""
    cases = growth_cases(exercise)
    if not cases:
        return None
    run = boxes.run(Job(exercise.file, source.data, exercise, cases))
    return growth_of(exercise, run.observations)


def growth_cases(exercise: Exercise) -> tuple[Case, ...]:
    """Return the cases that count the work: they are asked behind all others, and nobody sees them."""
    plan = exercise.efficiency
    if plan is None:
        return ()
    model = next(case for case in exercise.cases if case.name == plan.case)
    return tuple(_case(exercise, plan, model, images) for images in IMAGES)


def growth_of(exercise: Exercise, observations: tuple[Observation, ...]) -> Growth | None:
    """Tell from the answers to ``growth_cases`` how the work grows; None where that cannot be told."""
    plan = exercise.efficiency
    lines = [one.lines for one in observations if one.outcome is Outcome.RETURNED and one.lines]
    if plan is None or len(lines) != len(IMAGES):
        return None
    first = growth_cases(exercise)[0]
    values = {**_arguments(exercise, first.call)}
    results = observations[0].value
    for name, value in zip(first.results, results if isinstance(results, tuple) else (results,), strict=False):
        values.setdefault(name, value)
    return describe(tuple(lines), _positions(values.get(plan.pixels)), _offsets(values.get(plan.kernel)))


def describe(lines: tuple[int, ...], positions: int, offsets: int) -> Growth:
    """Say in words how the work grows.

    Args:
        lines: how often the busiest line ran for 1, 2 and 8 images.
        positions: places of the window in one image (0: unknown).
        offsets: elements of the window (0: unknown).

    """
    one, two, eight = lines
    slope = Fraction(eight - two, 6)
    if slope >= Fraction(1, 2) and two > one:
        by_window = bool(positions) and slope >= positions
        sentence = say("one pass for each image and each window") if by_window else say("one pass for each image")
        return Growth(lines, grows=True, sentence=sentence)
    by_kernel = bool(offsets) and one % offsets == 0 and one % max(positions, 1) != 0
    if positions and one >= positions > offsets and not by_kernel:
        return Growth(lines, grows=False, sentence=say("one pass for each window, over the whole batch at once"))
    if offsets and one >= offsets:
        sentence = say("one pass for each kernel element, over the whole batch at once")
        return Growth(lines, grows=False, sentence=sentence)
    if one > _LOOP_OF_ONE:
        return Growth(lines, grows=False, sentence=say("a few passes, each over the whole batch at once"))
    return Growth(lines, grows=False, sentence=say("one pass for the whole batch"))


def with_efficiency(
    score: Score, style: tuple[StyleVerdict, ...], exercise: Exercise, grown: Growth | None
) -> tuple[Score, tuple[StyleVerdict, ...]]:
    """Add the points of the plan, if it has any: all of them where the work does not grow with the batch.

    What does not work is not efficient: without a point for behaviour there is none for efficiency.
    """
    plan = exercise.efficiency
    if plan is None or not plan.points:
        return score, style
    possible = Fraction(str(plan.points))
    earned = possible if grown is not None and not grown.grows and score.points else Fraction(0)
    remark = StyleVerdict("efficiency", earned, possible, int(earned == 0))
    return Score(score.points + earned, score.possible + possible), (*style, remark)


def _case(exercise: Exercise, plan: EfficiencyPlan, model: Case, images: int) -> Case:
    call = model.call
    arguments = tuple(
        _repeated(value, images) if name in plan.batch else value
        for name, value in zip(exercise.parameters, call.arguments, strict=False)
    )
    keywords = {
        name: _repeated(value, images) if name in plan.batch else value for name, value in call.keywords.items()
    }
    changed = Call(call.target, arguments, keywords, call.prepare, call.probe)
    return msgspec.structs.replace(
        model, name=f"growth_{images}", call=changed, count_lines=True, pure=False, visible=False
    )


def _repeated(value: Value, images: int) -> Value:
    return np.repeat(value[:1], images, axis=0) if isinstance(value, np.ndarray) and value.ndim else value


def _arguments(exercise: Exercise, call: Call) -> dict[str, Value]:
    return {**dict(zip(exercise.parameters, call.arguments, strict=False)), **call.keywords}


def _positions(value: Value) -> int:
    return int(value.shape[1] * value.shape[2]) if isinstance(value, np.ndarray) and value.ndim == 4 else 0


def _offsets(value: Value) -> int:
    if isinstance(value, np.ndarray) and value.ndim == 4:
        return int(value.shape[0] * value.shape[1])
    if isinstance(value, tuple) and len(value) == 2 and all(isinstance(extent, int) for extent in value):
        return int(str(value[0])) * int(str(value[1]))
    return 0
