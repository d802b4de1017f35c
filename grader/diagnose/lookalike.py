"""«Behaves exactly like»: hold a failed run against every named wrong solution, then against several at once."""

from grader.core.findings import Hint
from grader.core.outcome import Outcome
from grader.diagnose.environment import explain_failure
from grader.diagnose.evidence import Evidence, Mistake
from grader.diagnose.sizes import akin, contradict, lack_as_much, measured, of_sizes, overfull
from grader.diagnose.unite import MOST_UNITED, united

_MOST_NAMED = 2
_MOST = 0.6
"""In how many of the failed cases exceptions must tell of the same sizes, where nothing else tells mistakes apart."""
_SHARE = 0.5
"""How much of what the student answers a mistake must answer too, where no case without points tells them apart; and
how much of what both answer must be alike, where one does."""


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


def guessed(evidence: Evidence) -> bool:
    """Whether nothing is known of the failed cases but exceptions about sizes, in which many a mistake ends alike."""
    failures = [evidence.observations[at].failure for at in evidence.failed]
    return all(failure is not None and of_sizes(failure) for failure in failures)


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
    """Mistakes that fail where the student fails, and are as like as the ways to write code allow: the likest."""
    found: dict[tuple[int, ...], list[Mistake]] = {}
    for mistake in _alongside(evidence, mistakes, failed):
        likeness = _likeness(evidence, mistake, failed)
        if likeness is not None:
            found.setdefault(likeness, []).append(mistake)
    return found[max(found)] if found else []


def _likeness(evidence: Evidence, mistake: Mistake, failed: frozenset[int]) -> tuple[int, ...] | None:
    """Count the answers that are a mistake's, and the ends: akin, of the same sizes, of one type; None if it is not it.

    How a call ends in an exception depends on how the code is written, not on what is wrong with it: the same
    mistake fails in one file where it multiplies, and in another where it stores. What happens beyond the edge of an
    array does too, and what a call's other ways make of it. So one kind of cases is enough, if all of it agrees: those
    without points, which are asked to tell mistakes apart; the others, if at least half of the student's answers have
    one beside them; or, where there is no answer at all but a case that the student passes, how the calls end: all of
    them akin, or most with exceptions that tell of the same sizes, and none of others.
    """
    answered = frozenset(at for at in failed if evidence.observations[at].outcome is Outcome.RETURNED)
    telling = frozenset(at for at in answered if not evidence.cases[at].possible)
    both = answered & {at for at, one in enumerate(mistake.observations) if one.outcome is Outcome.RETURNED}
    alike = frozenset(at for at in both if _agrees(evidence, mistake, frozenset({at})))
    told = bool(both & telling) and both & telling <= alike and len(alike) >= _SHARE * len(both)
    told = told and (len(alike) > 1 or both == answered)
    shown = bool(both - telling) and both - telling <= alike and len(both) >= _SHARE * len(answered)
    ends = sorted(failed - answered)
    pairs = ((evidence.observations[at].failure, mistake.observations[at].failure) for at in ends)
    raised = [(one, other) for one, other in pairs if one is not None and other is not None]
    close = sum(_akin(evidence, mistake, at) for at in ends)
    against = sum(contradict(one, other) and not lack_as_much(one, other) for one, other in raised)
    against += sum(_answers_there(evidence, mistake, at) for at in ends)
    sized = sum(measured(one, other) for one, other in raised)
    sure = close == len(failed) or (not against and sized >= _MOST * len(failed))
    ended = sure and not answered and not failed >= evidence.ground
    if against > len(alike) + close or not (told or shown or ended):
        return None
    return len(alike), close, sized, sum(one.type == other.type for one, other in raised)


def _answers_there(evidence: Evidence, mistake: Mistake, at: int) -> bool:
    """Whether a mistake gives an answer where the student's call ends for want of room, which is no window's doing."""
    failure = evidence.observations[at].failure
    return failure is not None and overfull(failure) and mistake.observations[at].outcome is Outcome.RETURNED


def _akin(evidence: Evidence, mistake: Mistake, at: int) -> bool:
    """Whether the student's call of a case ends as the mistake's does, but for how the code is written."""
    one, other = evidence.observations[at], mistake.observations[at]
    if one.failure is not None and other.failure is not None and akin(one.failure, other.failure):
        return True
    return evidence.same(at, one, other)


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
