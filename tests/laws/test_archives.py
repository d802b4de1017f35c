"""Laws of opening: any bytes give files or the named error; and no name leads outside."""

import gzip
import io
import tarfile
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.core.errors import ArchiveError
from grader.judge.archives import clean_path
from grader.judge.entries import LARGEST_FILE, Found
from grader.judge.names import Names, composed, is_ignored, printable
from grader.judge.tars import read_tar
from grader.judge.zips import read_zip
from tests.unit.judge.archive_samples import tar_info, tar_of, zip_of
from tests.unit.judge.small_pack import FILES, SOURCE, pack

NAMES = Names(pack())
KINDS = {"tar": "w", "gzip": "w:gz", "bzip2": "w:bz2", "xz": "w:xz"}

LINK = tar_info("a/link.py", kind=tarfile.SYMTYPE, to="../../etc/passwd")
LONG = f"{'d' * 90}/{'e' * 90}/{FILES[1]}"
ZIPS = (
    zip_of((FILES[0], SOURCE), ("a/notes.txt", b"x" * 300)),
    zip_of((f"cnn/{FILES[0]}", SOURCE * 9), (LONG, SOURCE), method=zipfile.ZIP_STORED),
    zip_of((FILES[0], SOURCE), method=zipfile.ZIP_LZMA),
)
TARS = tuple(
    (kind, tar_of(*members, mode=mode))
    for kind, mode in KINDS.items()
    for members in (((FILES[0], SOURCE), (LONG, SOURCE), ("é.txt", b"x" * 300)), ((LINK, b""), (FILES[0], SOURCE)))
)

edits = st.lists(
    st.tuples(
        st.sampled_from(["set", "cut", "drop", "insert", "repeat"]), st.integers(0, 1 << 20), st.binary(max_size=12)
    ),
    min_size=1,
    max_size=6,
)


def edited(data: bytes, changes: list[tuple[str, int, bytes]]) -> bytes:
    """The same bytes after some damage."""
    raw = bytearray(data)
    for kind, where, material in changes:
        at = where % (len(raw) + 1)
        if kind == "set":
            raw[at : at + len(material)] = material
        elif kind == "cut":
            del raw[at:]
        elif kind == "drop":
            del raw[at : at + len(material)]
        elif kind == "insert":
            raw[at:at] = material
        else:
            raw[at:at] = raw[at : at + 512]
    return bytes(raw)


def sound(found: Found) -> None:
    """Whether what came out may be shown to the rest of the program."""
    assert len({entry.path for entry in found.entries}) == len(found.entries)
    for entry in found.entries:
        assert NAMES.may_be_one(entry.path)
        assert len(entry.data) <= LARGEST_FILE
        assert not entry.path.startswith("/")
        assert ".." not in entry.path.split("/")
        assert not (entry.data and entry.problem)


def opened(kind: str, data: bytes) -> Found | None:
    """What an archive holds; nothing where it is refused by name, in one line that can be shown."""
    try:
        return read_zip(data, "w", NAMES) if kind == "zip" else read_tar(data, kind, "w", NAMES)
    except ArchiveError as error:
        message = str(error)
    assert message.startswith("w was not opened: ")
    assert message.isprintable()
    return None


@given(st.sampled_from(ZIPS), edits)
def test_a_damaged_zip_is_read_or_refused(data: bytes, changes: list[tuple[str, int, bytes]]) -> None:
    found = opened("zip", edited(data, changes))
    if found is not None:
        sound(found)


@given(st.sampled_from(TARS), edits)
def test_a_damaged_tar_is_read_or_refused(sample: tuple[str, bytes], changes: list[tuple[str, int, bytes]]) -> None:
    kind, data = sample
    found = opened(kind, edited(data, changes))
    if found is not None:
        sound(found)


@given(st.sampled_from([data for kind, data in TARS if kind == "tar"]), edits)
def test_a_damaged_tar_with_its_compression_whole_is_read_or_refused(
    data: bytes, changes: list[tuple[str, int, bytes]]
) -> None:
    found = opened("gzip", gzip.compress(edited(data, changes), 1))
    if found is not None:
        sound(found)


@given(st.integers(0, 511), st.binary(min_size=1, max_size=12), st.sampled_from(TARS[:2]))
def test_a_header_with_a_right_checksum_is_read_or_refused(at: int, material: bytes, sample: tuple[str, bytes]) -> None:
    """Past the checksum: hostile numbers, types and names in a header that is otherwise whole."""
    raw = bytearray(sample[1])
    raw[at : at + len(material)] = material
    raw[148:156] = b" " * 8
    raw[148:156] = b"%06o\0 " % sum(raw[:512])
    found = opened("tar", bytes(raw))
    if found is not None:
        sound(found)


@given(
    st.dictionaries(
        st.text("abGNU.spareizxmojh", min_size=1, max_size=12) | st.sampled_from(["path", "size", "GNU.sparse.map"]),
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
        | st.integers(-(10**20), 10**20).map(str),
        max_size=4,
    )
)
def test_any_extended_header_is_read_or_refused(headers: dict[str, str]) -> None:
    info = tar_info(FILES[0], len(SOURCE))
    info.pax_headers = headers
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w", format=tarfile.PAX_FORMAT) as made:
        made.addfile(info, io.BytesIO(SOURCE))
    found = opened("tar", held.getvalue())
    if found is not None:
        sound(found)


@given(st.sampled_from(["zip", *KINDS]), st.binary(max_size=2000))
def test_any_bytes_are_read_or_refused(kind: str, data: bytes) -> None:
    found = opened(kind, data)
    if found is not None:
        sound(found)


@given(st.text(max_size=40) | st.text("./\\aC:\0", max_size=20))
def test_a_clean_path_stays_inside(name: str) -> None:
    try:
        path = clean_path(name, "w.zip")
    except ArchiveError:
        return
    assert not path.startswith("/")
    assert "\\" not in path
    assert "\0" not in path
    assert ".." not in path.split("/")
    assert clean_path(path, "w.zip") == path


@given(st.text(max_size=60))
def test_a_shown_name_can_be_printed_and_stored(name: str) -> None:
    shown = printable(name)
    shown.encode()
    assert shown.isprintable()
    assert printable(shown) == shown


@given(st.lists(st.text("0-_ .()1aAcCnN/oOvV", max_size=12) | st.sampled_from(FILES), max_size=6))
def test_a_candidate_is_always_one_of_the_paths_and_no_exact_name_is_passed_over(paths: list[str]) -> None:
    for exercise, expected in NAMES.expected.items():
        chosen = NAMES.candidates(exercise, paths)
        assert set(chosen) <= set(paths)
        exact = [path for path in paths if composed(path.rsplit("/", 1)[-1]) == expected]
        assert bool(exact) <= bool(chosen)
        if exact:
            assert set(chosen) <= set(exact)
        for path in chosen:
            assert is_ignored(path) or NAMES.may_be_one(path)


@pytest.mark.parametrize("kind", ["zip", *KINDS])
def test_the_samples_themselves_are_read(kind: str) -> None:
    """Else the laws above would hold of nothing."""
    data = ZIPS[0] if kind == "zip" else dict(TARS[::2])[kind]
    found = opened(kind, data)
    assert found is not None
    assert FILES[0] in {entry.path for entry in found.entries}
