"""The exercise's fixtures in the box: a module, or a package whose modules import one another by name."""

import importlib
import marshal
import sys
from collections.abc import Mapping, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import CodeType, ModuleType

MAIN = "fixtures"


class _Bundle(MetaPathFinder, Loader):
    """Finds and loads the modules that came with the setup, and no others."""

    def __init__(self, codes: Mapping[str, CodeType]) -> None:
        self._codes = codes

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None = None,  # noqa: ARG002 - as Python asks any finder
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> ModuleSpec | None:
        """Return the spec of a module of the bundle, None for any other."""
        if fullname not in self._codes:
            return None
        return ModuleSpec(fullname, self, is_package=fullname == MAIN)

    def exec_module(self, module: ModuleType) -> None:
        """Run a module of the bundle."""
        exec(self._codes[module.__name__], vars(module))  # noqa: S102 - the pack's own code


def load(codes: Mapping[str, bytes]) -> dict[str, object]:
    """Return the names of the fixtures' main module.

    Args:
        codes: what the judge has compiled and marshalled, by module: ``fixtures``, and ``fixtures.name`` for others.

    """
    bundle = _Bundle({name: marshal.loads(code) for name, code in codes.items()})  # noqa: S302 - the judge's own
    sys.meta_path.insert(0, bundle)
    try:
        return dict(vars(importlib.import_module(MAIN)))
    finally:
        # What a student's file imports is its own affair: no name of ours stands in its way.
        sys.meta_path.remove(bundle)
        for name in codes:
            sys.modules.pop(name, None)
