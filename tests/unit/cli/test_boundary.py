import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

import grader
from grader.cli.boundary import Verbs
from grader.core.errors import BoxError, GraderError, PackError, UsageError


def run(error: BaseException | None, *options: str) -> tuple[int, str]:
    """Run a verb that raises ``error``; return the exit code and what stderr says."""
    app = typer.Typer(cls=Verbs)

    @app.callback()
    def options_of_all(debug: bool = False) -> None:
        """Take --debug."""

    @app.command()
    def verb() -> None:
        if error is not None:
            raise error

    result = CliRunner().invoke(app, [*options, "verb"])
    assert result.stdout == ""
    return result.exit_code, result.stderr


def test_a_verb_that_ends_well_ends_with_0() -> None:
    assert run(None) == (0, "")


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (UsageError("there is no pack 'x'"), 2, "grader: there is no pack 'x' (usage)\n"),
        (PackError("a.toml: unknown key"), 2, "grader: a.toml: unknown key (pack-invalid)\n"),
        (BoxError("the box broke"), 3, "grader: the box broke (box-failed)\n"),
        (GraderError("odd"), 3, "grader: odd (error)\n"),
    ],
)
def test_an_error_of_ours_is_one_sentence_and_its_code(error: GraderError, code: int, sentence: str) -> None:
    assert run(error) == (code, sentence)


def test_anything_else_is_the_judges_own_fault_and_no_traceback() -> None:
    code, said = run(ZeroDivisionError("division by zero"))
    assert code == 3
    assert "a fault of the grader, not of the submission: ZeroDivisionError: division by zero" in said
    assert "grader --debug" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("error", [ZeroDivisionError("division by zero"), UsageError("there is no pack")])
def test_debug_shows_the_traceback(error: Exception) -> None:
    code, said = run(error, "--debug")
    assert code in (2, 3)
    assert "Traceback" in said
    assert str(error) in said
    assert "grader --debug" not in said


def test_an_interrupt_ends_with_130() -> None:
    assert run(KeyboardInterrupt()) == (130, "grader: interrupted\n")


def test_an_exit_code_that_a_verb_asked_for_passes() -> None:
    assert run(typer.Exit(1)) == (1, "")


def test_a_wrong_value_keeps_its_usage_message() -> None:
    code, said = run(typer.BadParameter("no such thing"))
    assert code == 2
    assert "no such thing" in said


ECHOES = """
import typer
from grader.cli.boundary import Verbs
app = typer.Typer(cls=Verbs)
app.callback()(lambda: None)
app.command("verb")(lambda: typer.echo("done"))
app()
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ("-m", "grader", "list"),
        ("-m", "grader", "--help"),
        ("-m", "grader", "--version"),
        ("-m", "grader", "grade", "--help"),
        ("-m", "grader", "new", "pack/0-exercise"),
        ("-c", ECHOES, "verb"),
    ],
)
def test_who_stops_reading_gets_no_complaint_and_no_grade(arguments: tuple[str, ...], tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run(
            [sys.executable, *arguments],
            stdout=write,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(Path(grader.__file__).parents[1])},
        )
    finally:
        os.close(write)
    assert (done.returncode, done.stderr) == (141, "")


def test_a_pipe_that_breaks_elsewhere_is_the_judges_own_fault() -> None:
    code, said = run(BrokenPipeError("a worker's pipe"))
    assert code == 3
    assert "BrokenPipeError: a worker's pipe" in said
