"""One tree of errors; a message is fact, culprit and cure, and a slug that docs/errors.md explains."""


class GraderError(Exception):
    """Anything that the grader says no to. ``exit_code`` is what the command line answers with."""

    slug = "error"
    exit_code = 3


class UsageError(GraderError):
    """The person asked for something that cannot be: exit code 2."""

    slug = "usage"
    exit_code = 2


class SubmissionError(UsageError):
    """The submission cannot be read at all."""

    slug = "submission-unreadable"


class ArchiveError(SubmissionError):
    """An archive that is damaged, too large, or reaches outside its own folder."""

    slug = "archive-refused"


class PackError(UsageError):
    """A pack's manifest or cases are wrong; the message lists every fault that was found."""

    slug = "pack-invalid"


class WireError(GraderError):
    """Bytes that are no value: from a box they make the outcome GARBLED."""

    slug = "wire-garbled"


class BoxError(GraderError):
    """The box failed, by no fault of the student."""

    slug = "box-failed"


class ReferenceFailedError(BoxError):
    """A pack's own right solution does not run through: its author's fault where a pack is verified."""

    slug = "reference-failed"
    exit_code = 2


class IsolationError(UsageError):
    """The isolation that was asked for is not to be had on this machine."""

    slug = "isolation-missing"
