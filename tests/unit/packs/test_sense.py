"""Broken manifests, one fault each, and the sentence that tells it: where it is, what it is, and what cures it."""

from pathlib import Path

import pytest

from grader.packs import find_pack, load_pack
from tests.unit.packs.doubled import faults, lay_down, rewrite

PACK = """format = 1
title = "Test"
exercises = ["0-double"]

[weights]
0-double = 2

[style]
pycodestyle = 4
"""
EXERCISE = """title = "Double"
file = "0-double.py"
function = "double"
parameters = ["A", "factor"]
results = ["B"]
libraries = ["numpy"]
imports = ["numpy"]

[limits]
cpu_seconds = 2.0

[efficiency]
case = "one"
batch = ["A"]
pixels = "B"
kernel = "factor"

[cases]
one = { points = 1, reduction = 3 }
"""
EXERCISE_FAULTS = [
    ('title = "Double"', 'title = " "', "title is empty; write what students read"),
    ('libraries = ["numpy"]', "libraries = []", "libraries is empty; name what the box has imported"),
    ('function = "double"', 'function = "lambda"', "function holds 'lambda', which is no Python name"),
    ("points = 1,", "pionts = 1,", "unknown key 'pionts' in cases.one; did you mean 'points'?"),
    ("points = 1,", "", "there is no 'points' in cases.one; add points = 1.5"),
    (
        "points = 1,",
        'points = "one",',
        "cases.one.points is the text 'one', but should be a number; write points = 1.5",
    ),
    (
        "points = 1,",
        "points = -1,",
        "cases.one.points is the number -1, but should be at least 0 and at most 1,000,000",
    ),
    ("points = 1,", f'points = "{"a" * 60}",', f"cases.one.points is the text '{'a' * 39}…', but should be a number"),
    ("points = 1,", "points = 0,", "all cases have 0 points, so nothing counts; give points to some"),
    (
        "points = 1,",
        "points = 1, pure = 1,",
        "cases.one.pure is the number 1, but should be true or false; write pure = true",
    ),
    (
        "reduction = 3",
        "reduction = 0",
        "cases.one.reduction is the number 0, but should be at least 1 and at most 1,000,000,000",
    ),
    (
        "reduction = 3",
        "rtol = 2",
        "cases.one.rtol is the number 2, but should be more than 0 and less than 1",
    ),
    (
        "reduction = 3",
        'results = ["C"]',
        "cases.one.results names 'C', which is no result; the known ones are B",
    ),
    (
        "one = { points = 1, reduction = 3 }",
        "one = 1",
        "cases.one is the number 1, but should be a table; write one = { … }",
    ),
    (
        "one = { points = 1, reduction = 3 }",
        "",
        "[cases] is empty; give each case_* function of cases.py a line with its points",
    ),
    ('title = "Double"\n', "", "there is no 'title'; add title = \"…\""),
    ('parameters = ["A", "factor"]\n', "", "there is no 'parameters'; add parameters = [\"…\"]"),
    (
        '["A", "factor"]',
        '"A"',
        "parameters is the text 'A', but should be a list; write parameters = [\"…\"]",
    ),
    (
        '["A", "factor"]',
        '["A", "factor", 3]',
        'parameters holds the number 3, but should hold a text in quotes each time; write parameters = ["…"]',
    ),
    ('["A", "factor"]', '["A", "factor", "A"]', "parameters names 'A' 2 times; once is enough"),
    ('["A", "factor"]', '["A", "factor", "2B"]', "parameters holds '2B', which is no Python name"),
    ('results = ["B"]', "results = []", 'results is empty; give what is returned a name, as in results = ["A"]'),
    (
        '"0-double.py"',
        '"cnn/0-double.py"',
        "file is 'cnn/0-double.py', but should be the name of a Python file, without a folder",
    ),
    (
        'libraries = ["numpy"]',
        'libraries = ["nunpy"]',
        "libraries names 'nunpy', which the box does not know; did you mean 'numpy'?",
    ),
    ("cpu_seconds = 2.0", "cpu_second = 2.0", "unknown key 'cpu_second' in limits; did you mean 'cpu_seconds'?"),
    (
        "cpu_seconds = 2.0",
        "cpu_seconds = -2.0",
        "limits.cpu_seconds is the number -2.0, but should be more than 0 and at most 86,400",
    ),
    (
        "[efficiency]",
        "[style]\npycodstyle = 1\n[efficiency]",
        "unknown style rule 'pycodstyle'; did you mean 'pycodestyle'?",
    ),
    ('kernel = "factor"', "", "there is no 'kernel' in efficiency; add kernel = \"…\""),
    ("[cases]", "[cases", "this is not TOML: "),
]
PACK_FAULTS = [
    (
        "[weights]",
        'folders = ["../other"]\n[weights]',
        "folders names '../other', but should name a folder inside of what is handed in",
    ),
    ("[weights]", 'folders = ["", "/etc"]\n[weights]', "folders names '/etc', but should name a folder inside"),
    ("format = 1", "format = 2", "format is 2, but should be 1, the only one there is"),
    ("format = 1", "", "there is no 'format'; add format = 1"),
    ('["0-double"]', "[]", "exercises is empty; list the folders of the exercises, in their order"),
    ('["0-double"]', '["0-double", "0-double"]', "exercises names '0-double' 2 times; once is enough"),
    ('["0-double"]', '["../0-double"]', "exercises names '../0-double', but should name a folder beside this file"),
    ("0-double = 2", "0-dobule = 2", "weights names '0-dobule', which is no exercise; did you mean '0-double'?"),
    ("0-double = 2", "0-double = 0", "all weights are 0, so nothing counts; leave [weights] out to count all alike"),
    (
        "pycodestyle = 4",
        "beauty = 4",
        "unknown style rule 'beauty'; the known ones are pycodestyle, docstrings, shebang,",
    ),
    ("pycodestyle = 4", 'pycodestyle = "4"', "style.pycodestyle is the text '4', but should be a number"),
    ("[style]", "[styles]", "unknown key 'styles'; did you mean 'style'?"),
    (
        "[weights]\n0-double = 2\n\n[style]\npycodestyle = 4",
        "style = 4",
        "style is the number 4, but should be a table; write [style]",
    ),
]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return lay_down(tmp_path, PACK, EXERCISE)


