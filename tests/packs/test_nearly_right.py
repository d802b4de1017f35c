"""Functions that are right for most calls and most numbers, and not for all, lose points."""

from collections.abc import Iterator

import pytest

from grader.core.exercise import Exercise
from grader.core.submission import SourceFile
from grader.judge import Expectations
from grader.judge.observe import observe
from grader.judge.verdicts import best_verdicts
from grader.packs import find_pack, load_pack
from grader.sandbox import Boxes, open_boxes

ARRAYS = ("0-conv_forward", "1-pool_forward", "2-conv_backward", "3-pool_backward")
KEEPS = """

_answer, _kept = {function}, {{}}


def _key(value):
    return getattr(value, "shape", None) or (None if callable(value) else value)


def {function}({head}):
    '''Answer a call as the first one with arrays of these shapes was answered.'''
    asked = ({names})
    return _kept.setdefault(tuple(_key(one) for one in asked), _answer(*asked))
"""


@pytest.fixture(scope="module")
def boxes() -> Iterator[Boxes]:
    with open_boxes() as pool:
        yield pool


def exercise_of(name: str) -> Exercise:
    return load_pack(*find_pack("cnn"), only=(name,)).exercises[0]


def failed(exercise: Exercise, source: str, boxes: Boxes) -> dict[str, float]:
    """The points of each failed case."""
    run = observe(SourceFile(exercise.file, source.encode()), exercise, boxes)
    verdicts, _ = best_verdicts(exercise, run.observations, Expectations(boxes).of(exercise))
    cases = zip(exercise.cases, verdicts, strict=True)
    return {case.name: float(case.possible) for case, verdict in cases if not verdict.passed}


@pytest.mark.parametrize("name", ARRAYS)
def test_an_answer_that_is_kept_for_the_next_call_of_these_shapes_is_wrong_there(name: str, boxes: Boxes) -> None:
    exercise = exercise_of(name)
    reference = exercise.reference.text.decode()
    head = reference.split(f"def {exercise.function}(", 1)[1].split("):", 1)[0]
    names = ", ".join(exercise.parameters)
    lost = failed(exercise, reference + KEEPS.format(function=exercise.function, head=head, names=names), boxes)
    assert sum(lost.values()) > 0
    assert len(lost) < len(exercise.cases) / 4


@pytest.mark.parametrize(
    ("name", "mistake", "start", "case"),
    [
        ("1-pool_forward", "maximum_starts_at_one_below_zero", "best = -1\n", "max_together"),
        ("3-pool_backward", "maximum_starts_at_zero", "highest = np.zeros(dA.shape)\n", "all_together_max"),
    ],
)
def test_a_maximum_that_starts_at_a_number_far_below_zero_is_not_low_enough(
    name: str, mistake: str, start: str, case: str, boxes: Boxes
) -> None:
    exercise = exercise_of(name)
    source = next(one.text.decode() for one in exercise.wrong if one.name == mistake)
    assert source.count(start) == 1
    lost = failed(exercise, source.replace(start, start.replace("\n", " - 9999\n")), boxes)
    assert list(lost) == [case]
    assert lost[case] > 0
