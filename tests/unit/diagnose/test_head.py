"""What a function's first line tells of calls that do not suit it, and where it says nothing."""

import pytest

from grader.core.values import Value
from grader.diagnose.head import head

WANTED: dict[str, Value] = {"A_prev": None, "W": None, "stride": (1, 1), "mode": "max"}
SHOULD = " Its first line should be def pool(A_prev, W, stride=(1, 1), mode='max'):"


@pytest.mark.parametrize(
    ("parameters", "identity", "words"),
    [
        ("A_prev, W", "head-too-few", "pool takes no stride and mode."),
        ("A_prev, stride=(1, 1), mode='max'", "head-too-few", "pool takes no W."),
        ("a, w", "head-too-few", "pool takes fewer parameters than it should."),
        ("A_prev, W, *, stride=(1, 1), mode='max'", "head-by-name-alone", "pool takes stride and mode by name alone"),
        ("self, A_prev, W, stride, mode", "head-too-many", "pool has self among its parameters"),
        ("A_prev, W, cache=None, stride=(1, 1), mode='max'", "head-too-many", "pool has cache among its parameters"),
        ("A_prev, W, stride=(1, 1), mode='max', *, out", "head-too-many", "pool has out among its parameters"),
        (
            "W, A_prev, stride=(1, 1), mode='max'",
            "head-order",
            "pool takes its parameters in another order",
        ),
        ("a, W, mode='max', stride=(1, 1)", "head-order", "pool takes its parameters in another order"),
        ("A_prev, W, stride, mode='max'", "head-no-default", "pool has no default for stride, which some calls"),
        ("A_prev, W, stride, mode", "head-no-default", "pool has no default for stride and mode, which some calls"),
        ("A_prev, W, stride=(2, 2), mode='max'", "head-default", "pool has another default for stride."),
        ("A_prev, W, stride=(1, 1), mode='avg'", "head-default", "pool has another default for mode."),
    ],
)
def test_a_first_line_that_does_not_suit_is_told_with_the_right_one(parameters: str, identity: str, words: str) -> None:
    (hint,) = head(f"def pool({parameters}):\n    pass\n".encode(), "pool", WANTED)
    assert hint.id == identity
    assert hint.text.startswith(words)
    assert hint.text.endswith(SHOULD)


@pytest.mark.parametrize(
    "source",
    [
        "def pool(A_prev, W, stride=(1, 1), mode='max'):\n    pass\n",
        "def pool(A, W, s=(1, 1), m='max'):\n    pass\n",
        "def pool(A_prev, W, stride=None, mode='MAX'):\n    pass\n",
        "def pool(A_prev, W, stride=[1, 1], mode=None):\n    pass\n",
        "def pool(A_prev, W, stride=ONE, mode='max'):\n    pass\n",
        "def pool(A_prev, W, stride=(1, 1), mode='max', out=None, *, debug=False):\n    pass\n",
        "def pool(*arguments):\n    pass\n",
        "def pool(A_prev, W, *others, **named):\n    pass\n",
        "@wrapped\ndef pool(A_prev):\n    pass\n",
        "def pool(A_prev):\n    pass\n\n\npool = other(pool)\n",
        "def pool(A_prev):\n    pass\n\n\ndef pool(A_prev, W, stride, mode):\n    pass\n",
        "class Layer:\n    def pool(self):\n        pass\n",
        "pool = lambda: 0\n",
        "def pool(:\n",
    ],
)
def test_nothing_is_told_where_calls_suit_or_the_first_line_is_not_all(source: str) -> None:
    assert head(source.encode(), "pool", WANTED) == ()


@pytest.mark.parametrize("default", ["{[]}", "{[1]: 2}", f"0x{'f' * 400} + 1j", "{**{}}", "stride", "-(-(1, 1))"])
def test_a_default_that_is_no_literal_is_passed_over(default: str) -> None:
    source = f"def pool(A_prev, W, stride={default}, mode='max'):\n    pass\n"
    assert head(source.encode(), "pool", WANTED) == ()
