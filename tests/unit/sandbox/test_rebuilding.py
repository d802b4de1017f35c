"""Objects that are judged in a second box: what the student's box says of them is a description and nothing more."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import msgspec
import numpy as np
import pytest

from grader.core.exercise import Call, Case, SourceText
from grader.core.observation import Observation, Opening, Run
from grader.core.outcome import Outcome
from grader.core.values import Value
from grader.sandbox import Boxes, Job, open_boxes
from grader.sandbox.rebuilding import asked_once, described, rebuilt, retold, spread
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


REWRITING = """import gc
for thing in gc.get_objects():
    if getattr(getattr(thing, '__code__', None), 'co_filename', '') == 'fixtures.py':
        if thing.__name__ == 'probe':
            thing.__code__ = (lambda made, kept: (1, 1, True)).__code__
"""


@pytest.mark.parametrize(
    "source",
    [REWRITING + HONEST, HONEST.replace('    print("made")\n', REWRITING.replace("\n", "\n    ").join(("    ", "\n")))],
)
def test_code_that_rewrites_the_probe_rewrites_it_in_its_own_box_alone(boxes: Boxes, source: str) -> None:
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


def named(name: str, *arguments: Value, rebuild: str | None = "rebuild") -> Case:
    call = msgspec.structs.replace(CALL, arguments=arguments, rebuild=rebuild)
    return msgspec.structs.replace(CASE, name=name, call=call)


def test_the_students_box_is_asked_for_a_description_and_an_ordinary_case_as_it_is() -> None:
    plain = named("plain", rebuild=None)
    assert described(plain) is plain
    assert described(named("scale", 1)).call == Call("f", (1,), probe="describe")


def test_what_is_asked_in_few_words_is_asked_once_and_arrays_each_time() -> None:
    ones, other = np.ones(5000), np.ones(5000)
    other[2500] = 2
    cases = (
        *(named("a", None, (1, ["x"])), named("b", None, (1, ["x"])), named("c", None, (1, ["y"]))),
        *(named("d", ones), named("e", other), named("f", (1, ones)), named("g", (1, other))),
        *(named("h", 1, rebuild=None), named("i", 1, rebuild=None)),
    )
    asked, answers = asked_once(cases)
    assert [case.name for case in asked] == ["a", "c", "d", "e", "f", "g", "h", "i"]
    assert answers == (0, 0, 1, 2, 3, 4, 5, 6, 7)


def observed(name: str, outcome: Outcome = Outcome.RETURNED, **more: Any) -> Observation:
    return Observation(name, outcome, **more)


def test_what_an_answer_cost_counts_once() -> None:
    run = Run(Opening(Outcome.RETURNED), (observed("a", value=1, seconds=2.0, peak_mib=30.0), observed("c", value=2)))
    assert spread(run, (named("a"), named("b"), named("c")), (0, 0, 1)).observations == (
        observed("a", value=1, seconds=2.0, peak_mib=30.0),
        observed("b", value=1),
        observed("c", value=2),
    )


def test_the_second_box_is_asked_about_descriptions_alone_and_opens_nobodys_file() -> None:
    cases = named("made", 1), named("raised", 1), named("plain", 1, rebuild=None)
    job = Job("0-f.py", HONEST.encode(), ASKED, cases)
    ends = observed("made", value={"factor": 3}), observed("raised", Outcome.RAISED), observed("plain", value=4)
    second = rebuilt(job, cases, Run(Opening(Outcome.RETURNED), ends))
    assert second is not None
    assert second.source == b"def f():\n    pass\n"
    (asked,) = second.cases
    assert (asked.name, asked.call) == ("made", Call("f", ({"factor": 3}, 5), probe="probe", rebuild="rebuild"))
    assert rebuilt(job, cases[1:], Run(Opening(Outcome.RETURNED), ends[1:])) is None


def test_the_second_boxs_word_counts_with_what_both_took() -> None:
    made = observed(
        "made", value={"factor": 3}, arguments_after=[1], seconds=1.0, peak_mib=30.0, output="first", lines=7
    )
    plain = observed("plain", value=4)
    told = observed("made", value=15, seconds=0.5, peak_mib=20.0, output="second")
    first = Run(Opening(Outcome.RETURNED, output="loaded"), (made, plain))
    found = retold(first, Run(Opening(Outcome.RETURNED), (told,)))
    joined = observed("made", value=15, arguments_after=[1], seconds=1.5, peak_mib=30.0, output="first", lines=7)
    assert found == Run(first.opening, (joined, plain))


def test_a_second_box_that_does_not_open_is_the_judges_fault() -> None:
    first = Run(Opening(Outcome.RETURNED), (Observation("scale", Outcome.RETURNED, value={"factor": 3}),))
    second = Run(Opening(Outcome.TIMED_OUT), (Observation("scale", Outcome.NOT_RUN),))
    (found,) = retold(first, second).observations
    assert (found.outcome, found.value) == (Outcome.BOX_FAILED, None)
    assert found.detail == "the second box did not open"
    second = Run(Opening(Outcome.TIMED_OUT, detail="it took too long"), second.observations)
    assert retold(first, second).observations[0].detail == "it took too long"
