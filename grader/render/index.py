"""Cohort -> one offline page for the instructor: sortable, filterable, pictures as SVG, every text escaped."""

import base64
import hashlib
from functools import cache
from importlib import resources
from urllib.parse import quote

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from grader.core.cohort import Cohort, Entry, Status
from grader.render import figures, statistics, words
from grader.render.gradebook import why
from grader.render.neutral import visible

MOST_NAMES = 12
STATUSES = {
    Status.GRADED: "graded",
    Status.MISSING: "handed in nothing",
    Status.UNREADABLE: "cannot be read",
    Status.AMBIGUOUS: "ambiguous",
    Status.INCOMPLETE: "no grade: the grader failed",
}
OUTCOMES = {
    "full": "Full marks",
    "part": "Part",
    "none": "No points",
    **{name: word for name, word in words.EXERCISES.items() if name != "graded"},
}


class Bar(msgspec.Struct, frozen=True):
    """One bar of the distribution, in the picture's own units."""

    x: float
    y: float
    width: float
    height: float
    label: str
    count: int


class Row(msgspec.Struct, frozen=True):
    """One student's line of the table."""

    entry: Entry
    link: str
    scores: tuple[float | None, ...]
    mistakes: int
    style: int


def render(cohort: Cohort) -> str:
    """Write the page; it needs nothing but itself and the students' pages beside it."""
    style, script = asset("cohort.css"), asset("cohort.js")
    graded = statistics.grades(cohort)
    links = {entry.student.key: _link(entry) for entry in cohort.entries}
    return (
        _environment()
        .get_template("cohort.html.j2")
        .render(
            cohort=cohort,
            rows=tuple(_row(entry, cohort, links) for entry in cohort.entries),
            names={entry.student.key: entry.student.name for entry in cohort.entries},
            links=links,
            bars=_bars(cohort),
            median=statistics.median(graded),
            mean=sum(graded) / len(graded) if graded else None,
            graded=graded,
            counts={status: sum(entry.status is status for entry in cohort.entries) for status in Status},
            statistics=statistics,
            outcomes=statistics.outcomes(cohort),
            style=Markup(style),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own file
            policy=f"default-src 'none'; style-src '{digest_of(style)}'; script-src '{digest_of(script)}'; "
            "base-uri 'none'; form-action 'none'",
        )
    )


def _row(entry: Entry, cohort: Cohort, links: dict[str, str]) -> Row:
    scores = {exercise.id: exercise.score for exercise in entry.exercises if exercise.outcome != "judge_fault"}
    return Row(
        entry,
        links[entry.student.key],
        tuple(scores.get(exercise.id) for exercise in cohort.exercises),
        sum(len(exercise.hints) for exercise in entry.exercises),
        sum(len(exercise.style) for exercise in entry.exercises),
    )


def _link(entry: Entry) -> str:
    return f"students/{quote(entry.student.key)}.html" if entry.exercises else ""


def _bars(cohort: Cohort) -> tuple[Bar, ...]:
    bins = statistics.distribution(cohort)
    most = max((one.count for one in bins), default=0) or 1
    width, height = 60.0, 120.0
    return tuple(
        Bar(
            x=at * width + 3,
            y=height - one.count / most * height,
            width=width - 6,
            height=one.count / most * height,
            label=f"{one.low}–{one.high}",
            count=one.count,
        )
        for at, one in enumerate(bins)
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("grader.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["visible"] = lambda text: visible(str(text))
    environment.globals.update(
        figures=figures,
        words=words,
        why=why,
        STATUSES=STATUSES,
        OUTCOMES=OUTCOMES,
        MOST_NAMES=MOST_NAMES,
        Status=Status,
    )
    return environment


@cache
def asset(name: str) -> str:
    """Return a file that stands beside the templates."""
    return resources.files("grader.render").joinpath("templates", name).read_text("utf-8")


def digest_of(text: str) -> str:
    """Return what a content security policy calls a text by, so that no other style or script runs."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
