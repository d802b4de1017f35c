"""An answer that takes no thought is found out, also where it is only a part of the answer."""

from fractions import Fraction

import msgspec
import numpy as np

from grader.core.exercise import Call, Case, Exercise
from grader.core.values import Value
from grader.judge.expect import Behaviour
from grader.packs import find_pack, load_pack
from grader.verify.trivial import passed_by_trivial_answers

BASE = load_pack(*find_pack("cnn"), only=("1-pool_forward",)).exercises[0]
IMAGE = np.arange(6.0).reshape(2, 3)


def found(expected: Value, *results: str) -> list[str]:
    case = Case("one", "One", Call("f", (IMAGE,)), Fraction(1), results)
    exercise: Exercise = msgspec.structs.replace(BASE, cases=(case,))
    return list(passed_by_trivial_answers(exercise, (Behaviour("reference", "", (expected,)),)))


def test_an_answer_that_takes_thought_is_passed_by_nothing() -> None:
    assert found(IMAGE * 2 + 1, "A") == []
    assert found((IMAGE * 2 + 1, IMAGE - 7), "A", "B") == []


def test_zeros_ones_a_constant_and_the_input_are_named() -> None:
    assert found(np.zeros((2, 2)), "A") == ["case one is passed by zeros (reference)"]
    assert found(np.ones((2, 2)), "A") == ["case one is passed by ones (reference)"]
    nearly = np.full((2, 2), 5.0)
    nearly[0, 0] += 1e-13
    assert found(nearly, "A") == ["case one is passed by its mean everywhere (reference)"]
    assert found(IMAGE, "A") == ["case one is passed by its input (reference)"]


def test_one_array_among_others_cannot_hide() -> None:
    assert found((IMAGE * 2 + 1, np.zeros(3)), "A", "B") == ["case one is passed by zeros for B (reference)"]
    assert found({"facts": "text", "output": np.ones(3)}, "A") == ["case one is passed by ones for output (reference)"]
    assert found([[np.zeros(3)]], "A") == ["case one is passed by zeros for A (reference)"]


def test_answers_without_numbers_are_left_alone() -> None:
    assert found("text", "A") == []
    assert found(np.array([0, 0]), "A") == []
