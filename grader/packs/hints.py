"""The catalogues of hints in further languages: hints.<language>.toml, a text for each named mistake."""

from pathlib import Path

from grader.packs.toml import read_toml


def read_hints(folder: Path, mistakes: frozenset[str], faults: list[str]) -> dict[str, dict[str, str]]:
    """Read the catalogues beside an exercise: by language, the text of each named mistake.

    Args:
        folder: the exercise's.
        mistakes: the names of its wrong solutions; a catalogue names those and no other.
        faults: takes what is wrong, as sentences with a place and a cure.

    """
    catalogues: dict[str, dict[str, str]] = {}
    for path in sorted(folder.glob("hints.*.toml")):
        found = read_toml(path, faults)
        if found is None:
            continue
        for name, text in found.items():
            if name not in mistakes:
                faults.append(f"{path}: '{name}' is no file of wrong/; take the line out, or add wrong/{name}.py")
            elif not isinstance(text, str):
                faults.append(f"{path}: the hint of '{name}' should be a text in quotes")
        language = path.name.split(".")[1]
        catalogues[language] = {name: " ".join(str(text).split()) for name, text in found.items()}
    return catalogues
