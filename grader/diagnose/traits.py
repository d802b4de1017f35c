"""What can be said of a call, so that failed calls can be set apart from those that pass: its arguments' traits."""

import ast
from collections.abc import Iterator, Mapping

import numpy as np

from grader.core.exercise import Case
from grader.core.said import say
from grader.core.values import Fixture, Value

AXES = 4
"""Of images, and of kernels."""


def traits(case: Case, defaults: Mapping[str, Value]) -> frozenset[str]:
    """Return the traits of a case's call, each a clause that a student reads: ``padding is 'same'``.

    ``defaults`` holds the parameters in their order, with the values of those that may be left out.
    """
    sizes = (_of(name, value) for name, value in _values(case, defaults).items())
    return frozenset(ways(case, defaults)).union(*sizes)


def ways(case: Case, defaults: Mapping[str, Value]) -> dict[str, str]:
    """Return those of a call's traits that make it another kind of call, rather than one of other sizes or numbers.

    They are its words, options other than (1, 1), several of a thing, what it leaves out and what it calls by name;
    each with what it is a way of: the parameter, or "" where it is none's.
    """
    found: dict[str, str] = {}
    for name, value in _values(case, defaults).items():
        found |= dict.fromkeys(_ways_of(name, value), name)
        if defaults.get(name) is not None and _is_pair(value) and value != (1, 1):
            found[say("{name} is not (1, 1)", name=name)] = name
    given = {*dict(zip(defaults, case.call.arguments, strict=False)), *case.call.keywords}
    for name, value in defaults.items():
        if name not in given and value is not None:
            found[say("{name} is left out", name=name)] = name
    if case.call.keywords and not case.call.arguments:
        found[say("all arguments are passed by name")] = ""
    return found


def words(case: Case, defaults: Mapping[str, Value]) -> frozenset[str]:
    """Return what a call's words are: by them code goes different ways, where calls of small sizes hide mistakes."""
    given = _values(case, defaults).items()
    return frozenset(
        say("{name} is {value}", name=name, value=repr(value)) for name, value in given if type(value) is str
    )


def fractions(case: Case) -> frozenset[str]:
    """Return which arguments hold numbers that are not whole: it tells tiny calls apart, and teaches nothing."""
    values = (*enumerate(case.call.arguments), *case.call.keywords.items())
    return frozenset(
        f"{name} holds fractions"
        for name, value in values
        if isinstance(value, np.ndarray) and value.dtype.kind == "f" and (value != np.trunc(value)).any()
    )


def _values(case: Case, defaults: Mapping[str, Value]) -> dict[str, Value]:
    """All parameters of a call with what they stand for in it."""
    return {**defaults, **dict(zip(defaults, case.call.arguments, strict=False)), **case.call.keywords}


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


def _ways_of(name: str, value: Value) -> Iterator[str]:
    if isinstance(value, Fixture) and value.name != "identity":
        yield say("{name} is not the identity", name=name)
    elif isinstance(value, (str, bool)):
        yield say("{name} is {value}", name=name, value=repr(value))
    elif isinstance(value, np.ndarray):
        yield from _ways_of_array(name, value)


def _ways_of_array(name: str, array: "np.ndarray") -> Iterator[str]:
    if array.dtype.kind == "f" and array.dtype != np.float64:
        yield say("{name} is {value}", name=name, value=array.dtype.name)
    if array.ndim != AXES:
        return
    kernel = is_kernel(name)
    if kernel and array.shape[3] > 1:
        yield say("there are several kernels")
    if not kernel and array.shape[0] > 1:
        yield say("there are several images")
    if not kernel and array.shape[3] > 1 and array.shape[:3] != (1, 1, 1):
        yield say("{name} has several channels", name=name)


def _of(name: str, value: Value) -> Iterator[str]:
    """What can be said of an argument's sizes and numbers."""
    if isinstance(value, Fixture) and value.name == "identity":
        yield say("{name} is identity", name=name)
    elif isinstance(value, tuple) and _is_pair(value):
        yield from _of_pair(name, value)
    elif isinstance(value, np.ndarray) and value.ndim == AXES:
        yield from _of_array(name, value)


def _is_pair(value: Value) -> bool:
    """Whether it is a stride or a window: two whole numbers, height first."""
    return isinstance(value, tuple) and len(value) == 2 and all(type(one) is int for one in value)


def is_kernel(name: str) -> bool:
    """Whether an array's axes are rows, columns, channels in and out, rather than images, rows, columns, channels."""
    return name.endswith("W")


def _of_pair(name: str, pair: tuple[Value, ...]) -> Iterator[str]:
    one, other = pair
    yield say("{name} is (1, 1)", name=name) if pair == (1, 1) else say("{name} is not (1, 1)", name=name)
    if one != other:
        yield say("the two numbers of {name} differ", name=name)
    if one != 1:
        yield say("the first number of {name} is not 1", name=name)
    if other != 1:
        yield say("the second number of {name} is not 1", name=name)


def _of_array(name: str, array: "np.ndarray") -> Iterator[str]:
    kernel = is_kernel(name)
    rows, columns = array.shape[:2] if kernel else array.shape[1:3]
    if rows != columns:
        yield say("the kernel is not square") if kernel else say("the images of {name} are not square", name=name)
    if kernel and (rows == 1 or columns == 1):
        yield say("the kernel is one pixel wide or high")
    if kernel and (rows % 2 == 0 or columns % 2 == 0):
        yield say("the kernel has an even side")
    if array.size > 1 and (array < 0).all():
        yield say("{name} holds nothing but negative numbers", name=name)
