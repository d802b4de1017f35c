"""The floor and the peer of the batch's benchmark: the students' own calls, without wall and without comparison."""

import contextlib
import importlib.util
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

from grader.core.exercise import Case, Exercise, Pack
from grader.core.values import Fixture, Value


def floor_seconds(source: Path, pack: Pack) -> float:
    """CPU seconds of all calls, each (file, exercise) once, in forks of one process that has imported the libraries."""
    out = subprocess.run(
        [sys.executable, "-m", "tests.bench.floor", str(source), pack.name, "0"],
        check=True,
        capture_output=True,
        text=True,
    )
    return float(out.stdout.split()[-1])


def peer_seconds(source: Path, pack: Pack, students: int) -> float:
    """CPU seconds a student of a process each, imports included, over the first students."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    folders = sorted(path for path in source.iterdir() if path.is_dir())[:students]
    for folder in folders:
        command = [sys.executable, "-m", "tests.bench.floor", str(folder), pack.name, "1"]
        subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / len(folders)


def _forked(folder: Path, exercises: tuple[Exercise, ...], known: set[bytes]) -> None:
    for exercise in exercises:
        file = folder / exercise.file
        if not file.is_file() or b"/etc/passwd" in file.read_bytes() or file.read_bytes() in known:
            continue  # the hostile are not run without a wall, and the same file is run once
        known.add(file.read_bytes())
        child = os.fork()
        if child == 0:
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            os.dup2(null, 2)
            begun = time.monotonic()
            for case in exercise.cases:
                if time.monotonic() - begun < exercise.limits.exercise_seconds:
                    _call(file, exercise, case)
            os._exit(0)
        os.waitpid(child, 0)


_modules: dict[Path, ModuleType | None] = {}


def _load(path: Path) -> ModuleType | None:
    if path not in _modules:
        spec = importlib.util.spec_from_file_location("handed_in", path)
        module = importlib.util.module_from_spec(spec) if spec else None
        try:
            if spec and spec.loader and module:
                spec.loader.exec_module(module)
        except BaseException:  # noqa: BLE001 - a student's file may raise anything
            module = None
        _modules[path] = module
    return _modules[path]


def _call(file: Path, exercise: Exercise, case: Case) -> None:
    signal.signal(signal.SIGALRM, _too_long)
    signal.setitimer(signal.ITIMER_REAL, exercise.limits.cpu_seconds)
    with contextlib.suppress(BaseException):
        module = _load(file)
        fixtures: dict[str, object] = {}
        exec(exercise.fixtures.text, fixtures)
        arguments = tuple(_real(one, fixtures) for one in case.call.arguments)
        if case.call.prepare:
            arguments = tuple(fixtures[case.call.prepare](*arguments))  # type: ignore[operator]
        keywords = {name: _real(value, fixtures) for name, value in case.call.keywords.items()}
        returned = getattr(module, case.call.target)(*arguments, **keywords)
        if case.call.probe:
            fixtures[case.call.probe](returned)  # type: ignore[operator]
    signal.setitimer(signal.ITIMER_REAL, 0)


def _too_long(*_: object) -> None:
    raise TimeoutError


def _real(value: Value, fixtures: dict[str, object]) -> object:
    return fixtures[value.name] if isinstance(value, Fixture) else value


def main() -> None:
    """SOURCE PACK ALONE: run all calls; ALONE 1 means that SOURCE is one student's folder."""
    import numpy as np  # noqa: F401 - what a warm process has imported
    import tensorflow as tf  # noqa: F401

    from grader import api

    source, name, alone = sys.argv[1:]
    exercises = api.open_pack(name).exercises
    folders = [Path(source)] if alone == "1" else sorted(path for path in Path(source).iterdir() if path.is_dir())
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    known: set[bytes] = set()
    for folder in folders:
        _forked(folder, exercises, known)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


if __name__ == "__main__":
    main()
