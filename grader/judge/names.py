"""Which file is which exercise's, by name alone: exact names first, near names with a note, nothing guessed."""

import re
import unicodedata
from collections.abc import Iterable

from grader.core.exercise import Pack

IGNORED_FOLDERS = frozenset({"__macosx", "__pycache__", "venv", "node_modules", "site-packages"})
"""Folders that hold no student's own work, in lower case; every folder with a leading dot is ignored too."""

VENV_MARK = "pyvenv.cfg"

# What systems add to the name of a second copy: "x (1)", "x-1", "x - Copy", "x copy 2", "x - copie".
_COPY_MARK = re.compile(r"(?:\s*\(\d{1,3}\)|[-_ ]\d{1,3}|[-_ ]+cop(?:y|ie)(?:[-_ ]?\(?\d{1,3}\)?)?)$")
_SEPARATORS = re.compile(r"[-_.\s]+")
_DRIVE = re.compile(r"[A-Za-z]:")


_ARCHIVE_SUFFIXES = (
    *(".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tbz", ".tar.xz", ".txz"),
    *(".7z", ".rar", ".gz", ".bz2", ".xz", ".zst", ".tar.zst", ".cab", ".iso", ".dmg"),
)


def archive_suffix(name: str) -> str:
    """The ending that makes a file an archive (``.tar.gz``), of whatever kind, or nothing."""
    plain = name.casefold()
    return max((suffix for suffix in _ARCHIVE_SUFFIXES if plain.endswith(suffix)), key=len, default="")


def printable(name: str) -> str:
    """A file name that can be shown and stored anywhere: no control characters, no half characters.

    Characters that would steer a terminal or turn the line's direction are written as escapes.
    """
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in name)


def composed(name: str) -> str:
    """The name in Unicode's composed form: macOS hands names over decomposed."""
    return unicodedata.normalize("NFC", name)


def is_ignored(path: str) -> bool:
    """Whether a path with forward slashes lies in a folder, or is a file, that no student wrote."""
    *folders, name = path.split("/")
    return name.startswith("._") or any(is_ignored_folder(folder) for folder in folders)


def is_ignored_folder(name: str) -> bool:
    """Whether a folder of this name is left out of every search."""
    return name.startswith(".") or name.casefold() in IGNORED_FOLDERS


def near_keys(name: str) -> tuple[str, ...]:
    """What a file name comes down to without case and separators: first whole, then without the mark of a copy.

    Nothing for a name that is not Python's.
    """
    if name.isascii() and ".py" not in name.lower():
        return ()  # most files of a large folder, told without more work
    plain = unicodedata.normalize("NFKC", name).casefold().strip()
    if not plain.endswith(".py"):
        return ()
    stem = plain.removesuffix(".py").rstrip()
    return _SEPARATORS.sub("", stem), _SEPARATORS.sub("", _COPY_MARK.sub("", stem))


class Names:
    """The names that a pack expects, and the question whether a file may be one of them."""

    def __init__(self, pack: Pack) -> None:
        self.expected = {exercise.id: composed(exercise.file) for exercise in pack.exercises}
        self._files = frozenset(self.expected.values())
        self._folders = frozenset(composed(folder.strip("/")) for folder in pack.folders)
        # Of the expected name only the whole key: an ending "-1" of its own is no mark of a copy.
        self._keys = {exercise: (near_keys(file) or ("",))[0] for exercise, file in self.expected.items()}

    def may_be_one(self, path: str) -> bool:
        """Whether a path could be an exercise's file, exactly or nearly."""
        name = composed(path.rsplit("/", 1)[-1])
        return not is_ignored(path) and (name in self._files or bool(self._near_to(name)))

    def candidates(self, exercise: str, paths: Iterable[str], wrapper: str = "") -> tuple[str, ...]:
        """The best paths for an exercise: one to take, several to be told apart, or none.

        An exact name comes before a near one wherever it lies; among equals the top folder comes first,
        then the pack's own folders, then any other. ``wrapper`` is the one folder that holds everything,
        which counts as the top too. A file that has another exercise's name is never near to this one.
        """
        exact: list[str] = []
        near: list[str] = []
        for path in paths:
            name = composed(path.rsplit("/", 1)[-1])
            if name == self.expected[exercise]:
                exact.append(path)
            elif exercise in self._near_to(name):
                near.append(path)
        for group in (exact, near):
            if group:
                best = min(self._distance(path, wrapper) for path in group)
                return tuple(sorted(path for path in group if self._distance(path, wrapper) == best))
        return ()

    def _near_to(self, name: str) -> frozenset[str]:
        """The exercises that a name is near to; the whole name speaks louder than the one without copy mark."""
        if name in self._files:
            return frozenset()
        for key in near_keys(name):
            found = frozenset(exercise for exercise, wanted in self._keys.items() if key and wanted == key)
            if found:
                return found
        return frozenset()

    def _distance(self, path: str, wrapper: str) -> int:
        """0 at the top, 1 in one of the pack's folders, 2 anywhere else."""
        folders = {composed(path).rpartition("/")[0], composed(path.removeprefix(wrapper)).rpartition("/")[0]}
        if "" in folders:
            return 0
        return 2 if folders.isdisjoint(self._folders) else 1


def without_wrapper(paths: Iterable[str]) -> str:
    """The folder that holds everything (``work-main/``), as the archives of GitHub have it; else nothing."""
    tops = {path.partition("/")[::2] for path in paths}
    names = {name for name, _ in tops}
    if len(names) == 1 and all(rest for _, rest in tops):
        return f"{names.pop()}/"
    return ""


def has_drive(path: str) -> bool:
    """Whether a path begins with a Windows drive letter."""
    return _DRIVE.match(path) is not None
