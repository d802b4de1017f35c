"""What answers alone tell: a pattern that holds in every failed case whose answer is the same for everybody."""

from collections.abc import Callable, Iterator

import numpy as np

from grader.core.exercise import Case
from grader.core.findings import Hint
from grader.core.outcome import Outcome, Rung
from grader.core.said import joined, say
from grader.core.values import Value
from grader.diagnose.evidence import Evidence
from grader.diagnose.factors import scaled
from grader.diagnose.failures import failures
from grader.diagnose.parts import ARGUMENTS
from grader.diagnose.regions import OF_IMAGES, OF_KERNELS
from grader.diagnose.returned import as_a_whole
from grader.diagnose.shapes import CLOSE, Array, Wrong, near, told_shape
from grader.diagnose.traits import AXES, is_kernel

_CHANGED_TOO = say(
    "What was passed in is changed by the call: look for an assignment into it or into a slice of it, and for "
    "operators such as += and *=."
)
_CHANGED = say(
    "The answers are right, but what was passed in is changed by the call: look for an assignment into it or into a "
    "slice of it, and for operators such as += and *=."
)


def patterns(evidence: Evidence) -> tuple[Hint, ...]:
    """Return the first pattern that all wrong answers show, if any; else what the failed calls' exceptions mean.

    Before it stands that the call changes what was passed in, if it does.
    """
    if evidence.failed and all(evidence.verdicts[at].rung is Rung.PURE for at in evidence.failed):
        return (Hint("pattern-inputs-changed", _CHANGED),)
    with np.errstate(all="ignore"):
        return (*_changed(evidence), *(_patterns(evidence) or failures(evidence)))


def _changed(evidence: Evidence) -> tuple[Hint, ...]:
    found = any(ARGUMENTS in evidence.missed(at, evidence.observations[at]) for at in evidence.failed)
    return (Hint("pattern-inputs-changed", _CHANGED_TOO),) if found else ()


def _patterns(evidence: Evidence) -> tuple[Hint, ...]:
    built = as_a_whole(evidence)
    return built if built is not None else _of_arrays(evidence, list(_wrong_arrays(evidence)))


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
    for identity, test, text in _PATTERNS:
        if kernels and test in _OF_IMAGES:
            continue
        told = [one for one in wrong if _OF_PLACES.get(test, _always)(one[1])]
        if told and all(test(expected, actual) for _, expected, actual in told):
            return (Hint(identity, say(text, name=subject)),)
    return scaled(wrong, subject) or _regions(wrong, subject, kernels=kernels)


def _regions(wrong: list[Wrong], subject: str, *, kernels: bool) -> tuple[Hint, ...]:
    """Answers that are right in one region only, or wrong in one only."""
    if all(expected.ndim == AXES for _, expected, _ in wrong):
        for identity, region, text in OF_KERNELS if kernels else OF_IMAGES:
            if region.shown([(expected, actual) for _, expected, actual in wrong]):
                return (Hint(identity, say(text, name=subject)),)
    if wrong and not kernels and all(_borders(expected, actual) for _, expected, actual in wrong):
        text = say("{name} is right inside and wrong at the borders: look at the padding.", name=subject)
        return (Hint("pattern-borders", text),)
    return ()


def _telling(evidence: Evidence) -> tuple[int, ...]:
    """The failed cases that show a pattern sharply: one answer alone is right, and that to more than seven digits."""
    sure = sorted(evidence.failed & evidence.ground)
    return tuple(at for at in sure if not _in_single_precision(evidence.cases[at])) or tuple(sure)


def _all_returned(evidence: Evidence) -> bool:
    return all(evidence.observations[at].outcome is Outcome.RETURNED for at in _telling(evidence))


def _wrong_arrays(evidence: Evidence) -> Iterator[Wrong]:
    for at in _telling(evidence):
        observation = evidence.observations[at]
        if observation.outcome is not Outcome.RETURNED:
            continue
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


def _zeros(_expected: Array, actual: Array) -> bool:
    return not actual.any()


def _float32(expected: Array, actual: Array) -> bool:
    return bool(np.allclose(expected, actual, rtol=1e-4, atol=1e-5 * float(np.abs(expected).max(initial=1.0))))


