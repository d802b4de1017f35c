"""A pack loads from its folder; each fault is told with its place and its cure, all of them together."""

from pathlib import Path

import numpy as np
import pytest

from grader.core.errors import UsageError
from grader.packs import find_pack, load_pack
from tests.unit.packs.doubled import faults, lay_down, rewrite

PACK = 'format = 1\ntitle = "Test"\nexercises = ["0-double"]\n[style]\npycodestyle = 4\n'
EXERCISE = """
title = "Double"
file = "0-double.py"
function = "double"
parameters = ["A"]
results = ["B"]
libraries = ["numpy"]
imports = ["numpy"]
[limits]
cpu_seconds = 2.0
[cases]
one = { points = 1, visible = true }
two = { points = 0.1, pure = true, reduction = 9, rtol = 1e-3 }
"""
CASES = '''
from grader.core.exercise import Call


def case_one(rng):
    """A title."""
    return Call("double", (rng.normal(size=(2, 3)),))


def case_two(rng):
    """Another title.

    [stride (1, 2)]
    """
    return Call("double", (rng.normal(size=(2, 3)),))
'''


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return lay_down(tmp_path, PACK, EXERCISE, CASES)


def test_a_pack_loads_whole(pack: Path) -> None:
    loaded = load_pack(*find_pack(str(pack)))
    exercise = loaded.exercises[0]
    assert [(case.name, case.title, case.context) for case in exercise.cases] == [
        ("one", "A title.", ""),
        ("two", "Another title.", "stride (1, 2)"),
    ]
    assert [(case.visible, case.pure, case.reduction, case.rtol) for case in exercise.cases] == [
        (True, False, 1, None),
        (False, True, 9, 1e-3),
    ]
    assert all(case.results == ("B",) for case in exercise.cases)
    assert str(exercise.cases[1].possible) == "1/10"
    assert exercise.limits.cpu_seconds == 2.0
    assert exercise.style[0].code == "pycodestyle"


def test_a_case_has_numbers_of_its_own_that_only_the_seed_moves(pack: Path) -> None:
    first, again = (load_pack(*find_pack(str(pack))).exercises[0] for _ in range(2))
    np.testing.assert_array_equal(first.cases[0].call.arguments[0], again.cases[0].call.arguments[0])
    rewrite(pack / "0-double" / "exercise.toml", "one = { points = 1, visible = true }\n", "")
    rewrite(pack / "0-double" / "cases.py", "case_one", "_one")
    alone = load_pack(*find_pack(str(pack))).exercises[0]
    np.testing.assert_array_equal(first.cases[1].call.arguments[0], alone.cases[0].call.arguments[0])
    moved = load_pack(*find_pack(str(pack)), seed=1).exercises[0]
    assert not np.array_equal(alone.cases[0].call.arguments[0], moved.cases[0].call.arguments[0])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("exercise.toml", "points = 1,", "pionts = 1,", "unknown key 'pionts' in cases.one; did you mean 'points'?"),
        ("exercise.toml", "results", "result", "unknown key 'result'; did you mean 'results'?"),
        (
            "exercise.toml",
            "cpu_seconds",
            "cpu_second",
            "unknown key 'cpu_second' in limits; did you mean 'cpu_seconds'?",
        ),
        ("exercise.toml", 'title = "Double"', "", "there is no 'title'; add title = "),
        ("exercise.toml", "[cases]", "[cases", "this is not TOML"),
        ("exercise.toml", "two = {", "three = {", "[cases] names 'three', but there is no function case_three"),
        ("exercise.toml", "two = {", "three = {", "case_two has no points; give it a line in [cases]"),
        ("cases.py", '    """A title."""\n', "", "case_one has no title"),
        ("cases.py", '"""A title."""', '"""[stride 1]"""', "case_one has no title"),
        ("cases.py", "def case_two", "def case_one", "cases.py:10: this hides the case_one of line 5; give one of"),
        ("cases.py", "return Call(", "return (", "case_one returned tuple, but should return a Call"),
        ("cases.py", "rng.normal", "rng.nomral", "cases.py:7: case_one raised AttributeError"),
        ("cases.py", "import Call", "import Callx", "cases.py:2: it raised ImportError"),
        ("cases.py", "def case_one(rng)", "def case_one(rng", "cases.py:5: it raised SyntaxError: '('"),
        ("cases.py", "def case_one", "raise SystemExit\ndef case_one", "cases.py:5: it raised SystemExit"),
        ("cases.py", "return Call(", "exit()\n    return Call(", "cases.py:7: case_one raised SystemExit"),
        ("cases.py", '"double"', '"duoble"', "case_one calls 'duoble', but should call 'double'"),
    ],
)
def test_a_fault_is_told_with_its_place_and_cure(pack: Path, file: str, old: str, new: str, said: str) -> None:
    path = pack / "0-double" / file
    rewrite(path, old, new)
    told = faults(pack)
    assert any(line.startswith(str(pack / "0-double")) and said in line for line in told), told


