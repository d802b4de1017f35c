"""The call of a counterexample as Python: short for the eye, and whole as a line for the shell."""

import ast
import shlex
from collections.abc import Iterator, Mapping

import numpy as np

from grader.core.exercise import Call, Exercise
from grader.core.outcome import Rung
from grader.core.values import Fixture, Value

_PRINTED = 8
"""How many digits NumPy prints by itself."""
_PLAIN = " abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+*/=<>()[]{},.:;'@%&|~#?!^"


def arguments_of(exercise: Exercise, call: Call) -> dict[str, Value]:
    """The arguments of a call by the names of the exercise's parameters; those left out are not there."""
    return {**dict(zip(exercise.parameters, call.arguments, strict=False)), **call.keywords}


def written_call(exercise: Exercise, call: Call) -> str:
    """The call as a student would write it, arrays by their names."""
    return f"{call.target}({', '.join(_arguments(exercise, call, {}))})"


def reproduction(
    exercise: Exercise,
    call: Call,
    results: tuple[str, ...],
    *,
    shown: str = "",
    rung: Rung | None = None,
    digits: int = 8,
) -> str:
    """A line for the shell, run beside the student's file, that makes the same call and prints what is wrong.

    Where a fixture makes the real arguments, there is none: "".

    Args:
        exercise: whose file and function are called.
        call: the call.
        results: the names of what is returned, in order.
        shown: the result (or, where the inputs were changed, the argument) to print; "" prints all as it comes.
        rung: the rung that was missed: a wrong shape or dtype is printed before the numbers.
        digits: how many digits show the difference; more than NumPy's own eight are asked for.

    """
    if call.prepare is not None:
        return ""
    parts = ["import runpy, numpy as np", f"f = runpy.run_path('{exercise.file}')['{call.target}']"]
    arrays = {name: value for name, value in arguments_of(exercise, call).items() if isinstance(value, np.ndarray)}
    parts += [f"{name} = {_array(value)}" for name, value in arrays.items()]
    asked = f"f({', '.join(_arguments(exercise, call, _one_liners(exercise)))})"
    if digits > _PRINTED:
        parts.append("np.set_printoptions(precision=17)")
    if not shown:
        parts.append(f"print({asked})")
    else:
        parts.append(asked if shown in arrays else f"{', '.join(results)} = {asked}")
        parts += [f"print(np.shape({shown}))"] if rung is Rung.SHAPE else []
        parts += [f"print({shown}.dtype)"] if rung is Rung.DTYPE else []
        # In single precision NumPy would leave the last digits out however many were asked for.
        parts.append(f"print(np.asarray({shown}, float))" if digits > _PRINTED else f"print({shown})")
    program = "; ".join(parts)
    # Double quotes are understood by every shell, as long as nothing in them is special to any.
    quoted = f'"{program}"' if all(sign in _PLAIN for sign in program) and "!" not in program else shlex.quote(program)
    return f"python3 -c {quoted}"


def _arguments(exercise: Exercise, call: Call, fixtures: Mapping[str, str]) -> Iterator[str]:
    for at, value in enumerate(call.arguments):
        name = exercise.parameters[at] if at < len(exercise.parameters) else ""
        yield name if name and isinstance(value, np.ndarray) else _written(value, fixtures)
    for name, value in call.keywords.items():
        yield f"{name}={name if isinstance(value, np.ndarray) else _written(value, fixtures)}"


def _written(value: Value, fixtures: Mapping[str, str]) -> str:
    if isinstance(value, np.ndarray):
        return _array(value)
    return fixtures.get(value.name, value.name) if isinstance(value, Fixture) else repr(value)


def _array(value: "np.ndarray") -> str:
    numbers = ", ".join(_number(one) for one in value.ravel().tolist())
    dtype = "float" if value.dtype == np.float64 else f"np.{value.dtype.name}"
    return f"np.array([{numbers}], {dtype}).reshape{tuple(int(extent) for extent in value.shape)}"


def _number(value: object) -> str:
    if isinstance(value, float) and not np.isfinite(value):
        return f"np.{value}" if value > 0 or np.isnan(value) else "-np.inf"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else repr(value)


def _one_liners(exercise: Exercise) -> dict[str, str]:
    """The fixtures that are a single expression, as lambdas that can be pasted."""
    found: dict[str, str] = {}
    for node in ast.parse(exercise.fixtures.text).body:
        if not isinstance(node, ast.FunctionDef):
            continue
        body = [line for line in node.body if not (isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant))]
        if len(body) == 1 and isinstance(body[0], ast.Return) and body[0].value is not None:
            arguments = ", ".join(argument.arg for argument in node.args.args)
            found[node.name] = f"(lambda {arguments}: {ast.unparse(body[0].value)})"
    return found
