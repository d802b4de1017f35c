"""What an exception alone tells: that of the import, or those in which failed cases end."""

import re
from collections.abc import Sequence

from grader.core.findings import Hint
from grader.core.observation import Failure
from grader.core.outcome import Outcome
from grader.core.said import say
from grader.diagnose.environment import explain_failure
from grader.diagnose.evidence import Evidence
from grader.diagnose.keras_meanings import KERAS_MEANINGS
from grader.diagnose.meanings import MEANINGS
from grader.diagnose.misfits import misfits
from grader.diagnose.syntax_meanings import SYNTAX_MEANINGS

Meaning = tuple[str, str, tuple[str, ...], int]
"""A hint's identity, its template, what fills it, and the line."""

_LINE = "{line}"
_NUDGES = frozenset(
    {
        "failure-empty-window",
        "failure-index",
        "failure-negative-size",
        "failure-nothing-to-join",
        "failure-shapes",
        "failure-syntax",
    }
)
"""What has many causes: it says where to look, and names no mistake."""
_MOST_NUDGED = 2
_ENDLESS = say(
    "The function never comes back, however small the images: look for a loop whose condition stays true, and at what "
    "should change in it."
)
_FRAME = re.compile(r"line (\d+), in (.+)")


def meaning(failure: Failure | None, function: str = "") -> tuple[Hint, ...]:
    """Return what the exception means that ended the import.

    Where the file calls the exercise's ``function`` as it is loaded, to try it out, that is told before.
    """
    if failure is None:
        return ()
    known = _meaning(failure)
    return (*_tried_out(failure, function), *(() if known is None else (_told([known]),)))


def _tried_out(failure: Failure, function: str) -> tuple[Hint, ...]:
    lines = {match[2]: match[1] for match in map(_FRAME.fullmatch, failure.trace) if match is not None}
    if not {"<module>", function} <= lines.keys():
        return ()
    text = say(
        "Line {line} calls {function} as soon as the file is loaded. What tries the function out belongs in a file of "
        "its own, or under if __name__ == '__main__'.",
        line=lines["<module>"],
        function=function,
    )
    return (Hint("failure-tried-out", text, level=1),)


def failures(evidence: Evidence, parameters: Sequence[str] = ()) -> tuple[Hint, ...]:
    """Return what the exceptions mean in which failed cases end; nothing where they mean different mistakes.

    Where sizes do not fit, the same mistake ends here in one exception and there in another: two are told, unless
    all of them together tell more. ``parameters`` are the function's, in their order.
    """
    if {one.outcome for one in evidence.observations} - {Outcome.NOT_RUN} == {Outcome.TIMED_OUT}:
        return (Hint("failure-endless", _ENDLESS, level=1),)
    together = misfits(evidence, parameters)
    if together:
        return together
    found = [evidence.observations[at] for at in sorted(evidence.failed & evidence.settled or evidence.failed)]
    raised = [one.failure for one in found if one.outcome is Outcome.RAISED and one.failure is not None]
    known = [one for one in map(_meaning, raised) if one is not None]
    alike: dict[tuple[str, str, tuple[str, ...]], list[Meaning]] = {}
    for one in known:
        alike.setdefault(one[:3], []).append(one)
    told = tuple(_told(meanings) for meanings in alike.values())
    several = len(told) == _MOST_NUDGED and all(one.level == 1 for one in told)
    return told if len(known) == len(raised) and (len(told) == 1 or several) else ()


def _told(known: list[Meaning]) -> Hint:
    identity, text, parts, _ = known[0]
    level = 1 if identity in _NUDGES else 2
    return Hint(identity, say(text, *parts, line=min(line for *_, line in known)), level)


def _meaning(failure: Failure) -> Meaning | None:
    """Return what an exception means; nothing where a library's change brought it about, which is told apart."""
    if explain_failure(failure):
        return None
    said = f"{failure.type}: {failure.message}"
    for pattern, identity, text in (*KERAS_MEANINGS, *MEANINGS, *SYNTAX_MEANINGS):
        match = re.search(pattern, said)
        if match is not None and (failure.line or _LINE not in text):
            return identity, text, tuple(part for part in match.groups() if part is not None), failure.line or 0
    return None
