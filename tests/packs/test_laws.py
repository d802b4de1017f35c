"""The laws of LeNet-5 say what the mistakes that they are for do, and nothing of right models."""

from collections.abc import Iterator

import pytest

from grader.core.exercise import Exercise
from grader.core.findings import Hint
from grader.core.submission import SourceFile
from grader.judge.expect import Expectations
from grader.judge.explain import Explanations
from grader.judge.truths import Truths
from grader.packs import find_pack, load_pack
from grader.sandbox import Boxes, open_boxes

LENET: Exercise = load_pack(*find_pack("cnn"), only=("5-lenet5",)).exercises[0]
WRONG = {source.name: source.text for source in LENET.wrong}


@pytest.fixture(scope="module")
def boxes() -> Iterator[Boxes]:
    with open_boxes() as pool:
        yield pool


@pytest.fixture(scope="module")
def truths(boxes: Boxes) -> Truths:
    return Truths(boxes)


@pytest.mark.parametrize(
    ("mistake", "first", "numbers"),
    [
        ("axis_of_softmax", "image_alone", "output[2:][0, 7] is 0.0035"),
        ("output_linear", "probabilities", "output.sum(axis=1)[1] is -2.56"),
        ("second_dense_units", "parameters", "model.count_params() is 59086, but should be 61706"),
        ("hidden_sigmoid", "brightness", ""),
        ("loss_squares", "loss_of_the_right_digit", "loss is 0.13"),
    ],
)
def test_each_law_is_broken_by_the_mistake_that_it_is_for(
    truths: Truths, mistake: str, first: str, numbers: str
) -> None:
    found = truths.breaches(LENET, WRONG[mistake])
    assert found
    assert found[0].law.id == first
    assert found[0].message.startswith(numbers)


@pytest.mark.parametrize("kept", ["loss_sparse", "metric_missing", "not_compiled", "optimiser_sgd"])
def test_what_no_law_speaks_of_breaks_none(truths: Truths, kept: str) -> None:
    assert truths.breaches(LENET, WRONG[kept]) == ()


def test_a_model_is_asked_for_laws_only_where_its_mistake_has_no_name(boxes: Boxes) -> None:
    explanations = Explanations(boxes, Expectations(boxes))
    linear = SourceFile(LENET.file, WRONG["output_linear"])
    nudge, name = Hint("nudge", "Look at the outputs.", level=1), Hint("output_linear", "Your output layer is linear.")
    found = explanations.broken_law(LENET, linear, {}, (nudge,))
    assert found is not None
    assert found.id == "law_probabilities"
    assert explanations.broken_law(LENET, linear, {}, (nudge, name)) is None
