"""Say in a sentence why a student's file could not be loaded."""

from grader.core.exercise import Exercise
from grader.core.observation import Opening
from grader.core.outcome import Outcome
from grader.core.said import say
from grader.judge.definitions import not_defined

_LOOKED_AT, _NEARLY_ALL = 400, 0.9


def opening_message(opening: Opening, exercise: Exercise, source: bytes = b"") -> str:
    """Say why a file could not be loaded; empty when it could. ``source`` is the file."""
    if opening.outcome is Outcome.RETURNED:
        return ""
    file, failure = exercise.file, opening.failure
    if opening.reached == "parses" and _saved_as_utf_16(source):
        return say(
            "{file} is saved as UTF-16, which Python does not read: save it as UTF-8 (in VS Code: click on the "
            "encoding in the status bar, 'Save with Encoding', 'UTF-8'; in Notepad: 'Save as', 'Encoding: UTF-8'; in "
            "PowerShell: 'Out-File -Encoding utf8')",
            file=file,
        )
    if opening.outcome is Outcome.NOT_RUN:
        return not_defined(exercise, source)
    if failure is None:
        return say("{file} could not be loaded: {detail}", file=file, detail=opening.detail)
    said = failure.message if opening.reached == "parses" else f"{failure.type}: {failure.message}"
    if failure.line:
        said = say("line {line}: {said}", line=failure.line, said=said)
    if opening.reached == "parses":
        return say("{file} does not parse: {said}", file=file, said=said)
    return say("{file} cannot be imported: {said}", file=file, said=said)


def _saved_as_utf_16(source: bytes) -> bool:
    """Whether a file is text in UTF-16, by its mark or, without one, by the NUL beside every ASCII character."""
    if source.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    start = source[:_LOOKED_AT] if len(source) > 1 else b""
    shares = [start[first::2].count(0) / max(1, len(start) // 2) for first in (0, 1)]
    return max(shares) > _NEARLY_ALL and min(shares) < 1 - _NEARLY_ALL
