"""Run what a pack's author wrote: trusted code, on the judge's side, whose every failure becomes a sentence."""

import ast
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

FAILED = object()
"""What ``run`` returns of a function that raised: no value that an author's function could."""


def load_module(path: Path, faults: list[str], *, source: bytes) -> dict[str, Any]:
    """Run a pack's Python ``source``, which stands in ``path``, and return its names.

    A failure is added to ``faults``, and leaves no names at all; so is a function that a second one of its name hides.
    """
    names: dict[str, Any] = {"__name__": f"pack_{path.stem}", "__file__": str(path)}
    if run(path, "it", lambda: exec(compile(source, str(path), "exec"), names), faults) is FAILED:  # noqa: S102
        return {}
    first: dict[str, int] = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef) and first.setdefault(node.name, node.lineno) != node.lineno:
            hidden = f"hides the {node.name} of line {first[node.name]}"
            faults.append(f"{path}:{node.lineno}: this {hidden}; give one of them another name")
    return names


def run(path: Path, name: str, function: Callable[[], object], faults: list[str]) -> object:
    """Call a function of a pack's file; what it raises is added to ``faults``, and FAILED returned."""
    try:
        return function()
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a pack's author did becomes a sentence
        said = error.msg if isinstance(error, SyntaxError) else str(error)
        what = f"{type(error).__name__}: {said}" if said else type(error).__name__
        faults.append(f"{_place(path, error)}: {name} raised {what}")
        return FAILED


def _place(path: Path, error: BaseException) -> str:
    """Return a pack's file, with the line in it that an error came from where there is one."""
    if isinstance(error, SyntaxError):
        return f"{path}:{error.lineno or 1}"
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(path)]
    return f"{path}:{lines[-1]}" if lines else str(path)
