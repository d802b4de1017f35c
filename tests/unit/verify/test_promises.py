"""Each promise is seen to be broken where a pack breaks it, and by name."""

from collections.abc import Iterator

import msgspec
import numpy as np
import pytest

from grader.core.exercise import Exercise, SourceText
from grader.core.values import Value
from grader.judge import Expectations
from grader.packs import find_pack, load_pack
from grader.sandbox import Boxes, open_boxes
from grader.verify import check_promises
from grader.verify.promises import _identical

WHOLE = load_pack(*find_pack("cnn"), only=("3-pool_backward",)).exercises[0]
NAMED = tuple(source for source in WHOLE.wrong if source.name == "average_not_divided")
SMALL = msgspec.structs.replace(WHOLE, cases=WHOLE.cases[:4], accepted=(), wrong=NAMED, tiny=())
RIGHT = WHOLE.reference.text


@pytest.fixture(scope="module")
def boxes() -> Iterator[Boxes]:
    with open_boxes() as pool:
        yield pool


def broken(exercise: Exercise, boxes: Boxes) -> dict[str, tuple[str, ...]]:
    """Check an exercise, remembering nothing from before, since the digest is that of the whole one."""
    return {one.text: one.broken for one in check_promises(exercise, boxes, Expectations(boxes)) if not one.kept}


def source(text: bytes, name: str = "other") -> SourceText:
    return SourceText(name, text)


def test_a_reference_that_breaks_a_law_is_refused(boxes: Boxes) -> None:
    doctored = RIGHT.replace(b"gradient / (kh * kw)", b"gradient / (kh + kw)")
    assert doctored != RIGHT
    found = broken(msgspec.structs.replace(SMALL, reference=source(doctored, "3-pool_backward")), boxes)
    told = found["every right solution keeps the laws"]
    assert any("[avg, 2×3 windows, stride (2, 1)]: With 'avg', what comes in goes out" in line for line in told), told
    assert "every right solution gets full marks" not in found


def test_a_law_that_nothing_breaks_is_idle(boxes: Boxes) -> None:
    idle = broken(SMALL, boxes)["every law is broken by some wrong solution"]
    assert "truth_max_keeps_the_sum is broken by no wrong solution" in idle
    assert not any("avg_keeps_the_sum" in line for line in idle)


def test_an_accepted_solution_that_is_wrong_is_told(boxes: Boxes) -> None:
    found = broken(msgspec.structs.replace(SMALL, accepted=(source(NAMED[0].text, "independent_sum"),)), boxes)
    (told,) = found["every right solution gets full marks"]
    assert told.startswith("independent_sum fails one_window_avg, avg: ")
    assert "but should be" in told


def test_a_starter_that_works_is_told(boxes: Boxes) -> None:
    found = broken(msgspec.structs.replace(SMALL, starter=source(RIGHT)), boxes)
    assert len(found["the starter gets nothing"]) == 4


def test_a_reference_that_draws_lots_is_told(boxes: Boxes) -> None:
    unsteady = RIGHT.replace(
        b"    return dA_prev\n", b"    return dA_prev + 1e-14 * np.random.default_rng().normal()\n"
    )
    assert unsteady != RIGHT
    found = broken(msgspec.structs.replace(SMALL, reference=source(unsteady, "3-pool_backward")), boxes)
    assert found["two runs agree to the bit"][0] == "case one_window_max gives other numbers the second time"


def test_a_tolerance_that_rounding_uses_up_is_told(boxes: Boxes) -> None:
    tight = tuple(msgspec.structs.replace(case, rtol=1e-17) for case in SMALL.cases)
    told = broken(msgspec.structs.replace(SMALL, cases=tight), boxes)["tolerances cover rounding four times over"]
    assert told[0].startswith("case one_window_max: the reference with neighbouring inputs differs by ")


def test_an_accepted_solution_that_comes_close_to_the_tolerance_is_told(boxes: Boxes) -> None:
    rough = RIGHT.replace(b"    return dA_prev\n", b"    return dA_prev * (1 + 5e-11)\n")
    assert rough != RIGHT
    found = broken(msgspec.structs.replace(SMALL, accepted=(source(rough, "independent_rough"),)), boxes)
    assert "every right solution gets full marks" not in found
    told = found["tolerances cover rounding four times over"]
    assert all(one.startswith("case ") and ": independent_rough differs by " in one for one in told)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (np.array([1.0, np.nan]), np.array([1.0, np.nan]), True),
        (np.array([0.0]), np.array([-0.0]), False),
        (np.array([1.0]), np.array([1.0], np.float32), False),
        (np.array([1]), np.array([1], np.uint64), False),
        (np.ones((2, 1)), np.ones((1, 2)), False),
        (np.ones(1), 1.0, False),
        ((1, [np.ones(1)]), (1, [np.ones(1)]), True),
        ((1, [np.ones(1)]), (1, [np.zeros(1)]), False),
        ((1,), (1, 2), False),
        ({"a": np.ones(1)}, {"a": np.ones(1)}, True),
        ({"a": np.ones(1)}, {"a": np.zeros(1)}, False),
        ({"a": 1}, {"a": 1, "b": 2}, False),
        (1, True, False),
        ("a", "a", True),
        (None, None, True),
    ],
)
def test_two_answers_are_the_same_to_the_bit_or_not(one: Value, other: Value, same: bool) -> None:
    assert _identical(one, other) is same
    assert _identical(other, one) is same


def test_a_case_that_zeros_pass_is_told(boxes: Boxes) -> None:
    call = SMALL.cases[0].call
    zeros = msgspec.structs.replace(call, arguments=(call.arguments[0] * 0, *call.arguments[1:]))  # type: ignore[operator]
    cases = (msgspec.structs.replace(SMALL.cases[0], call=zeros), *SMALL.cases[1:])
    found = broken(msgspec.structs.replace(SMALL, cases=cases), boxes)
    assert found["no array is passed by zeros, ones, a constant or the input"] == (
        "case one_window_max is passed by zeros (3-pool_backward)",
    )


def test_a_wrong_solution_that_is_right_and_a_case_that_fails_nobody_are_told(boxes: Boxes) -> None:
    found = broken(msgspec.structs.replace(SMALL, wrong=(*NAMED, source(RIGHT, "nothing_wrong"))), boxes)
    assert found["every wrong solution loses marks"] == ("wrong/nothing_wrong.py passes every case",)
    assert found["every case is failed by some wrong solution"] == (
        "case one_window_max is failed by no wrong solution",
        "case max is failed by no wrong solution",
    )


def test_wrong_solutions_that_cannot_be_told_apart_are_named_so(boxes: Boxes) -> None:
    twins = tuple(
        source(NAMED[0].text.replace(b'"""', b'"""' + name.encode() + b": ", 1), name)
        for name in ("one", "two", "three")
    )
    found = broken(msgspec.structs.replace(SMALL, wrong=twins), boxes)
    assert "every wrong solution loses marks" not in found
    assert len(found.get("every wrong solution is named", ())) == 3


def test_one_mistake_in_two_files_under_one_hint_is_named_by_either(boxes: Boxes) -> None:
    twins = tuple(source(NAMED[0].text, name) for name in ("one", "two", "three"))
    found = broken(msgspec.structs.replace(SMALL, wrong=twins), boxes)
    assert "every wrong solution is named" not in found
