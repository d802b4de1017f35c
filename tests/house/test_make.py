"""``make`` sets up once for one state of the locks, and again when they change."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = ("Makefile", "pyproject.toml", "hatch_build.py", "requirements.lock", "requirements-dev.lock")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name in FILES:
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def plan(checkout: Path, target: str, python: str = sys.executable) -> str:
    """Return what ``make`` would do, without doing it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    command = ["make", "--dry-run", target, f"PYTHON={python}"]
    return subprocess.run(
        command, cwd=checkout, env=environment, capture_output=True, text=True, timeout=60, check=True
    ).stdout


def set_up(checkout: Path, target: str) -> None:
    """Leave the stamp that setting up would leave."""
    found = re.search(r"touch (\S+)", plan(checkout, target))
    assert found
    stamp = checkout / found[1]
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.touch()


@pytest.mark.parametrize(
    ("target", "lock"),
    [("grade", "requirements.lock"), ("test", "requirements-dev.lock"), ("check", "requirements-dev.lock")],
)
def test_a_fresh_checkout_is_set_up_from_its_lock_by_hash_and_from_wheels_alone(
    checkout: Path, target: str, lock: str
) -> None:
    said = plan(checkout, target)
    assert f"install --quiet --require-hashes --only-binary :all: --requirement {lock}" in said


@pytest.mark.parametrize("target", ["grade", "test"])
def test_a_second_call_sets_nothing_up_again(checkout: Path, target: str) -> None:
    set_up(checkout, target)
    assert "install" not in plan(checkout, target)


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [("requirements.lock", "numpy==", "numpy== "), ("pyproject.toml", "[project]", "[project]\nauthor = 1")],
)
def test_a_changed_lock_or_project_is_set_up_anew(checkout: Path, name: str, before: str, after: str) -> None:
    set_up(checkout, "grade")
    text = (checkout / name).read_text()
    assert before in text
    (checkout / name).write_text(text.replace(before, after))
    assert "install" in plan(checkout, "grade")


def test_a_changed_rule_of_lint_sets_nothing_up_again(checkout: Path) -> None:
    set_up(checkout, "test")
    text = (checkout / "pyproject.toml").read_text()
    (checkout / "pyproject.toml").write_text(text.replace("line-length = 120", "line-length = 100"))
    assert "install" not in plan(checkout, "test")


def test_what_was_set_up_to_develop_serves_to_grade_and_not_the_other_way(checkout: Path) -> None:
    set_up(checkout, "test")
    assert "install" not in plan(checkout, "grade")
    shutil.rmtree(checkout / ".venv")
    set_up(checkout, "grade")
    assert "install" in plan(checkout, "test")


def test_the_tests_come_after_every_static_check(checkout: Path) -> None:
    set_up(checkout, "test")
    said = plan(checkout, "test")
    order = [said.index(tool) for tool in ("ruff check", "lint-imports", "bin/mypy", "-m pytest")]
    assert order == sorted(order)
