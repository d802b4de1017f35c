"""No word of a student's page stands in its template as it is: all are said, and so told."""

import re
from html.parser import HTMLParser

import pytest

from tests.unit.languages.templates import ROOT

PAGES = ("report.html.j2", "exercise.html.j2", "array.html.j2", "icons.html.j2")
READ_ALOUD = {"aria-label", "title", "alt", "placeholder"}
_ORDER = re.compile(r"\{#.*?#\}|\{%.*?%\}", re.DOTALL)
_PRINTED = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_WORD = re.compile(r"(?!x+\b)[A-Za-z]{2,}")


class Words(HTMLParser):
    """The words of a template outside of tags, and in the attributes that are read."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        for name, value in attrs:
            self.found += _WORD.findall(value or "") if name in READ_ALOUD else []

    def handle_data(self, data: str) -> None:
        self.found += _WORD.findall(data)


def plain_words(template: str) -> list[str]:
    reader = Words()
    reader.feed(_PRINTED.sub("x", _ORDER.sub("", template)))  # x is no word, and makes a tag of <{{ "th" }}>
    return reader.found


@pytest.mark.parametrize("name", PAGES)
def test_a_page_holds_no_plain_words(name: str) -> None:
    assert plain_words((ROOT / "render" / "templates" / name).read_text(encoding="utf-8")) == []


def test_a_plain_word_is_found() -> None:
    assert plain_words('<p class="quiet">{{ say("Yes") }}</p>{# Note #}') == []
    assert plain_words('<p>{{ x }} of {{ y }}</p><b aria-label="The call">1</b>') == ["of", "The", "call"]
