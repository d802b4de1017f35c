"""From an exercise's workings.py to the function in it: trusted pack code, run on the judge's side."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from grader.core.errors import PackError
from grader.core.exercise import SourceText
from grader.core.values import Value
from grader.core.working import Working
from grader.packs.authored import load_module

NAME = "workings"
Explain = Callable[[Mapping[str, Value], str, tuple[int, ...] | None], Working | None]
"""``working(arguments, result, index)``: how the cell of a result comes about; without an index, its shape."""


def read_workings(folder: Path, faults: list[str]) -> SourceText:
    """Read an exercise's workings.py, if it has one; what is wrong with it is added to ``faults``."""
    path = folder / f"{NAME}.py"
    source = SourceText(NAME, path.read_bytes() if path.exists() else b"")
    names = load_module(path, faults, source=source.text) if source.text else {}
    if names and not callable(names.get("working")):
        faults.append(f"{path}: it has no function working(arguments, result, index) (see docs/packs.md)")
    return source


@cache
def load_working(source: SourceText) -> Explain | None:
    """Return the function of an exercise's workings; None where there are none.

    Raises:
        PackError: the source cannot be loaded; a pack that was loaded whole has none such.

    """
    if not source.text:
        return None
    faults: list[str] = []
    found: Explain | None = load_module(Path(f"{source.name}.py"), faults, source=source.text).get("working")
    if faults:
        raise PackError("\n".join(faults))
    return found
