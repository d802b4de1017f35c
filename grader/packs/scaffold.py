"""A new exercise from nothing: a folder that verifies once its blanks are filled."""

import re
from pathlib import Path

from grader.core.errors import UsageError

_NAME = re.compile(r"\d+-[a-z][a-z0-9_]*")

_PACK = """format = 1
title = "{title}"
seed = 0
folders = [""]
exercises = ["{exercise}"]

[style]
pycodestyle = 4
docstrings = 3
imports = 2
shebang = 1
executable = 1
final_newline = 1
"""

_EXERCISE = """title = "{title}"
file = "{exercise}.py"
function = "{function}"
parameters = ["A"]
results = ["B"]
libraries = ["numpy"]
imports = ["numpy"]

[cases]
one_number = {{ points = 20, visible = true }}
a_matrix = {{ points = 60 }}
inputs_unchanged = {{ points = 8, pure = true }}
"""

_CASES = '''"""Cases of {exercise}."""

from collections.abc import Iterator

import numpy as np

from grader.core.exercise import Call


def case_one_number(rng: np.random.Generator) -> Call:
    """One number is doubled.

    [shape (1,)]
    """
    return Call("{function}", (rng.normal(size=1),))


def case_a_matrix(rng: np.random.Generator) -> Call:
    """Every element of a matrix is doubled.

    [shape (3, 4)]
    """
    return Call("{function}", (rng.normal(size=(3, 4)),))


def case_inputs_unchanged(rng: np.random.Generator) -> Call:
    """The argument is left as it was."""
    return Call("{function}", (rng.normal(size=(2, 2)),))


def tiny_calls() -> Iterator[Call]:
    """Small whole numbers, the smallest first."""
    for shape in ((1,), (2,), (2, 2)):
        yield Call("{function}", (np.arange(1.0, 1 + np.prod(shape)).reshape(shape),))
'''

_REFERENCE = '''#!/usr/bin/env python3
"""{title}."""
import numpy as np


def {function}(A):
    """Double every element of A."""
    return np.multiply(A, 2)
'''

_STARTER = '''#!/usr/bin/env python3
"""{title}."""
import numpy as np


def {function}(A):
    """Double every element of A."""
    return None
'''

_WRONG = '''#!/usr/bin/env python3
"""A is changed in place: the caller's array holds the answer after the call.

A function that computes something new leaves its arguments alone. Look at the operator that assigns.
"""
import numpy as np


def {function}(A):
    """Double every element of A."""
    A *= 2
    return A
'''

_WRONG_SQUARE = '''#!/usr/bin/env python3
"""Every element is squared, but should be doubled.

Look at the operator: for the number two alone both give the same.
"""
import numpy as np


def {function}(A):
    """Double every element of A."""
    return np.square(A)
'''

_STATEMENT = """# {title}

Write a function `def {function}(A):` in `{exercise}.py` that returns an array with every element of `A` doubled.

* `A` is a `numpy.ndarray` of any shape; it must not be changed.
* The only import allowed is `import numpy as np`.
"""


def scaffold(root: Path, name: str) -> tuple[Path, ...]:
    """Lay down a new exercise ``PACK/N-name`` below ``root``; return the files that were written.

    The blanks are filled with a small example that already keeps every promise, to be changed bit by bit.

    Raises:
        UsageError: the name is no ``PACK/N-name``, or the exercise is there already.

    """
    pack, _, exercise = name.partition("/")
    if not pack.isidentifier() or not _NAME.fullmatch(exercise):
        raise UsageError(f"'{name}' is no name for an exercise; write PACK/N-name, for example linear/0-double")
    folder = root / "exercises" / pack / exercise
    if folder.exists():
        raise UsageError(f"{folder} is there already; choose another name, or remove it first")
    function = exercise.partition("-")[2]
    words = {"exercise": exercise, "function": function, "title": function.replace("_", " ").capitalize()}
    contents = {
        folder / "exercise.toml": _EXERCISE,
        folder / "cases.py": _CASES,
        folder / "starter.py": _STARTER,
        folder / "statement.en.md": _STATEMENT,
        folder / "wrong" / "changed_in_place.py": _WRONG,
        folder / "wrong" / "squared.py": _WRONG_SQUARE,
        root / "reference" / pack / f"{exercise}.py": _REFERENCE,
    }
    manifest = root / "exercises" / pack / "pack.toml"
    if not manifest.exists():
        contents[manifest] = _PACK
    else:
        _enlist(manifest, exercise)
    for path, text in contents.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.format(**words), encoding="utf-8")
        if path.suffix == ".py" and path.parent.name == pack:
            path.chmod(0o755)
    return tuple(contents)


def _enlist(manifest: Path, exercise: str) -> None:
    """Add the exercise to the pack's list, leaving the rest of the file as its author wrote it."""
    text = manifest.read_text(encoding="utf-8")
    found = re.search(r"^exercises\s*=\s*\[(.*?)\]", text, re.MULTILINE | re.DOTALL)
    if found is None:
        raise UsageError(f"{manifest}: there is no list 'exercises'; add exercises = [\"{exercise}\"]")
    listed = found[1].rstrip().rstrip(",")
    grown = f'exercises = [{listed}, "{exercise}"]' if listed.strip() else f'exercises = ["{exercise}"]'
    manifest.write_text(text[: found.start()] + grown + text[found.end() :], encoding="utf-8")
