"""The imports that a statement allows, enforced while the student's code runs.

The guard teaches; the wall protects. Code that goes round the guard meets Landlock and seccomp.
"""

import builtins
from collections.abc import Mapping, Sequence
from types import ModuleType

_import = builtins.__import__


def guarded_builtins(allowed: Sequence[str], tolerated: Sequence[str]) -> dict[str, object]:
    """Return builtins for the student's module, whose ``__import__`` admits only what is listed.

    An entry admits the module and what lies below it; its parents are admitted when the entry is what is
    taken from them (``from tensorflow import keras`` under ``tensorflow.keras``).
    """
    entries = (*allowed, *tolerated, "__future__")  # that one is a word to the compiler, not a library

    def guarded_import(
        name: str,
        globals: Mapping[str, object] | None = None,  # noqa: A002 - the name that Python itself passes
        locals: Mapping[str, object] | None = None,  # noqa: A002 - the name that Python itself passes
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        taken = [name, *(f"{name}.{item}" for item in fromlist or ())] if level == 0 else []
        if not any(_below(full, entry) for full in taken for entry in entries):
            wanted = ", ".join(allowed)
            raise ImportError(f"importing {name} is not allowed in this exercise; the statement allows {wanted}")
        return _import(name, globals, locals, fromlist or (), level)

    return {**vars(builtins), "__import__": guarded_import}


def _below(name: str, entry: str) -> bool:
    return name == entry or name.startswith(entry + ".")
