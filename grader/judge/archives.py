"""Open an archive without trusting it: nothing is written to disk, and every size is checked before it is read.

All of an archive is refused for one dishonest member: an archive that tries once is not read on.
"""

import stat
import struct
from collections.abc import Iterable
from pathlib import Path

import msgspec

from grader.core.errors import ArchiveError
from grader.judge.entries import LARGEST_FILE, LARGEST_READ, Found
from grader.judge.folders import NotRegularError, read_bounded
from grader.judge.names import (
    VENV_MARK,
    Names,
    archive_suffix,
    composed,
    has_drive,
    is_ignored,
    printable,
    without_wrapper,
)

MEBIBYTE = 1024 * 1024
LARGEST_ARCHIVE = 64 * MEBIBYTE
LARGEST_UNPACKED = 128 * MEBIBYTE
MOST_MEMBERS = 10_000
LONGEST_PATH = 1024
HIGHEST_RATIO = 200
RATIO_MATTERS_FROM = 4 * MEBIBYTE
"""Unpacked bytes; a small text of one repeated letter is no bomb."""

DAMAGE = (struct.error, EOFError, OSError, ValueError, ArithmeticError, LookupError, RuntimeError, MemoryError)
"""What the standard library raises on damaged bytes beside its own errors: each seen on mutated archives."""

_SUFFIXES = {
    ".zip": "zip",
    ".tar": "tar",
    ".tar.gz": "gzip",
    ".tgz": "gzip",
    ".tar.bz2": "bzip2",
    ".tbz2": "bzip2",
    ".tbz": "bzip2",
    ".tar.xz": "xz",
    ".txz": "xz",
}
_MAGIC = (
    (0, b"PK\x03\x04", "zip"),
    (0, b"PK\x05\x06", "zip"),
    (0, b"\x1f\x8b", "gzip"),
    (0, b"BZh", "bzip2"),
    (0, b"\xfd7zXZ\x00", "xz"),
    (257, b"ustar", "tar"),
    (0, b"Rar!", "rar"),
    (0, b"7z\xbc\xaf\x27\x1c", "7z"),
)
_CURE = "pack the folder again as an ordinary zip, without data sets and environments"


class Member(msgspec.Struct, frozen=True):
    """What an archive says of one member before any of it is read.

    ``number`` is its place in the archive, from 0. ``mode`` holds Unix permission bits, or is None where
    the archive carries none. ``kind`` is empty for a plain file or folder, else the phrase for what it is.
    """

    number: int
    name: str
    size: int
    is_folder: bool
    mode: int | None = None
    kind: str = ""


def read_archive(path: Path, shown: str, names: Names) -> Found:
    """All members of a zip or tar that may be an exercise's, read in memory.

    ``path`` is resolved already; ``shown`` is the file's name as the person gave it.

    Raises:
        ArchiveError: it is damaged, too large, of another kind than its name says, or reaches outside.

    """
    # The readers are large, and only an archive needs them.
    from grader.judge.tars import read_tar
    from grader.judge.zips import read_zip

    try:
        data, status = read_bounded(path.parent, path.name, LARGEST_ARCHIVE)
    except NotRegularError as error:
        raise ArchiveError(f"{shown} is not a regular file, but should be a zip or tar") from error
    except OSError as error:
        raise ArchiveError(f"{shown} cannot be read ({error.strerror}): check the rights of the file") from error
    if status.st_size > LARGEST_ARCHIVE or len(data) > LARGEST_ARCHIVE:
        raise refusal(shown, f"it holds more than {LARGEST_ARCHIVE // MEBIBYTE} MiB")
    kind = _checked_kind(shown, data)
    return read_zip(data, shown, names) if kind == "zip" else read_tar(data, kind, shown, names)


def refusal(archive: str, fact: str, cure: str = _CURE) -> ArchiveError:
    """The one form of every refusal: culprit, fact, cure."""
    return ArchiveError(f"{archive} was not opened: {fact}; {cure}")


def _checked_kind(shown: str, data: bytes) -> str:
    """What kind of archive the bytes are, which must be what the name says."""
    said = _SUFFIXES.get(archive_suffix(shown))
    if said is None:
        raise refusal(shown, "this kind of archive is not read", "pack the folder as zip or tar.gz")
    if not data:
        raise refusal(shown, "it is empty", "download or pack it again")
    is_kind = next((kind for offset, magic, kind in _MAGIC if data.startswith(magic, offset)), None)
    if is_kind is None and said == "tar":
        return said  # Tars from before 1988 have no magic; their checksum is what tells.
    if is_kind != said:
        inside = f"a {is_kind} archive" if is_kind else "no archive"
        raise refusal(
            shown, f"it is named like a {said} archive, but its content is {inside}", "download or pack it again"
        )
    return said


