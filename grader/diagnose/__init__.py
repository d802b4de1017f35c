"""Why an answer is wrong: named from Observations alone; silent rather than wrong, and never bearing on points."""

from grader.diagnose.changes import changes
from grader.diagnose.counterexample import counterexample
from grader.diagnose.environment import explain_failure
from grader.diagnose.evidence import Evidence, Mistake
from grader.diagnose.failures import meaning
from grader.diagnose.head import head
from grader.diagnose.lookalike import exact_lookalikes, guessed, lookalikes, may_be_several
from grader.diagnose.nudge import nudge
from grader.diagnose.partial import PARTLY, partial_lookalikes
from grader.diagnose.patterns import patterns
from grader.diagnose.repeats import repeated
from grader.diagnose.text import Change

__all__ = [
    "PARTLY",
    "Change",
    "Evidence",
    "Mistake",
    "changes",
    "counterexample",
    "exact_lookalikes",
    "explain_failure",
    "guessed",
    "head",
    "lookalikes",
    "may_be_several",
    "meaning",
    "nudge",
    "partial_lookalikes",
    "patterns",
    "repeated",
]
