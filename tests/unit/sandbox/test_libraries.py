"""Which files are laid open in a box: enough to run Python and a library, and nothing twice."""

import sys
from pathlib import Path

from grader.sandbox.libraries import interpreter, library_paths, outermost, runtime_paths, search_path


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
