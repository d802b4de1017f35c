"""A failed file: the mistake that has a name, and where none has, the line that decides."""

from typing import cast

import msgspec
import pytest

from grader.core.exercise import SourceText
from grader.core.findings import Hint
from grader.judge import Expectations
from grader.judge.explain import Explanations
from grader.judge.verdicts import best_verdicts
from grader.sandbox import Boxes, Job
from tests.unit.judge.test_repair import ASKED, RIGHT, TryingBoxes

WRONG = RIGHT.replace("total + n", "total + m")


def hints(boxes: TryingBoxes, *named: str) -> tuple[Hint, ...]:
    """Explain a wrong file beside named mistakes."""
    wrong = tuple(SourceText(f"mistake_{at}", text.encode()) for at, text in enumerate(named))
    one = msgspec.structs.replace(ASKED, wrong=wrong)
    expectations = Expectations(cast("Boxes", boxes))
    run = boxes.run(Job(one.file, WRONG.encode(), one, one.cases))
    verdicts, behaviour = best_verdicts(one, run.observations, expectations.of(one))
    return Explanations(cast("Boxes", boxes), expectations).hints(one, run, verdicts, behaviour, WRONG.encode())


def test_a_mistake_that_has_a_name_is_not_looked_for() -> None:
    boxes = TryingBoxes()
    assert [one.id for one in hints(boxes, f'"""Adds the wrong one."""\n{WRONG}')] == ["mistake_0"]
    assert boxes.asked == []


def test_where_none_has_a_name_the_line_is_told() -> None:
    assert [one.id for one in hints(TryingBoxes())] == ["repair"]


def test_what_a_failure_means_is_told_beside_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("grader.judge.explain.patterns", lambda *_: (Hint("failure", "It fails.", level=1),))
    assert [one.id for one in hints(TryingBoxes())] == ["failure", "repair"]


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        (Hint("pattern-offset", "It is off."), ["pattern-offset", "repair"]),
        (Hint("failure-index", "It counts on."), ["failure-index"]),
    ],
)
def test_the_line_is_told_beside_a_pattern_which_says_what_is_seen_and_seldom_why(
    monkeypatch: pytest.MonkeyPatch, shown: Hint, told: list[str]
) -> None:
    monkeypatch.setattr("grader.judge.explain.patterns", lambda *_: (shown,))
    assert [one.id for one in hints(TryingBoxes())] == told


def test_of_what_ends_in_exceptions_about_sizes_alone_the_line_is_surer_than_a_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    named = f'"""Adds the wrong one."""\n{WRONG}'
    monkeypatch.setattr("grader.judge.explain.guessed", lambda *_: True)
    assert [one.id for one in hints(TryingBoxes(), named)] == ["repair"]
    monkeypatch.setattr("grader.judge.repair._MOST_CHANGES", 0)
    assert [one.id for one in hints(TryingBoxes(), named)] == ["mistake_0"]


def test_a_mistake_that_is_one_of_several_is_named_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    other = f'"""Adds up the counters."""\n{RIGHT.replace("i * m", "i + m")}'
    found = (Hint("mistake_0", "Adds up the counters."),)
    monkeypatch.setattr("grader.judge.explain.lookalikes", lambda *_, most=2: found if most > 1 else ())
    assert [(one.id, one.level) for one in hints(TryingBoxes(), other)] == [("partly", 1), ("mistake_0", 2)]
    monkeypatch.setattr("grader.judge.explain.lookalikes", lambda *_, most=2: found if most else ())
    assert [one.id for one in hints(TryingBoxes(), other)] == ["mistake_0"]
