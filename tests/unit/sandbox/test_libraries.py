"""Which files are laid open in a box: enough to run Python and a library, and nothing twice."""

import sys
from pathlib import Path

import pytest

import grader
from grader.sandbox.libraries import around, interpreter, library_paths, outermost, runtime_paths, search_path


def test_a_path_inside_an_open_one_is_not_opened_again() -> None:
    paths = ["/usr/lib/python3.11/sitecustomize.py", "/usr/lib", "/usr/library", "/lib", "/usr/lib"]
    assert outermost(paths) == ("/lib", "/usr/lib", "/usr/library")


def test_no_runtime_path_stands_inside_another() -> None:
    paths = [Path(path) for path in runtime_paths()]
    assert not [path for path in paths for other in paths if path != other and path.is_relative_to(other)]
    assert any(interpreter().is_relative_to(path) for path in paths)


def test_nothing_that_was_installed_is_part_of_the_runtime() -> None:
    installed = Path(library_paths(("numpy",))[0])
    assert not [path for path in runtime_paths() if installed.is_relative_to(path)]
    assert str(installed.parent) in search_path(("numpy",))
    assert str(installed.parent) in sys.path


def test_a_library_is_told_from_the_root_wherever_it_was_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    information = tmp_path / "beside" / "thing-1.0.dist-info"
    information.mkdir(parents=True)
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: thing\nVersion: 1.0\n")
    (information / "RECORD").write_text("thing.py,,\n")
    (information.parent / "thing.py").touch()  # some versions tell only of files that are there
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend("beside")
    assert str(tmp_path / "beside" / "thing.py") in library_paths(("thing",))


def test_what_the_worker_imports_is_open_whatever_the_exercise_uses() -> None:
    assert set(library_paths(("numpy",))) <= set(library_paths(("rich",)))


@pytest.fixture
def system(tmp_path: Path) -> Path:
    """A system's folder with a grader installed deep inside, and links that lead to it and around it."""
    lib = tmp_path / "usr" / "lib"
    for name in ("python3/site/grader/_packs", "python3/site/numpy", "other"):
        (lib / name).mkdir(parents=True)
    (lib / "libm.so").touch()
    (lib / "loop").symlink_to(lib)
    (lib / "shortcut").symlink_to(lib / "python3" / "site" / "grader")
    (lib / "dangling").symlink_to(lib / "nowhere")
    (tmp_path / "lib").symlink_to(lib)
    return tmp_path


@pytest.mark.parametrize("folder", ["usr/lib", "lib"])
def test_a_grader_inside_a_systems_folder_is_left_out_of_it(system: Path, folder: str) -> None:
    hidden = system / "usr" / "lib" / "python3" / "site" / "grader"
    found = [str(path.relative_to(system / folder)) for path in around(system / folder, (hidden,))]
    assert found == ["libm.so", "other", "python3/site/numpy"]


def test_a_folder_without_a_grader_in_it_stays_whole_and_one_of_the_graders_own_is_none(system: Path) -> None:
    hidden = system / "usr" / "lib" / "python3"
    assert list(around(system / "usr" / "lib" / "other", (hidden,))) == [system / "usr" / "lib" / "other"]
    assert list(around(hidden / "site" / "grader", (hidden,))) == []


def test_nothing_of_the_graders_own_stands_in_what_is_open() -> None:
    package = Path(grader.__file__).resolve().parent
    for path in map(Path, runtime_paths()):
        assert not package.is_relative_to(path.resolve())
        assert not path.resolve().is_relative_to(package)
