"""Small changes of a file, one place each, of which one may mend it: what could be meant instead of what is written."""

import ast
from collections.abc import Iterator, Sequence
from itertools import pairwise

from grader.diagnose.expressions import Expressions
from grader.diagnose.text import Change, Text, parsed

_MOST_MADE = 20_000
_MOST_BYTES = 4_000_000
"""Of what is said in place of something else, and around it: a file of the usual length comes to a tenth of these."""


def changes(source: bytes, words: Sequence[str] = ()) -> tuple[Change, ...]:
    """Return the small changes of a file's functions, in the order of the file; ``words`` are those of the calls.

    A file that does not parse has none, and one that is written so that it has more than anyone could try.
    """
    module = parsed(source)
    if module is None:
        return ()
    found: dict[tuple[int, int, str], Change] = {}
    said = 0
    for made, change in enumerate(_made(Text(source), module, words)):
        said += len(change.text) + len(change.around)
        if made == _MOST_MADE or said > _MOST_BYTES:
            return ()
        if change.replaced(source) != change.text:
            found.setdefault((change.start, change.end, change.text), change)
    return tuple(sorted(found.values(), key=lambda one: (one.line, one.start, -one.end)))


def _made(text: Text, module: ast.Module, words: Sequence[str]) -> Iterator[Change]:
    for function in module.body:
        if isinstance(function, ast.FunctionDef):
            yield from Expressions(text, function, words).changes()
            yield from _lines(text, function)


def _lines(text: Text, function: ast.FunctionDef) -> Iterator[Change]:
    """Whole statements in another place: exchanged with the next, or in the block within or around."""
    for node in ast.walk(function):
        blocks = (getattr(node, name, None) for name in ("body", "orelse"))
        for block in (one for one in blocks if isinstance(one, list)):
            for one, other in pairwise(block):
                yield from _two_lines(text, one, other)
            if isinstance(node, (ast.For, ast.If, ast.While)) and len(block) > 1:
                yield from _moved(text, block[-1], node.col_offset - block[-1].col_offset)


def _two_lines(text: Text, one: ast.stmt, other: ast.stmt) -> Iterator[Change]:
    (start, gap), (resume, end) = (text.lines(node.lineno, node.end_lineno or 0) for node in (one, other))
    if isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant):
        return  # a docstring
    said = text.between(resume, end) + text.between(gap, resume) + text.between(start, gap)
    if gap <= resume:
        yield Change("lines", one.lineno, start, end, said)
    inner: ast.stmt | None = one
    while isinstance(inner, (ast.For, ast.If, ast.While)):
        inner = (inner.orelse or inner.body)[-1]
        yield from _moved(text, other, inner.col_offset - other.col_offset)


def _moved(text: Text, node: ast.stmt, columns: int) -> Iterator[Change]:
    """Yield a statement further in or out by so many columns."""
    start, end = text.lines(node.lineno, node.end_lineno or 0)
    lines = text.between(start, end).splitlines(keepends=True)
    if columns > 0:
        said = "".join(" " * columns + line if line.strip() else line for line in lines)
    else:
        said = "".join(line[-columns:] if not line[:-columns].strip() else line for line in lines)
    yield Change("indentation", node.lineno, start, end, said)
