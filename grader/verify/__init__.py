"""Is this pack honest? Promises that are kept by running them, and mutants of the reference that must be killed."""

from grader.verify.audit import Audit, Equivalents, Survivor, audit, read_equivalents
from grader.verify.conduct import verify_pack
from grader.verify.promises import (
    Promise,
    check_promises,
    check_right_solutions,
    check_wrong_solutions,
    name_mistakes,
)

__all__ = [
    "Audit",
    "Equivalents",
    "Promise",
    "Survivor",
    "audit",
    "check_promises",
    "check_right_solutions",
    "check_wrong_solutions",
    "name_mistakes",
    "read_equivalents",
    "verify_pack",
]
