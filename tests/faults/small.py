"""A pack of one exercise, small enough to be graded in a second, and submissions for it."""

from pathlib import Path

PACK = 'format = 1\ntitle = "Small"\nexercises = ["0-double"]\n'
EXERCISE = """
title = "Double"
file = "0-double.py"
function = "double"
parameters = ["A"]
results = ["B"]
libraries = ["numpy"]
imports = ["numpy"]
[limits]
cpu_seconds = 2.0
wall_seconds = 4.0
exercise_seconds = 6.0
[cases]
one = { points = 1, visible = true }
two = { points = 3 }
[efficiency]
case = "two"
batch = ["A"]
pixels = "B"
kernel = "A"
"""
CASES = '''"""Cases of doubling."""

from grader.core.exercise import Call
from grader.core.values import Fixture


def case_one(rng):
    """Two numbers."""
    return Call("double", (rng.normal(size=(2,)),))


def case_two(rng):
    """Six numbers."""
    return Call("double", (rng.normal(size=(2, 3)),))


def tiny_calls():
    """One number."""
    import numpy as np

    yield Call("double", (np.ones(1),))
'''
RIGHT = '#!/usr/bin/env python3\n"""Double."""\n\n\ndef double(A):\n    """Return twice A."""\n    return 2 * A\n'
WRONG = RIGHT.replace("2 * A", "3 * A")
NAME = "0-double.py"


def make_pack(place: Path) -> Path:
    """Write the pack and its answer below a folder; return the pack's folder."""
    folder = place / "exercises" / "small"
    exercise = folder / "0-double"
    texts = {
        folder / "pack.toml": PACK,
        exercise / "exercise.toml": EXERCISE,
        exercise / "cases.py": CASES,
        exercise / "fixtures.py": '"""Nothing is needed."""\n',
        exercise / "starter.py": RIGHT.replace("return 2 * A", "pass"),
        exercise / "statement.en.md": "# Double\n",
        exercise / "wrong" / "trebled.py": WRONG.replace("Double.", "The result is thrice A, but should be twice A."),
        place / "reference" / "small" / NAME: RIGHT,
    }
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def hand_in(place: Path, text: str) -> Path:
    """Write a submission; return its folder."""
    place.mkdir(parents=True, exist_ok=True)
    (place / NAME).write_text(text, encoding="utf-8")
    (place / NAME).chmod(0o755)
    return place
