"""Find the place of a mistake that has no name: the line where one small change makes every case right.

The student's own file is changed, in boxes as ever, and judged by the verdicts that score. The place is told, never the
change; points do not depend on it. What is tried hangs on the file alone; of one that is so slow that its seconds run
out, nothing is told.
"""

import re
from collections import Counter
from itertools import groupby

import msgspec

from grader.core.exercise import Case, Exercise, Limits
from grader.core.findings import Hint
from grader.core.outcome import Outcome
from grader.core.said import Said, joined, say
from grader.diagnose import Change, Evidence, changes, repeated
from grader.judge.expect import Expectations
from grader.judge.mistakes import weight
from grader.judge.observe import ask
from grader.judge.verdicts import best_verdicts, verdict
from grader.sandbox import Boxes, Job

_MOST_CHANGES = 2000
_MOST_ENDED = 16
_MOST_TRIALS = 12
"""So many failed cases, the smallest first, sort out what is no repair; what passes them is asked every case."""

_MOST_ASKED = 2 * _MOST_CHANGES
"""Nearly all changes fall at the first case; where they do not, this is no search any more."""

_PER_LINE = 3
_MOST_LINES = 2
_MOST_TRIED_LINES = 4
_LONGEST_BYTES = 20_000
_LONGEST_QUOTE = 60
_QUICK = Limits(cpu_seconds=0.1, wall_seconds=2.0, exercise_seconds=20.0)
_ORDERLY = (Outcome.RETURNED, Outcome.RAISED)
"""How the calls of a file end that is searched: one that crashes or never ends would do so a thousand times."""


_MEANINGS = {
    "name": say("which of your names belongs there"),
    "word": say("which word belongs there"),
    "one": say("whether it is one too large or too small"),
    "comparison": say("how it compares"),
    "rounding": say("whether and which way it rounds"),
    "axis": say("along which axes"),
    "axes": say("how many axes are left"),
    "flag": say("whether this is on or off"),
    "function": say("which function belongs there"),
    "index": say("which index belongs there"),
    "factor": say("what is missing from this index"),
    "accumulation": say("whether each step adds to what was there or takes its place"),
    "number": say("which number belongs there"),
    "end": say("where it ends"),
    "surplus": say("whether all of it belongs there"),
    "order": say("in which order its parts belong"),
    "brackets": say("what its brackets should hold together"),
    "sign": say("which sign belongs there"),
    "operator": say("which operation belongs there"),
    "indentation": say("how far it is indented"),
    "lines": say("whether it belongs before or after the next line"),
    "condition": say("when it holds"),
    "leaving": say("whether the loop is over there, or goes on with the next one"),
}
"""What to look at, by the kind of a change; of several that mend one line, the first kind here is told."""

_KINDS = tuple(_MEANINGS)


class Repairs:
    """Searches students' files for the one line that decides."""

    def __init__(self, boxes: Boxes, expectations: Expectations) -> None:
        """Use these boxes, and the behaviours of these expectations."""
        self._boxes = boxes
        self._expectations = expectations

    def hint(self, exercise: Exercise, source: bytes, evidence: Evidence) -> tuple[Hint, ...]:
        """Return where one small change of the file makes every case right; nothing where none or many do.

        Exercises that leave out the search for two mistakes, since every run of a case takes long, leave out this one.

        Raises:
            BoxError: the box failed.

        """
        if not exercise.combine_mistakes or len(source) > _LONGEST_BYTES:
            return ()
        if any(one.outcome not in _ORDERLY for one in evidence.observations):
            return ()
        found = self._mending(exercise, source, evidence)
        return (_told(source, found),) if 0 < len(found) <= _MOST_LINES else ()

    def _mending(self, exercise: Exercise, source: bytes, evidence: Evidence) -> list[Change]:
        """Return a change for each line where one mends the file; if there is none, for each set of lines."""
        patience = _Patience(exercise.limits.exercise_seconds)
        singles = _first(changes(source, _words(exercise)))
        return self._of(singles, exercise, source, evidence, patience) or self._of(
            _first(repeated(source, singles)), exercise, source, evidence, patience
        )

    def _of(
        self, left: list[Change], exercise: Exercise, source: bytes, evidence: Evidence, patience: "_Patience"
    ) -> list[Change]:
        """Return of these changes one for each line, or set of lines, where one mends the file."""
        failed = sorted(evidence.failed, key=lambda at: (weight(exercise.cases[at]), at))
        asked = 0
        for at in failed[:_MOST_TRIALS]:
            asked += len(left)
            left = self._passing(exercise, source, at, left, patience) if left and asked <= _MOST_ASKED else []
        left.sort(key=lambda one: (_lines(one), _KINDS.index(one.kind), not _has_number(one.replaced(source))))
        lines = [list(group) for _, group in groupby(left, key=_lines)]
        return self._proven(exercise, source, lines, patience) if len(lines) <= _MOST_TRIED_LINES else []

    def _passing(
        self, exercise: Exercise, source: bytes, at: int, left: list[Change], patience: "_Patience"
    ) -> list[Change]:
        """Return the changes with which one case is right under some accepted behaviour."""
        case = exercise.cases[at]
        values = [behaviour.values[at] for behaviour in self._expectations.of(exercise)]
        if at in self._expectations.settled(exercise):
            values = values[:1]
        quick = patience.bounded(exercise, _QUICK)
        sources = [change.of(source) for change in left]
        passing: list[Change] = []
        answers = self._boxes.attempts(Job(exercise.file, source, quick, (case,)), sources, most_ended=_MOST_ENDED)
        for change, answer in zip(left, answers, strict=False):
            patience.seconds -= answer.seconds
            if answer.outcome is Outcome.NOT_RUN:
                return []  # it takes far too long, and how many were tried would hang on the machine
            if answer.outcome is Outcome.RETURNED and any(verdict(case, answer, value).passed for value in values):
                passing.append(change)
        return passing

    def _proven(
        self, exercise: Exercise, source: bytes, lines: list[list[Change]], patience: "_Patience"
    ) -> list[Change]:
        """Return the first change of each line with which the file, in a box of its own, is right in every case.

        Where one does not come to its end, none is told.
        """
        found: list[Change] = []
        for changed in lines:
            for one in changed[:_PER_LINE]:
                hasty = patience.bounded(exercise, exercise.limits)
                run = ask(one.of(source), hasty, exercise.cases, self._boxes)
                patience.seconds -= run.opening.seconds + sum(answer.seconds for answer in run.observations)
                if run.opening.outcome is not Outcome.RETURNED:
                    continue
                if any(answer.outcome not in _ORDERLY for answer in run.observations):
                    return []
                verdicts, _ = best_verdicts(exercise, run.observations, self._expectations.of(exercise))
                if all(each.passed for each in verdicts):
                    found.append(one)
                    break
        return found


