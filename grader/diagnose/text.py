"""A file's text by the nodes of its tree, and changes of it: patches of bytes, since nothing else is as quick."""

import ast
import warnings
from codecs import BOM_UTF8
from itertools import accumulate

import msgspec

_LONGEST_BITS = 4096
"""Of a whole number: Python writes none of more than some thousand digits."""


class Change(msgspec.Struct, frozen=True):
    """Bytes ``start`` to ``end`` of a file, on ``line`` (from 1), replaced; ``kind`` is what is changed there.

    ``around`` is what stands there and beside it, where that is an expression; ``beside`` are the other places, further
    down, of a change that is made in several.
    """

    kind: str
    line: int
    start: int
    end: int
    text: str
    around: str = ""
    beside: "tuple[Change, ...]" = ()

    def of(self, source: bytes) -> bytes:
        """Return the changed file."""
        for one in (*reversed(self.beside), self):
            source = source[: one.start] + one.text.encode() + source[one.end :]
        return source

    def replaced(self, source: bytes) -> str:
        """Return what stood there."""
        return source[self.start : self.end].decode(errors="replace")


class Text:
    """A file's bytes by the nodes of its tree."""

    def __init__(self, source: bytes) -> None:
        """Find where each line begins."""
        self._source = source
        mark = len(source) - len(source.removeprefix(BOM_UTF8))  # which Python does not count
        lines = source[mark:].splitlines(keepends=True)
        self._starts = [*accumulate(map(len, lines), initial=mark)]

    def span(self, node: ast.AST) -> tuple[int, int]:
        """Return where an expression or a statement begins and ends, in bytes."""
        place: ast.expr = node  # type: ignore[assignment]  # what has a place has these four
        end_line, end_column = place.end_lineno or 0, place.end_col_offset or 0
        return self._starts[place.lineno - 1] + place.col_offset, self._starts[end_line - 1] + end_column

    def of(self, node: ast.AST) -> str:
        """Return what stands at a node."""
        return self.between(*self.span(node))

    def between(self, start: int, end: int) -> str:
        """Return what stands between two places."""
        return self._source[start:end].decode()

    def lines(self, first: int, last: int) -> tuple[int, int]:
        """Return where two lines, counted from 1, begin and end."""
        return self._starts[first - 1], self._starts[last]


def parsed(source: bytes) -> ast.Module | None:
    """Return the tree of a file, whose places are those of its bytes; None where there is no such tree.

    That is a file that does not parse, and one with a number that is too long to be written again.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of escapes, say: whoever grades is told nothing of them
            # Not bytes: places would be counted in the encoding that the file asks for.
            module = ast.parse(source.decode("utf-8-sig"))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    numbers = (node.value for node in ast.walk(module) if isinstance(node, ast.Constant))
    return None if any(isinstance(one, int) and one.bit_length() > _LONGEST_BITS for one in numbers) else module
