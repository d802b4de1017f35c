"""«Behaves exactly like»: hold a failed run against every named wrong solution, then against several at once."""

from grader.core.findings import Hint
from grader.core.outcome import Outcome
from grader.diagnose.environment import explain_failure
from grader.diagnose.evidence import Evidence, Mistake
from grader.diagnose.sizes import akin
from grader.diagnose.unite import MOST_UNITED, united

_MOST_NAMED = 2
_SHARE = 0.5
"""How much of what the student answers a mistake must answer too, where no case without points tells them apart."""


def lookalikes(evidence: Evidence, mistakes: tuple[Mistake, ...], *, most: int = MOST_UNITED) -> tuple[Hint, ...]:
    """Name the mistake that explains every failed case, or the few (``most``) that do together; else nothing."""
    failed = _to_explain(evidence)
    if not failed:
        return ()
    single = _single(evidence, mistakes, failed) or _freely(evidence, mistakes, failed)
    if single:
        return _told(single)
    return tuple(Hint(mistake.id, mistake.text) for mistake in united(evidence, mistakes, failed, most))


def exact_lookalikes(evidence: Evidence, mistakes: tuple[Mistake, ...]) -> tuple[Hint, ...]:
    """Name the mistake that does the same in every failed case; else nothing."""
    failed = _to_explain(evidence)
    return _told(_single(evidence, mistakes, failed)) if failed else ()


def may_be_several(evidence: Evidence) -> bool:
    """Whether it is worth looking further: several mistakes, or one in another's words, show in what is returned.

    Where nothing is, they may show in which cases end in an exception and which pass.
    """
    returned = any(evidence.observations[at].outcome is Outcome.RETURNED for at in evidence.failed)
    return returned or not evidence.failed >= evidence.ground


def _to_explain(evidence: Evidence) -> frozenset[int]:
    """Return the failed cases that are a mistake's; none where a library's change ends them all, and right code too."""
    failed = evidence.failed & evidence.settled or evidence.failed
    return frozenset() if all(explain_failure(evidence.observations[at].failure) for at in failed) else failed


def _single(evidence: Evidence, mistakes: tuple[Mistake, ...], failed: frozenset[int]) -> list[Mistake]:
    """Mistakes that fail where the student fails, in the same way, and nowhere else that is settled."""
    found = [mistake for mistake in _alongside(evidence, mistakes, failed) if _agrees(evidence, mistake, failed)]
    unsettled = frozenset(range(len(evidence.cases))) - evidence.settled
    whole = [mistake for mistake in found if _agrees(evidence, mistake, unsettled)]
    return whole or found


def _freely(evidence: Evidence, mistakes: tuple[Mistake, ...], failed: frozenset[int]) -> list[Mistake]:
    """Mistakes that fail where the student fails, and give the same answers wherever both give one.

    How a call ends in an exception depends on how the code is written, not on what is wrong with it: the same
    mistake fails in one file where it multiplies, and in another where it stores. What happens beyond the edge of an
    array does too, and what a call's other ways make of it. So one kind of cases is enough, if all of it agrees: those
    without points, which are asked to tell mistakes apart, or the others, if at least half of the student's answers
    have one beside them. Those that share most are kept; where there is no answer to share, those that end in all of
    the student's cases in an exception that tells of the same sizes, if there are others that the student passes.
    """
    answered = frozenset(at for at in failed if evidence.observations[at].outcome is Outcome.RETURNED)
    telling = frozenset(at for at in answered if not evidence.cases[at].possible)
    shared: dict[tuple[int, int, int], list[Mistake]] = {}
    for mistake in _alongside(evidence, mistakes, failed):
        both = answered & {at for at, one in enumerate(mistake.observations) if one.outcome is Outcome.RETURNED}
        alike = frozenset(at for at in both if _agrees(evidence, mistake, frozenset({at})))
        told = bool(both & telling) and both & telling <= alike
        shown = bool(both - telling) and both - telling <= alike and len(both) >= _SHARE * len(answered)
        if not (told or shown) if answered else both:
            continue
        ends = {at: _ends(evidence, mistake, at) for at in failed - answered}
        same = sum(one == other for one, other in ends.values())
        close = sum(_akin(evidence, mistake, at) for at in ends)
        shared.setdefault((len(alike), close, same), []).append(mistake)
    if not shared:
        return []
    most = max(shared)
    answers, close, _ = most
    if not answers and (close < len(failed) or failed >= evidence.ground):
        return []
    return shared[most]


def _akin(evidence: Evidence, mistake: Mistake, at: int) -> bool:
    """Whether the student's call of a case ends as the mistake's does, but for how the code is written."""
    one, other = evidence.observations[at], mistake.observations[at]
    if one.failure is not None and other.failure is not None and akin(one.failure, other.failure):
        return True
    return evidence.same(at, one, other)


def _ends(evidence: Evidence, mistake: Mistake, at: int) -> tuple[str, str]:
    """How the student's call of a case ends and how the mistake's does: the exception's type, or the outcome."""
    one, other = (
        observation.failure.type if observation.failure is not None else str(observation.outcome)
        for observation in (evidence.observations[at], mistake.observations[at])
    )
    return one, other


def _alongside(evidence: Evidence, mistakes: tuple[Mistake, ...], failed: frozenset[int]) -> list[Mistake]:
    """Mistakes that fail where the student fails, and nowhere else that is settled."""
    return [mistake for mistake in mistakes if (mistake.failed & evidence.ground or mistake.failed) == failed]


def _agrees(evidence: Evidence, mistake: Mistake, places: frozenset[int]) -> bool:
    return all(evidence.same(at, evidence.observations[at], mistake.observations[at]) for at in sorted(places))


def _told(found: list[Mistake]) -> tuple[Hint, ...]:
    """One match is the mistake; a few are told as alternatives; many say too little to be named.

    The same mistake in other files, under the same hint, is told once.
    """
    texts = {mistake.text: mistake for mistake in reversed(found)}
    if len(texts) > _MOST_NAMED:
        return ()
    return tuple(Hint(mistake.id, mistake.text) for mistake in found if texts[mistake.text] is mistake)
