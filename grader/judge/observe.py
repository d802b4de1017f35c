"""Run a student's file in a box, and say in a sentence why it could not be loaded where it could not."""

import msgspec

from grader.core.exercise import Case, Exercise
from grader.core.observation import Opening, Run
from grader.core.outcome import Outcome
from grader.core.submission import SourceFile
from grader.sandbox import Boxes, Job

_LOOKED_AT, _NEARLY_ALL = 400, 0.9
_SAVE_AS_UTF_8 = (
    "save it as UTF-8 (in VS Code: click on the encoding in the status bar, 'Save with Encoding', 'UTF-8'; "
    "in Notepad: 'Save as', 'Encoding: UTF-8'; in PowerShell: 'Out-File -Encoding utf8')"
)


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


def opening_message(opening: Opening, exercise: Exercise, source: bytes = b"") -> str:
    """Say why a file could not be loaded; empty when it could. ``source`` is the file."""
    if opening.outcome is Outcome.RETURNED:
        return ""
    if opening.reached == "parses" and saved_as_utf_16(source):
        return f"{exercise.file} is saved as UTF-16, which Python does not read: {_SAVE_AS_UTF_8}"
    failure = opening.failure
    place = f"line {failure.line}: " if failure is not None and failure.line else ""
    if opening.outcome is Outcome.NOT_RUN:
        return f"{exercise.file} defines no function {exercise.function}, but should define {signature(exercise)}"
    if failure is None:
        return f"{exercise.file} could not be loaded: {opening.detail}"
    if opening.reached == "parses":
        return f"{exercise.file} does not parse: {place}{failure.message}"
    return f"{exercise.file} cannot be imported: {place}{failure.type}: {failure.message}"


def saved_as_utf_16(source: bytes) -> bool:
    """Whether a file is text in UTF-16, by its mark or, without one, by the NUL beside every ASCII character."""
    if source.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    start = source[:_LOOKED_AT] if len(source) > 1 else b""
    shares = [start[first::2].count(0) / max(1, len(start) // 2) for first in (0, 1)]
    return max(shares) > _NEARLY_ALL and min(shares) < 1 - _NEARLY_ALL


def signature(exercise: Exercise) -> str:
    """Return the function's head as the statement gives it."""
    return f"{exercise.function}({', '.join(exercise.parameters)})"
