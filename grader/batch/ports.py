"""What the batch needs of the judge and of whoever runs tasks; each has a fake in the tests."""

from collections.abc import Generator, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

import msgspec

from grader.core.exercise import Pack
from grader.core.report import ExerciseReport, Report
from grader.core.submission import SourceFile, Submission


class Task(msgspec.Struct, frozen=True):
    """One file against one exercise; ``digest`` is what the result will be found by.

    ``beside`` is the student's file for the exercise's partner, if there is one: hints may speak of both.
    """

    digest: str
    exercise: str
    source: SourceFile | None
    problem: str = ""
    beside: SourceFile | None = None


class Done(msgspec.Struct, frozen=True):
    """A task's result; ``report`` is None where whoever ran it failed, and ``fault`` says how."""

    task: Task
    report: ExerciseReport | None
    fault: str = ""


class Grader(Protocol):
    """Grades one file against one exercise, in warm boxes of its own."""

    def grade(self, task: Task) -> ExerciseReport:
        """Grade; a fault of the judge is a report that says so, never an exception."""


class Opener(Protocol):
    """Opens a Grader in the process that calls it; it crosses to other processes, so it must pickle."""

    def __call__(self, pack: Pack) -> AbstractContextManager[Grader]:
        """Open a Grader for a pack."""


class Judge(Protocol):
    """The parts of the judge that run in the batch's own process."""

    tier: str
    versions: dict[str, str]

    def collect(self, path: Path) -> Submission:
        """Read a submission.

        Raises:
            SubmissionError: it cannot be read at all.

        """

    def assemble(self, submission: Submission, reports: tuple[ExerciseReport, ...]) -> Report:
        """Put the results of one submission together."""

    def fault(self, task: Task, reason: str) -> ExerciseReport:
        """Return the report of a task that whoever ran it could not finish."""


class Executor(Protocol):
    """Runs tasks somewhere, in any order, and gives each result as soon as it is there."""

    def run(self, tasks: Iterator[Task]) -> Generator[Done, None, None]:
        """Take tasks only as fast as there are hands for them; every task is answered exactly once."""
