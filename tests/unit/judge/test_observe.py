"""Asking a file its cases, and a call that raises in its other ways."""

from fractions import Fraction

import pytest

from grader.core.exercise import Call, Case
from grader.core.outcome import Outcome
from grader.judge.observe import ask
from grader.sandbox import open_boxes
from tests.unit.judge.small_pack import exercise

PLAIN = b"def answer(x):\n    return x[2]\n"


@pytest.mark.parametrize(
    ("ways", "expected"),
    [((), Outcome.RAISED), ((Call("answer", ((1,),)), Call("answer", ((1, 2, 3),))), Outcome.RETURNED)],
)
def test_a_call_that_raises_is_made_in_its_other_ways_until_one_returns(
    ways: tuple[Call, ...], expected: Outcome
) -> None:
    cases = tuple(
        Case(name, "", call, Fraction(1), ("x",))
        for name, call in (("first", Call("answer", ((7, 8, 9),))), ("second", Call("answer", ((1,),), otherwise=ways)))
    )
    with open_boxes() as boxes:
        run = ask(PLAIN, exercise(), cases, boxes)
    assert [one.outcome for one in run.observations] == [Outcome.RETURNED, expected]
    assert run.observations[0].value == 9
    assert run.observations[1].value == (3 if ways else None)
