"""A description beside what it should say, fact by fact: what one sentence a case leaves out."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest

from grader.compare.sentence import apart, plain
from grader.core.exercise import Case
from grader.core.findings import Fact, Verdict
from grader.core.observation import Observation
from grader.core.said import joined, say
from grader.core.values import Value, kind_name
from grader.diagnose.parts import Alike, words_of

_LONGEST, _MOST = 120, 40

Row = tuple[str, str, str, bool]
"""A fact's name, what it should be, what it is, and whether that is wrong."""


def facts(
    cases: tuple[Case, ...],
    verdicts: tuple[Verdict, ...],
    expected: tuple[Value, ...],
    observations: tuple[Observation, ...],
    alike: Alike,
) -> tuple[Fact, ...]:
    """Return what the descriptions of failed visible cases have wrong, and of a wrong list of words all of it.

    What several cases have wrong alike is one fact, with all their places. Arrays are left to their pictures, and
    what is missing altogether to whatever stands there instead. A single fact says no more than its case's sentence,
    and is left to that.
    """
    places: dict[Row, list[str]] = {}
    for case, verdict, wanted, observation in zip(cases, verdicts, expected, observations, strict=True):
        got = observation.value
        if case.visible and not verdict.passed and isinstance(wanted, dict) and isinstance(got, dict):
            for row in _wrong(case, wanted, got, alike):
                places.setdefault(row, []).append(case.context)
    found = tuple(Fact(joined(where, "{first}, {second}"), *row) for row, where in places.items())
    return found[:_MOST] if len(found) > 1 else ()


def _wrong(case: Case, wanted: dict[str, Value], got: dict[str, Value], alike: Alike) -> Iterator[Row]:
    for name, should in wanted.items():
        if name not in got or kind_name(should) == "array" or alike(case, should, got[name]):
            continue
        if words_of(should) and words_of(got[name]):
            yield from _beside(name, words_of(should), words_of(got[name]))
        else:
            have, ought = _told(got[name], should)
            yield name, ought, have, True


def _beside(name: str, expected: tuple[str, ...], actual: tuple[str, ...]) -> Iterator[Row]:
    """Put two lists of words beside each other, what they share in the same rows."""
    changes = SequenceMatcher(None, expected, actual, autojunk=False).get_opcodes()
    pairs = [
        (should, have)
        for _, begin, end, start, stop in changes
        for should, have in zip_longest(expected[begin:end], actual[start:stop], fillvalue="")
    ]
    for number, (should, have) in enumerate(pairs, 1):
        yield say("{name}, {number}", name=name, number=number), should, have[:_LONGEST], should != have


def _told(actual: Value, expected: Value) -> tuple[str, str]:
    """Say what is there and what should be; two numbers in as many digits as tell them apart."""
    if isinstance(actual, float) and isinstance(expected, float):
        return apart(actual, expected)
    have, ought = (value[:_LONGEST] if isinstance(value, str) else plain(value) for value in (actual, expected))
    return have, ought
