"""The mutation audit: every mutant of the reference must lose a case, or be recorded as no change at all."""

from collections import Counter
from pathlib import Path

import msgspec

from grader.core.errors import PackError
from grader.core.exercise import Exercise, Limits
from grader.core.outcome import Outcome
from grader.judge.expect import Behaviour, Expectations
from grader.judge.verdicts import verdict
from grader.packs.toml import read_toml
from grader.sandbox import Boxes, Job
from grader.verify.mutants import Mutant, mutants
from grader.verify.steps import Tell, to_nobody

_CPU_SECONDS = (1.0, 3.0)
"""The least and the most that a case of a mutant may use: some never end, and to wait for them is what takes long."""

_TIMES_AS_LONG = 20.0


class Survivor(msgspec.Struct, frozen=True):
    """A mutant that no case noticed."""

    label: str
    line: int
    diff: str


class Audit(msgspec.Struct, frozen=True):
    """What came of all mutants of one reference.

    ``killers`` counts for each case the mutants that it was first to kill; ``stale`` holds what is recorded as no
    change, but covers no survivor.
    """

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


def audit(
    exercise: Exercise, boxes: Boxes, expectations: Expectations, equivalents: Equivalents, tell: Tell = to_nobody
) -> Audit:
    """Run every mutant of the reference against the cases.

    Args:
        exercise: whose reference is mutated.
        boxes: where mutants run, each with a few seconds at most.
        expectations: the accepted behaviours; a mutant that behaves like another accepted one is killed
            by nothing, and must be recorded like an equivalent.
        equivalents: the mutants known to change nothing.
        tell: is told each mutant before it runs, and before the first that the reference does.

    """
    tell("the reference runs")
    behaviours = expectations.of(exercise)
    seconds = _TIMES_AS_LONG * max(behaviours[0].seconds, default=0.0)
    seconds = min(max(seconds, _CPU_SECONDS[0]), _CPU_SECONDS[1])
    limits = Limits(cpu_seconds=seconds, wall_seconds=10 * seconds, exercise_seconds=10 * seconds)
    quick = msgspec.structs.replace(exercise, limits=limits)
    killers: Counter[str] = Counter()
    survivors: list[Survivor] = []
    used: set[str] = set()
    total = equivalent = 0
    for mutant in mutants(exercise.reference.text):
        total += 1
        tell(f"mutant of line {mutant.line}: {mutant.label}")
        killer = _killer(quick, mutant, boxes, behaviours, killers)
        if killer:
            killers[killer] += 1
        elif (entry := equivalents.known(mutant)) is not None:
            used.add(entry)
            equivalent += 1
        else:
            survivors.append(Survivor(mutant.label, mutant.line, mutant.diff))
    stale = tuple(entry for entry in (*equivalents.diffs, *equivalents.lines) if entry not in used)
    return Audit(exercise.id, total, killers.total(), equivalent, dict(killers), tuple(survivors), stale)


def read_equivalents(path: Path) -> Equivalents:
    """Read ``equivalent.toml``: a list ``[[mutant]]``, each a ``diff`` or a ``line`` with its ``reason``.

    Raises:
        PackError: the file is not of that form, or a reason is missing.

    """
    if not path.exists():
        return Equivalents()
    faults: list[str] = []
    data = read_toml(path, faults)
    if data is None:
        raise PackError("\n".join(faults))
    try:
        entries = data["mutant"]
        diffs = {str(entry["diff"]).strip("\n"): str(entry["reason"]) for entry in entries if "diff" in entry}
        lines = {str(entry["line"]).strip(): str(entry["reason"]) for entry in entries if "line" in entry}
    except (KeyError, TypeError):
        raise PackError(f"{path}: it should list [[mutant]], each with a diff or a line, and a reason") from None
    if not all((*diffs.values(), *lines.values())) or len(diffs) + len(lines) != len(entries):
        raise PackError(f"{path}: every equivalent mutant owes a diff or a line, and its reason")
    return Equivalents(diffs, lines)


def _killer(
    exercise: Exercise, mutant: Mutant, boxes: Boxes, behaviours: tuple[Behaviour, ...], killers: Counter[str]
) -> str:
    """Return the case that kills a mutant, or nothing: the first that it fails, of those that have killed most.

    Under several accepted behaviours, a mutant is dead when it is unlike each of them, and the case that told it
    from the last one counts. A few cases are asked at a time, since most mutants die of the first.
    """
    alive = list(range(len(behaviours)))
    order = sorted(range(len(exercise.cases)), key=lambda at: -killers[exercise.cases[at].name])
    asked, few = 0, 1
    while asked < len(order):
        places = order[asked : asked + few]
        cases = tuple(exercise.cases[at] for at in places)
        run = boxes.run(Job(exercise.file, mutant.source, exercise, cases))
        if run.opening.outcome is not Outcome.RETURNED:
            return cases[0].name
        for at, case, observation in zip(places, cases, run.observations, strict=True):
            alive = [one for one in alive if verdict(case, observation, behaviours[one].values[at]).passed]
            if not alive:
                return case.name
        asked, few = asked + few, 2 * few
    return ""
