"""Several mistakes at once, or part of one: the fewest known ones that explain all that a student has wrong."""

from itertools import combinations

import msgspec
import numpy as np

from grader.diagnose.branch import made_in_one_branch
from grader.diagnose.evidence import Evidence, Mistake
from grader.diagnose.parts import END, WHOLE, Absent, Ended, Part

MOST_UNITED = 2
_MOST_TRIED = 40

Missed = dict[int, dict[str, Part]]
"""What is wrong in each failed case, by place."""


class _Trace(msgspec.Struct, frozen=True):
    mistake: Mistake
    missed: Missed

    @property
    def breadth(self) -> int:
        """How much more than itself the mistake's hint holds for."""
        return self.mistake.any_value + self.mistake.any_part


def united(evidence: Evidence, mistakes: tuple[Mistake, ...], failed: frozenset[int], most: int) -> tuple[Mistake, ...]:
    """Return the fewest mistakes, at most ``most``, that explain all that the student has wrong, if only they do.

    A place that one of them alone touches must hold what that mistake puts there, or something that its hint holds
    for too. In a place that several touch, their results mix, and any wrong value will do; so do the arrays of one
    description, which come from one object. Each of them must be seen in a place of its own. A mistake is returned
    alone only if it is made in one branch of the code, or its hint holds for more than itself: exact likeness is
    another question.
    """
    partly = made_in_one_branch(evidence, mistakes, failed)
    if partly:
        return partly
    student = {at: evidence.missed(at, evidence.observations[at]) for at in failed}
    if not all(student.values()):
        return ()
    likely = [trace for trace in _traces(evidence, mistakes, failed) if _may_be_part(evidence, student, trace)]
    for size in range(1, most + 1):
        pool = likely if size > 1 else [trace for trace in likely if trace.breadth]
        if len(pool) > _MOST_TRIED:
            return ()
        found = [chosen for chosen in combinations(pool, size) if _explain(evidence, student, chosen)]
        if found:
            return _plainest(found)
    return ()


def _traces(evidence: Evidence, mistakes: tuple[Mistake, ...], failed: frozenset[int]) -> list[_Trace]:
    """Take apart the mistakes that fail nowhere but where the student fails."""
    found = []
    for mistake in mistakes:
        where = mistake.failed & evidence.ground or mistake.failed
        if mistake.any_part:
            where &= failed
        if where and where <= failed:
            found.append(_Trace(mistake, {at: _missed(evidence, mistake, at) for at in where}))
    return found


def _missed(evidence: Evidence, mistake: Mistake, at: int) -> dict[str, Part]:
    """Return what a mistake has wrong in a case that it fails: an array alone is wrong as a whole, unlooked at."""
    answer = mistake.observations[at].value
    if isinstance(answer, np.ndarray) and isinstance(evidence.expected[at], np.ndarray) and not evidence.cases[at].pure:
        return {WHOLE: answer}
    return evidence.missed(at, mistake.observations[at])


def _may_be_part(evidence: Evidence, student: Missed, trace: _Trace) -> bool:
    """Whether the student is wrong in all of a mistake's places, and somewhere in the mistake's own way."""
    places = [(at, place) for at, parts in trace.missed.items() if END not in student[at] for place in parts]
    if not trace.mistake.any_part and not all(place in student[at] for at, place in places):
        return False
    return any(
        place in student[at] and _shows(evidence, trace, at, place, student[at][place])
        for at, parts in trace.missed.items()
        for place in parts
    )


def _explain(evidence: Evidence, student: Missed, chosen: tuple[_Trace, ...]) -> bool:
    seen: set[str] = set()
    for at, parts in student.items():
        shared = isinstance(evidence.expected[at], dict) and sum(at in trace.missed for trace in chosen) > 1
        for place, part in parts.items():
            touching = [trace for trace in chosen if place in trace.missed.get(at, {})]
            if not touching:
                return False
            if len(touching) > 1 or (shared and isinstance(part, np.ndarray)):
                continue
            only = touching[0]
            if not _fits(evidence, only, at, place, part):
                return False
            if _shows(evidence, only, at, place, part) and (not isinstance(part, Ended) or len(chosen) == 1):
                seen.add(only.mistake.id)
    return len(seen) == len(chosen)


def _fits(evidence: Evidence, trace: _Trace, at: int, place: str, part: Part) -> bool:
    """Whether a mistake puts into a place what the student has there, or something that its hint holds for too."""
    known = trace.missed[at][place]
    if not trace.breadth or isinstance(part, (Absent, Ended)) or isinstance(known, (Absent, Ended)):
        return evidence.same_part(at, known, part)
    if trace.mistake.any_value or not (_is_word(part) or _is_word(known)):
        return True
    return evidence.same_part(at, known, part)


def _shows(evidence: Evidence, trace: _Trace, at: int, place: str, part: Part) -> bool:
    """Whether a place shows a mistake, rather than what may follow from several."""
    if trace.mistake.any_part and not trace.mistake.any_value and not _is_word(part):
        return False
    if trace.breadth and isinstance(part, (Absent, np.ndarray)):
        return False
    return _fits(evidence, trace, at, place, part)


def _is_word(part: Part) -> bool:
    return part is None or isinstance(part, (str, bool))


def _plainest(found: list[tuple[_Trace, ...]]) -> tuple[Mistake, ...]:
    """Choose the mistakes whose hints say most of this very case; of several sets that say as much, what all share."""
    least = min(sum(trace.breadth for trace in chosen) for chosen in found)
    first, *others = [chosen for chosen in found if sum(trace.breadth for trace in chosen) == least]
    return tuple(trace.mistake for trace in first if all(trace in chosen for chosen in others))
