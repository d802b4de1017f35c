"""How close is close: from the precision of both sides, the length of the sums and their magnitude."""

import numpy as np

from grader.core.values import Value

_SAFETY = 64.0
_FLOOR = 1e-10
"""Relative; six hundred times finer than the rounding of one float32, a million times coarser than float64's."""


class Closeness(tuple[float, float]):
    """(rtol, atol): an element passes when |actual - expected| <= atol + rtol * |expected|."""

    __slots__ = ()


def closeness(expected: "np.ndarray", *, reduction: int, rtol: float | None, inputs: Value = None) -> Closeness:
    """Tolerance for one array.

    The error of a sum of n products in floating point is bounded by n·eps·Σ|terms| (Higham, Accuracy and
    Stability of Numerical Algorithms, §3.1); Σ|terms| is estimated by the largest magnitude that
    stands in the expected array. The working precision is float32 only where the inputs are (float32 or
    float64 answers are then both right); a float32 answer to a float64 question is not.

    Args:
        expected: the reference's answer, any shape.
        reduction: terms in the longest sum behind one element.
        rtol: overrides the relative part.
        inputs: the call's arguments, from which the working precision is read.

    """
    precisions = {array.dtype for array in _arrays(inputs) if array.dtype.kind == "f"} | {expected.dtype}
    epsilon = max(float(np.finfo(dtype).eps) for dtype in precisions)
    magnitude = float(np.max(np.abs(expected), initial=0.0, where=np.isfinite(expected)))
    relative = rtol if rtol is not None else max(_SAFETY * epsilon * max(reduction, 8), _FLOOR)
    return Closeness((relative, relative * max(magnitude, np.finfo(np.float64).tiny)))


def _arrays(value: Value) -> list["np.ndarray"]:
    if isinstance(value, np.ndarray):
        return [value]
    if isinstance(value, (list, tuple)):
        return [array for item in value for array in _arrays(item)]
    if isinstance(value, dict):
        return [array for item in value.values() for array in _arrays(item)]
    return []
