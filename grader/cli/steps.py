"""How ``grader verify`` goes on: a live bar on a terminal, a plain line a part anywhere else; both on stderr."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

    from grader.verify import Part, Step, Watcher

_PARTS = {"right": "right solutions", "wrong": "wrong solutions", "mutants": "mutants"}


@contextmanager
def shown_steps() -> "Iterator[Watcher]":
    """Give who is to be told of each step."""
    if not sys.stderr.isatty():
        yield Lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
    from rich.table import Column

    what = TextColumn("{task.description}", markup=False, table_column=Column(ratio=1, no_wrap=True))
    columns = (MofNCompleteColumn(), BarColumn(20), TimeElapsedColumn(), what)
    # What is found goes to standard output: above the bar where that is the terminal too, else where it was sent.
    above = sys.stdout.isatty()
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, expand=True, redirect_stdout=above) as progress:
        yield Live(progress)


class Lines:
    """One plain line for each part of each exercise that begins, fit for a log."""

    def __init__(self) -> None:
        self._parts = 0
        self._begun: set[tuple[str, Part]] = set()

    def found(self, steps: int, parts: int) -> None:  # noqa: ARG002 - a log counts what is coarser
        """Hear how many parts there are."""
        self._parts = parts

    def begun(self, step: "Step") -> None:
        """Say which part begins."""
        if (step.exercise, step.part) not in self._begun:
            self._begun.add((step.exercise, step.part))
            sys.stderr.write(f"[{len(self._begun)}/{self._parts}] {step.exercise}: {_PARTS[step.part]}\n")
            sys.stderr.flush()


class Live:
    """A bar with the time so far, the exercise and what is looked at."""

    def __init__(self, progress: "Progress") -> None:
        self._progress = progress
        self._task = progress.add_task("setting up", total=None)

    def found(self, steps: int, parts: int) -> None:  # noqa: ARG002 - the bar counts what is finer
        """Set the length of the bar."""
        self._progress.update(self._task, total=steps)

    def begun(self, step: "Step") -> None:
        """Move the bar, and name what is looked at."""
        self._progress.update(self._task, advance=1, description=f"{step.exercise}: {step.text}")
