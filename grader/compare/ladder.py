"""The rungs that a returned value climbs: kind, shape, dtype, finite, close."""

from collections.abc import Iterable

import msgspec
import numpy as np

from grader.compare import sentence as say
from grader.compare.differences import locate
from grader.compare.tolerance import closeness
from grader.core.findings import Difference
from grader.core.outcome import Rung
from grader.core.values import Fixture, Opaque, Value, kind_name


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
        text = say.sentence("what was returned", say.kind(actual), f"the tuple {names}", question.context)
        return Missed(Rung.KIND, text)
    if len(actual) != len(expected):
        text = say.sentence(
            "the number of returned values", str(len(actual)), f"{len(expected)} ({names})", question.context
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
    if isinstance(expected, np.generic):
        return _array(name, np.asarray(expected), np.asarray(actual) if _is_number(actual) else actual, question)
    if isinstance(expected, (float, complex)) and not isinstance(expected, bool):
        return _number(name, expected, actual, question)
    if isinstance(expected, dict):
        return _dict(name, expected, actual, question)
    if isinstance(expected, (list, tuple)):
        return _sequence(name, expected, actual, question)
    same = type(actual) is type(expected) and not isinstance(actual, (Opaque, Fixture)) and actual == expected
    if same:
        return None
    rung = Rung.CLOSE if type(actual) is type(expected) else Rung.KIND
    return Missed(rung, _told(name, actual, expected, question))


def _told(name: str, actual: Value, expected: Value, question: Question) -> str:
    if question.visible:
        return say.sentence(name, say.plain(actual), say.plain(expected), question.context)
    if kind_name(actual) != kind_name(expected):
        return say.sentence(name, say.kind(actual), say.kind(expected), question.context)
    return say.wrong(name, question.context)


def _is_number(value: Value) -> bool:
    return isinstance(value, (int, float, complex, np.generic)) and not isinstance(value, bool)


def _number(name: str, expected: "float | complex", actual: Value, question: Question) -> Missed | None:
    if not _is_number(actual):
        return Missed(Rung.KIND, say.sentence(name, say.kind(actual), "a number", question.context))
    return _array(name, np.asarray(expected), np.asarray(actual), question)


def _dict(name: str, expected: "dict[str, Value]", actual: Value, question: Question) -> Missed | None:
    if not isinstance(actual, dict):
        return Missed(Rung.KIND, say.sentence(name, say.kind(actual), "a description", question.context))
    for key, wanted in expected.items():
        if key not in actual:
            should = say.plain(wanted) if question.visible else say.kind(wanted)
            return Missed(Rung.KIND, say.sentence(key, "missing", should, question.context))
        missed = _one(key, wanted, actual[key], question)
        if missed is not None:
            return missed
    surplus = [key for key in actual if key not in expected]
    if surplus and not question.visible:
        return Missed(Rung.KIND, say.wrong(name, question.context))
    if surplus:
        return Missed(Rung.KIND, say.sentence(surplus[0], say.plain(actual[surplus[0]]), "absent", question.context))
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
            return Missed(missed.rung, whole) if plain and question.visible and len(say.plain(actual)) < 80 else missed
    if len(expected) != len(actual):
        text = say.sentence(f"the length of {name}", str(len(actual)), str(len(expected)), question.context)
        return Missed(Rung.SHAPE, text)
    return None


def _array(name: str, expected: "np.ndarray", actual: Value, question: Question) -> Missed | None:
    if not isinstance(actual, np.ndarray):
        if expected.ndim == 0 and _is_number(actual):
            actual = np.asarray(actual)
        else:
            return Missed(Rung.KIND, say.sentence(name, say.kind(actual), "an array", question.context))
    if actual.shape != expected.shape:
        came = say.shape(actual) if question.visible or _likely(expected, actual) else "far from it"
        text = say.sentence(f"{name}.shape", came, say.shape(expected), question.context)
        return Missed(Rung.SHAPE, text)
    if not _dtype_fits(expected.dtype, actual.dtype):
        wanted = "a floating dtype" if expected.dtype.kind == "f" else str(expected.dtype)
        return Missed(Rung.DTYPE, say.sentence(f"{name}.dtype", str(actual.dtype), wanted, question.context))
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
            what = "nan" if np.isnan(actual[place]) else "infinite"
            text = say.sentence(f"{name}[{', '.join(map(str, place))}]", what, "a finite number", question.context)
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
        text = say.sentence(subject, *say.apart(actual[place], expected[place]), question.context)
    else:
        text = say.wrong(subject, question.context)
    if difference.total == 1:
        return text
    many = "all" if difference.count == difference.total else str(difference.count)
    return f"{text}; {many} of {difference.total} elements differ"
