"""Two exceptions may tell of one mistake only where the sizes that they tell of agree, however the code is written."""

import pytest

from grader.core.observation import Failure
from grader.diagnose.sizes import akin, contradict, lack_as_much, measured, overfull

PUT = "could not broadcast input array from shape ({}) into shape ({})"
FILLED = "shape mismatch: value array of shape ({}) could not be broadcast to indexing result of shape ({})"
MET = "operands could not be broadcast together with shapes ({}) ({}) "
REMAPPED = "operands could not be broadcast together with remapped shapes [original->remapped]: ({})->({}) ({})->({}) "
MULTIPLIED = "matmul: Input operand 1 has a mismatch in its core dimension 0, (size {} is different from {})"
ALIGNED = "shapes (1,6) and (9,2) not aligned: {} (dim 1) != {} (dim 0)"
INDEX = "index {} is out of bounds for axis 1 with size {}"
SUMMED = "shape-mismatch for sum"
STACKED = "all input arrays must have the same shape"
JOINED = (
    "all the input array dimensions except for the concatenation axis must match exactly, but along dimension 1, "
    "the array at index 0 has size {} and the array at index 2 has size {}"
)
SHAPED = "cannot reshape array of size {} into shape ({})"


def said(message: str, *sizes: str) -> Failure:
    return Failure("ValueError", message.format(*sizes))


WINDOW = said(MET, "5,3,2,1", "3,3,1")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (said(PUT, "6,6,1", "4,4,1"), said(PUT, "2,8,8,3", "2,6,6,3"), True),
        (said(PUT, "6,6,1", "4,4,1"), said(PUT, "2,2,1", "4,4,1"), False),
        (WINDOW, said(MET, "3,2,1", "3,3,1"), True),
        (WINDOW, said(MET, "3,3,1", "5,3,2,1"), True),
        (WINDOW, said(MET, "1,3,2,1,1", "1,3,3,1,2"), True),
        (WINDOW, said(MULTIPLIED, "9", "6"), True),
        (WINDOW, said(ALIGNED, "6", "9"), True),
        (WINDOW, said(REMAPPED, "5,3,2,1", "5,newaxis,1,3,2", "3,3,1,4", "4,1,3,3"), True),
        (WINDOW, said(MET, "3,0,1", "3,3,1"), False),
        (WINDOW, said(MET, "3,3,5", "3,3,3"), False),
        (said(MET, "3,0,1", "3,3,1"), said(MULTIPLIED, "9", "0"), True),
        (WINDOW, said(JOINED, "9", "6"), True),
        (said(MULTIPLIED, "9", "6"), said(JOINED, "9", "3"), False),
        (said(PUT, "3,", "1,"), said(FILLED, "5,", "1,"), True),
        (said(INDEX, "4", "4"), said(INDEX.replace("axis 1", "axis 0"), "4", "4"), True),
        (said(INDEX, "4", "4"), said(INDEX, "5", "5"), False),
    ],
)
def test_sizes_agree_or_tell_of_two_mistakes(one: Failure, other: Failure, expected: bool) -> None:
    assert akin(one, other) is akin(other, one) is expected
    assert contradict(one, other) is contradict(other, one) is not expected
    assert measured(one, other) is (expected and one.message[:5] != PUT[:5])


def test_a_window_of_one_row_is_stretched_where_shapes_are_told_and_so_sizes_do_not_contradict_them() -> None:
    assert not akin(WINDOW, said(MULTIPLIED, "9", "3"))
    assert not contradict(WINDOW, said(MULTIPLIED, "9", "3"))


def test_what_lacks_as_many_rows_may_be_a_window_here_and_all_windows_there() -> None:
    window = said(MET, "3,2,1", "3,3,1")
    assert not lack_as_much(window, said(MET, "3,1,1", "3,3,1"))
    assert not lack_as_much(window, said(MET, "2,3,2", "2,4,3"))
    assert not lack_as_much(window, said("math domain error"))
    assert lack_as_much(window, said(MET, "1,4,3,1", "1,4,4,1"))
    assert lack_as_much(said(MET, "1,4,4,1", "1,4,3,1"), window)


def test_exceptions_of_two_kinds_neither_agree_nor_contradict_each_other() -> None:
    for one, other in ((WINDOW, said(INDEX, "4", "4")), (WINDOW, said("math domain error"))):
        assert not akin(one, other)
        assert not contradict(one, other)


def test_where_no_sizes_are_told_they_may_be_the_same() -> None:
    assert akin(WINDOW, said(SUMMED))
    assert not measured(WINDOW, said(SUMMED))
    assert not contradict(WINDOW, said(SUMMED))
    assert not akin(said("math domain error"), said("math domain error"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (said(PUT, "6,", "9,"), WINDOW),
        (said(PUT, "6,", "9,"), said(MULTIPLIED, "18", "12")),
        (said(SHAPED, "6", "9,"), WINDOW),
        (said(SHAPED, "12", "2,9"), said(JOINED, "9", "6")),
    ],
)
def test_a_window_that_is_too_small_is_so_for_a_kernel_and_for_a_row_of_a_matrix(one: Failure, other: Failure) -> None:
    assert akin(one, other)
    assert akin(other, one)
    assert measured(one, other)
    assert not contradict(one, other)
    for less in (said(PUT, "3,", "9,"), said(PUT, "9,", "6,"), said(SHAPED, "9", "6,"), said(INDEX, "6", "9")):
        assert not akin(less, other)
        assert not measured(less, other)
        assert not contradict(less, other)


def test_windows_that_do_not_stack_tell_of_no_sizes() -> None:
    assert akin(WINDOW, said(STACKED))
    assert not measured(WINDOW, said(STACKED))
    assert not contradict(WINDOW, said(STACKED))


def test_a_shape_without_room_is_no_window_that_is_too_small() -> None:
    assert overfull(said(SHAPED, "9", "6,"))
    assert not any(map(overfull, (said(SHAPED, "6", "9,"), said(PUT, "9,", "6,"), WINDOW)))
    assert contradict(said(SHAPED, "9", "6,"), said(SHAPED, "12", "6,"))
    assert akin(said(SHAPED, "9", "6,"), said(SHAPED, "9", "2,3"))


def test_pairs_of_pad_are_no_window_that_is_too_small() -> None:
    pairs = "operands could not be broadcast together with remapped shapes [original->remapped]: (3,2) and requested "
    assert not akin(said(pairs + "shape (4,2)"), WINDOW)
