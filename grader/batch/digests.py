"""What a result is found by: everything that it depends on, and nothing else."""

import hashlib
from functools import cache
from importlib import resources
from pathlib import Path

import msgspec

from grader.core.exercise import Exercise
from grader.core.submission import SourceFile
from grader.languages import ENGLISH

# What these rooms do changes no result of a file against an exercise.
_WITHOUT_EFFECT = ("batch", "cli", "render", "store", "verify")


@cache
def program(*rooms: str) -> str:
    """Return a digest of the program itself: of the named rooms, or of all that a result depends on."""
    root = Path(str(resources.files("grader")))
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        relative = path.relative_to(root)
        room = relative.parts[0]
        wanted = room in rooms if rooms else room not in _WITHOUT_EFFECT and room != "_packs"
        if wanted and path.is_file() and "__pycache__" not in relative.parts:
            digest.update(f"{relative.as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def task_digest(
    source: SourceFile | None,
    problem: str,
    exercise: Exercise,
    tier: str,
    versions: dict[str, str],
    beside: SourceFile | None = None,
) -> str:
    """Digest a file (data, executable bit, notes), the exercise (with its seed), versions, tier and program.

    In another language than English its texts count too: they stand in the result.
    ``beside`` is the student's file for the exercise's partner, which hints may speak of.
    """
    parts: list[object] = [exercise.id, exercise.digest, tier, sorted(versions.items()), program(), problem]
    if exercise.language != ENGLISH:
        texts = exercise.texts.get(exercise.language, {}), exercise.hints.get(exercise.language, {})
        parts += [exercise.language, *(sorted(one.items()) for one in texts)]
    if source is not None:
        parts += [hashlib.sha256(source.data).hexdigest(), source.executable, source.notes]
    if source is not None and beside is not None:
        parts.append(hashlib.sha256(beside.data).hexdigest())
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()
