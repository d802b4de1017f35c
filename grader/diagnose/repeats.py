"""One small change made in several places at once: wherever a file says the same again, of its rows and its columns."""

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise

import msgspec

from grader.diagnose.text import Change, Text, parsed

_FEWEST_NODES = 4
"""What is shorter is said again everywhere, by chance."""
_MOST_SAID = 8
"""What is said again more often than so is no slip of the pen."""
_MOST_PAIRS = 500
"""Of regions that say the same: a file of the usual length has fifty."""
_WORD = re.compile(r"[A-Za-z_]\w*(?:\.shape)?(?:\[\d+\])?")

Found = Mapping[tuple[int, int, str], Change]


class _Pair(msgspec.Struct, frozen=True):
    """Two regions of a file of one structure: where a place of the first lies in the second, and in what words."""

    span: tuple[int, int]
    starts: dict[int, int]
    ends: dict[int, int]
    words: dict[str, str]

    def carried(self, change: Change, found: Found) -> Change | None:
        """Return the same change in the second region, if it is one of the changes of the file."""
        start, end = self.starts.get(change.start), self.ends.get(change.end)
        if start is None or end is None:
            return None
        said = _WORD.sub(lambda word: self.words.get(word[0], word[0]), change.text)
        return found.get((start, end, said)) or found.get((start, end, change.text))

    def holds(self, change: Change) -> bool:
        return self.span[0] <= change.start and change.end <= self.span[1]


def repeated(source: bytes, singles: Iterable[Change]) -> tuple[Change, ...]:
    """Return changes made in several places at once, each made of ``singles``, the changes of a file in one place.

    The places lie in what is said twice in the same words, such as a window in two branches, or in other names, such
    as the height and then the width. A file that is written so that it has more than anyone could try has none.
    """
    found = {(one.start, one.end, one.text): one for one in singles}
    module = parsed(source) if found else None
    if module is None:
        return ()
    made: dict[tuple[tuple[int, int, str], ...], Change] = {}
    try:
        pairs = [_pairs(Text(source), node) for node in module.body if isinstance(node, ast.FunctionDef)]
    except RecursionError:
        return ()
    for copies, twins in pairs:
        if len(copies) + len(twins) > _MOST_PAIRS:
            return ()
        for change in found.values():
            for places in _sets(change, copies, twins, found):
                key = tuple((one.start, one.end, one.text) for one in places)
                if all(one[1] <= other[0] for one, other in pairwise(key)):
                    made.setdefault(key, msgspec.structs.replace(places[0], beside=places[1:]))
    return tuple(made.values())


def _pairs(text: Text, function: ast.FunctionDef) -> tuple[list[_Pair], list[_Pair]]:
    """Return the pairs of regions of a function that say the same: in the same words, and in others."""
    return _copies(text, function), _twins(text, function)


def _sets(
    change: Change, copies: Sequence[_Pair], twins: Sequence[_Pair], found: Found
) -> Iterator[tuple[Change, ...]]:
    """Yield the sets of places of a change: with each twin, with its copies, and with all of both."""
    same = _carried((change,), copies, found)
    other = _carried((change,), twins, found)
    for places in (*((change, one) for one in other), (change, *same), (change, *same, *other[:1])):
        if len(places) > 1:
            yield tuple(sorted({*places}, key=lambda one: one.start))
    if same and other:
        yield tuple(sorted({change, *same, *_carried((change, *same), twins, found)}, key=lambda one: one.start))


def _carried(changes: Iterable[Change], pairs: Sequence[_Pair], found: Found) -> tuple[Change, ...]:
    carried = (pair.carried(one, found) for one in changes for pair in pairs if pair.holds(one))
    return tuple(dict.fromkeys(one for one in carried if one is not None))


