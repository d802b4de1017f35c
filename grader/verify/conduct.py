"""A whole pack, checked on all cores: each exercise in three parts, the longest begun first, told in order."""

import multiprocessing
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from enum import StrEnum
from pathlib import Path

import msgspec

from grader.core.exercise import Exercise, Pack
from grader.judge import Expectations, Memory
from grader.sandbox import open_boxes
from grader.verify.audit import Audit, audit, read_equivalents
from grader.verify.promises import Promise, check_right_solutions, check_wrong_solutions, name_mistakes


class Part(StrEnum):
    """What one task checks of an exercise, in the order in which it is told."""

    RIGHT = "right"
    WRONG = "wrong"
    MUTANTS = "mutants"


class Task(msgspec.Struct, frozen=True):
    """One part of one exercise, for a process of its own; ``folder`` is the exercise's."""

    exercise: Exercise
    folder: Path
    part: Part
    isolation: str
    memory: Memory | None

    @property
    def weight(self) -> int:
        """How long it takes, roughly: anything but NumPy alone takes much longer to call."""
        solutions = {Part.RIGHT: len(self.exercise.accepted), Part.WRONG: len(self.exercise.wrong), Part.MUTANTS: 40}
        slowness = 1 if set(self.exercise.libraries) <= {"numpy"} else 20
        return slowness * solutions[self.part] * len(self.exercise.cases)


def verify_pack(
    pack: Pack,
    folder: Path,
    *,
    isolation: str,
    memory: Memory | None = None,
    mutants: bool = True,
    workers: int = 0,
) -> Iterator[Promise | Audit]:
    """Check all promises of a pack, exercise by exercise.

    Args:
        pack: the exercises to check.
        folder: the pack's own, where each exercise keeps the mutants that are known to change nothing.
        isolation: the tier of the boxes.
        memory: where expected values are kept between runs; every process has to see the same.
        mutants: whether the references' mutants are run too.
        workers: processes at a time; 0 for one a core.

    Raises:
        BoxError: a reference did not run through, or a box failed.
        PackError: a list of mutants that change nothing is no such list.

    """
    parts = tuple(Part) if mutants else (Part.RIGHT, Part.WRONG)
    tasks = [
        Task(exercise, folder / exercise.id, part, isolation, memory) for exercise in pack.exercises for part in parts
    ]
    count = min(workers or _cores(), len(tasks))
    if count <= 1:
        for task in tasks:
            yield from check(task)
        return
    with ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn")) as pool:
        begun = {id(task): pool.submit(check, task) for task in sorted(tasks, key=lambda task: -task.weight)}
        for task in tasks:
            yield from begun[id(task)].result()


def check(task: Task) -> tuple[Promise | Audit, ...]:
    """Check one part of one exercise in boxes of its own."""
    with open_boxes(task.isolation) as boxes:
        expectations = Expectations(boxes, task.memory)
        if task.part is Part.RIGHT:
            return tuple(check_right_solutions(task.exercise, boxes, expectations))
        if task.part is Part.WRONG:
            return tuple(check_wrong_solutions(task.exercise, name_mistakes(task.exercise, boxes, expectations)))
        known = read_equivalents(task.folder / "equivalent.toml")
        return (audit(task.exercise, boxes, expectations, known),)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
