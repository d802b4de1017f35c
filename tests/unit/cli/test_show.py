from pathlib import Path

import pytest
from typer.testing import CliRunner

from grader.cli.main import app

PACK = Path(__file__).resolve().parents[3] / "exercises" / "cnn"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_on_a_pipe_it_is_the_statement_as_it_was_written(language: str) -> None:
    result = CliRunner().invoke(app, ["show", "0-conv_forward", "--lang", language])
    assert result.exit_code == 0
    expected = (PACK / "0-conv_forward" / f"statement.{language}.md").read_text(encoding="utf-8")
    assert result.stdout == expected


def test_english_is_the_default() -> None:
    plain, english = (CliRunner().invoke(app, ["show", "0-conv_forward", *more]) for more in ([], ["--lang", "en"]))
    assert plain.stdout == english.stdout


def test_on_a_terminal_it_is_laid_out() -> None:
    result = CliRunner().invoke(app, ["show", "0-conv_forward"], env={"FORCE_COLOR": "1"})
    assert "\x1b[" in result.stdout
    assert "conv_forward" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["9-nothing"], "has no exercise '9-nothing'"),
        (["0-conv_forward", "--lang", "de"], "has no statement in 'de'; its languages are: en, fr (usage)"),
    ],
)
def test_what_is_not_there_ends_with_2_and_names_what_is(arguments: list[str], sentence: str) -> None:
    result = CliRunner().invoke(app, ["show", *arguments])
    assert result.exit_code == 2
    assert sentence in result.stderr
