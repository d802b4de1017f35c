"""One of several mistakes: the known one that explains all that is wrong, but for calls with a word, or one result."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from grader.core.findings import Hint
from grader.core.said import Said, say
from grader.core.values import Value
from grader.diagnose.evidence import Evidence, Mistake
from grader.diagnose.parts import ARGUMENTS, END, WHOLE, Part
from grader.diagnose.traits import words

PARTLY = "partly"
"""The hint beside a mistake that does not explain everything."""

_FEWEST = 3
_SHARE = 0.5
"""In how many failed cases a mistake must be seen by itself, and in what share of them: in few, others look like it."""
_ALL_BUT_CASES = "What is named here explains all but the cases where {word}: look further there."
_ALL_BUT_RESULT = "What is named here explains all but {name}: look further there."

Wrong = dict[int, dict[str, Part]]
"""What is wrong in each failed case, by place."""


class _Domain(msgspec.Struct, frozen=True):
    """Some of the failed cases, and all places in them but one (""): where a mistake is looked for by itself."""

    cases: frozenset[int]
    without: str
    said: Said

    def of(self, wrong: Wrong) -> Wrong:
        """Return what is wrong there."""
        found = {
            at: {place: part for place, part in wrong[at].items() if place != self.without}
            for at in self.cases & wrong.keys()
        }
        return {at: parts for at, parts in found.items() if parts}


def partial_lookalikes(
    evidence: Evidence, mistakes: Sequence[Mistake], defaults: Mapping[str, Value]
) -> tuple[Hint, ...]:
    """Name the mistake that explains all failed cases without some word, or all results but one, by itself.

    There it is exactly what the student does, and it fails nowhere but where the student does, so that what else is
    wrong is another mistake's doing. Where two do, neither is sure.

    Args:
        evidence: the failed exercise.
        mistakes: all known ones.
        defaults: the function's parameters in order, with the values of those that may be left out.

    """
    failed = evidence.failed & evidence.ground
    if any(isinstance(evidence.expected[at], dict) for at in failed):
        return ()  # a description's places are told one by one
    student = {at: evidence.missed(at, evidence.observations[at]) for at in failed}
    sure = [one for one in mistakes if not (one.any_value or one.any_part) and one.failed & evidence.ground <= failed]
    told: dict[str, tuple[Hint, ...]] = {}
    for domain in sorted(_domains(evidence, student, defaults), key=lambda one: -len(one.cases)):
        for one in sure:
            if one.text not in told and _explains(evidence, student, one, domain):
                told[one.text] = (Hint(PARTLY, domain.said, level=1), Hint(one.id, one.text))
    return next(iter(told.values())) if len(told) == 1 else ()


def _domains(evidence: Evidence, student: Wrong, defaults: Mapping[str, Value]) -> Iterator[_Domain]:
    every = {at: words(evidence.cases[at], defaults) for at in student}
    for word in sorted(frozenset().union(*every.values())):
        cases = frozenset(at for at, own in every.items() if word not in own)
        if max(_FEWEST, _SHARE * len(student)) <= len(cases) < len(student):
            yield _Domain(cases, "", say(_ALL_BUT_CASES, word=word))
    places = {place for parts in student.values() for place in parts}
    for place in sorted(places - {END, WHOLE, ARGUMENTS}):
        cases = frozenset(at for at, parts in student.items() if parts.keys() - {place})
        if len(cases) >= max(_FEWEST, _SHARE * len(student)):
            yield _Domain(cases, place, say(_ALL_BUT_RESULT, name=place))


def _explains(evidence: Evidence, student: Wrong, mistake: Mistake, domain: _Domain) -> bool:
    """Whether a mistake is what the student does in a domain, and wrong nowhere where the student is right."""
    known = mistake.failed & evidence.ground
    if not domain.cases <= known:
        return False
    wrong = {at: evidence.missed(at, mistake.observations[at]) for at in domain.cases}
    here, there = domain.of(student), domain.of(wrong)
    if any(here.get(at, {}).keys() != there.get(at, {}).keys() for at in domain.cases):
        return False
    if not all(evidence.same_part(at, there[at][place], part) for at in here for place, part in here[at].items()):
        return False
    beside = {at: evidence.missed(at, mistake.observations[at]) for at in known}
    return all(END in student[at] or beside[at].keys() <= student[at].keys() for at in known)
