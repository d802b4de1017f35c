"""The inspection finds every breach that a manifest can name: each is shown here on a report made for it."""

import json
from typing import Any

import pytest

from grader.attack.corpus import Manifest
from grader.attack.inspection import breaches, injected, speaking

JUNIT = "<testsuites><testsuite><testcase name='a'/><testcase name='b'/></testsuite></testsuites>"


def manifest(**fields: Any) -> Manifest:
    return Manifest(title="x", must_not="x.", exercise="0", **fields)


def texts(*, earned: float = 0.0, outcome: str = "RETURNED", complete: bool = True, **more: str) -> dict[str, str]:
    case = {"name": "a", "points": earned, "possible": 1.0, "outcome": outcome, "passed": earned == 1, "message": "no"}
    style = [{"code": "pycodestyle", "points": 1.0, "possible": 1.0}]
    exercise = {"outcome": "graded", "message": "", "cases": [case, {**case, "name": "b"}], "style_rules": style}
    report = {"complete": complete, "exercises": [exercise]}
    return {"json": json.dumps(report), "html": "<p>fine</p>", "junit": JUNIT, "terminal": "fine\n", **more}


def found(text: dict[str, str], secrets: tuple[str, ...] = (), hidden: tuple[str, ...] = (), **fields: Any) -> str:
    return "\n".join(breaches(manifest(**fields), text, secrets, hidden))


def test_a_report_as_it_should_be_has_no_breach() -> None:
    assert found(texts(), ("secret",), ("00ff",), outcomes=("RETURNED",), inputs_hidden=True) == ""
    assert found(texts(earned=1.0), points="full") == ""
    assert found(texts(earned=1.0), points="any") == ""
    assert found(texts(earned=0.5), points="some") == ""


@pytest.mark.parametrize(
    ("text", "fields", "words"),
    [
        (texts(earned=0.5), {}, "earned 1 of 2 points, for a, b"),
        (texts(earned=1.0), {"points": "some"}, "earned all of the 2 points"),
        (texts(earned=0.0), {"points": "full"}, "lost 2 of 2 points: a (no); b (no)"),
        (texts(complete=False), {}, "the judge is blamed"),
        (texts(outcome="CRASHED"), {"outcomes": ("EXITED",)}, "ended ['CRASHED'], but should end ['EXITED']"),
        (texts(), {"style": "lost"}, "no style point was lost"),
        (texts(terminal="it is open\n"), {"forbidden_text": ("it is open",)}, "the report says 'it is open'"),
        (texts(terminal="." * 3000), {"report_mib": 0.001}, "the terminal report has 2 KiB"),
    ],
)
def test_a_breach_of_the_manifest(text: dict[str, str], fields: dict[str, Any], words: str) -> None:
    assert words in found(text, **fields)


def test_a_secret_in_any_format() -> None:
    for name in ("html", "terminal"):
        assert "'open-sesame'" in found({**texts(), name: "<p>open-sesame</p>"}, ("open-sesame",))


@pytest.mark.parametrize("told", ["0011eeff", "00 11 ee ff", "0011xxff", "00:11:ee:ff"])
def test_a_hidden_input_however_it_is_spelled(told: str) -> None:
    text = texts()
    text["json"] = text["json"].replace('"no"', f'"{told}"')
    assert "input of a hidden case" in found(text, (), ("0011eeff",), inputs_hidden=True)
    assert found(text, (), ("0011eeff",)) == ""


@pytest.mark.parametrize(
    "page",
    [
        "<x-pwned>",
        "<p onclick=alert(1)>",
        "<p data-pwned=1>",
        "<img src=x>",
        "<a href='javascript:alert(1)'>x</a>",
        "<iframe src='data:text/html,x'></iframe>",
    ],
)
def test_markup_of_the_students(page: str) -> None:
    assert injected(f"<main>{page}</main>")


def test_markup_that_is_only_text() -> None:
    assert injected("<p title='onclick'>&lt;x-pwned onclick=1&gt;</p><script>'<x-pwned>'</script>") == ()


@pytest.mark.parametrize(
    "line", ["::notice::x", "  ::set-output name=a::b", "a\r::warning::x", "##vso[x]", "a ##[error]", "##teamcity[x]"]
)
def test_a_line_that_speaks_to_the_runner(line: str) -> None:
    assert any("speaks to the CI" in words for words in speaking(texts(terminal=f"fine\n{line}\n"), 2))


@pytest.mark.parametrize("character", ["\x1b", "\r", "\x00", "\x07", "\x9b", "\u202e", "\u2066"])
def test_a_control_character_in_the_terminal(character: str) -> None:
    assert any("control character" in words for words in speaking(texts(terminal=character), 2))


@pytest.mark.parametrize(
    ("junit", "words"),
    [
        ("<testsuites><p></testsuites>", "no XML"),
        (JUNIT.replace("<testcase name='a'/>", "<testcase name='a'/><x-pwned/>"), "an element of the student's"),
        (JUNIT.replace("name='a'", "pwned='a'"), "an element of the student's"),
        (JUNIT.replace("<testcase name='b'/>", ""), "1 test cases, for 2"),
        (JUNIT.replace("<testcase name='b'/>", "<testcase/>" * 30), "31 test cases, for 2"),
    ],
)
def test_a_test_report_that_was_broken_into(junit: str, words: str) -> None:
    assert any(words in said for said in speaking(texts(junit=junit), 2))
