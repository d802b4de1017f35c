"""One grammar for every message: what we got, ``but should be`` what we wanted, and the call in brackets."""

from itertools import islice

import numpy as np

from grader.core.said import say
from grader.core.values import Opaque, Value, kind_name

_LONGEST = 120
"""Characters of a value that is told."""

_MOST_COUNTED = 100
_KINDS = {"array": say("an array"), "list": say("a list"), "tuple": say("a tuple")}


def sentence(subject: str, actual: str, expected: str, context: str) -> str:
    """Return ``subject is actual, but should be expected [context]``."""
    text = say("{subject} is {actual}, but should be {expected}", subject=subject, actual=actual, expected=expected)
    return within(text, context)


def wrong(subject: str, context: str) -> str:
    """Return ``subject is not what it should be [context]``, for values that may not be shown."""
    return within(say("{subject} is not what it should be", subject=subject), context)


def within(text: str, context: str) -> str:
    """Return ``text [context]``: the call that a sentence is about stands behind it."""
    return say("{sentence} [{context}]", sentence=text, context=context) if context else text


def apart(actual: object, expected: object) -> tuple[str, str]:
    """Two numbers in six significant digits, or in as many more as tell them apart."""
    for digits in (6, 9, 12, 17):
        pair = number(actual, digits), number(expected, digits)
        if pair[0] != pair[1]:
            break
    return pair


def number(value: object, digits: int = 6) -> str:
    """A number in at most so many significant digits; a zero has no sign (-0.0 + 0.0 is 0.0)."""
    if isinstance(value, (bool, np.bool_)):
        return str(bool(value))
    if isinstance(value, (int, np.integer)):
        return str(int(value))
    if isinstance(value, (complex, np.complexfloating)):
        return f"{complex(value):.{digits}g}"
    return f"{float(value) + 0.0:.{digits}g}"  # type: ignore[arg-type]  # only floats are left


def shape(array: "np.ndarray") -> str:
    """A shape as Python writes it."""
    return str(tuple(int(extent) for extent in array.shape))


def plain(value: Value) -> str:
    """A short value as a student would write it."""
    if isinstance(value, Opaque):
        return say("{kind} ({detail})", kind=article(value.kind), detail=value.detail)
    if isinstance(value, np.ndarray):
        return say("an array of shape {shape}", shape=shape(value))
    if isinstance(value, np.generic):
        return number(value)
    text = repr(_begun(value))
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "…"


def _begun(value: Value) -> Value:
    """As much of a value as its first words are made of: all of it may be a million times longer."""
    if isinstance(value, (str, bytes)):
        return value[: _LONGEST + 1]
    if isinstance(value, (list, tuple)):
        return type(value)(map(_begun, value[: _LONGEST + 1]))
    if isinstance(value, dict):
        return {key[: _LONGEST + 1]: _begun(value[key]) for key in islice(value, _LONGEST + 1)}
    return value


def number_of(value: "list[Value] | tuple[Value, ...]") -> str:
    """How many there are, up to a hundred: no more is told of what an answer chooses."""
    return str(len(value)) if len(value) <= _MOST_COUNTED else say("more than {count}", count=_MOST_COUNTED)


def article(noun: str) -> str:
    """The noun with its article, None without."""
    if noun == "None":
        return noun
    if noun in _KINDS:
        return _KINDS[noun]
    return say("an {noun}", noun=noun) if noun[:1].lower() in "aeiou" else say("a {noun}", noun=noun)


def kind(value: Value) -> str:
    """The kind of a value with its article."""
    if isinstance(value, Opaque):
        return say("{kind} ({detail})", kind=article(value.kind), detail=value.detail)
    if isinstance(value, (list, tuple)):
        return say("{kind} of {count}", kind=article(kind_name(value)), count=number_of(value))
    return article(kind_name(value))
