"""The import guard admits what the statement allows and says what it allows otherwise."""

from collections.abc import Callable
from types import ModuleType
from typing import cast

import pytest

from grader.worker.guard import guarded_builtins

Import = Callable[..., ModuleType]


def guarded(*allowed: str) -> Import:
    return cast("Import", guarded_builtins(allowed, ("math",))["__import__"])


@pytest.mark.parametrize("name", ["json", "json.decoder", "math"])
def test_what_is_allowed_or_tolerated_is_imported(name: str) -> None:
    assert guarded("json")(name).__name__ == name.split(".", maxsplit=1)[0]


@pytest.mark.parametrize("name", ["os", "sys", "jsonx", "importlib", "ctypes", "js"])
def test_what_is_not_is_refused_with_what_is(name: str) -> None:
    with pytest.raises(ImportError, match=f"importing {name} is not allowed.*; the statement allows json"):
        guarded("json")(name)


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
