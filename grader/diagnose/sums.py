"""What answers tell where no activation bends them: constants that are added, and counts that they are divided by."""

from collections.abc import Callable, Mapping, Sequence
from itertools import permutations, product

import numpy as np

from grader.core.exercise import Case
from grader.core.findings import Hint
from grader.core.said import say
from grader.core.values import Fixture
from grader.diagnose.factors import factor_of
from grader.diagnose.quantities import shared, sizes_of
from grader.diagnose.shapes import CLOSE, Array, Wrong, near
from grader.diagnose.traits import AXES

CHANNEL_OFFSET = (
    "{name} differs by one constant for each channel: look at what is added for each channel, such as the bias."
)
_DIVIDED = (
    "{name} comes out as if it were divided by {what}: is a mean taken in place of a sum, or the wrong thing counted?"
)
_MULTIPLIED = "{name} comes out as if it were multiplied by {what}: is something added up once for each of them?"
_CARRIED = (
    "{name} carries over from one window to the next what was added up, or was the largest: look at where that begins "
    "anew."
)
Run = Callable[..., Array]
_RUNS: tuple[Run, ...] = (np.add.accumulate, np.maximum.accumulate)
_FEWEST = 3
"""In how many answers a pattern must be that not all of them can show."""


def counted_out(
    wrong: Mapping[int, Sequence[Wrong]], cases: Sequence[Case], parameters: Sequence[str]
) -> tuple[Hint, ...]:
    """Return by which size of its call every answer is divided or multiplied; of one result, if it alone is wrong.

    Args:
        wrong: what is wrong in each case, by position.
        cases: all cases.
        parameters: the function's parameters in their order.

    """
    plain = _plain(wrong, cases)
    for chosen in (plain, {at: one for at, one in plain.items() if _lacks_something(cases[at])}):
        factors = [factor for _, *pair in chosen.values() if (factor := factor_of(*pair))]
        if len(factors) < max(len(chosen), _FEWEST):
            continue
        sizes = [sizes_of(cases[at], parameters) for at in chosen]
        name = next(iter(chosen.values()))[0]
        for counts, identity, text in (
            ([1 / factor for factor in factors], "pattern-divided-by-count", _DIVIDED),
            (factors, "pattern-multiplied-by-count", _MULTIPLIED),
        ):
            what = shared(counts, sizes)
            if what is not None:
                return (Hint(identity, say(text, name=name, what=what)),)
    return ()


def carried_over(wrong: Mapping[int, Sequence[Wrong]], cases: Sequence[Case]) -> tuple[Hint, ...]:
    """Say that a sum, or a maximum, is not begun anew for each window; where there are loops, in whatever order."""
    plain = _plain(wrong, cases)
    for chosen in (plain, {at: one for at, one in plain.items() if _lacks_something(cases[at])}):
        told = [one for one in chosen.values() if one[1].ndim == AXES and one[1].size > 1]
        if len(told) >= _FEWEST and any(
            all(_ran(expected, actual, *loops) for _, expected, actual in told)
            for loops in product(permutations(range(AXES)), range(1, AXES + 1))
        ):
            return (Hint("pattern-carried-over", say(_CARRIED, name=told[0][0])),)
    return ()


def _ran(expected: Array, actual: Array, order: tuple[int, ...], last: int) -> bool:
    """Whether an array is what loops over the axes in an order leave, where the last of them begin nothing anew."""
    rows, found = (
        one.transpose(order).reshape(*(one.shape[at] for at in order[: AXES - last]), -1) for one in (expected, actual)
    )
    return any(near(run(rows, axis=-1), found) for run in _RUNS)


def off_by_channel(wrong: Mapping[int, Sequence[Wrong]], cases: Sequence[Case]) -> tuple[Hint, ...]:
    """Say that a constant is added to each channel, where no activation hides it."""
    told = [one for one in _plain(wrong, cases).values() if one[1][..., :1].size > 1]
    if len(told) < _FEWEST or not all(channel_offset(*pair) for _, *pair in told):
        return ()
    return (Hint("pattern-channel-offset", say(CHANNEL_OFFSET, name=told[0][0])),)


def _plain(wrong: Mapping[int, Sequence[Wrong]], cases: Sequence[Case]) -> dict[int, Wrong]:
    """The wrong answers to calls that are given no function but the identity; none where their shapes are wrong."""
    found = {at: each for at, each in wrong.items() if each and _is_plain(cases[at])}
    names = {name for each in wrong.values() for name, _, _ in each}
    fit = all(
        expected.shape == actual.shape and actual.dtype.kind in "fiu"
        for each in found.values()
        for _, expected, actual in each
    )
    return {at: each[0] for at, each in found.items()} if fit and len(names) == 1 else {}


def offset(expected: Array, actual: Array) -> bool:
    """Whether an array is off by one constant."""
    gap = actual - expected
    return bool(np.ptp(gap) <= CLOSE * (1 + np.abs(gap).max()))


def channel_offset(expected: Array, actual: Array) -> bool:
    """Whether each channel of an array is off by a constant."""
    gap = actual - expected
    return expected.ndim == AXES and bool(np.all(np.ptp(gap, axis=(0, 1, 2)) <= CLOSE * (1 + np.abs(gap).max())))


def _is_plain(case: Case) -> bool:
    given = (*case.call.arguments, *case.call.keywords.values())
    return all(value.name == "identity" for value in given if isinstance(value, Fixture))


def _lacks_something(case: Case) -> bool:
    """Whether an array of a call holds nothing but zeros, as a bias that is left out of the question."""
    given = (*case.call.arguments, *case.call.keywords.values())
    return any(isinstance(value, np.ndarray) and not value.any() for value in given)
