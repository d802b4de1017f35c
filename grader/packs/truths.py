"""From an exercise's truths.py to Laws: trusted pack code, run on the judge's side and never in a box."""

import inspect
from collections.abc import Callable
from pathlib import Path

from grader.core.exercise import Exercise
from grader.core.truth import Law, Truth
from grader.packs.authored import FAILED, load_module, run
from grader.packs.cases import generator, titles


def load_laws(exercise: Exercise, faults: list[str], place: Path | None = None) -> tuple[Law, ...]:
    """Make the laws of ``truth_*`` functions in their order, each with a generator of its own that no seed moves.

    Args:
        exercise: whose ``truths`` are loaded; an empty file has no laws.
        faults: takes what is wrong, as sentences with a place and a cure.
        place: the file that the sentences name.

    """
    path = place or Path(f"{exercise.truths.name}.py")
    names = load_module(path, faults, source=exercise.truths.text)
    identity = f"{exercise.pack}/{exercise.id}"
    laws: list[Law] = []
    for name, function in names.items():
        if name.startswith("truth_") and callable(function):
            law = _law(path, name, function, identity, faults)
            laws += [law] if law is not None else []
    return tuple(laws)


def _law(path: Path, name: str, function: Callable[..., Truth], identity: str, faults: list[str]) -> Law | None:
    title, context = titles(function)
    paragraphs = (inspect.getdoc(function) or "").split("\n\n")
    meaning = " ".join(paragraphs[1].split()) if len(paragraphs) > 1 else ""
    if not title or not meaning or meaning.startswith("["):
        faults.append(
            f"{path}: {name} owes a docstring of two paragraphs: first the law in one line, "
            "then what its breach says of the student's code"
        )
        return None
    try:
        meaning.format(partner="")
    except (LookupError, ValueError):
        faults.append(f"{path}: the second paragraph of {name} holds braces other than {{partner}}; write it without")
        return None
    truth = run(path, name, lambda: function(generator(0, identity, name)), faults)
    if truth is FAILED:
        return None
    if not isinstance(truth, Truth):
        faults.append(f"{path}: {name} returned {type(truth).__name__}, but should return a Truth")
        return None
    return Law(name.removeprefix("truth_"), title, f"{meaning.rstrip('.')}.", context, truth)
