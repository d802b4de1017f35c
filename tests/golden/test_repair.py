"""A file whose mistake has no name: the line that decides, on the page and in the terminal, in English and in French.

What differs from one machine and run to the next is left out: seconds, memory, versions and the tier.
"""

import re
from io import StringIO
from pathlib import Path
from typing import Any

import msgspec
import pytest
from rich.console import Console

from grader import api
from grader.core.report import ExerciseReport, Report
from grader.render import html, terminal
from tests.golden.test_french import Words

pytestmark = pytest.mark.timeout(900)
SUBMISSION = Path(__file__).parent / "repair"


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> api.Memory:
    return api.FolderMemory(tmp_path_factory.mktemp("memory"))


@pytest.fixture(scope="module", params=["en", "fr"])
def report(request: pytest.FixtureRequest, memory: api.Memory) -> Report:
    found = api.grade_path(SUBMISSION, exercises=("1-pool_forward",), language=request.param, memory=memory)
    assert found.complete
    (exercise,) = found.exercises
    assert "repair" in [hint.id for hint in exercise.hints]
    return msgspec.structs.replace(found, exercises=(_still(exercise),), versions={}, isolation="strict")


def _still(exercise: ExerciseReport) -> ExerciseReport:
    """Return an exercise without its times and its memory."""
    cases = tuple(msgspec.structs.replace(case, seconds=0.0, peak_mib=0.0) for case in exercise.cases)
    return msgspec.structs.replace(exercise, cases=cases, efficiency=None)


def test_the_page_tells_the_line(report: Report, golden: Any) -> None:
    words = Words()
    words.feed(re.sub(r"<(style|script)>.*?</\1>", "", html.render(report), flags=re.DOTALL))
    golden.check(f"repair.{report.language}.html.txt", "\n".join(filter(None, words.found)) + "\n")


def test_the_terminal_tells_the_line_where_no_nudge_is_told_before_it(report: Report, golden: Any) -> None:
    (exercise,) = report.exercises
    named = tuple(hint for hint in exercise.hints if hint.level > 1)
    alone = msgspec.structs.replace(report, exercises=(msgspec.structs.replace(exercise, hints=named),))
    out = StringIO()
    for one in (report, alone):
        terminal.render(one, Console(file=out, width=80))
    golden.check(
        f"repair.{report.language}.terminal.txt",
        "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n",
    )
