"""A new exercise from nothing: a folder that verifies once its blanks are filled."""

import keyword
import re
import tomllib
from pathlib import Path

from grader.core.errors import UsageError

_PACK_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_NAME = re.compile(r"\d+-[a-z][a-z0-9_]*")

_PACK = """format = 1
title = "{pack}"
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
        UsageError: the name is no ``PACK/N-name``, the exercise or its answer is there already, or the pack's list
            or a file cannot be written.

    """
    pack, exercise = _parted(name)
    folder = root / "exercises" / pack / exercise
    reference = root / "reference" / pack / f"{exercise}.py"
    for place in (folder, reference):
        if place.exists():
            raise UsageError(f"{place} is there already; choose another name, or remove it first")
    function = exercise.partition("-")[2]
    words = {"exercise": exercise, "function": function, "title": _title(function), "pack": _title(pack)}
    manifest = root / "exercises" / pack / "pack.toml"
    templates = {
        folder / "exercise.toml": _EXERCISE,
        folder / "cases.py": _CASES,
        folder / "starter.py": _STARTER,
        folder / "statement.en.md": _STATEMENT,
        folder / "wrong" / "changed_in_place.py": _WRONG,
        folder / "wrong" / "squared.py": _WRONG_SQUARE,
        reference: _REFERENCE,
    }
    contents = {path: text.format(**words) for path, text in templates.items()}
    contents[manifest] = _enlisted(manifest, exercise) if manifest.exists() else _PACK.format(**words)
    try:
        for path, text in contents.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        reference.chmod(0o755)
    except OSError as error:
        raise UsageError(f"{error.filename} cannot be written: {error.strerror}") from error
    return tuple(contents)


def _title(name: str) -> str:
    return re.sub("[_-]+", " ", name).capitalize()


def _parted(name: str) -> tuple[str, str]:
    """Part ``PACK/N-name`` in two; what is no name is refused with what a name is."""
    pack, slash, exercise = name.partition("/")
    cure = "write PACK/N-name, for example linear/0-double"
    if not slash:
        raise UsageError(f"'{name}' names no exercise; {cure}")
    if not _PACK_NAME.fullmatch(pack):
        raise UsageError(f"'{pack}' is no name for a pack: letters, digits, _ and - after a letter; {cure}")
    if not _NAME.fullmatch(exercise):
        raise UsageError(
            f"'{exercise}' is no name for an exercise: a number, -, and the function's name in small letters, "
            f"digits and _; {cure}"
        )
    if keyword.iskeyword(exercise.partition("-")[2]):
        raise UsageError(f"'{exercise}': no function can be called {exercise.partition('-')[2]} in Python; {cure}")
    return pack, exercise


def _enlisted(manifest: Path, exercise: str) -> str:
    """Return a pack.toml with the exercise at the end of its list, and the rest as its author wrote it."""
    cure = f"{manifest}: the list 'exercises' cannot be added to; add \"{exercise}\" to it by hand, then come back"
    try:
        text = manifest.read_text(encoding="utf-8")
        known = tomllib.loads(text).get("exercises")
        if isinstance(known, list) and exercise in known:
            return text
        found = re.search(r"^exercises\s*=\s*\[(.*?)\]", text, re.MULTILINE | re.DOTALL)
        if not isinstance(known, list) or found is None:
            raise UsageError(cure)
        listed = found[1].rstrip().rstrip(",")
        grown = f'exercises = [{listed}, "{exercise}"]' if known else f'exercises = ["{exercise}"]'
        whole = text[: found.start()] + grown + text[found.end() :]
        if tomllib.loads(whole)["exercises"] != [*known, exercise]:
            raise UsageError(cure)
    except (OSError, ValueError) as error:  # a TOML or a UTF-8 that is broken, before or after, is a ValueError
        raise UsageError(f"{cure} ({error})") from error
    return whole
