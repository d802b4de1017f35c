"""A file's text by the nodes of its tree: bytes are counted as Python counts them, whatever ends the lines."""

import ast

import pytest

from grader.diagnose.text import Change, Text

BOM = b"\xef\xbb\xbf"
SOURCE = "x = 'né'; y = f(1,\n      é + 2)\nz = 3\n"


def names(source: bytes) -> list[ast.Name]:
    return [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)]


def test_a_change_takes_the_place_of_what_stood_there_and_of_nothing_else() -> None:
    source = "é = 12 + 3\n".encode()
    change = Change("number", 1, 5, 7, "é4")
    assert change.replaced(source) == "12"
    assert change.of(source) == "é = é4 + 3\n".encode()
    assert source == "é = 12 + 3\n".encode()


def test_a_change_at_the_ends_of_a_file_leaves_the_rest() -> None:
    assert Change("lines", 1, 0, 0, "a").of(b"bc") == b"abc"
    assert Change("lines", 1, 2, 2, "a").of(b"bc") == b"bca"
    assert Change("lines", 1, 0, 2, "").of(b"bc") == b""
    assert Change("lines", 1, 0, 0, "a").of(b"") == b"a"


def test_what_stood_there_can_always_be_shown() -> None:
    assert Change("name", 1, 0, 1, "").replaced("é".encode()) == "�"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["line feed", "both", "carriage return"])
@pytest.mark.parametrize("last", ["", "\n"], ids=["no end", "an end"])
def test_nodes_are_found_whatever_ends_the_lines(end: str, last: str) -> None:
    source = (SOURCE.rstrip("\n") + last).replace("\n", end).encode()
    text, module = Text(source), ast.parse(source)
    assert [text.of(node) for node in module.body] == ["x = 'né'", f"y = f(1,{end}      é + 2)", "z = 3"]
    assert [text.of(node) for node in names(source)] == ["x", "y", "z", "f", "é"]


@pytest.mark.parametrize("between", ["\t", "\x0c", "\\\n  ", " # é\u2028\x0b\x1c é\n"])
def test_what_only_looks_like_the_end_of_a_line_is_none(between: str) -> None:
    source = f"a = (b +{between}\n é)\nc = 1\n".encode()
    text, module = Text(source), ast.parse(source)
    assert [text.of(node) for node in names(source)] == ["a", "c", "b", "é"]
    assert text.of(module.body[1]) == "c = 1"


def test_a_mark_of_byte_order_is_not_counted_and_stays_in_front() -> None:
    source = BOM + "é = 1 + b; c = 2\nd = é\n".encode()
    text, module = Text(source), ast.parse(source)
    assert [text.of(node) for node in module.body] == ["é = 1 + b", "c = 2", "d = é"]
    start, end = text.lines(1, 1)
    assert Change("lines", 1, start, end, "").of(source) == BOM + "d = é\n".encode()


def test_an_expression_begins_inside_its_brackets_and_a_tuple_with_them() -> None:
    source = b"((a) + b, )\n"
    statement = ast.parse(source).body[0]
    assert isinstance(statement, ast.Expr)
    assert isinstance(statement.value, ast.Tuple)
    text = Text(source)
    assert text.span(statement.value) == (0, 11)
    assert text.of(statement.value.elts[0]) == "(a) + b"
    assert text.span(names(source)[0]) == (2, 3)


def test_what_stands_between_two_places_is_told() -> None:
    text = Text("é, ü".encode())
    assert text.between(2, 4) == ", "
    assert text.between(0, 6) == "é, ü"
    assert text.between(3, 3) == ""


def test_lines_begin_at_their_first_byte_and_end_behind_their_last() -> None:
    text = Text("é\n\r\nab\nc".encode())
    assert text.lines(1, 1) == (0, 3)
    assert text.lines(2, 2) == (3, 5)
    assert text.lines(1, 3) == (0, 8)
    assert text.lines(4, 4) == (8, 9)


def test_an_empty_text_has_no_nodes_and_no_lines() -> None:
    assert Text(b"").between(0, 0) == ""
    with pytest.raises(IndexError):
        Text(b"").lines(1, 1)


def test_a_text_of_twenty_thousand_lines_is_read_once() -> None:
    source = b"a = 1\n" * 20_000
    text = Text(source)
    assert text.lines(20_000, 20_000) == (len(source) - 6, len(source))
