"""The cohort's page holds everything, escapes everything, and needs nothing but itself."""

import re

import msgspec

from grader.core.cohort import Entry, Grade, Pair, Status, Student
from grader.render.index import render
from tests.unit.render.test_statistics import cohort, entry, summary

HOSTILE = "<script>alert(1)</script>\u202e"


def page() -> str:
    """A page with one of everything."""
    hostile = Entry(
        Student("h", HOSTILE, status=Status.AMBIGUOUS, problem=f"{HOSTILE} twice", remarks=("in no roster",)),
        Status.AMBIGUOUS,
        0.0,
        0.0,
        Grade(None),
        (),
    )
    known = cohort(
        entry("ada", 100.0, summary((True, True, True), digest="x")),
        entry("bob b", 50.0, summary((True, True, False), digest="x", hints=("h One.",))),
        hostile,
    )
    pair = Pair("e", "ada", "bob b", 1.0, 0.5, page="similar/e-1.html")
    return render(msgspec.structs.replace(known, pairs=(pair,)))


def test_it_holds_every_part() -> None:
    text = page()
    for part in (
        "Distribution of grades",
        "To be looked at",
        "Named mistakes",
        "Discrimination",
        "Identical files",
        "Slowest",
        "Similar files",
        "everybody passes",
        "ambiguous",
        "in no roster",
    ):
        assert part in text, part
    assert 'href="students/bob%20b.html"' in text
    assert 'href="similar/e-1.html"' in text


def test_names_are_escaped_and_made_visible() -> None:
    text = page()
    assert HOSTILE not in text
    assert "<script>alert" not in text
    assert "\u202e" not in text
    assert "&lt;script&gt;alert(1)" in text


def test_it_is_offline() -> None:
    text = page()
    assert re.findall(r"""(?:src|href)=["']?(?:https?:)?//""", text) == []
    assert "default-src 'none'" in text
    assert text.count("<script>") == 1
