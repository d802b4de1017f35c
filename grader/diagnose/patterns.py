"""What answers alone tell: a pattern that holds in every failed case whose answer is the same for everybody."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from grader.core.exercise import Case
from grader.core.findings import Hint
from grader.core.outcome import Outcome, Rung
from grader.core.said import joined, say
from grader.core.values import Value
from grader.diagnose.evidence import Evidence
from grader.diagnose.factors import scaled
from grader.diagnose.failures import failures
from grader.diagnose.marks import OF_PLACES, ONLY_OF_IMAGES, PATTERNS, always, borders, has_an_inside
from grader.diagnose.parts import ARGUMENTS
from grader.diagnose.regions import OF_IMAGES, OF_KERNELS
from grader.diagnose.returned import as_a_whole
from grader.diagnose.shapes import Array, Wrong, other_sizes, told_shape
from grader.diagnose.sums import carried_over, counted_out, off_by_channel
from grader.diagnose.traits import AXES, is_kernel

_FEWEST = 2
"""How many arrays must show that all but their borders is right."""
_CHANGED_TOO = say(
    "What was passed in is changed by the call: look for an assignment into it or into a slice of it, and for "
    "operators such as += and *=."
)
_CHANGED = say(
    "The answers are right, but what was passed in is changed by the call: look for an assignment into it or into a "
    "slice of it, and for operators such as += and *=."
)


def patterns(evidence: Evidence, parameters: Sequence[str] = ()) -> tuple[Hint, ...]:
    """Return the first pattern that all wrong answers show, if any; else what the failed calls' exceptions mean.

    Before it stands that the call changes what was passed in, if it does. ``parameters`` are the function's, in their
    order.
    """
    if evidence.failed and all(evidence.verdicts[at].rung is Rung.PURE for at in evidence.failed):
        return (Hint("pattern-inputs-changed", _CHANGED),)
    with np.errstate(all="ignore"):
        return (*_changed(evidence), *(_patterns(evidence, parameters) or failures(evidence, parameters)))


def _changed(evidence: Evidence) -> tuple[Hint, ...]:
    found = any(ARGUMENTS in evidence.missed(at, evidence.observations[at]) for at in evidence.failed)
    return (Hint("pattern-inputs-changed", _CHANGED_TOO),) if found else ()


def _patterns(evidence: Evidence, parameters: Sequence[str]) -> tuple[Hint, ...]:
    built = as_a_whole(evidence)
    if built is not None:
        return built
    wrong = {at: tuple(_wrong_arrays(evidence, at)) for at in _telling(evidence)}
    return (
        counted_out(wrong, evidence.cases, parameters)
        or carried_over(wrong, evidence.cases)
        or _of_arrays(evidence, [one for found in wrong.values() for one in found])
        or off_by_channel(wrong, evidence.cases)
        or other_sizes(wrong, evidence.cases, parameters)
    )


def _of_arrays(evidence: Evidence, wrong: list[Wrong]) -> tuple[Hint, ...]:
    if not all(actual.dtype.kind in "fiu" for _, _, actual in wrong):
        return ()
    if any(expected.shape != actual.shape for _, expected, actual in wrong):
        return _shapes(evidence, wrong)
    if not all(np.isfinite(actual).all() for _, _, actual in wrong):
        return _not_numbers(evidence, wrong)
    names = tuple(dict.fromkeys(name for name, _, _ in wrong))
    found = [_of_one(name, [one for one in wrong if one[0] == name]) for name in names]
    if len(names) > 1 and len({hints[0].id if hints else "" for hints in found}) == 1:
        found = [_of_one(say("Each of {names}", names=joined(names)), wrong)]
    return tuple(hint for hints in found for hint in hints) if all(found) else ()


def _not_numbers(evidence: Evidence, wrong: list[Wrong]) -> tuple[Hint, ...]:
    """Answers that all hold nan, or infinity; it has many causes, so that no mistake is named."""
    name, *others = {name for name, _, _ in wrong}
    if others or not _all_returned(evidence):
        return ()
    for identity, test, text in _NOT_NUMBERS:
        if all(test(actual).any() for _, _, actual in wrong):
            return (Hint(identity, say(text, name=name), level=1),)
    return ()


def _of_one(subject: str, wrong: list[Wrong]) -> tuple[Hint, ...]:
    """Return the pattern that the wrong arrays of one result, or of several, have in common."""
    kernels = any(is_kernel(name) for name, _, _ in wrong)
    for identity, test, text in PATTERNS:
        if kernels and test in ONLY_OF_IMAGES:
            continue
        told = [one for one in wrong if OF_PLACES.get(test, always)(one[1])]
        if told and all(test(expected, actual) for _, expected, actual in told):
            return (Hint(identity, say(text, name=subject)),)
    return scaled(wrong, subject) or _regions(wrong, subject, kernels=kernels)


def _regions(wrong: list[Wrong], subject: str, *, kernels: bool) -> tuple[Hint, ...]:
    """Answers that are right in one region only, or wrong in one only."""
    if all(expected.ndim == AXES for _, expected, _ in wrong):
        for identity, region, text in OF_KERNELS if kernels else OF_IMAGES:
            if region.shown([(expected, actual) for _, expected, actual in wrong]):
                return (Hint(identity, say(text, name=subject)),)
    large = [(expected, actual) for _, expected, actual in wrong if has_an_inside(expected)]
    if len(large) >= _FEWEST and not kernels and all(borders(*pair) for pair in large):
        text = say("{name} is right inside and wrong at the borders: look at the padding.", name=subject)
        return (Hint("pattern-borders", text),)
    return ()


def _telling(evidence: Evidence) -> tuple[int, ...]:
    """The failed cases that show a pattern sharply: one answer alone is right, and that to more than seven digits."""
    sure = sorted(evidence.failed & evidence.ground)
    return tuple(at for at in sure if not _in_single_precision(evidence.cases[at])) or tuple(sure)


def _all_returned(evidence: Evidence) -> bool:
    return all(evidence.observations[at].outcome is Outcome.RETURNED for at in _telling(evidence))


def _wrong_arrays(evidence: Evidence, at: int) -> Iterator[Wrong]:
    """Yield what is wrong of the answer to one case."""
    observation = evidence.observations[at]
    if observation.outcome is not Outcome.RETURNED:
        return
    case = evidence.cases[at]
    for name, expected, actual in _pairs(case.results, evidence.expected[at], observation.value):
        same = expected.shape == actual.shape and _as_close(case, expected, actual)
        if not same:
            yield name, expected, actual


def _as_close(case: Case, expected: Array, actual: Array) -> bool:
    """Whether two arrays are as equal as single precision allows where the case asks in it, far closer elsewhere."""
    scale = float(np.abs(expected).max(initial=1.0))
    rtol, atol = (1e-4, 1e-5 * scale) if _in_single_precision(case) else (1e-9, 1e-12)
    return bool(np.allclose(expected, actual, rtol, atol, equal_nan=True))


def _in_single_precision(case: Case) -> bool:
    given = (*case.call.arguments, *case.call.keywords.values())
    return any(isinstance(value, np.ndarray) and value.dtype == np.float32 for value in given)


def _pairs(names: tuple[str, ...], expected: Value, actual: Value) -> Iterator[Wrong]:
    wanted = expected if isinstance(expected, tuple) else (expected,)
    got = actual if isinstance(expected, tuple) and isinstance(actual, (tuple, list)) else (actual,)
    for name, one, other in zip(names, wanted, got, strict=False):
        if isinstance(one, np.ndarray) and isinstance(other, np.ndarray) and one.dtype.kind == "f":
            yield name, one, other


_NOT_NUMBERS: tuple[tuple[str, Callable[[Array], Array], str], ...] = (
    (
        "pattern-nan",
        np.isnan,
        (
            "{name} holds nan, which is no number: 0/0 gives it, the mean of nothing too, and whatever is computed "
            "with nan is nan again."
        ),
    ),
    (
        "pattern-infinite",
        np.isinf,
        (
            "{name} holds infinite numbers: a division by 0 gives them, and what begins at infinity stays there where "
            "nothing takes its place."
        ),
    ),
)


def _shapes(evidence: Evidence, wrong: list[Wrong]) -> tuple[Hint, ...]:
    """Answers that keep a border, miss their leading axes of one, have axes in another order, or another size."""
    if not _all_returned(evidence):
        return ()
    found = told_shape(wrong)
    return (found,) if found is not None else ()
