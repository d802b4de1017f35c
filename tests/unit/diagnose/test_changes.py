"""What could be meant instead of what is written: each change is one place, and many a mistake is one change away."""

import ast
import tracemalloc

import pytest

from grader.diagnose import Change, changes, repeated
from tests.unit.diagnose.test_scope import ODD

HEAD = "def f(A, W, stride=(1, 1), mode='max'):\n"
WORDS = ("max", "avg")

MENDED = [
    ("name", "a, b = A.shape\nreturn range(a)", "a, b = A.shape\nreturn range(b)"),
    ("name", "for i in A:\n    for j in W:\n        g(A[i, i])", "for i in A:\n    for j in W:\n        g(A[i, j])"),
    ("one", "n = stride[0]\nreturn range(n - 2)", "n = stride[0]\nreturn range(n - 2 + 1)"),
    ("one", "n = stride[0]\nreturn A[n:n + 2]", "n = stride[0]\nreturn A[n:n + 2 - 1]"),
    ("word", "return mode == 'avg'", "return mode == 'max'"),
    ("comparison", "return A[0] > 0", "return A[0] >= 0"),
    ("comparison", "return mode != 'max'", "return mode == 'max'"),
    ("rounding", "return int(A[0] / 2)", "return int(-(-A[0] // 2))"),
    ("rounding", "return A[0] / 2", "return A[0] // 2"),
    ("axis", "return np.sum(A, axis=(0, 1))", "return np.sum(A, axis=(0, 1, 2))"),
    ("axis", "return A.max()", "return A.max(axis=0)"),
    ("axes", "return A.sum(axis=1)", "return A.sum(axis=1, keepdims=True)"),
    ("flag", "return np.sum(A, keepdims=False)", "return np.sum(A, keepdims=True)"),
    ("function", "return np.floor(A)", "return np.ceil(A)"),
    ("function", "return max(A)", "return min(A)"),
    ("index", "for i in A:\n    g(W[0, 1])", "for i in A:\n    g(W[i, 1])"),
    ("index", "for i in A:\n    g(W[:, 1])", "for i in A:\n    g(W[i, 1])"),
    ("factor", "n = stride[0]\nfor i in A:\n    g(W[i])", "n = stride[0]\nfor i in A:\n    g(W[i * stride[0]])"),
    ("factor", "sh, sw = stride\nfor i in A:\n    g(W[i])", "sh, sw = stride\nfor i in A:\n    g(W[i * sh])"),
    ("accumulation", "A[0] = W", "A[0] += W"),
    ("accumulation", "A[0] += W", "A[0] = W"),
    ("number", "return range(1, 5)", "return range(0, 5)"),
    ("number", "return A.shape[2]", "return A.shape[1]"),
    ("surplus", "return A.T", "return A"),
    ("surplus", "return A + W / 5", "return A + W"),
    ("surplus", "return (A + W)[::-1]", "return A + W"),
    ("end", "return A[a:b]", "return A[a:a + b]"),
    ("surplus", "return A[1:]", "return A[:]"),
    ("surplus", "return np.zeros(5, dtype=int)", "return np.zeros(5)"),
    ("surplus", "return A.astype(int)", "return A"),
    ("surplus", "return np.abs(W)", "return W"),
    ("surplus", "A -= 1\nreturn A", "pass\nreturn A"),
    ("surplus", "return A, W", "return A"),
    ("order", "sh, sw = stride", "sw, sh = stride"),
    ("order", "return np.dot(A, W)", "return np.dot(W, A)"),
    ("order", "return A - W", "return W - A"),
    ("order", "return A, W, mode", "return mode, A, W"),
    ("order", "return A, W, mode", "return mode, W, A"),
    ("order", "return np.zeros((a, b, c, d))", "return np.zeros((a, c, d, b))"),
    ("order", "return g((a, b, c, d, e, h))", "return g((a, e, h, d, b, c))"),
    ("brackets", "return range(a - b // 3 + 1)", "return range((a - b) // 3 + 1)"),
    ("brackets", "return range((a - b + 1) // 3)", "return range((a - b) // 3 + 1)"),
    ("brackets", "return range((a + 2 * b) // 3 - c + 1)", "return range((a + 2 * b - c) // 3 + 1)"),
    ("brackets", "return A[a * (b + c)]", "return A[a * b + c]"),
    ("brackets", "return A[a * b + c]", "return A[a * (b + c)]"),
    ("brackets", "return A[a - b + c]", "return A[a - (b + c)]"),
    ("brackets", "return A[a - (b + c)]", "return A[a - b + c]"),
    ("sign", "return A[::-1]", "return A[::1]"),
    ("operator", "return A + W", "return A * W"),
    ("operator", "A -= W", "A += W"),
    ("indentation", "for i in A:\n    W[i] = 1\nW[0] += 1", "for i in A:\n    W[i] = 1\n    W[0] += 1"),
    ("indentation", "for i in A:\n    W[i] = 1\n    return W", "for i in A:\n    W[i] = 1\nreturn W"),
    ("lines", "W[0] = 5\nW[:] = A\nreturn W", "W[:] = A\nW[0] = 5\nreturn W"),
    ("condition", "if mode:\n    return A", "if not mode:\n    return A"),
    ("condition", "return A and W", "return A or W"),
    ("condition", "return not A", "return A"),
    ("leaving", "for i in A:\n    break", "for i in A:\n    continue"),
    ("leaving", "for i in A:\n    continue", "for i in A:\n    break"),
]


