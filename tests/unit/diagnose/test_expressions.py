"""What could be meant instead: every kind of change, all of it, and each as one piece wherever it stands."""

import ast
import textwrap

import pytest

from grader.diagnose.expressions import Expressions
from grader.diagnose.text import Change, Text
from tests.unit.diagnose.test_scope import ODD

HEAD = "def f(A, W, mode='max'):\n"


def changes(body: str, *words: str) -> tuple[bytes, list[Change]]:
    source = (HEAD + textwrap.indent(body, "    ") + "\n").encode()
    function = ast.parse(source).body[0]
    assert isinstance(function, ast.FunctionDef)
    return source, list(Expressions(Text(source), function, words).changes())


def made(kind: str, body: str, *words: str) -> list[str]:
    """Return the other bodies of one kind, as Python writes them."""
    source, found = changes(body, *words)
    bodies = (one.of(source).decode() for one in found if one.kind == kind)
    return [textwrap.dedent(ast.unparse(ast.parse(one)).partition("\n")[2]).strip() for one in bodies]


@pytest.mark.parametrize(
    ("kind", "body", "others"),
    [
        ("operator", "A + W", ["A - W", "A * W"]),
        ("operator", "A - W", ["A + W", "A * W"]),
        ("operator", "A * W", ["A + W", "A / W"]),
        ("operator", "A / W", ["A * W"]),
        ("operator", "A // W", ["A * W", "A % W"]),
        ("operator", "A % W", ["A / W"]),
        ("operator", "A @ W", []),
        ("operator", "A += W", ["A -= W", "A *= W", "A /= W"]),
        ("operator", "A //= W", ["A += W", "A -= W", "A *= W", "A /= W"]),
        ("rounding", "A / W", ["-(-A // W)", "A // W"]),
        ("rounding", "A // W", ["-(-A // W)"]),
        ("rounding", "A * W", []),
        ("order", "A - W", ["W - A"]),
        ("order", "A / W", ["W / A"]),
        ("order", "A // W", ["W // A"]),
        ("order", "A @ W", ["W @ A"]),
        ("order", "A ** W", ["W ** A"]),
        ("order", "A + W", []),
        ("order", "A | W", []),
        ("order", "A << W", []),
        ("surplus", "return A + W", ["return A", "return W"]),
    ],
)
def test_an_operation(kind: str, body: str, others: list[str]) -> None:
    assert made(kind, body) == others


@pytest.mark.parametrize(
    ("kind", "body", "others"),
    [
        ("comparison", "return A < W", [f"return A {one} W" for one in ("==", "!=", "<=", ">", ">=")]),
        ("comparison", "return A == 'x'", ["return A != 'x'"]),
        ("comparison", "return A < W < 3", []),
        ("comparison", "return A in W", []),
        ("comparison", "return A is W", []),
        ("condition", "if A: pass", [f"if {one}:\n    pass" for one in ("not A", "True", "False")]),
        ("condition", "while A: pass", ["while not A:\n    pass"]),
        ("condition", "return 1 if A else 2", [f"return 1 if {one} else 2" for one in ("not A", "True", "False")]),
        ("condition", "return A or W", ["return A", "return W", "return A and W"]),
        ("condition", "return A and W and mode", ["return A", "return W", "return mode", "return A or W or mode"]),
        ("condition", "return not A", ["return A"]),
        ("sign", "return -A", ["return A"]),
        ("sign", "return ~A", ["return A"]),
    ],
)
def test_a_comparison_and_a_condition(kind: str, body: str, others: list[str]) -> None:
    assert made(kind, body) == others


@pytest.mark.parametrize(
    ("kind", "body", "others"),
    [
        ("number", "return 7", ["return 8", "return 6", "return 0", "return 1", "return 2"]),
        ("number", "return 1", ["return 2", "return 0", "return 1"]),
        ("number", "return 0", ["return 1", "return 0", "return 2"]),
        ("number", "return 0.5", ["return 1.0", "return 2.0"]),
        ("number", "return True, 'a', None, ..., b'', 2j", []),
        ("flag", "return True", ["return False"]),
        ("index", "for i in A:\n    W[0]", ["for i in A:\n    W[i]"]),
        ("index", "for i in A:\n    g(0)", []),
        ("index", "for i in A:\n    W[:]", ["for i in A:\n    W[i]"]),
        ("index", "for i in A:\n    W[1:]", ["for i in A:\n    W[i:]"]),
        ("index", "return A[0], A[:]", []),
    ],
)
def test_a_constant(kind: str, body: str, others: list[str]) -> None:
    assert made(kind, body) == others


def test_a_word_is_another_of_those_that_are_asked_for_and_any_other_text_is_left_alone() -> None:
    assert made("word", "return 'max', 'mux'", "max", "a'vg") == ["return ('max', 'mux')", "return (\"a'vg\", 'mux')"]
    assert made("word", "return 'max'") == []


