"""An attack as the corpus holds it: a submission, and a manifest that says what must not happen."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec

from grader.attack.builders import BUILDERS
from grader.attack.places import find_corpus
from grader.attack.scene import Scene

_OURS = shutil.ignore_patterns("attack.toml", "__pycache__")  # an installer compiles what looks like a module


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What ``attack.toml`` says.

    ``points`` bounds the points of behaviour: none, some (not all), any, or full (an honest accident, which must
    keep them all). ``outcomes`` are the ends that a case may come to (empty: any). ``forbidden_text`` must stand
    nowhere in the report; ``inputs_hidden`` asks that no hidden case's input does. ``style`` asks that style
    points are lost. ``builder`` names what makes the submission; ``refusal`` tells whether it may be turned
    away. ``process`` says that it may be tried where there is no wall. ``settle_seconds`` is how long to wait for
    what may come later, ``afterwards`` asks that an honest submission is graded right after it, ``runs`` how
    often it is graded. ``brief`` asks of the file its cases alone.
    """

    title: str
    must_not: str
    exercise: str
    points: Literal["none", "some", "any", "full"] = "none"
    outcomes: tuple[str, ...] = ()
    forbidden_text: tuple[str, ...] = ()
    inputs_hidden: bool = False
    style: Literal["", "lost"] = ""
    builder: str = ""
    refusal: Literal["never", "may"] = "never"
    process: bool = False
    seconds: float = 60.0
    settle_seconds: float = 0.0
    afterwards: bool = False
    runs: int = 1
    report_mib: float = 4.0
    brief: bool = False


class Attack(msgspec.Struct, frozen=True):
    """One attack of the corpus."""

    group: str
    name: str
    folder: Path
    manifest: Manifest

    @property
    def id(self) -> str:
        """Group and name, as a test is called."""
        return f"{self.group}/{self.name}"


def load(corpus: Path | None = None) -> tuple[Attack, ...]:
    """Return every attack of a corpus (of the one that ships, if none is named), in the order of its names.

    Raises:
        UsageError: no corpus ships with this installation.
        ValueError: a manifest is wrong; the message names it.

    """
    found = []
    for path in sorted((corpus or find_corpus()).glob("*/*/attack.toml")):
        try:
            manifest = msgspec.toml.decode(path.read_bytes(), type=Manifest)
        except msgspec.DecodeError as error:
            raise ValueError(f"{path}: {error}") from error
        if manifest.builder and manifest.builder not in BUILDERS:
            raise ValueError(f"{path}: no builder {manifest.builder}")
        found.append(Attack(path.parent.parent.name, path.parent.name, path.parent, manifest))
    return tuple(found)


def prepare(attack: Attack, scene: Scene, tokens: Mapping[str, str]) -> Path:
    """Lay the attack's submission down in the scene's folder, every ``@TOKEN@`` filled in; return its path."""
    if attack.manifest.builder:
        return BUILDERS[attack.manifest.builder](scene)
    shutil.copytree(attack.folder, scene.folder, dirs_exist_ok=True, ignore=_OURS)
    for path in scene.folder.rglob("*.py"):
        text = path.read_bytes()
        for name, value in {**tokens, "SUBMISSION": str(scene.folder)}.items():
            text = text.replace(f"@{name}@".encode(), value.encode())
        path.write_bytes(text)
        path.chmod(0o755)
    return scene.folder
