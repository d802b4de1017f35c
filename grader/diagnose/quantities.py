"""The sizes that a call is about, under the names that a student has for them: images, rows, channels, kernels."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from grader.core.exercise import Case
from grader.core.said import Said, say
from grader.core.values import Value
from grader.diagnose.traits import AXES, is_kernel

_FEWEST = 2
"""In how many cases of different sizes a number must be the same size, before it is taken for it."""

Sizes = Mapping[Said, int]
"""Sizes of one call, by what they count."""


def sizes_of(case: Case, parameters: Sequence[str]) -> Sizes:
    """Return the sizes of a case's arguments; ``parameters`` are the function's, in their order."""
    given = {**dict(zip(parameters, case.call.arguments, strict=False)), **case.call.keywords}
    return {what: size for name, value in given.items() for what, size in _of(name, value)}


def shared(numbers: Sequence[float], sizes: Sequence[Sizes]) -> Said | None:
    """Return what the numbers count, each in its call: the one thing that has just these sizes, if only one has."""
    if len(set(numbers)) < _FEWEST:
        return None
    found = [
        what
        for what in sizes[0]
        if all(abs(one.get(what, 0) - number) < 1e-6 * number for one, number in zip(sizes, numbers, strict=True))
    ]
    return found[0] if len(found) == 1 else None


def _of(name: str, value: Value) -> Iterator[tuple[Said, int]]:
    if not isinstance(value, np.ndarray) or value.ndim != AXES or value.shape[:3] == (1, 1, 1):
        return
    if is_kernel(name):
        rows, columns, channels, kernels = value.shape
        yield say("the height of a kernel"), rows
        yield say("the width of a kernel"), columns
        yield say("the number of pixels under a kernel"), rows * columns
        yield say("the number of weights in a kernel"), rows * columns * channels
        yield say("the number of kernels"), kernels
        return
    images, rows, columns, channels = value.shape
    yield say("the number of images"), images
    yield say("the height of {name}", name=name), rows
    yield say("the width of {name}", name=name), columns
    yield say("the number of pixels in an image of {name}", name=name), rows * columns
    yield say("the number of channels of {name}", name=name), channels
