"""The Dask executor: tasks on many machines; pack and files travel by content, workers need the package alone."""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import Any

import msgspec

from grader.batch.ports import Done, Opener, Task
from grader.core.errors import UsageError
from grader.core.exercise import Pack
from grader.core.report import ExerciseReport
from grader.judge.program import program

IN_HAND_PER_THREAD = 2
RETRIES = 2
CONNECT_SECONDS = 20


class ClusterExecutor:
    """Runs tasks on a Dask cluster; a worker that dies costs a second try of what it had in hand."""

    def __init__(self, client: Any) -> None:
        """Use a client on whose workers the plugin stands."""
        self._client = client

    def run(self, tasks: Iterator[Task]) -> Generator[Done, None, None]:
        """Keep a few tasks for each thread of the cluster on their way, and give each answer as it comes."""
        from distributed import as_completed

        from grader.batch.cluster_worker import run

        waiting: dict[str, Task] = {}
        answers = as_completed(loop=self._client.loop)
        try:
            self._fill(run, tasks, waiting, answers)
            while waiting:
                future = next(answers)
                task = waiting.pop(future.key)
                # What runs tasks may fail in any way of Dask's own; it is the judge's fault, never the student's.
                error = future.exception()
                done = Done(task, None, f"{type(error).__name__}: {error}") if error else _answer(task, future.result())
                future.release()
                self._fill(run, tasks, waiting, answers)
                yield done
        finally:
            for future in list(answers.futures):
                future.cancel()

    def _fill(
        self, run: Callable[[bytes], bytes], tasks: Iterator[Task], waiting: dict[str, Task], answers: Any
    ) -> None:
        threads = sum(worker["nthreads"] for worker in self._client.scheduler_info(-1)["workers"].values())
        while len(waiting) < max(1, threads) * IN_HAND_PER_THREAD:
            task = next(tasks, None)
            if task is None:
                return
            # The key is the digest and the program's: equal tasks of two batches are one task to Dask too.
            future = self._client.submit(
                run, msgspec.json.encode(task), key=f"grade-{task.digest}", pure=True, retries=RETRIES
            )
            waiting[future.key] = task
            answers.add(future)


@contextmanager
def opened(scheduler: str, pack: Pack, opener: Opener) -> Iterator[ClusterExecutor]:
    """Connect to a scheduler, put the plugin on its workers, and take it off again afterwards.

    Raises:
        UsageError: Dask is not installed, nobody answers, or a worker runs another version of the grader.

    """
    try:
        from distributed import Client

        from grader.batch.cluster_worker import PLUGIN, WarmGraders
    except ImportError as error:
        raise UsageError("Dask is not installed; install the grader with its extra 'dask'") from error
    try:
        client = Client(scheduler, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        cure = "start one with 'dask scheduler'"
        raise UsageError(f"no Dask scheduler answers at {scheduler} ({error}); {cure}") from error
    with client:
        _insist_on_one_program(client)
        client.register_plugin(WarmGraders(pack, opener), name=PLUGIN)
        try:
            yield ClusterExecutor(client)
        finally:
            client.unregister_worker_plugin(PLUGIN)


def _insist_on_one_program(client: Any) -> None:
    """Refuse workers whose grader differs: their results would not be the ones of this machine."""
    from grader.batch.cluster_worker import worker_program

    here = program()
    others = [worker for worker, digest in client.run(worker_program).items() if digest != here]
    if others:
        listed = ", ".join(others)
        raise UsageError(f"some workers run another version of the grader ({listed}); install the same one there")


def _answer(task: Task, data: bytes) -> Done:
    return Done(task, msgspec.json.decode(data, type=ExerciseReport))
