"""From cases.py and the rubric in exercise.toml to Cases: trusted pack code, run on the judge's side."""

import hashlib
import inspect
import itertools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from grader.core.exercise import Call, Case
from grader.packs.authored import FAILED, run
from grader.packs.calls import call_faults
from grader.packs.manifest import ExerciseManifest, exact

MOST_TINY = 1_000
"""Tiny calls of one exercise: every failing file is asked them one after the other."""

_CONTEXT = re.compile(r"\[(.+)\]\s*$", re.DOTALL)


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
            faults.append(f"{path}: case_{name} has no title; the first line of its docstring is what students read")
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
    calls = run(path, "tiny_calls", lambda: tuple(itertools.islice(ladder(), MOST_TINY + 1)), faults)
    if not isinstance(calls, tuple):
        return ()
    if len(calls) > MOST_TINY:
        faults.append(f"{path}: tiny_calls yields more than {MOST_TINY:,} calls; end it where a mistake would be found")
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
    call = run(path, f"case_{name}", lambda: function(rng), faults)
    if call is FAILED:
        return None
    if not isinstance(call, Call):
        faults.append(f"{path}: case_{name} returned {type(call).__name__}, but should return a Call")
        return None
    return call


def titles(function: Callable[..., object]) -> tuple[str, str]:
    """Return the first line of a function's docstring, and the phrase in brackets at its end."""
    text = inspect.getdoc(function) or ""
    found = _CONTEXT.search(text)
    context = " ".join(found[1].split()) if found else ""
    title = text.split("\n", 1)[0].strip()
    return "" if title.startswith("[") else title, context
