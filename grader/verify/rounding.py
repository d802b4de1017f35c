"""Do the tolerances cover rounding, with room to spare? What right solutions differ by, as a share of what is let pass.

Two things are measured: by how much solutions differ that add in another order, and by how much the reference moves
when every input moves to its neighbour among the floating-point numbers: a stable way to compute makes errors of that
size and no other (Higham, Accuracy and Stability of Numerical Algorithms, §1.5).
"""

from collections.abc import Iterator

import msgspec
import numpy as np

from grader.compare.tolerance import closeness
from grader.core.exercise import Call, Case, Exercise
from grader.core.values import Value
from grader.judge.expect import insist
from grader.sandbox import Boxes, Job

LARGEST_SHARE = 0.25
"""Of the tolerance, that rounding may use up: a right solution never comes near its end."""


def nudged_answers(exercise: Exercise, boxes: Boxes) -> tuple[Value, ...]:
    """Return what the reference answers when every number in the arguments is its own neighbour, up or down.

    Raises:
        ReferenceFailedError: the reference did not answer a case.
        BoxError: the box failed.

    """
    rng = np.random.default_rng(0)
    cases = tuple(msgspec.structs.replace(case, call=_nudged(case.call, rng)) for case in exercise.cases)
    run = boxes.run(Job(exercise.file, exercise.reference.text, exercise, cases))
    insist(exercise, exercise.reference, run, " with neighbouring inputs")
    return tuple(observation.value for observation in run.observations)


def share(case: Case, expected: Value, actual: Value) -> float:
    """Return the largest difference of two answers as a share of the tolerance; 0 where nothing is rounded.

    Answers of another kind or shape are not for this to judge: their share is 0 too.
    """
    inputs = (*case.call.arguments, *case.call.keywords.values())
    shares = [0.0]
    for wanted, got in _pairs(expected, actual):
        relative, absolute = closeness(wanted, reduction=case.reduction, rtol=case.rtol, inputs=inputs)
        with np.errstate(all="ignore"):
            gaps = np.abs(got.astype(wanted.dtype) - wanted) / (absolute + relative * np.abs(wanted))
        shares.append(float(np.max(gaps, initial=0.0, where=np.isfinite(gaps))))
    return max(shares)


def _nudged(call: Call, rng: np.random.Generator) -> Call:
    arguments = tuple(_neighbour(value, rng) for value in call.arguments)
    keywords = {name: _neighbour(value, rng) for name, value in call.keywords.items()}
    return msgspec.structs.replace(call, arguments=arguments, keywords=keywords)


def _neighbour(value: Value, rng: np.random.Generator) -> Value:
    """Return an array whose numbers other than 0 and 1 are the next ones up or down; other values as they are.

    0 and 1 stand for absence and presence: they are exact in every way to compute.
    """
    if not isinstance(value, np.ndarray) or value.dtype.kind != "f":
        return value
    ways = rng.choice(np.array([-np.inf, np.inf], dtype=value.dtype), size=value.shape)
    return np.where(np.isin(value, (0, 1)), value, np.nextafter(value, ways)).astype(value.dtype)


def _pairs(expected: Value, actual: Value) -> "Iterator[tuple[np.ndarray, np.ndarray]]":
    if isinstance(expected, (float, np.floating)) and isinstance(actual, (float, np.floating)):
        yield np.asarray(expected), np.asarray(actual)
    elif isinstance(expected, np.ndarray) and isinstance(actual, np.ndarray):
        if expected.dtype.kind == actual.dtype.kind == "f" and expected.shape == actual.shape:
            yield expected, actual
    elif isinstance(expected, (tuple, list)) and isinstance(actual, (tuple, list)):
        for wanted, got in zip(expected, actual, strict=False):
            yield from _pairs(wanted, got)
    elif isinstance(expected, dict) and isinstance(actual, dict):
        for key in expected.keys() & actual.keys():
            yield from _pairs(expected[key], actual[key])
