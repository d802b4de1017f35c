"""What the worker carries into the box: the standard library, the wire and the values, and nothing of the judge."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRELUDE = "import sys; sys.path[:0] = sys.argv[1:]; import grader.worker.serve; print(*sorted(sys.modules))"
ALLOWED = ("grader.worker", "grader.wire", "grader.core")
ALLOWED_CORE = {"grader.core", "grader.core.values", "grader.core.errors"}


def loaded_modules() -> set[str]:
    """Load the worker as the sandbox starts it, isolated and without site-packages but NumPy's."""
    import numpy as np

    home = str(Path(np.__file__).resolve().parents[1])
    command = [sys.executable, "-I", "-S", "-B", "-c", PRELUDE, str(ROOT), home]
    return set(subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout.split())


def test_worker_loads_no_library_of_the_judge() -> None:
    roots = {name.partition(".")[0] for name in loaded_modules()}
    assert "numpy" in roots
    foreign = {name for name in roots - set(sys.stdlib_module_names) if "cython" not in name}  # NumPy's own
    foreign -= {"__main__", "grader", "numpy"}
    assert not foreign


def test_worker_loads_no_room_but_its_own_and_the_wire() -> None:
    ours = {name for name in loaded_modules() if name.startswith("grader.")}
    assert "grader.worker.serve" in ours
    assert all(name.startswith(ALLOWED) for name in ours), ours
    assert {name for name in ours if name.startswith("grader.core")} <= ALLOWED_CORE
