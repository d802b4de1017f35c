"""What happened in one case, without judgement."""

import msgspec

from grader.core.outcome import Outcome
from grader.core.values import Value


class Failure(msgspec.Struct, frozen=True):
    """An exception as the student should read it: type, message, and the line of their own file."""

    type: str
    message: str
    line: int | None = None
    trace: tuple[str, ...] = ()


class Observation(msgspec.Struct, frozen=True):
    """The end of one call, its value if it returned, and what it cost (measured outside the box).

    ``lines`` is how often the busiest line of the student's file ran, where the case asked for it: it is
    counted inside the box.
    """

    case: str
    outcome: Outcome
    value: Value = None
    arguments_after: Value = None
    failure: Failure | None = None
    detail: str = ""
    seconds: float = 0.0
    peak_mib: float = 0.0
    output: str = ""
    lines: int | None = None


class Opening(msgspec.Struct, frozen=True):
    """What happened before the first call: the student's file was compiled and imported.

    ``outcome`` is RETURNED when the function stands ready; otherwise ``rung`` in ``detail`` and
    ``failure`` say how far it came.
    """

    outcome: Outcome
    reached: str = "imports"
    failure: Failure | None = None
    detail: str = ""
    signature: str = ""
    seconds: float = 0.0
    output: str = ""


class Run(msgspec.Struct, frozen=True):
    """One file against one exercise: its opening and an Observation a case, in order."""

    opening: Opening
    observations: tuple[Observation, ...]
