"""Report -> one self-contained HTML page: no network, no clock, every text escaped, under one megabyte."""

import base64
import hashlib
import json
import re
from functools import cache
from importlib import resources

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from grader.core.findings import Counterexample
from grader.core.report import CaseReport, ExerciseReport, Report, StyleRemark, StyleRuleReport
from grader.core.rubric import rule_of
from grader.core.said import Said, counted, numbered, say
from grader.languages import Teller
from grader.render import figures, words
from grader.render.cuts import LADDER, Cuts
from grader.render.neutral import Clipped, clip, clip_lines, visible
from grader.render.pictures import CounterexampleView, DifferenceView, counterexample_view, difference_view
from grader.render.source import Source, listing, raised_by

MOST_BYTES = 950_000
_PLACES = 12
_LINES = 200
_FAILURES = 6
_CODE = re.compile(r"``([^`\n]+)``|`([^`\n]+)`")
_BLANKS = re.compile(r"[ \t\n]+")
"""Spaces that may be lost between words, unlike those that hold them together."""
_CONTEXT = re.compile(r"^(.*\S) (\[[^\[\]]*\](?:\s?; [^\[\]]*)?)$", re.DOTALL)
_SPOKEN_BY_SCRIPT = (
    say("Open everything"),
    say("Close everything"),
    say("Copied"),
    say("Copy"),
    say("Not allowed"),
)


class CaseView(msgspec.Struct, frozen=True):
    """A case with its pictures (None where there is nothing to draw, or no room)."""

    case: CaseReport
    verdict: str
    picture: DifferenceView | None
    open: bool = False
    line: int = 0


class FailureView(msgspec.Struct, frozen=True):
    """A failed case, and those that fail in the same words."""

    first: CaseView
    same: tuple[CaseView, ...] = ()


class CodeView(msgspec.Struct, frozen=True):
    """Where one code of a style rule was remarked: its lines (``more`` counts those left out), or its text."""

    code: str
    lines: tuple[int, ...]
    more: int
    text: str


class RuleView(msgspec.Struct, frozen=True):
    """A style rule with the places of its remarks."""

    rule: StyleRuleReport
    lost: bool
    codes: tuple[CodeView, ...]


class ExampleView(msgspec.Struct, frozen=True):
    """A counterexample with its tables and the titles of the failed cases that it stands for."""

    example: Counterexample
    tables: CounterexampleView
    titles: tuple[str, ...]


class ExerciseView(msgspec.Struct, frozen=True):
    """An exercise with its cases sorted into what the page shows apart."""

    report: ExerciseReport
    anchor: str
    state: str
    standing: str
    to_do: int
    failed: tuple[FailureView, ...]
    failed_too: tuple[FailureView, ...]
    not_run: tuple[CaseView, ...]
    passed: tuple[CaseView, ...]
    unlisted: int
    examples: tuple[ExampleView, ...]
    rules: tuple[RuleView, ...]
    elsewhere: tuple[StyleRemark, ...]
    source: Source


def render(report: Report) -> str:
    """Write the page, with less and less of the long texts until it is under ``MOST_BYTES`` bytes."""
    page = ""
    for cuts in LADDER:
        page = _page(report, cuts)
        if len(page.encode()) < MOST_BYTES:
            break
    return page


def _page(report: Report, cuts: Cuts) -> str:
    style, script = _asset("report.css"), _script(report.language)
    return (
        _environment(cuts, report.language)
        .get_template("report.html.j2")
        .render(
            report=report,
            exercises=tuple(
                _exercise(position, exercise, cuts) for position, exercise in enumerate(report.exercises, 1)
            ),
            style=style,
            script=script,
            policy=f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
            "base-uri 'none'; form-action 'none'",
        )
    )


def _exercise(position: int, exercise: ExerciseReport, cuts: Cuts) -> ExerciseView:
    source = listing(exercise.source, exercise.style, exercise.line, cuts, raised_by(exercise.cases))
    left = cuts.pictures
    drawn = False
    views: list[CaseView] = []
    for case in exercise.cases[: cuts.cases]:
        picture = None
        if case.difference is not None and not case.passed and left > 0:
            picture = difference_view(case.difference, cuts.cells)
            left -= 1
        views.append(
            CaseView(case, words.verdict(case), picture, picture is not None and not drawn, _shown(case.line, source))
        )
        drawn = drawn or picture is not None
    failed = _alike([view for view in views if not view.case.passed and not words.left_out(view.case, exercise)])
    return ExerciseView(
        report=exercise,
        anchor=f"e{position}",
        state=words.state(exercise),
        standing=words.standing(exercise),
        to_do=sum(not case.passed and case.outcome not in ("NOT_RUN", "BOX_FAILED") for case in exercise.cases),
        failed=failed[:_FAILURES],
        failed_too=failed[_FAILURES:],
        not_run=tuple(view for view in views if not view.case.passed and words.left_out(view.case, exercise)),
        passed=tuple(view for view in views if view.case.passed),
        unlisted=len(exercise.cases) - len(views),
        examples=tuple(
            ExampleView(example, counterexample_view(example, cuts.cells), words.titles(example.cases, exercise))
            for example in exercise.counterexamples
        ),
        rules=tuple(_rule(rule, exercise.style) for rule in exercise.style_rules),
        elsewhere=tuple(remark for remark in source.elsewhere if remark.line > 0 or not exercise.style_rules),
        source=source,
    )


