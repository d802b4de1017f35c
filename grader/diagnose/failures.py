"""What an exception alone tells: that of the import, or those in which failed cases end."""

import re
from collections.abc import Sequence

from grader.core.findings import Hint
from grader.core.observation import Failure
from grader.core.outcome import Outcome
from grader.core.said import say
from grader.diagnose.environment import explain_failure
from grader.diagnose.evidence import Evidence
from grader.diagnose.keras_meanings import KERAS_MEANINGS
from grader.diagnose.meanings import MEANINGS
from grader.diagnose.misfits import misfits

Meaning = tuple[str, str, tuple[str, ...], int]
"""A hint's identity, its template, what fills it, and the line."""

_LINE = "{line}"
_NUDGES = frozenset(
    {
        "failure-empty-window",
        "failure-index",
        "failure-negative-size",
        "failure-nothing-to-join",
        "failure-shapes",
    }
)
"""What has many causes: it says where to look, and names no mistake."""
_MOST_NUDGED = 2


def meaning(failure: Failure | None) -> tuple[Hint, ...]:
    """Return what one exception means, such as the one that ended the import."""
    known = None if failure is None else _meaning(failure)
    return () if known is None else (_told([known]),)


def failures(evidence: Evidence, parameters: Sequence[str] = ()) -> tuple[Hint, ...]:
    """Return what the exceptions mean in which failed cases end; nothing where they mean different mistakes.

    Where sizes do not fit, the same mistake ends here in one exception and there in another: two are told, unless
    all of them together tell more. ``parameters`` are the function's, in their order.
    """
    together = misfits(evidence, parameters)
    if together:
        return together
    found = [evidence.observations[at] for at in sorted(evidence.failed & evidence.settled or evidence.failed)]
    raised = [one.failure for one in found if one.outcome is Outcome.RAISED and one.failure is not None]
    known = [one for one in map(_meaning, raised) if one is not None]
    alike: dict[tuple[str, str, tuple[str, ...]], list[Meaning]] = {}
    for one in known:
        alike.setdefault(one[:3], []).append(one)
    told = tuple(_told(meanings) for meanings in alike.values())
    several = len(told) == _MOST_NUDGED and all(one.level == 1 for one in told)
    return told if len(known) == len(raised) and (len(told) == 1 or several) else ()


def _told(known: list[Meaning]) -> Hint:
    identity, text, parts, _ = known[0]
    level = 1 if identity in _NUDGES else 2
    return Hint(identity, say(text, *parts, line=min(line for *_, line in known)), level)


def _meaning(failure: Failure) -> Meaning | None:
    """Return what an exception means; nothing where a library's change brought it about, which is told apart."""
    if explain_failure(failure):
        return None
    said = f"{failure.type}: {failure.message}"
    for pattern, identity, text in (*KERAS_MEANINGS, *MEANINGS):
        match = re.search(pattern, said)
        if match is not None and (failure.line or _LINE not in text):
            return identity, text, tuple(part for part in match.groups() if part is not None), failure.line or 0
    return None
