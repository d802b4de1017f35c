"""Documentation of the module and of every class and function, nested ones too."""

import ast
from collections.abc import Iterator

from grader.core.findings import Violation
from grader.core.said import say
from grader.style.source import Tree

_LONGEST_NAME = 60


def docstring_violations(tree: Tree) -> Iterator[Violation]:
    """G201 module, G202 class, G203 function without a docstring; G209 where that cannot be told."""
    if tree.module is None:
        yield Violation("G209", tree.line, 0, say("docstrings cannot be checked: {fault}", fault=tree.fault))
        return
    if not _documented(tree.module):
        yield Violation("G201", 1, 1, say("the module has no docstring, but should say what it is for"))
    for node in ast.walk(tree.module):
        if isinstance(node, ast.ClassDef) and not _documented(node):
            text = say("class {name} has no docstring, but should say what it does", name=node.name[:_LONGEST_NAME])
            yield Violation("G202", node.lineno, node.col_offset + 1, text)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not _documented(node):
            text = say("function {name} has no docstring, but should say what it does", name=node.name[:_LONGEST_NAME])
            yield Violation("G203", node.lineno, node.col_offset + 1, text)


def _documented(node: ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether the first statement is a string with something in it."""
    first = node.body[0] if node.body else None
    if not isinstance(first, ast.Expr) or not isinstance(first.value, ast.Constant):
        return False
    return isinstance(first.value.value, str) and bool(first.value.value.strip())
