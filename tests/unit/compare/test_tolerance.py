"""The tolerance holds what re-ordering may bring and nothing that a lower precision brings."""

import numpy as np
import pytest

from grader.compare import closeness
from grader.core.values import Value


@pytest.mark.parametrize("terms", [8, 100, 10_000])
def test_a_reordered_sum_is_within_and_float32_without(terms: int) -> None:
    rng = np.random.default_rng(terms)
    left, right = rng.normal(size=(2, 50, terms))
    products = left * right
    expected = np.add.reduce(products.astype(np.longdouble), axis=1).astype(float)
    reordered = np.array([sum(sorted(row)) for row in products])
    single = np.array([np.dot(a, b) for a, b in zip(left.astype(np.float32), right.astype(np.float32), strict=True)])
    relative, absolute = closeness(expected, reduction=terms, rtol=None, inputs=(left, right))
    bound = absolute + relative * np.abs(expected)
    assert np.all(np.abs(reordered - expected) <= bound)
    assert np.any(np.abs(single - expected) > bound)


def test_short_sums_are_given_what_a_formula_written_in_another_way_takes_and_long_ones_more() -> None:
    assert [closeness(np.ones(3), reduction=terms, rtol=None)[0] for terms in (1, 8, 100)] == [1e-10] * 3
    assert closeness(np.ones(3), reduction=10**6, rtol=None)[0] == pytest.approx(64 * 2.0**-52 * 10**6)


def test_float32_inputs_widen_it() -> None:
    expected = np.ones(3)
    tight, _ = closeness(expected, reduction=9, rtol=None, inputs=(np.ones(3),))
    wide, _ = closeness(expected, reduction=9, rtol=None, inputs=(np.ones(3, np.float32),))
    assert wide > 1000 * tight


def test_a_pack_may_override_it() -> None:
    assert closeness(np.ones(3), reduction=9, rtol=0.5, inputs=())[0] == 0.5


@pytest.mark.parametrize("inputs", [{"A": np.ones(1, np.float32)}, [{"A": (3, np.ones(1, np.float32))}]])
def test_the_precision_is_read_from_inputs_wherever_they_stand(inputs: Value) -> None:
    assert closeness(np.ones(3), reduction=9, rtol=None, inputs=inputs)[0] == 64 * 9 * 2.0**-23


def test_up_to_eight_terms_are_taken_as_eight() -> None:
    single = np.ones(3, np.float32)
    found = [closeness(single, reduction=terms, rtol=None, inputs=(np.ones(3),))[0] for terms in (1, 8, 9)]
    assert found == [64 * terms * 2.0**-23 for terms in (8, 8, 9)]


def test_inputs_that_are_whole_numbers_change_nothing() -> None:
    assert closeness(np.ones(3), reduction=8, rtol=None, inputs=(np.arange(3),))[0] == 1e-10
    assert closeness(np.arange(3.0), reduction=8, rtol=None, inputs=(np.array([True]),))[0] == 1e-10


@pytest.mark.parametrize(
    ("expected", "magnitude"),
    [([1.0, -3.0], 3.0), ([0.5, np.inf], 0.5), ([np.nan, 2.0], 2.0), ([0.0], 2.0**-1022), ([], 2.0**-1022)],
)
def test_the_absolute_part_follows_the_largest_finite_magnitude(expected: list[float], magnitude: float) -> None:
    assert closeness(np.array(expected), reduction=8, rtol=0.5) == (0.5, 0.5 * magnitude)
