"""What is being checked right now, for whoever waits; nothing here changes what is found."""

from collections.abc import Callable
from enum import StrEnum

import msgspec

from grader.core.exercise import Exercise
from grader.verify.mutants import mutants
from grader.verify.promised import RIGHT

Tell = Callable[[str], None]
"""Is told what is looked at next."""


class Part(StrEnum):
    """What one task checks of an exercise, in the order in which it is told."""

    RIGHT = "right"
    WRONG = "wrong"
    MUTANTS = "mutants"


class Step(msgspec.Struct, frozen=True):
    """One step that begins: in which part of which exercise, and what is looked at."""

    exercise: str
    part: Part
    text: str


def count_steps(exercise: Exercise, part: Part) -> int:
    """Return how many steps a part tells of: its preparation, then each promise, wrong solution or mutant."""
    if part is Part.RIGHT:
        return 1 + len(RIGHT)
    if part is Part.WRONG:
        return 1 + len(exercise.wrong)
    return 1 + sum(1 for _ in mutants(exercise.reference.text))


def to_nobody(text: str) -> None:
    """Tell nobody."""
