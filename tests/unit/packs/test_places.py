"""A pack is found by its name or by its folder, and what is handed in cannot take a shipped pack's place."""

from pathlib import Path

import pytest

from grader.core.errors import UsageError
from grader.packs.places import find_pack, pack_names


def lay_down(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "pack.toml").write_text("format = 1\n")
    return folder


def test_the_pack_that_ships_is_found_with_its_answers() -> None:
    assert "cnn" in pack_names()
    folder, answers = find_pack("cnn")
    assert (folder / "pack.toml").is_file()
    assert (answers / "0-conv_forward.py").is_file()


def test_a_folder_of_the_same_name_does_not_take_the_place_of_a_pack_that_ships(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_down(tmp_path / "cnn")
    monkeypatch.chdir(tmp_path)
    assert find_pack("cnn")[0].resolve() != (tmp_path / "cnn").resolve()
    assert find_pack("./cnn/")[0].resolve() == (tmp_path / "cnn").resolve()


@pytest.mark.parametrize(("here", "name"), [("", "exercises/own"), ("exercises", "own"), ("exercises/own", ".")])
def test_a_pack_of_ones_own_is_named_by_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: str, name: str
) -> None:
    own = lay_down(tmp_path / "exercises" / "own")
    monkeypatch.chdir(tmp_path / here)
    folder, answers = find_pack(name)
    assert folder.name == "own"
    assert folder.resolve() == own.resolve()
    assert answers == tmp_path / "reference" / "own"


def test_a_folder_above_is_named_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = lay_down(tmp_path / "exercises" / "own")
    (own / "0-double").mkdir()
    monkeypatch.chdir(own / "0-double")
    assert find_pack("..") == (own, tmp_path / "reference" / "own")


def test_a_pack_below_exercises_is_pointed_to_when_it_is_called_by_its_name_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_down(tmp_path / "exercises" / "own")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=r"name your own by its folder: exercises.own$"):
        find_pack("own")


def test_an_unknown_pack_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="the packs here are: cnn"):
        find_pack("no-such-pack")
