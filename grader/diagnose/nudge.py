"""The first, small hint: what the failed cases share and the passed ones do not, and which results are right."""

import re
from collections.abc import Mapping
from itertools import combinations

import msgspec

from grader.core.findings import Hint
from grader.core.outcome import Outcome
from grader.core.said import Said, counted, joined, numbered, say
from grader.core.values import Value
from grader.diagnose.evidence import Evidence
from grader.diagnose.traits import traits

_FEWEST = _BOTH = 2
"""Of one failed case alone every trait would be shared: its title says more; of few passed ones none would be."""
_COMMA = re.compile(r",(?![^()]*\))")
"""A comma that is not inside brackets: «stride (2, 3)» is one part."""
_PER_PASSED = 3
"""A trait that passed cases have too is told where so many times as many failed ones have it."""


def nudge(evidence: Evidence, defaults: Mapping[str, Value]) -> tuple[Hint, ...]:
    """Say what sets the failed cases apart, and which of several results are right; nothing where nothing does.

    Args:
        evidence: the failed exercise.
        defaults: the function's parameters in order, with the values of those that may be left out.

    """
    failed = sorted(evidence.failed)
    told = [_apart(evidence, failed, defaults), _right_results(evidence, sorted(evidence.failed & evidence.ground))]
    sentences = [one for one in told if one]
    return (Hint("nudge", joined(sentences, "{first} {second}"), level=1),) if sentences else ()


def _apart(evidence: Evidence, failed: list[int], defaults: Mapping[str, Value]) -> str:
    passed = [at for at in range(len(evidence.cases)) if evidence.verdicts[at].passed]
    if len(failed) < _FEWEST or len(passed) < _FEWEST:
        return ""
    every = [traits(case, defaults) for case in evidence.cases]
    shared = sorted(frozenset.intersection(*(every[at] for at in failed)))
    both = len(failed) == _BOTH
    shares = (
        say("What both failed cases share") if both else say("What all {count} failed cases share", count=len(failed))
    )
    with_trait = {trait: sum(trait in every[at] for at in passed) for trait in shared}
    alone = [trait for trait in shared if not with_trait[trait]]
    if alone:
        return _shared_alone(shares, _told(alone))
    pairs = [
        pair
        for pair in combinations(shared, 2)
        if not any(pair[0] in every[at] and pair[1] in every[at] for at in passed)
    ]
    if len(pairs) == 1 and len(failed) > _FEWEST:
        return say("{share} and no passed one has together: {traits}.", share=shares, traits=joined(pairs[0]))
    rare = [
        trait
        for trait in shared
        if with_trait[trait] * _PER_PASSED <= len(failed) and with_trait[trait] < len(passed) / 2
    ]
    if rare:
        fewest = min(rare, key=lambda trait: (with_trait[trait], trait))
        return numbered(
            with_trait[fewest],
            "{share}, and only {count} of the {passed} passed ones: {trait}.",
            share=shares,
            passed=len(passed),
            trait=fewest,
        )
    words = frozenset.intersection(*(_context(evidence, at) for at in failed))
    words = words.difference(*(_context(evidence, at) for at in passed))
    return _shared_alone(shares, sorted(words)) if words else ""


def _shared_alone(shares: Said, traits: list[str]) -> Said:
    return say("{share} and no passed one has: {traits}.", share=shares, traits=joined(traits))


def _context(evidence: Evidence, at: int) -> frozenset[str]:
    """What the pack's own words say of a case: the parts of the phrase in brackets."""
    return frozenset(part.strip() for part in _COMMA.split(evidence.cases[at].context) if part.strip())


def _told(found: list[str]) -> list[str]:
    """At most two traits; those that follow from a closer one are left out."""
    kept = [trait for trait in found if not any(trait != other and _follows(trait, other) for other in found)]
    return kept[:2]


def _follows(trait: str, closer: str) -> bool:
    """Whether a trait of a pair says less than another: «not (1, 1)» than «the first number is not 1»."""
    name = trait.removesuffix(" is not (1, 1)")
    return name != trait and closer in (f"the first number of {name} is not 1", f"the second number of {name} is not 1")


def _right_results(evidence: Evidence, failed: list[int]) -> str:
    """Which of several results are right in every failed case that returned them all."""
    names: tuple[str, ...] = ()
    wrong: set[str] = set()
    for at in failed:
        case, seen = evidence.cases[at], evidence.observations[at]
        if seen.outcome is not Outcome.RETURNED:
            return ""
        if len(case.results) < _FEWEST:
            continue
        expected, actual = evidence.expected[at], seen.value
        if not (isinstance(expected, tuple) and isinstance(actual, (tuple, list)) and len(expected) == len(actual)):
            return ""
        names = case.results
        wrong |= {
            name
            for name, wanted, got in zip(names, expected, actual, strict=True)
            if not evidence.alike(msgspec.structs.replace(case, results=(name,)), wanted, got)
        }
    right = [name for name in names if name not in wrong]
    if not right or not wrong:
        return ""
    astray = [name for name in names if name in wrong]
    return say(
        "{right}; {wrong}.",
        right=counted(
            len(right), "{names} is right in every case", "{names} are right in every case", names=joined(right)
        ),
        wrong=counted(len(astray), "{names} is not", "{names} are not", names=joined(astray)),
    )
