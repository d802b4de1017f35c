"""An exception as plain text: taken with care, because its own methods are the student's."""

import traceback
from types import TracebackType

_MAX_TEXT = 2000
_MAX_LINES = 12
_type_name = type.__dict__["__name__"].__get__


def describe(error: BaseException, filename: str) -> dict[str, object]:
    """Return type, message, line and trace of an exception, the trace cut to the student's own file."""
    frames = _own_frames(error.__traceback__, filename)
    line = frames[-1][0] if frames else None
    if isinstance(error, SyntaxError) and type(error.lineno) is int:
        line = error.lineno
    return {
        "type": _type_name(type(error)),
        "message": _text(error),
        "line": line,
        "trace": [f"line {number}, in {name}" for number, name in frames],
    }


def _own_frames(trace: TracebackType | None, filename: str) -> list[tuple[int, str]]:
    frames: list[tuple[int, str]] = []
    for frame, number in traceback.walk_tb(trace):
        if frame.f_code.co_filename == filename:
            frames.append((number, frame.f_code.co_name))
            del frames[:-_MAX_LINES]
    return frames


def _text(error: BaseException) -> str:
    try:
        text = str(error.msg) if isinstance(error, SyntaxError) else str(error)
        return str.__str__(text)[:_MAX_TEXT]
    except BaseException:  # noqa: BLE001 - the student's own __str__ may raise anything, SystemExit included
        return "(its message could not be read: __str__ raised)"
