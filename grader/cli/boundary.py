"""Where every error becomes one sentence and an exit code; nothing passes this point as a traceback by chance."""

import sys
import traceback
from types import TracebackType
from typing import Any

import typer
from typer.core import TyperGroup

from grader.cli.output import ReaderGoneError, give_up_stdout, nobody_reads
from grader.core.errors import GraderError

BELOW = 1
JUDGE_FAULT = 3
INTERRUPTED = 130
READER_GONE = 141
"""As a shell tells of a program whose output nobody reads any more."""


class Verbs(TyperGroup):
    """The group of verbs; they and their command line run inside the boundary."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """Read the command line; ``--help`` and ``--version`` say what they say here."""
        with _Boundary(debug="--debug" in args):
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: Any) -> Any:
        """Run a verb."""
        with _Boundary(debug=bool(ctx.params.get("debug"))):
            return super().invoke(ctx)


class _Boundary:
    """Turns what a verb raises into a sentence on stderr and the exit code that belongs to it."""

    def __init__(self, *, debug: bool) -> None:
        self.debug = debug

    def __enter__(self) -> None:
        """Nothing is to be prepared."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            _say("interrupted")  # Typer answers it with 130, as a shell does
            return
        if isinstance(error, GraderError):
            if self.debug:
                traceback.print_exception(error)
            _say(f"{error} ({error.slug})")
            raise typer.Exit(error.exit_code) from None
        if _reader_is_gone(error):
            raise typer.Exit(READER_GONE) from None
        # Typer's own exceptions carry their exit codes; SystemExit and the like are no Exception.
        if isinstance(error, Exception) and not type(error).__module__.startswith("typer"):
            if self.debug:
                traceback.print_exception(error)
            cure = "" if self.debug else "; call 'grader --debug …' for its traceback"
            _say(f"this is a fault of the grader, not of the submission: {type(error).__name__}: {error}{cure}")
            raise typer.Exit(JUDGE_FAULT) from None


def _reader_is_gone(error: BaseException | None) -> bool:
    """Whether the standard output broke; what is left for it goes nowhere then."""
    if isinstance(error, ReaderGoneError):
        return True
    if isinstance(error, BrokenPipeError) and nobody_reads():  # Typer echoes by itself, a line behind its help say
        give_up_stdout()
        return True
    # Rich ends a program by itself then.
    return isinstance(error, SystemExit) and isinstance(error.__context__, BrokenPipeError)


def _say(sentence: str) -> None:
    sys.stderr.write(f"grader: {sentence}\n")
