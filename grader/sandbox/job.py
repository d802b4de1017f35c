"""What is run in a box: a file, the exercise that it answers, and the cases that it is asked; and how a box is told."""

import marshal
from functools import cache

import msgspec

from grader.core.errors import BoxError
from grader.core.exercise import Case, Exercise
from grader.core.values import Value


class Job(msgspec.Struct, frozen=True):
    """A file to run, the exercise that it answers, and the cases to ask it."""

    filename: str
    source: bytes
    exercise: Exercise
    cases: tuple[Case, ...]


def setup(job: Job) -> dict[str, Value]:
    """Return what a child is told before it opens the file.

    Raises:
        BoxError: the fixtures are not Python.

    """
    exercise = job.exercise
    return {
        "filename": job.filename,
        "source": job.source,
        "fixtures": _compiled_fixtures(exercise),
        "function": exercise.function,
        "imports": list(exercise.imports),
        "tolerated": list(exercise.tolerated),
    }


def _compiled_fixtures(exercise: Exercise) -> dict[str, Value]:
    parts = {part.name: _compiled(part.name, part.text) for part in exercise.fixture_parts}
    return {"fixtures": _compiled("fixtures", exercise.fixtures.text), **parts}


@cache
def _compiled(name: str, text: bytes) -> bytes:
    """Compile a module for the worker, which is of this very Python: each child would do it again."""
    file = f"{name.replace('.', '/')}.py"
    try:
        return marshal.dumps(compile(text, file, "exec", dont_inherit=True))
    except (SyntaxError, ValueError) as error:
        raise BoxError(f"{file} does not parse: {error}") from error
