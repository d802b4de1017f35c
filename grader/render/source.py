"""A student's file as numbered lines with the style remarks in their places; the file is read, never run."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType

import msgspec
from markupsafe import Markup, escape
from pygments.lexers.python import PythonLexer  # type: ignore[import-untyped]
from pygments.token import Comment, Keyword, Name, Number, Operator, String, _TokenType  # type: ignore[import-untyped]

from grader.core.report import CaseReport, StyleRemark
from grader.core.said import counted, say
from grader.render import words
from grader.render.cuts import Cuts
from grader.render.neutral import clip, visible

_LINE_ENDS = re.compile("\r\n|\r|\n")

_CLASSES = (
    (Keyword, "k"),
    (Operator.Word, "k"),
    (String, "s"),
    (Comment, "c"),
    (Number, "n"),
    (Name.Function, "f"),
    (Name.Class, "f"),
    (Name.Decorator, "f"),
    (Name.Builtin, "b"),
)


class RemarkGroup(msgspec.Struct, frozen=True):
    """Remarks of one code and text in one line, with the columns at which they stand."""

    remark: StyleRemark
    columns: tuple[int, ...]


class SourceLine(msgspec.Struct, frozen=True):
    """One line as HTML, with its remarks.

    ``notice`` says what of it is cut, ``stops`` where Python could not read on, ``raised`` what it raised.
    """

    number: int
    html: Markup
    notice: str = ""
    remarks: tuple[RemarkGroup, ...] = ()
    stops: bool = False
    raised: tuple[str, ...] = ()


class Source(msgspec.Struct, frozen=True):
    """A whole file: its lines, the remarks that belong to no line shown, and what was left out."""

    lines: tuple[SourceLine, ...]
    total: int
    elsewhere: tuple[StyleRemark, ...] = ()
    notices: tuple[str, ...] = ()


def split_lines(text: str) -> list[str]:
    """Split as Python does, at LF, CR and CRLF; a CR stays visible at the end of its line."""
    lines: list[str] = []
    start = 0
    for match in _LINE_ENDS.finditer(text):
        lines.append(text[start : match.start()] + ("\r" if "\r" in match.group() else ""))
        start = match.end()
    if start < len(text):
        lines.append(text[start:])
    return lines


def raised_by(cases: Iterable[CaseReport]) -> dict[int, tuple[str, ...]]:
    """What each line of the file raised, in how many cases: at most three different things a line."""
    lines: dict[int, Counter[str]] = {}
    for case in cases:
        if case.line > 0 and not case.passed:
            lines.setdefault(case.line, Counter())[words.stem(case.message)] += 1
    return {
        line: tuple(_in_cases(message, number) for message, number in found.most_common(3))
        for line, found in lines.items()
    }


def listing(
    text: str,
    remarks: Sequence[StyleRemark],
    line: int,
    cuts: Cuts,
    raised: Mapping[int, tuple[str, ...]] = MappingProxyType({}),
) -> Source:
    """Lay a file out; ``line`` is the line at which Python stopped reading it (0: none)."""
    kept = clip(text, cuts.source).text
    lines = split_lines(kept)[: cuts.source_lines]
    total = text.count("\n") + (not text.endswith("\n")) if text else 0
    notices: list[str] = []
    if len(kept) < len(text) or len(lines) < total:
        every_line = counted(total, "{count} line", "{count} lines")
        notices.append(
            counted(
                len(lines),
                "Only the first of {total} is shown.",
                "Only the first {count} of {total} are shown.",
                total=every_line,
            )
        )
    shown = remarks[: cuts.remarks]
    if len(shown) < len(remarks):
        notices.append(
            counted(
                len(remarks) - len(shown),
                "{count} more style remark is not shown.",
                "{count} more style remarks are not shown.",
            )
        )
    by_line: dict[int, list[StyleRemark]] = {}
    for remark in shown:
        by_line.setdefault(remark.line, []).append(remark)
    shortened = [clip(part, cuts.line_characters) for part in lines]
    printable = [visible(part.text) for part in shortened]
    html = _coloured(printable) if cuts.coloured else [escape(part) for part in printable]
    return Source(
        lines=tuple(
            SourceLine(
                number,
                part,
                short.notice,
                _grouped(by_line.get(number, ())),
                number == line,
                raised.get(number, ()),
            )
            for number, (part, short) in enumerate(zip(html, shortened, strict=True), start=1)
        ),
        total=max(total, len(lines)),
        elsewhere=tuple(remark for remark in shown if not 1 <= remark.line <= len(html)),
        notices=tuple(notices),
    )


def _in_cases(message: str, number: int) -> str:
    return say("{message} · in {cases}", message=message, cases=counted(number, "{count} case", "{count} cases"))


def _grouped(remarks: Sequence[StyleRemark]) -> tuple[RemarkGroup, ...]:
    groups: dict[tuple[str, str], list[StyleRemark]] = {}
    for remark in remarks:
        groups.setdefault((remark.code, remark.text), []).append(remark)
    return tuple(
        RemarkGroup(found[0], tuple(remark.column for remark in found if remark.column > 0))
        for found in groups.values()
    )


@cache
def _class_of(token: _TokenType) -> str:
    return next((name for kind, name in _CLASSES if token in kind), "")


def _coloured(lines: Sequence[str]) -> list[Markup]:
    tokens = PythonLexer(stripnl=False, ensurenl=False).get_tokens("\n".join(lines))
    html = [Markup("".join(parts)) for parts in _by_line(tokens)]  # noqa: S704 - each piece is escaped
    # A lexer that lost or added a line would move every remark: then the plain text is the better page.
    return html if len(html) == len(lines) else [escape(line) for line in lines]


def _by_line(tokens: Iterator[tuple[_TokenType, str]]) -> Iterator[list[str]]:
    """Give each line's pieces as escaped text: plain strings, since a file has a thousand of them."""
    parts: list[str] = []
    for token, text in tokens:
        name = _class_of(token)
        for position, piece in enumerate(text.split("\n")):
            if position:
                yield parts
                parts = []
            if piece:
                safe = str(escape(piece))
                parts.append(f'<i class="{name}">{safe}</i>' if name else safe)
    yield parts