def test_whole_manifests_have_no_fault(pack: Path) -> None:
    assert load_pack(*find_pack(str(pack))).exercises[0].id == "0-double"


@pytest.mark.parametrize(("old", "new", "said"), EXERCISE_FAULTS)
def test_a_fault_of_an_exercise_is_a_sentence(pack: Path, old: str, new: str, said: str) -> None:
    path = pack / "0-double" / "exercise.toml"
    rewrite(path, old, new)
    assert any(line.startswith(f"{path}: {said}") for line in faults(pack)), faults(pack)


@pytest.mark.parametrize(("old", "new", "said"), PACK_FAULTS)
def test_a_fault_of_a_pack_is_a_sentence(pack: Path, old: str, new: str, said: str) -> None:
    path = pack / "pack.toml"
    rewrite(path, old, new)
    assert any(line.startswith(f"{path}: {said}") for line in faults(pack)), faults(pack)


def test_every_fault_of_a_manifest_is_told_at_once(pack: Path) -> None:
    path = pack / "0-double" / "exercise.toml"
    rewrite(path, "points = 1,", 'pionts = 1, visible = "yes",')
    rewrite(path, 'title = "Double"', "title = 3")
    assert faults(pack) == [
        f'{path}: title is the number 3, but should be a text in quotes; write title = "…"',
        f"{path}: unknown key 'pionts' in cases.one; did you mean 'points'?",
        f"{path}: there is no 'points' in cases.one; add points = 1.5",
        f"{path}: cases.one.visible is the text 'yes', but should be true or false; write visible = true",
    ]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "wrong/negated.py",
            "x = 1\n",
            ": it has no docstring, but should have one: it is the hint that students read",
        ),
        ("wrong/negated.py", '"""A hint."""\ndef f(:\n', ":2: this is not Python: "),
        ("accepted/other.py", '"""Another."""\n', ": its name should begin with independent_ (the same values,"),
        (
            "accepted/convention_other.py",
            "x = 1\n",
            ": it has no docstring, but should have one: its first line names the convention",
        ),
    ],
)
def test_a_fault_of_a_solution_is_a_sentence(pack: Path, name: str, text: str, said: str) -> None:
    path = pack / "0-double" / name
    path.parent.mkdir()
    path.write_text(text)
    assert any(line.startswith(f"{path}{said}") for line in faults(pack)), faults(pack)
