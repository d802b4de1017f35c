"""A known mistake in one branch of the code alone: where an option has one value, and not where it has another."""

from grader.core.exercise import Case
from grader.core.outcome import Outcome
from grader.diagnose.evidence import Evidence, Mistake

_FEWEST = 2
"""How many answers must be those of the mistake: a single one may be any mistake's."""
_MOST_NAMED = 2
"""Two that are the same in one branch are told as alternatives; more say too little to be named."""


def made_in_one_branch(
    evidence: Evidence, mistakes: tuple[Mistake, ...], failed: frozenset[int]
) -> tuple[Mistake, ...]:
    """Return the mistake that the student makes with one value of an option alone, or two alternatives; else nothing.

    Code that treats ``mode`` 'max' and 'avg' in two branches can have in one of them what the known mistake has in
    both. The words of the failed calls then tell them from the calls that the mistake fails and the student does not.
    Where both give an answer it must be the same, and it is no matter how the others end: that depends on how the code
    is written. Mostly both must give one, or neither, unless a case that is asked to tell mistakes apart has both.
    """
    found = [mistake for mistake in mistakes if _in_one_branch(evidence, mistake, failed)]
    return tuple(found) if len(found) <= _MOST_NAMED else ()


def _in_one_branch(evidence: Evidence, mistake: Mistake, failed: frozenset[int]) -> bool:
    whole = mistake.failed & evidence.ground
    if not failed < whole:
        return False
    within, without = _words(evidence, failed), _words(evidence, whole - failed)
    if not within or not without or within & without:
        return False
    answers = {at: _returned(evidence, mistake, at) for at in sorted(failed)}
    both = [at for at, pair in answers.items() if all(pair)]
    at_odds = sum(one != other for one, other in answers.values())
    telling = any(not evidence.cases[at].possible for at in both)
    if len(both) < _FEWEST or (at_odds > len(failed) / 2 and not telling):
        return False
    return all(evidence.same(at, evidence.observations[at], mistake.observations[at]) for at in both)


def _words(evidence: Evidence, places: frozenset[int]) -> frozenset[str]:
    """The words that the calls of some cases are given: the values of options such as ``mode`` and ``padding``."""
    return frozenset(word for at in places for word in _given(evidence.cases[at]))


def _given(case: Case) -> tuple[str, ...]:
    return tuple(value for value in (*case.call.arguments, *case.call.keywords.values()) if isinstance(value, str))


def _returned(evidence: Evidence, mistake: Mistake, at: int) -> tuple[bool, bool]:
    """Whether the student's call of a case gave an answer, and whether the mistake's did."""
    observed = (evidence.observations[at], mistake.observations[at])
    return (observed[0].outcome is Outcome.RETURNED, observed[1].outcome is Outcome.RETURNED)