@pytest.mark.parametrize(("kind", "wrong", "right"), MENDED)
def test_one_change_mends_it(kind: str, wrong: str, right: str) -> None:
    source, wanted = _function(wrong), ast.dump(ast.parse(_function(right)))
    mending = [one for one in changes(source.encode(), WORDS) if _tree(one, source) == wanted]
    assert kind in {one.kind for one in mending}
    assert all(one.line in range(2, 2 + len(wrong.splitlines())) for one in mending)


def test_brackets_that_change_nothing_are_not_moved() -> None:
    for body in ("return a + b + c", "return a + (b - c)", "return a * (b @ c)"):
        assert not [one for one in changes(_function(body).encode()) if one.kind == "brackets"], body


def test_a_long_tuple_is_no_order_of_axes() -> None:
    parts = [f"n{number}" for number in range(7)]
    orders = [one for one in changes(_function(f"return ({', '.join(parts)})").encode()) if one.kind == "order"]
    assert len(orders) == 7 * 6 // 2


def test_a_change_tells_its_place_what_stands_there_and_beside_it() -> None:
    source = _function("n = 3\nreturn A[:, 1:n]").encode()
    change = next(one for one in changes(source) if one.text == "2" and one.line > HEAD.count("\n") + 1)
    assert (change.kind, change.line, change.replaced(source), change.around) == ("number", 3, "1", "A[:, 1:n]")
    assert change.of(source) == source.replace(b"1:n", b"2:n")


def test_bytes_are_counted_where_letters_take_several() -> None:
    source = _function("g('né')\ng('é', 1)").encode()
    change = next(one for one in changes(source) if one.text == "2")
    assert b"g('\xc3\xa9', 2)" in change.of(source)


@pytest.mark.parametrize("body", ["'''a text with 1'''", "raise ValueError(1, 2)", "return f'{1}'", "pass"])
def test_what_no_case_can_see_is_left_alone(body: str) -> None:
    assert changes(_function(body).encode(), WORDS) == ()


def test_what_does_not_parse_has_no_changes() -> None:
    assert changes(b"def f(:\n") == ()
    assert changes(b"A = 1 + 2\n") == ()
    assert changes("# coding: latin-1\ndef f(A):\n    return g('é', A + 1)\n".encode("latin-1")) == ()
    assert changes(b"def f(A):\n    return A + 1\n\0") == ()
    assert changes(b"") == ()
    assert changes(b"\xef\xbb\xbf") == ()
    assert changes(f"def f(A):\n    return {'-' * 10_000}A\n".encode()) == ()


