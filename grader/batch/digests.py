"""What a result is found by: everything that it depends on, and nothing else."""

import hashlib

import msgspec

from grader.core.exercise import Exercise
from grader.core.submission import SourceFile
from grader.judge.program import program
from grader.languages import ENGLISH


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
