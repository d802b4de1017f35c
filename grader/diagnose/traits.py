"""What can be said of a call, so that failed calls can be set apart from those that pass: its arguments' traits."""

import ast
from collections.abc import Iterator, Mapping

import numpy as np

from grader.core.exercise import Case
from grader.core.values import Fixture, Value


def traits(case: Case, defaults: Mapping[str, Value]) -> frozenset[str]:
    """Return the traits of a case's call, each a clause that a student reads: ``padding is 'same'``.

    ``defaults`` holds the parameters in their order, with the values of those that may be left out.
    """
    call = case.call
    given = {**dict(zip(defaults, call.arguments, strict=False)), **call.keywords}
    found = {trait for name, value in {**defaults, **given}.items() for trait in _of(name, value)}
    found |= {f"{name} is left out" for name, value in defaults.items() if name not in given and value is not None}
    if call.keywords and not call.arguments:
        found.add("all arguments are passed by name")
    return frozenset(found)


def defaults_of(source: bytes, function: str, parameters: tuple[str, ...]) -> dict[str, Value]:
    """Read a function's defaults out of a source; a parameter without one, or with no plain one, has None."""
    found: dict[str, Value] = dict.fromkeys(parameters)
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef) and node.name == function:
            names = [argument.arg for argument in node.args.args]
            for name, default in zip(reversed(names), reversed(node.args.defaults), strict=False):
                try:
                    found[name] = ast.literal_eval(default)
                except ValueError:
                    continue
    return found


def _of(name: str, value: Value) -> Iterator[str]:
    if isinstance(value, Fixture):
        yield f"{name} is {value.name}" if value.name == "identity" else f"{name} is not the identity"
    elif isinstance(value, (str, bool)):
        yield f"{name} is {value!r}"
    elif isinstance(value, tuple) and len(value) == 2 and all(type(one) is int for one in value):
        yield from _of_pair(name, value)
    elif isinstance(value, np.ndarray):
        yield from _of_array(name, value)


def _of_pair(name: str, pair: tuple[Value, ...]) -> Iterator[str]:
    """Strides and windows: a pair of whole numbers, height first."""
    one, other = pair
    yield f"{name} is (1, 1)" if pair == (1, 1) else f"{name} is not (1, 1)"
    if one != other:
        yield f"the two numbers of {name} differ"
    for number, which in ((one, "first"), (other, "second")):
        if number != 1:
            yield f"the {which} number of {name} is not 1"


def _of_array(name: str, array: "np.ndarray") -> Iterator[str]:
    if array.dtype.kind == "f" and array.dtype != np.float64:
        yield f"{name} is {array.dtype.name}"
    if array.ndim != 4:
        return
    kernel = name.endswith("W")
    if kernel and array.shape[3] > 1:
        yield "there are several kernels"
    if not kernel and array.shape[0] > 1:
        yield "there are several images"
    if not kernel and array.shape[3] > 1 and array.shape[:3] != (1, 1, 1):
        yield f"{name} has several channels"
    rows, columns = array.shape[:2] if kernel else array.shape[1:3]
    if rows != columns:
        yield "the kernel is not square" if kernel else f"the images of {name} are not square"
    if kernel and (rows == 1 or columns == 1):
        yield "the kernel is one pixel wide or high"
    if kernel and (rows % 2 == 0 or columns % 2 == 0):
        yield "the kernel has an even side"
    if array.size > 1 and (array < 0).all():
        yield f"{name} holds nothing but negative numbers"
