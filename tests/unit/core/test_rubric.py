"""Which rule a remark counts against."""

import pytest

from grader.core.rubric import STYLE_RULES, UNCHECKED, rule_of


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("E501", "pycodestyle"),
        ("W291", "pycodestyle"),
        ("C901", "pycodestyle"),
        ("G101", "shebang"),
        ("G102", "executable"),
        ("G103", "final_newline"),
        ("G201", "docstrings"),
        ("G203", "docstrings"),
        ("G301", "imports"),
        ("G302", "imports"),
        ("G901", "pycodestyle"),
    ],
)
def test_every_code_has_its_rule(code: str, expected: str) -> None:
    assert rule_of(code) == expected
    assert expected in STYLE_RULES


def test_what_could_not_be_checked_counts_against_the_rule_that_wanted_to() -> None:
    assert {code: rule_of(code) for code in UNCHECKED} == {
        "G209": "docstrings",
        "G309": "imports",
        "G901": "pycodestyle",
    }
