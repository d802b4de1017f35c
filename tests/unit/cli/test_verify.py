"""``grader verify`` prints one line a promise, and ends with 1 where one is broken."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from grader.cli.main import app
from grader.packs.scaffold import scaffold


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GRADER_CACHE", str(tmp_path / "cache"))
    scaffold(tmp_path, "linear/0-double")
    return tmp_path / "exercises" / "linear"


def verify(pack: Path, *options: str) -> tuple[int, list[str]]:
    result = CliRunner().invoke(app, ["verify", str(pack), "--isolation", "auto", "--workers", "1", *options])
    return result.exit_code, result.stdout.splitlines()


def test_every_promise_of_a_new_exercise_is_kept_and_its_mutants_are_counted(pack: Path) -> None:
    code, lines = verify(pack)
    assert code == 0, lines
    assert lines[0] == "0-double"
    assert [line[:10] for line in lines[1:12]] == ["  kept    "] * 11
    assert lines[11].endswith("mutants killed, 0 recorded as no change")
    assert all(" by " in line for line in lines[12:])


def test_a_log_is_told_which_part_begins(pack: Path) -> None:
    result = CliRunner().invoke(app, ["verify", str(pack), "--workers", "1"])
    assert result.stderr.splitlines() == [
        "[1/3] 0-double: right solutions",
        "[2/3] 0-double: wrong solutions",
        "[3/3] 0-double: mutants",
    ]


def test_a_promise_that_is_broken_is_told_with_every_breach(pack: Path) -> None:
    (pack / "0-double" / "starter.py").write_bytes((pack.parents[1] / "reference/linear/0-double.py").read_bytes())
    code, lines = verify(pack, "--no-mutants")
    assert code == 1
    at = lines.index("  BROKEN  the starter gets nothing")
    assert lines[at + 1 : at + 5] == [
        "          the starter passes one_number",
        "          the starter passes a_matrix",
        "          the starter passes inputs_unchanged",
        "          cure: ask these cases with numbers for which doing nothing is wrong",
    ]


def test_a_reference_that_breaks_a_law_is_refused(pack: Path) -> None:
    (pack / "0-double" / "truths.py").write_text(
        '"""Laws."""\n'
        "import numpy as np\n"
        "from grader.core.exercise import Call\n"
        "from grader.core.truth import Truth\n\n\n"
        "def truth_linear(rng):\n"
        '    """The double of a sum is the sum of the doubles.\n\n'
        "    Your function is not linear.\n\n    [shape (2,)]\n"
        '    """\n'
        "    one = np.array([1.0, 2.0])\n"
        '    return Truth((Call("double", (one,)), Call("double", (3 * one,))), lambda a, B: (3 * a, B), "B")\n'
    )
    assert verify(pack, "--no-mutants")[0] == 0
    reference = pack.parents[1] / "reference/linear/0-double.py"
    reference.write_text(reference.read_text().replace("np.multiply(A, 2)", "np.multiply(A, 2) + 1"))
    code, lines = verify(pack, "--no-mutants")
    assert code == 1
    assert (
        "          0-double: B[0] is 7, but should be 9 [shape (2,)]: The double of a sum is the sum of the doubles."
        in lines
    )


def test_a_survivor_is_shown_with_its_difference(pack: Path) -> None:
    reference = pack.parents[1] / "reference/linear/0-double.py"
    reference.write_text(reference.read_text().replace("np.multiply(A, 2)", "np.multiply(A, 2) + 0 * A"))
    code, lines = verify(pack)
    assert code == 1
    assert lines[-1] == "          cure: add a case that fails it, or record it in equivalent.toml with its reason"
    at = next(at for at, line in enumerate(lines) if line.endswith(", survives:"))
    assert lines[at + 1].strip() == "-    return np.multiply(A, 2) + 0 * A"
