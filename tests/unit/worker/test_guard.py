"""The import guard admits what the statement allows and says what it allows otherwise."""

from collections.abc import Callable
from types import ModuleType
from typing import cast

import pytest

from grader.worker.guard import guarded_builtins

Import = Callable[..., ModuleType]


def guarded(*allowed: str) -> Import:
    return cast("Import", guarded_builtins(allowed, ("math",))["__import__"])


@pytest.mark.parametrize("name", ["json", "json.decoder", "math", "__future__"])
def test_what_is_allowed_or_tolerated_is_imported(name: str) -> None:
    assert guarded("json")(name).__name__ == name.split(".", maxsplit=1)[0]


@pytest.mark.parametrize("name", ["os", "sys", "jsonx", "importlib", "ctypes", "js"])
def test_what_is_not_is_refused_with_what_is(name: str) -> None:
    with pytest.raises(ImportError, match=f"importing {name} is not allowed.*; the statement allows json"):
        guarded("json")(name)


def test_all_that_the_statement_allows_is_named() -> None:
    with pytest.raises(ImportError, match="the statement allows json, numpy$"):
        guarded("json", "numpy")("os")


def test_a_neighbour_of_the_file_is_not_what_is_allowed() -> None:
    with pytest.raises(ImportError, match="importing json is not allowed"):
        guarded("json")("json", {"__package__": ""}, None, ("loads",), 1)


def test_a_parent_is_admitted_for_what_is_allowed_below_it() -> None:
    decoder = guarded("json.decoder")("json", None, None, ("decoder",))
    assert decoder.__name__ == "json"
    with pytest.raises(ImportError):
        guarded("json.decoder")("json", None, None, ("encoder",))


def test_an_import_inside_a_function_is_guarded_too() -> None:
    names: dict[str, object] = {"__builtins__": guarded_builtins(("json",), ())}
    exec("def f():\n    import os\n    return os\n", names)
    with pytest.raises(ImportError):
        cast("Callable[[], object]", names["f"])()


SAID = "importing {} is not allowed in this exercise; the statement allows json"


def module(source: str) -> dict[str, object]:
    names: dict[str, object] = {"__builtins__": guarded_builtins(("json",), (), source.encode())}
    exec(compile(source, "0-f.py", "exec"), names)
    return names


@pytest.mark.parametrize(
    ("line", "name", "uses"),
    [
        ("import os", "os", ["os.getcwd()", "os.path"]),
        ("import os.path", "os.path", ["os.sep", "os.path.join('a')"]),
        ("import os.path as p", "os.path", ["p.join('a')"]),
        ("import matplotlib.pyplot as plt", "matplotlib.pyplot", ["plt.imshow(3)", "plt()"]),
        ("import xml.etree.ElementTree as tree", "xml.etree.ElementTree", ["tree.parse('a')"]),
        ("from os import path, environ", "os", ["environ['HOME']", "path.sep", "[*environ]"]),
        ("from os import (getcwd as here,\n    sep)", "os", ["here()"]),
        ("import json, os", "os", ["os.sep"]),
    ],
)
def test_an_import_at_the_top_is_refused_when_it_is_used(line: str, name: str, uses: list[str]) -> None:
    assert cast("Callable[[], int]", module(f"{line}\n\n\ndef f():\n    return 1\n")["f"])() == 1
    for use in uses:
        names = module(f"{line}\n\n\ndef f():\n    return {use}\n")
        with pytest.raises(ImportError, match=SAID.format(name)):
            cast("Callable[[], object]", names["f"])()
        with pytest.raises(ImportError, match=SAID.format(name)):
            module(f"{line}\n{use}\n")


@pytest.mark.parametrize(
    "source",
    [
        "try:\n    import os\nexcept ImportError:\n    os = None\n",
        "try:\n    from os import path as os\nexcept ImportError:\n    os = None\n",
    ],
)
def test_who_is_ready_for_a_refusal_is_refused_at_once(source: str) -> None:
    assert module(source)["os"] is None


@pytest.mark.parametrize("source", ["from os import *\n", "os = __import__('os')\n", "if True:\n    import os\n"])
def test_other_imports_at_the_top_are_refused_at_once(source: str) -> None:
    with pytest.raises(ImportError, match=SAID.format("os")):
        module(source)
