"""Tars that lie, break, or hide something."""

import gzip
import io
import tarfile
import tracemalloc
import zlib

import pytest

from grader.core.errors import ArchiveError
from grader.judge import archives
from grader.judge.entries import LARGEST_FILE, Found
from grader.judge.names import Names
from grader.judge.tars import read_tar
from tests.unit.judge.archive_samples import tar_info, tar_of
from tests.unit.judge.small_pack import SOURCE, pack

NAME = "0-conv_forward.py"


def opened(data: bytes, kind: str = "tar") -> Found:
    return read_tar(data, kind, "w.tar", Names(pack()))


def refused(data: bytes, kind: str = "tar") -> str:
    with pytest.raises(ArchiveError) as caught:
        opened(data, kind)
    return str(caught.value)


@pytest.mark.parametrize(("mode", "expected"), [(0o755, True), (0o644, False), (0o4700, True), (0o055, False)])
def test_the_executable_bit_is_the_owners(mode: int, *, expected: bool) -> None:
    (entry,) = opened(tar_of((tar_info(NAME, len(SOURCE), mode), SOURCE))).entries
    assert entry.executable is expected


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (tarfile.SYMTYPE, "is a link"),
        (tarfile.LNKTYPE, "is a link"),
        (tarfile.CHRTYPE, "is a device"),
        (tarfile.BLKTYPE, "is a device"),
        (tarfile.FIFOTYPE, "is a named pipe"),
        (b"D", "is of a kind that is not read"),
    ],
)
@pytest.mark.parametrize("name", [NAME, "notes.txt"])
def test_members_that_are_no_files_are_refused(kind: bytes, words: str, name: str) -> None:
    assert words in refused(tar_of((tar_info(name, kind=kind, to="/etc/passwd"), b"")))


def test_links_of_an_ignored_folder_do_no_harm() -> None:
    link = tar_info("venv/bin/python", kind=tarfile.SYMTYPE, to="/usr/bin/python3")
    (entry,) = opened(tar_of((link, b""), (NAME, SOURCE))).entries
    assert entry.data == SOURCE


def test_sparse_files_are_refused() -> None:
    info = tar_info(NAME, len(SOURCE))
    info.pax_headers = {"GNU.sparse.major": "1", "GNU.sparse.minor": "0", "GNU.sparse.realsize": str(1 << 40)}
    assert "w.tar was not opened" in refused(tar_of((info, b"1\n0\n14\n".ljust(512, b"\0") + SOURCE)))


def test_folders_and_the_dot_are_no_files() -> None:
    folder = tar_info("./", mode=0o755, kind=tarfile.DIRTYPE)
    below = tar_info("./cnn", mode=0o755, kind=tarfile.DIRTYPE)
    (entry,) = opened(tar_of((folder, b""), (below, b""), (f"./cnn/{NAME}", SOURCE))).entries
    assert entry.path == f"cnn/{NAME}"


def test_a_file_that_is_too_large_is_a_problem_of_that_file_alone() -> None:
    large = b"x" * (LARGEST_FILE + 1)
    first, second = opened(tar_of((NAME, large), ("1-pool_forward.py", SOURCE))).entries
    assert (first.data, "but should be at most 1 MiB" in first.problem) == (b"", True)
    assert second.data == SOURCE


@pytest.mark.parametrize("name", ["/etc/passwd", "../x.py", "a/../../x.py", "C:\\x.py"])
def test_paths_that_lead_outside_are_refused(name: str) -> None:
    assert "w.tar was not opened" in refused(tar_of((NAME, SOURCE), (name, b"")))


@pytest.mark.parametrize("kind", ["tar", "gzip", "bzip2", "xz"])
def test_every_cut_of_a_tar_within_its_data_is_refused(kind: str) -> None:
    modes = {"tar": "w", "gzip": "w:gz", "bzip2": "w:bz2", "xz": "w:xz"}
    raw = tar_of((NAME, b"x = 1\n" * 200), mode=modes[kind])
    end = 512 + 1200 if kind == "tar" else len(raw)
    for length in range(0, end, 1 if end < 1000 else 7):
        assert "it is damaged" in refused(raw[:length], kind), length


def test_a_broken_header_is_not_taken_for_the_end() -> None:
    raw = bytearray(tar_of(("notes.txt", b"x"), (NAME, SOURCE)))
    raw[1024 + 150] ^= 1
    assert "a header cannot be read" in refused(bytes(raw))


def test_an_archive_that_ends_without_the_two_empty_blocks_is_read() -> None:
    (entry,) = opened(tar_of((NAME, SOURCE))[: 512 + 512]).entries
    assert entry.data == SOURCE


def test_a_compressed_bomb_takes_no_more_than_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    most = 8 * archives.MEBIBYTE
    monkeypatch.setattr("grader.judge.tars.LARGEST_UNPACKED", most)
    bomb = gzip.compress(b"\0" * (16 * most))
    tracemalloc.start()
    try:
        assert "unpacked it would be larger than 8 MiB" in refused(bomb, "gzip")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 2 * most


