"""Where packs and their answers stand: in a checkout, or inside the installed package."""

from pathlib import Path

from grader.core.errors import UsageError

_PACKAGE = Path(__file__).resolve().parent.parent


def find_pack(name: str) -> tuple[Path, Path]:
    """Return the folder of a pack and the folder of its answers, for a pack's name or its folder's path.

    Raises:
        UsageError: there is no such pack.

    """
    given = Path(name)
    if (given / "pack.toml").is_file():
        return given, given.parent.parent / "reference" / given.name
    for root in (_PACKAGE.parent, _PACKAGE / "_packs"):
        folder = root / "exercises" / name
        if (folder / "pack.toml").is_file():
            return folder, root / "reference" / name
    raise UsageError(f"there is no pack '{name}'; the packs here are: {', '.join(pack_names()) or 'none'}")


def pack_names() -> tuple[str, ...]:
    """Return the names of the packs that ship with the grader."""
    folders = [root / "exercises" for root in (_PACKAGE.parent, _PACKAGE / "_packs")]
    found = {manifest.parent.name for folder in folders for manifest in folder.glob("*/pack.toml")}
    return tuple(sorted(found))
