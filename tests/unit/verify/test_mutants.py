"""Each operator makes the change that it is there for, and nothing twice."""

import ast

import pytest

from grader.verify.mutants import mutants


def changed(source: str) -> dict[str, str]:
    return {mutant.source.decode(): mutant.label for mutant in mutants(source.encode())}


@pytest.mark.parametrize(
    ("source", "mutant", "label"),
    [
        ("x = a + b", "x = a - b", "another operator"),
        ("x = a + b", "x = a", "the right term dropped"),
        ("x = a + b", "x = b", "the left term dropped"),
        ("x += a", "x = a", "assigned, not accumulated"),
        ("x = a // b", "x = a * b", "another operator"),
        ("x = a < b", "x = a <= b", "another comparison"),
        ("x = f(a, b)", "x = f(b, a)", "arguments exchanged"),
        ("x = f(a, axis=0)", "x = f(a)", "a keyword left out"),
        ("x = a[1:b]", "x = a[:b]", "a slice without its lower"),
        ("x = np.zeros(a)", "x = np.ones(a)", "another function"),
        ("x = (a, b)", "x = (b, a)", "neighbours exchanged"),
        ("kh = 1\nkw = 2\nx = kh", "kh = 1\nkw = 2\nx = kw", "height and width exchanged"),
        ("x = mode == 'max'", "x = mode == 'avg'", "another word"),
        ("if a:\n    b()", "if not a:\n    b()", "a condition negated"),
        ("x = a if b else c", "x = c if b else a", "the other branch"),
        ("x = f(2)", "x = f(3)", "one more"),
        ("x = f(keepdims=True)", "x = f(keepdims=False)", "a flag turned"),
        ("x = -a", "x = a", "a sign dropped"),
        ("x = a // b", "x = -(-a // b)", "rounded up"),
        ("x = a[i:b]", "x = a[i:b + 1]", "a slice's upper one later"),
        ("x = a[i:b]", "x = a[i - 1:b]", "a slice's lower one earlier"),
        ("x = np.zeros(a)", "x = np.zeros(a, dtype='float32')", "made of float32"),
        ("x = np.empty_like(a)", "x = np.empty_like(a, dtype='int')", "made of int"),
    ],
)
def test_an_operator_makes_its_change(source: str, mutant: str, label: str) -> None:
    assert changed(source).get(mutant) == label


def test_docstrings_are_left_alone() -> None:
    assert changed('"""Text."""') == {}


def test_every_mutant_parses_and_none_is_the_original() -> None:
    source = "def f(a, b=(1, 1)):\n    h, w = a.shape\n    for i in range(h):\n        a[i] += b[0] * 2\n    return a\n"
    found = changed(source)
    assert len(found) > 10
    for mutant in found:
        assert ast.dump(ast.parse(mutant)) != ast.dump(ast.parse(source))
