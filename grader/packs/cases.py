"""From cases.py and the rubric in exercise.toml to Cases: trusted pack code, run on the judge's side."""

import hashlib
import inspect
import re
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from grader.core.exercise import Call, Case
from grader.packs.calls import call_faults
from grader.packs.manifest import ExerciseManifest, exact

_CONTEXT = re.compile(r"\[(.+)\]\s*$", re.DOTALL)


def load_module(path: Path, faults: list[str], *, source: bytes) -> dict[str, Any]:
    """Run a pack's Python ``source``, which stands in ``path``, and return its names.

    A failure is added to ``faults``, and leaves no names at all.
    """
    names: dict[str, Any] = {"__name__": f"pack_{path.stem}", "__file__": str(path)}
    try:
        exec(compile(source, str(path), "exec"), names)  # noqa: S102 - a pack is trusted
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a pack's author did becomes a sentence
        faults.append(f"{place(path, error)}: it cannot be loaded: {told(error)}")
        return {}
    return names


def place(path: Path, error: BaseException) -> str:
    """Return a pack's file, with the line in it that an error came from where there is one."""
    if isinstance(error, SyntaxError):
        return f"{path}:{error.lineno or 1}"
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(path)]
    return f"{path}:{lines[-1]}" if lines else str(path)


def told(error: BaseException) -> str:
    """Return an error's type and what it says."""
    said = error.msg if isinstance(error, SyntaxError) else str(error)
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


def load_cases(
    path: Path,
    names: dict[str, Any],
    manifest: ExerciseManifest,
    identity: str,
    seed: int,
    faults: list[str],
    fixtures: frozenset[str] = frozenset(),
) -> tuple[Case, ...]:
    """Make the Cases in the manifest's order, each with a generator of its own.

    Args:
        path: of cases.py, for the sentences.
        names: what it defines; none where it could not be loaded, which was told.
        manifest: the exercise's.
        identity: of the exercise, which seeds its numbers together with ``seed`` and the case's name.
        seed: the pack's, or an instructor's own.
        faults: takes what is wrong.
        fixtures: the names that the exercise's fixtures define.

    """
    if not names:
        return ()
    functions = {name.removeprefix("case_"): value for name, value in names.items() if name.startswith("case_")}
    for name in functions.keys() - manifest.cases.keys():
        faults.append(f"{path}: case_{name} has no points; give it a line in [cases] of exercise.toml")
    cases: list[Case] = []
    for name, entry in manifest.cases.items():
        function = functions.get(name)
        if function is None:
            faults.append(f"{path}: [cases] names '{name}', but there is no function case_{name}")
            continue
        call = _call(path, name, function, generator(seed, identity, name), faults)
        if call is None:
            continue
        faults += [f"{path}: case_{name} {text}" for text in call_faults(call, manifest.function, fixtures)]
        title, context = titles(function)
        if not title:
            faults.append(f"{path}: case_{name} has no docstring; its first line is the title that students read")
        cases.append(
            Case(
                name=name,
                title=title,
                call=call,
                possible=exact(entry.points),
                results=entry.results or manifest.results,
                context=context,
                visible=entry.visible,
                pure=entry.pure,
                reduction=entry.reduction,
                rtol=entry.rtol,
            )
        )
    return tuple(cases)


def load_tiny(
    path: Path, names: dict[str, Any], function: str, faults: list[str], fixtures: frozenset[str] = frozenset()
) -> tuple[Call, ...]:
    """Return the pack's ladder of tiny calls for counterexamples, if it has one; see ``load_cases``."""
    ladder = names.get("tiny_calls")
    if ladder is None:
        return ()
    try:
        calls: tuple[object, ...] = tuple(ladder())
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a pack's author did becomes a sentence
        faults.append(f"{place(path, error)}: tiny_calls raised {told(error)}")
        return ()
    for at, call in enumerate(calls, 1):
        if not isinstance(call, Call):
            faults.append(f"{path}: tiny_calls yields {type(call).__name__} as number {at}, but should yield a Call")
        else:
            faults += [f"{path}: number {at} of tiny_calls {text}" for text in call_faults(call, function, fixtures)]
    return tuple(call for call in calls if isinstance(call, Call))


def generator(seed: int, exercise: str, case: str) -> np.random.Generator:
    """A case's own generator: adding a case never moves another's numbers."""
    digest = hashlib.sha256(f"{seed}\0{exercise}\0{case}".encode()).digest()
    return np.random.default_rng(int.from_bytes(digest[:16], "little"))


def _call(
    path: Path, name: str, function: Callable[..., Call], rng: np.random.Generator, faults: list[str]
) -> Call | None:
    try:
        call: object = function(rng)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a pack's author did becomes a sentence
        faults.append(f"{place(path, error)}: case_{name} raised {told(error)}")
        return None
    if not isinstance(call, Call):  # what a pack's author really returned
        faults.append(f"{path}: case_{name} returned {type(call).__name__}, but should return a Call")
        return None
    return call


def titles(function: Callable[..., object]) -> tuple[str, str]:
    """Return the first line of a function's docstring, and the phrase in brackets at its end."""
    text = inspect.getdoc(function) or ""
    found = _CONTEXT.search(text)
    context = " ".join(found[1].split()) if found else ""
    return text.split("\n", 1)[0].strip(), context
