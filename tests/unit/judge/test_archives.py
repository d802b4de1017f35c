"""What is common to every archive: its kind, its size, its members' paths."""

import os
from pathlib import Path

import pytest

from grader.core.errors import ArchiveError
from grader.judge import archives
from grader.judge.archives import Checked, Member, check_ratio, check_read, checked_members, clean_path, read_archive
from grader.judge.entries import LARGEST_FILE, Found
from grader.judge.names import Names
from tests.unit.judge.archive_samples import tar_of, zip_of
from tests.unit.judge.small_pack import SOURCE, pack

NAME = "0-conv_forward.py"
NAMES = Names(pack())


def opened(folder: Path, name: str, data: bytes) -> Found:
    path = folder / name
    path.write_bytes(data)
    return read_archive(path, name, NAMES)


def checked(*members: tuple[str, int]) -> Checked:
    listed = (Member(number, name, size, name.endswith("/")) for number, (name, size) in enumerate(members))
    return checked_members(listed, "work.zip", NAMES)


@pytest.mark.parametrize(
    ("name", "mode"),
    [
        ("w.tar", "w"),
        ("w.tar.gz", "w:gz"),
        ("w.TGZ", "w:gz"),
        ("w.tar.bz2", "w:bz2"),
        ("w.tbz2", "w:bz2"),
        ("w.tar.xz", "w:xz"),
        ("w.txz", "w:xz"),
    ],
)
def test_every_kind_of_tar_is_opened(tmp_path: Path, name: str, mode: str) -> None:
    (entry,) = opened(tmp_path, name, tar_of((NAME, SOURCE), mode=mode)).entries
    assert (entry.path, entry.data) == (NAME, SOURCE)


def test_a_zip_is_opened(tmp_path: Path) -> None:
    (entry,) = opened(tmp_path, "w.zip", zip_of((f"work/{NAME}", SOURCE))).entries
    assert (entry.path, entry.data) == (f"work/{NAME}", SOURCE)


def test_nothing_is_written_to_the_disk(tmp_path: Path) -> None:
    opened(tmp_path, "w.zip", zip_of((NAME, SOURCE)))
    opened(tmp_path, "w.tgz", tar_of((NAME, SOURCE), mode="w:gz"))
    assert sorted(os.listdir(tmp_path)) == ["w.tgz", "w.zip"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("w.zip", b"", "it is empty; download or pack it again"),
        ("w.zip", b"<html>Log in</html>", "named like a zip archive, but its content is no archive"),
        ("w.zip", b"Rar!\x1a\x07", "its content is a rar archive"),
        ("w.zip", tar_of((NAME, SOURCE), mode="w:gz"), "its content is a gzip archive"),
        ("w.tar", zip_of((NAME, SOURCE)), "named like a tar archive, but its content is a zip archive"),
        ("w.tar.gz", tar_of((NAME, SOURCE)), "its content is a tar archive"),
        ("w.tar", b"no tar at all", "it is damaged"),
        ("w.tar.gz", b"\x1f\x8b no gzip", "it is damaged"),
        ("w.7z", b"7z\xbc\xaf\x27\x1c", "this kind of archive is not read; pack the folder as zip or tar.gz"),
        ("w.rar", b"Rar!", "this kind of archive is not read"),
        ("w.py.gz", b"\x1f\x8b", "this kind of archive is not read"),
    ],
)
def test_what_is_not_what_its_name_says_is_refused(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    with pytest.raises(ArchiveError) as caught:
        opened(tmp_path, name, data)
    assert str(caught.value).startswith(f"{name} was not opened: ")
    assert words in str(caught.value)


def test_an_archive_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "w.zip"
    with path.open("wb") as file:
        file.truncate(archives.LARGEST_ARCHIVE + 1)
    with pytest.raises(ArchiveError, match="it holds more than 64 MiB; pack the folder again"):
        read_archive(path, "w.zip", NAMES)


def test_an_archive_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"w.zip cannot be read \(No such file"):
        read_archive(tmp_path / "w.zip", "w.zip", NAMES)
    with pytest.raises(ArchiveError, match="not a regular file"):
        read_archive(tmp_path, "w.zip", NAMES)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a/b.py", "a/b.py"),
        ("./a//b.py", "a/b.py"),
        ("a\\b.py", "a/b.py"),
        ("a/./b.py/", "a/b.py"),
        ("a..b/c...py", "a..b/c...py"),
        ("e\u0301.py", "é.py"),
        ("./", ""),
    ],
)
def test_paths_are_cleaned(name: str, expected: str) -> None:
    assert clean_path(name, "w.zip") == expected


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("/etc/passwd", "/etc/passwd is an absolute path"),
        ("\\\\server\\share", "is an absolute path"),
        ("C:\\x.py", "C:/x.py is an absolute path"),
        ("c:x.py", "is an absolute path"),
        (".//c:x.py", "is an absolute path"),
        ("\u212a:x.py", "K:x.py is an absolute path"),
        ("../x.py", "../x.py leads out of the archive"),
        ("a/../../x.py", "leads out"),
        ("a\\..\\x.py", "leads out"),
        ("a/..", "leads out"),
        ("a\0.py", "NUL"),
        ("a/" * 1000, "longer than 1024 characters"),
        ("\x1b[31m/../x", "\\x1b[31m/../x leads out"),
    ],
)
def test_paths_that_lead_outside_are_refused(name: str, words: str) -> None:
    with pytest.raises(ArchiveError) as caught:
        clean_path(name, "w.zip")
    assert words in str(caught.value)
    assert str(caught.value).isprintable()


