import sys
from pathlib import Path

import pytest

from grader.cli.cache import cache_folder


@pytest.fixture(autouse=True)
def _home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GRADER_CACHE", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", "/homes/ada")


@pytest.mark.parametrize(
    ("system", "expected"),
    [("linux", "/homes/ada/.cache/grader"), ("darwin", "/homes/ada/Library/Caches/grader")],
)
def test_it_stands_where_the_system_keeps_caches(monkeypatch: pytest.MonkeyPatch, system: str, expected: str) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert cache_folder() == Path(expected)


def test_the_environment_may_name_another_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/caches")
    assert cache_folder() == Path("/caches/grader")
    monkeypatch.setenv("GRADER_CACHE", "/ours")
    assert cache_folder() == Path("/ours")


def test_a_relative_shared_place_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "caches")
    assert cache_folder() == Path("/homes/ada/.cache/grader")


def test_without_a_home_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", homeless)
    assert cache_folder() is None
