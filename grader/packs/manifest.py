"""The typed shape of pack.toml and exercise.toml, and sentences for what does not fit it."""

import difflib
import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec

from grader.core.exercise import EfficiencyPlan, Limits

STYLE_RULES = ("pycodestyle", "docstrings", "shebang", "executable", "final_newline", "imports")
TOLERATED = (
    "__future__ abc cmath collections copy dataclasses enum functools itertools math numbers operator random "
    "statistics string textwrap time typing warnings"
).split()


Points = Annotated[float, msgspec.Meta(ge=0, le=1_000_000)]
"""What a case, a rule or an exercise is worth: a number, which ``nan`` and ``inf`` are not."""


class CaseEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of [cases]: the rubric of one case."""

    points: Points
    visible: bool = False
    pure: bool = False
    reduction: int = 1
    rtol: float | None = None
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


Manifest = TypeVar("Manifest", ExerciseManifest, PackManifest)


def read_manifest(path: Path, kind: type[Manifest], faults: list[str]) -> Manifest | None:
    """Read a manifest; what is wrong is added to ``faults`` as a sentence with a place and a cure."""
    try:
        data = tomllib.loads(path.read_bytes().decode("utf-8"))
    except FileNotFoundError:
        faults.append(f"{path}: there is no such file; every exercise needs one (see docs/packs.md)")
        return None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        faults.append(f"{path}: this is not TOML: {error}")
        return None
    except RecursionError:
        faults.append(f"{path}: this is nested too deeply")
        return None
    before = len(faults)
    _unknown_keys(path, data, kind, faults)
    if len(faults) > before:
        return None
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        faults.append(f"{path}: {error}")
        return None


def exact(points: float) -> Fraction:
    """Points as written in a manifest, exactly (0.1 is one tenth)."""
    return Fraction(str(points))


def _unknown_keys(path: Path, data: dict[str, Any], kind: type, faults: list[str]) -> None:
    known = [field.encode_name for field in msgspec.structs.fields(kind)]
    for key in data:
        if key not in known:
            faults.append(f"{path}: unknown key '{key}'{_nearest(key, known)}")
    for name, entry in (data.get("cases") or {}).items() if isinstance(data.get("cases"), dict) else ():
        entry_keys = [field.encode_name for field in msgspec.structs.fields(CaseEntry)]
        for key in entry if isinstance(entry, dict) else ():
            if key not in entry_keys:
                faults.append(f"{path}: unknown key '{key}' in cases.{name}{_nearest(key, entry_keys)}")
    limits = data.get("limits")
    for key in limits if isinstance(limits, dict) else ():
        limit_keys = [field.encode_name for field in msgspec.structs.fields(Limits)]
        if key not in limit_keys:
            faults.append(f"{path}: unknown key '{key}' in limits{_nearest(key, limit_keys)}")
    style = data.get("style")
    for key in style if isinstance(style, dict) else ():
        if key not in STYLE_RULES:
            faults.append(f"{path}: unknown style rule '{key}'{_nearest(key, STYLE_RULES)}")


def _nearest(key: str, known: "list[str] | tuple[str, ...]") -> str:
    close = difflib.get_close_matches(key, known, 1)
    return f"; did you mean '{close[0]}'?" if close else f"; the known ones are {', '.join(known)}"
