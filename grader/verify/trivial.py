"""Answers that take no thought: a case that one of them passes asks nothing."""

from collections.abc import Callable, Iterator

import numpy as np

from grader.compare import compare
from grader.core.exercise import Exercise
from grader.core.values import Value
from grader.judge.expect import Behaviour, question

_MADE: "tuple[tuple[str, Callable[[np.ndarray], np.ndarray]], ...]" = (
    ("zeros", np.zeros_like),
    ("ones", np.ones_like),
    ("its mean everywhere", lambda array: np.full_like(array, array.mean())),
)


def passed_by_trivial_answers(exercise: Exercise, behaviours: tuple[Behaviour, ...]) -> Iterator[str]:
    """Say which cases are passed by zeros, ones, a constant or the input, as a whole or in one of their arrays."""
    for at, case in enumerate(exercise.cases):
        for behaviour in behaviours:
            expected = behaviour.values[at]
            inputs = (*case.call.arguments, *case.call.keywords.values())
            for label, answer in _answers(expected, inputs, case.results):
                if compare(expected, answer, question(case)) is None:
                    yield f"case {case.name} is passed by {label} ({behaviour.name})"


def _answers(expected: Value, inputs: tuple[Value, ...], results: tuple[str, ...]) -> Iterator[tuple[str, Value]]:
    """Yield the right answer with each of its arrays replaced: one at a time, so that none hides behind another."""
    places = tuple(_places(expected))
    for place in places:
        array = _at(expected, place)
        if not isinstance(array, np.ndarray):
            continue
        name = _name(place, results)
        for label, make in _MADE:
            if (array.size > 1 and np.ptp(array) > 0) or label != "its mean everywhere":
                yield f"{label}{name}", _with(expected, place, make(array))
        for value in inputs if array.size > 1 or not place else ():  # a sum of one number is that number
            if isinstance(value, np.ndarray) and value.dtype.kind == "f" and value.shape == array.shape:
                yield f"its input{name}", _with(expected, place, value)


def _places(value: Value) -> Iterator[tuple[int | str, ...]]:
    """Yield the path to each floating array inside an answer."""
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        yield ()
    elif isinstance(value, (tuple, list)):
        for at, item in enumerate(value):
            yield from ((at, *rest) for rest in _places(item))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from ((key, *rest) for rest in _places(item))


def _at(value: Value, place: tuple[int | str, ...]) -> Value:
    for step in place:
        value = value[step]  # type: ignore[index]  # the path was made of this very value
    return value


def _with(value: Value, place: tuple[int | str, ...], array: "np.ndarray") -> Value:
    """Return the value with another array at the place."""
    if not place:
        return array
    step, rest = place[0], place[1:]
    if isinstance(value, dict):
        return {**value, str(step): _with(value[str(step)], rest, array)}
    items = list(value)  # type: ignore[arg-type]  # the path was made of this very value
    items[int(step)] = _with(items[int(step)], rest, array)
    return tuple(items) if isinstance(value, tuple) else items


def _name(place: tuple[int | str, ...], results: tuple[str, ...]) -> str:
    if not place:
        return ""
    first = place[0]
    name = results[first] if isinstance(first, int) and first < len(results) else str(first)
    return f" for {name}"
