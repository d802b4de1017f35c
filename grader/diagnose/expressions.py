"""What could be meant instead of what an expression or a simple statement says: one thing after the other."""

import ast
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise, permutations

from grader.diagnose.scope import Scope
from grader.diagnose.text import Change, Text

_OPERATORS: dict[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.FloorDiv: "//",
    ast.Mod: "%",
}
_PRODUCTS: dict[type[ast.operator], str] = {ast.MatMult: "@", ast.Pow: "**"}
_MEANT = {"+": "-*", "-": "+*", "*": "+/", "/": "*", "//": "*%", "%": "/"}
_COMPARED: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
_FUNCTIONS = {
    "max": ("min", "sum", "mean"),
    "amax": ("amin", "mean"),
    "min": ("max",),
    "amin": ("amax",),
    "maximum": ("minimum",),
    "minimum": ("maximum",),
    "sum": ("mean", "max"),
    "mean": ("sum", "max"),
    "average": ("sum",),
    "median": ("mean",),
    "prod": ("sum",),
    "argmax": ("max",),
    "ones": ("zeros",),
    "ones_like": ("zeros_like",),
    "empty": ("zeros",),
    "empty_like": ("zeros_like",),
    "floor": ("ceil",),
    "ceil": ("floor",),
    "round": ("floor", "ceil"),
    "float32": ("float64",),
    "float16": ("float64",),
    "add": ("multiply",),
    "dot": ("multiply",),
    "matmul": ("multiply",),
}
_REDUCING = ("sum", "max", "mean", "amax", "min", "argmax", "flip", "concatenate", "stack")
_AXES = ("0", "1", "2", "3", "-1", "(0, 1)", "(1, 2)", "(2, 3)", "(0, 1, 2)", "(1, 2, 3)")
_MOST_ORDERED = 6
"""A tuple of more parts is no order of axes."""
_LARGEST = 1000
"""Nobody counts to a number beyond."""

Made = tuple[str, ast.AST, str]
"""The kind of a change, what it replaces, and by what."""


