"""pycodestyle under one fixed configuration, and within bounds."""

from pathlib import Path

import pycodestyle
import pytest

from grader.core.findings import Violation
from grader.style import pep8
from grader.style.pep8 import LONGEST_LINE, pep8_violations
from grader.style.source import Text, read_source


def found(source: str) -> list[Violation]:
    return list(pep8_violations(read_source(source.encode())))


def codes(source: str) -> list[str]:
    return [violation.code for violation in found(source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("x = 1\n", []),
        ("x = 1 \n", ["W291"]),
        ("x=1\n", ["E225"]),
        ("x = 1\n\n\n\n\ny = 2\n", ["E303"]),
        ("x = 1\n\n", ["W391"]),
        (f"x = '{'x' * 80}'\n", ["E501"]),
        (f"x = '{'x' * 73}'\n", []),
        (f"x = '{'x' * 74}'\n", ["E501"]),
        ("import os, sys\n", ["E401"]),
        ("if True:\n\tx = 1\n", ["W191"]),
        ("def f():\n    pass\nx = 1\n", ["E305"]),
        ("l = 1\n", ["E741"]),
        ("x = '\\q'\n", ["W605"]),
    ],
)
def test_the_default_rules_hold(source: str, expected: list[str]) -> None:
    assert codes(source) == expected


@pytest.mark.parametrize(
    "source", ["x = (1\n     + 2)\n", "x = (1 +\n     2)\n", "x = {\n  'a': 1}\n", "def f(): pass\n"]
)
def test_what_pycodestyle_leaves_out_by_default_is_left_out(source: str) -> None:
    assert set(codes(source)) <= {"E701"}


def test_place_and_words_are_pycodestyles_own() -> None:
    assert found("x = 1\ny=2\n") == [Violation("E225", 2, 2, "missing whitespace around operator")]


def test_the_missing_last_newline_is_left_to_its_own_rule() -> None:
    assert codes("x = 1") == []


@pytest.mark.parametrize("comment", ["# noqa", "# NOQA", "# noqa: E501", "# nopep8"])
def test_no_comment_turns_a_rule_off(comment: str) -> None:
    assert codes(f"x = '{'x' * 80}'  {comment}\n") == ["E501"]
    assert codes(f"try:\n    x = 1\nexcept:  {comment}\n    pass\n") == ["E722"]
    assert codes(f"y = 0 == None  {comment}\n") == ["E711"]


@pytest.mark.parametrize("string", ["'''", "f'''"])
def test_no_comment_behind_a_long_string_hides_its_lines(string: str) -> None:
    assert codes(f"x = {string}a \n{'x ' * 40}x\n'''  # noqa\n") == ["W291", "E501"]


def test_a_string_continued_by_a_backslash_is_checked_as_ever() -> None:
    assert codes("x = '''a \n''' \\\n    'b'\n") == ["W291"]


def test_no_configuration_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("setup.cfg", "tox.ini", ".pycodestyle"):
        (tmp_path / name).write_text("[pycodestyle]\nmax-line-length = 200\nignore = E225\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pycodestyle, "USER_CONFIG", str(tmp_path / "tox.ini"))
    assert sorted(codes(f"x='{'x' * 80}'\n")) == ["E225", "E501"]


def test_what_does_not_tokenize_is_named() -> None:
    assert codes("x = (1,\n")[-1] in {"E901", "E902"}
    assert codes("if 1:\n        x = 1\n    y = 2\n")[-1] in {"E901", "E902"}


def test_a_text_that_cannot_be_read_is_not_taken_for_clean() -> None:
    (violation,) = pep8_violations(Text((), "it is odd"))
    assert violation == Violation("G901", 0, 0, "pycodestyle cannot check the whole file: it is odd")


@pytest.mark.parametrize("crash", [ValueError("x"), IndexError(), RecursionError(), AssertionError(), MemoryError()])
def test_a_crash_of_pycodestyle_is_named_and_what_was_found_is_kept(
    crash: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = pycodestyle.Checker.check_logical

    def crashing(checker: pycodestyle.Checker) -> None:
        real(checker)
        raise crash

    monkeypatch.setattr(pycodestyle.Checker, "check_logical", crashing)
    first, second = found("x=1\ny=2\n")
    assert first.code == "E225"
    assert (second.code, second.text.rsplit(" ", 1)[-1]) == ("G901", type(crash).__name__)


def test_a_line_that_is_too_long_to_check_is_named() -> None:
    fits = f"# x {'x' * (LONGEST_LINE - 5)}\n"
    assert codes(fits) == ["E501"]
    assert found("x=1\n" + fits[:-1] + "x\n") == [
        Violation("E501", 2, 80, "line too long (500 > 79 characters)"),
        Violation("G901", 2, 0, "pycodestyle cannot check the whole file: a line is longer than 500 characters"),
    ]


def test_too_many_wide_lines_are_named() -> None:
    wide = f"# x {'x' * 196}\n"
    assert set(codes(wide * 80)) == {"E501"}
    assert codes(wide * 90) == ["E501", "G901"]


def test_too_many_lines_are_named() -> None:
    assert codes("# x\n" * 10_000) == []
    assert found("# x\n" * 10_001) == [
        Violation("G901", 10_001, 0, "pycodestyle cannot check the whole file: it has more than 10000 lines")
    ]


def test_one_endless_statement_is_named() -> None:
    source = "x = [\n" + "    1, 2, 3,\n" * 6000 + "]\n"
    (violation,) = found(source)
    assert violation.code == "G901"
    assert violation.text.endswith("one statement is too long")


def test_a_long_table_is_still_checked() -> None:
    assert codes("x = [\n" + "    1, 2, 3,\n" * 1000 + "]\n") == []


def test_remarks_without_end_are_cut_and_that_is_named() -> None:
    remarks = codes("x=1\n" * 3000)
    assert remarks[-1] == "G901"
    assert len(remarks) == pep8._MOST_REMARKS + 1
