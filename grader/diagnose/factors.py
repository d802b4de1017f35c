"""Answers that are right but for a factor: the same one in every case, or another in each."""

import numpy as np

from grader.core.findings import Hint
from grader.core.said import say
from grader.diagnose.shapes import CLOSE, Array, Wrong, near

_MOST_COUNTED = 256
_FEWEST_SCALED = 2


def scaled(wrong: list[Wrong], subject: str) -> tuple[Hint, ...]:
    """Answers that are a number times what they should be: the same everywhere, or another one in each case."""
    factors = [factor_of(expected, actual) for _, expected, actual in wrong]
    known = [factor for factor in factors if factor is not None]
    if len(known) < len(factors) or not known:
        return ()
    if np.ptp(known) <= CLOSE * abs(known[0]):
        factor = _simple(known[0])
        if factor is None:
            return ()
        text = say("{name} is {factor} times what it should be, in every failed case.", name=subject, factor=factor)
        return (Hint("pattern-factor", text),)
    if not all(known) or sum(_several(expected) for _, expected, _ in wrong) < _FEWEST_SCALED:
        return ()
    text = say(
        "{name} is right but for a factor, which is another one from case to case: look at what it is divided or "
        "multiplied by.",
        name=subject,
    )
    return (Hint("pattern-factors", text),)


def factor_of(expected: Array, actual: Array) -> float | None:
    """Return the number by which an array is multiplied, if it is nothing else."""
    biggest = np.unravel_index(int(np.abs(expected).argmax()), expected.shape)
    if not expected[biggest]:
        return None
    factor = float(actual[biggest] / expected[biggest])
    return factor if near(expected * factor, actual) and abs(factor - 1) >= CLOSE else None


def _several(expected: Array) -> bool:
    """Whether an array holds numbers of several sizes: of one size alone, any constant is a multiple."""
    sizes = np.abs(expected[expected != 0])
    return sizes.size > 1 and bool(np.ptp(sizes) > CLOSE * sizes.max())


def _simple(factor: float) -> str | None:
    """Write a factor that people use. Any other could be made up from a hidden case's numbers, and is not told."""
    sign, size = "-" if factor < 0 else "", abs(factor)
    for count in range(1, _MOST_COUNTED + 1):
        if abs(size - count) < CLOSE * count:
            return f"{sign}{count}"
        if abs(size * count - 1) < CLOSE:
            return f"{sign}1/{count}"
    return None
