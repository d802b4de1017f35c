"""Taking a submission, wherever it lies."""

import os
from pathlib import Path

import pytest

from grader.core.errors import SubmissionError
from grader.core.submission import SourceFile
from grader.judge.collect import collect
from grader.judge.entries import LARGEST_FILE
from tests.unit.judge.archive_samples import tar_of, zip_of
from tests.unit.judge.small_pack import FILES, SOURCE, pack

CONV, POOL, LENET = (file.removesuffix(".py") for file in FILES)
PACK = pack()


def lay(top: Path, *paths: str, data: bytes = SOURCE) -> Path:
    for path in paths:
        (top / path).parent.mkdir(parents=True, exist_ok=True)
        (top / path).write_bytes(data)
    return top


def test_a_folder_is_taken_whole(tmp_path: Path) -> None:
    submission = collect(lay(tmp_path / "ada", *FILES), PACK)
    assert submission.name == "ada"
    assert list(submission.files) == [CONV, POOL, LENET]
    assert submission.files[CONV].path == FILES[0]
    assert submission.files[CONV].data == SOURCE
    assert (submission.notes, submission.problems) == ((), {})


@pytest.mark.parametrize("folder", ["", "supervised_learning/cnn/", "cnn/", "anywhere/below/"])
def test_files_are_found_where_students_put_them(tmp_path: Path, folder: str) -> None:
    submission = collect(lay(tmp_path, f"{folder}{FILES[0]}"), PACK)
    assert submission.files[CONV].path == f"{folder}{FILES[0]}"


def test_a_missing_file_is_not_there_and_no_problem(tmp_path: Path) -> None:
    submission = collect(lay(tmp_path, FILES[0]), PACK)
    assert list(submission.files) == [CONV]
    assert submission.problems == {}


def test_a_near_name_is_taken_with_a_note(tmp_path: Path) -> None:
    submission = collect(lay(tmp_path, "0-conv_forward (1).py"), PACK)
    note = "the file is named 0-conv_forward (1).py, but should be 0-conv_forward.py"
    assert submission.files[CONV].notes == (note,)


def test_a_near_name_beside_the_exact_one_is_not_looked_at(tmp_path: Path) -> None:
    lay(tmp_path, "0-conv_forward (1).py", data=b"old")
    submission = collect(lay(tmp_path, FILES[0]), PACK)
    assert submission.files[CONV].data == SOURCE
    assert submission.files[CONV].notes == ()


@pytest.mark.parametrize(
    "rivals",
    [("a/0-conv_forward.py", "b/0-conv_forward.py"), ("0-conv_forward (1).py", "0_conv_forward.py")],
)
def test_of_several_candidates_none_is_guessed(tmp_path: Path, rivals: tuple[str, str]) -> None:
    lay(tmp_path, rivals[0], data=b"one")
    submission = collect(lay(tmp_path, rivals[1], FILES[1]), PACK)
    assert list(submission.files) == [POOL]
    expected = f"several files could be 0-conv_forward.py: {rivals[0]}, {rivals[1]}; keep one of them under that name"
    assert submission.problems == {CONV: expected}


def test_several_copies_of_one_file_are_one_file(tmp_path: Path) -> None:
    submission = collect(lay(tmp_path, "a/0-conv_forward.py", "b/0-conv_forward.py"), PACK)
    assert submission.files[CONV].path == "a/0-conv_forward.py"
    assert submission.problems == {}


def test_many_candidates_are_not_all_named(tmp_path: Path) -> None:
    for number in range(9):
        lay(tmp_path, f"{number}/0-conv_forward.py", data=b"%d" % number)
    problem = collect(tmp_path, PACK).problems[CONV]
    assert "4/0-conv_forward.py and 4 more; keep" in problem
    assert "5/0-conv_forward.py" not in problem


def test_a_spoiled_candidate_is_not_passed_over_for_another(tmp_path: Path) -> None:
    lay(tmp_path, "a/0-conv_forward.py")
    submission = collect(lay(tmp_path, "b/0-conv_forward.py", data=b"x" * (LARGEST_FILE + 1)), PACK)
    assert "several files could be" in submission.problems[CONV]


def test_a_file_that_is_too_large_is_a_problem_with_a_cure(tmp_path: Path) -> None:
    submission = collect(lay(tmp_path, FILES[0], data=b"x" * (LARGEST_FILE + 1)), PACK)
    assert submission.files == {}
    assert submission.problems[CONV] == (
        "0-conv_forward.py holds 1048577 bytes, but should be at most 1 MiB: hand in the source alone, without data"
    )
    assert submission.notes == ()


def test_an_empty_folder_is_a_submission_of_nothing_that_says_so(tmp_path: Path) -> None:
    submission = collect(tmp_path, PACK)
    assert submission.files == {}
    (note,) = submission.notes
    assert "no file of an exercise was found" in note
    assert ", ".join(FILES) in note


def test_archives_inside_are_named_while_something_is_missing(tmp_path: Path) -> None:
    lay(tmp_path, FILES[0], FILES[1], "work.zip")
    assert collect(tmp_path, PACK).notes == ("archives inside are not opened: work.zip",)
    lay(tmp_path, FILES[2], data=b"x" * (LARGEST_FILE + 1))
    assert collect(tmp_path, PACK).notes == ()


@pytest.mark.parametrize("name", ["0-conv_forward.py", "0-conv_forward (1).py", "0-CONV_FORWARD.py"])
def test_a_single_file_is_a_submission(tmp_path: Path, name: str) -> None:
    lay(tmp_path, name, FILES[1])
    submission = collect(tmp_path / name, PACK)
    assert list(submission.files) == [CONV]
    assert submission.name == name.removesuffix(".py")
    assert bool(submission.files[CONV].notes) == (name != FILES[0])
    assert submission.files[CONV].executable is (False if os.name == "posix" else None)


def test_a_single_file_in_an_ignored_folder_was_meant(tmp_path: Path) -> None:
    lay(tmp_path, f".git/{FILES[0]}")
    assert list(collect(tmp_path / ".git" / FILES[0], PACK).files) == [CONV]
    assert list(collect(tmp_path / ".git", PACK).files) == [CONV]


def test_a_single_file_of_no_exercise_is_refused_with_the_names(tmp_path: Path) -> None:
    lay(tmp_path, "notes.py")
    with pytest.raises(SubmissionError) as caught:
        collect(tmp_path / "notes.py", PACK)
    assert str(caught.value) == f"notes.py is no exercise's file, but should be one of {', '.join(FILES)}: rename it"


def test_a_single_file_that_is_too_large_is_a_problem(tmp_path: Path) -> None:
    lay(tmp_path, FILES[0], data=b"x" * (LARGEST_FILE + 1))
    assert "at most 1 MiB" in collect(tmp_path / FILES[0], PACK).problems[CONV]


def test_what_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SubmissionError, match=r"nowhere cannot be opened \(No such file or directory\): name a folder"):
        collect(tmp_path / "nowhere", PACK)
    with pytest.raises(SubmissionError, match="cannot be opened"):
        collect(Path("a\0b"), PACK)
    with pytest.raises(SubmissionError, match="cannot be opened"):
        collect(Path("a" * 5000), PACK)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have names on POSIX")
