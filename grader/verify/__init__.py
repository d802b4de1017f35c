"""Is this pack honest? Promises that are kept by running them, and mutants of the reference that must be killed."""

from grader.verify.audit import Audit, Equivalents, Survivor, audit, read_equivalents
from grader.verify.promises import Promise, check_promises

__all__ = ["Audit", "Equivalents", "Promise", "Survivor", "audit", "check_promises", "read_equivalents"]
