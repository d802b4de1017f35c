"""Walk a student's folder without trusting it: no link leads out, nothing blocks, everything is counted."""

import os
import stat
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from grader.core.errors import SubmissionError
from grader.core.said import say
from grader.judge.entries import LARGEST_FILE, LARGEST_READ, Entry, Found, too_large
from grader.judge.names import VENV_MARK, Names, archive_suffix, is_ignored_folder, printable

MOST_FILES = 100_000
DEEPEST = 16
MOST_NOTES = 10
_LONGEST_SHOWN = 60
_KINDS = (
    (stat.S_ISFIFO, say("a named pipe")),
    (stat.S_ISSOCK, say("a socket")),
    (stat.S_ISCHR, say("a device")),
    (stat.S_ISBLK, say("a device")),
)
CARRIES_MODES = os.name == "posix"
"""Whether a file's executable bit is its owner's own choice here."""

_BY_DIRECTORY = os.open in os.supports_dir_fd
# Without O_NONBLOCK the opening of a pipe waits for its other end; both flags are missing on Windows.
_READ_ONLY = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


class NotRegularError(OSError):
    """What was opened is not a regular file any more."""


def read_folder(top: Path, names: Names) -> Found:
    """All files below a folder that may be an exercise's, read; nearer folders first.

    Links are read only where they lead to a regular file inside the folder. Pipes, sockets and devices
    are left out with a note, and never opened.

    Raises:
        SubmissionError: the folder itself cannot be listed.

    """
    walk = _Walk(top, names)
    try:
        entries = tuple(walk.entries())
    except OSError as error:
        message = f"{printable(str(top))} cannot be listed ({error.strerror}): check the rights of the folder"
        raise SubmissionError(message) from error
    return Found(entries, walk.wrapper, tuple(walk.notes), tuple(walk.unopened))


