"""Fixtures are one module or several that import one another, and leave no trace among Python's own modules."""

import marshal
import sys

import pytest

from grader.worker import fixtures


def codes(**sources: str) -> dict[str, bytes]:
    """Modules by name, ``main`` the one that is asked; the others are its parts."""
    names = {name: "fixtures" if name == "main" else f"fixtures.{name}" for name in sources}
    return {names[name]: marshal.dumps(compile(text, f"{name}.py", "exec")) for name, text in sources.items()}


def test_one_module_gives_its_names() -> None:
    names = fixtures.load(codes(main="def half(value):\n    return value / 2\n"))
    assert names["half"](3) == 1.5  # type: ignore[operator]


def test_modules_import_one_another_and_share_what_they_hold() -> None:
    names = fixtures.load(
        codes(
            main="from fixtures.asking import ask\nfrom fixtures.held import held\n",
            asking="from fixtures import held\n\n\ndef ask(value):\n    held.held.append(value)\n    return value\n",
            held="held = []\n",
        )
    )
    assert names["ask"](7) == 7  # type: ignore[operator]
    assert names["held"] == [7]


def test_a_second_loading_begins_anew() -> None:
    sources = codes(main="from fixtures.held import held\nheld.append(1)\n", held="held = []\n")
    assert [fixtures.load(sources)["held"] for _ in range(2)] == [[1], [1]]


@pytest.mark.parametrize("main", ["from fixtures.held import held\n", "from fixtures.held import held\n1 / 0\n"])
def test_nothing_stays_behind(main: str) -> None:
    finders = list(sys.meta_path)
    try:
        fixtures.load(codes(main=main, held="held = []\n"))
    except ZeroDivisionError:
        assert "1 / 0" in main
    assert sys.meta_path == finders
    assert not [name for name in sys.modules if name.split(".")[0] == "fixtures"]


def test_a_module_that_did_not_come_along_is_not_there() -> None:
    with pytest.raises(ModuleNotFoundError, match=r"fixtures\.other"):
        fixtures.load(codes(main="import fixtures.other\n"))
