"""What the message of an exception tells of sizes, and whether two messages may tell of one mistake; never more."""

import re
from functools import lru_cache
from math import gcd, prod

from grader.core.observation import Failure

_SHAPE = r"\(([\w,]*)\)"
_PUT = re.compile(
    rf"(?:could not broadcast input array from shape|value array of shape) {_SHAPE} "
    rf"(?:into shape|could not be broadcast to indexing result of shape) {_SHAPE}"
)
_MET = re.compile(
    rf"could not be broadcast together with shapes {_SHAPE} {_SHAPE}|{_SHAPE}->{_SHAPE} {_SHAPE}->{_SHAPE}"
)
_SUMMED = re.compile(
    r"\(size (\d+) is different from (\d+)\)|not aligned: (\d+) \(dim \d+\) != (\d+) \(dim \d+\)"
    r"|at index \d+ has size (\d+) and the array at index \d+ has size (\d+)"
)
_RESHAPED = re.compile(rf"cannot reshape array of size (\d+) into shape {_SHAPE}")
_MISFIT = re.compile(
    r"shape-mismatch for sum|^could not broadcast|operands could not be broadcast(?!.* requested shape)"
    r"|^all input arrays must have the same"
)
_INDEX = re.compile(r"index (\d+) is out of bounds for axis \d+ with size (\d+)")

Shape = tuple[int, ...]
Told = tuple[str, str, int, int]
"""What happened in a call, the way in which it is told, and two numbers; -1 for unknown ones."""

_UNKNOWN = -1


def contradict(one: Failure, other: Failure) -> bool:
    """Whether the sizes that two failures of one call tell of, in the same way, cannot come from one mistake.

    One puts too much into an array and the other too little; windows of other sizes meet the kernel; or a loop runs
    over another end. A window of one row is stretched where shapes are told, and not where sizes are.
    """
    told, wanted = _told(one.message), _told(other.message)
    return told[:2] == wanted[:2] and told != wanted


def lack_as_much(one: Failure, other: Failure) -> bool:
    """Whether of the shapes that meet in two failures one lacks as many rows and columns as in the other.

    It may be a window in one file, and in the other all that stands at one offset of the windows.
    """
    met, others = shapes_met(one), shapes_met(other)
    if met is None or others is None:
        return False
    gaps, wanted = (
        [longer - shorter for shorter, longer in map(sorted, zip(*pair, strict=False)) if shorter != longer]
        for pair in ((reversed(each) for each in shapes) for shapes in (met, others))
    )
    return gaps == wanted


def akin(one: Failure, other: Failure) -> bool:
    """Whether two failures of one call are of one kind, that of sizes that do not fit, and none of them other ones.

    A window that is too small for the kernel in one file is too small for its row of a matrix in another.
    """
    kind, _, *sizes = _told(one.message)
    other_kind, _, *others = _told(other.message)
    if kind != other_kind:
        missing = _missing(one.message)
        return missing is not None and missing == _missing(other.message)
    return bool(kind) and (sizes == others or _UNKNOWN in (*sizes, *others))


def measured(one: Failure, other: Failure) -> bool:
    """Whether two failures of one call tell of the same sizes; that both put in too much says less."""
    told, wanted = _told(one.message), _told(other.message)
    known = told[0] != wanted[0] or told[0] != "put"
    return known and akin(one, other) and _UNKNOWN not in (*told, *wanted)


def overfull(failure: Failure) -> bool:
    """Whether an array is given a shape that has not the room for it: no window beyond an edge ends so."""
    return _told(failure.message)[0] == "shaped"


def of_sizes(failure: Failure) -> bool:
    """Whether an exception is about sizes that do not fit, however they are told."""
    return bool(_told(failure.message)[0])


def shapes_met(failure: Failure) -> tuple[Shape, Shape] | None:
    """Return the two shapes that an exception says do not go together, unless letters or pairs stand behind them."""
    found = _MET.search(failure.message)
    return (_sizes(found[1]), _sizes(found[2])) if found is not None and found[1] is not None else None


def shapes_stored(failure: Failure) -> tuple[Shape, Shape] | None:
    """Return the shape of what is stored, and that of the place for it, if an exception tells them."""
    found = _PUT.search(failure.message)
    return (_sizes(found[1]), _sizes(found[2])) if found is not None else None


def times_too_many(failure: Failure) -> float | None:
    """Return how many times more numbers an array has than the shape that it is given, if an exception tells that."""
    kind, _, given, room = _told(failure.message)
    return given / room if kind == "shaped" and room else None


def lettered(failure: Failure) -> bool:
    """Whether an exception is that of einsum, where one letter stands for axes of different lengths."""
    found = _MET.search(failure.message)
    return found is not None and found[1] is None


@lru_cache(4096)
def _told(message: str) -> Told:
    put, met, summed, index = (pattern.search(message) for pattern in (_PUT, _MET, _SUMMED, _INDEX))
    if index is not None:
        return "index", "", int(index[1]), int(index[2])
    stored = _stored(message)
    if stored is not None:
        given, room = stored
        return ("put", "", given > room, 0) if put is not None or given < room else ("shaped", "", given, room)
    if met is not None:
        one, other = (_sizes(part) for part in (met.groups()[:2] if met[1] is not None else met.groups()[3::2]))
        pairs = zip(reversed(one), reversed(other), strict=False)
        return "met", "shapes", *_share([pair for pair in pairs if pair[0] != pair[1] and 1 not in pair])
    if summed is not None:
        first, second = (int(size) for size in summed.groups() if size is not None)
        return "met", "sizes", *_share([(first, second)])
    return ("met" if _MISFIT.search(message) else ""), "", _UNKNOWN, _UNKNOWN


@lru_cache(4096)
def _missing(message: str) -> tuple[int, int] | None:
    """Return what share of the numbers is there that there should be, if a message tells that some are missing."""
    stored = _stored(message)
    if stored is not None:
        return _share([stored]) if stored[0] < stored[1] else None
    kind, _, less, more = _told(message)
    return (less, more) if kind == "met" and _UNKNOWN not in (less, more) else None


def _stored(message: str) -> tuple[int, int] | None:
    """Return how many numbers are put into an array or given a shape, and for how many there is room."""
    put, shaped = _PUT.search(message), _RESHAPED.search(message)
    if put is not None:
        return prod(_sizes(put[1])), prod(_sizes(put[2]))
    return (int(shaped[1]), prod(_sizes(shaped[2]))) if shaped is not None else None


def _sizes(part: str) -> tuple[int, ...]:
    """Read a shape; an axis that was made for the occasion is one of 1."""
    return tuple(int(size) if size.isdigit() else 1 for size in part.split(",") if size)


def _share(pairs: list[tuple[int, int]]) -> tuple[int, int]:
    """Return the smaller by the larger in lowest terms: a window's rows tell the same as all of its pixels."""
    less, more = sorted((prod(one for one, _ in pairs), prod(other for _, other in pairs)))
    common = gcd(less, more) or 1
    return less // common, more // common
