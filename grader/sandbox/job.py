"""What is run in a box: a file, the exercise that it answers, and the cases that it is asked."""

import msgspec

from grader.core.exercise import Case, Exercise


class Job(msgspec.Struct, frozen=True):
    """A file to run, the exercise that it answers, and the cases to ask it."""

    filename: str
    source: bytes
    exercise: Exercise
    cases: tuple[Case, ...]
