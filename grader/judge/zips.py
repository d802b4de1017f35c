"""Zip archives in memory: the directory is checked before a member is opened, and a member while it is read."""

import io
import zipfile
import zlib

from grader.judge.archives import (
    DAMAGE,
    MOST_MEMBERS,
    Member,
    check_ratio,
    check_read,
    checked_members,
    executable,
    kind_of_mode,
    refusal,
)
from grader.judge.entries import LARGEST_FILE, Entry, Found, too_large
from grader.judge.names import Names, printable

_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_UNIX_MAKERS = frozenset({3, 19})  # Unix and macOS: the only ones whose upper 16 bits are a Unix mode
_ENCRYPTED = 0x1
_DIRECTORY_ENTRY = b"PK\x01\x02"
_SPARE_SIGNATURES = 64

_DAMAGE = (zipfile.BadZipFile, zlib.error, *DAMAGE)


def read_zip(data: bytes, archive: str, names: Names) -> Found:
    """The members of a zip that may be an exercise's.

    Raises:
        ArchiveError: see :func:`grader.judge.archives.read_archive`.

    """
    # zipfile reads the whole directory before anyone can count it; each of its entries bears this signature.
    if data.count(_DIRECTORY_ENTRY) > MOST_MEMBERS + _SPARE_SIGNATURES:
        raise refusal(archive, f"it has more than {MOST_MEMBERS} members")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            infos = opened.infolist()
            members = [_member(number, info) for number, info in enumerate(infos)]
            checked = checked_members(members, archive, names)
            check_ratio(archive, len(data), sum(member.size for member in members))
            check_read(archive, checked.wanted.values())
            entries = tuple(
                _entry(opened, infos[member.number], path, member, archive) for path, member in checked.wanted.items()
            )
    except _DAMAGE as error:
        raise refusal(archive, f"it is damaged ({_reason(error)})", "download or pack it again") from error
    return Found(entries, checked.wrapper, unopened=checked.unopened)


def _member(number: int, info: zipfile.ZipInfo) -> Member:
    mode = info.external_attr >> 16
    # The name as it stands in the directory: zipfile cuts it at a NUL.
    name = info.orig_filename
    kind = kind_of_mode(mode)
    return Member(
        number=number,
        name=name,
        size=info.file_size,
        is_folder=name.replace("\\", "/").endswith("/") and not kind,
        mode=mode if info.create_system in _UNIX_MAKERS and mode else None,
        kind=kind,
    )


def _entry(opened: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, member: Member, archive: str) -> Entry:
    if member.size > LARGEST_FILE:
        return Entry(path, problem=too_large(printable(path), member.size))
    if info.flag_bits & _ENCRYPTED:
        raise refusal(archive, f"{printable(path)} is encrypted", "pack it without a password")
    if info.compress_type not in _METHODS:
        raise refusal(archive, f"{printable(path)} is compressed by an unusual method", "pack it as an ordinary zip")
    with opened.open(info) as file:
        data = file.read(LARGEST_FILE + 1)
        # Only a read up to the end compares the checksum.
        data += file.read(1)
    if len(data) != member.size:
        raise refusal(archive, f"{printable(path)} is not as large as the archive says", "download or pack it again")
    return Entry(path, data, executable(member.mode))


def _reason(error: BaseException) -> str:
    """A short, printable account of what a reader complained of."""
    return printable(f"{type(error).__name__}: {error}"[:120])
