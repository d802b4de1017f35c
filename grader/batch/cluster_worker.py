"""What stands on a Dask worker: warm Graders, and the function that a task is; loaded only where Dask is installed."""

import threading
from contextlib import AbstractContextManager
from typing import Any

import msgspec
from distributed import WorkerPlugin, get_worker

from grader.batch.ports import Grader, Opener, Task
from grader.core.exercise import Pack
from grader.judge.program import program

PLUGIN = "grader"


class WarmGraders(WorkerPlugin):  # type: ignore[misc]  # Dask publishes no types
    """A Dask worker plugin: a Grader for each of the worker's threads, opened when first needed, closed at its end.

    Dask gives it to workers that join later, and to those that take the place of dead ones.
    """

    name = PLUGIN

    def __init__(self, pack: Pack, opener: Opener) -> None:
        """Keep what is needed to open; this is what travels."""
        self._pack = pack
        self._opener = opener

    def setup(self, worker: Any) -> None:  # noqa: ARG002 - Dask's signature
        """Be put on a worker."""
        self._lock = threading.Lock()
        self._open: dict[int, tuple[AbstractContextManager[Grader], Grader]] = {}

    def teardown(self, worker: Any) -> None:  # noqa: ARG002 - Dask's signature
        """Close the boxes."""
        with self._lock:
            for context, _ in self._open.values():
                context.__exit__(None, None, None)
            self._open.clear()

    def grader(self) -> Grader:
        """Return this thread's Grader; boxes are never shared between threads."""
        thread = threading.get_ident()
        with self._lock:
            if thread not in self._open:
                context = self._opener(self._pack)
                self._open[thread] = (context, context.__enter__())
            return self._open[thread][1]


def run(data: bytes) -> bytes:
    """Grade one task on a worker."""
    grader = get_worker().plugins[PLUGIN].grader()
    return msgspec.json.encode(grader.grade(msgspec.json.decode(data, type=Task)))


def worker_program() -> str:
    """Return the digest of the grader that a worker runs."""
    return program()
