"""What the names of a function stand for: told by its text alone, for any text that is Python."""

import ast
import textwrap

import pytest

from grader.diagnose.scope import Scope


def function(body: str, head: str = "def f(A, W, stride=(1, 1), mode='max'):") -> ast.FunctionDef:
    found = ast.parse(f"{head}\n{textwrap.indent(textwrap.dedent(body), '    ')}\n").body[0]
    assert isinstance(found, ast.FunctionDef)
    return found


def scope(body: str) -> Scope:
    return Scope(function(body))


def node(scope: Scope, text: str, *, line: int = 0) -> ast.AST:
    """Return the first node that reads so, of one line where it is given: where it is read rather than stored."""
    found = (one for one in scope.nodes if isinstance(one, ast.expr) and line in (0, one.lineno))
    return min(
        (one for one in found if ast.unparse(one) == text),
        key=lambda one: isinstance(getattr(one, "ctx", None), ast.Store),
    )


def like(scope: Scope, text: str, *, line: int = 0) -> tuple[str, ...]:
    found = node(scope, text, line=line)
    assert isinstance(found, ast.Name)
    return scope.like(found)


KINDS = """
m, h, w = A.shape
sh, sw = stride
out = np.zeros((m, h, w))
for i in range(h):
    for j in range(w):
        out[:, i] = W[j, :] + max(sh) + len(sw)
if mode == 'max':
    return out
return A
"""


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("h", ("m", "sh", "stride", "sw", "w")),
        ("i", ("j",)),
        ("W", ("A", "out")),
        ("mode", ()),
        ("max", ()),
        ("np", ()),
    ],
)
def test_a_name_is_like_those_of_its_kind(name: str, others: tuple[str, ...]) -> None:
    assert like(scope(KINDS), name) == others


def test_functions_words_and_what_a_method_returns_are_kinds_of_their_own() -> None:
    found = scope("g = W\nu = np.pad(A)\nv = A.max()\nk = 'a'\ng(A)\nh = 1\nh(A)\nk != 'b'\nn = 1\nreturn g, u, k, n")
    assert like(found, "g", line=11) == ("h",)
    assert like(found, "u", line=11) == ("A", "v")
    assert like(found, "k", line=11) == ()
    assert like(found, "n", line=11) == ("W", "mode", "stride")


def test_a_name_is_unlike_those_that_have_no_value_yet() -> None:
    found = scope("a = 1\nprint(a + 1)\nb = 2\nprint(b)")
    assert like(found, "a", line=3) == ("A", "W", "mode", "stride")
    assert "a" in like(found, "b", line=5)


def test_a_name_has_a_value_from_its_first_line_on_however_deep_that_is() -> None:
    found = scope("c = 1\nif c:\n    a = 1\nprint(c)\na = 2\nreturn c, a")
    assert "a" in like(found, "c", line=5)
    assert "a" not in like(found, "c", line=3)


def test_what_nobody_reads_is_like_nothing() -> None:
    found = scope("_, b = A.shape\nfor _ in range(b):\n    c = b\nreturn c")
    assert found.counters == ()
    assert "_" not in like(found, "c", line=5)
    assert "_" not in found.factors


@pytest.mark.parametrize(
    ("body", "counters"),
    [
        ("for i in A:\n    for j, (k, l) in W: pass", ("i", "j", "k", "l")),
        ("return [i for i in A], {j for j in A}, {k: v for k, v in A}, sum(n for n in A)", ("i", "j", "k", "n", "v")),
        ("return [i for i in A for j in W if j]", ("i", "j")),
        ("for A[0] in W: pass", ("A",)),
        ("for A.x, *rest in W: pass", ("A", "rest")),
        ("return lambda i: [j for j in i]", ("j",)),
        ("def g(x):\n    for i in x: pass\nreturn g", ("i",)),
        ("while A: pass", ()),
        ("pass", ()),
    ],
)
def test_the_counters_are_those_of_loops_and_comprehensions(body: str, counters: tuple[str, ...]) -> None:
    assert scope(body).counters == counters


@pytest.mark.parametrize(
    ("body", "factors"),
    [
        ("a, b = A\nc = 1\nreturn stride[0] + stride[1]", ("a", "b", "stride[0]", "stride[1]")),
        ("return A.shape[2] + np.a.b[0]", ("A.shape[2]",)),
        ("return A[i] + A[0:1] + A[0, 1] + A[-1] + f()[0] + A['a'] + A[None]", ()),
        ("(a, [b, c]), d = W\nreturn a", ("a", "d")),
        ("for a, b in W: pass", ()),
        ("a, b = W\na[:] = b.T", ()),
        ("with g() as (a, b): pass", ("a", "b")),
        ("pass", ()),
    ],
)
def test_factors_are_what_was_unpacked_and_what_is_one_of_a_pair(body: str, factors: tuple[str, ...]) -> None:
    assert scope(body).factors == factors


def test_the_expression_around_is_told_and_a_statement_is_none() -> None:
    found = scope("x = A[1:2, (4, 5)]\ng(W, key=3, at=(6, 7))\nif mode: pass")
    assert {type(found.above(node(found, one))) for one in "1245"} == {ast.Subscript}
    assert isinstance(found.above(node(found, "6")), ast.Tuple)
    assert isinstance(found.above(node(found, "W")), ast.Call)
    assert found.above(node(found, "A[1:2, (4, 5)]")) is None
    assert found.above(node(found, "3")) is None
    assert found.above(node(found, "mode")) is None
    assert found.above(found.nodes[0]) is None
    assert found.above(ast.Name("elsewhere", ast.Load())) is None


