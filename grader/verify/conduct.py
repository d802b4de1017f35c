"""A whole pack, checked on all cores: each exercise in three parts, the longest begun first, told in order."""

import multiprocessing
import os
import queue
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path
from typing import Protocol

import msgspec

from grader.core.exercise import Exercise, Pack
from grader.judge import Expectations, Memory
from grader.sandbox import open_boxes
from grader.verify.audit import Audit, Equivalents, audit, read_equivalents
from grader.verify.promises import Promise, check_right_solutions, check_wrong_solutions, name_mistakes
from grader.verify.steps import Part, Step, count_steps


class Watcher(Protocol):
    """Who is to be told how the checks go on."""

    def found(self, steps: int, parts: int) -> None:
        """Hear how many steps there are, in how many parts."""

    def begun(self, step: Step) -> None:
        """Hear of a step that begins."""


class Task(msgspec.Struct, frozen=True):
    """One part of one exercise, for a process of its own."""

    exercise: Exercise
    known: Equivalents
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
    watcher: Watcher | None = None,
) -> Iterator[Promise | Audit]:
    """Check all promises of a pack, exercise by exercise.

    Args:
        pack: the exercises to check.
        folder: the pack's own, where each exercise keeps the mutants that are known to change nothing.
        isolation: the tier of the boxes.
        memory: where expected values are kept between runs; every process has to see the same.
        mutants: whether the references' mutants are run too.
        workers: processes at a time; 0 for one a core.
        watcher: is told of each step when it begins, whatever the order in which processes come to it.

    Raises:
        ReferenceFailedError: a reference did not run through.
        BoxError: a box failed.
        PackError: a list of mutants that change nothing is no such list.

    """
    parts = tuple(Part) if mutants else (Part.RIGHT, Part.WRONG)
    known = {one.id: read_equivalents(folder / one.id / "equivalent.toml") for one in pack.exercises}
    tasks = [Task(one, known[one.id], part, isolation, memory) for one in pack.exercises for part in parts]
    begun = _unseen
    if watcher is not None:
        watcher.found(sum(count_steps(task.exercise, task.part) for task in tasks), len(tasks))
        begun = watcher.begun
    count = min(workers or _cores(), len(tasks))
    if count > 1:
        yield from _side_by_side(tasks, count, begun)
        return
    for task in tasks:
        yield from check(task, begun)


def check(task: Task, begun: Callable[[Step], None]) -> tuple[Promise | Audit, ...]:
    """Check one part of one exercise in boxes of its own; ``begun`` is told each step."""
    exercise = task.exercise

    def tell(text: str) -> None:
        begun(Step(exercise.id, task.part, text))

    with open_boxes(task.isolation) as boxes:
        expectations = Expectations(boxes, task.memory)
        if task.part is Part.RIGHT:
            return tuple(check_right_solutions(exercise, boxes, expectations, tell))
        if task.part is Part.WRONG:
            return tuple(check_wrong_solutions(exercise, name_mistakes(exercise, boxes, expectations, tell)))
        return (audit(exercise, boxes, expectations, task.known, tell),)


def _side_by_side(tasks: list[Task], count: int, begun: Callable[[Step], None]) -> Iterator[Promise | Audit]:
    """Check in processes, the longest task begun first; findings come in the order of the tasks."""
    context = multiprocessing.get_context("spawn")
    # An interrupt ends the processes at once and in silence; the one that began them says the word.
    pool = ProcessPoolExecutor(count, context, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_DFL))
    with context.Manager() as manager, pool:
        news: queue.Queue[Step | None] = manager.Queue()
        futures: dict[int, Future[tuple[Promise | Audit, ...]]] = {}
        for task in sorted(tasks, key=lambda task: -task.weight):
            future = futures[id(task)] = pool.submit(_check, task, news)
            future.add_done_callback(lambda _: news.put(None))
        try:
            for task in tasks:
                while not futures[id(task)].done():
                    step = news.get()
                    if step is not None:
                        begun(step)
                yield from futures[id(task)].result()
        finally:
            pool.shutdown(cancel_futures=True)  # after a fault, what has not begun need not


def _check(task: Task, news: "queue.Queue[Step | None]") -> tuple[Promise | Audit, ...]:
    """``check``, in a process of its own that tells its steps to the one that began it."""
    return check(task, news.put)


def _unseen(step: Step) -> None:
    """Tell nobody of a step."""


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
