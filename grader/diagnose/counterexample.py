"""The smallest call that shows the mistake, laid out whole: inputs, what came, what should come, and how to see it."""

from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec
import numpy as np

from grader.core.exercise import Case, Exercise
from grader.core.findings import Counterexample, Grid, Verdict
from grader.core.observation import Observation
from grader.core.outcome import Outcome, Rung
from grader.core.said import counted, joined, say
from grader.core.values import Value
from grader.core.working import Working
from grader.diagnose.reproduction import arguments_of, reproduction, written_call
from grader.diagnose.tables import foremost, only, tables

_MOST_GRIDS = 8
_PRINTED = 1e-7
"""Numbers that are nearer than this to each other, relatively, print alike in NumPy's eight digits."""

Explain = Callable[[Mapping[str, Value], str, tuple[int, ...] | None], Working | None]
"""Says how the cell of a result comes about from the arguments by name, or (without an index) its shape."""


class Focus(msgspec.Struct, frozen=True):
    """What the counterexample looks at: a result, and its first wrong cell (None: the whole of it).

    ``untold`` where how it comes about says nothing of what is wrong: a dtype.
    """

    result: str
    index: tuple[int, ...] | None
    untold: bool = False


def counterexample(
    exercise: Exercise,
    case: Case,
    expected: Value,
    observation: Observation,
    verdict: Verdict,
    explain: Explain | None = None,
) -> Counterexample:
    """Lay out one call on which the student's function and the reference differ.

    Args:
        exercise: whose call it is; its parameters name the arguments.
        case: the tiny call with the names of its results.
        expected: what should be returned.
        observation: what happened.
        verdict: the rung that was missed, with its sentence.
        explain: says how a cell comes about; what contradicts ``expected`` is not told.

    """
    if verdict.rung is Rung.PURE:
        return _changed(exercise, case, observation, verdict)
    returned = observation.value if observation.outcome is Outcome.RETURNED else None
    wrong = _wrong_cells(case, expected, returned)
    focus = _focus(case, expected, returned, wrong, verdict.rung)
    named = arguments_of(exercise, case.call)
    working = _working(explain, named, case, expected, focus)
    comparable = focus is not None and isinstance(dict(_results(case, returned)).get(focus.result), np.ndarray)
    return Counterexample(
        call=written_call(exercise, case.call),
        message=verdict.message,
        inputs=foremost(
            (grid for name, value in named.items() for grid in tables(name, value, reads=working.reads.get(name))),
            _MOST_GRIDS,
        ),
        expected=_result_grids(case, expected, wrong, focus, alone=True),
        actual=_result_grids(case, returned, wrong, focus) if returned is not None else (),
        steps=working.steps,
        reproduce=reproduction(
            exercise,
            case.call,
            case.results,
            shown=focus.result if focus is not None and comparable else "",
            rung=verdict.rung,
            digits=17 if _nearly(case, expected, returned, wrong) else 8,
        ),
    )


def _results(case: Case, value: Value) -> Iterator[tuple[str, Value]]:
    if len(case.results) == 1:
        yield case.results[0], value
    elif isinstance(value, (tuple, list)) and len(value) == len(case.results):
        yield from zip(case.results, value, strict=True)


def _pairs(case: Case, expected: Value, actual: Value) -> Iterator[tuple[str, "np.ndarray", "np.ndarray"]]:
    """Results that can be compared cell by cell."""
    got = dict(_results(case, actual))
    for name, wanted in _results(case, expected):
        other = got.get(name)
        if isinstance(wanted, np.ndarray) and isinstance(other, np.ndarray):
            yield name, wanted, other


def _wrong_cells(case: Case, expected: Value, actual: Value) -> dict[str, "np.ndarray"]:
    wrong: dict[str, np.ndarray] = {}
    for name, wanted, other in _pairs(case, expected, actual):
        if other.shape == wanted.shape:
            with np.errstate(all="ignore"):
                wrong[name] = ~np.isclose(other, wanted, rtol=1e-9, atol=1e-12, equal_nan=True)
    return wrong


def _focus(
    case: Case, expected: Value, actual: Value, wrong: "Mapping[str, np.ndarray]", rung: Rung | None
) -> Focus | None:
    """The first result that is wrong, and its first wrong cell; where nothing compares, the first cell of all."""
    if rung is Rung.DTYPE:
        odd = (name for name, right, other in _pairs(case, expected, actual) if right.dtype.kind != other.dtype.kind)
        return next((Focus(name, None, untold=True) for name in odd), None)
    for name, right, other in _pairs(case, expected, actual):
        if right.shape != other.shape:
            return Focus(name, None)
        places = np.argwhere(wrong[name])
        if len(places):
            return Focus(name, tuple(int(at) for at in places[0]))
    for name, wanted in _results(case, expected):
        if isinstance(wanted, np.ndarray) and wanted.size and name not in wrong:
            return Focus(name, (0,) * wanted.ndim)
    return None


