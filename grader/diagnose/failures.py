"""What an exception alone tells: that of the import, or the one in which every failed case ends."""

import re

from grader.core.findings import Hint
from grader.core.observation import Failure
from grader.core.outcome import Outcome
from grader.core.said import say
from grader.diagnose.environment import explain_failure
from grader.diagnose.evidence import Evidence
from grader.diagnose.keras_meanings import KERAS_MEANINGS
from grader.diagnose.meanings import MEANINGS

Meaning = tuple[str, str, tuple[str, ...], int]
"""A hint's identity, its template, what fills it, and the line."""

_LINE = "{line}"
_NUDGES = frozenset({"failure-empty-window", "failure-shapes", "failure-index"})
"""What has many causes: it says where to look, and names no mistake."""


def meaning(failure: Failure | None) -> tuple[Hint, ...]:
    """Return what one exception means, such as the one that ended the import."""
    known = None if failure is None else _meaning(failure)
    return () if known is None else (_told([known]),)


def failures(evidence: Evidence) -> tuple[Hint, ...]:
    """Return what the exception means in which every failed case ends; nothing where they end differently."""
    found = [evidence.observations[at] for at in sorted(evidence.failed & evidence.settled or evidence.failed)]
    if not found or any(one.outcome is not Outcome.RAISED or one.failure is None for one in found):
        return ()
    told = [_meaning(one.failure) for one in found if one.failure is not None]
    known = [one for one in told if one is not None]
    if len(known) < len(told) or len({meaning[:3] for meaning in known}) > 1:
        return ()
    return (_told(known),)


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
