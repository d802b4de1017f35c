"""What a student may read of a hidden case: how it ended and where, never what went in.

Whatever the student's code chooses freely could carry the inputs out: an exception's text and class, printed
output, the names of classes and functions. Of a hidden case only what the judge chooses from lists of its own is
told; the smallest counterexample, whose numbers are no secret, tells the rest.
"""

import builtins

import msgspec

from grader.core.exercise import Case, Exercise
from grader.core.observation import Failure, Observation, Run
from grader.core.said import say
from grader.core.values import Opaque, Value
from grader.wire.tags import DETAILS

NOT_SHOWN = say("(not shown for a hidden case)")
_NO_DETAIL = say("not shown for a hidden case")
_LIBRARY_TYPES = ("AxisError", "_ArrayMemoryError", "_UFuncNoLoopError", "UFuncTypeError", "LinAlgError")
_MESSAGES = (
    "operands could not be broadcast together",
    "could not broadcast input array",
    "is out of bounds for axis",
    "is out of bounds for array of dimension",
    "duplicate value in 'axis'",
    "index out of range",
    "too many indices for array",
    "only integers, slices",
    "slice indices must be integers",
    "setting an array element with a sequence",
    "only length-1 arrays can be converted",
    "only 0-dimensional arrays can be converted",
    "can only convert an array of size 1",
    "truth value of an array with more than one element is ambiguous",
    "zero-size array to reduction operation",
    "shapes not aligned",
    "not aligned",
    "mismatch in its core dimension",
    "cannot reshape array",
    "all the input array dimensions",
    "all the input arrays must have same number of dimensions",
    "axes don't match array",
    "repeated axis",
    "negative dimensions are not allowed",
    "index can't contain negative values",
    "assignment destination is read-only",
    "Cannot cast ufunc",
    "Unable to allocate",
    "Singular matrix",
    "division by zero",
    "modulo by zero",
    "maximum recursion depth exceeded",
    "unexpected keyword argument",
    "got multiple values for argument",
    "required positional argument",
    "positional argument but",
    "positional arguments but",
    "not enough values to unpack",
    "too many values to unpack",
    "unsupported operand type(s)",
    "can only concatenate",
    "object is not subscriptable",
    "object is not iterable",
    "object is not callable",
    "object does not support item assignment",
    "cannot be interpreted as an integer",
    "cannot access local variable",
    "has no attribute",
    "is not defined",
)
"""What Python and NumPy say, without the parts that vary."""
_KINDS = frozenset(vars(builtins)) | {
    *("array", "matrix", "MaskedArray", "recarray", "memmap", "generator", "function", "builtin_function_or_method"),
    *("method", "NoneType", "module", "coroutine", "EagerTensor", "KerasTensor", "Sequential", "Functional"),
}


def presentable(exercise: Exercise, run: Run, source: bytes) -> Run:
    """Return the run with what its hidden cases must not show taken out; ``source`` is the student's file."""
    lines = source.count(b"\n") + 1
    pairs = tuple(zip(exercise.cases, run.observations, strict=True))
    shown = tuple(one.failure for case, one in pairs if case.visible and one.failure is not None)
    return Run(run.opening, tuple(hide(case, one, lines=lines, shown=shown) for case, one in pairs))


def hide(case: Case, observation: Observation, *, lines: int, shown: tuple[Failure, ...] = ()) -> Observation:
    """Return the Observation as the report may show it.

    Args:
        case: which case it is of.
        observation: what happened.
        lines: how many lines the student's file has.
        shown: the failures of visible cases; the same again tells nothing new, and is shown as it is.

    """
    if case.visible:
        return observation
    failure = observation.failure if observation.failure in shown else _failure(observation.failure, lines)
    return msgspec.structs.replace(
        observation,
        failure=failure,
        output=NOT_SHOWN if observation.output else "",
        value=_value(observation.value),
    )


def _failure(failure: Failure | None, lines: int) -> Failure | None:
    if failure is None:
        return None
    builtin = getattr(builtins, failure.type, None)
    known = failure.type in _LIBRARY_TYPES or (isinstance(builtin, type) and issubclass(builtin, BaseException))
    said = next((message for message in _MESSAGES if message in failure.message), None)
    inside = failure.line is not None and 1 <= failure.line <= lines
    return Failure(
        type=failure.type if known else say("an exception of its own"),
        message=f"… {said} …" if said is not None else NOT_SHOWN,
        line=failure.line if inside else None,
    )


def _value(value: Value) -> Value:
    """Take out the names that a value brought with it."""
    if isinstance(value, Opaque):
        kind = value.kind if value.kind in _KINDS else "object"
        return Opaque(kind, value.detail if value.detail in DETAILS else _NO_DETAIL)
    if isinstance(value, list):
        return [_value(item) for item in value]
    if isinstance(value, tuple):
        return tuple(_value(item) for item in value)
    if isinstance(value, dict):
        return {key: _value(item) for key, item in value.items()}
    return value
