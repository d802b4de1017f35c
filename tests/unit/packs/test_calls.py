"""A call that could not be made in a box is told where the pack is loaded, not in the middle of a grading."""

import numpy as np
import pytest

from grader.core.exercise import Call
from grader.core.values import Fixture
from grader.packs.calls import call_faults

KNOWN = frozenset({"relu", "look"})


def told(call: Call, fixtures: frozenset[str] = KNOWN) -> list[str]:
    return list(call_faults(call, "double", fixtures))


@pytest.mark.parametrize(
    "call",
    [
        Call("double"),
        Call("double", (np.ones(2, "float32"), np.float64(1), 2, None, "same", (1, [2.0])), {"f": Fixture("relu")}),
        Call("double", probe="look", prepare="relu", describe="look", rebuild="look", kept=(np.zeros(3),)),
        Call("double", (np.ones(2, dtype=bool), np.longdouble(2))),
    ],
)
def test_what_can_be_made_is_not_remarked_on(call: Call) -> None:
    assert told(call) == []


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (Call("half"), "calls 'half', but should call 'double', the function of exercise.toml"),
        (Call("double", probe="lok"), "names the probe 'lok', which fixtures.py does not define; did you mean 'look'?"),
        (Call("double", describe="look"), "has one of describe and rebuild, but should have both, or none"),
        (
            Call("double", np.ones(2)),  # type: ignore[arg-type]
            "has arguments of kind ndarray, but should have a tuple: write (A,) for one",
        ),
        (
            Call("double", (1, Fixture("rel"))),
            "has the Fixture 'rel' in arguments[1], which fixtures.py does not define; did you mean 'relu'?",
        ),
        (Call("double", (object(),)), "has object in arguments[0], but should have plain values"),  # type: ignore[arg-type]
        (
            Call("double", ([np.tanh],)),  # type: ignore[list-item]
            "has ufunc in arguments[0][0], but should have plain values "
            "(for a function, write one in fixtures.py and name it with Fixture)",
        ),
        (
            Call("double", (), {"A": np.array([{}])}),
            "has object in keywords['A'], but should have numbers or truth values that a box takes",
        ),
        (Call("double", (np.ma.masked_array([1]),)), "has MaskedArray in arguments[0], but should have plain values"),
        (Call("double", (), kept=(np.array(["a"]),)), "has <U1 in kept[0], but should have numbers or truth values"),
        (Call("double", otherwise=(Call("half"),)), "otherwise calls 'half', but should call 'double'"),
    ],
)
def test_what_cannot_be_made_is_told_in_a_phrase(call: Call, said: str) -> None:
    assert len(told(call)) == 1
    assert told(call)[0].startswith(said)


def test_without_fixtures_the_cure_is_to_write_some() -> None:
    assert told(Call("double", (Fixture("relu"),)), frozenset()) == [
        "has the Fixture 'relu' in arguments[0], but there is no fixtures.py with functions in it; "
        "write one beside cases.py"
    ]
