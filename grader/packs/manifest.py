"""The typed shape of pack.toml and exercise.toml, and sentences for what does not fit it."""

from fractions import Fraction
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec

from grader.core.exercise import EfficiencyPlan, Limits
from grader.core.policy import Policy
from grader.packs.shape import misfits
from grader.packs.toml import read_toml

FORMAT = 1
"""Of pack.toml and all that stands beside it."""

TOLERATED = (
    "__future__ abc bisect cmath collections contextlib copy dataclasses decimal enum fractions functools heapq "
    "itertools logging math numbers operator pprint random statistics string textwrap time timeit types typing warnings"
).split()


Points = Annotated[float, msgspec.Meta(ge=0, le=1_000_000)]
"""What a case, a rule or an exercise is worth: a number, which ``nan`` and ``inf`` are not."""


class CaseEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of [cases]: the rubric of one case."""

    points: Points
    visible: bool = False
    pure: bool = False
    reduction: Annotated[int, msgspec.Meta(ge=1, le=1_000_000_000)] = 1
    rtol: Annotated[float, msgspec.Meta(gt=0, lt=1)] | None = None
    results: tuple[str, ...] | None = None


class ExerciseManifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """exercise.toml."""

    title: str
    file: str
    function: str
    parameters: tuple[str, ...]
    results: tuple[str, ...]
    libraries: tuple[str, ...]
    imports: tuple[str, ...]
    cases: dict[str, CaseEntry]
    tolerated: tuple[str, ...] = tuple(TOLERATED)
    limits: Limits = Limits()
    style: dict[str, Points] | None = None
    efficiency: EfficiencyPlan | None = None
    combine_mistakes: bool = True
    partner: str = ""


class PackManifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """pack.toml."""

    format: int
    title: str
    exercises: tuple[str, ...]
    seed: int = 0
    folders: tuple[str, ...] = ("",)
    weights: dict[str, Points] = {}
    style: dict[str, Points] = {}
    policy: Policy = Policy()


Manifest = TypeVar("Manifest", ExerciseManifest, PackManifest)


def read_manifest(path: Path, kind: type[Manifest], faults: list[str]) -> Manifest | None:
    """Read a manifest; what is wrong is added to ``faults`` as a sentence with a place and a cure."""
    data = read_toml(path, faults)
    if data is None:
        return None
    found = [f"{path}: {text}" for text in misfits(data, kind)]
    if found:
        faults += found
        return None
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as error:  # a number too large for its type, say
        faults.append(f"{path}: {error}; write another value there")
        return None


def exact(points: float) -> Fraction:
    """Points as written in a manifest, exactly (0.1 is one tenth)."""
    return Fraction(str(points))
