"""Take a student's work, wherever it lies, as one immutable Submission; nothing of it is executed or written."""

import hashlib
import stat
from pathlib import Path

from grader.core.errors import SubmissionError
from grader.core.exercise import Pack
from grader.core.said import numbered, say
from grader.core.submission import SourceFile, Submission
from grader.judge.archives import read_archive
from grader.judge.entries import LARGEST_FILE, Entry, Found, too_large
from grader.judge.folders import CARRIES_MODES, NotRegularError, read_bounded, read_folder
from grader.judge.language import handed_in
from grader.judge.names import Names, archive_suffix, composed, printable

_MOST_NAMED = 5


def collect(path: Path, pack: Pack) -> Submission:
    """The files of a folder, a single file, a zip or a tar, by exercise.

    An exercise's file is searched by its exact name at the top, in the pack's folders and below; then by a
    near name, with a note. Where several fit equally well and differ, none is taken and
    ``Submission.problems`` says which they are.

    Raises:
        SubmissionError: the path does not exist, cannot be read, or is a single file of no exercise.
        ArchiveError: an archive is damaged, too large, or reaches outside its own folder.

    """
    return handed_in(_collected(path, Names(pack)), pack)


def _collected(path: Path, names: Names) -> Submission:
    shown = printable(str(path))
    try:
        mode = path.stat().st_mode
        full = path.resolve(strict=True)
    except (OSError, ValueError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = f"{shown} cannot be opened ({printable(reason)}): name a folder, a Python file, a zip or a tar"
        raise SubmissionError(message) from error
    if stat.S_ISDIR(mode):
        return _submission(full.name, read_folder(full, names), names, shown)
    if not stat.S_ISREG(mode):
        message = f"{shown} is neither a file nor a folder: name a folder, a Python file, a zip or a tar"
        raise SubmissionError(message)
    suffix = archive_suffix(path.name)
    if suffix:
        # The name that was asked for counts, not the one that a link leads to.
        found = read_archive(full, printable(path.name), names)
        return _submission(path.name[: -len(suffix)], found, names, shown)
    return _submission(path.stem, _single(path, full, names), names, shown)


def _single(path: Path, full: Path, names: Names) -> Found:
    """A file handed in by itself, which must be some exercise's."""
    shown = printable(path.name)
    if not names.may_be_one(path.name):
        expected = ", ".join(names.expected.values())
        raise SubmissionError(f"{shown} is no exercise's file, but should be one of {expected}: rename it")
    try:
        data, status = read_bounded(full.parent, full.name)
    except NotRegularError as error:
        raise SubmissionError(f"{shown} is not a regular file: hand in the file itself") from error
    except OSError as error:
        message = f"{shown} cannot be read ({error.strerror or error}): check the rights of the file"
        raise SubmissionError(message) from error
    if status.st_size > LARGEST_FILE or len(data) > LARGEST_FILE:
        return Found((Entry(path.name, problem=too_large(shown, max(status.st_size, len(data)))),))
    executable = bool(status.st_mode & stat.S_IXUSR) if CARRIES_MODES else None
    return Found((Entry(path.name, data, executable),))


def _submission(name: str, found: Found, names: Names, shown: str) -> Submission:
    """Choose among what was found, exercise by exercise."""
    by_path = {entry.path: entry for entry in found.entries}
    files: dict[str, SourceFile] = {}
    problems: dict[str, str] = {}
    for exercise, expected in names.expected.items():
        rivals = [by_path[path] for path in names.candidates(exercise, by_path, found.wrapper)]
        if not rivals:
            continue
        problem = _problem(rivals, expected)
        if problem:
            problems[exercise] = problem
        else:
            files[exercise] = _source_file(rivals[0], expected)
    notes = found.notes
    if found.unopened and len(files) + len(problems) < len(names.expected):
        inner = ", ".join(printable(path) for path in found.unopened[:_MOST_NAMED])
        notes = (*notes, say("archives inside are not opened: {names}", names=inner))
    if not files and not problems:
        expected_names = ", ".join(names.expected.values())
        missing = say(
            "no file of an exercise was found in {place}: the expected names are {names}",
            place=shown,
            names=expected_names,
        )
        notes = (*notes, missing)
    return Submission(printable(name) or "submission", files, _digest(files), notes, problems)


def _problem(rivals: list[Entry], expected: str) -> str:
    """Why none of the candidates can be taken; empty if one can. Copies of one another are one file."""
    spoiled = [entry.problem for entry in rivals if entry.problem]
    if len(rivals) == 1:
        return spoiled[0] if spoiled else ""
    if not spoiled and len({entry.data for entry in rivals}) == 1:
        return ""
    named = ", ".join(printable(entry.path) for entry in rivals[:_MOST_NAMED])
    if len(rivals) > _MOST_NAMED:
        named = numbered(len(rivals) - _MOST_NAMED, "{names} and {count} more", names=named)
    return say(
        "several files could be {expected}: {names}; keep one of them under that name", expected=expected, names=named
    )


def _source_file(entry: Entry, expected: str) -> SourceFile:
    path = printable(composed(entry.path))
    name = path.rsplit("/", 1)[-1]
    misnamed = say("the file is named {name}, but should be {expected}", name=name, expected=expected)
    return SourceFile(path, entry.data, entry.executable, () if name == expected else (misnamed,))


def _digest(files: dict[str, SourceFile]) -> str:
    """SHA-256 over exercise and content of each file: the same work has the same digest under any name."""
    digest = hashlib.sha256()
    for exercise in sorted(files):
        for part in (exercise.encode(), files[exercise].data):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return digest.hexdigest()
