"""From bytes to text and syntax tree, bounded and without a crash on any input.

Python is the measure: what Python would not read as source is a fault here too, and said in a phrase.
"""

import ast
import io
import tokenize
import warnings

import msgspec

from grader.core.said import say

LARGEST_SOURCE = 256 * 1024
"""Bytes of source that are looked at: some hundred times the longest right answer."""

_READABLE = frozenset(
    {"utf-8", "utf-8-sig", "ascii", "us-ascii", "iso-8859-1", "iso-8859-15", "cp1252", "windows-1252"}
)
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_TOO_LONG_AT_ONE = say("one of its numbers is too long")


class Text(msgspec.Struct, frozen=True):
    """The decoded lines, each with its newline, or the phrase that says why there are none."""

    lines: tuple[str, ...]
    fault: str = ""


class Tree(msgspec.Struct, frozen=True):
    """The module's syntax tree, or the phrase that says why there is none, and the line that is to blame."""

    module: ast.Module | None
    fault: str = ""
    line: int = 0


def read_source(data: bytes) -> Text:
    """Decode source as Python does: byte order mark, coding line, universal newlines.

    Only encodings that students' editors write are taken: some of Python's own codecs take time that
    grows with the square of the input.
    """
    if len(data) > LARGEST_SOURCE:
        return Text(
            (),
            say(
                "the file holds {size} KiB, and more than {most} KiB are not checked",
                size=len(data) // 1024,
                most=LARGEST_SOURCE // 1024,
            ),
        )
    if data.startswith(_UTF16_MARKS):
        return Text((), say("the file is saved as UTF-16, but should be UTF-8"))
    if b"\0" in data:
        return Text((), say("the file holds NUL bytes, but should be plain UTF-8 text"))
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    except SyntaxError as error:
        return Text((), say("the encoding of the file cannot be told ({reason})", reason=error.msg))
    if encoding not in _READABLE:
        declared = say("the file declares the encoding {name}, but should be UTF-8", name=f"{encoding!r:.40}")
        return Text((), declared)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        misfit = say("the byte at position {place} is no {encoding} text", place=error.start, encoding=encoding)
        return Text((), misfit)
    return Text(tuple(io.StringIO(text, newline=None)))


def read_tree(data: bytes, text: Text) -> Tree:
    """Parse a source that could be decoded; nesting that Python cannot take is a fault, not a crash."""
    if text.fault:
        return Tree(None, text.fault)
    try:
        with warnings.catch_warnings():
            # A warning (an invalid escape, say) is no fault of syntax, whatever the process does with warnings.
            warnings.simplefilter("ignore")
            return Tree(ast.parse(data))
    except SyntaxError as error:
        return Tree(None, say("the file does not parse ({reason})", reason=error.msg), error.lineno or 0)
    except (RecursionError, MemoryError):
        return Tree(None, say("the file is nested too deeply to be parsed"))
    except (ValueError, OverflowError):
        return Tree(None, say("the file does not parse ({reason})", reason=_TOO_LONG_AT_ONE))
