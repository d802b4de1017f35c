"""Tables as text stand side by side, windows in brackets and wrong cells starred, and never wider than the screen."""

import msgspec
import pytest

from grader.core.findings import Counterexample, Grid, Window
from grader.languages import Teller
from grader.render.blocks import example_blocks
from tests.unit.render import samples


def lines(example: Counterexample, width: int = 80) -> list[str]:
    return [line.plain.rstrip() for line in example_blocks(example, width, Teller("en"))]


EXAMPLE = Counterexample(
    call="f(A)",
    message="",
    inputs=(
        Grid("A", (1, 2, 2, 1), [[1.0, 2.0], [3.0, -4.0]], window=Window(-1, -1, 2, 2)),
        Grid("W", (2, 2, 1, 1), [[5.0, 6.0], [7.0, 8.0]], "[:, :, 0, 0]"),
    ),
    expected=(Grid("Z", (1, 1, 2, 1), [[1.0, 2.0]], window=Window(0, 0, 1, 1), wrong=[[True, False]]),),
    actual=(Grid("Z", (1, 1, 2, 1), [[10.0, 2.0]], window=Window(0, 0, 1, 1), wrong=[[True, False]]),),
)


def test_inputs_stand_above_results_side_by_side() -> None:
    assert lines(EXAMPLE) == [
        "A              W [:, :, 0, 0]",
        "[ 0   0]  0     5  6",
        "[ 0   1]  2     7  8",
        "  0   3  −4",
        "",
        "Z yours    Z should be",
        "[10]  2    [1] 2",
    ]


def test_a_wrong_cell_outside_the_window_has_a_star() -> None:
    actual = Grid("Z", (1, 1, 2, 1), [[10.0, 3.0]], wrong=[[False, True]])
    assert "10   3*" in "\n".join(lines(msgspec.structs.replace(EXAMPLE, actual=(actual,))))


def test_every_second_column_is_bracketed_by_itself() -> None:
    grid = Grid("A", (1, 1, 4, 1), [[1.0, 2.0, 3.0, 4.0]], window=Window(0, 0, 1, 3, 1, 2))
    assert lines(msgspec.structs.replace(EXAMPLE, inputs=(grid,)))[1] == "[1] 2 [3] 4"


@pytest.mark.parametrize("width", [7, 12, 20, 40])
def test_what_does_not_fit_goes_below_and_is_cut(width: int) -> None:
    for example in (EXAMPLE, samples.counterexample()):
        assert max(len(line) for line in lines(example, width)) <= width


def test_arguments_that_were_changed_are_told_as_such() -> None:
    example = msgspec.structs.replace(
        EXAMPLE, expected=EXAMPLE.inputs[1:], actual=(Grid("W", (4,), [[5.0, 6.0, 7.0, 8.0]]),)
    )
    assert lines(example)[-3].split() == ["W", "now", "W", "[:,", ":,", "0,", "0]", "should", "be"]


def test_an_array_without_elements_says_so() -> None:
    example = msgspec.structs.replace(EXAMPLE, actual=(Grid("Z", (1, 0), []),))
    assert "no elements" in "\n".join(lines(example))
