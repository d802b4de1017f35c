"""Where packs and their answers stand: in a checkout, or inside the installed package."""

import os
from pathlib import Path

from grader.core.errors import UsageError

_PACKAGE = Path(__file__).resolve().parent.parent
_ROOTS = (_PACKAGE.parent, _PACKAGE / "_packs")


def find_pack(name: str) -> tuple[Path, Path]:
    """Return the folder of a pack and the folder of its answers, for a pack's name or its folder's path.

    A pack that ships goes before a folder of the same name: packs are trusted, and what is handed in may hold a
    folder ``cnn`` with a manifest of its own.

    Raises:
        UsageError: there is no such pack.

    """
    if name in pack_names():
        root = next(root for root in _ROOTS if (root / "exercises" / name / "pack.toml").is_file())
        return root / "exercises" / name, root / "reference" / name
    given = Path(name)
    if (given / "pack.toml").is_file():
        whole = Path(os.path.abspath(given))  # `.` and `..` have no name of their own
        return (given if given.name == whole.name else whole), whole.parent.parent / "reference" / whole.name
    own = Path("exercises") / name
    if (own / "pack.toml").is_file():
        raise UsageError(f"there is no pack '{name}' among those that ship; name your own by its folder: {own}")
    raise UsageError(
        f"there is no pack '{name}'; the packs here are: {', '.join(pack_names()) or 'none'}, "
        "and any folder with a pack.toml is one, named by its path"
    )


def pack_names() -> tuple[str, ...]:
    """Return the names of the packs that ship with the grader."""
    found = {manifest.parent.name for root in _ROOTS for manifest in root.glob("exercises/*/pack.toml")}
    return tuple(sorted(found))
