"""Does a manifest make sense? Values that fit their types, and still ask for what cannot be."""

import ast
import keyword
import symtable
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from grader.core.exercise import SourceText
from grader.core.rubric import STYLE_RULES
from grader.packs.manifest import FORMAT, ExerciseManifest, PackManifest
from grader.packs.shape import nearest

LIBRARIES = ("numpy", "keras", "torch")
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
    for name in manifest.folders:
        if Path(name).is_absolute() or ".." in Path(name).parts:
            faults.append(f"{path}: folders names '{name}', but should name a folder inside of what is handed in")
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


def check_solutions(
    folder: Path, accepted: tuple[SourceText, ...], wrong: tuple[SourceText, ...], faults: list[str]
) -> None:
    """Add what is wrong with the files of wrong/ and accepted/ to ``faults``: they are read, and never run."""
    for source in wrong:
        path = folder / "wrong" / f"{source.name}.py"
        if _docstring(path, source, faults) == "":
            faults.append(f"{path}: it has no docstring, but should have one: it is the hint that students read")
    for source in accepted:
        path = folder / "accepted" / f"{source.name}.py"
        text = _docstring(path, source, faults)
        if not source.name.startswith(("independent_", "convention_")):
            faults.append(
                f"{path}: its name should begin with independent_ (the same values, written in another way) "
                "or convention_ (another accepted behaviour)"
            )
        elif text == "" and source.name.startswith("convention_"):
            faults.append(f"{path}: it has no docstring, but should have one: its first line names the convention")


def check_answer(path: Path, source: bytes, manifest: ExerciseManifest, faults: list[str]) -> None:
    """Add what is wrong with the reference to ``faults``: it should define what the exercise asks for."""
    names = defined_names(path, source, faults)
    if names is not None and manifest.function not in names:
        near = nearest(manifest.function, sorted(names)) if names else ""
        faults.append(f"{path}: it defines no '{manifest.function}', the function of exercise.toml{near}")


def defined_names(path: Path, source: bytes, faults: list[str]) -> frozenset[str] | None:
    """Return the names that a file defines; None where it is not Python, which is told. It is read, and never run."""
    try:
        table = symtable.symtable(source, str(path), "exec")  # type: ignore[arg-type]  # bytes will do, as for compile
    except (SyntaxError, ValueError, RecursionError) as error:
        faults.append(_not_python(path, error))
        return None
    return frozenset(one.get_name() for one in table.get_symbols() if one.is_assigned() or one.is_imported())


def _docstring(path: Path, source: SourceText, faults: list[str]) -> str | None:
    """Return the docstring of a file, empty where it has none; None where it cannot be parsed, which is told."""
    try:
        return ast.get_docstring(ast.parse(source.text)) or ""
    except (SyntaxError, ValueError, RecursionError) as error:
        faults.append(_not_python(path, error))
        return None


def _not_python(path: Path, error: Exception) -> str:
    line, said = (error.lineno or 1, error.msg) if isinstance(error, SyntaxError) else (1, str(error))
    return f"{path}:{line}: this is not Python: {said}; mend that line"


def _exercise(manifest: ExerciseManifest) -> Iterator[str]:
    if Path(manifest.file).name != manifest.file or not manifest.file.endswith(".py"):
        yield f"file is '{manifest.file}', but should be the name of a Python file, without a folder"
    for key, names in (
        ("function", (manifest.function,)),
        ("parameters", manifest.parameters),
        ("results", manifest.results),
    ):
        yield from (f"{key} holds '{name}', which is no Python name" for name in names if not _is_name(name))
        yield from _twice(key, names)
    if not manifest.title.strip():
        yield 'title is empty; write what students read above the exercise, as in title = "Softmax"'
    if not manifest.results:
        yield 'results is empty; give what is returned a name, as in results = ["A"]'
    if not manifest.libraries:
        yield 'libraries is empty; name what the box has imported, as in libraries = ["numpy"]'
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


def _is_name(name: str) -> bool:
    return name.isidentifier() and not keyword.iskeyword(name)


def _style(rules: Iterable[str]) -> Iterator[str]:
    for rule in rules:
        if rule not in STYLE_RULES:
            yield f"unknown style rule '{rule}'{nearest(rule, STYLE_RULES)}"


def _twice(key: str, names: Iterable[str]) -> Iterator[str]:
    for name, count in Counter(names).items():
        if count > 1:
            yield f"{key} names '{name}' {count} times; once is enough"
