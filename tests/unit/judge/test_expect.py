"""The reference and the accepted conventions are asked once, remembered, and must answer every case."""

import msgspec
import numpy as np
import pytest

from grader.core.errors import BoxError, ReferenceFailedError
from grader.core.exercise import Call, Exercise, SourceText
from grader.core.values import Value
from grader.judge.expect import Expectations, alike, question
from grader.wire import encode
from tests.unit.judge.plain_boxes import PlainBoxes, as_boxes
from tests.unit.judge.small_pack import case, exercise
from tests.unit.judge.test_mistakes import DictMemory


def source(name: str, answer: str) -> SourceText:
    """A solution whose answer is an expression of the case's number."""
    return SourceText(name, f'"""{name} is it.\n\nMore."""\ndef answer(n):\n    return {answer}\n'.encode())


def asked(reference: str = "n", **accepted: str) -> Exercise:
    """An exercise with two cases, 0 and 1, and solutions by their names."""
    cases = tuple(msgspec.structs.replace(case(f"case_{at}"), call=Call("answer", (at,))) for at in range(2))
    return msgspec.structs.replace(
        exercise(cases=cases),
        reference=source("reference", reference),
        accepted=tuple(source(name, answer) for name, answer in accepted.items()),
        digest=f"{reference} {accepted}",
    )


def expectations(memory: DictMemory | None = None) -> tuple[PlainBoxes, Expectations]:
    boxes = PlainBoxes()
    return boxes, Expectations(as_boxes(boxes), memory)


def test_the_reference_comes_first_and_conventions_that_differ_follow() -> None:
    boxes, known = expectations()
    whole = asked("n", independent_x="n + 5", convention_same="n", convention_more="n + 1", convention_again="1 + n")
    assert [(one.name, one.title, one.values) for one in known.of(whole)] == [
        ("reference", "reference is it", (0, 1)),
        ("convention_more", "convention_more is it", (1, 2)),
    ]
    runs = boxes.runs
    assert known.of(whole) == known.of(whole)
    assert boxes.runs == runs == 4


def test_a_case_is_settled_where_all_behaviours_agree() -> None:
    _, known = expectations()
    assert known.settled(asked("n")) == {0, 1}
    assert known.settled(asked("n", convention_double="2 * n")) == {0}
    assert known.settled(asked("n", convention_double="2 * n", convention_one="1")) == frozenset()


def test_what_is_remembered_is_not_asked_again() -> None:
    memory = DictMemory()
    first = expectations(memory)[1].of(asked("n + 0.5"))
    boxes, known = expectations(memory)
    assert (known.of(asked("n + 0.5")), boxes.runs) == (first, 0)
    assert first[0].seconds == (0.25, 0.25)
    known.of(msgspec.structs.replace(asked("n + 0.5"), digest="another"))
    assert boxes.runs == 1


@pytest.mark.parametrize(
    "kept",
    [
        [0, 1],
        {"values": [0, 1]},
        {"values": [0], "seconds": [0.5]},
        {"values": [0, 1], "seconds": [0.5]},
        {"values": [0, 1], "seconds": [0.5, "x"]},
        {"values": (0, 1), "seconds": [0.5, 0.5]},
    ],
)
def test_what_is_damaged_is_asked_again(kept: Value) -> None:
    memory = DictMemory()
    whole = asked("n + 7")
    expectations(memory)[1].of(whole)
    for damaged in (encode(kept, max_bytes=1000), b"damaged"):
        memory.kept = dict.fromkeys(memory.kept, damaged)
        boxes, known = expectations(memory)
        assert known.of(whole)[0].values == (7, 8)
        assert boxes.runs == 1


@pytest.mark.parametrize(
    ("whole", "message"),
    [
        (
            asked("1 / n"),
            "the reference ended case case_0 with RAISED: ZeroDivisionError: .* by zero \\(line 7\\); mend",
        ),
        (asked("n", convention_x="1 / n"), "accepted/convention_x.py ended case case_0 with RAISED"),
        (
            asked("1\n1 / 0"),
            "the reference could not be loaded: ZeroDivisionError: .* \\(line 3\\); mend it, or the case",
        ),
    ],
)
def test_a_right_solution_that_does_not_answer_is_its_authors_fault(whole: Exercise, message: str) -> None:
    with pytest.raises(ReferenceFailedError, match=message):
        expectations()[1].of(whole)


@pytest.mark.parametrize("reference", ["n  # BROKEN_BOX", "exec('raise ConnectionError')"])
def test_a_box_that_failed_is_nobodys_and_not_remembered(reference: str) -> None:
    memory = DictMemory()
    with pytest.raises(BoxError, match="the reference .*box") as told:
        expectations(memory)[1].of(asked(reference))
    assert type(told.value) is BoxError
    assert memory.kept == {}


def test_a_comparison_knows_the_case() -> None:
    inputs = np.ones(2), np.zeros(3)
    one = msgspec.structs.replace(
        case("one"),
        call=Call("answer", inputs[:1], {"b": inputs[1]}),
        context="stride 1",
        reduction=27,
        rtol=0.5,
        visible=True,
    )
    found = question(one)
    assert (found.results, found.context, found.reduction, found.rtol, found.visible) == (
        ("A",),
        "stride 1",
        27,
        0.5,
        True,
    )
    assert found.inputs == inputs


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ((1, 2), (1, 2), True),
        ((1, 2), (1, 3), False),
        ((1, 2, 3), (1, 2, 3), True),
        ((1,), (1,), True),
        ((1,), (2,), False),
        ((1, 2), (1,), False),
        ((), (), True),
        ((), (1,), False),
        (None, None, True),
    ],
)
def test_wrong_answers_are_alike_whatever_they_hold(one: Value, other: Value, same: bool) -> None:
    two = msgspec.structs.replace(case("two"), results=("dW", "db"))
    assert alike(two, one, other) is same
    assert alike(two, other, one) is same
