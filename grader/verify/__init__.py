"""Is this pack honest? Promises that are kept by running them, and mutants of the reference that must be killed."""

from grader.verify.audit import Audit, Survivor, audit
from grader.verify.promises import Promise, check_promises

__all__ = ["Audit", "Promise", "Survivor", "audit", "check_promises"]
