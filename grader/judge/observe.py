"""Run a student's file in a box, and put a call that raises in its other ways."""

import msgspec

from grader.core.exercise import Case, Exercise
from grader.core.observation import Opening, Run
from grader.core.outcome import Outcome
from grader.core.submission import SourceFile
from grader.sandbox import Boxes, Job


def observe(source: SourceFile, exercise: Exercise, boxes: Boxes) -> Run:
    """Ask the student's file every case of the exercise."""
    return ask(source.data, exercise, exercise.cases, boxes)


def ask(source: bytes, exercise: Exercise, cases: tuple[Case, ...], boxes: Boxes) -> Run:
    """Ask a file some cases; one whose call raises is put in its other ways, until one returns.

    Which of the calls counts is decided here, outside the box, and each is judged by the one answer of the case.
    """
    run = boxes.run(Job(exercise.file, source, exercise, cases))
    found = list(run.observations)
    ways = max((len(case.call.otherwise) for case in cases), default=0)
    for way in range(ways):
        raised = [at for at, one in enumerate(found) if one.outcome is Outcome.RAISED]
        again = [at for at in raised if len(cases[at].call.otherwise) > way]
        if not again:
            continue
        put = tuple(msgspec.structs.replace(cases[at], call=cases[at].call.otherwise[way]) for at in again)
        for at, one in zip(again, boxes.run(Job(exercise.file, source, exercise, put)).observations, strict=True):
            if one.outcome in (Outcome.RETURNED, Outcome.BOX_FAILED):  # what the judge failed to ask is no answer
                found[at] = one
    return Run(run.opening, tuple(found))


def opening_outcome(opening: Opening) -> str:
    """Name, for the report, how the opening of a file went."""
    if opening.outcome is Outcome.BOX_FAILED:
        return "judge_fault"
    if opening.outcome is Outcome.RETURNED:
        return "graded"
    return "does_not_parse" if opening.reached == "parses" else "import_failed"
