"""A call's arguments give traits in the words of a student; what is left out counts with its default."""

from fractions import Fraction

import numpy as np
import pytest

from grader.core.exercise import Call, Case
from grader.core.values import Fixture, Value
from grader.diagnose.traits import defaults_of, fractions, traits, ways

DEFAULTS: dict[str, Value] = {"A_prev": None, "W": None, "activation": None, "padding": "same", "stride": (1, 1)}


def of(*arguments: Value, **keywords: Value) -> frozenset[str]:
    return traits(Case("case", "", Call("f", arguments, keywords), Fraction(1), ("A",)), DEFAULTS)


def test_what_is_left_out_has_its_default_and_is_said_to_be_left_out() -> None:
    assert of() == {"padding is 'same'", "stride is (1, 1)", "padding is left out", "stride is left out"}


def test_all_by_name_is_a_trait() -> None:
    found = of(padding="valid", stride=(1, 1))
    assert "all arguments are passed by name" in found
    assert "padding is 'valid'" in found
    assert "all arguments are passed by name" not in of(np.ones((1, 1, 1, 1)), padding="valid")


@pytest.mark.parametrize(
    ("stride", "expected"),
    [
        ((1, 1), {"stride is (1, 1)"}),
        (
            (2, 2),
            {"stride is not (1, 1)", "the first number of stride is not 1", "the second number of stride is not 1"},
        ),
        ((1, 3), {"stride is not (1, 1)", "the two numbers of stride differ", "the second number of stride is not 1"}),
    ],
)
def test_pairs_are_told_by_their_numbers(stride: tuple[int, int], expected: set[str]) -> None:
    assert {trait for trait in of(stride=stride) if "stride" in trait} == expected


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        ((1, 4, 4, 1), set()),
        ((2, 4, 4, 1), {"there are several images"}),
        ((1, 4, 5, 1), {"the images of A_prev are not square"}),
        ((1, 4, 4, 3), {"A_prev has several channels"}),
        ((1, 1, 1, 3), set()),
    ],
)
def test_images_are_told_by_their_shapes(shape: tuple[int, ...], expected: set[str]) -> None:
    assert of(np.ones(shape)) - of() == expected


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        ((3, 3, 2, 1), set()),
        ((3, 3, 1, 2), {"there are several kernels"}),
        ((3, 5, 1, 1), {"the kernel is not square"}),
        ((2, 2, 1, 1), {"the kernel has an even side"}),
        ((1, 1, 1, 1), {"the kernel is one pixel wide or high"}),
    ],
)
def test_kernels_are_told_by_their_shapes(shape: tuple[int, ...], expected: set[str]) -> None:
    assert of(W=np.ones(shape)) - of() - {"all arguments are passed by name"} == expected


def test_precision_and_sign_are_traits() -> None:
    assert "A_prev is float32" in of(np.ones(3, "float32"))
    assert "A_prev holds nothing but negative numbers" in of(-np.ones((1, 2, 2, 1)))
    assert "A_prev holds nothing but negative numbers" not in of(np.array([-1.0, 1.0]).reshape(1, 1, 2, 1))


def test_functions_are_the_identity_or_not() -> None:
    assert "activation is identity" in of(activation=Fixture("identity"))
    assert "activation is not the identity" in of(activation=Fixture("relu"))


def test_defaults_are_read_and_never_run() -> None:
    source = b"def g(a=1): pass\ndef f(a, b, c='x', d=(1, 2), e=print('run')): pass\n"
    found = defaults_of(source, "f", ("a", "b", "c", "d", "e"))
    assert found == {"a": None, "b": None, "c": "x", "d": (1, 2), "e": None}
    assert list(found) == ["a", "b", "c", "d", "e"]


def test_ways_are_the_traits_that_make_another_kind_of_call() -> None:
    call = Call("f", (np.ones((2, 3, 4, 1)), np.ones((2, 2, 1, 3)), Fixture("relu")), {"stride": (1, 2)})
    case = Case("case", "", call, Fraction(1), ("A",))
    found = ways(case, DEFAULTS)
    assert found == {
        "there are several images": "A_prev",
        "there are several kernels": "W",
        "activation is not the identity": "activation",
        "padding is 'same'": "padding",
        "padding is left out": "padding",
        "stride is not (1, 1)": "stride",
    }
    assert frozenset(found) < traits(case, DEFAULTS)
    assert "all arguments are passed by name" in ways(Case("c", "", Call("f", (), {"W": 1}), Fraction(1), ("A",)), {})


def test_a_pair_that_cannot_be_left_out_is_a_size() -> None:
    case = Case("case", "", Call("f", ((2, 2),)), Fraction(1), ("A",))
    assert ways(case, {"kernel_shape": None}) == {}
    assert "kernel_shape is not (1, 1)" in traits(case, {"kernel_shape": None})


def test_arguments_that_are_not_whole_are_known() -> None:
    whole, part = np.full((1, 1, 1, 1), 2.0), np.full((1, 1, 1, 1), 0.1)
    case = Case("case", "", Call("f", (part, whole), {"b": part}), Fraction(1), ("A",))
    assert fractions(case) == {"0 holds fractions", "b holds fractions"}
