"""The rungs that a returned value climbs: kind, shape, dtype, finite, close."""

from collections.abc import Iterable

import msgspec
import numpy as np

from grader.compare import sentence as grammar
from grader.compare.differences import locate
from grader.compare.tolerance import closeness
from grader.core.findings import Difference
from grader.core.outcome import Rung
from grader.core.said import counted, say
from grader.core.values import Fixture, Opaque, Value, kind_name

_SHORT = 80
"""Characters of a sequence that is told whole."""


class Missed(msgspec.Struct, frozen=True):
    """The first rung that an answer missed, in a sentence, with the place where arrays differ."""

    rung: Rung
    message: str
    difference: Difference | None = None


class Question(msgspec.Struct, frozen=True):
    """What the comparison must know of the case: names, context, precision, and whether values may be shown.

    Where they may not, nothing is told that the answer chooses freely: no text, no key, no far-fetched shape.
    """

    results: tuple[str, ...]
    context: str = ""
    reduction: int = 1
    rtol: float | None = None
    visible: bool = False
    inputs: Value = None


def compare(expected: Value, actual: Value, question: Question) -> Missed | None:
    """Return None when the answer is right, else the first rung that it missed."""
    if len(question.results) > 1 and isinstance(expected, tuple):
        return _several(expected, actual, question)
    return _one(question.results[0], expected, actual, question)


def _several(expected: "tuple[Value, ...]", actual: Value, question: Question) -> Missed | None:
    names = ", ".join(question.results)
    if not isinstance(actual, (tuple, list)):
        text = grammar.sentence(
            say("what was returned"), grammar.kind(actual), say("the tuple {names}", names=names), question.context
        )
        return Missed(Rung.KIND, text)
    if len(actual) != len(expected):
        text = grammar.sentence(
            say("the number of returned values"),
            grammar.number_of(actual),
            f"{len(expected)} ({names})",
            question.context,
        )
        return Missed(Rung.KIND, text)
    return _first(
        _one(name, wanted, got, question) for name, wanted, got in zip(question.results, expected, actual, strict=True)
    )


def _first(missed: Iterable[Missed | None]) -> Missed | None:
    order = list(Rung)
    found = [miss for miss in missed if miss is not None]
    return min(found, key=lambda miss: order.index(miss.rung)) if found else None


def _one(name: str, expected: Value, actual: Value, question: Question) -> Missed | None:
    if isinstance(expected, np.ndarray):
        return _array(name, expected, actual, question)
    return _single(name, _plain(expected), _plain(actual), question)


def _single(name: str, expected: Value, actual: Value, question: Question) -> Missed | None:
    if isinstance(expected, (float, complex, np.inexact)):
        return _number(name, np.asarray(expected), actual, question)
    if isinstance(expected, dict):
        return _dict(name, expected, actual, question)
    if isinstance(expected, (list, tuple)):
        return _sequence(name, expected, actual, question)
    same = type(actual) is type(expected) and not isinstance(actual, (Opaque, Fixture)) and actual == expected
    if same:
        return None
    rung = Rung.CLOSE if type(actual) is type(expected) else Rung.KIND
    return Missed(rung, _told(name, actual, expected, question))


def _plain(value: Value) -> Value:
    """Return a single whole number, truth value or text of NumPy's as Python's own; others keep their precision."""
    if isinstance(value, np.generic) or (isinstance(value, np.ndarray) and value.ndim == 0):
        plain: Value = value.item() if value.dtype.kind in "biuU" else value
        return plain
    return value


def _told(name: str, actual: Value, expected: Value, question: Question) -> str:
    found, wanted = grammar.plain(actual), grammar.plain(expected)
    if question.visible and found != wanted:
        return grammar.sentence(name, found, wanted, question.context)
    if kind_name(actual) != kind_name(expected):
        return grammar.sentence(name, grammar.kind(actual), grammar.kind(expected), question.context)
    return grammar.wrong(name, question.context)


def _is_number(value: Value) -> bool:
    return isinstance(value, (int, float, complex, np.inexact)) and not isinstance(value, bool)


def _number(name: str, expected: "np.ndarray", actual: Value, question: Question) -> Missed | None:
    """Compare with a number that stands alone: where it is whole, an int is as right."""
    if not _is_number(actual) and not (isinstance(actual, np.ndarray) and actual.ndim == 0):
        return Missed(Rung.KIND, grammar.sentence(name, grammar.kind(actual), say("a number"), question.context))
    return _array(name, expected, np.asarray(float(actual) if isinstance(actual, int) else actual), question)


def _dict(name: str, expected: "dict[str, Value]", actual: Value, question: Question) -> Missed | None:
    if not isinstance(actual, dict):
        return Missed(Rung.KIND, grammar.sentence(name, grammar.kind(actual), say("a description"), question.context))
    for key, wanted in expected.items():
        if key not in actual:
            should = grammar.plain(wanted) if question.visible else grammar.kind(wanted)
            return Missed(Rung.KIND, grammar.sentence(key, say("missing"), should, question.context))
        missed = _one(key, wanted, actual[key], question)
        if missed is not None:
            return missed
    surplus = [key for key in actual if key not in expected]
    if surplus and not question.visible:
        return Missed(Rung.KIND, grammar.wrong(name, question.context))
    if surplus:
        found = grammar.plain(actual[surplus[0]])
        return Missed(Rung.KIND, grammar.sentence(surplus[0], found, say("absent"), question.context))
    return None