@pytest.mark.parametrize(
    ("kind", "body", "others"),
    [
        ("name", "n = k = 1\nreturn n * 2", [f"n = k = 1\nreturn {one} * 2" for one in ("A", "W", "k", "mode")]),
        ("name", "n = 1", []),
        ("name", "return np", []),
        ("function", "return max", ["return min", "return sum", "return mean"]),
        ("function", "return np.amin", ["return np.amax"]),
        ("function", "return np.zeros, zeros", []),
        ("surplus", "return A.T", ["return A"]),
        ("factor", "a, b = W\nfor i in A: W[i]", [f"a, b = W\nfor i in A:\n    W[i * {one}]" for one in "ab"]),
        ("factor", "a, b = W\nfor i in A: g(i)", []),
        ("factor", "a, b = W\nreturn A[a]", []),
    ],
)
def test_a_name(kind: str, body: str, others: list[str]) -> None:
    assert made(kind, body) == others


AXES = ["0", "1", "2", "3", "-1", "(0, 1)", "(1, 2)", "(2, 3)", "(0, 1, 2)", "(1, 2, 3)"]


@pytest.mark.parametrize(
    ("kind", "body", "others"),
    [
        ("axis", "return np.sum(A)", [f"return np.sum(A, axis={one})" for one in AXES]),
        ("axis", "return A.max(axis=W)", [f"return A.max(axis={one})" for one in AXES]),
        ("axis", "return np.sum(A, 0)", []),
        ("axis", "return np.pad(A)", []),
        ("axes", "return A.mean(0)", ["return A.mean(0, keepdims=True)"]),
        ("axes", "return sum(A, keepdims=W)", []),
        ("axes", "return len(A)", []),
        ("order", "return g(A, W, 3, mode=4)", ["return g(W, A, 3, mode=4)", "return g(A, 3, W, mode=4)"]),
        ("surplus", "return g(A)", ["return g()", "return A"]),
        ("surplus", "return A.g()", ["return A"]),
        ("surplus", "return g(A, k=W, **mode)", [
            "return g(k=W, **mode)", "return g(A, **mode)", "return g(A, k=W)"
        ]),
        ("surplus", "return g(*A)", ["return g()"]),
        ("surplus", "return g(k=A)", ["return g()"]),
        ("surplus", "return g()", []),
    ],
)  # fmt: skip
def test_a_call(kind: str, body: str, others: list[str]) -> None:
    assert made(kind, body) == others


@pytest.mark.parametrize(
    ("kind", "body", "others"),
    [
        ("surplus", "A[W]", ["pass", "A"]),
        ("surplus", "A[W:mode]", ["pass", "A", "A[W:]", "A[:mode]", "A[W:mode]"]),
        ("surplus", "A[::W]", ["pass", "A", "A[::W]", "A[::W]", "A[:]"]),
        ("order", "A[0, 1, 2]", ["A[1, 0, 2]", "A[2, 1, 0]", "A[0, 2, 1]", "A[1, 2, 0]", "A[2, 0, 1]"]),
        ("one", "A[W:]", ["A[W + 1:]", "A[W - 1:]"]),
        ("one", "W[0, 1]\nA[W:]", []),
        ("one", "n = 1\nA[n:]", ["n = 1\nA[n + 1:]", "n = 1\nA[n - 1:]"]),
        ("one", "return range(5 // 2)", ["return range(5 // 2 + 1)", "return range(5 // 2 - 1)"]),
        ("one", "x = 5 | 2", ["x = (5 | 2) + 1", "x = (5 | 2) - 1"]),
        ("one", "x = g()", ["x = g() + 1", "x = g() - 1"]),
    ],
)
def test_an_index(kind: str, body: str, others: list[str]) -> None:
    assert made(kind, body) == others


@pytest.mark.parametrize(
    ("kind", "body", "others"),
    [
        ("accumulation", "A = W", ["A += W"]),
        ("accumulation", "A[0] = W", ["A[0] += W"]),
        ("accumulation", "A[0] -= W", ["A[0] = W"]),
        ("accumulation", "A, W = mode", []),
        ("accumulation", "A.x = W", []),
        ("surplus", "A = W", ["pass"]),
        ("surplus", "A += W", ["pass"]),
        ("surplus", "A", ["pass"]),
        ("surplus", "return A, W", ["return A", "return W"]),
        ("order", "return A, W", ["return (W, A)"]),
        ("order", "return A, W, mode", [
            "return (W, A, mode)", "return (mode, W, A)", "return (A, mode, W)",
            "return (W, mode, A)", "return (mode, A, W)",
        ]),
        ("surplus", "pass", []),
        ("surplus", "return A", []),
    ],
)  # fmt: skip
def test_a_statement(kind: str, body: str, others: list[str]) -> None:
    assert made(kind, body) == others


