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
_SUMMED = re.compile(r"\(size (\d+) is different from (\d+)\)|not aligned: (\d+) \(dim \d+\) != (\d+) \(dim \d+\)")
_MISFIT = re.compile(r"shape-mismatch for sum|^could not broadcast|operands could not be broadcast")
_INDEX = re.compile(r"index (\d+) is out of bounds for axis \d+ with size (\d+)")

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


def akin(one: Failure, other: Failure) -> bool:
    """Whether two failures of one call are of one kind, that of sizes that do not fit, and none of them other ones."""
    kind, _, *sizes = _told(one.message)
    other_kind, _, *others = _told(other.message)
    return bool(kind) and kind == other_kind and (sizes == others or _UNKNOWN in (*sizes, *others))


def measured(one: Failure, other: Failure) -> bool:
    """Whether two failures of one call tell of the same sizes; that both put in too much says less."""
    told = _told(one.message)
    return told[0] != "put" and akin(one, other) and _UNKNOWN not in (*told, *_told(other.message))


@lru_cache(4096)
def _told(message: str) -> Told:
    put, met, summed, index = (pattern.search(message) for pattern in (_PUT, _MET, _SUMMED, _INDEX))
    if index is not None:
        return "index", "", int(index[1]), int(index[2])
    if put is not None:
        given, room = (prod(_sizes(part)) for part in put.groups())
        return "put", "", given > room, 0
    if met is not None:
        one, other = (_sizes(part) for part in (met.groups()[:2] if met[1] is not None else met.groups()[3::2]))
        pairs = zip(reversed(one), reversed(other), strict=False)
        return "met", "shapes", *_share([pair for pair in pairs if pair[0] != pair[1] and 1 not in pair])
    if summed is not None:
        first, second = (int(size) for size in summed.groups() if size is not None)
        return "met", "sizes", *_share([(first, second)])
    return ("met" if _MISFIT.search(message) else ""), "", _UNKNOWN, _UNKNOWN


def _sizes(part: str) -> tuple[int, ...]:
    """Read a shape; an axis that was made for the occasion is one of 1."""
    return tuple(int(size) if size.isdigit() else 1 for size in part.split(",") if size)


def _share(pairs: list[tuple[int, int]]) -> tuple[int, int]:
    """Return the smaller by the larger in lowest terms: a window's rows tell the same as all of its pixels."""
    less, more = sorted((prod(one for one, _ in pairs), prod(other for _, other in pairs)))
    common = gcd(less, more) or 1
    return less // common, more // common