@pytest.mark.parametrize(("kind", "mode"), [("gzip", "w:gz"), ("bzip2", "w:bz2"), ("xz", "w:xz")])
def test_what_grows_too_much_is_refused(kind: str, mode: str) -> None:
    bomb = tar_of(("notes.txt", b"\0" * (8 * archives.MEBIBYTE)), mode=mode)
    assert "grow more than 200 times" in refused(bomb, kind)


def test_a_dictionary_of_gigabytes_is_refused() -> None:
    """The header of an xz says what its reader must allocate: here 4 GiB - 1, in one byte."""
    raw = bytearray(tar_of((NAME, SOURCE), mode="w:xz"))
    header = 12  # behind the stream's own header: size in words, flags, filter, length and byte of its property
    end = header + 4 * (raw[header] + 1)
    assert raw[header + 2 : header + 4] == b"\x21\x01"
    raw[header + 4] = 40
    raw[end - 4 : end] = zlib.crc32(raw[header : end - 4]).to_bytes(4, "little")
    assert "Memory usage limit" in refused(bytes(raw), "xz")


def test_a_chain_of_long_names_is_damage_and_no_crash() -> None:
    block = tar_info("././@LongLink", 512, kind=tarfile.GNUTYPE_LONGNAME).tobuf() + b"a" * 511 + b"\0"
    assert "it is damaged (RecursionError" in refused(block * 3000)


def test_a_header_of_a_hundred_mebibytes_is_bounded() -> None:
    info = tar_info(NAME, len(SOURCE))
    info.pax_headers = {"comment": "x" * (8 * archives.MEBIBYTE)}
    assert "grow more than 200 times" in refused(tar_of((info, SOURCE), mode="w:gz"), "gzip")


def extended(data: bytes, kind: bytes = tarfile.XHDTYPE) -> bytes:
    """Return a tar of one right file behind a header of attributes as it stands."""
    info = tar_info("attributes", len(data), kind=kind)
    return info.tobuf(tarfile.USTAR_FORMAT) + data + bytes(-len(data) % 512) + tar_of((NAME, SOURCE))


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE])
@pytest.mark.parametrize(
    ("attributes", "words"),
    [
        (b"1" * 1000, "attributes that cannot be read"),
        (b"3 a" * 300 + b"=\n", "attributes that cannot be read"),
        (b"0 a=b\n", "attributes that cannot be read"),
        (b"99 a=b\n", "attributes that cannot be read"),
        (b"6 a=b", "attributes that cannot be read"),
        (b"7 abcd\n", "attributes that cannot be read"),
        (b"78 a=" + b"1" * 72 + b"\n", "an endless number"),
        (b"66000 a=" + b"x" * 65991 + b"\n", "an extended header of 66000 bytes"),
    ],
)
def test_attributes_that_take_long_to_read_are_not_read(kind: bytes, attributes: bytes, words: str) -> None:
    assert words in refused(extended(attributes, kind))


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.XGLTYPE])
def test_the_attributes_that_systems_write_are_read(kind: bytes) -> None:
    records = b"30 mtime=1700000000.123456789\n52 comment=0123456789012345678901234567890123456789\n"
    assert [entry.path for entry in opened(extended(records, kind)).entries] == [NAME]


def test_the_map_of_a_sparse_file_is_not_read() -> None:
    marks = b"22 GNU.sparse.major=1\n22 GNU.sparse.minor=0\n"
    info = tar_info("attributes", len(marks), kind=tarfile.XHDTYPE)
    data = b"60000000\n" + b"1\n" * 2000
    head = info.tobuf(tarfile.USTAR_FORMAT) + marks + bytes(-len(marks) % 512)
    assert "ReadError: a sparse file" in refused(head + tar_of((NAME, data)))


def test_thousands_of_empty_streams_are_refused() -> None:
    assert "more than 10000 streams" in refused(gzip.compress(b"") * 10_100, "gzip")
    assert opened(gzip.compress(tar_of((NAME, SOURCE))) + gzip.compress(b"") * 100, "gzip").entries


def test_members_that_go_backwards_are_refused() -> None:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as made:
        made.addfile(tar_info("a.txt", 0), io.BytesIO())
    raw = bytearray(held.getvalue())
    # A size below zero, in the base-256 form that GNU tar knows.
    raw[124:136] = b"\xff" * 10 + (-1024 & 0xFFFF).to_bytes(2, "big")
    raw[148:156] = b" " * 8
    checksum = sum(raw[:512])
    raw[148:156] = b"%06o\0 " % checksum
    assert "w.tar was not opened" in refused(bytes(raw))


def test_pax_names_are_read() -> None:
    name = f"{'é' * 120}/{NAME}"
    (entry,) = opened(tar_of((name, SOURCE))).entries
    assert entry.path == name


def test_an_empty_tar_holds_nothing() -> None:
    assert opened(tar_of()).entries == ()
