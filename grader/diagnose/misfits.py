"""What the shapes in all exceptions of a file tell together: an axis too many or too few, or letters that are mixed."""

from collections.abc import Sequence
from itertools import zip_longest

from grader.core.exercise import Case
from grader.core.findings import Hint
from grader.core.observation import Failure
from grader.core.outcome import Outcome
from grader.core.said import say
from grader.core.values import Value
from grader.diagnose.evidence import Evidence
from grader.diagnose.quantities import shared, sizes_of
from grader.diagnose.sizes import Shape, lettered, shapes_met, shapes_stored, times_too_many

_FEWEST = 3
"""Of how many exceptions the same must be true before it is said of all."""
_AXES_OF_ONE = (
    "Line {line} stores an array that has axes of length 1 where there is no place for them: keepdims leaves such "
    "axes, and so does a slice where an index is meant."
)
_AXIS_MISSING = (
    "In line {line} arrays meet whose axes do not stand below each other: NumPy pairs them from the last one on, and "
    "the array with fewer axes lacks one in between or at its end. Is it indexed away, or is one of length 1 needed?"
)
_LETTERS_MIXED = (
    "In line {line} einsum is given one letter for axes of different lengths: write down what each letter stands for, "
    "and compare with the order of the axes."
)
_AXIS_KEPT = (
    "Line {line} stores an array that has an axis too many, whose length is {what}: should it be summed up, or does an "
    "index choose from it?"
)
_SHAPE_LACKS = (
    "Line {line} gives an array a shape in which {what} is missing: so many times more numbers are there. Look at "
    "which axis the shape lacks."
)


def misfits(evidence: Evidence, parameters: Sequence[str]) -> tuple[Hint, ...]:
    """Return what is true of all exceptions in which failed calls end, in one line; nothing where there are few.

    ``parameters`` are the function's, in their order.
    """
    ended = [at for at in sorted(evidence.failed) if evidence.observations[at].outcome is Outcome.RAISED]
    raised = {at: failure for at in ended if (failure := evidence.observations[at].failure) is not None}
    lines = {failure.line for failure in raised.values()}
    if len({failure.message for failure in raised.values()}) < _FEWEST or len(lines) != 1 or None in lines:
        return ()
    failures, cases = tuple(raised.values()), [evidence.cases[at] for at in raised]
    line = lines.pop()
    if _stored_with_axes_of_one(failures):
        return (Hint("failure-axes-of-one", say(_AXES_OF_ONE, line=line)),)
    if _lacks_an_axis(failures):
        return (Hint("failure-axis-of-one-missing", say(_AXIS_MISSING, line=line)),)
    if all(map(lettered, failures)) and _options(evidence.cases[0]) in map(_options, cases):
        return (Hint("failure-letters-mixed", say(_LETTERS_MIXED, line=line)),)
    sizes = [sizes_of(case, parameters) for case in cases]
    extra = _extra_axes(failures)
    kept = shared(extra, sizes) if extra else None
    if kept is not None:
        return (Hint("failure-axis-not-summed", say(_AXIS_KEPT, line=line, what=kept)),)
    times = [found for failure in failures if (found := times_too_many(failure)) is not None]
    if len(times) < len(failures):
        return ()
    what = shared(times, sizes)
    return () if what is None else (Hint("failure-shape-lacks-axis", say(_SHAPE_LACKS, line=line, what=what)),)


def _stored_with_axes_of_one(failures: Sequence[Failure]) -> bool:
    """Whether all that is stored would fit without some axes of one."""
    pairs = [shapes_stored(failure) for failure in failures]
    return all(
        pair is not None and len(pair[0]) > len(pair[1]) and _longer(pair[0]) == _longer(pair[1]) for pair in pairs
    )


def _extra_axes(failures: Sequence[Failure]) -> list[int]:
    """Return the length of the one axis too many in each array that is stored; nothing where any has none."""
    pairs = [shapes_stored(failure) for failure in failures]
    found = [_extra(*pair) for pair in pairs if pair is not None]
    lengths = [one for one in found if one is not None]
    return lengths if len(lengths) == len(failures) else []


def _extra(given: Shape, room: Shape) -> int | None:
    """Return the length of the first axis that one shape has more than the other, if it has one more."""
    if len(given) != len(room) + 1:
        return None
    return next((given[at] for at in range(len(given)) if (*given[:at], *given[at + 1 :]) == room), None)


def _longer(shape: Shape) -> Shape:
    return tuple(size for size in shape if size != 1)


def _lacks_an_axis(failures: Sequence[Failure]) -> bool:
    """Whether one more axis in the same place, counted from the end, would let all the arrays meet."""
    pairs = [met for failure in failures if (met := shapes_met(failure)) is not None]
    if len(pairs) < len(failures) or any(len(one) == len(other) for one, other in pairs):
        return False
    fewest = min(min(len(one), len(other)) for one, other in pairs)
    apart = [(min(pair, key=len), max(pair, key=len)) for pair in pairs]
    return any(all(_meet(shorter, longer, behind) for shorter, longer in apart) for behind in range(fewest))


def _meet(shorter: Shape, longer: Shape, behind: int) -> bool:
    """Whether two shapes go together when the shorter has an axis of one more, before its last ``behind`` axes."""
    place = len(shorter) - behind
    stretched = (*shorter[:place], 1, *shorter[place:])
    pairs = zip_longest(reversed(stretched), reversed(longer), fillvalue=1)
    return all(one == other or 1 in (one, other) for one, other in pairs)


def _options(case: Case) -> frozenset[Value]:
    """The words and pairs that a call is given: the values of options such as ``padding`` and ``stride``."""
    given = (*case.call.arguments, *case.call.keywords.values())
    return frozenset(value for value in given if isinstance(value, (str, tuple)))
