"""Where no activation bends an answer, it shows by which size of its call it is divided, and what is added to it."""

from collections.abc import Callable
from fractions import Fraction

import msgspec
import numpy as np
import pytest

from grader.core.exercise import Call, Case
from grader.core.findings import Verdict
from grader.core.observation import Observation
from grader.core.outcome import Outcome, Rung
from grader.core.values import Fixture
from grader.diagnose import Evidence, patterns

Array = np.ndarray
RNG = np.random.default_rng(3)
SHAPES = (
    ((2, 6, 5, 1), (3, 2, 1, 2)),
    ((3, 5, 7, 2), (2, 2, 2, 3)),
    ((4, 7, 6, 3), (3, 3, 3, 1)),
    ((2, 6, 6, 1), (3, 3, 1, 2)),
)
CARRIED = "A carries over from one window to the next what was added up, or was the largest"
PARAMETERS = ("A_prev", "W", "b", "activation")


def evidence(change: Callable[[Array, int, int], Array], *, bias: float = 0.0, bent: int = 1) -> Evidence:
    """Cases whose answers are changed, by their kernel's pixels and images too; the last ``bent`` are bent."""
    cases, observations, verdicts, expected = [], [], [], []
    for at, (images, kernel) in enumerate(SHAPES):
        bends = at >= len(SHAPES) - bent
        activation = Fixture("tanh") if bends else Fixture("identity")
        given = (RNG.normal(size=images), RNG.normal(size=kernel), np.full((1, 1, 1, kernel[3]), bias), activation)
        wanted = RNG.normal(size=(images[0], 4, 3, kernel[3]))
        wrong = change(wanted, kernel[0] * kernel[1], images[0])
        cases.append(Case(f"case_{at}", "", Call("f", given), Fraction(1), ("A",)))
        observations.append(Observation(f"case_{at}", Outcome.RETURNED, np.tanh(wrong) if bends else wrong))
        verdicts.append(Verdict(f"case_{at}", False, Outcome.RETURNED, Rung.CLOSE, "", Fraction(0), Fraction(1)))
        expected.append(np.tanh(wanted) if bends else wanted)
    every = frozenset(range(len(cases)))
    return Evidence(tuple(cases), tuple(observations), tuple(verdicts), tuple(expected), every, lambda *_: False)


def told(found: Evidence) -> list[str]:
    return [hint.text.split(":")[0] for hint in patterns(found, PARAMETERS)]


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (lambda A, pixels, _: A / pixels, "A comes out as if it were divided by the number of pixels under a kernel"),
        (lambda A, _, images: A / images, "A comes out as if it were divided by the number of images"),
        (lambda A, _, images: A * images, "A comes out as if it were multiplied by the number of images"),
    ],
)
def test_a_factor_that_counts_something_is_told_by_what_it_counts(change: object, text: str) -> None:
    assert told(evidence(change)) == [text]  # type: ignore[arg-type]
    assert told(evidence(change, bent=0)) == [text]  # type: ignore[arg-type]


def test_a_factor_that_counts_nothing_is_not_told_so() -> None:
    assert told(evidence(lambda A, pixels, _: A / (pixels + 0.5))) == []
    assert told(evidence(lambda A, pixels, _: A / (pixels + 0.5), bent=0)) == [
        "A is right but for a factor, which is another one from case to case"
    ]


def test_answers_with_a_bias_do_not_hide_by_what_those_without_are_divided() -> None:
    def with_bias(A: Array, pixels: int, images: int) -> Array:
        return A / pixels + (images == 4)

    found = evidence(with_bias, bent=0)
    biased = found.cases[2]
    arguments = (*biased.call.arguments[:2], np.ones((1, 1, 1, 1)), biased.call.arguments[3])
    biased = msgspec.structs.replace(biased, call=Call("f", arguments))
    assert told(found) == []
    found = msgspec.structs.replace(found, cases=(*found.cases[:2], biased, found.cases[3]))
    assert told(found) == ["A comes out as if it were divided by the number of pixels under a kernel"]


def test_where_most_answers_are_bent_too_few_are_left_to_tell() -> None:
    assert told(evidence(lambda A, pixels, _: A / pixels, bent=2)) == []


def test_one_answer_that_is_no_multiple_is_enough_to_say_nothing() -> None:
    assert told(evidence(lambda A, pixels, images: A / pixels + (images == 3))) == []


def test_what_is_added_to_each_channel_is_told_though_an_activation_hides_it_elsewhere() -> None:
    (text,) = told(evidence(lambda A, *_: A + np.arange(1.0, 1 + A.shape[3]), bias=1.0))
    assert text == "A differs by one constant for each channel"
    assert told(evidence(lambda A, *_: A + np.arange(1.0, 1 + A.shape[3]), bias=1.0, bent=2)) == []
    assert told(evidence(lambda A, *_: A + np.arange(A[0, 0].size).reshape(A[0, 0].shape), bias=1.0)) == []


@pytest.mark.parametrize("run", [np.add.accumulate, np.maximum.accumulate])
@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 0, 1, 2), (0, 3, 1, 2)])
@pytest.mark.parametrize("last", [2, 3, 4])
def test_what_is_carried_from_window_to_window_is_told_in_whatever_order_the_loops_are(
    run: Callable[..., Array], order: tuple[int, ...], last: int
) -> None:
    def carried(A: Array, *_: int) -> Array:
        turned = A.transpose(order)
        flat = run(turned.reshape(*turned.shape[: 4 - last], -1), axis=-1)
        return flat.reshape(turned.shape).transpose(np.argsort(order))

    assert told(evidence(carried)) == [CARRIED]
    assert told(evidence(lambda A, *_: carried(A) + 0.1)) == []


def test_a_sum_and_a_maximum_may_both_be_carried_each_in_its_mode() -> None:
    runs = iter((np.add.accumulate, np.maximum.accumulate) * 2)
    assert told(evidence(lambda A, *_: next(runs)(A.reshape(len(A), -1), axis=-1).reshape(A.shape))) == [CARRIED]


def test_two_answers_are_too_few_to_tell_what_is_carried() -> None:
    assert CARRIED in told(evidence(lambda A, *_: np.add.accumulate(A, axis=2)))
    assert CARRIED not in told(evidence(lambda A, *_: np.add.accumulate(A, axis=2), bent=2))
