"""What a diagnosis goes by: the student's Observations, what they should be, and the known mistakes' own."""

import re
from collections.abc import Sequence

import msgspec

from grader.core.exercise import Case
from grader.core.findings import Verdict
from grader.core.observation import Failure, Observation
from grader.core.outcome import Outcome
from grader.core.values import Value
from grader.diagnose.parts import Absent, Alike, Ended, Part, missed_places
from grader.diagnose.sizes import contradict

_VARYING = re.compile(r"\([\d, ]*\)|\d+|'[^']*'|\"[^\"]*\"")


class Mistake(msgspec.Struct, frozen=True):
    """A named wrong solution: its hint, and what it does in every case.

    ``failed`` are the cases, by position, in which it differs from every accepted behaviour. With ``any_value`` the
    hint holds for every other wrong value in the same places too: any wrong number of filters, say. With ``any_part``
    it holds for who makes the mistake in some of these places alone: in one of several layers, say; what is told
    there in words must be the same, and numbers follow from it.
    """

    id: str
    text: str
    observations: Sequence[Observation]
    failed: frozenset[int]
    any_value: bool = False
    any_part: bool = False


class Evidence(msgspec.Struct, frozen=True):
    """One failed exercise.

    ``settled`` are the positions of the cases on which all accepted behaviours agree: only there does a
    difference mean the same thing for everybody.
    """

    cases: tuple[Case, ...]
    observations: tuple[Observation, ...]
    verdicts: tuple[Verdict, ...]
    expected: tuple[Value, ...]
    settled: frozenset[int]
    alike: Alike

    @property
    def failed(self) -> frozenset[int]:
        """The positions of the failed cases."""
        return frozenset(at for at, verdict in enumerate(self.verdicts) if not verdict.passed)

    @property
    def ground(self) -> frozenset[int]:
        """The positions of the cases that tell mistakes apart: the settled ones, all where there are none."""
        return self.settled or frozenset(range(len(self.cases)))

    def same(self, at: int, one: Observation, other: Observation) -> bool:
        """Whether two Observations of a case show the same behaviour."""
        if one.outcome is not other.outcome:
            return False
        if one.outcome is Outcome.RETURNED:
            return self.alike(self.cases[at], other.value, one.value) and self._same_after(at, one, other)
        return _same_failure(one.failure, other.failure)

    def missed(self, at: int, observation: Observation) -> dict[str, Part]:
        """Return what an Observation of a case has wrong, by place."""
        return missed_places(self.cases[at], self.expected[at], observation, self.alike)

    def same_part(self, at: int, one: Part, other: Part) -> bool:
        """Whether the same stands in a place of two answers to a case."""
        if isinstance(one, Ended) and isinstance(other, Ended):
            return one.outcome is other.outcome and _same_failure(one.failure, other.failure)
        if isinstance(one, Absent) or isinstance(other, Absent):
            return isinstance(one, Absent) and isinstance(other, Absent)
        if isinstance(one, Ended) or isinstance(other, Ended):
            return False
        return self.alike(self.cases[at], one, other)

    def _same_after(self, at: int, one: Observation, other: Observation) -> bool:
        return not self.cases[at].pure or self.alike(self.cases[at], one.arguments_after, other.arguments_after)


def _same_failure(one: Failure | None, other: Failure | None) -> bool:
    if one is None or other is None:
        return one is other
    alike = one.type == other.type and _plain(one.message) == _plain(other.message)
    return alike and not contradict(one, other)


def _plain(message: str) -> str:
    return _VARYING.sub("#", message)