def _rounded(expected: Array, actual: Array) -> bool:
    """Whether what differs is what stands behind a few digits after the point."""
    if not np.abs(expected).max(initial=0.0) > 1e-2:
        return False
    for digits in range(8):
        unit = 10.0**-digits
        if np.allclose(actual, np.round(actual, digits), rtol=0, atol=1e-12 + 1e-9 * unit):
            return bool(np.abs(expected - actual).max(initial=0.0) <= 0.5000001 * unit)
    return False


def _whole(expected: Array, actual: Array) -> bool:
    """Whether what stands behind the point is lost, in whatever way it was rounded."""
    whole = actual.dtype.kind in "iu" or np.array_equal(actual, np.round(actual))
    return bool(whole) and bool(np.abs(expected - actual).max(initial=0.0) < 1)


def _flipped(expected: Array, actual: Array) -> bool:
    return expected.ndim == AXES and near(expected[:, ::-1, ::-1], actual) and not near(expected, actual)


def _swapped(expected: Array, actual: Array) -> bool:
    return expected.ndim == AXES and near(np.swapaxes(expected, 1, 2), actual)


def _always(_expected: Array) -> bool:
    return True


def _offset(expected: Array, actual: Array) -> bool:
    gap = actual - expected
    return bool(np.ptp(gap) <= CLOSE * (1 + np.abs(gap).max()))


def _channel_offset(expected: Array, actual: Array) -> bool:
    gap = actual - expected
    return expected.ndim == AXES and bool(np.all(np.ptp(gap, axis=(0, 1, 2)) <= CLOSE * (1 + np.abs(gap).max())))


def _first_image(expected: Array, actual: Array) -> bool:
    right = [near(one, other) for one, other in zip(expected, actual, strict=True)]
    return len(right) > 1 and right[0] and not any(right[1:])


def _borders(expected: Array, actual: Array) -> bool:
    if expected.ndim != AXES or min(expected.shape[1:3]) < 5:
        return False
    inner = (slice(None), slice(2, -2), slice(2, -2))
    return near(expected[inner], actual[inner])


def _shifted(expected: Array, actual: Array) -> bool:
    if expected.ndim != AXES or min(expected.shape[1:3]) < 3:
        return False
    down = near(expected[:, :-1, :-1], actual[:, 1:, 1:])
    up = near(expected[:, 1:, 1:], actual[:, :-1, :-1])
    return down or up


_OF_IMAGES = (_flipped, _swapped, _first_image, _shifted)
"""What only an array can show whose axes are images, rows, columns and channels."""
Test = Callable[[Array, Array], bool]
_OF_PLACES: dict[Test, Callable[[Array], bool]] = {
    _offset: lambda expected: expected.size > 1,
    _channel_offset: lambda expected: expected.ndim == AXES and expected[..., 0].size > 1,
}
"""What a single number cannot show, and the arrays that can: whatever is added to one is a constant."""
_PATTERNS: tuple[tuple[str, Test, str], ...] = (
    ("pattern-zeros", _zeros, "{name} holds nothing but zeros: is it filled at all, and is what is filled returned?"),
    (
        "pattern-rounded",
        _rounded,
        "{name} is rounded to a few digits after the point. Print what is rounded, but return all digits.",
    ),
    (
        "pattern-whole-numbers",
        _whole,
        (
            "{name} holds whole numbers: what stands behind the point is lost. Look at the type it is made with, and "
            "for int and //."
        ),
    ),
    ("pattern-float32", _float32, "{name} is right to about seven digits only: somewhere it goes through float32."),
    ("pattern-flipped", _flipped, "{name} is right, but upside down and mirrored: look at the order of the indices."),
    ("pattern-swapped-axes", _swapped, "{name} has height and width exchanged: the second axis is the height."),
    ("pattern-offset", _offset, "{name} is off by one constant: is something added twice, or not at all?"),
    (
        "pattern-channel-offset",
        _channel_offset,
        "{name} differs by one constant for each channel: look at what is added for each channel, such as the bias.",
    ),
    ("pattern-first-image", _first_image, "{name} is right for the first image only: look at the loop over the batch."),
    (
        "pattern-shifted",
        _shifted,
        "{name} is right, but shifted by a row and a column: look at where each window starts.",
    ),
)
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
