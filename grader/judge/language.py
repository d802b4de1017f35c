"""A report in a student's language: the named mistakes' texts out of the pack's catalogues."""

import msgspec

from grader.core.errors import UsageError
from grader.core.exercise import Exercise, Pack
from grader.core.report import HintReport, Report

ENGLISH = "en"
"""The language of the hints in ``wrong/`` itself."""


def check_language(pack: Pack, language: str) -> None:
    """Refuse a language that no exercise of the pack has hints in.

    Raises:
        UsageError: naming the languages that there are.

    """
    there = sorted({ENGLISH, *(one for exercise in pack.exercises for one in exercise.hints)})
    if language not in there:
        raise UsageError(f"{pack.name} has no hints in '{language}'; its languages are: {', '.join(there)}")


def in_language(report: Report, pack: Pack, language: str) -> Report:
    """Return the report with its named mistakes in a language; what the catalogue lacks stays in English."""
    if language == ENGLISH:
        return report
    exercises = {exercise.id: exercise for exercise in pack.exercises}
    return msgspec.structs.replace(
        report,
        exercises=tuple(
            msgspec.structs.replace(one, hints=tuple(_hint(hint, exercises[one.id], language) for hint in one.hints))
            for one in report.exercises
        ),
    )


def _hint(hint: HintReport, exercise: Exercise, language: str) -> HintReport:
    text = exercise.hints.get(language, {}).get(hint.id)
    return hint if text is None else msgspec.structs.replace(hint, text=text, language=language)
