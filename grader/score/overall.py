"""One score for the whole submission."""

from collections.abc import Mapping
from fractions import Fraction

from grader.core.findings import Score


def overall(scores: Mapping[str, Score], weights: Mapping[str, Fraction]) -> Score:
    """The weighted mean of the exercises' shares, out of 100, by exercise id.

    The mean runs over the exercises in ``scores`` (those that were asked for); one that was not submitted
    stands there with 0 points. The fraction is exact: what misses a point anywhere is below 100.

    Raises:
        KeyError: an exercise without a weight.

    """
    weight = sum((weights[exercise] for exercise in scores), Fraction(0))
    gained = sum((weights[exercise] * score.out_of(100) for exercise, score in scores.items()), Fraction(0))
    return Score(gained / weight if weight else Fraction(0), Fraction(100))
