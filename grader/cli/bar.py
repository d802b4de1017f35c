"""How a batch goes on: a live bar on a terminal, a plain line a student anywhere else; both on stderr."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from grader.core.cohort import Status
from grader.render.figures import count, points
from grader.render.neutral import loggable, visible

if TYPE_CHECKING:
    from rich.progress import Progress

    from grader.batch.conduct import Watcher
    from grader.batch.run import Finished


@contextmanager
def shown_bar() -> "Iterator[Watcher]":
    """Give who is to be told of a batch."""
    if not sys.stderr.isatty():
        yield Lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[failures]}"),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        yield Live(progress)


class Lines:
    """One plain line a student, fit for a log."""

    def __init__(self) -> None:
        self._students = 0
        self._done = 0

    def found(self, platform: str, students: int) -> None:
        """Say how many students there are."""
        self._students = students
        self._say(f"{count(students, 'student')} ({platform})")

    def done(self, finished: "Finished") -> None:
        """Say what became of a student."""
        self._done += 1
        known = finished.student.status is Status.GRADED and not finished.ran
        how = ", known already" if known else ""
        name = loggable(finished.student.name).replace("\n", " ")
        self._say(f"[{self._done}/{self._students}] {name}: {_end(finished)}{how}")

    def _say(self, line: str) -> None:
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()


class Live:
    """A bar with the rate, the time left, and those about whom something is wrong."""

    def __init__(self, progress: "Progress") -> None:
        self._progress = progress
        self._task = progress.add_task("looking for submissions", total=None, rate="", failures="")
        self._failures = 0

    def found(self, platform: str, students: int) -> None:
        """Set the length of the bar."""
        self._progress.update(self._task, description=f"grading ({platform})", total=students)

    def done(self, finished: "Finished") -> None:
        """Move the bar, and name whoever has no grade above it."""
        if finished.student.status is not Status.GRADED:
            self._failures += 1
            name = visible(finished.student.name).replace("\n", " ")
            self._progress.console.print(f"{name}: {_end(finished)}", markup=False, highlight=False)
        self._progress.advance(self._task)
        task = self._progress.tasks[self._task]
        rate = f"{task.speed:.1f}/s" if task.speed else ""
        failures = f"{self._failures} without a grade" if self._failures else ""
        self._progress.update(self._task, rate=rate, failures=failures)


def _end(finished: "Finished") -> str:
    if finished.student.status is Status.GRADED:
        return f"{points(finished.score)} of {points(finished.possible)}"
    return finished.student.problem or finished.student.status.value
