"""Run a student's file in a box, and say in a sentence why it could not be loaded where it could not."""

from grader.core.exercise import Exercise
from grader.core.observation import Opening, Run
from grader.core.outcome import Outcome
from grader.core.submission import SourceFile
from grader.sandbox import Boxes, Job


def observe(source: SourceFile, exercise: Exercise, boxes: Boxes) -> Run:
    """Ask the student's file every case of the exercise."""
    return boxes.run(Job(exercise.file, source.data, exercise, exercise.cases))


def opening_outcome(opening: Opening) -> str:
    """Name, for the report, how the opening of a file went."""
    if opening.outcome is Outcome.BOX_FAILED:
        return "judge_fault"
    if opening.outcome is Outcome.RETURNED:
        return "graded"
    return "does_not_parse" if opening.reached == "parses" else "import_failed"


def opening_message(opening: Opening, exercise: Exercise) -> str:
    """Say why a file could not be loaded; empty when it could."""
    if opening.outcome is Outcome.RETURNED:
        return ""
    failure = opening.failure
    place = f"line {failure.line}: " if failure is not None and failure.line else ""
    if opening.outcome is Outcome.NOT_RUN:
        return f"{exercise.file} defines no function {exercise.function}, but should define {signature(exercise)}"
    if failure is None:
        return f"{exercise.file} could not be loaded: {opening.detail}"
    if opening.reached == "parses":
        return f"{exercise.file} does not parse: {place}{failure.message}"
    return f"{exercise.file} cannot be imported: {place}{failure.type}: {failure.message}"


def signature(exercise: Exercise) -> str:
    """Return the function's head as the statement gives it."""
    return f"{exercise.function}({', '.join(exercise.parameters)})"