class _Patience:
    """The seconds that are left of what one search may take in all: no more than a file may, as the boxes count."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def bounded(self, exercise: Exercise, limits: Limits) -> Exercise:
        """Return the exercise with these limits, or less where less is left."""
        seconds = max(0.0, min(limits.exercise_seconds, self.seconds))
        return msgspec.structs.replace(exercise, limits=msgspec.structs.replace(limits, exercise_seconds=seconds))


def _first(found: tuple[Change, ...]) -> list[Change]:
    """As many as are tried, in their order: of the kinds that have many, the last are left out."""
    if len(found) <= _MOST_CHANGES:
        return list(found)
    count = Counter(one.kind for one in found)
    rare = sorted(range(len(found)), key=lambda at: (count[found[at].kind], at))
    return [found[at] for at in sorted(rare[:_MOST_CHANGES])]


def _words(exercise: Exercise) -> tuple[str, ...]:
    """The words among the arguments of an exercise's cases."""
    given = (value for case in exercise.cases for value in _arguments(case))
    return tuple(dict.fromkeys(value for value in given if type(value) is str))


def _arguments(case: Case) -> tuple[object, ...]:
    return (*case.call.arguments, *case.call.keywords.values())


def _has_number(written: str) -> bool:
    """Whether a number stands there: of two places that may be off by one, that is the likelier."""
    return re.search(r"\b\d", written) is not None


def _lines(change: Change) -> tuple[int, ...]:
    return (change.line, *(one.line for one in change.beside))


def _told(source: bytes, found: list[Change]) -> Hint:
    places = [_place(source, one) for one in found]
    if len(found) == 1:
        text = say(
            "With one small change {where}, every case is right. {place}", where=_where(found[0]), place=places[0]
        )
    else:
        text = say(
            "With one small change {where} or {other}, every case is right. {place} {beside}",
            where=_where(found[0]),
            other=_where(found[1]),
            place=places[0],
            beside=places[1],
        )
    return Hint("repair", text)


def _where(change: Change) -> Said:
    lines = tuple(dict.fromkeys(_lines(change)))
    if len(lines) > 1:
        return say("in each of lines {lines}", lines=joined(map(str, lines)))
    return say("in several places of line {line}" if change.beside else "in line {line}", line=change.line)


def _place(source: bytes, change: Change) -> Said:
    """Say where to look, in the student's own words; a whole line is known by its number."""
    meaning = _MEANINGS[change.kind]
    if change.kind in ("indentation", "lines"):
        return say("Look at line {line}: {meaning}.", line=change.line, meaning=meaning)
    written, around = (" ".join(one.split()) for one in (change.replaced(source), change.around))
    if written != around and 0 < len(around) <= _LONGEST_QUOTE:
        return say("Look at “{written}” in “{around}”: {meaning}.", written=written, around=around, meaning=meaning)
    if len(written) > _LONGEST_QUOTE:
        written = written[: _LONGEST_QUOTE - 1] + "…"
    return say("Look at “{written}”: {meaning}.", written=written, meaning=meaning)
