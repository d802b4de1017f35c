"""Tar archives in memory, plain or compressed: unpacked up to a bound first, then read member by member."""

import bz2
import gzip
import io
import lzma
import re
import tarfile
import zlib
from collections.abc import Iterator
from typing import Self

from grader.judge.archives import (
    DAMAGE,
    LARGEST_UNPACKED,
    MEBIBYTE,
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

_XZ_MEMORY = 96 * MEBIBYTE
"""What the decompressor may use: xz -9 takes 65 MiB, a hostile header asks for 4 GiB."""

_PART = MEBIBYTE

_LARGEST_HEADER = 64 * 1024
"""Bytes of a header that stands beside a member's own: a long name or attributes, which take some hundreds."""

_LONG_NUMBER = re.compile(rb"\d{65}")
_LONGEST_LENGTH = 20

_EXTENDED = frozenset(
    {
        tarfile.XHDTYPE,
        tarfile.XGLTYPE,
        tarfile.SOLARIS_XHDTYPE,
        tarfile.GNUTYPE_LONGNAME,
        tarfile.GNUTYPE_LONGLINK,
    }
)
_GZIP = b"\x1f\x8b\x08"
_SPARE_STREAMS = 64

_DAMAGE = (tarfile.TarError, zlib.error, lzma.LZMAError, *DAMAGE)


class _Info(tarfile.TarInfo):
    """A member as tarfile reads it, but for what costs more to read than any student's work does.

    It searches attributes in a time that grows with their square, unless they are what they should be.
    """

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        """Read a header.

        Raises:
            tarfile.ReadError: the one that it announces is too large.

        """
        info = super().frombuf(buf, encoding, errors)
        if info.type in _EXTENDED and info.size > _LARGEST_HEADER:
            raise tarfile.ReadError(f"an extended header of {info.size} bytes")
        return info

    def _proc_pax(self, opened: tarfile.TarFile) -> tarfile.TarInfo:
        """Read a header of attributes once it is known that they follow one another."""
        place = self.offset + tarfile.BLOCKSIZE
        unpacked: io.BytesIO = opened.fileobj  # type: ignore[assignment]  # what read_tar opened
        _check_records(unpacked.getbuffer()[place : place + self.size].tobytes())
        return super()._proc_pax(opened)  # type: ignore[misc,no-any-return]  # typeshed leaves it out

    def _proc_gnusparse_10(self, *_: object) -> None:
        """Leave the map of a sparse file alone, which is as long as it likes: no such file is taken."""
        raise tarfile.ReadError("a sparse file")


def _check_records(attributes: bytes) -> None:
    """See that each record is as long as it says, and no number in them is endless.

    Raises:
        tarfile.ReadError: one is not.

    """
    at = 0
    while at < len(attributes):
        length = attributes[at : at + _LONGEST_LENGTH].partition(b" ")[0]
        record = attributes[at : at + int(length)] if length.isdigit() else b""
        if not record.endswith(b"\n") or len(record) < int(length) or b"=" not in record:
            raise tarfile.ReadError("attributes that cannot be read")
        at += len(record)
    if _LONG_NUMBER.search(attributes):
        raise tarfile.ReadError("an endless number")


def read_tar(data: bytes, kind: str, archive: str, names: Names) -> Found:
    """The members of a tar that may be an exercise's; ``kind`` is tar, gzip, bzip2 or xz.

    Raises:
        ArchiveError: see :func:`grader.judge.archives.read_archive`.

    """
    # Each stream costs as much as a page of text, and may hold nothing; each begins with this signature.
    if kind == "gzip" and data.count(_GZIP) > MOST_MEMBERS + _SPARE_STREAMS:
        raise refusal(archive, f"it has more than {MOST_MEMBERS} streams")
    try:
        unpacked = io.BytesIO()
        for part in _parts(data, kind):
            unpacked.write(part)
            if unpacked.tell() > LARGEST_UNPACKED:
                raise refusal(archive, f"unpacked it would be larger than {LARGEST_UNPACKED // MEBIBYTE} MiB")
        check_ratio(archive, len(data), unpacked.tell())
        unpacked.seek(0)
        with tarfile.open(fileobj=unpacked, mode="r:", tarinfo=_Info) as opened:
            infos: list[tarfile.TarInfo] = []
            checked = checked_members(_members(opened, infos), archive, names)
            _check_end(unpacked, opened.offset)
            check_read(archive, checked.wanted.values())
            entries = tuple(
                _entry(opened, infos[member.number], path, member) for path, member in checked.wanted.items()
            )
    except _DAMAGE as error:
        reason = printable(f"{type(error).__name__}: {error}"[:120])
        raise refusal(archive, f"it is damaged ({reason})", "download or pack it again") from error
    return Found(entries, checked.wrapper, unopened=checked.unopened)


def _parts(data: bytes, kind: str) -> Iterator[bytes]:
    """The tar itself in parts of at most a mebibyte, so that the caller can stop in time.

    Raises:
        EOFError: the compressed data ends too early.

    """
    if kind == "tar":
        yield data
    elif kind == "xz":
        # Not LZMAFile, which knows no bound for what the decompressor may use.
        decompressor = lzma.LZMADecompressor(format=lzma.FORMAT_XZ, memlimit=_XZ_MEMORY)
        yield decompressor.decompress(data, _PART)
        while not decompressor.eof:
            if decompressor.needs_input:
                raise EOFError("the compressed data ends too early")
            yield decompressor.decompress(b"", _PART)
    else:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) if kind == "gzip" else bz2.BZ2File(io.BytesIO(data)) as stream:
            while part := stream.read(_PART):
                yield part


def _members(opened: tarfile.TarFile, infos: list[tarfile.TarInfo]) -> Iterator[Member]:
    """Each member as it is read, which the list keeps in the same order."""
    furthest = -1
    for info in opened:
        if info.offset <= furthest:
            # A size below zero sends the reader back to where it was, for ever.
            raise tarfile.ReadError("its members do not follow one another")
        furthest = info.offset
        number = len(infos)
        infos.append(info)
        yield Member(number, info.name, info.size, info.isdir(), info.mode & 0o7777, _kind(info))


def _kind(info: tarfile.TarInfo) -> str:
    """The phrase for what is neither a plain file nor a folder."""
    if info.issym() or info.islnk():
        return "a link"
    if info.isfifo():
        return "a named pipe"
    if info.isdev():
        return "a device"
    if info.isdir() or (info.isreg() and not info.issparse()):
        return kind_of_mode(0)
    return "of a kind that is not read"


def _check_end(unpacked: io.BytesIO, offset: int) -> None:
    """Tell the end of the archive from damage: tarfile takes a header that it cannot read for the end.

    Raises:
        tarfile.ReadError: something other than zeros stands where the reading stopped.

    """
    unpacked.seek(offset)
    if unpacked.read(tarfile.BLOCKSIZE).strip(b"\0"):
        raise tarfile.ReadError("a header cannot be read")


def _entry(opened: tarfile.TarFile, info: tarfile.TarInfo, path: str, member: Member) -> Entry:
    if member.size > LARGEST_FILE:
        return Entry(path, problem=too_large(printable(path), member.size))
    file = opened.extractfile(info)
    data = b"" if file is None else file.read(LARGEST_FILE + 1)
    if len(data) != member.size:
        raise tarfile.ReadError("unexpected end of data")
    return Entry(path, data, executable(member.mode))
