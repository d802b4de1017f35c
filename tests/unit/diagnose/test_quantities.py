"""A number is taken for a size of its call only where it is that size in every call, and no other size is."""

from fractions import Fraction

import numpy as np
import pytest

from grader.core.exercise import Call, Case
from grader.diagnose.quantities import shared, sizes_of

PARAMETERS = ("A_prev", "W", "b")


def case(images: tuple[int, ...], kernel: tuple[int, ...], *, by_name: bool = False) -> Case:
    arrays = (np.zeros(images), np.zeros(kernel), np.zeros((1, 1, 1, kernel[3])))
    call = Call("f", (), dict(zip(PARAMETERS, arrays, strict=True))) if by_name else Call("f", arrays)
    return Case("case", "", call, Fraction(1), ("A",))


@pytest.mark.parametrize("by_name", [False, True])
def test_sizes_go_by_what_they_count(*, by_name: bool) -> None:
    found = sizes_of(case((4, 7, 8, 3), (2, 5, 3, 6), by_name=by_name), PARAMETERS)
    assert dict(found) == {
        "the number of images": 4,
        "the height of A_prev": 7,
        "the width of A_prev": 8,
        "the number of pixels in an image of A_prev": 56,
        "the number of channels of A_prev": 3,
        "the height of a kernel": 2,
        "the width of a kernel": 5,
        "the number of pixels under a kernel": 10,
        "the number of weights in a kernel": 30,
        "the number of kernels": 6,
    }


SIZES = tuple(
    sizes_of(case(images, kernel), PARAMETERS)
    for images, kernel in (((4, 7, 8, 3), (2, 5, 3, 6)), ((2, 7, 9, 4), (2, 3, 4, 6)))
)


@pytest.mark.parametrize(
    ("numbers", "what"),
    [
        ((4, 2), "the number of images"),
        ((10, 6), "the number of pixels under a kernel"),
        ((10.000000001, 6.0), "the number of pixels under a kernel"),
        ((4, 3), None),
        ((7, 7), None),
        ((11, 6), None),
    ],
)
def test_a_number_is_a_size_where_it_is_one_in_every_call(numbers: tuple[float, ...], what: str | None) -> None:
    assert shared(numbers, SIZES) == what


def test_two_sizes_that_are_always_the_same_are_not_told_apart() -> None:
    alike = [sizes_of(case((many, 7, 8, many), (2, 5, many, 9)), PARAMETERS) for many in (3, 4)]
    assert shared((3, 4), alike) is None
