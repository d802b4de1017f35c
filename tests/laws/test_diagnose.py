"""Whatever an answer is, its diagnosis ends in hints: no warning, no error, and the same the second time."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from grader.core.exercise import Call, Case, Exercise
from grader.core.findings import Verdict
from grader.core.observation import Observation
from grader.core.outcome import Outcome, Rung
from grader.core.values import Value
from grader.diagnose import Evidence, counterexample, patterns
from grader.packs import find_pack, load_pack
from grader.wire import tags

EXPECTED = np.arange(24.0).reshape(1, 4, 3, 2)
SHAPES = st.sampled_from([(1, 4, 3, 2), (1, 4, 3), (4, 3), (), (0, 4, 3, 2), (2, 6, 5, 2)]) | arrays.array_shapes()
DTYPES = st.sampled_from([np.dtype(name) for name in tags.DTYPES])


@st.composite
def answers(draw: st.DrawFn) -> Value:
    """Draw arrays of every dtype that crosses the wall, with every number it has, and a few other things."""
    array: Value = draw(arrays.arrays(draw(DTYPES), draw(SHAPES)))
    return draw(st.sampled_from([array, [array], (array, array), None, "text", {"A": array}]))


@pytest.fixture(scope="module")
def exercise() -> Exercise:
    return load_pack(*find_pack("cnn"), only=("0-conv_forward",)).exercises[0]


@given(answers())
def test_every_answer_is_searched_for_patterns(answer: Value) -> None:
    case = Case("case", "", Call("f"), Fraction(1), ("A",))
    verdict = Verdict("case", False, Outcome.RETURNED, Rung.CLOSE, "", Fraction(0), Fraction(1))
    seen = Observation("case", Outcome.RETURNED, answer)
    evidence = Evidence((case,), (seen,), (verdict,), (EXPECTED,), frozenset({0}), lambda *_: False)
    assert patterns(evidence) == patterns(evidence)


@given(answer=answers())
def test_every_answer_can_be_laid_out(exercise: Exercise, answer: Value) -> None:
    seen = Observation("case", Outcome.RETURNED, answer)
    case = Case("case", "", exercise.tiny[0], Fraction(1), ("A",))
    verdict = Verdict("case", False, Outcome.RETURNED, Rung.CLOSE, "message", Fraction(0), Fraction(1))
    laid_out = counterexample(exercise, case, EXPECTED, seen, verdict)
    assert laid_out.expected
    assert laid_out.reproduce.startswith("python3 -c")
