"""Objects that are judged in a second box: what the student's box says of them is a description and nothing more."""

from collections.abc import Iterator
from fractions import Fraction

import msgspec
import pytest

from grader.core.exercise import Call, Case, SourceText
from grader.core.observation import Observation, Opening, Run
from grader.core.outcome import Outcome
from grader.sandbox import Boxes, Job, open_boxes
from grader.sandbox.rebuilding import retold
from tests.unit.sandbox.test_boxes import EXERCISE, tiers

FIXTURES = b"""
class Scale:
    def __init__(self, factor):
        self.factor = factor

    def __call__(self, value):
        return self.factor * value


def describe(result, arguments):
    return {"factor": result.factor, "shown": result(7)}


def rebuild(description, *kept):
    made = Scale(description["factor"])
    if made(7) != description["shown"]:
        raise ValueError("it does something else")
    return made


def probe(made, kept):
    return (made.factor, made(*kept), type(made) is Scale)
"""
CALL = Call("f", (), describe="describe", rebuild="rebuild", probe="probe", kept=(5,))
CASE = Case("scale", "scale", CALL, Fraction(1), ("A",))
ASKED = msgspec.structs.replace(EXERCISE, fixtures=SourceText("fixtures.py", FIXTURES), cases=(CASE,))
HONEST = """
class Scale:
    factor = 3

    def __call__(self, value):
        return 3 * value


def f():
    print("made")
    return Scale()
"""


@pytest.fixture(scope="module", params=tiers())
def boxes(request: pytest.FixtureRequest) -> Iterator[Boxes]:
    with open_boxes(request.param) as pool:
        yield pool


def observe(boxes: Boxes, source: str) -> Observation:
    (found,) = boxes.run(Job("0-f.py", source.encode(), ASKED, ASKED.cases)).observations
    return found


def test_the_object_is_made_again_and_asked_there(boxes: Boxes) -> None:
    found = observe(boxes, HONEST)
    assert (found.outcome, found.value) == (Outcome.RETURNED, (3, 15, True))
    assert found.output == "made\n"


def test_what_shows_something_else_than_it_describes_is_not_believed(boxes: Boxes) -> None:
    found = observe(boxes, HONEST.replace("3 * value", "4 * value"))
    assert found.outcome is Outcome.RAISED
    assert found.failure is not None
    assert found.failure.message == "it does something else"
    assert found.value is None


def test_code_that_rewrites_the_probe_rewrites_it_in_its_own_box_alone(boxes: Boxes) -> None:
    source = HONEST.replace(
        '    print("made")\n',
        "    import gc\n"
        "    for thing in gc.get_objects():\n"
        "        if getattr(getattr(thing, '__code__', None), 'co_filename', '') == 'fixtures.py':\n"
        "            if thing.__name__ == 'probe':\n"
        "                thing.__code__ = (lambda made, kept: (1, 1, True)).__code__\n",
    )
    allowed = msgspec.structs.replace(ASKED, imports=("gc",))
    (found,) = boxes.run(Job("0-f.py", source.encode(), allowed, allowed.cases)).observations
    assert found.value == (3, 15, True)


def test_what_the_probe_is_given_never_enters_the_students_box(boxes: Boxes) -> None:
    secret = msgspec.structs.replace(
        ASKED, cases=(msgspec.structs.replace(CASE, call=msgspec.structs.replace(CALL, kept=(987_654_321,))),)
    )
    source = HONEST.replace(
        '    print("made")\n',
        "    import gc\n"
        "    seen = [thing for thing in gc.get_objects() if type(thing) in (list, tuple, dict)]\n"
        "    print(any(item == int('987654321') for thing in seen if type(thing) is not dict for item in thing\n"
        "              if type(item) is int))\n",
    )
    allowed = msgspec.structs.replace(secret, imports=("gc",))
    (found,) = boxes.run(Job("0-f.py", source.encode(), allowed, allowed.cases)).observations
    assert found.output == "False\n"
    assert found.value == (3, 3 * 987_654_321, True)


def test_a_call_that_raised_is_not_asked_about_again(boxes: Boxes) -> None:
    found = observe(boxes, "def f():\n    raise KeyError('mine')\n")
    assert found.outcome is Outcome.RAISED
    assert found.failure is not None
    assert (found.failure.type, found.failure.line) == ("KeyError", 2)


def test_one_description_serves_every_case_that_asks_for_it(boxes: Boxes) -> None:
    other = msgspec.structs.replace(CASE, name="other", call=msgspec.structs.replace(CALL, kept=(6,)))
    third = msgspec.structs.replace(CASE, name="third", call=msgspec.structs.replace(CALL, keywords={"factor": 2}))
    cases = (CASE, other, third)
    source = """
class Scale:
    def __init__(self, factor):
        self.factor = factor

    def __call__(self, value):
        return self.factor * value


made = []


def f(factor=3):
    made.append(factor)
    print(made)
    return Scale(factor)
"""
    asked = msgspec.structs.replace(ASKED, cases=cases)
    found = boxes.run(Job("0-f.py", source.encode(), asked, cases)).observations
    assert [one.case for one in found] == ["scale", "other", "third"]
    assert [one.value for one in found] == [(3, 15, True), (3, 18, True), (2, 10, True)]
    assert found[2].output == "[3, 2]\n"


def test_a_second_box_that_does_not_open_is_the_judges_fault() -> None:
    first = Run(Opening(Outcome.RETURNED), (Observation("scale", Outcome.RETURNED, value={"factor": 3}),))
    second = Run(Opening(Outcome.TIMED_OUT), (Observation("scale", Outcome.NOT_RUN),))
    (found,) = retold(first, second).observations
    assert (found.outcome, found.value) == (Outcome.BOX_FAILED, None)
