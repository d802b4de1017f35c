"""What the names of a function stand for, as far as its text tells: counters of loops, arrays, numbers, functions."""

import ast
from collections.abc import Iterator

_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_MOST_AXES = 10


class Scope:
    """One function's names and nodes.

    ``nodes`` are those that may be changed: not docstrings, formatted text, annotations or what is raised.
    ``counters`` are the names of its loops; ``factors`` what numbers are made of: names that a tuple was unpacked
    into, and what is written as ``stride[0]``.
    """

    def __init__(self, function: ast.FunctionDef) -> None:
        """Read the function once."""
        self._parents = {child: node for node in ast.walk(function) for child in ast.iter_child_nodes(node)}
        self.nodes = tuple(_changeable(function))
        stored = [node for node in self.nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]
        names = [node.arg for node in ast.walk(function.args) if isinstance(node, ast.arg)]
        names += [node.id for node in stored]
        self._names = sorted(set(names) - {"_"})
        self.counters = tuple(sorted(set(_counters(function)) - {"_"}))
        self._since = {node.id: node.lineno for node in sorted(stored, key=lambda node: -node.lineno)}
        self._kinds = {name: "counter" if name in self.counters else "number" for name in self._names}
        for node in ast.walk(function):
            self._learn(node)
        unpacked = {node.id for node in stored if isinstance(self._parents[node], ast.Tuple)}
        written = {ast.unparse(node) for node in self.nodes if _is_part(node)}
        numbers = {name for name in unpacked if self._kinds.get(name) == "number"}
        self.factors = tuple(sorted(numbers | written))

    def like(self, node: ast.Name) -> tuple[str, ...]:
        """Return the other names that stand for the same kind of thing, and have a value by then."""
        kind = self._kinds.get(node.id)
        known = (name for name in self._names if self._kinds[name] == kind and self._since.get(name, 0) <= node.lineno)
        return tuple(name for name in known if name != node.id)

    def above(self, node: ast.AST) -> ast.expr | None:
        """Return the expression that an expression is part of; of an index, what it is the index of too."""
        above = self._parents.get(node)
        part_of = (ast.Slice, ast.Tuple)
        while isinstance(above, part_of) and isinstance(self._parents[above], (*part_of, ast.Subscript)):
            above = self._parents[above]
        return above if isinstance(above, ast.expr) and isinstance(node, ast.expr) else None

    def indexes(self, node: ast.AST) -> bool:
        """Whether an expression is part of an index, or of what a name stands for."""
        above = self._parents.get(node)
        while isinstance(above, (ast.BinOp, ast.Tuple, ast.Slice)):
            above = self._parents.get(above)
        return isinstance(above, (ast.Subscript, ast.Assign))

    def counts(self, node: ast.AST) -> bool:
        """Whether an expression is a whole number that may be off by one."""
        above = self._parents.get(node)
        if isinstance(node, ast.Name):
            if not isinstance(node.ctx, ast.Load) or self._kinds.get(node.id) not in ("number", "counter"):
                return False
        elif not isinstance(node, (ast.BinOp, ast.Call, ast.Subscript)) or isinstance(above, ast.Call):
            ranged = isinstance(above, ast.Call) and getattr(above.func, "id", "") in ("range", "int")
            return isinstance(node, ast.BinOp) and ranged
        elif isinstance(node, ast.Subscript) and not (isinstance(node.ctx, ast.Load) and _is_part(node)):
            return False
        return isinstance(above, (ast.BinOp, ast.Slice, ast.Tuple, ast.Assign, ast.Subscript, ast.Call))

    def _learn(self, node: ast.AST) -> None:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            self._mark(node.func, "function")
        elif isinstance(node, ast.Attribute) or (
            isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Tuple | ast.Slice)
        ):
            self._mark(node.value, "array")
        elif isinstance(node, ast.Compare) and isinstance(getattr(node.comparators[0], "value", None), str):
            self._mark(node.left, "word")
        elif isinstance(node, ast.Assign) and isinstance(getattr(node.value, "func", None), ast.Attribute):
            self._mark(node.targets[0], "array")

    def _mark(self, node: ast.AST, kind: str) -> None:
        if isinstance(node, ast.Name) and node.id in self._kinds:
            self._kinds[node.id] = kind


def _changeable(function: ast.FunctionDef) -> Iterator[ast.AST]:
    waiting: list[ast.AST] = list(function.body)
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, (ast.Raise, ast.JoinedStr)):
            continue
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if hasattr(node, "lineno"):
            yield node
        unseen = (getattr(node, "annotation", None), getattr(node, "returns", None))
        waiting += (child for child in ast.iter_child_nodes(node) if child not in unseen)


def _counters(function: ast.FunctionDef) -> Iterator[str]:
    for node in ast.walk(function):
        targets = [node.target] if isinstance(node, ast.For) else []
        if isinstance(node, _COMPREHENSIONS):
            targets = [one.target for one in node.generators]
        for target in targets:
            yield from (one.id for one in ast.walk(target) if isinstance(one, ast.Name))


def _is_part(node: ast.AST) -> bool:
    """Whether an expression is one number out of a pair or a shape: ``stride[0]``, ``A.shape[2]``."""
    if not isinstance(node, ast.Subscript) or not isinstance(node.slice, ast.Constant):
        return False
    of = node.value.value if isinstance(node.value, ast.Attribute) else node.value
    return isinstance(of, ast.Name) and node.slice.value in range(_MOST_AXES)
