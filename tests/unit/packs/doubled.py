"""A pack of one exercise, laid down to be broken in one place; and what is told of it then."""

from pathlib import Path

import pytest

from grader.core.errors import PackError
from grader.packs import find_pack, load_pack

CASES = '''
from grader.core.exercise import Call


def case_one(rng):
    """A title."""
    return Call("double", (rng.normal(size=(2, 3)),))
'''


def lay_down(root: Path, pack: str, exercise: str, cases: str = CASES) -> Path:
    """Write the manifests of a pack ``test`` and its exercise ``0-double``; return the pack's folder."""
    folder = root / "exercises" / "test"
    (folder / "0-double").mkdir(parents=True)
    (folder / "pack.toml").write_text(pack)
    (folder / "0-double" / "exercise.toml").write_text(exercise)
    (folder / "0-double" / "cases.py").write_text(cases)
    (folder / "0-double" / "starter.py").write_text("")
    answers = root / "reference" / "test"
    answers.mkdir(parents=True)
    (answers / "0-double.py").write_text("def double(A):\n    return A * 2\n")
    return folder


def faults(folder: Path) -> list[str]:
    """Return the faults that keep a pack from being loaded; there must be some."""
    with pytest.raises(PackError) as raised:
        load_pack(*find_pack(str(folder)))
    return str(raised.value).splitlines()


def rewrite(path: Path, old: str, new: str) -> None:
    """Put something else in a file's text, which must be there."""
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
