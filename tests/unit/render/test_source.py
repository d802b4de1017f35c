"""A student's file is shown line by line, remarks in their places, and never more than there is room for."""

import pytest

from grader.core.report import StyleRemark
from grader.render.cuts import Cuts
from grader.render.source import listing, raised_by, split_lines
from tests.unit.render import samples


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("a\nb\n", ["a", "b"]),
        ("a\n\nb", ["a", "", "b"]),
        ("a\r\nb\r\n", ["a\r", "b\r"]),
        ("a\rb", ["a\r", "b"]),
        ("a\x0cb\u2028c\n", ["a\x0cb\u2028c"]),
    ],
)
def test_lines_are_those_that_python_counts(text: str, expected: list[str]) -> None:
    assert split_lines(text) == expected


def test_remarks_stand_at_their_lines() -> None:
    remarks = (
        StyleRemark("E501", 2, 80, "too long"),
        StyleRemark("G102", 0, 0, "mode"),
        StyleRemark("W391", 9, 1, "x"),
    )
    source = listing("a = 1\nb = 2\n", remarks, 2, Cuts())
    assert [line.number for line in source.lines] == [1, 2]
    assert [group.remark.code for group in source.lines[1].remarks] == ["E501"]
    assert [remark.code for remark in source.elsewhere] == ["G102", "W391"]
    assert [line.stops for line in source.lines] == [False, True]
    assert source.notices == ()


def test_every_character_of_the_source_is_kept_and_escaped() -> None:
    source = listing(samples.SOURCE, (), 0, Cuts())
    assert len(source.lines) == samples.SOURCE.count("\n")
    plain = "\n".join(line.html.striptags() for line in source.lines)
    assert plain.split() == samples.SOURCE.split()
    assert '<i class="k">def</i>' in source.lines[5].html


@pytest.mark.parametrize("coloured", [True, False])
def test_hostile_source_is_inert(coloured: bool) -> None:
    source = listing(f'"{samples.HOSTILE}"', (), 0, Cuts(coloured=coloured))
    page = "".join(line.html for line in source.lines)
    assert "<script" not in page
    assert "<img" not in page
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert "&lt;script&gt;" in page


def test_what_is_cut_is_said() -> None:
    cuts = Cuts(source=1_000, source_lines=5, line_characters=10, remarks=2)
    remarks = tuple(StyleRemark("E1", 1, 1, "x") for _ in range(5))
    source = listing("x" * 50 + "\n" + "y\n" * 99, remarks, 0, cuts)
    assert len(source.lines) == 5
    assert source.lines[0].notice == "… 40 more characters are not shown here"
    assert source.notices == (
        "Only the first 5 of 100 lines are shown.",
        "3 more style remarks are not shown.",
    )
    assert listing("y\n" * 99, (), 0, Cuts(source=20)).notices == ("Only the first 10 of 99 lines are shown.",)


def test_a_file_without_an_end_of_line_is_counted_right() -> None:
    assert listing("a\nb", (), 0, Cuts()).total == 2
    assert listing("a\nb\n", (), 0, Cuts()).total == 2
    assert listing("", (), 0, Cuts()).total == 0


def test_remarks_of_one_kind_in_one_line_are_said_once_with_their_columns() -> None:
    remarks = tuple(StyleRemark("E231", 1, column, "missing whitespace") for column in (6, 8, 10))
    (first, second) = listing("a,b,c\n", (*remarks, StyleRemark("E501", 1, 80, "too long")), 0, Cuts()).lines[0].remarks
    assert (first.remark.code, first.columns) == ("E231", (6, 8, 10))
    assert (second.remark.code, second.columns) == ("E501", (80,))


def test_a_line_says_what_it_raised_and_how_often() -> None:
    cases = (
        samples.case(1, False, "NameError: x [a]", outcome="RAISED", line=2),
        samples.case(2, False, "NameError: x [b]; all", outcome="RAISED", line=2),
        samples.case(3, False, "TypeError: y", outcome="RAISED", line=2),
        samples.case(4, False, "wrong"),
    )
    assert raised_by(cases) == {2: ("NameError: x · in 2 cases", "TypeError: y · in 1 case")}
    source = listing("a\nb\n", (), 0, Cuts(), raised_by(cases))
    assert [len(line.raised) for line in source.lines] == [0, 2]
