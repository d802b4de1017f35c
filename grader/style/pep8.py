"""pycodestyle's default rules, in this process, with one fixed configuration and bounded work.

The checker is given lines, never a file; neither a ``setup.cfg``, nor the user's own file, nor a
``# noqa`` changes what it finds.
"""

import re
import tokenize
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pycodestyle

from grader.core.findings import Violation
from grader.core.said import Said, say
from grader.style.source import Text

LONGEST_WIDTH = 79
"""Characters that a line may have."""

LONGEST_LINE = 500
"""Characters of a line; beyond it some of pycodestyle's expressions take time that grows with its square."""

MOST_LINES = 10_000
"""Ten times the longest answer; more take seconds without saying more."""

WIDE_LINE = 120
MOST_IN_WIDE_LINES = 16 * 1024
"""Characters in all lines wider than that, for the same reason."""

LARGEST_WORK = 2 * 10**8
"""Tokens times characters, summed over the logical lines: about two seconds. Right answers need 10⁵ to 10⁶."""

_MOST_REMARKS = 1000
_VARYING = re.compile(r"(?<![\w'])\d+(?![\w'])|'(?:[^']|'(?='))+'")
_OWN_RULE = frozenset({"W292"})
"""The missing last newline has a rule of its own in the rubric: no fault costs twice."""

_STRING_ENDS = frozenset(
    getattr(tokenize, name) for name in ("STRING", "FSTRING_END", "TSTRING_END") if hasattr(tokenize, name)
)

# What pycodestyle and the tokenizer let through on broken source; each becomes a remark, never "nothing found".
_CRASHES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    tokenize.TokenError,
)


class _TooMuchError(Exception):
    """The budget of work is spent; ``line`` is where."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


class _Rules(pycodestyle.StyleGuide):  # type: ignore[misc]
    """pycodestyle's registered checks and default choice of rules, without its reading of configuration files."""

    def __init__(self) -> None:
        self.options = SimpleNamespace(
            select=(),
            ignore=tuple(pycodestyle.DEFAULT_IGNORE.split(",")),
            max_line_length=LONGEST_WIDTH,
            max_doc_length=None,
            indent_size=4,
            hang_closing=False,
            verbose=0,
        )
        self.options.physical_checks = self.get_checks("physical_line")
        self.options.logical_checks = self.get_checks("logical_line")
        self.options.ast_checks = []


class _Collector:
    """The report that a Checker writes to: it keeps violations, in the order in which they are found."""

    def __init__(self, rules: _Rules) -> None:
        self._rules = rules
        self.violations: list[Violation] = []

    def init_file(self, filename: str, lines: list[str], expected: object, line_offset: int) -> None:
        """Hear of a new file: there is only one, so nothing is kept of it."""

    def increment_logical_line(self) -> None:
        """Hear of a new logical line: they are not counted."""

    def get_file_results(self) -> int:
        """The number of remarks, which is what pycodestyle asks for at the end."""
        return len(self.violations)

    def error(self, line: int, offset: int, text: str, _check: object) -> None:
        """Keep one remark; ``offset`` counts from 0, a Violation's column from 1."""
        code, sentence = text[:4], text[5:].strip()
        if code in _OWN_RULE or self._rules.ignore_code(code):
            return
        self.violations.append(Violation(code, max(line, 0), max(offset, 0) + 1, _said(sentence)))
        if len(self.violations) >= _MOST_REMARKS:
            raise _TooMuchError(line, say("there are more than {count} remarks", count=_MOST_REMARKS))


class _Checker(pycodestyle.Checker):  # type: ignore[misc]
    """A Checker that is deaf to ``# noqa`` and stops when its budget is spent."""

    def __init__(self, lines: list[str], options: SimpleNamespace, report: _Collector) -> None:
        self._work = 0
        super().__init__(lines=lines, options=options, report=report)

    @property
    def noqa(self) -> bool:
        """Never: the submission does not choose its rules."""
        return False

    @noqa.setter
    def noqa(self, value: object) -> None:
        """Take no notice."""

    def maybe_check_physical(self, token: tokenize.TokenInfo, prev_physical: str) -> None:
        """Check physical lines, those of a string over several lines too, whatever its comment says."""
        continued = token.line[token.end[1] :].lstrip() == "\\\n"
        if token.type in _STRING_ENDS and not continued:
            # The line is only searched for a noqa mark here; the physical lines come from elsewhere.
            token = token._replace(line="")
        super().maybe_check_physical(token, prev_physical)

    def check_logical(self) -> None:
        """Check one logical line if the budget allows it."""
        characters = sum(len(token.string) for token in self.tokens)
        self._work += len(self.tokens) * characters
        if self._work > LARGEST_WORK:
            raise _TooMuchError(self.tokens[0].start[0], say("one statement is too long"))
        super().check_logical()


def pep8_violations(text: Text) -> Iterator[Violation]:
    """All remarks of pycodestyle (E…, W…), and G901 where it could not check the file to its end."""
    if text.fault:
        yield unchecked(0, text.fault)
        return
    too_much = _too_much(text.lines)
    if too_much is not None:
        number, reason = too_much
        length = len(text.lines[number - 1].rstrip("\n"))
        if length > LONGEST_WIDTH:
            remark = _said(f"line too long ({length} > {LONGEST_WIDTH} characters)")
            yield Violation("E501", number, LONGEST_WIDTH + 1, remark)
        yield unchecked(number, reason)
        return
    rules = _Rules()
    collector = _Collector(rules)
    checker: Any = _Checker(list(text.lines), rules.options, collector)
    stopped = None
    try:
        checker.check_all()
    except _TooMuchError as stop:
        stopped = unchecked(stop.line, stop.reason)
    except _CRASHES as error:
        stopped = unchecked(0, say("it broke off with {error}", error=type(error).__name__))
    yield from collector.violations
    if stopped is not None:
        yield stopped


def _too_much(lines: tuple[str, ...]) -> tuple[int, str] | None:
    """The line at which a file becomes too much to be checked in reasonable time, and in what way."""
    wide = 0
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST_LINE:
            return number, say("a line is longer than {count} characters", count=LONGEST_LINE)
        if number > MOST_LINES:
            return number, say("it has more than {count} lines", count=MOST_LINES)
        wide += len(line) if len(line) > WIDE_LINE else 0
        if wide > MOST_IN_WIDE_LINES:
            return number, say("it has too many long lines")
    return None


def unchecked(line: int, reason: str) -> Violation:
    """Return the remark that says where and why the check ended early (``line`` 0: the file as a whole)."""
    return Violation("G901", line, 0, say("pycodestyle cannot check the whole file: {reason}", reason=reason))


def _said(sentence: str) -> Said:
    """Take a sentence of pycodestyle's apart: its numbers and quotations fill a template."""
    parts = _VARYING.findall(sentence)
    template = _VARYING.sub("{}", sentence.replace("{", "{{").replace("}", "}}"))
    return say(template, *parts)
