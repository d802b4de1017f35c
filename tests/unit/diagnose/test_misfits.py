"""What all exceptions say together is told where it is true of every one of them, and of enough."""

from collections.abc import Sequence
from fractions import Fraction

import msgspec
import numpy as np
import pytest

from grader.core.exercise import Call, Case
from grader.core.findings import Verdict
from grader.core.observation import Failure, Observation
from grader.core.outcome import Outcome, Rung
from grader.diagnose import Evidence
from grader.diagnose.failures import failures

MET = "operands could not be broadcast together with shapes ({}) ({}) "
PUT = "could not broadcast input array from shape ({}) into shape ({})"
FILLED = "shape mismatch: value array of shape ({}) could not be broadcast to indexing result of shape ({})"
LETTERS = "operands could not be broadcast together with remapped shapes [original->remapped]: ({})->({}) ({})->({}) "
SHAPED = "cannot reshape array of size {} into shape ({})"
IMAGES = ((2, 7, 9, 3), (4, 6, 7, 5), (5, 8, 6, 4))
PARAMETERS = ("A_prev", "padding", "stride")


def evidence(
    messages: Sequence[str], *, lines: Sequence[int] = (9, 9, 9), stride: tuple[int, int] = (1, 1)
) -> Evidence:
    """The first case passes; ``stride`` is that of the failed ones."""
    calls = [Call("f", (np.zeros((1, 2, 3, 1)), "valid", (1, 1)))]
    calls += [Call("f", (np.zeros(shape), "valid", stride)) for shape in IMAGES[: len(messages)]]
    cases = tuple(Case(f"case_{at}", "", call, Fraction(1), ("A",)) for at, call in enumerate(calls))
    raised = [Failure("ValueError", message, line) for message, line in zip(messages, lines, strict=False)]
    observations = (
        Observation("case_0", Outcome.RETURNED, None),
        *(Observation(f"case_{at}", Outcome.RAISED, failure=failure) for at, failure in enumerate(raised, 1)),
    )
    verdicts = tuple(
        Verdict(one.case, one.failure is None, one.outcome, Rung.RUNS, "", Fraction(0), Fraction(1))
        for one in observations
    )
    expected = (None,) * len(cases)
    every = frozenset(range(len(cases)))
    return Evidence(cases, observations, verdicts, expected, every, lambda _case, one, other: one is other)


def told(messages: Sequence[str], **options: object) -> list[str]:
    found = failures(evidence(messages, **options), PARAMETERS)  # type: ignore[arg-type]
    assert all(("line 9" in hint.text) or ("Line 9" in hint.text) for hint in found)
    return [hint.id for hint in found]


KEPT = [FILLED.format("2,1,1,1", "2,"), FILLED.format("4,1,1,1", "4,"), PUT.format("5,1,1,1", "5,")]
APART = [MET.format("2,3,2,3", "3,2,3,6"), MET.format("4,5,2,5", "5,2,5,6"), MET.format("5,2,2,4", "2,2,4,6")]
LACKING = [MET.format("2,3,2,3", "2,3,2,3,6"), MET.format("4,5,2,5", "4,5,2,5,6"), MET.format("5,2,2,4", "5,2,2,4,6")]
MIXED = [LETTERS.format("1,2,3", "1,3,2", "2,3", "2,3") + str(at) for at in range(3)]
CROWDED = [SHAPED.format(40, "20,"), SHAPED.format(80, "4,5"), SHAPED.format(100, "2,10")]
EXTRA = [PUT.format("3,6", "6,"), PUT.format("5,6", "6,"), PUT.format("4,2", "2,")]


@pytest.mark.parametrize(
    ("messages", "identity"),
    [
        (KEPT, "failure-axes-of-one"),
        (LACKING, "failure-axis-of-one-missing"),
        (MIXED, "failure-letters-mixed"),
        (CROWDED, "failure-shape-lacks-axis"),
        (EXTRA, "failure-axis-not-summed"),
    ],
)
def test_what_all_exceptions_say_together_is_told(messages: list[str], identity: str) -> None:
    assert told(messages) == [identity]
    # Two are too few, and what is raised in two lines is not one thing.
    assert told(messages[:2]) == ["failure-shapes"]
    assert [hint.id for hint in failures(evidence(messages, lines=(9, 9, 8)), PARAMETERS)] == ["failure-shapes"]


@pytest.mark.parametrize(
    "messages",
    [
        [*KEPT[:2], PUT.format("5,1,2,1", "5,")],
        [*KEPT[:2], MET.format("5,2,1,1", "5,")],
        APART,
        [*LACKING[:2], MET.format("5,2,2,4", "5,2,3,4,6")],
        [*LACKING[:2], MET.format("5,2,2,4", "5,2,3,4")],
        [*MIXED[:2], MET.format("5,2,2,4", "5,2,3,4")],
        [*CROWDED[:2], SHAPED.format(80, "2,10")],
        [*CROWDED[:2], SHAPED.format(10, "2,10")],
        [*EXTRA[:2], PUT.format("3,2", "2,")],
        [*EXTRA[:2], PUT.format("4,3", "2,")],
    ],
)
def test_one_exception_that_says_otherwise_is_enough_to_say_less(messages: list[str]) -> None:
    assert told(messages) == ["failure-shapes"]


def test_letters_are_not_blamed_where_another_option_alone_makes_windows_too_small() -> None:
    assert told(MIXED, stride=(2, 2)) == ["failure-shapes"]


def test_a_shape_is_not_said_to_lack_what_no_size_of_the_call_counts() -> None:
    assert told([SHAPED.format(given, "5,") for given in (55, 65, 85)]) == ["failure-shapes"]


def test_what_is_missing_is_said() -> None:
    (lacking,) = failures(evidence(CROWDED), PARAMETERS)
    assert "a shape in which the number of images is missing" in lacking.text
    (extra,) = failures(evidence(EXTRA), PARAMETERS)
    assert "whose length is the number of channels of A_prev" in extra.text


def test_a_call_without_an_exception_has_no_part_in_it() -> None:
    found = evidence(CROWDED)
    ended = Observation("case_0", Outcome.TIMED_OUT)
    found = msgspec.structs.replace(found, observations=(ended, *found.observations[1:]))
    assert [hint.id for hint in failures(found, PARAMETERS)] == ["failure-shape-lacks-axis"]
