"""What is said of one thing agrees with one, and what is said of several with several."""

import re

import pytest

from tests.unit.languages.templates import TABLES, forms, forms_in_code, templates

ALIKE = {one for one, other in forms() if one == other}
APART = sorted(forms() - {(one, one) for one in ALIKE})
IRREGULAR = {"is": "are", "was": "were", "has": "have", "it": "they", "axis": "axes"}
_COUNTED = re.compile(
    r"\{\w+\} (?:more )?(?:axes|bytes|cases|channels|characters|columns|days|elements|exercises|files|images|indices"
    r"|lines|pairs|points|remarks|rows|seconds|threads|values|ways)\b"
)
_NAMED = re.compile(r"\{(?:names|kept|missing|traits|came|modules)\} (?:is|are|has|have|was|were)\b")

ALWAYS_SEVERAL = {
    "The layer of line {line} needs arrays of {0} axes, and is given some of {1}: look at what comes before it.",
    "Only {kept} are returned, without {missing}. Look at the return.",
    "Your function goes wrong in {count} ways. Each is shown on the smallest call on which it does:",
    "a line is longer than {count} characters",
    "it has more than {count} lines",
    "it was stopped, because it started more than {threads} threads",
    "only the first {count} files were looked at: point at the folder that holds the exercises",
    "there are more than {count} remarks",
    "{points} of {possible} points",
    "{rows} of {height} rows and {columns} of {width} columns are shown",
    "{sentence}; all of {total} elements differ",
    "{size} bytes",
}
"""Said where there are several in any case: bounds, sums, and what is too large."""


def agree(one: str, other: str) -> bool:
    """Whether a text of one thing is that of several with its nouns and verbs in the singular, or names no number."""
    pairs = [(single, plural) for single, plural in zip(one.split(), other.split(), strict=False) if single != plural]
    if _COUNTED.search(one.replace("{total} ", "")):
        return False
    if len(one.split()) != len(other.split()):
        return "{count}" not in one or "{count} of " in one
    return bool(pairs) and all(_singular(*pair) for pair in pairs)


def _singular(one: str, other: str) -> bool:
    one, other = one.strip(".,;:"), other.strip(".,;:")
    return IRREGULAR.get(one) == other or other == f"{one}s" or one in (f"{other}s", f"{other}es")


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_is_said_of_one_thing_agrees(one: str, other: str) -> None:
    assert agree(one, other)


def test_what_depends_on_a_number_has_a_form_for_each() -> None:
    several = {other for _, other in APART}
    fixed = templates() - several - ALWAYS_SEVERAL
    assert sorted(one for one in fixed if _COUNTED.search(one) or _NAMED.search(one)) == []
    assert templates() >= ALWAYS_SEVERAL


@pytest.mark.parametrize("hint", sorted({text for texts in TABLES.values() for text in texts}))
def test_a_hint_is_whole_sentences(hint: str) -> None:
    assert re.fullmatch(r"(?:[A-Z{]|np\.).*[^ .?][.?]", hint)


def test_what_does_not_agree_is_seen() -> None:
    assert list(forms_in_code('counted(2, "one", "more")\nnumbered(3, "some")')) == [("one", "more"), ("some", "some")]
    assert agree("{count} case is left", "{count} cases are left")
    assert not agree("{count} cases is left", "{count} cases are left")
    assert not agree("{count} case are left", "{count} cases are lost")
    assert not agree("{count} cases", "there are {count} cases")
    assert _COUNTED.search("and {count} more lines")
    assert _NAMED.search("{names} is right")
