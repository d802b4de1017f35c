"""One grammar for every message: what we got, ``but should be`` what we wanted, and the call in brackets."""

import numpy as np

from grader.core.values import Opaque, Value, kind_name


def sentence(subject: str, actual: str, expected: str, context: str) -> str:
    """Return ``subject is actual, but should be expected [context]``."""
    tail = f" [{context}]" if context else ""
    return f"{subject} is {actual}, but should be {expected}{tail}"


def wrong(subject: str, context: str) -> str:
    """Return ``subject is not what it should be [context]``, for values that may not be shown."""
    tail = f" [{context}]" if context else ""
    return f"{subject} is not what it should be{tail}"


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
        return f"{article(value.kind)} ({value.detail})"
    if isinstance(value, np.ndarray):
        return f"an array of shape {shape(value)}"
    if isinstance(value, np.generic):
        return number(value)
    text = repr(value)
    return text if len(text) <= 120 else text[:117] + "…"


def article(noun: str) -> str:
    """The noun with its article, None without."""
    if noun == "None":
        return noun
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


def kind(value: Value) -> str:
    """The kind of a value with its article."""
    if isinstance(value, Opaque):
        return f"{article(value.kind)} ({value.detail})"
    if isinstance(value, (list, tuple)):
        return f"{article(kind_name(value))} of {len(value)}"
    return article(kind_name(value))
