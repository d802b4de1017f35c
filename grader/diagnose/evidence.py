"""What a diagnosis goes by: the student's Observations, what they should be, and the known mistakes' own."""

import re
from collections.abc import Callable

import msgspec

from grader.core.exercise import Case
from grader.core.findings import Verdict
from grader.core.observation import Observation
from grader.core.outcome import Outcome
from grader.core.values import Value

Alike = Callable[[Case, Value, Value], bool]
"""Whether two values count as equal for a case; the judge lends its comparison."""

_VARYING = re.compile(r"\d+|'[^']*'|\"[^\"]*\"")


class Mistake(msgspec.Struct, frozen=True):
    """A named wrong solution: its hint, and what it does in every case.

    ``failed`` are the cases, by position, in which it differs from every accepted behaviour.
    """

    id: str
    text: str
    observations: tuple[Observation, ...]
    failed: frozenset[int]


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

    def same(self, at: int, one: Observation, other: Observation) -> bool:
        """Whether two Observations of a case show the same behaviour."""
        if one.outcome is not other.outcome:
            return False
        if one.outcome is Outcome.RETURNED:
            return self.alike(self.cases[at], one.value, other.value) and self._same_after(at, one, other)
        if one.failure is not None and other.failure is not None:
            return one.failure.type == other.failure.type and _plain(one.failure.message) == _plain(
                other.failure.message
            )
        return one.failure is other.failure

    def _same_after(self, at: int, one: Observation, other: Observation) -> bool:
        return not self.cases[at].pure or self.alike(self.cases[at], one.arguments_after, other.arguments_after)


def _plain(message: str) -> str:
    return _VARYING.sub("#", message)
