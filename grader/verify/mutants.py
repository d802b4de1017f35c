"""Mutants of a solution, one small change each, by its syntax tree: general ones, and those that arrays invite."""

import ast
import copy
import difflib
from collections.abc import Iterator

import msgspec

_BINARY: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
}
_COMPARISON: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
}
_NAMES = {
    "max": "min",
    "min": "max",
    "maximum": "minimum",
    "amax": "amin",
    "sum": "mean",
    "mean": "sum",
    "zeros": "ones",
    "zeros_like": "ones_like",
    "empty": "ones",
    "empty_like": "ones_like",
    "floor": "ceil",
    "ceil": "floor",
    "float64": "float32",
    "HeNormal": "GlorotNormal",
    "he_normal": "glorot_normal",
    "MaxPooling2D": "AveragePooling2D",
    "MaxPool2D": "AveragePooling2D",
}
_WORDS = {
    "same": "valid",
    "valid": "same",
    "max": "avg",
    "avg": "max",
    "relu": "tanh",
    "softmax": "sigmoid",
    "adam": "sgd",
    "he_normal": "glorot_normal",
    "categorical_crossentropy": "mse",
    "accuracy": "mse",
}


_COMMUTATIVE = {"max", "min", "maximum", "minimum", "add", "multiply", "result_type", "promote_types", "gcd", "isclose"}
_SIDES = (("h", "w"), ("height", "width"), ("row", "column"), ("rows", "columns"), ("top", "left"), ("i", "j"))
_ALLOCATING = {"zeros", "ones", "empty", "full", "zeros_like", "ones_like", "empty_like", "full_like"}


class Mutant(msgspec.Struct, frozen=True):
    """A changed solution: what was changed, on which line, and the difference as lines of source."""

    label: str
    line: int
    source: bytes
    diff: str


def mutants(source: bytes) -> Iterator[Mutant]:
    """Yield every mutant of a solution, each parsable and different from the others.

    Raises:
        SyntaxError: the source does not parse.

    """
    tree = ast.parse(source)
    original = ast.unparse(tree)
    counterparts = _height_and_width(tree)
    seen = {original}
    sets = _axes(tree)
    for at, node in enumerate(ast.walk(tree)):
        if _is_prose(node) or id(node) in sets:
            continue
        for label, replacement in _changes(node, counterparts):
            changed = copy.deepcopy(tree)
            target = list(ast.walk(changed))[at]
            _replace(changed, target, replacement)
            text = ast.unparse(ast.fix_missing_locations(changed))
            if text not in seen:
                seen.add(text)
                yield Mutant(label, getattr(node, "lineno", 0), text.encode(), _diff(original, text))


def _changes(node: ast.AST, counterparts: dict[str, str]) -> Iterator[tuple[str, ast.AST]]:
    match node:
        case ast.BinOp():
            yield from _operations(node)
        case ast.Compare(left, [first, *others], right) if type(first) in _COMPARISON:
            yield "another comparison", ast.Compare(left, [_COMPARISON[type(first)](), *others], right)
        case ast.Constant():
            yield from _constants(node)
        case ast.AugAssign():
            yield "assigned, not accumulated", ast.Assign([node.target], node.value, lineno=node.lineno)
            yield "a statement left out", ast.Pass()
        case ast.Assign() | ast.Expr() if not isinstance(node.value, ast.Constant):
            yield "a statement left out", ast.Pass()
        case ast.Call():
            yield from _calls(node)
        case ast.Slice():
            yield from _slices(node)
        case ast.Tuple(items, ast.Load()):
            for at in range(len(items) - 1):
                exchanged = [*items[:at], items[at + 1], items[at], *items[at + 2 :]]
                yield "neighbours exchanged", ast.Tuple(exchanged, ast.Load())
        case ast.Name(name, ast.Load()) if name in counterparts:
            yield "height and width exchanged", ast.Name(counterparts[name], ast.Load())
        case ast.Attribute(value, name, context) if name in _NAMES:
            yield "another function", ast.Attribute(value, _NAMES[name], context)
        case ast.If() | ast.While():
            yield "a condition negated", _with(node, test=ast.UnaryOp(ast.Not(), node.test))
        case ast.IfExp(test, body, orelse):
            yield "the other branch", ast.IfExp(test, orelse, body)
        case ast.UnaryOp(ast.USub(), operand):
            yield "a sign dropped", operand