class Expressions:
    """The changes of one function's expressions and simple statements."""

    def __init__(self, text: Text, function: ast.FunctionDef, words: Sequence[str]) -> None:
        """Read a function of the text; ``words`` are those that its calls are given."""
        self._text = text
        self._scope = Scope(function)
        self._words = words

    def changes(self) -> Iterator[Change]:
        """Yield every change."""
        for node in self._scope.nodes:
            for kind, replaced, said in self._made(node):
                start, end = self._text.span(replaced)
                above = self._scope.above(replaced)
                around = "" if above is None else self._text.of(above)
                yield Change(kind, replaced.lineno, start, end, said, around)  # type: ignore[attr-defined]
            for first, second in _neighbours(node):
                (start, gap), (resume, end) = self._text.span(first), self._text.span(second)
                between = self._text.between(gap, resume)
                said = self._text.of(second) + between + self._text.of(first)
                yield Change("order", first.lineno, start, end, said)
            if isinstance(node, ast.Tuple):
                yield from self._reordered(node.elts)

    def _reordered(self, parts: Sequence[ast.expr]) -> Iterator[Change]:
        """A part of a tuple moved over several others, or two parts side by side exchanged for two others."""
        for order in _orders(len(parts)):
            moved = [at for at, one in enumerate(order) if at != one]
            places = range(moved[0], moved[-1] + 1)
            spans = [self._text.span(parts[at]) for at in places]
            between = [self._text.between(gap, resume) for (_, gap), (resume, _) in pairwise(spans)]
            said = (self._text.of(parts[order[at]]) for at in places)
            text = "".join(f"{one}{gap}" for one, gap in zip(said, (*between, ""), strict=True))
            yield Change("order", parts[moved[0]].lineno, spans[0][0], spans[-1][1], text)

    def _made(self, node: ast.AST) -> Iterator[Made]:
        said = self._text.of
        if isinstance(node, ast.BinOp):
            yield from self._operation(node)
        elif isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in _COMPARED:
            left, right, written = said(node.left), said(node.comparators[0]), _COMPARED[type(node.ops[0])]
            beside = getattr(node.comparators[0], "value", None)
            meant = ("==", "!=") if isinstance(beside, str) else _COMPARED.values()
            yield from (("comparison", node, f"(({left}) {one} ({right}))") for one in meant if one != written)
        elif isinstance(node, (ast.If, ast.While, ast.IfExp)):
            yield "condition", node.test, f"(not ({said(node.test)}))"
            if not isinstance(node, ast.While):
                yield from (("condition", node.test, one) for one in ("True", "False"))
        elif isinstance(node, ast.BoolOp):
            yield from (("condition", node, f"({said(one)})") for one in node.values)
            word = " and " if isinstance(node.op, ast.Or) else " or "
            yield "condition", node, f"({word.join(f'({said(one)})' for one in node.values)})"
        elif isinstance(node, ast.Constant):
            yield from self._constant(node)
        elif isinstance(node, ast.UnaryOp):
            yield "condition" if isinstance(node.op, ast.Not) else "sign", node, f"({said(node.operand)})"
        elif isinstance(node, ast.Name):
            yield from self._name(node)
        elif isinstance(node, ast.Attribute):
            yield from (("function", node, f"({said(node.value)}).{one}") for one in _FUNCTIONS.get(node.attr, ()))
            if node.attr == "T":
                yield "surplus", node, f"({said(node.value)})"
        elif isinstance(node, ast.Call):
            yield from self._call(node)
        elif isinstance(node, ast.Subscript):
            yield "surplus", node, f"({said(node.value)})"
        elif isinstance(node, ast.Slice):
            yield from self._slice(node)
        else:
            yield from self._statement(node)
        if self._scope.counts(node):
            yield "one", node, f"(({said(node)}) + 1)"
            yield "one", node, f"(({said(node)}) - 1)"

    def _operation(self, node: ast.BinOp) -> Iterator[Made]:
        left, right = self._text.of(node.left), self._text.of(node.right)
        written = _OPERATORS.get(type(node.op), "")
        yield from (("operator", node, f"(({left}) {one} ({right}))") for one in _MEANT.get(written, ""))
        if written in ("/", "//"):
            yield "rounding", node, f"(-(-({left}) // ({right})))"
        if written == "/":
            yield "rounding", node, f"(({left}) // ({right}))"
        ordered = _PRODUCTS.get(type(node.op), written)
        if ordered in ("-", "/", "//", "@", "**"):
            yield "order", node, f"(({right}) {ordered} ({left}))"
        yield "surplus", node, f"({left})"
        yield "surplus", node, f"({right})"
        yield from (("brackets", node, one) for one in self._bracketed(node))

    def _bracketed(self, node: ast.BinOp) -> Iterator[str]:
        """What is said where the brackets of an operation and of one inside it stand otherwise."""
        said = self._text.of
        for inner, beside in ((node.left, node.right), (node.right, node.left)):
            if not isinstance(inner, ast.BinOp):
                continue
            outer_sign, sign = _OPERATORS.get(type(node.op), ""), _OPERATORS.get(type(inner.op), "")
            sums = [one in "+-" for one in (outer_sign, sign)]
            first, second, third = (f"({said(one)})" for one in (inner.left, inner.right, beside))
            if not (outer_sign and sign) or (all(sums) and (outer_sign if beside is node.left else sign) == "+"):
                continue
            if beside is node.left:
                yield f"(({third} {outer_sign} {first}) {sign} {second})"
                continue
            yield f"({first} {sign} ({second} {outer_sign} {third}))"
            if any(sums) and not all(sums):
                yield f"(({first} {outer_sign} {third}) {sign} {second})"

    def _constant(self, node: ast.Constant) -> Iterator[Made]:
        value = node.value
        if isinstance(value, bool):
            yield "flag", node, str(not value)
        elif isinstance(value, int) and value <= _LARGEST:
            yield from (("number", node, str(one)) for one in dict.fromkeys((value + 1, abs(value - 1), 0, 1, 2)))
            if self._scope.indexes(node):
                yield from (("index", node, one) for one in self._scope.counters)
        elif isinstance(value, float):
            yield from (("number", node, one) for one in ("1.0", "2.0"))
        elif isinstance(value, str) and value in self._words:
            yield from (("word", node, repr(one)) for one in self._words)

    def _name(self, node: ast.Name) -> Iterator[Made]:
        if not isinstance(node.ctx, ast.Load):
            return
        yield from (("function", node, one) for one in _FUNCTIONS.get(node.id, ()))
        yield from (("name", node, one) for one in self._scope.like(node))
        if node.id in self._scope.counters and self._scope.indexes(node):
            yield from (("factor", node, f"({node.id} * {one})") for one in self._scope.factors)

    def _call(self, node: ast.Call) -> Iterator[Made]:
        said = self._text.of
        function, given = said(node.func), [said(one) for one in node.args]
        given += [f"{one.arg}={said(one.value)}" if one.arg else f"**{said(one.value)}" for one in node.keywords]
        for at in range(len(given)):
            yield "surplus", node, f"{function}({', '.join(given[:at] + given[at + 1 :])})"
        if len(given) == len(node.args) == 1 and not isinstance(node.args[0], ast.Starred):
            yield "surplus", node, f"({given[0]})"
        if isinstance(node.func, ast.Attribute):
            yield "surplus", node, f"({said(node.func.value)})"
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name not in _REDUCING:
            return
        keywords = {one.arg: one.value for one in node.keywords}
        if "axis" in keywords:
            yield from (("axis", keywords["axis"], one) for one in _AXES)
        elif len(node.args) <= 1:
            yield from (("axis", node, f"{function}({', '.join([*given, f'axis={one}'])})") for one in _AXES)
        if "keepdims" not in keywords:
            yield "axes", node, f"{function}({', '.join([*given, 'keepdims=True'])})"

    def _slice(self, node: ast.Slice) -> Iterator[Made]:
        lower, upper, step = (self._text.of(one) if one else "" for one in (node.lower, node.upper, node.step))
        if not (lower or upper or step):
            yield from (("index", node, one) for one in self._scope.counters)
            return
        tail = f":{step}" if step else ""
        yield from (("surplus", node, f"{low}:{up}{tail}") for low, up in ((lower, ""), ("", upper)))
        yield "surplus", node, f"{lower}:{upper}"
        if lower and upper:
            yield "end", node, f"{lower}:({lower}) + ({upper}){tail}"

    def _statement(self, node: ast.AST) -> Iterator[Made]:
        said = self._text.of
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], (ast.Name, ast.Subscript)):
            yield "accumulation", node, f"{said(node.targets[0])} += ({said(node.value)})"
        elif isinstance(node, ast.AugAssign):
            target, value, written = said(node.target), said(node.value), _OPERATORS.get(type(node.op), "")
            yield "accumulation", node, f"{target} = ({value})"
            yield from (("operator", node, f"{target} {one}= ({value})") for one in "+-*/" if one != written)
        elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
            yield from (("surplus", node, f"return ({said(one)})") for one in node.value.elts)
        elif isinstance(node, (ast.Break, ast.Continue)):
            yield "leaving", node, "continue" if isinstance(node, ast.Break) else "break"
        if isinstance(node, (ast.Assign, ast.AugAssign, ast.Expr)):
            yield "surplus", node, "pass"


def _neighbours(node: ast.AST) -> Iterable[tuple[ast.expr, ast.expr]]:
    """What may stand in the wrong order: two arguments side by side, any two parts of a tuple."""
    if isinstance(node, ast.Call):
        return pairwise(node.args)
    if isinstance(node, ast.Tuple):
        return combinations(node.elts, 2)
    return ()


def _orders(count: int) -> Iterator[list[int]]:
    """Yield orders of so many parts, other than two exchanged: at most as many as there are of those."""
    if count > _MOST_ORDERED:
        return
    for at, to in permutations(range(count), 2):
        if abs(at - to) > 1:
            others = [one for one in range(count) if one != at]
            yield [*others[:to], at, *others[to:]]
    for one, other in combinations(range(count - 1), 2):
        if other - one > 1:
            exchanged = {one: other, one + 1: other + 1, other: one, other + 1: one + 1}
            yield [exchanged.get(at, at) for at in range(count)]
