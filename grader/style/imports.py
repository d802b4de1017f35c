"""Imports against what the statement allows, anywhere in the file; the box enforces them once more at run time."""

import ast
from collections.abc import Iterator

from grader.core.findings import Violation
from grader.core.said import Said, joined, say
from grader.style.source import Tree

_BY_CALL = frozenset({"__import__", "import_module"})
_LONGEST_NAME = 60


def import_violations(tree: Tree, allowed: tuple[str, ...]) -> Iterator[Violation]:
    """G301 an import statement, G302 an import by call; G309 where imports cannot be told.

    An allowed module brings its submodules; ``tensorflow.keras`` allows ``from tensorflow import keras``
    too. ``__future__`` is a word to the compiler, and always allowed.
    """
    if tree.module is None:
        yield Violation("G309", tree.line, 0, say("imports cannot be checked: {fault}", fault=tree.fault))
        return
    called: set[ast.AST] = set()
    for node in ast.walk(tree.module):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if not _allows(allowed, alias.name):
                    yield _violation("G301", node, say("{name} is imported", name=_quoted(alias.name)), allowed)
        elif isinstance(node, ast.ImportFrom):
            yield from _from_violations(node, allowed)
        elif isinstance(node, ast.Call) and _names_importer(node.func):
            called.add(node.func)
            yield from _call_violations(node, allowed)
        elif _names_importer(node) and node not in called:
            # ``load = __import__`` hides the name of what it will import.
            yield _violation("G302", node, say("the import function itself is passed on"), allowed)


def _from_violations(node: ast.ImportFrom, allowed: tuple[str, ...]) -> Iterator[Violation]:
    if node.level:
        yield _violation("G301", node, say("a file beside this one is imported"), allowed)
        return
    module = node.module or ""
    if module == "__future__":
        return
    for alias in node.names:
        if not _allows(allowed, f"{module}.{alias.name}"):
            said = say("{name} is imported", name=_quoted(f"{module}.{alias.name}"))
            yield _violation("G301", node, said, allowed)


def _call_violations(node: ast.Call, allowed: tuple[str, ...]) -> Iterator[Violation]:
    given = node.args[0] if node.args else next((word.value for word in node.keywords if word.arg == "name"), None)
    if not isinstance(given, ast.Constant) or not isinstance(given.value, str):
        yield _violation("G302", node, say("a module is imported whose name is not written out"), allowed)
    elif not _allows(allowed, given.value):
        yield _violation("G302", node, say("{name} is imported by a call", name=_quoted(given.value)), allowed)


def _names_importer(node: ast.AST) -> bool:
    """Whether an expression is ``__import__``, ``importlib.import_module`` or the like."""
    if isinstance(node, ast.Name):
        return node.id in _BY_CALL
    return isinstance(node, ast.Attribute) and node.attr in _BY_CALL


def _allows(allowed: tuple[str, ...], module: str) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in allowed)


def _quoted(name: str) -> str:
    return ascii(name[:_LONGEST_NAME])


def _violation(code: str, node: ast.AST, fact: Said, allowed: tuple[str, ...]) -> Violation:
    line = getattr(node, "lineno", 0)
    column = getattr(node, "col_offset", -1) + 1
    if allowed:
        text = say("{fact}, but only {modules} should be", fact=fact, modules=joined(allowed, "{first} or {second}"))
    else:
        text = say("{fact}, but nothing should be", fact=fact)
    return Violation(code, line, column, text)
