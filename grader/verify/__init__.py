"""Is this pack honest? Promises that are kept by running them, and mutants of the reference that must be killed."""

from grader.verify.audit import Audit, Equivalents, Survivor, audit, read_equivalents
from grader.verify.conduct import Watcher, verify_pack
from grader.verify.promises import (
    Promise,
    check_promises,
    check_right_solutions,
    check_wrong_solutions,
    name_mistakes,
)
from grader.verify.steps import Part, Step

__all__ = [
    "Audit",
    "Equivalents",
    "Part",
    "Promise",
    "Step",
    "Survivor",
    "Watcher",
    "audit",
    "check_promises",
    "check_right_solutions",
    "check_wrong_solutions",
    "name_mistakes",
    "read_equivalents",
    "verify_pack",
]
