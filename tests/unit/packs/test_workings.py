"""An exercise's workings are read once, and what is wrong with them is a fault with a place."""

from pathlib import Path

from grader.core.exercise import SourceText
from grader.core.working import Working
from grader.packs.workings import load_working, read_workings

SOURCE = b"""
from grader.core.working import Working

def working(arguments, result, index):
    return Working(value=float(arguments["x"]))
"""


def test_the_function_is_found_and_runs(tmp_path: Path) -> None:
    (tmp_path / "workings.py").write_bytes(SOURCE)
    faults: list[str] = []
    source = read_workings(tmp_path, faults)
    explain = load_working(source)
    assert faults == []
    assert explain is not None
    assert explain({"x": 3}, "A", (0,)) == Working(value=3.0)


def test_an_exercise_may_have_none(tmp_path: Path) -> None:
    faults: list[str] = []
    assert read_workings(tmp_path, faults) == SourceText("workings", b"")
    assert faults == []
    assert load_working(SourceText("workings", b"")) is None


def test_a_file_without_the_function_and_one_that_does_not_load_are_faults(tmp_path: Path) -> None:
    path = tmp_path / "workings.py"
    for text, said in (
        (b"x = 1\n", f"{path}: it has no function working(arguments, result, index) (see docs/packs.md)"),
        (b"x = 1\n1 / 0\n", f"{path}:2: it raised ZeroDivisionError: division by zero"),
    ):
        path.write_bytes(text)
        faults: list[str] = []
        read_workings(tmp_path, faults)
        assert faults == [said]
