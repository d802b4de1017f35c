"""From bytes to text and tree."""

import ast
import warnings

import pytest

from grader.style.source import LARGEST_SOURCE, Text, read_source, read_tree


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ()),
        (b"a\nb", ("a\n", "b")),
        (b"a\r\nb\rc\n", ("a\n", "b\n", "c\n")),
        (b"\xef\xbb\xbfa\n", ("a\n",)),
        (b"a\x0cb\n", ("a\x0cb\n",)),
        ("a\u2028b\n".encode(), ("a\u2028b\n",)),
        (b"# coding: latin-1\n# \xe9\n", ("# coding: latin-1\n", "# é\n")),
    ],
)
def test_text_is_read_as_python_reads_it(data: bytes, expected: tuple[str, ...]) -> None:
    assert read_source(data) == Text(expected)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("x = 1\n".encode("utf-16"), "saved as UTF-16, but should be UTF-8"),
        ("x = 1\n".encode("utf-16-be"), "NUL bytes"),
        (b"\xfe\xff\0x", "saved as UTF-16"),
        (b"x = 1\n\0", "NUL bytes"),
        (b"# \xff\n", "the encoding of the file cannot be told"),
        (b"\n\n\n# \xff\n", "the byte at position 5 is no utf-8 text"),
        (b"# coding: nonsense\n", "the encoding of the file cannot be told (unknown encoding: nonsense)"),
        (b"# coding: utf-7\n", "declares the encoding 'utf-7', but should be UTF-8"),
        (b"# coding: punycode\n", "declares the encoding 'punycode'"),
        (b"\xef\xbb\xbf# coding: latin-1\n", "the encoding of the file cannot be told"),
        (b"x" * (LARGEST_SOURCE + 1), "the file holds 256 KiB, and more than 256 KiB are not checked"),
    ],
)
def test_what_python_or_we_do_not_read_is_a_fault(data: bytes, words: str) -> None:
    text = read_source(data)
    assert text.lines == ()
    assert words in text.fault
    tree = read_tree(data, text)
    assert (tree.module, tree.fault) == (None, text.fault)


def test_the_largest_source_is_read() -> None:
    assert read_source(b"#" * LARGEST_SOURCE).fault == ""


def test_a_tree_is_read() -> None:
    tree = read_tree(b"x = 1\n", read_source(b"x = 1\n"))
    assert isinstance(tree.module, ast.Module)
    assert tree.fault == ""


@pytest.mark.parametrize(
    ("source", "words", "line"),
    [
        ("x =\n", "the file does not parse (invalid syntax)", 1),
        ("x = 1\n  y = 2\n", "the file does not parse (unexpected indent)", 2),
        ("(" * 1000, "the file does not parse", 1),
        ("x = " + "-" * 100_000 + "1\n", "nested too deeply", 0),
        ("x = " + "1+" * 100_000 + "1\n", "nested too deeply", 0),
        ("x" + ".a" * 100_000 + "\n", "nested too deeply", 0),
        ("x = " + "not " * 50_000 + "1\n", "nested too deeply", 0),
        ("x = " + "lambda: " * 30_000 + "1\n", "nested too deeply", 0),
        ("x = " + "9" * 5000 + "\n", "the file does not parse", 1),
    ],
)
def test_what_does_not_parse_is_a_fault_and_no_crash(source: str, words: str, line: int) -> None:
    tree = read_tree(source.encode(), read_source(source.encode()))
    assert tree.module is None
    assert words in tree.fault
    assert tree.line == line


def test_a_warning_is_no_fault_even_where_warnings_are_errors() -> None:
    source = b'x = "\\q"\ny = x is "q"\n'
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert read_tree(source, read_source(source)).fault == ""
