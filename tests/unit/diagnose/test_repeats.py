"""One change made wherever a file says the same again: in other names or in the same words, and nowhere else."""

import ast
from itertools import pairwise

import pytest

from grader.diagnose import Change, changes, repeated

HEAD = "def f(A, stride, window):\n    sh, sw = stride\n    kh, kw = window\n    m, h, w, c = A.shape\n"

MENDED = {
    "two statements": ("n = (h - kh) // sh\nk = (w - kw) // sw", "n = (h - kh) // sh + 1\nk = (w - kw) // sw + 1"),
    "two statements, another between": ("n = h - kh\nx = 3 * c\nk = w - kw", "n = h + kh\nx = 3 * c\nk = w + kw"),
    "two names exchanged": ("n = w - kh\nk = h - kw", "n = h - kh\nk = w - kw"),
    "two slices": ("return A[:, sh:kh, sw:kw]", "return A[:, sh:sh + kh, sw:sw + kw]"),
    "two parts of a tuple": ("return (h - kh, w - kw)", "return (h + kh, w + kw)"),
    "two arguments": ("return g(h - kh, w - kw)", "return g(h + kh, w + kw)"),
    "two loops": (
        "for i in range(h - 1):\n    for j in range(w - 1):\n        g(i, j)",
        "for i in range(h):\n    for j in range(w):\n        g(i, j)",
    ),
    "two numbers of a pair": (
        "n = A[0] - window[0]\nk = A[1] - window[1]",
        "n = A[0] - stride[0]\nk = A[1] - stride[1]",
    ),
    "two branches": (
        "if c:\n    n = max(A[h:kh])\nelse:\n    n = min(A[h:kh])",
        "if c:\n    n = max(A[h:kh + 1])\nelse:\n    n = min(A[h:kh + 1])",
    ),
    "two slices in each of two branches": (
        "if c:\n    n = max(A[h:kh, w:kw])\nelse:\n    n = min(A[h:kh, w:kw])",
        "if c:\n    n = max(A[h:h + kh, w:w + kw])\nelse:\n    n = min(A[h:h + kh, w:w + kw])",
    ),
}


@pytest.mark.parametrize(("wrong", "right"), MENDED.values(), ids=MENDED)
def test_one_change_in_several_places_mends_it(wrong: str, right: str) -> None:
    source, wanted = _function(wrong), ast.dump(ast.parse(_function(right)))
    assert wanted in {_tree(one, source) for one in _repeated(source)}


def test_a_change_tells_all_its_places_from_the_first_on() -> None:
    source = _function("n = h - kh\nk = w - kw")
    change = next(one for one in _repeated(source) if one.kind == "operator" and "+" in one.text)
    assert (change.line, change.text, [one.text for one in change.beside]) == (5, "((h) + (kh))", ["((w) + (kw))"])
    assert (
        change.of(source.encode())
        == source.replace("h - kh", "((h) + (kh))").replace("w - kw", "((w) + (kw))").encode()
    )


@pytest.mark.parametrize(
    "body",
    [
        "n = h - kh\nk = w + kw",
        "n = h - kh",
        "for i in range(h - 1):\n    for j in range(w):\n        pass",
        "for i in range(h - 1):\n    for j in kw:\n        pass",
        "n = f'{h - kh}'\nk = f'{w - kw}'",
        "\n".join(["n = h - kh + 5"] * 9),
    ],
)
def test_what_is_said_once_or_shortly_or_all_the_time_is_changed_in_one_place(body: str) -> None:
    source = "def f(h, w, kh, kw):\n" + "".join(f"    {line}\n" for line in body.splitlines())
    assert all(one.kind in ("lines", "surplus") for one in _repeated(source)), body


def test_no_two_places_of_a_change_overlap() -> None:
    source = _function("n = g(h - kh - kh, w - kw - kw, (h - kh, w - kw))\nk = g(h - kh - kh, w - kw - kw)")
    found = _repeated(source)
    assert found
    for one in found:
        places = (one, *one.beside)
        assert all(first.end <= second.start for first, second in pairwise(places))


def test_a_file_with_more_pairs_than_anyone_could_try_has_none() -> None:
    many = "\n".join(f"n = g(h - {at}, kh - {at})" for at in range(300))
    source = _function(f"{many}\n{many}")
    assert _repeated(_function("n = g(h - 1, kh - 1)\nn = g(h - 1, kh - 1)"))
    assert repeated(source.encode(), changes(source.encode())) == ()
    deep = b"def f(A):\n    return A" + b" + A" * 900 + b"\n"
    assert repeated(deep, (Change("name", 2, 21, 22, "f"),)) == ()


def test_a_file_without_changes_is_not_read() -> None:
    latin = "# coding: latin-1\ndef f(A):\n    return g('é', A + 1), g('é', A + 1)\n".encode("latin-1")
    assert repeated(latin, changes(latin)) == ()
    assert repeated(b"def f(:\n", ()) == ()


@pytest.mark.parametrize("head", ["\ufeff", "# coding: latin-1\n"])
def test_whatever_a_file_says_of_its_encoding_bytes_are_counted(head: str) -> None:
    source = head + "def f(é, h, w): g('ö', é - h * 2); g('ö', é - w * 2)\n"
    wanted = head + "def f(é, h, w): g('ö', ((é) + (h * 2))); g('ö', ((é) + (w * 2)))\n"
    assert wanted in [one.of(source.encode()).decode() for one in _repeated(source)]


def _function(body: str) -> str:
    return HEAD + "".join(f"    {line}\n" for line in body.splitlines())


def _repeated(source: str) -> tuple[Change, ...]:
    return repeated(source.encode(), changes(source.encode()))


def _tree(change: Change, source: str) -> str:
    try:
        return ast.dump(ast.parse(change.of(source.encode())))
    except SyntaxError:
        return ""