@pytest.mark.parametrize(
    ("body", "text", "inside"),
    [
        ("return A[3]", "3", True),
        ("return A[:, 3 * W + 1]", "3", True),
        ("return A[1:3]", "3", True),
        ("x = 3", "3", True),
        ("x = 1, 3 + 2", "3", True),
        ("x = g(3)", "3", False),
        ("return 3", "3", False),
        ("return A[g(3)]", "3", False),
        ("x += 3", "3", False),
        ("return [3 for i in A]", "3", False),
    ],
)
def test_whether_something_is_part_of_an_index(body: str, text: str, inside: bool) -> None:
    found = scope(body)
    assert found.indexes(node(found, text)) is inside


@pytest.mark.parametrize(
    ("body", "text", "whole"),
    [
        ("n = 1\nreturn range(n)", "n", True),
        ("n = 1\nreturn A[n:]", "n", True),
        ("for i in A:\n    return W[i, 0]", "i", True),
        ("n = 1\nreturn n", "n", False),
        ("n = 1", "n", False),
        ("return g(mode == 'a')", "mode", False),
        ("x = mode + 'b'\nreturn mode == 'a'", "mode", False),
        ("return A[0] + W[0, 1]", "W[0, 1]", False),
        ("return A[0] + stride[0]", "stride[0]", True),
        ("stride[0] = 1", "stride[0]", False),
        ("x = (1 + W) * 2", "1 + W", True),
        ("return range(1 + W)", "1 + W", True),
        ("return int(1 + W)", "1 + W", True),
        ("return g(1 + W)", "1 + W", False),
        ("return 1 + W", "1 + W", False),
        ("x = len(A)", "len(A)", True),
        ("return range(len(A))", "len(A)", False),
        ("x = 3", "3", False),
        ("x = [A + W]", "A + W", False),
        ("x = (lambda: A)", "lambda: A", False),
    ],
)
def test_whether_something_counts_and_may_be_off_by_one(body: str, text: str, whole: bool) -> None:
    found = scope(body)
    assert found.counts(node(found, text)) is whole


@pytest.mark.parametrize(
    "body",
    [
        "'''secret'''",
        "raise ValueError(secret)",
        "return f'{secret} {secret!r:{secret}}'",
        "x: secret = 1",
        "def g(x: secret = 1, *y: secret, **z: secret) -> secret: pass",
        "global secret",
        "import secret as also",
        "if A:\n    'secret'",
    ],
)
def test_what_no_case_can_see_is_not_among_the_nodes(body: str) -> None:
    found = scope(body)
    seen = {one.id for one in found.nodes if isinstance(one, ast.Name)}
    seen |= {str(one.value) for one in found.nodes if isinstance(one, ast.Constant)}
    assert "secret" not in seen


def test_what_stands_beside_what_no_case_can_see_is_among_them() -> None:
    found = scope("x: int = A\ndef g(x: int = W): return mode\nif A > 1:\n    raise stride")
    assert {one.id for one in found.nodes if isinstance(one, ast.Name)} == {"x", "A", "W", "mode"}


def test_every_node_has_a_place_and_the_first_line_of_the_function_is_not_among_them() -> None:
    found = Scope(function("return A", "@g(1)\ndef f(A: int = 5) -> float:"))
    assert [type(one) for one in found.nodes] == [ast.Return, ast.Name]
    odd = scope("with A as x, W: pass\ntry: pass\nexcept E as e: pass\nreturn {**A, 1: [*W]}, x[1:2, ...]")
    assert all(one.lineno > 1 for one in odd.nodes)  # type: ignore[attr-defined]


ODD = {
    "nothing": "pass",
    "lambdas": "return (lambda x, y=A, *z, **k: lambda: x + y)(1)",
    "comprehensions": "return [[x for x in y if x] for y in A], {x: y for x, y in W}, (x async for x in A)",
    "walrus": "if (n := len(A)) > 1: return [m := n, m]",
    "match": "match A:\n    case [1, x] | {'k': x} if x: return x\n    case W.y(z=-1) as q: return q\n    case _: pass",
    "decorators": "@g(W)\n@h\ndef k(x): return x\nreturn k",
    "nested": "def g(x, /, y, *, z=A):\n    nonlocal_ = x\n    class C(A):\n        y = x\n    return C\nreturn g",
    "global": "global A1, B1\nA1 = B1 = 2\ndef g():\n    nonlocal mode\n    mode = 3\nreturn A1",
    "not ascii": "größe, 数 = A\nreturn größe[数] + ﬁ",
    "the rest": "del A[0]\nassert W, mode\nx = yield A\nx = yield from W\nwhile x: break\nelse: return",
    "failures": "try: pass\nexcept (A, W) as x: raise\nelse: pass\nfinally: pass",
    "huge number": f"return A[{hex(16**5000)}] + stride[{hex(16**5000)}]",
    "long chain": f"return A{'.b' * 900}[0]",
    "deep index": f"return A{'[0]' * 900}",
    "deep sum": f"return {'A + ' * 900}A",
    "deep brackets": f"return {'[' * 90}A{']' * 90}",
}


@pytest.mark.parametrize("body", ODD.values(), ids=ODD)
def test_any_function_can_be_read(body: str) -> None:
    found = scope(body)
    for one in found.nodes:
        found.above(one)
        found.indexes(one)
        found.counts(one)
        if isinstance(one, ast.Name):
            assert one.id not in found.like(one)


def test_what_a_pattern_or_a_walrus_names_does_no_harm() -> None:
    found = scope("match A:\n    case [x, y]: return x\nif (n := 1): return n")
    assert like(found, "x") == ()
    assert "mode" in like(found, "n", line=4)


def test_letters_that_python_takes_for_one_name_are_one() -> None:
    found = scope("ﬁ, b = A\nreturn b + fi")
    assert found.factors == ("b", "fi")
