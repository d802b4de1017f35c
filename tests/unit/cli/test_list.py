from typer.testing import CliRunner

from grader.cli.main import app


def test_on_a_pipe_each_exercise_is_one_line_with_tabs() -> None:
    result = CliRunner().invoke(app, ["list"])
    assert result.exit_code == 0
    lines = [line.split("\t") for line in result.stdout.splitlines()]
    assert {len(line) for line in lines} == {4}
    assert [line[1] for line in lines if line[0] == "cnn"] == [
        "0-conv_forward",
        "1-pool_forward",
        "2-conv_backward",
        "3-pool_backward",
        "5-lenet5",
    ]


def test_one_pack_is_listed_alone() -> None:
    result = CliRunner().invoke(app, ["list", "--pack", "cnn"])
    assert {line.split("\t")[0] for line in result.stdout.splitlines()} == {"cnn"}


def test_on_a_terminal_it_is_a_table() -> None:
    result = CliRunner().invoke(app, ["list"], env={"FORCE_COLOR": "1", "COLUMNS": "100"})
    assert "\t" not in result.stdout
    assert "0-conv_forward.py" in result.stdout
    assert "cases" in result.stdout


def test_an_unknown_pack_ends_with_2_and_names_those_there_are() -> None:
    result = CliRunner().invoke(app, ["list", "--pack", "rnn"])
    assert result.exit_code == 2
    assert "there is no pack 'rnn'" in result.stderr
    assert "cnn" in result.stderr
