"""A function's head beside the one asked for: parameters missing, too many, in another order, or other defaults."""

import ast
from collections.abc import Mapping

from grader.core.findings import Hint
from grader.core.said import joined, say
from grader.core.values import Value
from grader.style.source import read_source, read_tree

_LONGEST_NAME = 60
_MOST_NAMED = 6
_NO_LITERAL = (ValueError, TypeError, ArithmeticError, SyntaxError, MemoryError, RecursionError)
"""What it may come to that a default is to be read as a literal: a list in a set, a number that no float holds."""


def head(source: bytes, function: str, defaults: Mapping[str, Value]) -> tuple[Hint, ...]:
    """Return why the calls of the statement do not suit a function's parameters, if its first line tells that.

    ``defaults`` holds the statement's parameters in their order, with the values of those that may be left out.
    Silent where the first line is not the whole truth: a decorator, a second definition, a name given anew.
    """
    module = read_tree(source, read_source(source)).module
    node = _only(module, function) if module is not None else None
    found = None if node is None else _misfit(node.args, tuple(defaults)) or _other_default(node.args, defaults)
    if found is None:
        return ()
    identity, template, names = found
    wanted = ", ".join(name if value is None else f"{name}={value!r}" for name, value in defaults.items())
    told = joined(name[:_LONGEST_NAME] for name in names[:_MOST_NAMED]) if names else ""
    text = say(template, function=function, names=told, head=f"def {function}({wanted}):")
    return (Hint(identity, text),)


def _only(module: ast.Module, function: str) -> ast.FunctionDef | None:
    """Return the one definition that the name stands for."""
    named = [
        node
        for node in ast.walk(module)
        if (isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and node.name == function)
        or (isinstance(node, ast.Name) and node.id == function and not isinstance(node.ctx, ast.Load))
    ]
    if len(named) != 1 or not isinstance(named[0], ast.FunctionDef) or named[0].decorator_list:
        return None
    return named[0] if named[0] in module.body else None


def _misfit(given: ast.arguments, wanted: tuple[str, ...]) -> tuple[str, str, list[str]] | None:
    """Return what does not suit: the hint's name, its template, and the parameters that it names."""
    names = [one.arg for one in (*given.posonlyargs, *given.args)]
    by_name = [one.arg for one in given.kwonlyargs]
    missing = [name for name in wanted if name not in names]
    shared = [name for name in names if name in wanted]
    foreign = [name for name in names if name not in wanted]
    required = [one for one, default in zip(by_name, given.kw_defaults, strict=True) if default is None]
    if not given.vararg and len(names) < len(wanted):
        return _too_few(missing if len(missing) == len(wanted) - len(names) else [], by_name)
    inserted = bool(foreign) and not missing and shared != names[: len(shared)]
    if required or inserted or len(names) - len(given.defaults) > len(wanted):
        return (
            "head-too-many",
            (
                "{function} has {names} among its parameters, which no call of the statement gives. "
                "Its first line should be {head}"
            ),
            required or foreign,
        )
    if shared != [name for name in wanted if name in names]:
        return (
            "head-order",
            "{function} takes its parameters in another order than the statement. Its first line should be {head}",
            [],
        )
    return None


def _too_few(missing: list[str], by_name: list[str]) -> tuple[str, str, list[str]]:
    if not missing:
        return "head-too-few", "{function} takes fewer parameters than it should. Its first line should be {head}", []
    if all(name in by_name for name in missing):
        return (
            "head-by-name-alone",
            "{function} takes {names} by name alone, since a * stands before. Its first line should be {head}",
            missing,
        )
    return "head-too-few", "{function} takes no {names}. Its first line should be {head}", missing


def _other_default(given: ast.arguments, wanted: Mapping[str, Value]) -> tuple[str, str, list[str]] | None:
    """Return the parameters that may be left out in the statement's calls and not in the file's, or mean another value.

    A default of another kind, such as None, and a word in other letters may be made into the right one further down.
    """
    names = [one.arg for one in (*given.posonlyargs, *given.args)]
    if given.vararg or given.kwarg:
        return None
    defaults = dict(zip(reversed(names), reversed(given.defaults), strict=False))
    optional = [name for name, value in wanted.items() if value is not None and name in names]
    missing = [name for name in optional if name not in defaults]
    if missing:
        template = "{function} has no default for {names}, which some calls leave out. Its first line should be {head}"
        return "head-no-default", template, missing
    other = [name for name in optional if _means_another(defaults[name], wanted[name])]
    if other:
        return "head-default", "{function} has another default for {names}. Its first line should be {head}", other
    return None


def _means_another(default: ast.expr, wanted: Value) -> bool:
    try:
        value = ast.literal_eval(default)
    except _NO_LITERAL:
        return False
    if isinstance(value, str) and isinstance(wanted, str):
        return value.lower() != wanted.lower()
    return type(value) is type(wanted) and value != wanted