def _operations(node: ast.BinOp) -> Iterator[tuple[str, ast.AST]]:
    if type(node.op) in _BINARY:
        yield "another operator", ast.BinOp(node.left, _BINARY[type(node.op)](), node.right)
    if isinstance(node.op, ast.FloorDiv):
        negative = ast.BinOp(ast.UnaryOp(ast.USub(), node.left), ast.FloorDiv(), node.right)
        yield "rounded up", ast.UnaryOp(ast.USub(), negative)
    yield "the right term dropped", node.left
    yield "the left term dropped", node.right


def _slices(node: ast.Slice) -> Iterator[tuple[str, ast.AST]]:
    for name in ("lower", "upper", "step"):
        if getattr(node, name) is not None:
            yield f"a slice without its {name}", _with(node, **{name: None})
    for name in ("lower", "upper"):
        bound = getattr(node, name)
        if bound is not None and not isinstance(bound, ast.Constant):
            for word, operator in (("later", ast.Add()), ("earlier", ast.Sub())):
                moved = _with(node, **{name: ast.BinOp(bound, operator, ast.Constant(1))})
                yield f"a slice's {name} one {word}", moved


def _constants(node: ast.Constant) -> Iterator[tuple[str, ast.AST]]:
    value = node.value
    if isinstance(value, bool):
        yield "a flag turned", ast.Constant(not value)
    elif isinstance(value, (int, float)):
        yield "one more", ast.Constant(value + 1)
        yield "one less", ast.Constant(value - 1)
    elif isinstance(value, str) and value in _WORDS:
        yield "another word", ast.Constant(_WORDS[value])


def _calls(node: ast.Call) -> Iterator[tuple[str, ast.AST]]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if len(node.args) > 1 and name not in _COMMUTATIVE:
        swapped = [node.args[1], node.args[0], *node.args[2:]]
        yield "arguments exchanged", ast.Call(node.func, swapped, node.keywords)
    if len(node.args) == 1 and not node.keywords:
        yield "a call left out", node.args[0]
    if name in _ALLOCATING and all(keyword.arg != "dtype" for keyword in node.keywords):
        for dtype in ("float32", "int"):
            yield f"made of {dtype}", ast.Call(node.func, node.args, [*node.keywords, _dtype(dtype)])
    for at in range(len(node.keywords)):
        yield "a keyword left out", ast.Call(node.func, node.args, node.keywords[:at] + node.keywords[at + 1 :])


def _dtype(name: str) -> ast.keyword:
    return ast.keyword("dtype", ast.Constant(name))


def _with(node: ast.AST, **fields: ast.AST | None) -> ast.AST:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _replace(tree: ast.AST, target: ast.AST, replacement: ast.AST) -> None:
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is target:
                setattr(parent, name, copy.deepcopy(replacement))
                return
            if isinstance(value, list):
                for at, item in enumerate(value):
                    if item is target:
                        value[at] = copy.deepcopy(replacement)
                        return


def _height_and_width(tree: ast.AST) -> dict[str, str]:
    """Names that come in pairs which differ by one h or w: kh and kw, h_new and w_new, height and width."""
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    names |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    return {name: other for name in names for other in _counterparts(name) if other in names and other != name}


def _counterparts(name: str) -> Iterator[str]:
    """What a name would be called for the other side."""
    parts = name.split("_")
    for old, new in (pair for sides in _SIDES for pair in (sides, sides[::-1])):
        yield from ("_".join([*parts[:at], new, *parts[at + 1 :]]) for at, part in enumerate(parts) if part == old)
        if len(old) == 1 and name.endswith(old):
            yield name[:-1] + new


def _axes(tree: ast.AST) -> set[int]:
    """Tuples of axes: their order means nothing, so to exchange two is no change."""
    keywords = (node for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg == "axis")
    return {id(keyword.value) for keyword in keywords if isinstance(keyword.value, ast.Tuple)}


def _is_prose(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in _WORDS


def _diff(before: str, after: str) -> str:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return "\n".join(line for line in lines if not line.startswith(("---", "+++", "@@")))
