"""Open a platform's own archive, as distrustfully as a student's: no way out of the folder, no bombs, no links."""

import shutil
import tarfile
import zipfile
from errno import EDQUOT, ENOSPC
from pathlib import Path, PurePosixPath

from grader.core.errors import ArchiveError
from grader.store.files import StorageError

_SAYS_UTF8 = 0x800
MOST_FILES = 200_000
MOST_BYTES = 8 * 1024**3


def extract(archive: Path, folder: Path) -> None:
    """Write the regular files of an archive under a folder.

    Raises:
        ArchiveError: it is damaged, too large, or a name in it leads outside.
        StorageError: there is no room for what it holds.

    """
    try:
        if zipfile.is_zipfile(archive) or archive.suffix.lower() == ".zip":
            _zip(archive, folder)
        else:
            _tar(archive, folder)
    except (OSError, zipfile.BadZipFile, tarfile.TarError, EOFError, RuntimeError, NotImplementedError) as error:
        if isinstance(error, OSError) and error.errno in (ENOSPC, EDQUOT):
            raise StorageError(f"{archive} does not fit into {folder} ({error.strerror}); make room there") from error
        # tarfile tells of every way that it tried, a line each.
        why = str(error).partition("\n")[0].rstrip(":")
        raise ArchiveError(f"{archive} cannot be opened ({why}); download it again") from error


def _zip(archive: Path, folder: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        members = [member for member in opened.infolist() if not member.is_dir()]
        _check(archive, len(members), sum(member.file_size for member in members))
        for member in members:
            mode = member.external_attr >> 16
            if mode & 0o170000 not in (0, 0o100000):
                continue
            target = _place(archive, folder, _name(member))
            with opened.open(member) as source, target.open("wb") as copy:
                shutil.copyfileobj(source, copy)
            if mode & 0o111:
                target.chmod(0o755)


def _name(member: zipfile.ZipInfo) -> str:
    """Return a member's name: macOS writes UTF-8 without saying so, and it is read as an old code page."""
    if member.flag_bits & _SAYS_UTF8:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return member.filename


def _tar(archive: Path, folder: Path) -> None:
    with tarfile.open(archive) as opened:
        number = size = 0
        for member in opened:
            if not member.isreg():
                continue
            number, size = number + 1, size + member.size
            _check(archive, number, size)
            target = _place(archive, folder, member.name)
            source = opened.extractfile(member)
            if source is not None:
                with source, target.open("wb") as copy:
                    shutil.copyfileobj(source, copy)
            if member.mode & 0o111:
                target.chmod(0o755)


def _check(archive: Path, number: int, size: int) -> None:
    if number > MOST_FILES or size > MOST_BYTES:
        raise ArchiveError(f"{archive} holds {number} files of {size} bytes: open it yourself, and give the folder")


def _place(archive: Path, folder: Path, name: str) -> Path:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if not parts or parts[0] == "/" or ".." in parts or parts[0].endswith(":") or "\0" in name:
        raise ArchiveError(f"{archive} holds a file that leads outside ({name!r}): this is no platform's download")
    target = folder.joinpath(*parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    return target
