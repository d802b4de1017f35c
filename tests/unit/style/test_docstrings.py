"""Docstrings of the module, of classes and of functions."""

import pytest

from grader.style.docstrings import docstring_violations
from grader.style.source import Tree, read_source, read_tree


def codes(source: str) -> list[tuple[str, int]]:
    data = source.encode()
    return sorted((found.code, found.line) for found in docstring_violations(read_tree(data, read_source(data))))


DOCUMENTED = '''"""Module."""


class A:
    """Class."""

    def method(self):
        """Method."""


async def f():
    """Function."""
    def inner():
        r"""Inner."""
    return lambda: 0
'''


def test_a_documented_file_has_no_violation() -> None:
    assert codes(DOCUMENTED) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Module", ("G201", 1)),
        ("Class", ("G202", 4)),
        ("Method", ("G203", 7)),
        ("Function", ("G203", 11)),
    ],
)
def test_each_missing_docstring_is_one_violation(text: str, expected: tuple[str, int]) -> None:
    assert codes(DOCUMENTED.replace(f'"""{text}."""', "0")) == [expected]


def test_functions_inside_functions_owe_one_too() -> None:
    assert codes(DOCUMENTED.replace('r"""Inner."""', "0")) == [("G203", 13)]


@pytest.mark.parametrize("string", ['""', '"""   """', 'b"x"', 'f"x"', "0", "...", '("x" + "y")', "x = 'x'"])
def test_what_is_empty_or_no_string_is_no_docstring(string: str) -> None:
    assert codes(string + "\n") == [("G201", 1)]


def test_a_string_behind_other_statements_is_no_docstring() -> None:
    assert codes('import numpy as np\n"""Late."""\n') == [("G201", 1)]


def test_an_empty_file_has_no_module_docstring() -> None:
    assert codes("") == [("G201", 1)]


def test_the_place_and_the_name_are_said() -> None:
    data = b"if True:\n    def f(): pass\n    class A: pass\n"
    found = docstring_violations(read_tree(data, read_source(data)))
    assert [(one.line, one.column, one.text) for one in found] == [
        (1, 1, "the module has no docstring, but should say what it is for"),
        (2, 5, "function f has no docstring, but should say what it does"),
        (3, 5, "class A has no docstring, but should say what it does"),
    ]


def test_a_file_without_tree_is_not_taken_for_documented() -> None:
    (violation,) = docstring_violations(Tree(None, "it is odd", 7))
    assert (violation.code, violation.line, violation.column) == ("G209", 7, 0)
    assert violation.text == "docstrings cannot be checked: it is odd"