def _sequence(
    name: str, expected: "list[Value] | tuple[Value, ...]", actual: Value, question: Question
) -> Missed | None:
    if not isinstance(actual, (list, tuple)):
        return Missed(Rung.KIND, _told(name, actual, expected, question))
    for place, (wanted, got) in enumerate(zip(expected, actual, strict=False)):
        missed = _one(f"{name}[{place}]", wanted, got, question)
        if missed is not None:
            plain = not isinstance(wanted, (dict, list, tuple, np.ndarray))
            whole = _told(name, actual, expected, question)
            short = plain and question.visible and len(grammar.plain(actual)) < _SHORT
            return Missed(missed.rung, whole) if short else missed
    if len(expected) != len(actual):
        subject = say("the length of {name}", name=name)
        text = grammar.sentence(subject, grammar.number_of(actual), grammar.number_of(expected), question.context)
        return Missed(Rung.SHAPE, text)
    return None


def _array(name: str, expected: "np.ndarray", actual: Value, question: Question) -> Missed | None:
    if not isinstance(actual, np.ndarray):
        if expected.ndim == 0 and _is_number(actual):
            actual = np.asarray(actual)
        else:
            return Missed(Rung.KIND, grammar.sentence(name, grammar.kind(actual), say("an array"), question.context))
    if actual.shape != expected.shape:
        came = grammar.shape(actual) if question.visible or _likely(expected, actual) else say("far from it")
        text = grammar.sentence(f"{name}.shape", came, grammar.shape(expected), question.context)
        return Missed(Rung.SHAPE, text)
    if not _dtype_fits(expected.dtype, actual.dtype):
        wanted = say("float32 or float64") if expected.dtype.kind == "f" else str(expected.dtype)
        return Missed(Rung.DTYPE, grammar.sentence(f"{name}.dtype", str(actual.dtype), wanted, question.context))
    return _values(name, expected, actual, question)


def _likely(expected: "np.ndarray", actual: "np.ndarray") -> bool:
    """Whether a wrong shape is of the kind that mistakes make."""
    most = 4 * max(expected.shape, default=0) + 16
    return actual.ndim <= expected.ndim + 1 and max(actual.shape, default=0) <= most


def _dtype_fits(expected: "np.dtype[np.generic]", actual: "np.dtype[np.generic]") -> bool:
    if expected.kind == "f":
        return actual.kind == "f" and actual.itemsize >= 4
    return actual.kind == expected.kind or (expected.kind in "iu" and actual.kind in "iu")


def _values(name: str, expected: "np.ndarray", actual: "np.ndarray", question: Question) -> Missed | None:
    if expected.dtype.kind not in "fc":
        wrong = actual != expected
    else:
        finite = np.isfinite(actual)
        if not finite.all() and np.isfinite(expected).all():
            place = tuple(int(at) for at in np.argwhere(~finite)[0])
            what = "nan" if np.isnan(actual[place]) else say("infinite")
            subject = f"{name}[{', '.join(map(str, place))}]"
            text = grammar.sentence(subject, what, say("a finite number"), question.context)
            return Missed(Rung.FINITE, text, locate(name, expected, actual, ~finite, visible=question.visible))
        relative, absolute = closeness(
            expected, reduction=question.reduction, rtol=question.rtol, inputs=question.inputs
        )
        with np.errstate(all="ignore"):
            gap = np.abs(actual.astype(expected.dtype) - expected)
            near = np.isfinite(gap) & (gap <= absolute + relative * np.abs(expected))
        wrong = ~(near | (np.isnan(actual) & np.isnan(expected)) | (actual == expected))
    if not wrong.any():
        return None
    difference = locate(name, expected, actual, wrong, visible=question.visible)
    return Missed(Rung.CLOSE, _differs(name, expected, actual, difference, question), difference)


def _differs(
    name: str, expected: "np.ndarray", actual: "np.ndarray", difference: Difference, question: Question
) -> str:
    place = difference.first
    subject = f"{name}[{', '.join(map(str, place))}]" if place else name
    if question.visible:
        text = grammar.sentence(subject, *grammar.apart(actual[place], expected[place]), question.context)
    else:
        text = grammar.wrong(subject, question.context)
    if difference.total == 1:
        return text
    if difference.count == difference.total:
        return say("{sentence}; all of {total} elements differ", sentence=text, total=difference.total)
    return counted(
        difference.count,
        "{sentence}; {wrong} of {total} elements differs",
        "{sentence}; {wrong} of {total} elements differ",
        sentence=text,
        wrong=difference.count,
        total=difference.total,
    )
