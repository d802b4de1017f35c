"""A call is written as a student would write it, and as a line that a shell runs beside their file."""

import shlex

import msgspec
import numpy as np
import pytest

from grader.core.exercise import Call, Exercise, SourceText
from grader.core.outcome import Rung
from grader.core.values import Fixture, Value
from grader.diagnose.reproduction import arguments_of, reproduction, written_call
from tests.unit.judge import small_pack

FIXTURES = b'''"""Functions."""

import numpy as np


def relu(z):
    """Cut off what is negative."""
    return np.maximum(z, 0)


def long(z):
    """Take two lines."""
    y = z
    return y
'''
EXERCISE: Exercise = msgspec.structs.replace(
    small_pack.exercise("0-f.py"), parameters=("A", "g", "mode"), fixtures=SourceText("fixtures.py", FIXTURES)
)


def call(*arguments: Value, **keywords: Value) -> Call:
    return Call("f", arguments, keywords)


A = np.array([1.0, 0.5, -2.0]).reshape(1, 3)


def test_the_short_form_names_arrays() -> None:
    assert written_call(EXERCISE, call(A, Fixture("relu"), mode="max")) == "f(A, relu, mode='max')"
    assert written_call(EXERCISE, call(A=A, g=None)) == "f(A=A, g=None)"


def test_arguments_have_the_names_of_the_parameters() -> None:
    assert list(arguments_of(EXERCISE, call(1, 2, mode="max"))) == ["A", "g", "mode"]
    assert list(arguments_of(EXERCISE, call(1))) == ["A"]


def test_arguments_that_only_the_box_can_make_give_no_line() -> None:
    prepared = msgspec.structs.replace(call(A), prepare="tensors")
    assert reproduction(EXERCISE, prepared, ("Z",), shown="Z") == ""


def test_the_line_is_one_program_that_every_shell_passes_on_whole() -> None:
    line = reproduction(EXERCISE, call(A, Fixture("relu"), "max"), ("Z",), shown="Z")
    command, option, program = shlex.split(line)
    assert (command, option) == ("python3", "-c")
    assert program.split("; ") == [
        "import runpy, numpy as np",
        "f = runpy.run_path('0-f.py')['f']",
        "A = np.array([1, 0.5, -2], float).reshape(1, 3)",
        "Z = f(A, (lambda z: np.maximum(z, 0)), 'max')",
        "print(Z)",
    ]


@pytest.mark.parametrize(
    ("shown", "rung", "digits", "end"),
    [
        ("", None, 8, ["print(f(A))"]),
        ("dA", Rung.SHAPE, 8, ["dA, dW = f(A)", "print(np.shape(dA))", "print(dA)"]),
        (
            "dW",
            Rung.CLOSE,
            17,
            ["np.set_printoptions(precision=17)", "dA, dW = f(A)", "print(np.asarray(dW, float))"],
        ),
        ("A", Rung.PURE, 8, ["f(A)", "print(A)"]),
    ],
)
def test_what_is_wrong_is_printed(shown: str, rung: Rung | None, digits: int, end: list[str]) -> None:
    line = reproduction(EXERCISE, call(A), ("dA", "dW"), shown=shown, rung=rung, digits=digits)
    assert shlex.split(line)[2].split("; ")[3:] == end


@pytest.mark.parametrize("text", ["it's", "$HOME", "`id`", '"', "\\", "!", "a\nb"])
def test_what_a_shell_would_change_stays_as_it_is(text: str) -> None:
    line = reproduction(EXERCISE, call(A, None, text), ("Z",))
    assert shlex.split(line)[2].endswith(f"print(f(A, None, {text!r}))")
    assert "$HOME" not in line or line.startswith("python3 -c '")


def test_every_number_is_written_in_full() -> None:
    numbers = np.array([16777217.0, 1 / 3, np.nan, np.inf, -np.inf])
    program = shlex.split(reproduction(EXERCISE, call(numbers), ("Z",)))[2]
    written = "np.array([16777217, 0.3333333333333333, np.nan, np.inf, -np.inf], float).reshape(5,)"
    assert f"A = {written}" in program
    assert np.array_equal(eval(written, {"np": np}), numbers, equal_nan=True)
    whole = shlex.split(reproduction(EXERCISE, call(np.array([1, 2], "int8")), ("Z",)))[2]
    assert "np.array([1, 2], np.int8).reshape(2,)" in whole


def test_a_fixture_of_several_lines_is_named_as_it_is() -> None:
    assert "f(A, long)" in reproduction(EXERCISE, call(A, Fixture("long")), ("Z",))
