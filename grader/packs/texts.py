"""What a pack says in further languages: texts.<language>.toml, by what it is in English."""

import string
from collections.abc import Mapping
from pathlib import Path

from grader.packs.toml import read_toml

Texts = dict[str, dict[str, str]]
"""By language, each text by what it is in English."""


def read_texts(folder: Path, faults: list[str]) -> Texts:
    """Read the catalogues in a pack's or an exercise's folder.

    Args:
        folder: where they lie.
        faults: takes what is wrong, as sentences with a place and a cure.

    """
    found: Texts = {}
    for path in sorted(folder.glob("texts.*.toml")):
        read = read_toml(path, faults)
        if read is None:
            continue
        for english, text in read.items():
            if not isinstance(text, str):
                faults.append(f"{path}: '{english}' should be a text in quotes")
            elif placeholders(text) != placeholders(english):
                faults.append(f"{path}: '{english}' and its translation should hold the same names in braces")
        found[path.name.split(".")[1]] = {english: str(text) for english, text in read.items()}
    return found


def merged(of_pack: Mapping[str, Mapping[str, str]], own: Mapping[str, Mapping[str, str]]) -> Texts:
    """Return an exercise's texts: its own, and those of its pack that it does not have."""
    return {language: {**of_pack.get(language, {}), **own.get(language, {})} for language in sorted({*of_pack, *own})}


def placeholders(template: str) -> frozenset[str] | None:
    """Return the names in braces; None where the braces do not fit together."""
    try:
        return frozenset(name for _, name, _, _ in string.Formatter().parse(template) if name is not None)
    except ValueError:
        return None
