"""Regions that are right, or wrong, by themselves; None where there is nothing beside them."""

import numpy as np
import pytest

from grader.diagnose.regions import REGIONS, only_right, only_wrong

RNG = np.random.default_rng(11)
EXPECTED = RNG.normal(size=(2, 5, 6, 4))
ALL = slice(None)
LAST_CHANNEL = (ALL, ALL, ALL, slice(-1, None))


def test_a_region_that_alone_is_wrong_is_told_from_one_that_alone_is_right() -> None:
    actual = EXPECTED.copy()
    actual[..., -1] = 0
    assert only_wrong(LAST_CHANNEL)(EXPECTED, actual) is True
    assert only_right(LAST_CHANNEL)(EXPECTED, actual) is False


def test_a_region_is_not_told_where_something_beside_it_is_wrong_too() -> None:
    actual = EXPECTED.copy()
    actual[..., -1] = actual[0, 0, 0, 0] = 0
    assert only_wrong(LAST_CHANNEL)(EXPECTED, actual) is False


def test_a_region_that_is_wrong_in_few_places_is_not_told() -> None:
    actual = EXPECTED.copy()
    actual[0, 0, 0, -1] = 0
    assert only_wrong(LAST_CHANNEL)(EXPECTED, actual) is False


def test_a_region_that_is_all_there_is_tells_nothing() -> None:
    one = EXPECTED[..., :1]
    assert only_wrong(LAST_CHANNEL)(one, 0 * one) is None
    assert only_right(LAST_CHANNEL)(one, one) is None


@pytest.mark.parametrize(("identity", "test", "text"), REGIONS)
def test_every_region_has_a_name_and_says_of_what_it_speaks(identity: str, test: object, text: str) -> None:
    assert identity.startswith("pattern-")
    assert callable(test)
    assert text.format(name="A") != text
