"""Zips that lie, break, or hide something."""

import io
import stat
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from grader.core.errors import ArchiveError
from grader.judge import archives
from grader.judge.entries import LARGEST_FILE, Found
from grader.judge.names import Names
from grader.judge.zips import read_zip
from tests.unit.judge.archive_samples import UNIX, WINDOWS, zip_info, zip_of
from tests.unit.judge.small_pack import SOURCE, pack

NAME = "0-conv_forward.py"


def opened(data: bytes) -> Found:
    return read_zip(data, "w.zip", Names(pack()))


def refused(data: bytes) -> str:
    with pytest.raises(ArchiveError) as caught:
        opened(data)
    return str(caught.value)


@pytest.mark.parametrize(
    ("system", "mode", "expected"),
    [(UNIX, 0o755, True), (UNIX, 0o644, False), (19, 0o755, True), (WINDOWS, 0o755, None), (11, 0o755, None)],
)
def test_the_executable_bit_counts_from_unix_alone(system: int, mode: int, *, expected: bool | None) -> None:
    info = zip_info(NAME)
    info.create_system, info.external_attr = system, (stat.S_IFREG | mode) << 16
    (entry,) = opened(zip_of((info, SOURCE))).entries
    assert entry.executable is expected


def test_a_unix_zip_without_modes_says_nothing_of_the_bit() -> None:
    info = zip_info(NAME)
    info.external_attr = 0
    raw = zip_of((info, SOURCE)).replace(struct.pack("<L", 0o600 << 16), struct.pack("<L", 0))
    (entry,) = opened(raw).entries
    assert entry.executable is None


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (stat.S_IFLNK, "is a link"),
        (stat.S_IFCHR, "is a device"),
        (stat.S_IFBLK, "is a device"),
        (stat.S_IFIFO, "is a named pipe"),
        (stat.S_IFSOCK, "is a socket"),
    ],
)
@pytest.mark.parametrize("name", [NAME, "notes.txt", "folder/"])
def test_members_that_are_no_files_are_refused(kind: int, words: str, name: str) -> None:
    info = zip_info(name)
    info.external_attr = (kind | 0o777) << 16
    assert words in refused(zip_of((info, b"/etc/passwd")))


def test_links_of_an_ignored_folder_do_no_harm() -> None:
    link = zip_info("venv/bin/python")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    (entry,) = opened(zip_of((link, b"/usr/bin/python3"), (NAME, SOURCE))).entries
    assert entry.data == SOURCE


def test_a_file_that_is_too_large_is_a_problem_of_that_file_alone() -> None:
    large = b"x" * (LARGEST_FILE + 1)
    first, second = opened(zip_of((NAME, large), ("1-pool_forward.py", SOURCE))).entries
    assert (first.data, "but should be at most 1 MiB" in first.problem) == (b"", True)
    assert second.data == SOURCE


def test_a_file_of_the_largest_size_is_read() -> None:
    (entry,) = opened(zip_of((NAME, b"x" * LARGEST_FILE))).entries
    assert len(entry.data) == LARGEST_FILE


def lying(declared: int, actual: bytes) -> bytes:
    """A zip whose headers declare another size than its data has, checksum and all."""
    raw = bytearray(zip_of((NAME, actual)))
    for signature, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = raw.index(signature) + at
        raw[start : start + 4] = struct.pack("<L", declared)
    return bytes(raw)


@pytest.mark.parametrize("declared", [10, len(SOURCE) - 1, len(SOURCE) + 1])
def test_a_size_that_lies_is_refused(declared: int) -> None:
    assert "w.zip was not opened" in refused(lying(declared, SOURCE))


def test_a_bomb_that_declares_ten_bytes_takes_no_memory() -> None:
    bomb = lying(10, b"\0" * (32 * archives.MEBIBYTE))
    tracemalloc.start()
    try:
        assert "w.zip was not opened" in refused(bomb)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 4 * archives.MEBIBYTE


