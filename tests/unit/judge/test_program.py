"""The digest of the program changes with what a result depends on, and with nothing else."""

from pathlib import Path

import pytest

from grader.judge import program as module

digest = module.program.__wrapped__


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for room in ("_attacks", "_packs", "attack", "core", "judge", "render", "worker"):
        (tmp_path / room / "__pycache__").mkdir(parents=True)
        (tmp_path / room / "module.py").write_text("one = 1\n")
    monkeypatch.setattr("importlib.resources.files", lambda _package: tmp_path)
    return tmp_path


@pytest.mark.parametrize("room", ["core", "judge", "worker"])
def test_a_room_that_bears_on_results_changes_it(root: Path, room: str) -> None:
    before = digest()
    (root / room / "module.py").write_text("one = 2\n")
    assert digest() != before


@pytest.mark.parametrize("place", ["_attacks", "_packs", "attack", "render", "judge/__pycache__"])
def test_what_bears_on_no_result_does_not(root: Path, place: str) -> None:
    before = digest()
    (root / place / "module.py").write_text("one = 2\n")
    assert digest() == before


def test_a_module_of_another_name_changes_it(root: Path) -> None:
    before = digest()
    (root / "judge" / "module.py").rename(root / "judge" / "renamed.py")
    assert digest() != before


def test_of_named_rooms_these_alone_count(root: Path) -> None:
    before = digest("core", "render")
    (root / "judge" / "module.py").write_text("one = 2\n")
    assert digest("core", "render") == before
    (root / "render" / "module.py").write_text("one = 2\n")
    assert digest("core", "render") != before
