"""The contracts of pyproject.toml hold, and each of them bites."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-cache"]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "grader", tmp_path / "grader", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint(folder: Path) -> tuple[int, str]:
    done = subprocess.run(LINT, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    return done.returncode, done.stdout + done.stderr


def test_contracts_hold(copy: Path) -> None:
    code, said = lint(copy)
    assert code == 0, said


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("core/values.py", "import grader.cli.main"),
        ("score/tally.py", "import grader.style"),
        ("render/html.py", "import grader.judge"),
        ("worker/child.py", "import msgspec"),
        ("worker/child.py", "import grader.core.exercise"),
        ("judge/grade.py", "import grader.worker.child"),
    ],
)
def test_a_forbidden_import_is_found(copy: Path, place: str, line: str) -> None:
    file = copy / "grader" / place
    file.write_text(f"{file.read_text()}\n{line}\n")
    code, said = lint(copy)
    assert code == 1, said
    assert "BROKEN" in said


def test_a_room_that_no_floor_names_is_found(copy: Path) -> None:
    (copy / "grader" / "drawer").mkdir()
    (copy / "grader" / "drawer" / "__init__.py").write_text('"""A drawer."""\n')
    code, said = lint(copy)
    assert code != 0, said
    assert "drawer" in said