def test_a_bomb_that_declares_its_size_is_refused() -> None:
    assert "grow more than 200 times" in refused(zip_of(("notes.txt", b"\0" * (8 * archives.MEBIBYTE))))


def test_encrypted_members_are_refused() -> None:
    raw = bytearray(zip_of((NAME, SOURCE)))
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(signature) + at] |= 1
    assert f"{NAME} is encrypted; pack it without a password" in refused(bytes(raw))


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_unusual_compression_is_refused(method: int) -> None:
    assert "unusual method" in refused(zip_of((NAME, SOURCE), method=method))


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_the_usual_compressions_are_read(method: int) -> None:
    (entry,) = opened(zip_of((NAME, SOURCE), method=method)).entries
    assert entry.data == SOURCE


def test_damaged_data_is_refused() -> None:
    raw = bytearray(zip_of((NAME, SOURCE), method=zipfile.ZIP_STORED))
    raw[raw.index(SOURCE) + 3] ^= 1
    assert "it is damaged (BadZipFile: Bad CRC-32" in refused(bytes(raw))


def test_every_cut_of_a_zip_is_refused() -> None:
    raw = zip_of((NAME, SOURCE))
    for length in range(len(raw)):
        assert "it is damaged" in refused(raw[:length]), length


def test_a_nul_does_not_hide_the_rest_of_a_name() -> None:
    raw = zip_of((f"{NAME}X/../../x", SOURCE)).replace(b".pyX", b".py\0")
    assert "NUL" in refused(raw)


def test_names_that_differ_between_directory_and_data_are_refused() -> None:
    raw = zip_of((NAME, SOURCE)).replace(NAME.encode(), b"1-pool_forward.py", 1)
    assert "it is damaged" in refused(raw)


def test_too_many_members_are_refused_before_they_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = zip_of(*((f"{number}.txt", b"") for number in range(200)))
    monkeypatch.setattr("grader.judge.zips.MOST_MEMBERS", 100)

    def never(*_arguments: object) -> None:
        pytest.fail("the directory was read")

    monkeypatch.setattr(zipfile, "ZipFile", never)
    assert "more than 100 members" in refused(raw)


def test_members_that_share_their_data_are_read_within_the_bounds() -> None:
    """An overlapping bomb: a thousand directory entries for one compressed body."""
    body = b"\0" * LARGEST_FILE
    held = io.BytesIO(zip_of((NAME, body)))
    with zipfile.ZipFile(held, "a") as changed:
        (info,) = changed.infolist()
        for number in range(1000):
            twin = zipfile.ZipInfo(f"{number}/{NAME}")
            for field in ("header_offset", "compress_size", "file_size", "CRC", "compress_type"):
                setattr(twin, field, getattr(info, field))
            changed.filelist.append(twin)
        changed._didModify = True  # type: ignore[attr-defined]
    assert "w.zip was not opened" in refused(held.getvalue())


def test_backslashes_are_folders() -> None:
    """As old Windows programs write them; zipfile itself would take the whole for one name."""
    raw = zip_of((f"cnn/{NAME}", SOURCE)).replace(f"cnn/{NAME}".encode(), f"cnn\\{NAME}".encode())
    (entry,) = opened(raw).entries
    assert entry.path == f"cnn/{NAME}"


def test_a_zip_behind_a_program_is_still_a_zip(tmp_path: Path) -> None:
    """``read_zip`` itself reads on; what stands first decides in ``read_archive``."""
    raw = b"#!/bin/sh\n" + zip_of((NAME, SOURCE))
    (tmp_path / "w.zip").write_bytes(raw)
    assert len(opened(raw).entries) == 1
    with pytest.raises(ArchiveError, match="its content is no archive"):
        archives.read_archive(tmp_path / "w.zip", "w.zip", Names(pack()))


def test_an_empty_zip_holds_nothing() -> None:
    assert opened(zip_of()).entries == ()
