"""The words of the interface for what is an upper-case value in the Report; every renderer says the same."""

import re

from grader.core.report import CaseReport, ExerciseReport, Report
from grader.core.said import counted, say

OUTCOMES = {
    "RETURNED": say("Wrong answer"),
    "RAISED": say("Raised an error"),
    "TIMED_OUT": say("Took too long"),
    "OUT_OF_MEMORY": say("Out of memory"),
    "CRASHED": say("Crashed"),
    "EXITED": say("Ended Python"),
    "FLOODED": say("Printed too much"),
    "GARBLED": say("Unreadable answer"),
    "NOT_RUN": say("Not run"),
    "BOX_FAILED": say("The grader failed"),
}

RUNGS = {
    "found": say("Not found"),
    "parses": say("Does not parse"),
    "imports": say("Cannot be imported"),
    "defines": say("Not defined"),
    "signature": say("Wrong signature"),
    "kind": say("Wrong kind of value"),
    "shape": say("Wrong shape"),
    "dtype": say("Wrong dtype"),
    "finite": say("Not finite"),
    "close": say("Wrong values"),
    "pure": say("Changed its inputs"),
}

EXERCISES = {
    "graded": say("Graded"),
    "not_submitted": say("Not submitted"),
    "unreadable": say("Could not be read"),
    "does_not_parse": say("Is not valid Python"),
    "import_failed": say("Cannot be imported"),
    "judge_fault": say("The grader failed"),
}

TIERS = {
    "strict": say("strict: own namespaces, Landlock and seccomp"),
    "confined": say("confined: Landlock and seccomp"),
    "process": say("process: limits only, fit for one’s own code alone"),
}

_CONTEXT = re.compile(r" \[[^\[\]]*\](?:\s?; [^\[\]]*)?$")

NO_POINTS = say("no points")
"""What a case is worth that is asked for information."""

NO_GRADE = say("This is no grade.")
NO_GRADE_WHY = say(
    "The grader itself failed while it worked on this submission; nothing here is held against "
    "the student. Run it again, and keep any earlier grade until then."
)


def verdict(case: CaseReport) -> str:
    """What became of a case, in two or three words."""
    if case.passed:
        return say("Passed")
    if case.outcome == "RETURNED" and case.rung in RUNGS:
        return RUNGS[case.rung]
    return OUTCOMES.get(case.outcome, case.outcome)


def stem(message: str) -> str:
    """A sentence without the call that produced it: what several cases may have in common."""
    return _CONTEXT.sub("", message[:1_000])


def state(exercise: ExerciseReport) -> str:
    """One of ``full``, ``part``, ``none``, ``missing`` and ``fault``: the colour of an exercise."""
    if exercise.outcome == "judge_fault" or any(case.outcome == "BOX_FAILED" for case in exercise.cases):
        return "fault"
    if exercise.outcome == "not_submitted":
        return "missing"
    if exercise.score >= exercise.possible > 0:
        return "full"
    return "part" if exercise.score > 0 else "none"


def standing(exercise: ExerciseReport) -> str:
    """What became of an exercise, in a few words, such as ``All 21 cases pass`` and ``Not submitted``."""
    if state(exercise) == "fault":
        return EXERCISES["judge_fault"]
    if exercise.outcome != "graded":
        return EXERCISES.get(exercise.outcome, exercise.outcome)
    passed = sum(case.passed for case in exercise.cases)
    total = len(exercise.cases)
    if passed == total:
        return counted(total, "The case passes", "All {count} cases pass")
    if total == 1:
        return say("The case does not pass")
    return counted(passed, "{count} of {total} cases passes", "{count} of {total} cases pass", total=total)


def left_out(case: CaseReport, exercise: ExerciseReport) -> bool:
    """Whether a case has nothing to say beyond what is said of its exercise: not run, or lost with the whole."""
    return case.outcome == "NOT_RUN" or (case.outcome == "BOX_FAILED" and case.message == exercise.message)


def titles(names: tuple[str, ...], exercise: ExerciseReport) -> tuple[str, ...]:
    """The titles of some of an exercise's cases, in the order of its cases."""
    return tuple(case.title for case in exercise.cases if case.name in names)


def is_full(report: Report) -> bool:
    """Whether every possible point was earned, and the judge finished its work."""
    return report.complete and report.score >= report.possible > 0
