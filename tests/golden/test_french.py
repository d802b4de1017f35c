"""The careless sample's report in French: not a label of it is English, and not a point is another."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from typing import Any

import msgspec
import pytest
from rich.console import Console

from grader import api
from grader.core.report import Report
from grader.languages import read_catalogue
from grader.render import html, junit, terminal

ROOT = Path(__file__).resolve().parents[2]
STUDENTS_OR_PYTHONS = {"source", "trace", "output", "call", "reproduce", "expected", "actual", "inputs"}
_PLACES = re.compile(r"\{[^{}]*\}")


@pytest.fixture(scope="module")
def report() -> Report:
    found = api.grade_path(ROOT / "exercises" / "cnn" / "samples" / "careless", language="fr")
    assert found.complete
    return found


def english_phrases() -> list[str]:
    """Return what stands between the names of English templates, of two words or more, that no French text has."""
    catalogue = read_catalogue("fr")
    french = "\n".join(
        [*catalogue.texts.values(), *(text for both in catalogue.counted.values() for text in (both.one, both.other))]
    )
    found = {
        piece.strip(" .,:;()[]…")
        for english in (*catalogue.texts, *catalogue.counted)
        for piece in _PLACES.split(english)
    }
    return sorted(piece for piece in found if len(piece.split()) > 1 and len(piece) > 7 and piece not in french)


def english_labels() -> set[str]:
    """Return the English texts without names in them that are other words in French."""
    return {english for english, text in read_catalogue("fr").texts.items() if "{" not in english and english != text}


def texts(value: Any, key: str = "") -> Iterator[str]:
    """Yield all that a report says in words of the grader's or the pack's."""
    if key in STUDENTS_OR_PYTHONS:
        return
    if isinstance(value, str):
        yield value
    for name, item in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from texts(item, str(name))


def points(report: Any) -> list[Any]:
    """Return what of a report must not depend on its language."""
    return [
        report["score"],
        *(
            (
                exercise["id"],
                exercise["score"],
                exercise["outcome"],
                [(case["name"], case["outcome"], case["rung"], case["points"]) for case in exercise["cases"]],
                [(rule["code"], rule["count"], rule["points"]) for rule in exercise["style_rules"]],
            )
            for exercise in report["exercises"]
        ),
    ]


class Words(HTMLParser):
    """The texts of a page, one for each piece between tags, and its labels for those who do not see it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        self.found += [value for name, value in attrs if name == "aria-label" and value]

    def handle_data(self, data: str) -> None:
        self.found.append(" ".join(data.split()))


def without_source(report: Report) -> Report:
    """Return the report without what students and Python wrote at length."""
    exercises = tuple(
        msgspec.structs.replace(
            exercise,
            source="",
            trace=(),
            output="",
            cases=tuple(msgspec.structs.replace(case, trace=(), output="") for case in exercise.cases),
        )
        for exercise in report.exercises
    )
    return msgspec.structs.replace(report, exercises=exercises)


def test_there_are_enough_phrases_to_look_for() -> None:
    assert len(english_phrases()) > 250
    assert {"but should be", "failed cases share"} <= set(english_phrases())
    assert {"Overview", "Hint", "Should be"} <= english_labels()


def test_what_is_said_is_french(report: Report) -> None:
    assert report.language == "fr"
    said = list(texts(msgspec.to_builtins(report)))
    left = {text: phrase for text in said for phrase in english_phrases() if phrase in text}
    assert left == {}
    hints = [hint for exercise in report.exercises for hint in exercise.hints]
    assert hints
    assert {hint.language for hint in hints} == {"fr"}


def test_the_page_is_french(report: Report) -> None:
    page = html.render(without_source(report))
    assert '<html lang="fr">' in page
    assert 'lang="en"' not in page
    words = Words()
    words.feed(re.sub(r"<(style|script)>.*?</\1>", "", page, flags=re.DOTALL))
    assert sorted(english_labels() & set(words.found)) == []
    assert [text for text in words.found for phrase in english_phrases() if phrase in text] == []
    script = re.search(r"<script>(.*)</script>", page, re.DOTALL)
    assert script is not None
    assert '"Copié"' in script[1]
    assert '"Copied"' not in script[1]


def test_the_terminal_and_the_results_for_ci_are_french(report: Report) -> None:
    console = Console(file=StringIO(), width=200, markup=False, record=True)
    terminal.render(without_source(report), console)
    for text in (console.export_text(), junit.render(without_source(report))):
        assert [phrase for phrase in english_phrases() if phrase in text] == []
        assert not [label for label in ("Hint", "Style:", "Not submitted") if f" {label} " in text]


def test_the_points_are_those_of_the_english_report(report: Report) -> None:
    english = json.loads((Path(__file__).parent / "careless.json").read_text(encoding="utf-8"))
    assert points(json.loads(msgspec.json.encode(report))) == points(english)
