"""The smallest call that shows the mistake, laid out whole: inputs, what came, what should come, and how to see it."""

import ast
from collections.abc import Iterator, Mapping

import numpy as np

from grader.core.exercise import Call, Exercise
from grader.core.findings import Cell, Counterexample, Grid, Window
from grader.core.observation import Observation
from grader.core.outcome import Outcome
from grader.core.values import Fixture, Value

_MOST_GRIDS = 8


def counterexample(
    exercise: Exercise, call: Call, expected: Value, observation: Observation, message: str
) -> Counterexample:
    """Lay out one call on which the student's function and the reference differ.

    Args:
        exercise: whose call it is; its parameters name the arguments.
        call: the tiny call.
        expected: what should be returned.
        observation: what happened.
        message: the sentence of the first missed rung.

    """
    names = _arguments(exercise, call)
    returned = observation.value if observation.outcome is Outcome.RETURNED else None
    wrong = _wrong_cells(exercise, expected, returned)
    return Counterexample(
        call=f"{call.target}({', '.join(_written_arguments(call, short=True, names=tuple(names)))})",
        message=message,
        inputs=tuple(grid for name, value in names.items() for grid in _grids(name, value))[:_MOST_GRIDS],
        expected=_result_grids(exercise, expected, wrong),
        actual=_result_grids(exercise, returned, wrong) if returned is not None else (),
        reproduce=_reproduce(exercise, call),
    )


def highlight(example: Counterexample, windows: Mapping[str, Window]) -> Counterexample:
    """Return the example with a window drawn into the inputs named."""
    inputs = tuple(
        Grid(grid.name, grid.shape, grid.rows, grid.slice, windows.get(grid.name, grid.window), grid.wrong)
        for grid in example.inputs
    )
    return Counterexample(
        example.call, example.message, inputs, example.expected, example.actual, example.steps, example.reproduce
    )


def _arguments(exercise: Exercise, call: Call) -> dict[str, Value]:
    named = dict(zip(exercise.parameters, call.arguments, strict=False))
    return {**named, **call.keywords}


def _grids(name: str, value: Value, wrong: "np.ndarray | None" = None) -> Iterator[Grid]:
    """Cut an array into 2-D tables: rows and columns of an NHWC array or of a kernel (kh, kw, in, out)."""
    if not isinstance(value, np.ndarray) or value.size > 400:
        return
    if value.ndim <= 2:
        yield _grid(name, value, value, "", wrong)
        return
    if value.ndim != 4:
        return
    kernel = name.endswith("W")
    rest = (value.shape[2], value.shape[3]) if kernel else (value.shape[0], value.shape[3])
    if (value.shape[0], value.shape[1], value.shape[2]) == (1, 1, 1):
        yield _grid(name, value, value[0, 0], "", None if wrong is None else wrong[0, 0])
        return
    for one in range(rest[0]):
        for other in range(rest[1]):
            place = (slice(None), slice(None), one, other) if kernel else (one, slice(None), slice(None), other)
            label = f"[:, :, {one}, {other}]" if kernel else f"[{one}, :, :, {other}]"
            yield _grid(name, value, value[place], label, None if wrong is None else wrong[place])


def _grid(name: str, whole: "np.ndarray", part: "np.ndarray", label: str, wrong: "np.ndarray | None") -> Grid:
    rows = [[_cell(cell) for cell in row] for row in np.atleast_2d(part)]
    marks = None if wrong is None else [[bool(cell) for cell in row] for row in np.atleast_2d(wrong)]
    return Grid(name, tuple(int(extent) for extent in whole.shape), rows, label, None, marks)


def _cell(number: np.generic) -> Cell:
    plain = number.item()
    if isinstance(plain, complex):
        return f"{plain:.6g}"
    return float(plain) if np.isfinite(plain) else str(float(plain))


def _results(exercise: Exercise, value: Value) -> Iterator[tuple[str, Value]]:
    names = exercise.cases[0].results
    if len(names) == 1:
        yield names[0], value
    elif isinstance(value, (tuple, list)):
        yield from zip(names, value, strict=False)


def _wrong_cells(exercise: Exercise, expected: Value, actual: Value) -> dict[str, "np.ndarray"]:
    got = dict(_results(exercise, actual))
    wrong: dict[str, np.ndarray] = {}
    for name, wanted in _results(exercise, expected):
        other = got.get(name)
        if isinstance(wanted, np.ndarray) and isinstance(other, np.ndarray) and other.shape == wanted.shape:
            with np.errstate(all="ignore"):
                wrong[name] = ~np.isclose(other, wanted, rtol=1e-9, atol=1e-12)
    return wrong


def _result_grids(exercise: Exercise, value: Value, wrong: "Mapping[str, np.ndarray]") -> tuple[Grid, ...]:
    grids = [grid for name, one in _results(exercise, value) for grid in _grids(name, one, wrong.get(name))]
    marked = [grid for grid in grids if grid.wrong is None or any(cell for row in grid.wrong for cell in row)]
    return tuple((marked or grids)[:_MOST_GRIDS])


def _reproduce(exercise: Exercise, call: Call) -> str:
    """A line for the shell that makes the same call with the student's own file."""
    arguments = ", ".join(_written_arguments(call, short=False, names=(), fixtures=_one_liners(exercise)))
    load = f"f = runpy.run_path('{exercise.file}')['{call.target}']"
    return f'python3 -c "import runpy, numpy as np; {load}; print(f({arguments}))"'


def _written_arguments(
    call: Call, *, short: bool, names: tuple[str, ...], fixtures: Mapping[str, str] | None = None
) -> Iterator[str]:
    for at, value in enumerate(call.arguments):
        yield names[at] if short and isinstance(value, np.ndarray) and at < len(names) else _written(value, fixtures)
    for name, value in call.keywords.items():
        yield f"{name}={name if short and isinstance(value, np.ndarray) else _written(value, fixtures)}"


def _written(value: Value, fixtures: Mapping[str, str] | None) -> str:
    if isinstance(value, np.ndarray):
        dtype = ", dtype=float" if value.dtype == np.float64 else f", dtype=np.{value.dtype.name}"
        numbers = ", ".join(f"{float(number):g}" for number in value.ravel())
        flat = f"[{numbers}]"
        return f"np.array({flat}{dtype}).reshape{value.shape}"
    if isinstance(value, Fixture):
        return (fixtures or {}).get(value.name, value.name)
    return repr(value)


def _one_liners(exercise: Exercise) -> dict[str, str]:
    """The fixtures that are a single expression, as lambdas that can be pasted."""
    found: dict[str, str] = {}
    for node in ast.parse(exercise.fixtures.text).body:
        if not isinstance(node, ast.FunctionDef):
            continue
        body = [line for line in node.body if not (isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant))]
        if len(body) == 1 and isinstance(body[0], ast.Return) and body[0].value is not None:
            arguments = ", ".join(argument.arg for argument in node.args.args)
            found[node.name] = f"(lambda {arguments}: {ast.unparse(body[0].value)})".replace('"', "'")
    return found
