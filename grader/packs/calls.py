"""Can a Call be made in a box? What a pack's author wrote is looked at before any case is asked."""

from collections.abc import Iterator

import numpy as np

from grader.core.exercise import Call
from grader.core.values import Fixture
from grader.packs.shape import nearest
from grader.wire.tags import DTYPES

_DTYPES = frozenset(np.dtype(name) for name in DTYPES)
_SCALARS = (type(None), bool, int, float, complex, str, bytes)
_STEPS = ("prepare", "probe", "describe", "rebuild")


def call_faults(call: Call, function: str, fixtures: frozenset[str]) -> Iterator[str]:
    """Say why a call cannot be made, in phrases that go on from its name.

    Args:
        call: as a case, a tiny call or another way of one.
        function: the exercise's, which is to be called.
        fixtures: the names that the exercise's fixtures define.

    """
    if call.target != function:
        yield f"calls '{call.target}', but should call '{function}', the function of exercise.toml"
    for step in _STEPS:
        name = getattr(call, step)
        if name is not None and name not in fixtures:
            yield f"names the {step} '{name}', {_unknown(name, fixtures)}"
    if (call.describe is None) != (call.rebuild is None):
        yield "has one of describe and rebuild, but should have both, or none"
    for what in ("arguments", "kept"):
        values = getattr(call, what)
        if not isinstance(values, tuple):
            yield f"has {what} of kind {type(values).__name__}, but should have a tuple: write (A,) for one"
        else:
            yield from _foreign(values, what, fixtures)
    yield from _foreign(call.keywords, "keywords", fixtures)
    for other in call.otherwise:
        yield from (f"otherwise {text}" for text in call_faults(other, function, fixtures))


def _foreign(value: object, place: str, fixtures: frozenset[str]) -> Iterator[str]:
    """Say which values cannot be sent into a box."""
    if isinstance(value, Fixture):
        if value.name not in fixtures:
            yield f"has the Fixture '{value.name}' in {place}, {_unknown(value.name, fixtures)}"
    elif type(value) is np.ndarray or isinstance(value, np.generic):
        if value.dtype not in _DTYPES:
            yield f"has {value.dtype} in {place}, but should have numbers or truth values that a box takes"
    elif type(value) is tuple or type(value) is list:
        for at, item in enumerate(value):
            yield from _foreign(item, f"{place}[{at}]", fixtures)
    elif type(value) is dict:
        for key, item in value.items():
            yield from _foreign(item, f"{place}[{key!r}]", fixtures)
    elif type(value) not in _SCALARS:
        cure = "for a function, write one in fixtures.py and name it with Fixture" if callable(value) else ""
        yield f"has {type(value).__name__} in {place}, but should have plain values{cure and f' ({cure})'}"


def _unknown(name: str, fixtures: frozenset[str]) -> str:
    if not fixtures:
        return "but there is no fixtures.py with functions in it; write one beside cases.py"
    return f"which fixtures.py does not define{nearest(name, sorted(fixtures))}"
