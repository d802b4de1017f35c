"""Hostile text becomes visible and harmless, and nothing is cut in silence."""

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.render.neutral import clip, clip_lines, loggable, one_line, visible
from tests.unit.render import samples


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain · é 日本 😀", "plain · é 日本 😀"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("\x1b[31mred", "␛[31mred"),
        ("a\rb", "a␍b"),
        ("a\x00b\x07\x7f", "a␀b␇␡"),
        ("\x9b2J", "⟨U+009B⟩2J"),
        ("a\u202eb\u2066c", "a⟨U+202E⟩b⟨U+2066⟩c"),
        ("a\u200bb\ufeff", "a⟨U+200B⟩b⟨U+FEFF⟩"),
        ("a\udcffb\uffff", "a⟨U+DCFF⟩b⟨U+FFFF⟩"),
        ("\U000e0041", "⟨U+E0041⟩"),
        ("e\u0301", "e\u0301"),
        ("e" + "\u0301" * 9, "e\u0301\u0301\u0301⟨6 more marks⟩"),
    ],
)
def test_controls_are_shown_and_honest_text_is_untouched(text: str, expected: str) -> None:
    assert visible(text) == expected


@given(st.text(alphabet=st.characters(codec=None, exclude_categories=())))
def test_visible_text_can_be_encoded_stands_in_xml_and_is_stable(text: str) -> None:
    shown = visible(text)
    shown.encode()
    element = ET.Element("t")
    element.text = shown
    assert ET.fromstring(ET.tostring(element)).text == (shown or None)
    assert visible(shown) == shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("::error::x", "⟦::⟧error⟦::⟧x"),
        ("  ::set-output name=a::1", "  ⟦::⟧set-output name=a::1"),
        ("x ##[group]", "x ⟦##⟧[group]"),
        ("##vso[task.complete]", "⟦##⟧vso[task.complete]"),
        ("##teamcity[x]", "⟦##⟧teamcity[x]"),
        ("a[::2], a[::-1], a::", "a[::2], a[::-1], a::"),
        ("## heading", "## heading"),
    ],
)
def test_commands_to_a_ci_runner_are_wrapped(text: str, expected: str) -> None:
    assert loggable(text) == expected


@given(st.text(alphabet=":#[vso]ax \n\x1b\u202e", max_size=80))
def test_no_line_of_a_log_can_command_however_it_is_folded(text: str) -> None:
    log = loggable(text)
    assert "##[" not in log
    assert "##vso[" not in log
    for start in range(len(log)):
        # A folded line may begin anywhere: GitHub reads ::name … :: from its first character on.
        assert not re.match(r"::[a-zA-Z][^:\n]*::", log[start:].lstrip())


def test_line_breaks_in_one_line_are_shown() -> None:
    assert one_line("first\n\n  second\tthird\n") == "first ⏎   second third"


@pytest.mark.parametrize(
    ("text", "characters", "lines", "expected", "notice"),
    [
        ("short", 10, None, "short", ""),
        ("short\n", 5, None, "short", ""),
        ("0123456789", 4, None, "0123", "… 6 more characters are not shown here"),
        ("a\nb\nc", 10, 2, "a\nb", "… 2 more characters are not shown here"),
        ("a\nb\n", 10, 2, "a\nb", ""),
        ("\n" * 50, 4, None, "\n\n\n\n", "… 46 more characters are not shown here"),
    ],
)
def test_a_cut_says_how_much_it_left_out(
    text: str, characters: int, lines: int | None, expected: str, notice: str
) -> None:
    cut = clip(text, characters, lines)
    assert (cut.text, cut.notice) == (expected, notice)


def test_lines_are_cut_one_by_one_and_as_a_whole() -> None:
    assert clip_lines(("a", "b"), 10, 5).text == "a\nb"
    assert clip_lines(("a", "b"), 10, 5).notice == ""
    assert clip_lines(("a", "b", "c"), 10, 2).notice == "… 1 more line is not shown here"
    assert clip_lines(("x" * 100,), 10, 2).text == "x" * 10
    assert "characters" in clip_lines(("x" * 100,), 10, 2).notice


def test_the_hostile_sample_holds_what_it_is_meant_to_hold() -> None:
    assert visible(samples.HOSTILE) != samples.HOSTILE
    assert loggable(samples.HOSTILE) != visible(samples.HOSTILE)
