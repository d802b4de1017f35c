"""What the judge concludes: verdicts, violations, hints and scores."""

from fractions import Fraction

import msgspec

from grader.core.outcome import Outcome, Rung


class Difference(msgspec.Struct, frozen=True):
    """Where an array differs, for pictures; values are present only where the case is visible.

    ``shape`` is the common shape; ``count`` of ``total`` elements differ; ``first`` is the index of the
    first; ``by_axis`` holds a list an axis with the share (0 … 1) of wrong elements at each position.
    ``expected`` and ``actual`` are nested lists of a small array or of the worst 2-D slice, which
    ``slice`` names (``[0, :, :, 1]``); ``wrong`` is the matching nested list of booleans.
    """

    result: str
    shape: tuple[int, ...]
    count: int
    total: int
    first: tuple[int, ...]
    by_axis: tuple[tuple[float, ...], ...]
    slice: str = ""
    expected: list[list[float]] | None = None
    actual: list[list[float]] | None = None
    wrong: list[list[bool]] | None = None


class Verdict(msgspec.Struct, frozen=True):
    """What one Observation is worth. ``rung`` is the first rung missed, or None when it passed."""

    case: str
    passed: bool
    outcome: Outcome
    rung: Rung | None
    message: str
    points: Fraction
    possible: Fraction
    difference: Difference | None = None


class Violation(msgspec.Struct, frozen=True):
    """A style remark: ``line`` and ``column`` count from 1 (0: the file as a whole)."""

    code: str
    line: int
    column: int
    text: str


class Hint(msgspec.Struct, frozen=True):
    """A named reason and its explanation. ``level`` 1 is a nudge, 2 names the mistake."""

    id: str
    text: str
    level: int = 2
    audience: str = "student"


class StyleVerdict(msgspec.Struct, frozen=True):
    """One style rule with the points that it brought."""

    code: str
    points: Fraction
    possible: Fraction
    count: int


class Score(msgspec.Struct, frozen=True):
    """Exact points out of exact points."""

    points: Fraction
    possible: Fraction

    def out_of(self, whole: int = 100) -> Fraction:
        """The share of the possible points, out of ``whole`` (0 when nothing was possible)."""
        return self.points / self.possible * whole if self.possible else Fraction(0)