@pytest.mark.parametrize("head", ["\ufeff", "# coding: latin-1\n", "\ufeff# coding: utf-8\n"])
def test_whatever_a_file_says_of_its_encoding_bytes_are_counted(head: str) -> None:
    source = (head + "def f(é): return g('ö', 'ü', é) + 1\n").encode()
    found = {one.text: one.of(source).decode() for one in changes(source)}
    assert found["((g('ö', 'ü', é)) - (1))"] == head + "def f(é): return ((g('ö', 'ü', é)) - (1))\n"


@pytest.mark.parametrize("body", ODD.values(), ids=ODD)
def test_any_file_has_its_changes_and_most_of_them_are_python(body: str) -> None:
    source = _function(body).encode()
    found = changes(source, WORDS)
    assert len({(one.start, one.end, one.text) for one in found}) == len(found)
    assert [one.line for one in found] == sorted(one.line for one in found)
    said = [one for one in found if one.kind not in ("indentation", "lines")]
    assert sum(_is_python(one.of(source)) for one in said) >= 0.9 * len(said)


def _is_python(source: bytes) -> bool:
    try:
        ast.parse(source)
    except SyntaxError:
        return False
    return True


@pytest.mark.parametrize("coding", ["utf-7", "punycode", "utf-16", "none-such"])
def test_no_codec_makes_other_lines_of_a_file(coding: str) -> None:
    source = f"# coding: {coding}\n#+AAo-+AAo-\ndef f(A):\n    return A + 1\n".encode()
    assert {one.line for one in changes(source)} == {4}
    repeated(source, changes(source))


@pytest.mark.parametrize("body", ["return A + {}", "return stride[{}]", "g(A[{0}], A[{0}])\nreturn A + 1"])
def test_a_file_with_a_number_that_cannot_be_written_has_no_changes(body: str) -> None:
    assert changes(_function(body.format(f"0x{'f' * 1000}")).encode())
    source = _function(body.format(f"0x{'f' * 4000}")).encode()
    assert changes(source) == ()
    assert repeated(source, changes(_function(body.format("1")).encode())) == ()


def test_what_the_parser_warns_of_is_no_affair_of_whoever_grades(recwarn: pytest.WarningsRecorder) -> None:
    source = _function("return g('\\d', A + 1)").encode()
    repeated(source, changes(source))
    assert not recwarn.list


def _function(body: str) -> str:
    return HEAD + "".join(f"    {line}\n" for line in body.splitlines())


def _tree(change: Change, source: str) -> str:
    try:
        return ast.dump(ast.parse(change.of(source.encode())))
    except SyntaxError:
        return ""


def _endless() -> dict[str, str]:
    """Bodies of a few kilobytes with more changes, or longer ones, than anyone could try."""
    names = [f"n{number}" for number in range(1000)]
    return {
        "names": "".join(f"{name} = 1\n" for name in names) + f"return {' + '.join(names)}",
        "pairs": f"return ({', '.join(map(str, range(2000)))})",
        "counters": "".join(f"for {name} in A: pass\n" for name in names[:200]) + f"return A[{'0, ' * 2000}]",
        "sum": f"return {' + '.join(['A'] * 2500)}",
    }


@pytest.mark.parametrize(("kind", "body"), _endless().items(), ids=_endless())
def test_a_file_with_too_much_to_try_has_no_changes_and_costs_little(kind: str, body: str) -> None:
    source = _function(body).encode()
    assert len(source) < 20_000, kind
    tracemalloc.start()
    try:
        assert changes(source) == ()
        assert tracemalloc.get_traced_memory()[1] < 20 * 2**20
    finally:
        tracemalloc.stop()
