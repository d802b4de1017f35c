"""Where a file has the function that it does not define, or one that comes near it: read, and never run."""

import ast
import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from grader.core.exercise import Exercise
from grader.core.said import say
from grader.style.source import read_source, read_tree

_NEAR = 0.6
_LONGEST_NAME = 60
_MOST_COMPARED = 100
_Named = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
_STATEMENTS = (ast.stmt, ast.ExceptHandler, ast.match_case)


def not_defined(exercise: Exercise, source: bytes) -> str:
    """Say that a file that was loaded does not define the function, and what it has in its place."""
    signature = f"{exercise.function}({', '.join(exercise.parameters)})"
    text = read_source(source)
    module = read_tree(source, text).module
    place = _place(exercise.function, module, text.lines) if module is not None else ""
    if not place:
        return say(
            "{file} defines no function {function}, but should define {signature}",
            file=exercise.file,
            function=exercise.function,
            signature=signature,
        )
    return say("{file} {place}, but should define {signature}", file=exercise.file, place=place, signature=signature)


def _place(function: str, module: ast.Module, lines: tuple[str, ...]) -> str:
    """Say where the function is, or what comes near it; empty where nothing does."""
    found = list(_definitions(module))
    for node, around in found:
        if node.name == function:
            return _around(function, node.lineno, around) or _lost(function, module)
    outside = [node for node, around in found if around is None]
    return _lost(function, module) or _text_alone(function, lines) or _nearest(function, outside)


def _definitions(module: ast.Module) -> Iterator[tuple[_Named, ast.AST | None]]:
    """Yield functions and classes in their order, each with what it stands in, however deep that is.

    What it stands in is the innermost function or class around it, else the block, else None. An ``elif`` stands
    in the ``if`` before it: a thousand of them are nested more deeply than Python calls.
    """
    waiting: list[tuple[ast.AST, ast.AST | None]] = [(module, None)]
    while waiting:
        node, around = waiting.pop()
        if isinstance(node, _Named):
            yield node, around
        if isinstance(node, _Named) or (around is None and node is not module):
            around = node
        inside = [child for child in ast.iter_child_nodes(node) if isinstance(child, _STATEMENTS)]
        waiting += [(child, around) for child in reversed(inside)]


def _around(function: str, line: int, around: ast.AST | None) -> str:
    if around is None:
        return ""
    if not isinstance(around, _Named):
        return say("defines {function} in line {line}, in a block that is not run", function=function, line=line)
    told = {"function": function, "name": around.name[:_LONGEST_NAME], "line": line}
    if isinstance(around, ast.ClassDef):
        return say("defines {function} in line {line} inside the class {name}", **told)
    return say("defines {function} in line {line} inside the function {name}", **told)


def _lost(function: str, module: ast.Module) -> str:
    """Say where the name of the function is given to something else, or is taken away."""
    names = [node for node in ast.walk(module) if isinstance(node, ast.Name) and node.id == function]
    given = [node for node in names if not isinstance(node.ctx, ast.Load)]
    if not given:
        return ""
    last = max(given, key=lambda node: node.lineno)
    told = {"function": function, "line": last.lineno}
    if isinstance(last.ctx, ast.Del):
        return say("deletes {function} in line {line}", **told)
    return say("gives the name {function} in line {line} to what is no function", **told)


def _nearest(function: str, found: list[_Named]) -> str:
    """Name the function or class that is spelt most alike, or the only one that there is."""
    rated = [(_likeness(function, node.name), -at, node) for at, node in enumerate(found[:_MOST_COMPARED])]
    if not rated:
        return ""
    likeness, _, nearest = max(rated)
    if likeness < _NEAR and len(found) > 1:
        return ""
    return say("defines {name} in line {line}", name=nearest.name[:_LONGEST_NAME], line=nearest.lineno)


def _likeness(*names: str) -> float:
    one, other = (name[:_LONGEST_NAME].lower().replace("_", "") for name in names)
    return SequenceMatcher(None, one, other).ratio()


def _text_alone(function: str, lines: tuple[str, ...]) -> str:
    """Say that the function stands in a comment or in a string, where a ``def`` of it is no code."""
    head = re.compile(rf"\bdef[ \t]+{re.escape(function)}[ \t]*\(")
    for number, line in enumerate(lines, start=1):
        if head.search(line):
            told = {"function": function, "line": number}
            if line.lstrip().startswith("#"):
                return say("has {function} in line {line} as a comment", **told)
            return say("has {function} in line {line} inside a string", **told)
    return ""