TINY = "\n\ndef tiny_calls():\n    yield Call('double', (1.0,))\n"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("yield Call", "1 / 0\n    yield Call", "cases.py:19: tiny_calls raised ZeroDivisionError: division by zero"),
        ("yield Call", "yield ", "cases.py: tiny_calls yields tuple as number 1, but should yield a Call"),
        ("yield Call", "return 3  # ", "cases.py: tiny_calls raised TypeError: 'int' object is not iterable"),
        ("def tiny_calls():\n    yield", "tiny_calls = 3 or", "cases.py: tiny_calls raised TypeError: 'int' object"),
        ("yield", "while True:\n        yield", "cases.py: tiny_calls yields more than 1,000 calls; end it"),
        ("'double'", "'half'", "cases.py: number 1 of tiny_calls calls 'half', but should call 'double'"),
    ],
)
def test_a_ladder_that_cannot_be_climbed_is_a_fault(pack: Path, old: str, new: str, said: str) -> None:
    path = pack / "0-double" / "cases.py"
    path.write_text(path.read_text() + TINY)
    assert len(load_pack(*find_pack(str(pack))).exercises[0].tiny) == 1
    rewrite(path, "\n\n" + TINY.strip(), "\n\n" + TINY.strip().replace(old, new))
    told = faults(pack)
    assert len(told) == 1, told
    assert said in told[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"def double(A:\n", ":1: this is not Python: "),
        (b"def duble(A):\n    return A\n", ": it defines no 'double', the function of exercise.toml; did you mean 'du"),
        (b"", ": it defines no 'double', the function of exercise.toml"),
    ],
)
def test_a_reference_without_the_function_is_a_fault(pack: Path, text: bytes, said: str) -> None:
    path = pack.parents[1] / "reference" / "test" / "0-double.py"
    path.write_bytes(text)
    told = faults(pack)
    assert len(told) == 1
    assert told[0].startswith(f"{path}{said}")


@pytest.mark.parametrize("name", ["fixtures.py", "starter.py", "wrong/x.py", "accepted/independent_x.py"])
def test_a_file_that_is_not_python_is_a_fault_with_its_line(pack: Path, name: str) -> None:
    path = pack / "0-double" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("\ndef relu(:\n")
    assert faults(pack) == [f"{path}:2: this is not Python: invalid syntax; mend that line"]


@pytest.mark.parametrize("name", ["cases.py", "starter.py"])
def test_a_file_that_is_missing_is_named_and_nothing_follows_from_it(pack: Path, name: str) -> None:
    (pack / "0-double" / name).unlink()
    assert faults(pack) == [
        f"{pack / '0-double' / name}: there is no such file; an exercise needs it (see docs/packs.md)"
    ]


@pytest.mark.parametrize(
    "name", ["cases.py", "accepted/independent_x.py", "wrong/x.py", "hints.fr.toml", "truths.py", "exercise.toml"]
)
def test_a_folder_where_a_file_should_be_is_told_once(pack: Path, name: str) -> None:
    path = pack / "0-double" / name
    path.unlink(missing_ok=True)
    path.mkdir(parents=True)
    told = [line for line in faults(pack) if not line.endswith("it is the hint that students read")]
    assert told == [f"{path}: it cannot be read: Is a directory; there should be a file that you may read"]


