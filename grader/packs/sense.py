"""Does a manifest make sense? Values that fit their types, and still ask for what cannot be."""

import ast
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from grader.core.rubric import STYLE_RULES
from grader.packs.manifest import FORMAT, ExerciseManifest, PackManifest
from grader.packs.shape import nearest

LIBRARIES = ("numpy", "keras")
"""What a warm worker knows how to load."""


def check_pack(path: Path, manifest: PackManifest, faults: list[str]) -> None:
    """Add what makes no sense in a pack.toml to ``faults``."""
    if manifest.format != FORMAT:
        faults.append(f"{path}: format is {manifest.format}, but should be {FORMAT}, the only one there is")
    if not manifest.exercises:
        faults.append(f"{path}: exercises is empty; list the folders of the exercises, in their order")
    faults += [f"{path}: {text}" for text in _twice("exercises", manifest.exercises)]
    for name in manifest.exercises:
        if Path(name).name != name:
            faults.append(f"{path}: exercises names '{name}', but should name a folder beside this file")
    for name in manifest.weights:
        if name not in manifest.exercises:
            faults.append(f"{path}: weights names '{name}', which is no exercise{nearest(name, manifest.exercises)}")
    if manifest.exercises and not any(manifest.weights.get(name, 1) for name in manifest.exercises):
        faults.append(f"{path}: all weights are 0, so nothing counts; leave [weights] out to count all alike")
    for name in manifest.policy.weights:
        if name not in manifest.exercises:
            near = nearest(name, manifest.exercises)
            faults.append(f"{path}: policy.weights names '{name}', which is no exercise{near}")
    faults += [f"{path}: {text}" for text in _style(manifest.style)]


def check_exercise(path: Path, manifest: ExerciseManifest, faults: list[str]) -> None:
    """Add what makes no sense in an exercise.toml to ``faults``."""
    faults += [f"{path}: {text}" for text in _exercise(manifest)]


def check_solutions(folder: Path, faults: list[str]) -> None:
    """Add what is wrong with the files of wrong/ and accepted/ to ``faults``: they are read, and never run."""
    for path in sorted(folder.glob("wrong/*.py")):
        if _docstring(path, faults) == "":
            faults.append(f"{path}: it has no docstring, but should have one: it is the hint that students read")
    for path in sorted(folder.glob("accepted/*.py")):
        text = _docstring(path, faults)
        if not path.name.startswith(("independent_", "convention_")):
            faults.append(
                f"{path}: its name should begin with independent_ (the same values, written in another way) "
                "or convention_ (another accepted behaviour)"
            )
        elif text == "" and path.name.startswith("convention_"):
            faults.append(f"{path}: it has no docstring, but should have one: its first line names the convention")


def _docstring(path: Path, faults: list[str]) -> str | None:
    """Return the docstring of a file, empty where it has none; None where it cannot be read, which is told."""
    try:
        return ast.get_docstring(ast.parse(path.read_bytes())) or ""
    except (SyntaxError, ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None) or 1
        faults.append(f"{path}:{line}: this is not Python: {error}; mend that line")
        return None


def _exercise(manifest: ExerciseManifest) -> Iterator[str]:
    if Path(manifest.file).name != manifest.file or not manifest.file.endswith(".py"):
        yield f"file is '{manifest.file}', but should be the name of a Python file, without a folder"
    for key, names in (
        ("function", (manifest.function,)),
        ("parameters", manifest.parameters),
        ("results", manifest.results),
    ):
        yield from (f"{key} holds '{name}', which is no Python name" for name in names if not name.isidentifier())
        yield from _twice(key, names)
    if not manifest.results:
        yield 'results is empty; give what is returned a name, as in results = ["A"]'
    for name in manifest.libraries:
        if name not in LIBRARIES:
            yield f"libraries names '{name}', which the box does not know{nearest(name, LIBRARIES)}"
    if not manifest.cases:
        yield "[cases] is empty; give each case_* function of cases.py a line with its points"
    elif not any(entry.points for entry in manifest.cases.values()):
        yield "all cases have 0 points, so nothing counts; give points to some"
    for name, entry in manifest.cases.items():
        for result in entry.results or ():
            if result not in manifest.results:
                yield f"cases.{name}.results names '{result}', which is no result{nearest(result, manifest.results)}"
    yield from _style(manifest.style or {})


def _style(rules: Iterable[str]) -> Iterator[str]:
    for rule in rules:
        if rule not in STYLE_RULES:
            yield f"unknown style rule '{rule}'{nearest(rule, STYLE_RULES)}"


def _twice(key: str, names: Iterable[str]) -> Iterator[str]:
    for name, count in Counter(names).items():
        if count > 1:
            yield f"{key} names '{name}' {count} times; once is enough"
