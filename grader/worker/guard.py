"""The imports that a statement allows, enforced while the student's code runs.

The guard teaches; the wall protects. Code that goes round the guard meets Landlock and seccomp.
"""

import ast
import builtins
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from types import ModuleType

from grader.worker.refused import Refused, refused

_import = builtins.__import__
_frame = sys._getframe


def guarded_builtins(allowed: Sequence[str], tolerated: Sequence[str], source: bytes = b"") -> dict[str, object]:
    """Return builtins for the student's module, whose ``__import__`` admits only what is listed.

    An entry admits the module and what lies below it; its parents are admitted when the entry is what is
    taken from them (``from tensorflow import keras`` under ``tensorflow.keras``).

    What is imported at the top of ``source`` and never used does no harm: it is refused only when it is used.
    """
    entries = (*allowed, *tolerated, "__future__")  # that one is a word to the compiler, not a library

    def guarded_import(
        name: str,
        globals: Mapping[str, object] | None = None,  # noqa: A002 - the name that Python itself passes
        locals: Mapping[str, object] | None = None,  # noqa: A002 - the name that Python itself passes
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType | Refused:
        taken = [name, *(f"{name}.{item}" for item in fromlist or ())] if level == 0 else []
        if not any(_below(full, entry) for full in taken for entry in entries):
            wanted = ", ".join(allowed)
            message = f"importing {name} is not allowed in this exercise; the statement allows {wanted}"
            if _frame(1).f_lineno in _idle_lines(source):
                return refused(message, name, fromlist or ())
            raise ImportError(message)
        return _import(name, globals, locals, fromlist or (), level)

    return {**vars(builtins), "__import__": guarded_import}


@cache
def _idle_lines(source: bytes) -> frozenset[int]:
    """Return the lines of the imports at the top of a file, where nothing waits for them to fail."""
    return frozenset(node.lineno for node in ast.parse(source).body if isinstance(node, ast.Import | ast.ImportFrom))


def _below(name: str, entry: str) -> bool:
    return name == entry or name.startswith(entry + ".")