class Checked(msgspec.Struct, frozen=True):
    """The members that may be an exercise's by clean path; the rest as in ``Found``."""

    wanted: dict[str, Member]
    wrapper: str
    unopened: tuple[str, ...]


def checked_members(members: Iterable[Member], archive: str, names: Names) -> Checked:
    """Look at every member, wanted or not, and keep those that are.

    Raises:
        ArchiveError: too many or too much in all, a path that leads outside, a link, a device, a name twice.

    """
    files: dict[str, Member] = {}
    unpacked = 0
    for member in members:
        if member.number >= MOST_MEMBERS:
            raise refusal(archive, f"it has more than {MOST_MEMBERS} members")
        path = clean_path(member.name, archive)
        unpacked += max(member.size, 0)
        if member.size < 0 or unpacked > LARGEST_UNPACKED:
            raise refusal(archive, f"unpacked it would be larger than {LARGEST_UNPACKED // MEBIBYTE} MiB")
        if member.is_folder or is_ignored(path):
            continue
        if member.kind:
            raise refusal(archive, f"{printable(path)} is {member.kind}", "pack the files themselves")
        if path in files:
            raise refusal(archive, f"{printable(path)} is in it twice", "pack the folder again, once")
        files[path] = member
    environments = tuple(path.removesuffix(VENV_MARK) for path in files if path.endswith(f"/{VENV_MARK}"))
    own = {path: member for path, member in files.items() if not (environments and path.startswith(environments))}
    wanted = {path: member for path, member in own.items() if names.may_be_one(path)}
    shown = (path for path in own if not path.rsplit("/", 1)[-1].startswith("."))
    return Checked(wanted, without_wrapper(shown), tuple(path for path in own if archive_suffix(path)))


def check_ratio(archive: str, packed: int, unpacked: int) -> None:
    """Refuse what grows too much when it is unpacked.

    Raises:
        ArchiveError: above :data:`HIGHEST_RATIO`, from :data:`RATIO_MATTERS_FROM` bytes on.

    """
    if unpacked > RATIO_MATTERS_FROM and unpacked > HIGHEST_RATIO * max(packed, 1):
        raise refusal(archive, f"it would grow more than {HIGHEST_RATIO} times when it is unpacked")


def check_read(archive: str, members: Iterable[Member]) -> None:
    """Refuse more files of an exercise's name than anyone has.

    Raises:
        ArchiveError: above :data:`LARGEST_READ` bytes.

    """
    if sum(member.size for member in members if member.size <= LARGEST_FILE) > LARGEST_READ:
        raise refusal(archive, "too many of its files have an exercise's name")


def clean_path(name: str, archive: str) -> str:
    """A member's path with forward slashes, without empty steps and ``.``, in Unicode's composed form.

    Raises:
        ArchiveError: the path is absolute, has a drive letter or ``..``, a NUL, or is too long.

    """
    path = composed(name.replace("\\", "/"))
    shown = printable(path[:80])
    cure = "pack the folder again, from inside it"
    if len(path) > LONGEST_PATH:
        raise refusal(archive, f"a path in it is longer than {LONGEST_PATH} characters", cure)
    if "\0" in path:
        raise refusal(archive, f"the name of {shown} holds a NUL character", cure)
    steps = [step for step in path.split("/") if step not in {"", "."}]
    if path.startswith("/") or has_drive("/".join(steps)):
        raise refusal(archive, f"{shown} is an absolute path", cure)
    if ".." in steps:
        raise refusal(archive, f"{shown} leads out of the archive", cure)
    return "/".join(steps)


def kind_of_mode(mode: int) -> str:
    """The phrase for a Unix file type that an archive must not hold; empty for plain files and folders."""
    kinds = {
        stat.S_IFLNK: "a link",
        stat.S_IFCHR: "a device",
        stat.S_IFBLK: "a device",
        stat.S_IFIFO: "a named pipe",
        stat.S_IFSOCK: "a socket",
    }
    return kinds.get(stat.S_IFMT(mode), "")


def executable(mode: int | None) -> bool | None:
    """Whether the owner may execute the file; None where the archive says nothing about it."""
    return None if mode is None else bool(mode & stat.S_IXUSR)
