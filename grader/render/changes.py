"""What changed between two runs, as one offline page and as a table."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from grader.core.change import Changes
from grader.render import figures
from grader.render.index import asset, digest_of
from grader.render.neutral import one_line, visible
from grader.render.sheet import Sheet, harmless

TITLES = ("student", "name", "score before", "score after", "exercise", "case", "before", "after", "reason")


def table(changes: Changes) -> bytes:
    """Write one row a changed case, and one a reason that belongs to no case; UTF-8 with Excel's mark."""
    rows: list[tuple[str, ...]] = [TITLES]
    for student in changes.students:
        who = (student.student, student.name, _score(student.before), _score(student.after))
        rows += [(*who, "", "", "", "", reason) for reason in student.reasons or (() if student.cases else ("",))]
        rows += [(*who, one.exercise, one.case, one.before, one.after, one.reason) for one in student.cases]
    return Sheet(tuple(tuple(harmless(one_line(visible(cell))) for cell in row) for row in rows), mark=True).encode()


def render(changes: Changes) -> str:
    """Write the page."""
    style = asset("cohort.css")
    policy = f"default-src 'none'; style-src '{digest_of(style)}'; base-uri 'none'; form-action 'none'"
    template = _environment().get_template("changes.html.j2")
    return template.render(changes=changes, style=Markup(style), policy=policy, score=_score)  # noqa: S704 - our own file


def _score(value: float | None) -> str:
    return "no grade" if value is None else figures.points(value)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("grader.render"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters["visible"] = lambda text: visible(str(text))
    environment.globals.update(figures=figures)
    return environment