def _alike(views: list[CaseView]) -> tuple[FailureView, ...]:
    """Failed cases by what they say, in the order of the first of each."""
    groups: dict[tuple[str, str], list[CaseView]] = {}
    for view in views:
        groups.setdefault((view.case.outcome, words.stem(view.case.message)), []).append(view)
    return tuple(FailureView(first, tuple(same)) for first, *same in groups.values())


def _shown(line: int, source: Source) -> int:
    """The line when the page shows it, so that a link to it leads somewhere; else 0."""
    return line if 0 < line <= len(source.lines) else 0


def _rule(rule: StyleRuleReport, remarks: tuple[StyleRemark, ...]) -> RuleView:
    by_code: dict[str, list[StyleRemark]] = {}
    for remark in remarks:
        if rule_of(remark.code) == rule.code:
            by_code.setdefault(remark.code, []).append(remark)
    codes = tuple(
        CodeView(
            code,
            tuple(dict.fromkeys(remark.line for remark in found if remark.line > 0))[:_PLACES],
            max(0, len({remark.line for remark in found}) - _PLACES),
            found[0].text if found[0].line < 1 else "",
        )
        for code, found in by_code.items()
    )
    return RuleView(rule, rule.points < rule.possible, codes[:_PLACES])


@cache
def _asset(name: str) -> str:
    return resources.files("grader.render").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _script(language: str) -> str:
    """The page's script with its words in a language."""
    script, tell = _asset("report.js"), Teller(language)
    for said in _SPOKEN_BY_SCRIPT:
        script = script.replace(f'"{said}"', json.dumps(tell(said), ensure_ascii=False))
    return script


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def _environment(cuts: Cuts, language: str) -> Environment:
    """Everything printed passes ``finalize`` first (told, visible, cut), then is escaped: no text can forget to be."""
    teller = Teller(language)

    def tell(text: str) -> str:
        return teller(text) if isinstance(text, Said) else text

    def finalize(value: object) -> object:
        if isinstance(value, str) and not isinstance(value, Markup):
            cut = clip(tell(value), cuts.text)
            return visible(cut.text) + tell(cut.notice)
        return value

    def told(cut: Clipped) -> Clipped:
        return Clipped(cut.text, tell(cut.notice))

    environment = Environment(
        loader=PackageLoader("grader.render"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(figures=figures, words=words, cuts=cuts, say=say, counted=counted, numbered=numbered)
    environment.filters["prose"] = lambda text: _prose(told(clip(tell(text), cuts.prose)))
    environment.filters["sentence"] = lambda text: _sentence(told(clip(tell(text), cuts.text)))
    environment.filters["block"] = lambda text: _preformatted(told(clip(text, cuts.output, _LINES)))
    environment.filters["trace"] = lambda lines: _preformatted(told(clip_lines(lines, cuts.output, cuts.trace_lines)))
    return environment


def _inline(text: str) -> Markup:
    """Escape, with `code` between backticks set as code."""
    parts = []
    start = 0
    for match in _CODE.finditer(text):
        parts.append(escape(text[start : match.start()]))
        parts.append(Markup("<code>{}</code>").format(match.group(1) or match.group(2)))
        start = match.end()
    return Markup("").join([*parts, escape(text[start:])])


def _prose(cut: Clipped) -> Markup:
    """Paragraphs at blank lines; single line breaks are those of a docstring and mean nothing."""
    paragraphs = [_BLANKS.sub(" ", part).strip() for part in visible(cut.text).split("\n\n")]
    if cut.notice:
        paragraphs.append(cut.notice)
    return Markup("").join(Markup("<p>{}</p>").format(_inline(part)) for part in paragraphs if part)


def _sentence(cut: Clipped) -> Markup:
    """A sentence of the common grammar, with the call that produced it, in brackets at the end, set back."""
    plain = visible(cut.text)
    match = _CONTEXT.match(plain) if not cut.notice else None
    if match is None:
        return _inline(plain + cut.notice)
    return Markup('{} <span class="context">{}</span>').format(_inline(match.group(1)), match.group(2))


def _preformatted(cut: Clipped) -> Markup:
    """Text as it was printed, for a <pre>; what is cut is said on a line of its own."""
    notice = Markup('\n<span class="cut">{}</span>').format(cut.notice) if cut.notice else ""
    return Markup("{}{}").format(visible(cut.text), notice)
