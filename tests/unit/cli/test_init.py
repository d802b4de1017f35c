import os
from pathlib import Path

from typer.testing import CliRunner

from grader.cli.main import app


def test_a_starter_is_laid_down_for_each_exercise(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["init", str(tmp_path / "new" / "cnn")])
    assert result.exit_code == 0, result.stderr
    laid = sorted((tmp_path / "new" / "cnn").iterdir())
    assert [path.name for path in laid] == [
        "0-conv_forward.py",
        "1-pool_forward.py",
        "2-conv_backward.py",
        "3-pool_backward.py",
        "5-lenet5.py",
    ]
    for path in laid:
        assert path.read_text().startswith("#!/usr/bin/env python3\n")
        assert os.access(path, os.X_OK)


def test_a_file_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    mine = tmp_path / "0-conv_forward.py"
    mine.write_text("mine")
    result = CliRunner().invoke(app, ["init", str(tmp_path)])
    assert result.exit_code == 0
    assert mine.read_text() == "mine"
    assert f"kept     {mine}" in result.stdout
    assert f"written  {tmp_path / '1-pool_forward.py'}" in result.stdout


def test_one_exercise_alone(tmp_path: Path) -> None:
    CliRunner().invoke(app, ["init", str(tmp_path), "--exercise", "3-pool_backward"])
    assert [path.name for path in tmp_path.iterdir()] == ["3-pool_backward.py"]


def test_a_folder_that_cannot_be_made_ends_with_2(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = CliRunner().invoke(app, ["init", str(tmp_path / "file" / "below")])
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr
