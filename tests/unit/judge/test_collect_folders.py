"""Walking a folder that may hold anything."""

import os
import socket
import stat
from pathlib import Path
from typing import NoReturn

import pytest

from grader.core.errors import SubmissionError
from grader.judge import folders
from grader.judge.entries import LARGEST_FILE, Entry, Found
from grader.judge.folders import NotRegularError, read_bounded, read_folder
from grader.judge.names import Names
from tests.unit.judge.small_pack import SOURCE, pack

NAME = "0-conv_forward.py"
posix = pytest.mark.skipif(os.name != "posix", reason="a file system with links, pipes and modes")
not_root = pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")


def walked(top: Path) -> Found:
    return read_folder(top, Names(pack()))


def only(found: Found) -> Entry:
    (entry,) = found.entries
    return entry


def test_files_are_read_by_any_depth(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / NAME).write_bytes(SOURCE)
    (tmp_path / "other.py").write_bytes(b"other")
    entry = only(walked(tmp_path))
    assert entry.path == f"a/b/{NAME}"
    assert entry.data == SOURCE


@posix
@pytest.mark.parametrize(("mode", "expected"), [(0o644, False), (0o755, True), (0o700, True), (0o655, False)])
def test_the_executable_bit_is_the_owners(tmp_path: Path, mode: int, *, expected: bool) -> None:
    file = tmp_path / NAME
    file.write_bytes(SOURCE)
    file.chmod(mode)
    assert only(walked(tmp_path)).executable is expected


def test_windows_carries_no_executable_bit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / NAME).write_bytes(SOURCE)
    monkeypatch.setattr(folders, "CARRIES_MODES", False)
    assert only(walked(tmp_path)).executable is None


def test_the_way_without_directory_descriptors_reads_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / NAME).write_bytes(SOURCE)
    monkeypatch.setattr(folders, "_BY_DIRECTORY", False)
    assert only(walked(tmp_path)).data == SOURCE


@pytest.mark.parametrize("folder", [".git", "__MACOSX", "__pycache__", ".ipynb_checkpoints", "venv", ".venv"])
def test_ignored_folders_are_not_entered(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir()
    (tmp_path / folder / NAME).write_bytes(SOURCE)
    assert walked(tmp_path).entries == ()


def test_a_virtual_environment_under_any_name_is_not_entered(tmp_path: Path) -> None:
    (tmp_path / "mine" / "lib").mkdir(parents=True)
    (tmp_path / "mine" / "pyvenv.cfg").write_text("home = /usr/bin\n")
    (tmp_path / "mine" / "lib" / NAME).write_bytes(SOURCE)
    assert walked(tmp_path).entries == ()


@posix
@pytest.mark.parametrize("target", ["/etc/passwd", "../outside.py", "/proc/self/environ", "/dev/zero"])
def test_a_link_that_leads_out_is_never_read(tmp_path: Path, target: str) -> None:
    (tmp_path / "outside.py").write_bytes(b"secret")
    top = tmp_path / "work"
    top.mkdir()
    (top / NAME).symlink_to(target)
    entry = only(walked(top))
    assert entry.data == b""
    assert "is a link that leads out of the folder" in entry.problem


@posix
def test_a_link_out_by_way_of_a_linked_folder_inside_is_never_read(tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "s.py").write_bytes(b"secret")
    top = tmp_path / "work"
    top.mkdir()
    (top / "door").symlink_to(tmp_path / "secret")
    (top / NAME).symlink_to("door/s.py")
    assert "leads out" in only(walked(top)).problem


@posix
def test_a_link_inside_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "answer.py").write_bytes(SOURCE)
    (tmp_path / NAME).symlink_to("real/answer.py")
    assert only(walked(tmp_path)).data == SOURCE


@posix
def test_broken_and_circular_links_are_problems(tmp_path: Path) -> None:
    (tmp_path / NAME).symlink_to("nowhere.py")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / NAME).symlink_to(NAME)
    first, second = walked(tmp_path).entries
    assert first.problem == f"{NAME} is a link that leads nowhere: hand in the file itself"
    assert second.problem.startswith(f"a/{NAME} cannot be read (Too many levels of symbolic links)")


@posix
def test_a_linked_folder_is_not_entered_and_a_loop_ends(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / NAME).write_bytes(SOURCE)
    top = tmp_path / "work"
    top.mkdir()
    (top / "door").symlink_to(tmp_path / "elsewhere")
    (top / "round").symlink_to(".")
    assert walked(top).entries == ()


@posix
def test_pipes_and_sockets_are_left_out_with_a_note_and_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / NAME)
    here = Path.cwd()
    os.chdir(tmp_path)  # a socket's path has little room
    try:
        with socket.socket(socket.AF_UNIX) as open_socket:
            open_socket.bind("1-pool_forward.py")
    finally:
        os.chdir(here)
    found = walked(tmp_path)
    assert found.entries == ()
    assert [note.split(",")[0] for note in found.notes] == [
        f"{NAME} is a named pipe",
        "1-pool_forward.py is a socket",
    ]


@posix
def test_what_becomes_a_pipe_between_listing_and_opening_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / NAME)
    with pytest.raises(NotRegularError):
        read_bounded(tmp_path, NAME)


@posix
def test_what_becomes_a_link_between_listing_and_opening_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / NAME).write_bytes(SOURCE)
    (tmp_path / "door").symlink_to("real")
    (tmp_path / NAME).symlink_to(f"real/{NAME}")
    for path in (NAME, f"door/{NAME}"):
        with pytest.raises(OSError, match=r"symbolic|directory"):
            read_bounded(tmp_path, path)
    assert read_bounded(tmp_path, f"real/{NAME}")[0] == SOURCE


@posix
def test_no_descriptor_is_left_open(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / NAME).write_bytes(SOURCE)
    os.mkfifo(tmp_path / "pipe")
    before = os.dup(0)
    os.close(before)
    walked(tmp_path)
    for path in ("pipe", "nowhere/x", "a"):
        with pytest.raises(OSError, match=r"."):
            read_bounded(tmp_path, path)
    after = os.dup(0)
    os.close(after)
    assert after == before


def test_a_directory_of_an_exercises_name_is_walked_and_not_read(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    (tmp_path / NAME / "1-pool_forward.py").write_bytes(SOURCE)
    assert only(walked(tmp_path)).path == f"{NAME}/1-pool_forward.py"


@pytest.mark.parametrize(("size", "fits"), [(LARGEST_FILE, True), (LARGEST_FILE + 1, False), (1 << 40, False)])
def test_the_size_of_a_file_is_bounded(tmp_path: Path, size: int, *, fits: bool) -> None:
    with (tmp_path / NAME).open("wb") as file:
        try:
            file.truncate(size)
        except OSError:
            pytest.skip("no sparse files of this size here")
    entry = only(walked(tmp_path))
    assert (entry.problem == "") is fits
    assert len(entry.data) == (size if fits else 0)
    assert fits or "but should be at most 1 MiB" in entry.problem


def test_the_size_of_all_files_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "LARGEST_READ", 2 * len(SOURCE))
    for folder in "abc":
        (tmp_path / folder).mkdir()
        (tmp_path / folder / NAME).write_bytes(SOURCE)
    entries = walked(tmp_path).entries
    assert [bool(entry.data) for entry in entries] == [True, True, False]
    assert "too many files" in entries[-1].problem


def test_the_number_of_files_is_bounded_and_the_note_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "MOST_FILES", 10)
    for number in range(10):
        (tmp_path / f"{number}.zip").touch()
    assert walked(tmp_path).notes == ()
    for number in range(10, 30):
        (tmp_path / f"{number}.zip").touch()
    assert len(walked(tmp_path).unopened) == 10
    assert "only the first 10 files were looked at" in walked(tmp_path).notes[0]


def test_the_depth_is_bounded_and_the_note_says_so(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * (folders.DEEPEST + 1))
    deep.mkdir(parents=True)
    (deep / NAME).write_bytes(SOURCE)
    (deep.parent / "1-pool_forward.py").write_bytes(SOURCE)
    found = walked(tmp_path)
    assert [entry.path.rsplit("/", 1)[-1] for entry in found.entries] == ["1-pool_forward.py"]
    assert found.notes == (f"folders below {'d/' * folders.DEEPEST}… lie too deep and were not looked at",)


@posix
def test_notes_do_not_swell(tmp_path: Path) -> None:
    for number in range(30):
        folder = tmp_path / str(number)
        folder.mkdir()
        os.mkfifo(folder / NAME)
    assert len(walked(tmp_path).notes) == folders.MOST_NOTES


@posix
def test_names_that_are_no_text_are_shown_and_do_no_harm(tmp_path: Path) -> None:
    odd = os.fsencode(tmp_path) + b"/\xff\x1b[31m\n"
    try:
        os.mkdir(odd)
    except OSError:
        pytest.skip("this file system takes text only")
    os.mkfifo(odd + b"/" + NAME.encode())
    (note,) = walked(tmp_path).notes
    assert note.isprintable()
    note.encode()


@posix
@not_root
def test_an_unreadable_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(SOURCE)
    (tmp_path / NAME).chmod(0)
    assert "cannot be read (Permission denied)" in only(walked(tmp_path)).problem


@posix
@not_root
def test_an_unreadable_folder_below_is_a_note(tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0)
    assert "locked/ cannot be listed (Permission denied)" in walked(tmp_path).notes[0]


def denied(*_arguments: object, **_keywords: object) -> NoReturn:
    raise PermissionError(13, "Permission denied")


def test_a_refusal_of_the_system_to_open_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / NAME).write_bytes(SOURCE)
    monkeypatch.setattr(folders, "read_bounded", denied)
    assert only(walked(tmp_path)).problem.startswith(f"{NAME} cannot be read (Permission denied)")


def test_a_refusal_of_the_system_to_list_is_an_error_at_the_top_and_a_note_below(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / NAME).write_bytes(SOURCE)
    real = os.scandir

    def refuse_below(path: Path) -> object:
        return denied() if path != tmp_path else real(path)

    monkeypatch.setattr(os, "scandir", refuse_below)
    found = walked(tmp_path)
    assert only(found).data == SOURCE
    assert found.notes == ("below/ cannot be listed (Permission denied) and was left out",)
    monkeypatch.setattr(os, "scandir", denied)
    with pytest.raises(SubmissionError, match=r"cannot be listed \(Permission denied\): check the rights"):
        walked(tmp_path)


@posix
def test_a_read_only_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(SOURCE)
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        assert only(walked(tmp_path)).data == SOURCE
    finally:
        tmp_path.chmod(stat.S_IRWXU)


def test_the_one_folder_around_everything_is_named(tmp_path: Path) -> None:
    (tmp_path / "work-main" / "cnn").mkdir(parents=True)
    (tmp_path / ".DS_Store").touch()
    (tmp_path / ".git").mkdir()
    assert walked(tmp_path).wrapper == "work-main/"
    (tmp_path / "README.md").touch()
    assert walked(tmp_path).wrapper == ""


def test_archives_inside_are_named_and_not_opened(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "work.zip").touch()
    assert walked(tmp_path).unopened == ("a/work.zip",)
