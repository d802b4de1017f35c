"""What results tell as a whole: that one is missing or too many, that they come in another order, or in a list."""

from collections.abc import Sequence
from itertools import combinations, permutations

import numpy as np

from grader.core.findings import Hint
from grader.core.outcome import Outcome
from grader.core.said import counted, joined, say
from grader.core.values import Value
from grader.diagnose.evidence import Evidence


def as_a_whole(evidence: Evidence) -> tuple[Hint, ...] | None:
    """What is returned as a whole: None where it is as many arrays as it should be, a hint or silence otherwise."""
    wrapped = _wrapped(evidence)
    if wrapped is not None:
        return (wrapped,)
    found: set[tuple[str, str]] = set()
    for at in sorted(evidence.failed & evidence.settled or evidence.failed):
        observation, wanted, names = evidence.observations[at], evidence.expected[at], evidence.cases[at].results
        if observation.outcome is not Outcome.RETURNED:
            continue
        if not isinstance(wanted, tuple):  # one result of several, picked out: what is built otherwise shows elsewhere
            continue
        got = observation.value if isinstance(observation.value, (tuple, list)) else (observation.value,)
        if len(got) == len(wanted) and all(isinstance(one, np.ndarray) for one in got):
            order = _reordered(names, wanted, got)
            if not order and not all(_equal(one, other) for one, other in zip(wanted, got, strict=True)):
                return None
            found |= order
        else:
            found.add(_some(names, wanted, got))
    if not found:
        return None
    identity, text = found.pop()
    return (Hint(identity, text),) if identity and not found else ()


def _wrapped(evidence: Evidence) -> Hint | None:
    """A list, or as many values in every failed case, where a single array should be."""
    failed = sorted(evidence.failed & evidence.settled or evidence.failed)
    returned = [at for at in failed if evidence.observations[at].outcome is Outcome.RETURNED]
    values = [evidence.observations[at].value for at in returned]
    names = {evidence.cases[at].results for at in returned}
    if len(names) != 1 or not all(isinstance(evidence.expected[at], np.ndarray) for at in returned):
        return None
    if all(isinstance(value, list) for value in values):
        text = say("A list is returned, but should be an array: return {name} as it is.", name=names.pop()[0])
        return Hint("pattern-list", text)
    counts = {len(value) if isinstance(value, tuple) else 0 for value in values}
    if len(counts) != 1 or 0 in counts:
        return None
    return Hint(*_several(counts.pop(), names.pop()[0]))


def _several(count: int, name: str) -> tuple[str, str]:
    text = counted(
        count,
        "{name} is returned inside a tuple, but should be returned alone: look for a comma in the return.",
        "{count} values are returned, but should be {name} alone. Look at the return.",
        name=name,
    )
    return "pattern-several-returned", text


def _some(names: tuple[str, ...], wanted: tuple[Value, ...], got: Sequence[Value]) -> tuple[str, str]:
    """Several of the results, all right and in their order, without the others; or all, and something behind them."""
    if len(got) > len(names) and all(_equal(one, other) for one, other in zip(wanted, got, strict=False)):
        return _several(len(got), ", ".join(names))
    for kept in combinations(range(len(names)), len(got)):
        if 1 < len(kept) < len(names) and all(_equal(wanted[at], one) for at, one in zip(kept, got, strict=True)):
            missing = [name for at, name in enumerate(names) if at not in kept]
            text = say(
                "Only {kept} are returned, without {missing}. Look at the return.",
                kept=joined(names[at] for at in kept),
                missing=joined(missing),
            )
            return "pattern-missing-result", text
    return "", ""


def _reordered(names: tuple[str, ...], wanted: tuple[Value, ...], got: Sequence[Value]) -> set[tuple[str, str]]:
    """Results that are all right, but not in the order in which they should be."""
    for order in permutations(range(len(names))):
        moved = list(order) != sorted(order)
        if moved and all(_equal(wanted[place], one) for place, one in zip(order, got, strict=True)):
            if all(_equal(one, other) for one, other in zip(wanted, got, strict=True)):
                return set()
            came = ", ".join(names[place] for place in order)
            text = say(
                "The results come in the order {came}, but should come as {names}. Look at the return.",
                came=came,
                names=", ".join(names),
            )
            return {("pattern-order", text)}
    return set()


def _equal(one: Value, other: Value) -> bool:
    """Whether two arrays are the same but for rounding, be it that of single precision."""
    if not isinstance(one, np.ndarray) or not isinstance(other, np.ndarray) or one.shape != other.shape:
        return False
    return bool(np.allclose(one, other, rtol=1e-5, atol=1e-5 * float(np.abs(one).max(initial=0.0))))