def test_what_is_neither_file_nor_folder_is_refused_unopened(tmp_path: Path) -> None:
    for name in (FILES[0], "work.zip"):
        os.mkfifo(tmp_path / name)
        with pytest.raises(SubmissionError, match="is neither a file nor a folder"):
            collect(tmp_path / name, PACK)
    (tmp_path / "1-pool_forward.py").symlink_to("/dev/zero")
    with pytest.raises(SubmissionError, match="is neither a file nor a folder"):
        collect(tmp_path / "1-pool_forward.py", PACK)


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_circle_of_links_is_refused(tmp_path: Path) -> None:
    (tmp_path / "round").symlink_to("round")
    with pytest.raises(SubmissionError, match="cannot be opened"):
        collect(tmp_path / "round", PACK)


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_the_person_may_name_a_link_to_any_of_them(tmp_path: Path) -> None:
    lay(tmp_path / "real", FILES[0])
    (tmp_path / "real" / "w.zip").write_bytes(zip_of((FILES[0], SOURCE)))
    (tmp_path / "ada").symlink_to("real")
    (tmp_path / "ada.zip").symlink_to("real/w.zip")
    (tmp_path / FILES[0]).symlink_to(f"real/{FILES[0]}")
    assert collect(tmp_path / "ada.zip", PACK).name == "ada"
    for name in ("ada", "ada.zip", FILES[0]):
        assert collect(tmp_path / name, PACK).files[CONV].data == SOURCE


def test_the_current_folder_has_its_own_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(lay(tmp_path / "ada", FILES[0]))
    assert collect(Path(), PACK).name == "ada"


@pytest.mark.parametrize(("name", "expected"), [("ada.zip", "ada"), ("ada.v2.zip", "ada.v2"), (".zip", "submission")])
def test_an_archive_names_its_submission(tmp_path: Path, name: str, expected: str) -> None:
    (tmp_path / name).write_bytes(zip_of((FILES[0], SOURCE)))
    assert collect(tmp_path / name, PACK).name == expected


def test_a_name_that_would_steer_a_terminal_is_written_out(tmp_path: Path) -> None:
    submission = collect(lay(tmp_path / "a\x1b[31m\u202eb", FILES[0]), PACK)
    assert submission.name == "a\\x1b[31m\\u202eb"


def test_folder_zip_and_tar_of_the_same_work_are_the_same_submission(tmp_path: Path) -> None:
    folder = lay(tmp_path / "ada", *FILES)
    (tmp_path / "w.zip").write_bytes(zip_of(*((f"ada/{file}", SOURCE) for file in FILES)))
    (tmp_path / "w.tar.gz").write_bytes(tar_of(*((f"./{file}", SOURCE) for file in FILES), mode="w:gz"))
    digests = {collect(tmp_path / name, PACK).digest for name in ("ada", "w.zip", "w.tar.gz")}
    assert digests == {collect(folder, PACK).digest}


def test_the_digest_tells_content_and_exercise_apart(tmp_path: Path) -> None:
    first = collect(lay(tmp_path / "a", FILES[0]), PACK).digest
    assert first == collect(lay(tmp_path / "b", "x/0_conv_forward.py"), PACK).digest
    others = {
        collect(lay(tmp_path / "c", FILES[1]), PACK).digest,
        collect(lay(tmp_path / "d", FILES[0], data=SOURCE + b"\n"), PACK).digest,
        collect(lay(tmp_path / "e", *FILES), PACK).digest,
    }
    assert first not in others
    assert len(others) == 3
    assert len(first) == 64


def test_decomposed_and_composed_names_are_one_name(tmp_path: Path) -> None:
    """A Mac writes é as two characters, other systems as one."""
    accents = pack("0-évaluation.py")
    for number, name in enumerate(("0-e\u0301valuation.py", "0-évaluation.py")):
        submission = collect(lay(tmp_path / str(number), name), accents)
        assert submission.files["0-évaluation"] == SourceFile("0-évaluation.py", SOURCE, executable=False)


def test_an_archive_of_a_repository_is_read_as_the_repository(tmp_path: Path) -> None:
    """As a code host's download: one folder around everything, old copies elsewhere."""
    members = [(f"work-main/cnn/{file}", SOURCE) for file in FILES]
    (tmp_path / "w.zip").write_bytes(
        zip_of(*members, (f"work-main/old/{FILES[0]}", b"old"), ("work-main/README.md", b""))
    )
    submission = collect(tmp_path / "w.zip", PACK)
    assert submission.problems == {}
    assert {file.data for file in submission.files.values()} == {SOURCE}
