from pathlib import Path

import pytest

from grader.attack import places
from grader.attack.places import find_corpus
from grader.core.errors import UsageError

ROOT = Path(__file__).resolve().parents[3]


def test_a_checkout_has_it_among_its_tests() -> None:
    assert find_corpus() == ROOT / "tests" / "escapes" / "corpus"


def test_an_installation_has_it_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "grader" / "_attacks").mkdir(parents=True)
    monkeypatch.setattr(places, "_PACKAGE", tmp_path / "grader")
    assert find_corpus() == tmp_path / "grader" / "_attacks"


def test_an_installation_without_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "_PACKAGE", tmp_path / "grader")
    with pytest.raises(UsageError, match="_attacks is missing; install the wheel anew"):
        find_corpus()
