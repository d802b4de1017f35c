"""All families over one file."""

import pytest

from grader.core.rubric import rule_of
from grader.core.submission import SourceFile
from grader.style import lint
from grader.style.lint import SHOWN_OF_ONE_CODE
from tests.unit.judge.small_pack import exercise

GOOD = b'''#!/usr/bin/env python3
"""An answer."""
import numpy as np


def answer(x):
    """Twice x."""
    return np.add(x, x)
'''
EXERCISE = exercise(imports=("numpy",))


def codes(data: bytes, *, executable: bool | None = True) -> list[str]:
    return [violation.code for violation in lint(SourceFile("a.py", data, executable), EXERCISE)]


def test_a_good_file_has_no_violation() -> None:
    assert codes(GOOD) == []


def test_all_families_are_heard_in_the_order_of_the_lines() -> None:
    bad = GOOD.replace(b"#!/usr/bin/env python3", b"").replace(b"numpy as np", b"os").replace(b'"""Twice x."""', b"y=1")
    assert codes(bad[:-1], executable=False) == ["G102", "G101", "G301", "G203", "E225", "G103"]


@pytest.mark.parametrize(
    "data",
    [
        GOOD.decode().encode("utf-16"),
        GOOD + b"\0",
        GOOD + b"# \xff\n",
        b"# coding: punycode\n" + GOOD,
        GOOD + b"#" * 300_000 + b"\n",
    ],
)
def test_a_file_that_cannot_be_read_is_clean_in_nothing_that_needs_its_text(data: bytes) -> None:
    found = {rule_of(code) for code in codes(data)}
    assert {"pycodestyle", "docstrings", "imports"} <= found


def test_a_file_that_does_not_parse_is_clean_in_nothing_that_needs_its_tree() -> None:
    assert sorted(codes(GOOD + b"x = (\n")) == ["G209", "G309", "G901"]


def test_windows_line_ends_cost_the_shebang_alone() -> None:
    assert codes(GOOD.replace(b"\n", b"\r\n")) == ["G101"]


def test_a_byte_order_mark_costs_the_shebang_alone() -> None:
    assert codes(b"\xef\xbb\xbf" + GOOD) == ["G101"]


def test_many_remarks_of_one_kind_are_cut_and_the_last_says_so() -> None:
    found = lint(SourceFile("a.py", GOOD + b"x=1\n" * 50, executable=True), EXERCISE)
    kind = [violation for violation in found if violation.code == "E225"]
    assert len(kind) == SHOWN_OF_ONE_CODE
    assert kind[-1].text == "missing whitespace around operator (and 30 more of this kind)"
    assert "more" not in kind[-2].text


def test_as_many_remarks_as_are_shown_are_not_cut() -> None:
    found = lint(SourceFile("a.py", GOOD + b"x=1\n" * SHOWN_OF_ONE_CODE, executable=True), EXERCISE)
    kind = [violation for violation in found if violation.code == "E225"]
    assert len(kind) == SHOWN_OF_ONE_CODE
    assert not any("more" in violation.text for violation in kind)


def test_nothing_of_the_file_is_executed() -> None:
    data = GOOD + b"raise SystemExit('executed')\n"
    assert codes(data) == ["E305"]
