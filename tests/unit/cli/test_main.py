import os
import subprocess
import sys
from importlib import metadata

from typer.testing import CliRunner

from grader.cli.main import app


def test_help_names_every_verb_and_every_exit_code() -> None:
    said = CliRunner().invoke(app, ["--help"], env={"COLUMNS": "200"}).stdout
    for verb in "grade list show init doctor batch regrade export diff verify new attack".split():
        assert f"│ {verb} " in said
    assert "0 done, 1 below --min-score, a promise broken or an attack not held, 2 wrong usage, 3 the grader" in said


def test_version_is_the_installed_one() -> None:
    result = CliRunner().invoke(app, ["--version"])
    assert result.stdout == f"grader {metadata.version('grader')}\n"
    assert result.exit_code == 0


def test_an_unknown_verb_ends_with_2_and_a_suggestion() -> None:
    result = CliRunner().invoke(app, ["grad"])
    assert result.exit_code == 2
    assert "grade" in result.stderr


def test_no_verb_shows_the_help() -> None:
    result = CliRunner().invoke(app, [])
    assert "Usage: grader" in result.output


def test_a_shell_completes_a_verb() -> None:
    asked = {"_GRADER_COMPLETE": "complete_bash", "COMP_WORDS": "grader do", "COMP_CWORD": "1"}
    command = [sys.executable, "-m", "grader"]
    done = subprocess.run(command, env={**os.environ, **asked}, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.split() == ["doctor"]


def test_the_module_is_the_same_as_the_command() -> None:
    command = [sys.executable, "-m", "grader", "--version"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == f"grader {metadata.version('grader')}\n"
