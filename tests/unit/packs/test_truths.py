"""Laws are loaded from truths.py; each fault of theirs is told with its place and its cure."""

from pathlib import Path

import pytest

from grader.packs import find_pack, load_pack
from grader.packs.truths import load_laws
from tests.unit.packs.doubled import faults

PACK = 'format = 1\ntitle = "Test"\nexercises = ["0-double", "1-halve"]\n'
EXERCISE = """
title = "{function}"
file = "{number}-{function}.py"
function = "{function}"
parameters = ["A"]
results = ["B"]
libraries = ["numpy"]
imports = ["numpy"]
[cases]
one = {{ points = 1 }}
"""
CASES = '''
from grader.core.exercise import Call


def case_one(rng):
    """A title."""
    return Call("{function}", (rng.normal(size=(2, 3)),))
'''
TRUTHS = '''
from grader.core.exercise import Call
from grader.core.truth import Truth


def truth_linear(rng):
    """The double of a sum is the sum of the doubles.

    Your function is not linear.

    [shape (2,)]
    """
    one = rng.normal(size=2)
    return Truth((Call("double", (one,)), Call("double", (3 * one,))), lambda first, B: (3 * first, B), "B")
'''


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "exercises" / "test"
    answers = tmp_path / "reference" / "test"
    answers.mkdir(parents=True)
    folder.mkdir(parents=True)
    (folder / "pack.toml").write_text(PACK)
    for number, function in enumerate(("double", "halve")):
        exercise = folder / f"{number}-{function}"
        exercise.mkdir()
        (exercise / "exercise.toml").write_text(EXERCISE.format(number=number, function=function))
        (exercise / "cases.py").write_text(CASES.format(function=function))
        (exercise / "starter.py").write_text("")
        (answers / f"{number}-{function}.py").write_text(f"def {function}(A):\n    return A\n")
    (folder / "0-double" / "truths.py").write_text(TRUTHS)
    return folder


def test_a_name_that_is_no_function_is_no_law(pack: Path) -> None:
    path = pack / "0-double" / "truths.py"
    path.write_text(path.read_text() + '\ntruth_or_dare = "a game"\n')
    exercise = load_pack(*find_pack(str(pack))).exercises[0]
    assert [law.id for law in load_laws(exercise, [])] == ["linear"]


def test_a_law_has_the_words_of_its_docstring(pack: Path) -> None:
    exercise = load_pack(*find_pack(str(pack))).exercises[0]
    told: list[str] = []
    (law,) = load_laws(exercise, told)
    assert told == []
    assert (law.id, law.context) == ("linear", "shape (2,)")
    assert law.title == "The double of a sum is the sum of the doubles."
    assert law.meaning == "Your function is not linear."
    assert law.truth.name == "B"


def test_laws_have_the_same_numbers_whatever_the_seed(pack: Path) -> None:
    found = [load_pack(*find_pack(str(pack)), seed=seed).exercises[0] for seed in (0, 1)]
    one, other = (load_laws(exercise, [])[0].truth.calls[0].arguments[0] for exercise in found)
    assert (one == other).all()  # type: ignore[union-attr]  # both are arrays


def test_a_changed_law_changes_the_digest(pack: Path) -> None:
    before = load_pack(*find_pack(str(pack))).exercises[0].digest
    (pack / "0-double" / "truths.py").write_text(TRUTHS + "\n")
    assert load_pack(*find_pack(str(pack))).exercises[0].digest != before


def test_a_partner_is_loaded_with_its_answer_alone(pack: Path) -> None:
    manifest = pack / "0-double" / "exercise.toml"
    manifest.write_text(manifest.read_text().replace("[cases]", 'partner = "1-halve"\n[cases]'))
    (pack / "0-double" / "truths.py").write_text(TRUTHS.replace('Call("double", (one,))', 'Call("halve", (one,))'))
    partner = load_pack(*find_pack(str(pack)), only=("0-double",)).exercises[0].partner
    assert partner is not None
    assert (partner.id, partner.cases, partner.wrong) == ("1-halve", (), ())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    Your function is not linear.\n\n", "", "truth_linear owes a docstring of two paragraphs"),
        ("is not linear", "is not {linear}", "the second paragraph of truth_linear holds braces other than {partner}"),
        ("return Truth(", "return (", "truth_linear returned tuple, but should return a Truth"),
        ("rng.normal", "rng.nomral", ":13: truth_linear raised AttributeError"),
        ("one = rng", "exit(0)\n    one = rng", ":13: truth_linear raised SystemExit: 0"),
        ("import Truth", "import Truht", "it raised ImportError"),
        ('Call("double", (3', 'Call("halve", (3', "truth_linear calls halve, which is neither the exercise's function"),
    ],
)
def test_a_fault_is_told_with_its_place_and_cure(pack: Path, old: str, new: str, said: str) -> None:
    assert old in TRUTHS
    path = pack / "0-double" / "truths.py"
    path.write_text(TRUTHS.replace(old, new))
    told = faults(pack)
    assert any(line.startswith(str(path)) and said in line for line in told), told


@pytest.mark.parametrize("name", ["1-halv", "0-double"])
def test_a_partner_that_is_no_other_exercise_is_refused_with_those_that_are(pack: Path, name: str) -> None:
    manifest = pack / "0-double" / "exercise.toml"
    manifest.write_text(manifest.read_text().replace("[cases]", f'partner = "{name}"\n[cases]'))
    assert f"partner names '{name}', which is no other exercise of the pack; name one of 1-halve" in faults(pack)[0]
