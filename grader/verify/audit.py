"""The mutation audit: every mutant of the reference must lose a case, or be recorded as no change at all."""

import tomllib
from collections import Counter
from pathlib import Path

import msgspec

from grader.core.errors import PackError
from grader.core.exercise import Exercise, Limits
from grader.core.outcome import Outcome
from grader.core.submission import SourceFile
from grader.judge.expect import Behaviour, Expectations
from grader.judge.observe import observe
from grader.judge.verdicts import best_verdicts
from grader.sandbox import Boxes
from grader.verify.mutants import Mutant, mutants

_CPU_SECONDS = 3.0


class Survivor(msgspec.Struct, frozen=True):
    """A mutant that no case noticed."""

    label: str
    line: int
    diff: str


class Audit(msgspec.Struct, frozen=True):
    """What came of all mutants of one reference; ``killers`` counts for each case the mutants that it kills."""

    exercise: str
    total: int
    killed: int
    equivalent: int
    killers: dict[str, int]
    survivors: tuple[Survivor, ...]
    stale: tuple[str, ...] = ()


class Equivalents(msgspec.Struct, frozen=True):
    """Mutants known to change nothing, each with its reason: by their whole diff, or every one of a line."""

    diffs: dict[str, str] = {}
    lines: dict[str, str] = {}

    def known(self, mutant: Mutant) -> str | None:
        """Return the entry that covers a mutant."""
        if mutant.diff in self.diffs:
            return mutant.diff
        removed = [line[1:].strip() for line in mutant.diff.splitlines() if line.startswith("-")]
        return removed[0] if len(removed) == 1 and removed[0] in self.lines else None


def audit(exercise: Exercise, boxes: Boxes, expectations: Expectations, equivalents: Equivalents) -> Audit:
    """Run every mutant of the reference against the cases.

    Args:
        exercise: whose reference is mutated.
        boxes: where mutants run, each with a few seconds at most.
        expectations: the accepted behaviours; a mutant that behaves like another accepted one is killed
            by nothing, and must be recorded like an equivalent.
        equivalents: the mutants known to change nothing.

    """
    behaviours = expectations.of(exercise)
    limits = Limits(cpu_seconds=_CPU_SECONDS, wall_seconds=4 * _CPU_SECONDS, exercise_seconds=_CPU_SECONDS)
    quick = msgspec.structs.replace(exercise, limits=limits)
    killers: Counter[str] = Counter()
    survivors: list[Survivor] = []
    used: set[str] = set()
    total = killed = equivalent = 0
    for mutant in mutants(exercise.reference.text):
        total += 1
        lost = _lost(quick, mutant, boxes, behaviours)
        if lost:
            killed += 1
            killers.update(lost)
        elif (entry := equivalents.known(mutant)) is not None:
            used.add(entry)
            equivalent += 1
        else:
            survivors.append(Survivor(mutant.label, mutant.line, mutant.diff))
    stale = tuple(entry for entry in (*equivalents.diffs, *equivalents.lines) if entry not in used)
    return Audit(exercise.id, total, killed, equivalent, dict(killers), tuple(survivors), stale)


def read_equivalents(path: Path) -> Equivalents:
    """Read ``equivalent.toml``: a list ``[[mutant]]``, each a ``diff`` or a ``line`` with its ``reason``.

    Raises:
        PackError: the file is not of that form, or a reason is missing.

    """
    if not path.exists():
        return Equivalents()
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))["mutant"]
        diffs = {str(entry["diff"]).strip("\n"): str(entry["reason"]) for entry in entries if "diff" in entry}
        lines = {str(entry["line"]).strip(): str(entry["reason"]) for entry in entries if "line" in entry}
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise PackError(f"{path}: not a list of [[mutant]] with diff and reason: {error}") from error
    if not all((*diffs.values(), *lines.values())) or len(diffs) + len(lines) != len(entries):
        raise PackError(f"{path}: every equivalent mutant owes a diff or a line, and its reason")
    return Equivalents(diffs, lines)


def _lost(exercise: Exercise, mutant: Mutant, boxes: Boxes, behaviours: tuple[Behaviour, ...]) -> list[str]:
    run = observe(SourceFile(exercise.file, mutant.source), exercise, boxes)
    if run.opening.outcome is not Outcome.RETURNED:
        return [case.name for case in exercise.cases]
    verdicts, _ = best_verdicts(exercise, run.observations, behaviours)
    return [verdict.case for verdict in verdicts if not verdict.passed]
