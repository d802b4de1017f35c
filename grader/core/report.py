"""The Report: everything that a renderer may see, and the published JSON format.

Numbers are plain floats here, rounded down to four decimals, so that what is not full never reads 100.
"""

from fractions import Fraction
from math import floor

import msgspec

from grader.core.findings import Counterexample, Difference, Efficiency, Fact

FORMAT = 1


def shown(points: Fraction) -> float:
    """Exact points as a number to show: rounded down to four decimals, never up to a full score."""
    return floor(points * 10_000) / 10_000


class CaseReport(msgspec.Struct, frozen=True):
    """A case as the student sees it; ``line`` is the line of the student's file that raised (0: none)."""

    name: str
    title: str
    passed: bool
    outcome: str
    rung: str | None
    message: str
    points: float
    possible: float
    seconds: float = 0.0
    peak_mib: float = 0.0
    output: str = ""
    trace: tuple[str, ...] = ()
    difference: Difference | None = None
    line: int = 0


class StyleRemark(msgspec.Struct, frozen=True):
    """A style remark with its place (1-based; 0: the file as a whole)."""

    code: str
    line: int
    column: int
    text: str


class StyleRuleReport(msgspec.Struct, frozen=True):
    """What a style rule was worth."""

    code: str
    title: str
    points: float
    possible: float
    count: int


class HintReport(msgspec.Struct, frozen=True):
    """A hint as the student reads it; ``level`` 1 is a nudge, 2 names the mistake; ``language`` is that of the text."""

    id: str
    text: str
    level: int = 2
    language: str = "en"


class ExerciseReport(msgspec.Struct, frozen=True):
    """One exercise. ``outcome``: graded, not_submitted, unreadable, does_not_parse, import_failed, judge_fault.

    ``message`` says in a sentence why an exercise could not be graded; ``line`` is the line of ``source`` at
    which the file stops (0: none), ``trace`` and ``output`` what Python and the file said on being imported.
    ``counterexamples`` holds one for each failed behaviour, the smallest first; ``facts`` what descriptions have
    wrong, where one sentence a case would leave some of it out.
    """

    id: str
    title: str
    file: str
    score: float
    possible: float
    outcome: str
    message: str
    cases: tuple[CaseReport, ...]
    style: tuple[StyleRemark, ...]
    hints: tuple[HintReport, ...]
    style_rules: tuple[StyleRuleReport, ...] = ()
    convention: str = ""
    notes: tuple[str, ...] = ()
    source: str = ""
    line: int = 0
    trace: tuple[str, ...] = ()
    output: str = ""
    counterexamples: tuple[Counterexample, ...] = ()
    efficiency: Efficiency | None = None
    facts: tuple[Fact, ...] = ()


class SubmissionReport(msgspec.Struct, frozen=True):
    """Whose work it is."""

    name: str
    digest: str
    notes: tuple[str, ...] = ()


class Report(msgspec.Struct, frozen=True, omit_defaults=True):
    """One graded submission. ``complete`` is False where the judge failed: such a report is no grade.

    ``language`` is the one that the report is told in; left out of the JSON where it is English.
    """

    format: int
    pack: str
    title: str
    seed: int
    isolation: str
    submission: SubmissionReport
    score: float
    possible: float
    complete: bool
    exercises: tuple[ExerciseReport, ...]
    versions: dict[str, str] = {}
    language: str = "en"
