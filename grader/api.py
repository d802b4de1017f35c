"""The public names: what another program may build on; everything below may move between releases."""

from pathlib import Path

from grader.core.errors import GraderError, IsolationError, UsageError
from grader.core.exercise import Exercise, Pack
from grader.core.report import FORMAT, Report
from grader.core.submission import Submission
from grader.judge import Expectations, FolderMemory, Memory, collect, grade
from grader.judge.grade import Progress
from grader.judge.language import speaking
from grader.packs import find_pack, load_pack
from grader.packs.places import pack_names
from grader.sandbox import Boxes, Layer, open_boxes, probe_layers
from grader.sandbox.layers import choose_tier

__all__ = [
    "FORMAT",
    "Boxes",
    "Exercise",
    "Expectations",
    "FolderMemory",
    "GraderError",
    "IsolationError",
    "Layer",
    "Memory",
    "Pack",
    "Progress",
    "Report",
    "Submission",
    "UsageError",
    "choose_tier",
    "collect",
    "find_pack",
    "grade",
    "grade_path",
    "load_pack",
    "open_boxes",
    "open_pack",
    "pack_names",
    "probe_layers",
]


def open_pack(
    name: str = "cnn", *, exercises: tuple[str, ...] = (), seed: int | None = None, language: str = "en"
) -> Pack:
    """Load a pack by its name or its folder's path, whole or only some exercises of it.

    Args:
        name: the pack's, or its folder's path.
        exercises: the ids of those to load; none for all.
        seed: another seed for the cases than the pack's own.
        language: what reports are told in, as far as the catalogues have it.

    Raises:
        UsageError: there is no such pack, exercise or language.
        PackError: its files are wrong.

    """
    folder, answers = find_pack(name)
    return speaking(load_pack(folder, answers, seed=seed, only=exercises), language)


def grade_path(
    path: Path,
    *,
    pack: str = "cnn",
    exercises: tuple[str, ...] = (),
    seed: int | None = None,
    isolation: str = "auto",
    progress: Progress | None = None,
    memory: Memory | None = None,
    language: str = "en",
) -> Report:
    """Grade a folder, a file, a zip or a tar from its files to its Report.

    Args:
        path: what was handed in.
        pack: a pack's name, or its folder's path.
        exercises: the ids of those to grade; none for all.
        seed: another seed for the cases than the pack's own.
        isolation: ``auto``, ``strict``, ``confined`` or ``process``.
        progress: told of each step.
        memory: where expected values are kept from one run to the next; None takes them anew.
        language: what the report is told in, as far as the catalogues have it.

    Raises:
        UsageError: the path, the pack, an exercise, the language or the isolation is not to be had; no code was run.
        BoxError: the box failed before anything could be graded.

    """
    loaded = open_pack(pack, exercises=exercises, seed=seed, language=language)
    submission = collect(path, loaded)
    with open_boxes(isolation) as boxes:
        return grade(submission, loaded, boxes=boxes, expectations=Expectations(boxes, memory), progress=progress)
