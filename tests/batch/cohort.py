"""A generated cohort: right, wrong, slow, crashing, hostile, missing, partial and duplicated, in shares that add up."""

import random
import sys
from collections.abc import Callable
from pathlib import Path

from grader.core.exercise import Exercise, Pack

_CRASH = b"""

def {function}(*arguments, **keywords):
    \"\"\"End the process in a way that Python cannot catch: read memory that is nobody's.\"\"\"
    import numpy
    return numpy.lib.stride_tricks.as_strided(numpy.zeros(1), (2**20,), (2**40,)).sum()
"""
_SLOW = b"""

quickly = {function}


def {function}(*arguments, **keywords):
    \"\"\"Never come back where there is much to do, and do the rest.\"\"\"
    while getattr(arguments[0], "size", 0) > 10000:
        pass
    return quickly(*arguments, **keywords)
"""
_HOSTILE = b"""

import os
import sys
try:
    os.system("touch /tmp/grader-was-here; kill -9 -1")
    open("/etc/passwd", "a").write("x")
finally:
    sys.stdout.write("\\x1b[2J" * 1000 + '{"score": 100}')
    os._exit(0)
"""

Maker = Callable[[Exercise, random.Random], bytes]


def right(exercise: Exercise, draw: random.Random) -> bytes:
    """The reference's own text, or as often one of the others that are right in their own way."""
    return draw.choice((exercise.reference, draw.choice(exercise.accepted or (exercise.reference,)))).text


def wrong(exercise: Exercise, draw: random.Random) -> bytes:
    """One of the named mistakes, or the starter where there is none."""
    return draw.choice(exercise.wrong).text if exercise.wrong else exercise.starter.text


def mixed(exercise: Exercise, draw: random.Random) -> bytes:
    """Right three times out of four, as most students are."""
    return wrong(exercise, draw) if draw.random() < 0.25 else right(exercise, draw)


def broken(exercise: Exercise, _draw: random.Random) -> bytes:
    """A file that does not parse."""
    return exercise.starter.text + b"\ndef broken(:\n"


def crashing(exercise: Exercise, draw: random.Random) -> bytes:
    """Crashes in one exercise of the pack, by chance, and is right elsewhere."""
    if draw.random() < 0.4:
        return exercise.reference.text + _CRASH.replace(b"{function}", exercise.function.encode())
    return right(exercise, draw)


def slow(exercise: Exercise, draw: random.Random) -> bytes:
    """Never comes back from large calls in some exercises of the pack, by chance."""
    if draw.random() < 0.3:
        return exercise.reference.text + _SLOW.replace(b"{function}", exercise.function.encode())
    return right(exercise, draw)


def hostile(exercise: Exercise, _draw: random.Random) -> bytes:
    """Tries to do harm and to print a score for itself."""
    return exercise.reference.text + _HOSTILE


# How many of a hundred students are of each kind; ``missing`` and ``copied`` are made otherwise.
SHARES: tuple[tuple[str, Maker, int], ...] = (
    ("right", right, 30),
    ("mixed", mixed, 44),
    ("broken", broken, 5),
    ("crashing", crashing, 3),
    ("slow", slow, 2),
    ("hostile", hostile, 2),
)
COPIED = 8
MISSING = 6


def generate(folder: Path, pack: Pack, students: int, seed: int = 0, *, without: frozenset[str] = frozenset()) -> Path:
    """Write a cohort of so many students and its roster; the same seed gives the same cohort. Return the roster.

    ``without`` names kinds in whose place there are right ones.
    """
    draw = random.Random(seed)
    kinds: list[tuple[str, Maker | None]] = []
    for number in range(students):
        kinds.append(_kind(number * 100 // students if students >= 100 else number * 37 % 100))
    draw.shuffle(kinds)
    folder.mkdir(parents=True, exist_ok=True)
    rows = ["Name,Email"]
    originals: list[Path] = []
    kinds = [("right", right) if kind in without else (kind, maker) for kind, maker in kinds]
    for number, (kind, maker) in enumerate(kinds):
        name = f"student-{number:04d}"
        rows.append(f"{name},{name}@example.org")
        if kind == "missing":
            continue
        place = folder / name
        if kind == "copied" and originals:
            _copy(draw.choice(originals), place)
            continue
        _write(place, pack, maker or mixed, name, draw)
        originals.append(place)
    roster = folder.parent / f"{folder.name}-roster.csv"
    roster.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return roster


def _kind(hundredth: int) -> tuple[str, Maker | None]:
    for name, maker, share in SHARES:
        if hundredth < share:
            return name, maker
        hundredth -= share
    return ("copied", None) if hundredth < COPIED else ("missing", None)


def _write(place: Path, pack: Pack, maker: Maker, name: str, draw: random.Random) -> None:
    place.mkdir()
    for exercise in pack.exercises:
        file = place / exercise.file
        # Everyone's file is their own to the byte, so that only the copied ones share work.
        file.write_bytes(maker(exercise, draw).rstrip() + f"\n# {name}\n".encode())
        file.chmod(0o755)


def _copy(original: Path, place: Path) -> None:
    place.mkdir()
    for file in original.iterdir():
        (place / file.name).write_bytes(file.read_bytes())
        (place / file.name).chmod(0o755)


def main() -> None:
    """FOLDER STUDENTS: write a cohort for the pack ``cnn``."""
    from grader import api

    generate(Path(sys.argv[1]), api.open_pack("cnn"), int(sys.argv[2]))


if __name__ == "__main__":
    main()