class _Walk:
    """One walk through a folder, breadth first."""

    def __init__(self, top: Path, names: Names) -> None:
        self._top = top
        self._names = names
        self._seen = 0
        self._read = 0
        self.wrapper = ""
        self.notes: list[str] = []
        self.unopened: list[str] = []

    def entries(self) -> Iterator[Entry]:
        """Each file that may be an exercise's; the notes are complete when it has ended."""
        waiting = deque([("", 0)])
        while waiting:
            folder, depth = waiting.popleft()
            listing = self._listing(folder)
            if listing is None:
                continue
            below, files = listing
            if not folder and len(below) == 1 and all(item.name.startswith(".") for item in files):
                self.wrapper = f"{below[0].name}/"
            if depth < DEEPEST:
                waiting.extend((f"{folder}{item.name}/", depth + 1) for item in below)
            elif below:
                place = printable(folder[:_LONGEST_SHOWN])
                self._note(say("folders below {place}… lie too deep and were not looked at", place=place))
            for item in files:
                if archive_suffix(item.name):
                    self.unopened.append(folder + item.name)
                if self._names.may_be_one(folder + item.name):
                    yield from self._entry(folder + item.name, item)
            if self._seen > MOST_FILES:
                self._note(
                    say(
                        "only the first {count} files were looked at: point at the folder that holds the exercises",
                        count=MOST_FILES,
                    )
                )
                return

    def _note(self, note: str) -> None:
        """Keep a remark, unless there are too many of them already."""
        if len(self.notes) < MOST_NOTES:
            self.notes.append(note)

    def _listing(self, folder: str) -> tuple[list[os.DirEntry[str]], list[os.DirEntry[str]]] | None:
        """The folders in a folder and everything else in it, by name; nothing for a virtual environment."""
        below: list[os.DirEntry[str]] = []
        files: list[os.DirEntry[str]] = []
        try:
            with os.scandir(self._top / folder) as found:
                for item in found:
                    self._seen += 1
                    if self._seen > MOST_FILES:
                        break
                    (below if self._is_folder(item) else files).append(item)
        except OSError as error:
            if not folder:
                raise
            place = printable(folder)
            self._note(say("{place} cannot be listed ({reason}) and was left out", place=place, reason=error.strerror))
            return None
        if folder and any(item.name == VENV_MARK for item in files):
            return None
        below = [item for item in below if not is_ignored_folder(item.name)]
        return sorted(below, key=lambda item: item.name), sorted(files, key=lambda item: item.name)

    @staticmethod
    def _is_folder(item: os.DirEntry[str]) -> bool:
        """Whether it is a folder in its own right: neither a link nor a Windows junction."""
        try:
            junction = getattr(item, "is_junction", bool)()
            return item.is_dir(follow_symlinks=False) and not junction
        except OSError:
            return False

    def _entry(self, path: str, item: os.DirEntry[str]) -> Iterator[Entry]:
        shown = printable(path)
        try:
            mode = item.stat(follow_symlinks=False).st_mode
            if stat.S_ISDIR(mode):
                return
            for is_kind, kind in _KINDS:
                if is_kind(mode):
                    self._note(say("{path} is {kind}, but should be a file: it was left out", path=shown, kind=kind))
                    return
            real = self._resolved(path) if stat.S_ISLNK(mode) else path
            if real is None:
                leads_out = say("{path} is a link that leads out of the folder: hand in the file itself", path=shown)
                yield Entry(path, problem=leads_out)
                return
            yield self._read_entry(path, real)
        except NotRegularError:
            yield Entry(path, problem=say("{path} is not a regular file: hand in the file itself", path=shown))
        except FileNotFoundError:
            yield Entry(path, problem=say("{path} is a link that leads nowhere: hand in the file itself", path=shown))
        except OSError as error:
            reason = error.strerror or str(error)
            unread = say("{path} cannot be read ({reason}): check the rights of the file", path=shown, reason=reason)
            yield Entry(path, problem=unread)

    def _resolved(self, path: str) -> str | None:
        """Where a link inside the folder leads, as a path inside the folder; None if it leads out."""
        top = os.path.realpath(self._top)
        real = os.path.realpath(os.path.join(top, path), strict=True)
        inside = os.path.relpath(real, top).replace(os.sep, "/")
        return None if inside.startswith("../") or os.path.isabs(inside) else inside

    def _read_entry(self, path: str, real: str) -> Entry:
        data, status = read_bounded(self._top, real)
        if status.st_size > LARGEST_FILE or len(data) > LARGEST_FILE:
            return Entry(path, problem=too_large(printable(path), max(status.st_size, len(data))))
        self._read += len(data)
        if self._read > LARGEST_READ:
            too_many = say("{path} was not read: too many files have an exercise's name", path=printable(path))
            return Entry(path, problem=too_many)
        executable = bool(status.st_mode & stat.S_IXUSR) if CARRIES_MODES else None
        return Entry(path, data, executable)


def read_bounded(top: Path, path: str, most: int = LARGEST_FILE) -> tuple[bytes, os.stat_result]:
    """The bytes of a regular file below ``top``, and its status; of a larger one nothing is read.

    Every step of the path is opened without following links, so that nothing that changes meanwhile
    leads elsewhere.

    Raises:
        NotRegularError: it is no regular file.
        OSError: it cannot be opened or read.

    """
    descriptor = _opened(top, path)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise NotRegularError(f"{path} is not a regular file")
        if status.st_size > most:
            return b"", status
        with open(descriptor, "rb", closefd=False) as file:
            return file.read(most + 1), status
    finally:
        os.close(descriptor)


def _opened(top: Path, path: str) -> int:
    """A descriptor of a file below ``top``, opened from folder to folder where the system can."""
    if not _BY_DIRECTORY:
        return os.open(top / path, _READ_ONLY | _NO_LINK)
    *folders, name = path.split("/")
    at = os.open(top, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for folder in folders:
            below = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | _NO_LINK, dir_fd=at)
            os.close(at)
            at = below
        return os.open(name, _READ_ONLY | _NO_LINK, dir_fd=at)
    finally:
        os.close(at)
