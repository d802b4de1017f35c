"""Numbers in a sentence show that they differ."""

import pytest

from grader.compare.sentence import apart


@pytest.mark.parametrize(
    ("actual", "expected", "shown"),
    [
        (2.0, 3.0, ("2", "3")),
        (1 / 3, 0.3333, ("0.333333", "0.3333")),
        (0.10000000149011612, 0.1, ("0.100000001", "0.1")),
        (1.0 + 1e-11, 1.0, ("1.00000000001", "1")),
        (1.0 + 2**-52, 1.0, ("1.0000000000000002", "1")),
        (float("nan"), 1.0, ("nan", "1")),
        (-0.0, 2.0, ("0", "2")),
    ],
)
def test_as_many_digits_are_written_as_tell_two_numbers_apart(
    actual: float, expected: float, shown: tuple[str, str]
) -> None:
    assert apart(actual, expected) == shown
