"""The values that cross the wall, and the stand-ins for what may not cross.

This module is loaded inside the box too, so it imports nothing but the standard library and NumPy.
"""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Fixture:
    """A function of the exercise's ``fixtures.py``, named here and looked up inside the box."""

    name: str


@dataclass(frozen=True, slots=True)
class Opaque:
    """What stood where a plain value should be: reported by its type's name, never rebuilt.

    ``kind`` is the type's name (``numpy.matrix``, ``generator``); ``detail`` says in a phrase why it
    could not cross.
    """

    kind: str
    detail: str


Value = (
    None
    | bool
    | int
    | float
    | complex
    | str
    | bytes
    | np.ndarray
    | np.generic
    | Fixture
    | Opaque
    | tuple["Value", ...]
    | list["Value"]
    | dict[str, "Value"]
)
"""Everything that may cross: plain scalars, plain arrays of numbers, containers of those, and the two stand-ins."""


def kind_name(value: object) -> str:
    """Name the kind of a value in the words that a student knows (``array``, ``tuple``, ``None`` …)."""
    if value is None:
        return "None"
    if isinstance(value, Opaque):
        return value.kind
    if isinstance(value, Fixture):
        return "function"
    if isinstance(value, np.ndarray):
        return "array"
    if isinstance(value, np.generic):
        return f"NumPy scalar ({value.dtype.name})"
    return type(value).__name__
