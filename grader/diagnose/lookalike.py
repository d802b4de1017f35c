"""«Behaves exactly like»: hold a failed run against every named wrong solution, then against several at once."""

from grader.core.findings import Hint
from grader.core.outcome import Outcome
from grader.diagnose.evidence import Evidence, Mistake
from grader.diagnose.unite import MOST_UNITED, united

_MOST_NAMED = 2


def lookalikes(evidence: Evidence, mistakes: tuple[Mistake, ...], *, most: int = MOST_UNITED) -> tuple[Hint, ...]:
    """Name the mistake that explains every failed case, or the few (``most``) that do together; else nothing."""
    failed = evidence.failed & evidence.settled or evidence.failed
    if not failed:
        return ()
    single = _single(evidence, mistakes, failed)
    if single:
        return _told(single)
    return tuple(Hint(mistake.id, mistake.text) for mistake in united(evidence, mistakes, failed, most))


def may_be_several(evidence: Evidence) -> bool:
    """Whether it is worth looking for several mistakes at once: they show in what is returned."""
    return any(evidence.observations[at].outcome is Outcome.RETURNED for at in evidence.failed)


def _single(evidence: Evidence, mistakes: tuple[Mistake, ...], failed: frozenset[int]) -> list[Mistake]:
    """Mistakes that fail where the student fails, in the same way, and nowhere else that is settled."""
    found = [
        mistake
        for mistake in mistakes
        if (mistake.failed & evidence.ground or mistake.failed) == failed and _agrees(evidence, mistake, failed)
    ]
    unsettled = frozenset(range(len(evidence.cases))) - evidence.settled
    whole = [mistake for mistake in found if _agrees(evidence, mistake, unsettled)]
    return whole or found


def _agrees(evidence: Evidence, mistake: Mistake, places: frozenset[int]) -> bool:
    return all(evidence.same(at, evidence.observations[at], mistake.observations[at]) for at in places)


def _told(found: list[Mistake]) -> tuple[Hint, ...]:
    """One match is the mistake; a few are told as alternatives; many say too little to be named."""
    if len(found) > _MOST_NAMED:
        return ()
    return tuple(Hint(mistake.id, mistake.text) for mistake in found)