def _working(
    explain: Explain | None, named: Mapping[str, Value], case: Case, expected: Value, focus: Focus | None
) -> Working:
    """How the focus comes about, where that is known and arrives at what is expected."""
    wanted = dict(_results(case, expected)).get(focus.result) if focus is not None else None
    if explain is None or focus is None or focus.untold or not isinstance(wanted, np.ndarray):
        return Working()
    found = explain(named, focus.result, focus.index)
    if found is None or found.value is None:
        return Working()
    if focus.index is None:
        right = found.value == wanted.shape
    else:
        right = isinstance(found.value, float) and bool(np.isclose(found.value, wanted[focus.index], rtol=1e-9))
    return found if right else Working()


def _result_grids(
    case: Case, value: Value, wrong: "Mapping[str, np.ndarray]", focus: Focus | None, *, alone: bool = False
) -> tuple[Grid, ...]:
    """The tables of what is returned, the focus framed: those with a wrong cell where there are any, else all.

    ``alone`` frames it where there is nothing to compare with, too.
    """
    grids: list[Grid] = []
    for name, one in _results(case, value):
        reads = None
        if focus is not None and focus.index is not None and focus.result == name and (name in wrong or alone):
            reads = only(focus.index)
        grids += tables(name, one, wrong=wrong.get(name), reads=reads)
    marked = [grid for grid in grids if grid.wrong is not None and any(cell for row in grid.wrong for cell in row)]
    if not marked and focus is not None:
        marked = [grid for grid in grids if grid.name == focus.result]
    return foremost(marked or grids, _MOST_GRIDS)


def _nearly(case: Case, expected: Value, actual: Value, wrong: "Mapping[str, np.ndarray]") -> bool:
    """Whether a wrong number looks right in the digits that NumPy prints by itself."""
    for name, wanted, other in _pairs(case, expected, actual):
        if name in wrong and wrong[name].any() and other.dtype.kind in "fiub" and wanted.dtype.kind in "fiub":
            with np.errstate(all="ignore"):
                return bool(np.isclose(other, wanted, rtol=_PRINTED, atol=0)[wrong[name]].all())
    return False


def _changed(exercise: Exercise, case: Case, observation: Observation, verdict: Verdict) -> Counterexample:
    """Lay out a call that returns what it should and changes its arguments."""
    named = arguments_of(exercise, case.call)
    arrays = {name: value for name, value in named.items() if isinstance(value, np.ndarray)}
    after = observation.arguments_after if isinstance(observation.arguments_after, list) else []
    changed = [
        (name, before, now)
        for (name, before), now in zip(arrays.items(), after, strict=False)
        if isinstance(now, np.ndarray) and not np.array_equal(before, now, equal_nan=True)
    ]
    expected: list[Grid] = []
    actual: list[Grid] = []
    for name, before, now in changed:
        wrong = before != now if before.shape == now.shape else None
        expected += tables(name, before, wrong=wrong)
        actual += tables(name, now, wrong=wrong)
    reshaped = bool(changed) and changed[0][1].shape != changed[0][2].shape
    return Counterexample(
        call=written_call(exercise, case.call),
        message=_told(changed) or verdict.message,
        inputs=foremost((grid for name, value in named.items() for grid in tables(name, value)), _MOST_GRIDS),
        expected=tuple(expected[:_MOST_GRIDS]),
        actual=tuple(actual[:_MOST_GRIDS]),
        reproduce=reproduction(
            exercise,
            case.call,
            case.results,
            shown=changed[0][0] if changed else "",
            rung=Rung.SHAPE if reshaped else Rung.PURE,
        ),
    )


def _told(changed: "Sequence[tuple[str, np.ndarray, np.ndarray]]") -> str:
    """Say which arguments are changed; of one with another shape, say that."""
    if not changed:
        return ""
    name, before, now = changed[0]
    if before.shape != now.shape:
        return say(
            "{name}.shape is {now} after the call, but should still be {before}",
            name=name,
            now=now.shape,
            before=before.shape,
        )
    return counted(
        len(changed),
        "{names} is changed by the call, but should be left as it was",
        "{names} are changed by the call, but should be left as they were",
        names=joined(name for name, _, _ in changed),
    )
