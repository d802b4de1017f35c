"""The tolerance holds what re-ordering may bring and nothing that a lower precision brings."""

import numpy as np
import pytest

from grader.compare import closeness


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
