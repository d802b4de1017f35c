"""The local executor: one process a core, each with warm boxes of its own; a process that dies is replaced."""

import multiprocessing
import os
import signal
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from grader.batch.ports import Done, Opener, Task
from grader.core.exercise import Pack

ATTEMPTS = 2
ENDING_SECONDS = 10.0
ONE_THREAD = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "TF_NUM_INTRAOP_THREADS",
    "TF_NUM_INTEROP_THREADS",
)


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Hand:
    """One worker process, the end of the pipe to it, and the task that it has in hand."""

    def __init__(self, context: "multiprocessing.context.SpawnContext", opener: Opener, pack: Pack) -> None:
        self.near, far = context.Pipe()
        self.process: BaseProcess = context.Process(target=_serve, args=(far, opener, pack), daemon=False)
        with _undisturbed():
            self.process.start()
        far.close()  # so that the worker's death is the end of the file here
        self.task: Task | None = None

    def end(self) -> None:
        """End the process: politely, then not."""
        self.near.close()
        if self.process.is_alive():
            self.process.terminate()
        self.process.join(ENDING_SECONDS)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.process.close()


class LocalPool:
    """Runs tasks in ``workers`` processes, which start when there is something to do."""

    def __init__(self, pack: Pack, opener: Opener, workers: int) -> None:
        """Keep what every worker process is to be given."""
        self._pack = pack
        self._opener = opener
        self._workers = max(1, workers)

    def run(self, tasks: Iterator[Task]) -> Generator[Done, None, None]:
        """Run tasks; one whose process died is tried once more, in a new process, before it counts as a fault."""
        context = multiprocessing.get_context("spawn")
        hands: list[_Hand] = []
        tries: dict[str, int] = {}
        again: list[Task] = []

        def next_task() -> Task | None:
            return again.pop() if again else next(tasks, None)

        try:
            with one_thread():
                while True:
                    for hand in [hand for hand in hands if hand.task is None]:
                        task = next_task()
                        if task is None:
                            break
                        _give(hand, task)
                    while len(hands) < self._workers and all(hand.task is not None for hand in hands):
                        task = next_task()
                        if task is None:
                            break
                        hands.append(_Hand(context, self._opener, self._pack))
                        _give(hands[-1], task)
                    busy = {hand.near: hand for hand in hands if hand.task is not None}
                    if not busy:
                        return
                    for ready in wait(list(busy)):
                        hand = busy[ready]  # type: ignore[index]
                        task, hand.task = hand.task, None
                        if task is None:
                            continue
                        done = _take(hand, task)
                        if done is None:
                            hands.remove(hand)
                            code = _ended(hand)
                            tries[task.digest] = tries.get(task.digest, 0) + 1
                            if tries[task.digest] < ATTEMPTS:
                                again.append(task)
                                continue
                            done = Done(task, None, f"the grading process ended unexpectedly (exit code {code}), twice")
                        yield done
        finally:
            for hand in hands:
                hand.end()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Start a process that a Ctrl-C, which every process of the terminal hears, does not reach while it imports."""
    resource_tracker.ensure_running()  # the first process starts it, and it would let the signal through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _give(hand: _Hand, task: Task) -> None:
    hand.task = task
    with suppress(BrokenPipeError, ConnectionResetError):  # a dead worker shows when its answer is read
        hand.near.send(task)


def _take(hand: _Hand, task: Task) -> Done | None:
    try:
        answer = hand.near.recv()
    except (EOFError, ConnectionResetError):
        return None
    return answer if isinstance(answer, Done) else Done(task, None, str(answer))


def _ended(hand: _Hand) -> int | None:
    hand.process.join(ENDING_SECONDS)
    code = hand.process.exitcode
    hand.end()
    return code


def _serve(far: Connection, opener: Opener, pack: Pack) -> None:
    """Be a worker: answer tasks until the other end is closed, which the batch's death does too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the batch's to handle
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    signal.signal(signal.SIGTERM, _stop)
    with opener(pack) as grader, suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            task: Task = far.recv()
            try:
                answer = Done(task, grader.grade(task))
            except Exception as error:  # noqa: BLE001 - one task of a batch: its failure is the judge's, not the batch's end
                answer = Done(task, None, f"{type(error).__name__}: {error}")
            far.send(answer)


def _stop(*_: object) -> None:
    """Unwind, so that the boxes are closed on the way."""
    raise SystemExit(0)


@contextmanager
def one_thread() -> Iterator[None]:
    """Tell the libraries of all processes started here to use one thread each: more get in each other's way."""
    before = {name: os.environ.get(name) for name in ONE_THREAD}
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
