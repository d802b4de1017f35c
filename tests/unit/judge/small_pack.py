"""Packs and exercises in the smallest form that collecting, style and scores look at."""

from fractions import Fraction

from grader.core.exercise import Call, Case, Exercise, Limits, Pack, SourceText, StyleRule

FILES = ("0-conv_forward.py", "1-pool_forward.py", "5-lenet5.py")
FOLDERS = ("supervised_learning/cnn", "cnn")
SOURCE = b'#!/usr/bin/env python3\n"""An answer."""\n'


def case(name: str, possible: int = 1) -> Case:
    """A case by name and points."""
    return Case(name, name, Call("answer"), Fraction(possible), ("A",))


def exercise(
    file: str = FILES[0],
    *,
    cases: tuple[Case, ...] = (),
    style: tuple[StyleRule, ...] = (),
    imports: tuple[str, ...] = ("numpy",),
) -> Exercise:
    """An exercise by the fields that matter here."""
    nothing = SourceText("nothing.py", b"")
    return Exercise(
        pack="small",
        id=file.removesuffix(".py"),
        file=file,
        title=file,
        function="answer",
        parameters=(),
        libraries=("numpy",),
        imports=imports,
        tolerated=(),
        limits=Limits(),
        cases=cases,
        style=style,
        fixtures=nothing,
        reference=nothing,
        accepted=(),
        wrong=(),
        starter=nothing,
        statements={},
        tiny=(),
        digest="",
    )


def pack(*files: str, folders: tuple[str, ...] = FOLDERS) -> Pack:
    """A pack that expects these files; the course's own if none are named."""
    exercises = tuple(exercise(file) for file in files or FILES)
    weights = {one.id: Fraction(1) for one in exercises}
    return Pack("small", "Small", exercises, weights, folders, 0, "")
