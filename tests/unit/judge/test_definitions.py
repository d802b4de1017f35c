"""A file without the function that is asked for: where it has it, or what comes near."""

import msgspec
import pytest

from grader.judge.definitions import not_defined
from tests.unit.judge.small_pack import exercise

CONV = msgspec.structs.replace(exercise("conv.py"), function="conv_forward", parameters=("A", "W"))
DEF = "def conv_forward(A, W):\n    return A\n"
INSIDE = "    def conv_forward(self, A):\n        return A\n"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("def convForward(A, W):\n    return A\n", "defines convForward in line 1"),
        ("import numpy\n\n\ndef conv_foward(A):\n    return A\n", "defines conv_foward in line 4"),
        ("def pad(A):\n    return A\n\n\ndef forward_conv(A):\n    return A\n", "defines forward_conv in line 5"),
        ("def layer(A):\n    return A\n", "defines layer in line 1"),
        (f"class Layer:\n{INSIDE}", "defines conv_forward in line 2 inside the class Layer"),
        (f"class Layer:\n  if True:\n{INSIDE}", "defines conv_forward in line 3 inside the class Layer"),
        (f"def main():\n{INSIDE}", "defines conv_forward in line 2 inside the function main"),
        (
            f"if __name__ == '__main__':\n{INSIDE}",
            "defines conv_forward in line 2, in a block that is not run",
        ),
        (f"{DEF}\n\nconv_forward = 3\n", "gives the name conv_forward in line 5 to what is no function"),
        (f"{DEF}\n\ndel conv_forward\n", "deletes conv_forward in line 5"),
        ("conv_forward: int = 3\n", "gives the name conv_forward in line 1 to what is no function"),
        ("".join(f"# {line}\n" for line in DEF.splitlines()), "has conv_forward in line 1 as a comment"),
        (f"'''\n{DEF}'''\n", "has conv_forward in line 2 inside a string"),
    ],
)
def test_what_a_file_has_in_place_of_the_function_is_named(source: str, words: str) -> None:
    assert not_defined(CONV, source.encode()) == f"conv.py {words}, but should define conv_forward(A, W)"


@pytest.mark.parametrize(
    "source",
    ["", "x = 1\n", DEF, "def one():\n    pass\n\n\ndef two():\n    pass\n", "def conv_forward(:\n", "\0"],
)
def test_where_nothing_comes_near_nothing_is_named(source: str) -> None:
    said = "conv.py defines no function conv_forward, but should define conv_forward(A, W)"
    assert not_defined(CONV, source.encode()) == said


def test_a_name_of_any_length_is_cut() -> None:
    assert len(not_defined(CONV, f"def conv_{'x' * 9000}():\n    pass\n".encode())) < 200


CHAIN = "if A == 0:\n    B = 0\n" + "".join(f"elif A == {at}:\n    B = {at}\n" for at in range(1, 1500))


def test_a_function_is_found_at_the_end_of_any_chain_of_elifs() -> None:
    assert "defines no function conv_forward" in not_defined(CONV, CHAIN.encode())
    last = f"{CHAIN}else:\n{INSIDE}"
    assert "defines conv_forward in line 3002, in a block that is not run" in not_defined(CONV, last.encode())
    assert "defines pad in line 3001" in not_defined(CONV, f"{CHAIN}def pad(A):\n    return A\n".encode())


def test_of_what_a_function_stands_in_the_innermost_is_told() -> None:
    inner = "class Net:\n  def run(self):\n    if True:\n      def conv_forward(A, W):\n        return A\n"
    assert "in line 4 inside the function run" in not_defined(CONV, inner.encode())
    assert "in line 5 inside the function run" in not_defined(CONV, f"def main():\n{_indented(inner)}".encode())


def _indented(text: str) -> str:
    return "".join(f" {line}" for line in text.splitlines(keepends=True))
