"""The first, small hint: what the failed cases have in common that no passed case has."""

import re

from grader.core.findings import Hint
from grader.diagnose.evidence import Evidence

_COMMA = re.compile(r",(?![^()]*\))")
"""A comma that is not inside brackets: «stride (2, 3)» is one trait."""


def nudge(evidence: Evidence) -> tuple[Hint, ...]:
    """Say what sets the failed cases apart, by their contexts; nothing where nothing does."""
    failed = evidence.failed
    if not failed or len(failed) == len(evidence.cases):
        return ()
    shared = set.intersection(*(_traits(evidence, at) for at in failed))
    for at, verdict in enumerate(evidence.verdicts):
        if verdict.passed:
            shared -= _traits(evidence, at)
    if not shared:
        return ()
    trait = max(sorted(shared), key=len)
    every = "the failed case has" if len(failed) == 1 else f"all {len(failed)} failed cases have"
    return (Hint("nudge", f"Look at what {every} and no passed case has: {trait}.", level=1),)


def _traits(evidence: Evidence, at: int) -> set[str]:
    return {part.strip() for part in _COMMA.split(evidence.cases[at].context) if part.strip()}
