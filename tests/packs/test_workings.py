"""What a pack says of how a number comes about is true: checked against the reference, and by changing the inputs."""

from collections.abc import Iterator

import msgspec
import numpy as np
import pytest

from grader.core.exercise import Case, Exercise
from grader.core.observation import Observation
from grader.core.outcome import Outcome
from grader.core.values import Value
from grader.core.working import Working
from grader.diagnose.reproduction import arguments_of
from grader.judge.smallest import tiny_cases
from grader.packs import find_pack, load_pack
from grader.packs.workings import load_working
from grader.sandbox import Boxes, Job, open_boxes

EXERCISES = ("0-conv_forward", "1-pool_forward", "2-conv_backward", "3-pool_backward")
pytestmark = pytest.mark.timeout(600)


@pytest.fixture(scope="module")
def boxes() -> Iterator[Boxes]:
    with open_boxes() as pool:
        yield pool


def arrays(case: Case, value: Value) -> dict[str, "np.ndarray"]:
    values = value if isinstance(value, tuple) else (value,)
    return {name: one for name, one in zip(case.results, values, strict=True) if isinstance(one, np.ndarray)}


def loaded(name: str) -> Exercise:
    return load_pack(*find_pack("cnn"), only=(name,)).exercises[0]


def asked(exercise: Exercise, boxes: Boxes, cases: tuple[Case, ...]) -> tuple[Observation, ...]:
    seen = boxes.run(Job(exercise.file, exercise.reference.text, exercise, cases)).observations
    assert all(one.outcome is Outcome.RETURNED for one in seen)
    return seen


@pytest.mark.parametrize("name", EXERCISES)
def test_every_cell_and_shape_comes_about_as_it_is_said(name: str, boxes: Boxes) -> None:
    exercise = loaded(name)
    explain = load_working(exercise.workings)
    assert explain is not None
    told = silent = 0
    for case, seen in zip(tiny_cases(exercise), asked(exercise, boxes, tiny_cases(exercise)), strict=True):
        named = arguments_of(exercise, case.call)
        for result, array in arrays(case, seen.value).items():
            shape = explain(named, result, None)
            assert shape is None or shape.value == array.shape
            for index in np.ndindex(array.shape):
                working = explain(named, result, index)
                if working is None:
                    silent += 1
                    continue
                told += 1
                assert working.value == pytest.approx(float(array[index]), rel=1e-12, abs=1e-12)
                assert isinstance(working.value, float)
                assert working.steps[-1].startswith(f"{result}[{', '.join(map(str, index))}] = ")
    assert told > 2 * silent


def changed(array: "np.ndarray", index: tuple[int, ...], by: float) -> "np.ndarray":
    other = array.copy()
    other[index] += by
    return other


def reads(working: Working, name: str, index: tuple[int, ...]) -> bool:
    box = working.reads.get(name)
    return box is not None and all(at in one for at, one in zip(index, box, strict=True))


@pytest.mark.parametrize("name", EXERCISES)
def test_the_window_holds_every_cell_that_the_number_depends_on(name: str, boxes: Boxes) -> None:
    """Each input is changed by itself, far up and far down: what moves the number is read."""
    exercise = loaded(name)
    explain = load_working(exercise.workings)
    assert explain is not None
    for case in [one for one in tiny_cases(exercise) if sum(size(one)) <= 40][:24]:
        named = arguments_of(exercise, case.call)
        base = arrays(case, asked(exercise, boxes, (case,))[0].value)
        probes = [
            (argument, index, by)
            for argument, value in named.items()
            if isinstance(value, np.ndarray)
            for index in np.ndindex(value.shape)
            for by in (1000.0, -1000.0)
        ]
        cases = tuple(with_change(exercise, case, *probe) for probe in probes)
        answers = asked(exercise, boxes, cases)
        for result, array in base.items():
            for at in np.ndindex(array.shape):
                working = explain(named, result, at)
                if working is None:
                    continue
                moved = {
                    (argument, index)
                    for (argument, index, _), seen in zip(probes, answers, strict=True)
                    if arrays(case, seen.value)[result][at] != array[at]
                }
                read = {(argument, index) for argument, index, _ in probes if reads(working, argument, index)}
                assert moved <= read, (case.call, result, at)
                # A weight over the padding moves nothing, nor does a pixel where the maximum lies elsewhere.
                loose = name == "3-pool_backward" or (name != "1-pool_forward" and named.get("padding") != "valid")
                assert moved == read or loose, (case.call, result, at)


def size(case: Case) -> Iterator[int]:
    for value in (*case.call.arguments, *case.call.keywords.values()):
        yield value.size if isinstance(value, np.ndarray) else 0


def with_change(exercise: Exercise, case: Case, argument: str, index: tuple[int, ...], by: float) -> Case:
    named = {**arguments_of(exercise, case.call)}
    value = named[argument]
    assert isinstance(value, np.ndarray)
    named[argument] = changed(value, index, by)
    call = msgspec.structs.replace(case.call, arguments=(), keywords=named)
    return msgspec.structs.replace(case, call=call, pure=False)