def _twins(text: Text, function: ast.FunctionDef) -> list[_Pair]:
    """Regions of one structure beside each other, in other names: two statements, two parts of a tuple, two loops."""
    beside = ((one, other) for one, other in _beside(function) if not _formatted(one))
    made = [_pair(text, one, other) for one, other in beside if text.of(one) != text.of(other)]
    count = Counter(item for pair in made for item in pair.words.items())
    words = {word: said for (word, said), _ in reversed(count.most_common())}
    return [
        msgspec.structs.replace(
            pair, words={**words, **{said: word for word, said in pair.words.items()}, **pair.words}
        )
        for pair in made
        if len(pair.starts) > 1
    ]


def _beside(function: ast.FunctionDef) -> Iterator[tuple[ast.AST, ast.AST]]:
    for node in ast.walk(function):
        for name in ("body", "orelse"):
            yield from _next_alike(_simple(getattr(node, name, None)))
        if isinstance(node, (ast.Tuple, ast.List)):
            yield from _next_alike(node.elts)
        elif isinstance(node, ast.Call):
            yield from _next_alike(node.args)
        elif isinstance(node, ast.For):
            for inner in node.body:
                yield from _next_alike([node.iter, inner.iter] if isinstance(inner, ast.For) else [])


def _simple(block: object) -> list[ast.AST]:
    simple = (ast.Assign, ast.AugAssign, ast.Expr)
    return [node for node in block if isinstance(node, simple)] if isinstance(block, list) else []


def _next_alike(nodes: Sequence[ast.AST]) -> Iterator[tuple[ast.AST, ast.AST]]:
    """Yield each with the next of the same structure."""
    shapes = [_shape(node) for node in nodes]
    for at, shape in enumerate(shapes):
        if shape in shapes[at + 1 :]:
            yield nodes[at], nodes[shapes.index(shape, at + 1)]


def _copies(text: Text, function: ast.FunctionDef) -> list[_Pair]:
    """Regions that are the same to the word, the largest of them, each with each of the others."""
    said: dict[str, list[ast.AST]] = {}
    for node in ast.walk(function):
        if isinstance(node, (ast.expr, ast.Assign, ast.AugAssign)) and hasattr(node, "lineno"):
            said.setdefault(ast.dump(node), []).append(node)
    again = {id(node): nodes for nodes in said.values() if 1 < len(nodes) <= _MOST_SAID for node in nodes}
    found: dict[int, list[ast.AST]] = {}
    waiting: list[ast.AST] = list(function.body)
    while waiting:
        node = waiting.pop()
        nodes = again.get(id(node), [])
        if nodes and sum(1 for _ in ast.walk(node)) >= _FEWEST_NODES and not _formatted(node):
            found[id(nodes[0])] = nodes
        else:
            waiting += ast.iter_child_nodes(node)
    return [
        _pair(text, *pair) for nodes in found.values() for two in combinations(nodes, 2) for pair in (two, two[::-1])
    ]


def _pair(text: Text, one: ast.AST, other: ast.AST) -> _Pair:
    """Lay two regions of one structure beside each other, node for node."""
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    words: dict[str, str] = {}
    for node, twin in zip(ast.walk(one), ast.walk(other), strict=True):
        if not hasattr(node, "lineno"):
            continue
        (start, end), (start_there, end_there) = text.span(node), text.span(twin)
        starts.setdefault(start, start_there)
        ends.setdefault(end, end_there)
        if isinstance(node, (ast.Name, ast.Subscript)):
            words.setdefault(text.of(node), text.of(twin))
    return _Pair(text.span(one), starts, ends, words)


def _formatted(node: ast.AST) -> bool:
    """Whether formatted text is part of a region: older Pythons do not tell where its names stand."""
    return any(isinstance(one, ast.JoinedStr) for one in ast.walk(node))


def _shape(node: ast.AST) -> str:
    """Write an expression or a statement without its names and numbers."""
    kind = type(node).__name__
    if isinstance(node, ast.Name):
        return kind
    if isinstance(node, ast.Constant):
        return repr(node.value) if isinstance(node.value, (str, bool)) else kind
    parts = ",".join(_shape(child) for child in ast.iter_child_nodes(node))
    return f"{kind} {getattr(node, 'attr', '') or getattr(node, 'arg', '') or ''}({parts})"