def test_one_dishonest_member_refuses_all_wanted_or_not() -> None:
    with pytest.raises(ArchiveError, match="leads out"):
        checked((NAME, 1), ("../notes.txt", 1))


def test_members_that_no_student_wrote_are_left_out() -> None:
    found = checked(
        (NAME, 1), (f"__MACOSX/._{NAME}", 1), (f".git/{NAME}", 1), (f"env/{NAME}", 1), ("env/pyvenv.cfg", 1)
    )
    assert set(found.wanted) == {NAME}


def test_a_virtual_environment_at_the_very_top_is_no_environment_of_the_archive() -> None:
    assert set(checked((NAME, 1), ("pyvenv.cfg", 1)).wanted) == {NAME}


def test_the_same_name_twice_is_refused_however_it_is_written() -> None:
    for twin in (NAME, f"./{NAME}", f".\\{NAME}"):
        with pytest.raises(ArchiveError, match=f"{NAME} is in it twice"):
            checked((NAME, 1), (twin, 2))
    with pytest.raises(ArchiveError, match="twice"):
        checked(("é.txt", 1), ("e\u0301.txt", 1))


def test_a_folder_may_be_listed_twice() -> None:
    assert set(checked(("a/", 0), ("a/", 0), (f"a/{NAME}", 1)).wanted) == {f"a/{NAME}"}


def test_the_folder_around_everything_is_found_beside_the_macs_own() -> None:
    assert checked(("work/", 0), (f"work/{NAME}", 1), (f"__MACOSX/work/._{NAME}", 1)).wrapper == "work/"
    assert checked((f"work/{NAME}", 1), ("README", 1)).wrapper == ""


def test_archives_inside_are_named() -> None:
    assert checked(("inner.zip", 1), ("a/b.tar.gz", 1)).unopened == ("inner.zip", "a/b.tar.gz")


def test_the_number_of_members_is_bounded() -> None:
    most = archives.MOST_MEMBERS
    assert checked(*((f"{number}.txt", 0) for number in range(most))).wanted == {}
    with pytest.raises(ArchiveError, match="more than 10000 members"):
        checked(*((f"{number}.txt", 0) for number in range(most + 1)))


def test_the_declared_size_is_bounded() -> None:
    most = archives.LARGEST_UNPACKED
    assert set(checked((NAME, most)).wanted) == {NAME}
    for sizes in ((most + 1,), (most, 1), (-1,)):
        with pytest.raises(ArchiveError, match="larger than 128 MiB"):
            checked(*((f"{number}.txt", size) for number, size in enumerate(sizes)))


def test_the_growth_is_bounded_where_it_matters() -> None:
    small = archives.RATIO_MATTERS_FROM
    check_ratio("w.zip", 1, small)
    check_ratio("w.zip", small, archives.HIGHEST_RATIO * small)
    with pytest.raises(ArchiveError, match="more than 200 times"):
        check_ratio("w.zip", small, archives.HIGHEST_RATIO * small + 1)
    with pytest.raises(ArchiveError, match="more than 200 times"):
        check_ratio("w.zip", 0, small + 1)


def test_the_sum_of_what_is_read_is_bounded() -> None:
    members = [Member(number, "x.py", LARGEST_FILE, is_folder=False) for number in range(33)]
    check_read("w.zip", members[:32])
    with pytest.raises(ArchiveError, match="too many of its files"):
        check_read("w.zip", members)
