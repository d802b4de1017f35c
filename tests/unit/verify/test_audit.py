"""The audit tells the killed from the survivors, believes what is recorded, and complains of records that are stale."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import msgspec
import numpy as np
import pytest

from grader.core.errors import PackError
from grader.core.exercise import Call, Case, Exercise, SourceText
from grader.judge import Expectations
from grader.packs import find_pack, load_pack
from grader.sandbox import Boxes, open_boxes
from grader.verify import Equivalents, audit, read_equivalents

BASE = load_pack(*find_pack("cnn"), only=("1-pool_forward",)).exercises[0]
SOURCE = b"def pool_forward(a, b=1.0):\n    c = a + 2 * b\n    return c\n"
EASY = Case("easy", "Easy", Call("pool_forward", (np.zeros(2), 0.0)), Fraction(1), ("A",))
HARD = Case("hard", "Hard", Call("pool_forward", (np.array([3.0, 4.0]), 5.0)), Fraction(1), ("A",))
DEFAULT = Case("default", "Default", Call("pool_forward", (np.array([3.0, 4.0]),)), Fraction(1), ("A",))
DROPPED = "-    c = a + 2 * b\n+    c = a"


@pytest.fixture(scope="module")
def boxes() -> Iterator[Boxes]:
    with open_boxes() as pool:
        yield pool


def exercise(*cases: Case, accepted: tuple[SourceText, ...] = ()) -> Exercise:
    reference = SourceText("1-pool_forward", SOURCE)
    return msgspec.structs.replace(BASE, cases=cases, reference=reference, accepted=accepted, wrong=(), digest="audit")


def test_every_mutant_that_a_case_fails_is_killed_by_it(boxes: Boxes) -> None:
    asked = exercise(EASY, HARD, DEFAULT)
    found = audit(asked, boxes, Expectations(boxes), Equivalents())
    assert found.survivors == ()
    assert found.total == found.killed == sum(found.killers.values()) > 5
    assert set(found.killers) == {"easy", "default"}  # the first that notices counts


def test_survivors_are_listed_with_their_diff(boxes: Boxes) -> None:
    asked = exercise(EASY)
    found = audit(asked, boxes, Expectations(boxes), Equivalents())
    assert found.killed + len(found.survivors) == found.total
    dropped = [one for one in found.survivors if one.diff == DROPPED]
    assert [(one.label, one.line) for one in dropped] == [("the right term dropped", 2)]


def test_a_survivor_that_is_recorded_is_no_survivor(boxes: Boxes) -> None:
    asked = exercise(EASY)
    known = Equivalents({DROPPED: "no case asks"}, {"def pool_forward(a, b=1.0):": "no case leaves it out"})
    found = audit(asked, boxes, Expectations(boxes), known)
    assert found.equivalent == 3  # the dropped term, and the default one more and one less
    assert DROPPED not in {one.diff for one in found.survivors}
    assert found.stale == ()


def test_a_record_of_a_mutant_that_is_killed_is_stale(boxes: Boxes) -> None:
    asked = exercise(EASY, HARD, DEFAULT)
    assert audit(asked, boxes, Expectations(boxes), Equivalents({DROPPED: "wrong"})).stale == (DROPPED,)


def test_a_mutant_that_is_another_accepted_behaviour_survives(boxes: Boxes) -> None:
    other = SourceText("convention_difference", SOURCE.replace(b"a + 2", b"a - 2"))
    found = audit(exercise(EASY, HARD, accepted=(other,)), boxes, Expectations(boxes), Equivalents())
    diffs = {one.diff for one in found.survivors}
    assert "-    c = a + 2 * b\n+    c = a - 2 * b" in diffs
    assert DROPPED not in diffs


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[mutant]]\ndiff = "a"\n', "should list"),
        ('[[mutant]]\ndiff = "a"\nreason = ""\n', "its reason"),
        ('[[mutant]]\nreason = "none"\n', "owes a diff or a line"),
        ("mutant = 3\n", "should list"),
        ("x = 1\n", "should list"),
        ("[[mutant\n", "not TOML"),
        ('[[mutant]]\nline = "caf\udce9"\n', ":2: this is not UTF-8"),
    ],
)
def test_a_record_without_its_reason_is_refused(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "equivalent.toml"
    path.write_bytes(text.encode(errors="surrogateescape"))
    with pytest.raises(PackError, match=said) as raised:
        read_equivalents(path)
    assert str(path) in str(raised.value)


def test_no_file_is_no_record(tmp_path: Path) -> None:
    assert read_equivalents(tmp_path / "equivalent.toml") == Equivalents()
