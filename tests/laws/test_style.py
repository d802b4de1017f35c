"""Laws of the style reader: any bytes give remarks that can be shown, and no fault is taken for cleanness."""

import ast
import warnings

from hypothesis import given
from hypothesis import strategies as st

from grader.core.findings import Violation
from grader.core.rubric import STYLE_RULES, rule_of
from grader.core.submission import SourceFile
from grader.style import lint
from grader.style.lint import SHOWN_OF_ONE_CODE
from tests.unit.judge.small_pack import exercise

EXERCISE = exercise(imports=("numpy",))
PIECES = (
    *("#!/usr/bin/env python3\n", '"""Doc."""\n', "import os\n", "from . import x\n", "def f():\n", "class A:\n"),
    *("    ", "\t", "\n", "\r\n", "\\\n", " ", "x", "=", "==", "(", ")", "[", "]", "{", "}", ":", ",", ";", "@"),
    *("'", '"', "'''", '"""', "f'", "f'''", "{x!r:>{y}}", "b'", "\\", "#", "# noqa\n", "# coding: latin-1\n"),
    *("lambda", "async ", "await ", "not ", "in ", "is ", "if ", "else", "for ", "except", "try:\n", "match x:\n"),
    *("__import__('os')", "import_module(x)", "1e", "0x", "9" * 20, "é", "\u202e", "\x0c", "\ufeff", "*", "**", "->"),
)
sources = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


def checked(data: bytes) -> tuple[Violation, ...]:
    """The remarks on some bytes, each of which must be fit to be shown."""
    found = lint(SourceFile("a.py", data, executable=None), EXERCISE)
    for violation in found:
        assert rule_of(violation.code) in STYLE_RULES
        assert violation.line >= 0
        assert violation.column >= 0
        violation.text.encode()
    assert list(found) == sorted(found, key=lambda one: (one.line, one.column, one.code))
    assert all(sum(one.code == code for one in found) <= SHOWN_OF_ONE_CODE for code in {one.code for one in found})
    return found


def parsed(data: bytes) -> ast.Module | None:
    """What Python itself reads, if anything."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(data)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


@given(st.binary(max_size=400))
def test_any_bytes_give_remarks(data: bytes) -> None:
    checked(data)


@given(sources)
def test_any_pieces_of_python_give_remarks(source: str) -> None:
    data = source.encode()
    codes = {violation.code for violation in checked(data)}
    if parsed(data) is None:
        assert {"G209", "G309"} <= codes


@given(sources, st.sampled_from(["utf-8-sig", "utf-16", "utf-32", "latin-1", "cp500"]))
def test_any_encoding_gives_remarks(source: str, encoding: str) -> None:
    checked(source.encode(encoding, "replace"))


@given(st.sampled_from(PIECES), st.sampled_from(PIECES), st.integers(1, 500))
def test_any_piece_over_and_over_gives_remarks(piece: str, other: str, times: int) -> None:
    checked((piece * times + other).encode())


@given(sources, st.sampled_from(["import os\n", "__import__('os')\n", "from os import path\n"]))
def test_an_import_at_the_end_is_never_overlooked(source: str, last: str) -> None:
    data = f"{source}\n{last}".encode()
    codes = {violation.code for violation in checked(data)}
    module = parsed(data)
    # Where the pieces before it make the line part of a string, it is no import.
    if module is not None and ast.unparse(module.body[-1]) == last.rstrip():
        assert {"G301", "G302"} & codes
