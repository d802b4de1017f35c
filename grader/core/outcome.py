"""What happened to one call, and whose affair it is."""

from enum import StrEnum


class Outcome(StrEnum):
    """The ten ways in which a call ends."""

    RETURNED = "RETURNED"
    RAISED = "RAISED"
    TIMED_OUT = "TIMED_OUT"
    OUT_OF_MEMORY = "OUT_OF_MEMORY"
    CRASHED = "CRASHED"
    EXITED = "EXITED"
    FLOODED = "FLOODED"
    GARBLED = "GARBLED"
    NOT_RUN = "NOT_RUN"
    BOX_FAILED = "BOX_FAILED"

    @property
    def judge_fault(self) -> bool:
        """Whether the blame is the judge's, so that no point may be lost by it."""
        return self is Outcome.BOX_FAILED


class Rung(StrEnum):
    """The ladder that an answer climbs; the first rung that it misses is the verdict."""

    FOUND = "found"
    PARSES = "parses"
    IMPORTS = "imports"
    DEFINES = "defines"
    SIGNATURE = "signature"
    RUNS = "runs"
    KIND = "kind"
    SHAPE = "shape"
    DTYPE = "dtype"
    FINITE = "finite"
    CLOSE = "close"
    PURE = "pure"


class Tier(StrEnum):
    """How strongly the box is walled off, from strongest to weakest."""

    STRICT = "strict"
    CONFINED = "confined"
    PROCESS = "process"
