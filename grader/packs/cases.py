"""From cases.py and the rubric in exercise.toml to Cases: trusted pack code, run on the judge's side."""

import hashlib
import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from grader.core.exercise import Call, Case
from grader.packs.manifest import ExerciseManifest, exact

_CONTEXT = re.compile(r"\[(.+)\]\s*$", re.DOTALL)


def load_module(path: Path, faults: list[str], *, source: bytes | None = None) -> dict[str, Any]:
    """Run a pack's Python file, or its ``source``, and return its names; its failure is added to ``faults``."""
    names: dict[str, Any] = {"__name__": f"pack_{path.stem}", "__file__": str(path)}
    try:
        text = path.read_bytes() if source is None else source
        exec(compile(text, str(path), "exec"), names)  # noqa: S102 - a pack is trusted
    except Exception as error:  # noqa: BLE001 - whatever a pack's author did becomes a sentence with its place
        faults.append(f"{path}: it cannot be loaded: {type(error).__name__}: {error}")
    return names


def load_cases(
    path: Path, names: dict[str, Any], manifest: ExerciseManifest, identity: str, seed: int, faults: list[str]
) -> tuple[Case, ...]:
    """Make the Cases in the manifest's order, each with a generator of its own."""
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


def tiny_calls(names: dict[str, Any]) -> Iterator[Call]:
    """The pack's ladder of tiny calls for counterexamples, if it has one."""
    ladder = names.get("tiny_calls")
    if ladder is not None:
        yield from ladder()


def generator(seed: int, exercise: str, case: str) -> np.random.Generator:
    """A case's own generator: adding a case never moves another's numbers."""
    digest = hashlib.sha256(f"{seed}\0{exercise}\0{case}".encode()).digest()
    return np.random.default_rng(int.from_bytes(digest[:16], "little"))


def _call(
    path: Path, name: str, function: Callable[..., Call], rng: np.random.Generator, faults: list[str]
) -> Call | None:
    try:
        call: object = function(rng)
    except Exception as error:  # noqa: BLE001 - whatever a pack's author did becomes a sentence with its place
        faults.append(f"{path}: case_{name} raised {type(error).__name__}: {error}")
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
