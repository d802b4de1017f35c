"""A law that answers keep among themselves: calls, and the two sides of an equation made of what they return."""

from collections.abc import Callable
from typing import Any

import msgspec

from grader.core.exercise import Call


class Truth(msgspec.Struct, frozen=True):
    """One law, as a pack's ``truths.py`` returns it.

    ``calls`` go to the function of the exercise, or to that of its partner, by their target. ``sides`` takes what
    they returned, in order, and gives the two arrays that must be equal: what should be, and what is. It is asked
    only where each answer has the kind and shape of the reference's, and holds finite numbers alone. ``name`` is what
    the second side is called in a sentence.
    """

    calls: tuple[Call, ...]
    sides: Callable[..., tuple[Any, Any]]
    name: str


class Law(msgspec.Struct, frozen=True):
    """A Truth with the words of its docstring.

    ``title`` is the law in a line, ``meaning`` what its breach says of the code, ``context`` the phrase in brackets.
    """

    id: str
    title: str
    meaning: str
    context: str
    truth: Truth