@pytest.mark.parametrize("name", ["statement.fr.md", "hints.fr.toml", "exercise.toml"])
def test_a_text_that_is_not_utf_8_is_a_fault(pack: Path, name: str) -> None:
    (pack / "0-double" / name).write_bytes(b'x = "caf\xe9"\n')
    told = faults(pack)
    assert len(told) == 1
    assert told[0].endswith("this is not UTF-8; save the file as UTF-8 in your editor")


def test_a_manifest_may_begin_with_a_byte_order_mark(pack: Path) -> None:
    path = pack / "0-double" / "exercise.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load_pack(*find_pack(str(pack))).exercises[0].title == "Double"


def test_faults_are_told_together(pack: Path) -> None:
    rewrite(pack / "0-double" / "cases.py", '    """A title."""\n', "")
    (pack / "0-double" / "starter.py").unlink()
    assert len(faults(pack)) == 2


def test_a_reference_that_is_missing_is_named(pack: Path) -> None:
    (pack.parent.parent / "reference" / "test" / "0-double.py").unlink()
    assert "reference" in faults(pack)[0]


@pytest.mark.parametrize(("name", "cure"), [("0-doubel", "did you mean '0-double'"), ("3", "the known ones are 0-d")])
def test_an_unknown_exercise_is_refused_with_the_known_ones(pack: Path, name: str, cure: str) -> None:
    with pytest.raises(UsageError, match=f"^test has no exercise '{name}'; {cure}") as raised:
        load_pack(*find_pack(str(pack)), only=(name,))
    assert raised.value.slug == "usage"


def write_package(pack: Path, **modules: str) -> Path:
    folder = pack / "0-double" / "fixtures"
    folder.mkdir()
    for name, text in modules.items():
        (folder / f"{name}.py").write_text(text)
    return folder


def test_fixtures_may_be_a_package(pack: Path) -> None:
    before = load_pack(*find_pack(str(pack))).exercises[0]
    write_package(pack, __init__="from fixtures.rules import relu\n", rules="def relu(Z):\n    return Z\n")
    (pack / "0-double" / "fixtures.py").unlink(missing_ok=True)
    whole = load_pack(*find_pack(str(pack))).exercises[0]
    assert whole.fixtures.text == b"from fixtures.rules import relu\n"
    assert [(part.name, part.text) for part in whole.fixture_parts] == [
        ("fixtures.rules", b"def relu(Z):\n    return Z\n")
    ]
    (pack / "0-double" / "fixtures" / "rules.py").write_text("def relu(Z):\n    return -Z\n")
    assert len({before.digest, whole.digest, load_pack(*find_pack(str(pack))).exercises[0].digest}) == 3


def test_a_call_may_name_what_the_package_imports(pack: Path) -> None:
    write_package(pack, __init__="from fixtures.rules import look\n", rules="def look(Z, sent):\n    return Z\n")
    (pack / "0-double" / "fixtures.py").unlink(missing_ok=True)
    path = pack / "0-double" / "cases.py"
    path.write_text(path.read_text() + "\n\ndef tiny_calls():\n    yield Call('double', (1.0,), probe='look')\n")
    assert load_pack(*find_pack(str(pack))).exercises[0].tiny[0].probe == "look"
    path.write_text(path.read_text().replace("'look'", "'lok'"))
    (told,) = faults(pack)
    assert "names the probe 'lok', which fixtures.py does not define; did you mean 'look'?" in told


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("rules.py", "\ndef relu(:\n", ":2: this is not Python: invalid syntax; mend that line"),
        ("__init__.py", "", ": there is no such file; an exercise needs it (see docs/packs.md)"),
    ],
)
def test_a_package_that_cannot_be_read_is_a_fault(pack: Path, name: str, text: str, said: str) -> None:
    folder = write_package(pack, __init__="", rules="")
    (pack / "0-double" / "fixtures.py").unlink(missing_ok=True)
    (folder / name).unlink()
    if text:
        (folder / name).write_text(text)
    assert faults(pack) == [f"{folder / name}{said}"]


def test_fixtures_twice_are_a_fault(pack: Path) -> None:
    folder = write_package(pack, __init__="")
    (folder.parent / "fixtures.py").write_text("")
    assert faults(pack) == [
        f"{folder.parent / 'fixtures.py'}: there is a folder fixtures beside it; keep one of the two"
    ]
