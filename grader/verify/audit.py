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


def audit(exercise: Exercise, boxes: Boxes, expectations: Expectations, equivalents: dict[str, str]) -> Audit:
    """Run every mutant of the reference against the cases.

    Args:
        exercise: whose reference is mutated.
        boxes: where mutants run, each with a few seconds at most.
        expectations: the accepted behaviours; a mutant that behaves like another accepted one is killed
            by nothing, and must be recorded like an equivalent.
        equivalents: the diffs of mutants known to change nothing, each with its reason.

    """
    behaviours = expectations.of(exercise)
    limits = Limits(cpu_seconds=_CPU_SECONDS, wall_seconds=4 * _CPU_SECONDS, exercise_seconds=_CPU_SECONDS)
    quick = msgspec.structs.replace(exercise, limits=limits)
    killers: Counter[str] = Counter()
    survivors: list[Survivor] = []
    used: set[str] = set()
    total = killed = 0
    for mutant in mutants(exercise.reference.text):
        total += 1
        lost = _lost(quick, mutant, boxes, behaviours)
        if lost:
            killed += 1
            killers.update(lost)
        elif mutant.diff in equivalents:
            used.add(mutant.diff)
        else:
            survivors.append(Survivor(mutant.label, mutant.line, mutant.diff))
    stale = tuple(diff for diff in equivalents if diff not in used)
    return Audit(exercise.id, total, killed, len(used), dict(killers), tuple(survivors), stale)


def read_equivalents(path: Path) -> dict[str, str]:
    """Read ``equivalent.toml``: a list ``[[mutant]]`` of ``diff`` and ``reason``; no file means none.

    Raises:
        PackError: the file is not of that form, or a reason is missing.

    """
    if not path.exists():
        return {}
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))["mutant"]
        found = {str(entry["diff"]).strip("\n"): str(entry["reason"]) for entry in entries}
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise PackError(f"{path}: not a list of [[mutant]] with diff and reason: {error}") from error
    if not all(found.values()):
        raise PackError(f"{path}: every equivalent mutant owes its reason")
    return found


def _lost(exercise: Exercise, mutant: Mutant, boxes: Boxes, behaviours: tuple[Behaviour, ...]) -> list[str]:
    run = observe(SourceFile(exercise.file, mutant.source), exercise, boxes)
    if run.opening.outcome is not Outcome.RETURNED:
        return [case.name for case in exercise.cases]
    verdicts, _ = best_verdicts(exercise, run.observations, behaviours)
    return [verdict.case for verdict in verdicts if not verdict.passed]
