"""«Behaves exactly like»: hold a failed run against every named wrong solution, then against pairs of them."""

from itertools import combinations

from grader.core.findings import Hint
from grader.core.outcome import Outcome
from grader.diagnose.evidence import Evidence, Mistake

_MOST_NAMED = 2


def lookalikes(evidence: Evidence, mistakes: tuple[Mistake, ...]) -> tuple[Hint, ...]:
    """Name the mistake that explains every failed case, or the two that do together; else nothing."""
    failed = evidence.failed & evidence.settled or evidence.failed
    if not failed:
        return ()
    single = _single(evidence, mistakes, failed)
    if single:
        return _told(single)
    pair = _pair(evidence, mistakes, failed)
    return tuple(Hint(mistake.id, mistake.text) for mistake in pair)


def _single(evidence: Evidence, mistakes: tuple[Mistake, ...], failed: frozenset[int]) -> list[Mistake]:
    """Mistakes that fail where the student fails, in the same way, and nowhere else that is settled."""
    ground = evidence.settled or frozenset(range(len(evidence.cases)))
    found = [
        mistake
        for mistake in mistakes
        if (mistake.failed & ground or mistake.failed) == failed and _agrees(evidence, mistake, failed)
    ]
    unsettled = frozenset(range(len(evidence.cases))) - evidence.settled
    whole = [mistake for mistake in found if _agrees(evidence, mistake, unsettled)]
    return whole or found


def _agrees(evidence: Evidence, mistake: Mistake, places: frozenset[int]) -> bool:
    return all(evidence.same(at, evidence.observations[at], mistake.observations[at]) for at in places)


def _told(found: list[Mistake]) -> tuple[Hint, ...]:
    """One match is the mistake; a few are told as alternatives; many say too little to be named."""
    if len(found) == 1:
        return (Hint(found[0].id, found[0].text),)
    if len(found) > _MOST_NAMED:
        return ()
    return tuple(Hint(mistake.id, mistake.text) for mistake in found)


def _pair(evidence: Evidence, mistakes: tuple[Mistake, ...], failed: frozenset[int]) -> tuple[Mistake, ...]:
    """Two mistakes that explain every failed case: by one of them exactly, or failed by both at once."""
    ground = evidence.settled or frozenset(range(len(evidence.cases)))
    shown: list[tuple[Mistake, frozenset[int]]] = []
    for mistake in mistakes:
        where = mistake.failed & ground
        if not where or not where < failed:
            continue
        exact = frozenset(at for at in where if evidence.same(at, evidence.observations[at], mistake.observations[at]))
        if any(evidence.observations[at].outcome is Outcome.RETURNED for at in exact):
            shown.append((mistake, exact))
    found = []
    for (one, exact), (other, exact_other) in combinations(shown, 2):
        both = one.failed & other.failed
        explained = exact | exact_other | both
        unlike = ((one.failed - other.failed) & ground) - exact | ((other.failed - one.failed) & ground) - exact_other
        if failed <= explained and not unlike and exact - other.failed and exact_other - one.failed:
            found.append((one, other))
    return found[0] if len(found) == 1 else ()
