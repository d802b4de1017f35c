"""What a builder is given, and the three files that most submissions are made of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from grader.attack.places import find_corpus

NAME = "0-conv_forward.py"


@dataclass(frozen=True, slots=True)
class Scene:
    """Where to build (an empty folder), and what a link may try to reach."""

    folder: Path
    secret: Path
    neighbour: Path
    outside: Path


Builder = Callable[[Scene], Path]
"""Builds one submission below ``Scene.folder``, the same each time, and returns the path to hand in."""


def builders(content: Mapping[str, Callable[[Scene], bytes]], suffix: str) -> dict[str, Builder]:
    """Return a builder for each content, which writes it to a file of its name and ``suffix``."""

    def written(name: str) -> Builder:
        def build(scene: Scene) -> Path:
            path = scene.folder / f"{name}{suffix}"
            path.write_bytes(content[name](scene))
            return path

        return build

    return {name: written(name) for name in content}


def right() -> bytes:
    """Return a right solution of the convolution."""
    return (find_corpus() / "honest_accidents" / "plain" / NAME).read_bytes()


def wrong() -> bytes:
    """Return a solution that earns nothing."""
    return (find_corpus() / "forged_returns" / "true" / NAME).read_bytes()


def handed_in(scene: Scene, data: bytes, name: str = NAME) -> Path:
    """Build a folder with one file, executable as the course asks."""
    path = scene.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    path.chmod(0o755)
    return scene.folder