@pytest.mark.parametrize(
    ("kind", "body", "other"),
    [
        ("function", "return (A + W).max()", "return (A + W).min()"),
        ("function", "return -(A + W).max()", "return -(A + W).min()"),
        ("surplus", "return 2 * (A + W).copy()", "return 2 * (A + W)"),
        ("surplus", "return 2 * (A + W).T", "return 2 * (A + W)"),
        ("surplus", "return 2 * (A + W)[0]", "return 2 * (A + W)"),
        ("surplus", "return 2 * g(A + W)", "return 2 * (A + W)"),
        ("comparison", "return (A or W) == mode", "return (A or W) != mode"),
        ("comparison", "return (A if W else 1) > (n := 2)", "return (A if W else 1) < (n := 2)"),
        ("comparison", "return (A < W) == mode", "return (A < W) != mode"),
        ("operator", "return (A if W else 1) + (lambda: 2)", "return (A if W else 1) - (lambda: 2)"),
        ("order", "return (A - 1) - (W - 2)", "return (W - 2) - (A - 1)"),
        ("accumulation", "A[0] = (W\n        + 1)", "A[0] += W + 1"),
        ("accumulation", "A += (W\n      + 1)", "A = W + 1"),
        ("accumulation", "A = (n := 1)", "A += (n := 1)"),
        ("operator", "A -= (W\n      + 1)", "A += W + 1"),
        ("order", "return (A if W else 1), W, mode", "return W, mode, (A if W else 1)"),
        ("surplus", "return (A\n        + 1), W", "return A + 1"),
        ("condition", "return 1 if (A if W else 2) else 3", "return 1 if not (A if W else 2) else 3"),
        ("condition", "return A or W if mode else 3", "return A or W if not mode else 3"),
        ("condition", "return (A if W else 1) or mode", "return (A if W else 1) and mode"),
        ("sign", "return -(A + W) * 2", "return (A + W) * 2"),
    ],
)
def test_what_is_in_brackets_stays_one_piece(kind: str, body: str, other: str) -> None:
    assert ast.unparse(ast.parse(f"def f():\n {other}")).partition("\n    ")[2] in made(kind, body)


def test_a_change_tells_its_line_and_what_it_is_part_of() -> None:
    source, found = changes("x = 1\nreturn (A +\n        W[3])")
    three = next(one for one in found if one.replaced(source) == "3")
    assert (three.line, three.around) == (4, "W[3]")
    whole = next(one for one in found if one.kind == "operator")
    assert (whole.line, whole.around) == (3, "")
    assert {one.line for one in found} == {2, 3, 4}


def test_the_other_order_keeps_what_stands_between() -> None:
    source, found = changes("return g(A,  # é\n         'ü')")
    (order,) = (one for one in found if one.kind == "order")
    assert "g('ü',  # é\n             A)" in order.of(source).decode()


@pytest.mark.parametrize("body", ODD.values(), ids=ODD)
def test_any_function_has_its_changes(body: str) -> None:
    source, found = changes(textwrap.dedent(body).strip(), "max")
    for one in found:
        assert source[one.start : one.end].decode() == one.replaced(source)
        assert 1 < one.line <= source.count(b"\n")
        assert b"def f(A, W, mode='max'):\n" in one.of(source)


@pytest.mark.parametrize(
    ("body", "kind", "other"),
    [
        ("return lambda x: A + x", "operator", "return lambda x: A - x"),
        ("return [i + 1 for i in A if i > 2]", "comparison", "return [i + 1 for i in A if i < 2]"),
        ("return {i: 1 for i in A}", "number", "return {i: 2 for i in A}"),
        ("if (n := len(A)) > 1:\n    return n", "number", "if (n := len(A)) > 2:\n    return n"),
        ("match A:\n    case 3:\n        return W", "number", "match A:\n    case 4:\n        return W"),
        ("@g(1)\ndef h(x): return x", "number", "@g(2)\ndef h(x):\n    return x"),
        ("def h(x=1): return x + 1\nreturn h", "operator", "def h(x=1):\n    return x - 1\nreturn h"),
        ("global n\nn = 1", "number", "global n\nn = 2"),
        ("assert A, 1", "number", "assert A, 2"),
        ("return (yield 1)", "number", "return (yield 2)"),
        ("with g(1) as x: pass", "number", "with g(2) as x:\n    pass"),
    ],
)
def test_changes_are_made_in_every_corner_of_python(body: str, kind: str, other: str) -> None:
    assert other in made(kind, body)


@pytest.mark.parametrize("written", ["1001", hex(16**5000)], ids=["1001", "thousands of digits"])
def test_a_number_that_nobody_counts_to_is_left_alone(written: str) -> None:
    assert made("number", f"return A[{written}]") == []
    assert made("surplus", f"return A[{written}]") == ["return A"]
    assert made("number", "return A[1000]")[:2] == ["return A[1001]", "return A[999]"]
