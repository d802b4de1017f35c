"""The floor and the peer of the batch's benchmark: the students' own calls, without wall and without comparison."""

import contextlib
import os
import resource
import runpy
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

import msgspec

from grader.core.exercise import Case, Exercise, Pack
from grader.core.values import Fixture, Value
from grader.sandbox.job import Job, setup
from grader.worker import fixtures

HOSTILE = b"/etc/passwd"
_ANSWERED, _STUCK = b"a", b"s"


class Floor(msgspec.Struct, frozen=True):
    """CPU seconds of the calls that came back, and of those that were stopped at their limit."""

    calls: float
    stuck: float

    def __add__(self, other: "Floor") -> "Floor":
        """Add two parts of a cohort."""
        return Floor(self.calls + other.calls, self.stuck + other.stuck)


def measure(source: Path, pack: Pack, processes: int) -> Floor:
    """Make one call a case of every file that differs, in forks of ``processes`` warm processes."""
    command = [sys.executable, "-m", "tests.bench.floor", str(source), pack.name]
    parts = [
        subprocess.Popen([*command, f"{part}/{processes}"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        for part in range(processes)
    ]
    found = [part.communicate()[0] for part in parts]
    if any(part.returncode for part in parts):
        raise SystemExit("the floor could not be measured")
    whole = Floor(0, 0)
    for one in found:
        whole += msgspec.json.decode(one, type=Floor)
    return whole


def peer_seconds(source: Path, pack: Pack, students: int) -> float:
    """CPU seconds a student of a process each, imports included, over the first students."""
    before = _children_seconds()
    folders = sorted(path for path in source.iterdir() if path.is_dir())[:students]
    for folder in folders:
        subprocess.run(
            [sys.executable, "-m", "tests.bench.floor", str(folder), pack.name, "alone"],
            check=True,
            capture_output=True,
        )
    return (_children_seconds() - before) / len(folders)


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class _Child:
    """A file of a student in a fork: loaded once, asked case by case, each outcome written into a pipe."""

    def __init__(self, file: Path, exercise: Exercise, door: int) -> None:
        self._file = file
        self._exercise = exercise
        self._door = door
        self._names: Mapping[str, object] | None = None
        self._fixtures: dict[str, object] = {}

    def live(self, cases: tuple[Case, ...]) -> NoReturn:
        """Make one call a case, and leave."""
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        signal.signal(signal.SIGPROF, _too_long)
        self._fixtures = fixtures.load(setup(Job(self._file.name, b"", self._exercise, ()))["fixtures"])  # type: ignore[arg-type]
        for case in cases:
            try:
                signal.setitimer(signal.ITIMER_PROF, self._exercise.limits.cpu_seconds)
                self._call(case)
                word = _ANSWERED
            except TimeoutError:
                word = _STUCK
            except BaseException:  # noqa: BLE001 - a student's file may raise anything
                word = _ANSWERED
            signal.setitimer(signal.ITIMER_PROF, 0)
            os.write(self._door, word)
        os._exit(0)

    def _call(self, case: Case) -> None:
        if self._names is None:
            self._names = runpy.run_path(str(self._file))
        call = case.call
        arguments = tuple(self._real(one) for one in call.arguments)
        if call.prepare:
            arguments = self._fixtures[call.prepare](*arguments)  # type: ignore[operator]
        keywords = {name: self._real(value) for name, value in call.keywords.items()}
        self._names[call.target](*arguments, **keywords)  # type: ignore[operator]

    def _real(self, value: Value) -> object:
        return self._fixtures[value.name] if isinstance(value, Fixture) else value


def _too_long(*_: object) -> None:
    raise TimeoutError


def _stuck_seconds(file: Path, exercise: Exercise) -> float:
    """Ask a file every case, in a new fork behind each crash; return the seconds of the calls that were stopped."""
    left = exercise.cases
    stuck = 0.0
    while left:
        ours, theirs = os.pipe()
        child = os.fork()
        if child == 0:
            _Child(file, exercise, theirs).live(left)
        os.close(theirs)
        with os.fdopen(ours, "rb") as door:
            told = door.read()
        os.waitpid(child, 0)
        stuck += told.count(_STUCK) * exercise.limits.cpu_seconds
        left = left[len(told) + 1 :]
    return stuck


def distinct(folders: list[Path], exercises: tuple[Exercise, ...]) -> list[tuple[Path, Exercise]]:
    """List the files that are there, the same one once; the hostile are left out, for there is no wall here."""
    found: dict[tuple[str, bytes], tuple[Path, Exercise]] = {}
    for folder in folders:
        for exercise in exercises:
            file = folder / exercise.file
            text = file.read_bytes() if file.is_file() else HOSTILE
            if HOSTILE not in text:
                found.setdefault((exercise.id, text), (file, exercise))
    return list(found.values())


def main() -> None:
    """SOURCE PACK PART: measure; ``0/2`` is every other file from the first, ``alone`` one student's folder."""
    import numpy as np  # noqa: F401 - what a warm process has imported
    import tensorflow as tf  # noqa: F401

    from grader import api

    source, name, part = sys.argv[1:]
    exercises = api.open_pack(name).exercises
    folders = [Path(source)] if part == "alone" else sorted(path for path in Path(source).iterdir() if path.is_dir())
    at, of = (0, 1) if part == "alone" else (int(number) for number in part.split("/"))
    before = _children_seconds()
    with contextlib.redirect_stdout(sys.stderr):
        stuck = sum(_stuck_seconds(file, exercise) for file, exercise in distinct(folders, exercises)[at::of])
    sys.stdout.write(msgspec.json.encode(Floor(_children_seconds() - before - stuck, stuck)).decode())


if __name__ == "__main__":
    main()
