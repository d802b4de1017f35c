"""Read a TOML file of a pack; whatever keeps it from being one is a sentence with its place and a cure."""

import tomllib
from pathlib import Path
from typing import Any


def read_toml(path: Path, faults: list[str]) -> dict[str, Any] | None:
    """Return what stands in a TOML file; None where it cannot be read, which is added to ``faults``."""
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))  # some editors begin with a byte order mark
    except FileNotFoundError:
        faults.append(f"{path}: there is no such file; 'grader new' lays one down (see docs/packs.md)")
    except OSError as error:
        faults.append(f"{path}: it cannot be read: {error.strerror}; there should be a file that you may read")
    except UnicodeDecodeError as error:
        line = 1 + error.object[: error.start].count(b"\n")
        faults.append(f"{path}:{line}: this is not UTF-8; save the file as UTF-8 in your editor")
    except tomllib.TOMLDecodeError as error:
        faults.append(f"{path}: this is not TOML: {error}; mend that line (a text stands in quotes)")
    except RecursionError:
        faults.append(f"{path}: this is nested too deeply; a manifest has tables of tables at most")
    return None
