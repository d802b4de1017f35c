"""Regions that are right, or wrong, by themselves; silent where there is nothing beside them."""

import numpy as np
import pytest

from grader.diagnose.regions import OF_IMAGES, OF_KERNELS, Region, only_right, only_wrong

RNG = np.random.default_rng(11)
EXPECTED = RNG.normal(size=(2, 5, 6, 4))
ALL = slice(None)
LAST_CHANNEL = (ALL, ALL, ALL, slice(-1, None))


def without_last_channel() -> np.ndarray:
    actual = EXPECTED.copy()
    actual[..., -1] = 0
    return actual


def test_a_region_that_alone_is_wrong_is_told_from_one_that_alone_is_right() -> None:
    pairs = [(EXPECTED, without_last_channel())]
    assert only_wrong(LAST_CHANNEL).shown(pairs)
    assert not only_right(LAST_CHANNEL).shown(pairs)


def test_a_region_is_not_told_where_something_beside_it_is_wrong_too() -> None:
    actual = without_last_channel()
    actual[0, 0, 0, 0] = 0
    assert not only_wrong(LAST_CHANNEL).shown([(EXPECTED, actual)])


def test_a_region_that_is_wrong_in_few_places_is_not_told() -> None:
    actual = EXPECTED.copy()
    actual[0, 0, 0, -1] = 0
    assert not only_wrong(LAST_CHANNEL).shown([(EXPECTED, actual)])


def test_that_relu_makes_some_of_it_right_in_one_case_does_not_hide_a_region() -> None:
    half = EXPECTED.copy()
    half[:, :2, :, -1] = 0
    assert not only_wrong(LAST_CHANNEL).shown([(EXPECTED, half)])
    assert only_wrong(LAST_CHANNEL).shown([(EXPECTED, half), (EXPECTED, without_last_channel())])


def test_a_region_that_is_all_there_is_tells_nothing() -> None:
    one = EXPECTED[..., :1]
    assert not only_wrong(LAST_CHANNEL).shown([(one, 0 * one)])
    assert not only_right(LAST_CHANNEL).shown([(one, one)])


@pytest.mark.parametrize(("identity", "region", "text"), [*OF_IMAGES, *OF_KERNELS])
def test_every_region_has_a_name_and_says_of_what_it_speaks(identity: str, region: Region, text: str) -> None:
    assert identity.startswith("pattern-")
    assert region.places
    assert text.format(name="A") != text
