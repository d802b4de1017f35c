"""A new exercise is laid down whole, takes nothing's place, and leaves its pack as its author wrote it."""

import stat
import tomllib
from pathlib import Path

import pytest

from grader.core.errors import UsageError
from grader.packs import find_pack, load_pack
from grader.packs.scaffold import scaffold


def test_a_new_exercise_is_a_pack_that_loads(tmp_path: Path) -> None:
    written = scaffold(tmp_path, "my-course/0-batch_norm")
    assert all(path.is_file() for path in written)
    pack = load_pack(*find_pack(str(tmp_path / "exercises" / "my-course")))
    assert (pack.title, pack.exercises[0].title) == ("My course", "Batch norm")
    assert pack.exercises[0].function == "batch_norm"
    assert (tmp_path / "reference" / "my-course" / "0-batch_norm.py").stat().st_mode & stat.S_IXUSR


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ('exercises = ["0-double"]', '# mine\nexercises = ["0-double", "1-triple"]\n# too\n'),
        ('exercises = [\n    "0-double",\n]', '# mine\nexercises = [\n    "0-double", "1-triple"]\n# too\n'),
        ("exercises = []", '# mine\nexercises = ["1-triple"]\n# too\n'),
        ('exercises = ["0-double", "1-triple"]', '# mine\nexercises = ["0-double", "1-triple"]\n# too\n'),
    ],
)
def test_a_second_exercise_joins_the_list_and_nothing_else_changes(tmp_path: Path, listed: str, expected: str) -> None:
    scaffold(tmp_path, "linear/0-double")
    manifest = tmp_path / "exercises" / "linear" / "pack.toml"
    manifest.write_text(f"# mine\n{listed}\n# too\n")
    scaffold(tmp_path, "linear/1-triple")
    assert manifest.read_text() == expected


@pytest.mark.parametrize(
    "text",
    [
        b'title = "no list"\n',
        b'exercises = "0-double"\n',
        b'exercises = ["0-double"  # the first, so far\n]\n',
        b'exercises = ["0-double"\n',
        b'title = "\xe9"\nexercises = []\n',
    ],
)
def test_a_list_that_cannot_be_added_to_is_left_alone_with_the_line_to_add(tmp_path: Path, text: bytes) -> None:
    folder = tmp_path / "exercises" / "linear"
    folder.mkdir(parents=True)
    (folder / "pack.toml").write_bytes(text)
    with pytest.raises(UsageError, match=r'pack.toml: .* add "1-triple" to it by hand'):
        scaffold(tmp_path, "linear/1-triple")
    assert (folder / "pack.toml").read_bytes() == text
    assert not (folder / "1-triple").exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("linear", "'linear' names no exercise; write PACK/N-name"),
        ("a b/0-double", "'a b' is no name for a pack: letters"),
        ("../0-double", "'..' is no name for a pack"),
        ("linear/double", "'double' is no name for an exercise: a number, -"),
        ("linear/0-Double", "'0-Double' is no name for an exercise"),
        ("linear/1-more/0-double", "'1-more/0-double' is no name for an exercise"),
        ("linear/0-lambda", "no function can be called lambda in Python"),
    ],
)
def test_what_is_no_name_is_refused_with_what_a_name_is(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(UsageError) as raised:
        scaffold(tmp_path, name)
    assert said in str(raised.value)
    assert "for example linear/0-double" in str(raised.value)
    assert not any(tmp_path.iterdir())


def test_what_is_there_already_is_left_as_it_is(tmp_path: Path) -> None:
    scaffold(tmp_path, "linear/0-double")
    with pytest.raises(UsageError, match="0-double is there already"):
        scaffold(tmp_path, "linear/0-double")
    answer = tmp_path / "reference" / "linear" / "1-triple.py"
    answer.write_text("mine")
    with pytest.raises(UsageError, match="1-triple.py is there already"):
        scaffold(tmp_path, "linear/1-triple")
    assert answer.read_text() == "mine"
    assert tomllib.loads((tmp_path / "exercises/linear/pack.toml").read_text())["exercises"] == ["0-double"]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "exercises").write_text("a file")
    with pytest.raises(UsageError, match="exercises.* cannot be written"):
        scaffold(tmp_path, "linear/0-double")
