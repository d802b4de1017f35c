"""Which file is which exercise's, by name alone."""

import unicodedata

import pytest

from grader.judge.names import (
    Names,
    archive_suffix,
    composed,
    has_drive,
    is_ignored,
    near_keys,
    printable,
    without_wrapper,
)
from tests.unit.judge.small_pack import pack

CONV = "0-conv_forward"


@pytest.mark.parametrize(
    "name",
    [
        "0-conv_forward (1).py",
        "0-conv_forward(2).py",
        "0-conv_forward-1.py",
        "0-conv_forward_2.py",
        "0_conv_forward.py",
        "0-conv-forward.py",
        "0 conv forward.py",
        "0-Conv_Forward.py",
        "0-conv_forward.PY",
        "0-conv_forward - Copy.py",
        "0-conv_forward - Copy (2).py",
        "0-conv_forward copy.py",
        "0-conv_forward - copie.py",
        "０-conv_forward.py",
    ],
)
def test_a_near_name_is_found(name: str) -> None:
    names = Names(pack())
    assert names.may_be_one(f"work/{name}")
    assert names.candidates(CONV, [name]) == (name,)


@pytest.mark.parametrize(
    "name",
    [
        "conv_forward.py",
        "0-conv_forward.txt",
        "0-conv_forward",
        "0-conv_forward.pyc",
        "0-conv_forward.py.bak",
        "10-conv_forward.py",
        "0-conv_forward_test.py",
        "0-conv_forward (1)(x).py",
        "0-conv_forward-1234.py",
        ".py",
        "",
    ],
)
def test_another_name_is_not_found(name: str) -> None:
    names = Names(pack())
    assert not names.may_be_one(name)
    assert names.candidates(CONV, [name]) == ()


def test_an_exact_name_deep_down_comes_before_a_near_one_at_the_top() -> None:
    paths = ["0-conv_forward (1).py", "old/deep/0-conv_forward.py"]
    assert Names(pack()).candidates(CONV, paths) == ("old/deep/0-conv_forward.py",)


def test_the_top_comes_before_the_packs_folders_and_those_before_others() -> None:
    names = Names(pack())
    top, own, other = "0-conv_forward.py", "cnn/0-conv_forward.py", "old/0-conv_forward.py"
    assert names.candidates(CONV, [other, own, top]) == (top,)
    assert names.candidates(CONV, [other, own]) == (own,)
    assert names.candidates(CONV, [other]) == (other,)


def test_equals_are_all_named() -> None:
    paths = ["b/0-conv_forward.py", "a/0-conv_forward.py"]
    assert Names(pack()).candidates(CONV, paths) == ("a/0-conv_forward.py", "b/0-conv_forward.py")


def test_the_one_folder_around_everything_counts_as_the_top() -> None:
    paths = ["work-main/cnn/0-conv_forward.py", "work-main/old/0-conv_forward.py"]
    names = Names(pack())
    assert names.candidates(CONV, paths) == tuple(paths)
    assert names.candidates(CONV, paths, "work-main/") == (paths[0],)


def test_a_pack_folder_that_is_itself_the_wrapper_is_still_the_packs() -> None:
    paths = ["cnn/0-conv_forward.py", "cnn/old/0-conv_forward.py"]
    assert Names(pack()).candidates(CONV, paths, "cnn/") == (paths[0],)


def test_a_file_with_another_exercises_exact_name_is_near_to_nothing() -> None:
    names = Names(pack("a.py", "a-1.py"))
    assert names.candidates("a", ["a-1.py"]) == ()
    assert names.candidates("a-1", ["a-1.py"]) == ("a-1.py",)


def test_the_whole_name_speaks_louder_than_the_name_without_its_copy_mark() -> None:
    names = Names(pack("a.py", "a-1.py"))
    assert names.candidates("a", ["A_1.py"]) == ()
    assert names.candidates("a-1", ["A_1.py"]) == ("A_1.py",)
    assert names.candidates("a", ["a-2.py"]) == ("a-2.py",)


def test_decomposed_names_are_exact() -> None:
    decomposed = unicodedata.normalize("NFD", "0-évaluation.py")
    names = Names(pack("0-évaluation.py"))
    assert decomposed != "0-évaluation.py"
    assert names.candidates("0-évaluation", [decomposed, "0-évaluation (1).py"]) == (decomposed,)
    assert composed(decomposed) == "0-évaluation.py"


@pytest.mark.parametrize(
    "path",
    [
        ".git/0-conv_forward.py",
        "__MACOSX/0-conv_forward.py",
        "a/__pycache__/0-conv_forward.py",
        ".ipynb_checkpoints/0-conv_forward.py",
        "venv/lib/0-conv_forward.py",
        "work/.venv/0-conv_forward.py",
        "work/VENV/0-conv_forward.py",
        "._0-conv_forward.py",
        "a/._0-conv_forward.py",
    ],
)
def test_what_no_student_wrote_is_ignored(path: str) -> None:
    assert is_ignored(path)
    assert not Names(pack()).may_be_one(path)


def test_a_students_own_folder_is_not_ignored() -> None:
    assert not is_ignored("my work/environment/0-conv_forward.py")


def test_keys_of_names_that_are_not_pythons_are_empty() -> None:
    assert near_keys("notes.txt") == ()
    assert near_keys("A-b (1).PY") == ("ab(1)", "ab")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("plain é 名.py", "plain é 名.py"),
        ("a\x1b[31m.py", "a\\x1b[31m.py"),
        ("a\nb", "a\\nb"),
        ("\u202egnp.py", "\\u202egnp.py"),
        ("a\udcff", "a\\udcff"),
        ("a\u2028b", "a\\u2028b"),
        ("a\ud7fc\ue000", "a\\ud7fc\\ue000"),
    ],
)
def test_names_are_shown_without_what_steers_a_terminal(name: str, expected: str) -> None:
    actual = printable(name)
    assert actual == expected
    actual.encode()


def test_the_wrapper_is_the_one_folder_that_holds_everything() -> None:
    assert without_wrapper(["a/b.py", "a/c/d.py"]) == "a/"
    assert without_wrapper(["a/b.py", "c.py"]) == ""
    assert without_wrapper(["a/b.py", "c/b.py"]) == ""
    assert without_wrapper(["a.py"]) == ""
    assert without_wrapper([]) == ""


def test_archives_are_known_by_the_longest_ending() -> None:
    assert archive_suffix("work.TAR.GZ") == ".tar.gz"
    assert archive_suffix("work.v2.zip") == ".zip"
    assert archive_suffix("work.gz") == ".gz"
    assert archive_suffix("0-conv_forward.py") == ""


def test_drive_letters_are_seen() -> None:
    assert has_drive("c:/windows")
    assert not has_drive("cc:/x")
    assert not has_drive("0:x")
