"""Failed behaviours: which of the missed tiny calls says something new, and which failed cases it stands for."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from grader.core.exercise import Case
from grader.core.findings import Verdict
from grader.core.observation import Observation
from grader.core.outcome import Outcome, Rung
from grader.core.said import joined, say
from grader.core.values import Value
from grader.diagnose.parts import ARGUMENTS, END, WHOLE, Alike, missed_places

_MOST_SAID = 2


class Answered(msgspec.Struct, frozen=True):
    """A call that was asked: its traits, those of them that are ways of asking, and what is wrong of its answer.

    ``ways`` gives for each way what it is a way of, such as the parameter; ``wrong`` is what ``wrong_parts`` returns:
    empty where all is right.
    """

    traits: frozenset[str]
    ways: Mapping[str, str]
    wrong: frozenset[str]


class Failing(msgspec.Struct, frozen=True):
    """One failed behaviour: the tiny call that shows it, and the failed cases that it stands for, by position."""

    tiny: int
    cases: tuple[int, ...]


class _Seen(msgspec.Struct, frozen=True):
    """A part of a tiny call's answer that is wrong, and the ways of asking without which it is right."""

    tiny: int
    part: str
    needs: frozenset[str]

    def explains(self, call: Answered, part: str) -> bool:
        if not self.needs <= call.ways.keys():
            return False
        return part == self.part or (END in (part, self.part) and ARGUMENTS not in (part, self.part))


def wrong_parts(
    case: Case, expected: Value, observation: Observation, verdict: Verdict, alike: Alike
) -> frozenset[str]:
    """Return which results of a call are wrong; its end where it gave no answer; the arguments where they alone are."""
    if verdict.passed:
        return frozenset()
    if verdict.rung is Rung.PURE:
        return frozenset({ARGUMENTS})
    if observation.outcome is not Outcome.RETURNED:
        return frozenset({END})
    if len(case.results) == 1:
        return frozenset(case.results)
    places = missed_places(case, expected, observation, alike).keys() - {ARGUMENTS}
    return frozenset(places) if places and WHOLE not in places else frozenset({END})


def by_ways(tiny: Mapping[int, Answered], cases: Mapping[int, Answered]) -> tuple[Failing, ...]:
    """Return the failed behaviours as the calls alone tell them apart.

    A missed call needs a way of asking (one mode, one padding, a stride, several images …) if another, whose answer is
    right in the same place, has everything else that it has. It stands for every call that is asked in all the ways
    that it needs and is wrong in the same place: only what no call before it stands for is another behaviour. Where
    nothing tells two mistakes apart, they are one.

    Args:
        tiny: the tiny calls that were asked, by position, from the smallest up.
        cases: the failed cases, by position.

    """
    seen: list[_Seen] = []
    for at, call in sorted(tiny.items(), key=lambda item: (item[1].wrong == {ARGUMENTS}, item[0])):
        new = [part for part in sorted(call.wrong) if not any(one.explains(call, part) for one in seen)]
        seen += [_Seen(at, part, _needs(call, part, tiny.values())) for part in new]
    stands: dict[int, set[int]] = {one.tiny: set() for one in seen}
    for at, case in cases.items():
        for part in case.wrong:
            first = next((one for one in seen if one.explains(case, part)), None)
            if first is not None:
                stands[first.tiny].add(at)
    found = tuple(Failing(at, tuple(sorted(stood))) for at, stood in stands.items() if stood)
    return found or tuple(Failing(one.tiny, ()) for one in seen[:1])


def by_mistakes(
    missed: Sequence[int], failed: frozenset[int], known: Sequence[tuple[frozenset[int], frozenset[int]]]
) -> tuple[Failing, ...]:
    """Return the failed behaviours of a student whose mistakes are known: for each of them the first tiny call.

    Args:
        missed: the tiny calls that the student misses, in order.
        failed: the student's failed cases.
        known: for each mistake the tiny calls that it misses alone, and the cases that it fails.

    """
    stands: dict[int, set[int]] = {}
    for at, (own, cases) in enumerate(known):
        others = frozenset().union(*(tiny for place, (tiny, _) in enumerate(known) if place != at))
        shown = [one for one in missed if one in own]
        first = next((one for one in shown if one not in others), next(iter(shown), None))
        if first is not None:
            stands.setdefault(first, set()).update(cases & failed)
    return tuple(Failing(at, tuple(sorted(stands[at]))) for at in missed if at in stands)


def behaviours(
    failing: Sequence[Failing], tiny: Mapping[int, Answered], cases: Mapping[int, Answered]
) -> tuple[str, ...]:
    """Return for each failed behaviour what its calls share and the others' do not, as clauses; "" where nothing is.

    Of its cases those tell that no other stands for too.
    """
    stood = Counter(at for one in failing for at in one.cases)
    shared = []
    for one in failing:
        alone = [at for at in one.cases if stood[at] == 1] or one.cases
        shared.append(frozenset.intersection(_said(tiny[one.tiny]), *(_said(cases[at]) for at in alone)))
    apart = [sorted(own.difference(*(other for other in shared if other is not own))) for own in shared]
    return tuple(joined(clauses[:_MOST_SAID]) if clauses else "" for clauses in apart)


def _said(call: Answered) -> frozenset[str]:
    wrong = {say("{name} is wrong", name=part) for part in call.wrong - {END, ARGUMENTS}}
    changed = {say("the arguments are changed")} if ARGUMENTS in call.wrong else set()
    return frozenset(call.ways.keys() | wrong | changed)


def _needs(call: Answered, part: str, asked: Iterable[Answered]) -> frozenset[str]:
    """The ways of asking that a call lacks whose answer is right there, while it has every other trait of this one.

    A way is not needed where a call that differs in nothing else is wrong too: then it is something else that tells
    right from wrong, which no trait says.
    """
    needed: set[str] = set()
    idle: set[str] = set()
    for other in asked:
        lacking = call.traits - other.traits
        if len(lacking) != 1 or not lacking <= call.ways.keys():
            continue
        if not (other.wrong if part == END else other.wrong & {part, END}):
            needed |= lacking
        elif {other.ways.get(trait) for trait in other.traits - call.traits} <= {call.ways[way] for way in lacking}:
            idle |= lacking
    return frozenset(needed - idle)
