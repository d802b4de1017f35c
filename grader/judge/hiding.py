"""What a student may read of a hidden case: how it ended, never the numbers that went in.

An exception's text and printed output are the student's own words and may carry the inputs out, so of a
hidden case only texts in the library's plain manner are shown: words, shapes and small whole numbers.
"""

import builtins
import re

import msgspec

from grader.core.exercise import Case, Exercise
from grader.core.observation import Failure, Observation, Run

_PLAIN = re.compile(r"[A-Za-z0-9 ,.()'\"_\[\]:;=<>*/+-]{0,200}")
_TELLING = re.compile(r"\d\.\d|\d[eE][+-]?\d|\d{6,}|[0-9a-fA-F]{24,}|[A-Za-z0-9+/]{40,}")
_NOT_SHOWN = "(the message is not shown for a hidden case)"
_LIBRARY_TYPES = ("AxisError", "_ArrayMemoryError", "_UFuncNoLoopError", "UFuncTypeError", "LinAlgError")


def presentable(exercise: Exercise, run: Run) -> Run:
    """Return the run with what its hidden cases must not show taken out."""
    return Run(run.opening, tuple(hide(case, one) for case, one in zip(exercise.cases, run.observations, strict=True)))


def hide(case: Case, observation: Observation) -> Observation:
    """Return the Observation as the report may show it."""
    if case.visible:
        return observation
    printed = f"({len(observation.output)} characters, not shown for a hidden case)" if observation.output else ""
    return msgspec.structs.replace(observation, failure=_hidden(observation.failure), output=printed)


def _hidden(failure: Failure | None) -> Failure | None:
    if failure is None:
        return None
    builtin = getattr(builtins, failure.type, None)
    known = failure.type in _LIBRARY_TYPES or (isinstance(builtin, type) and issubclass(builtin, BaseException))
    plain = known and _PLAIN.fullmatch(failure.message) and not _TELLING.search(failure.message)
    return msgspec.structs.replace(
        failure,
        type=failure.type if known else "an exception of its own",
        message=failure.message if plain else _NOT_SHOWN,
        trace=tuple(line for line in failure.trace if len(line) < 120),
    )
