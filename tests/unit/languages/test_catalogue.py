"""Every template of the program is in every catalogue, with the same names in braces, and nothing else is."""

import inspect
import io
import re
import string
from collections.abc import Iterator

import pycodestyle
import pytest

from grader.core.said import Said
from grader.languages import ENGLISH, Catalogue, languages, read_catalogue
from grader.sandbox import session
from grader.style.pep8 import pep8_violations
from grader.style.source import Text
from grader.wire.tags import DETAILS
from tests.unit.languages.templates import forms, in_code, in_page, templates

OTHERS = [language for language in languages() if language != ENGLISH]
# What comes as a plain text from the box, where nothing can be said: it is told by looking it up.
FROM_THE_BOX = {
    *DETAILS,
    *(f"its shape is ({axes}), larger than the room for an answer" for axes in ("{},", "{}, {}", "{}, {}, {}")),
    "its shape is ({}, {}, {}, {}), larger than the room for an answer",
    "not run, because the cases before it used up the time of the exercise",
    "not run, because the file could not be loaded",
    "not run: {detail}",
    *(text for _, text in session._STOPPED.values()),
}

# What pycodestyle says of no example of its own, or not in every version or on every Python.
KEPT = {
    "over-indented",
    "over-indented (comment)",
    "closing bracket does not match indentation of opening bracket's line",
    "blank lines found after function decorator",
    "indentation contains mixed spaces and tabs",
}


def names(template: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(template) if name is not None)


def of_pycodestyle() -> Iterator[str]:
    """Yield what pycodestyle says of the wrong examples in its own documentation, and of a long line."""
    documented = (inspect.getdoc(check) or "" for check in vars(pycodestyle).values() if callable(check))
    examples = [example for text in documented for example in re.findall(r"(?m)^\s*[EW]\d{3}: (.*)$", text)]
    assert len(examples) > 100
    for example in (
        *examples,
        f"x = {'1 + ' * 30}1",
        "if x:\n        y = 1",
        "if x:\n        # y",
        "if x:\n\ty\n        z",
    ):
        source = example.replace(r"\n", "\n").replace(r"\t", "\t").replace(r"\s", " ").replace("\\\\", "\\")
        for violation in pep8_violations(Text(tuple(io.StringIO(f"{source}\n")))):
            if violation.code.startswith("E9"):  # Python's own words, which differ from one to the next
                continue
            assert isinstance(violation.text, Said)
            yield violation.text.template


def test_there_is_french() -> None:
    assert "fr" in OTHERS


@pytest.mark.parametrize("language", OTHERS)
def test_every_template_is_there(language: str) -> None:
    catalogue = read_catalogue(language)
    several = {other for _, other in forms()}
    wanted = (templates() - several) | set(of_pycodestyle()) | FROM_THE_BOX
    assert sorted(wanted - catalogue.texts.keys()) == [], f"write them into grader/languages/{language}.toml"
    assert sorted(several - catalogue.counted.keys()) == [], f"count them in grader/languages/{language}.toml"


@pytest.mark.parametrize("language", OTHERS)
def test_no_template_is_there_that_nobody_says(language: str) -> None:
    catalogue = read_catalogue(language)
    said = templates() | FROM_THE_BOX
    # Of a library's sentences there may be more than this version of it says.
    of_library = {english for english in catalogue.texts if "{}" in english} | set(of_pycodestyle())
    unsaid = {*catalogue.texts, *catalogue.counted} - said - of_library - KEPT
    assert sorted(unsaid) == [], f"take them out of grader/languages/{language}.toml"


@pytest.mark.parametrize("language", OTHERS)
def test_the_names_in_braces_are_the_same(language: str) -> None:
    catalogue = read_catalogue(language)
    told = [*catalogue.texts.items()]
    told += [(english, text) for english, both in catalogue.counted.items() for text in (both.one, both.other)]
    odd = [(english, text) for english, text in told if names(english) != names(text)]
    assert [one for one in odd if not _one_of_a_kind(*one, catalogue)] == []


def _one_of_a_kind(english: str, text: str, catalogue: Catalogue) -> bool:
    """Whether a text for a single thing leaves the number out, or what is said of the first of several."""
    own = catalogue.counted.get(english)
    return own is not None and text == own.one and set(names(text)) | {"count"} == set(names(english))


def test_a_template_is_found_where_it_is_said() -> None:
    assert set(in_code('say("a {b}", b=1)\ncounted(2, "one", "more")\nnumbered(3, "some")', "x.py")) == {
        "a {b}",
        "more",
        "some",
    }
    assert set(in_code('joined(names)\njoined(names, "{first} or {second}")', "x.py")) == {
        "{first} and {second}",
        "{first} or {second}",
    }
    assert set(in_code('T = "named {it}"\nsay(T, it=f"{x} not {y}")', "x.py")) == {"named {it}"}
    assert list(in_page('<p>{{ say("Yes") if x else counted(2, "one", "more") }}</p>', "x.j2")) == ["Yes", "more"]


def test_what_no_catalogue_can_know_is_found() -> None:
    with pytest.raises(AssertionError, match="x.py:1 says what no catalogue can know"):
        list(in_code("say(text)", "x.py"))
    with pytest.raises(AssertionError, match="x.j2:1 says what no catalogue can know"):
        list(in_page("{{ say(text) }}", "x.j2"))
