"""The command line that starts a warm worker at each tier."""

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from grader.core.errors import BoxError
from grader.core.outcome import Tier
from grader.sandbox import libraries as files
from grader.sandbox.layers import find_bubblewrap

_PACKAGE = Path(__file__).resolve().parent.parent
_INSIDE = ("__init__.py", "core/__init__.py", "core/values.py", "core/errors.py", "wire", "worker")
_BOX = "/box"
_PRELUDE = "import sys;sys.path[:0]=sys.argv[2:];from grader.worker.serve import main;main(int(sys.argv[1]))"

_WITHOUT_THREADS = frozenset({"numpy"})
"""Libraries that start no threads of their own in this environment: beside them alone, nobody may start any."""

ENVIRONMENT = {
    "PATH": "/nonexistent",
    "LANG": "C.UTF-8",
    "HOME": "/nonexistent",
    "TMPDIR": "/tmp",  # noqa: S108 - inside the box it is a private tmpfs
    "PYTHONHASHSEED": "0",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
    "NUMEXPR_NUM_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_ENABLE_ONEDNN_OPTS": "0",
    "CUDA_VISIBLE_DEVICES": "",
    "KERAS_BACKEND": "tensorflow",
    "KERAS_HOME": "/nonexistent",
}


def worker_command(tier: Tier, libraries: tuple[str, ...], control: int, scratch_mib: int = 16) -> list[str]:
    """Return the whole command; ``control`` is the descriptor of the socket that the worker inherits."""
    strict = tier is Tier.STRICT
    package_home = _package_home(tier)
    readable = (*files.runtime_paths(), *files.library_paths(libraries))
    python = [str(files.interpreter()), "-I", "-S", "-B", "-X", "utf8", "-c", _PRELUDE]
    python += [str(control), package_home, *files.search_path(libraries)]
    return [*_bubblewrap(readable, scratch_mib), *python] if strict else python


def worker_configuration(tier: Tier, libraries: tuple[str, ...]) -> bytes:
    """Return the line that tells a worker what to import and what its children may read."""
    package_home = _package_home(tier)
    configuration = {
        "libraries": libraries,
        "readable": (*files.runtime_paths(), *files.library_paths(libraries)),
        "tier": str(tier),
        "threads": not _WITHOUT_THREADS.issuperset(libraries),
        "forget": [package_home] if package_home not in files.search_path(libraries) else [],
    }
    return json.dumps(configuration).encode() + b"\n"


def _package_home(tier: Tier) -> str:
    return _BOX if tier is Tier.STRICT else str(_PACKAGE.parent)


def _bubblewrap(readable: Sequence[str], scratch_mib: int) -> list[str]:
    program = find_bubblewrap()
    if program is None:
        raise BoxError("bubblewrap vanished after it was probed; run `grader doctor`")
    command = [program, "--unshare-all", "--die-with-parent", "--new-session", "--uid", "65534", "--gid", "65534"]
    command += ["--cap-drop", "ALL", "--hostname", "box", "--clearenv"]
    for name, value in ENVIRONMENT.items():
        command += ["--setenv", name, value]
    command += ["--proc", "/proc", "--dev", "/dev", "--size", str(scratch_mib * 2**20), "--tmpfs", "/tmp"]  # noqa: S108
    for path in readable:
        command += ["--ro-bind", path, path]
    for name in _INSIDE:
        command += ["--ro-bind", str(_PACKAGE / name), f"{_BOX}/grader/{name}"]
    command += ["--remount-ro", "/", "--chdir", "/", "--"]
    return command


def worker_environment() -> dict[str, str]:
    """Return the environment of a worker at the weaker tiers (the strict one sets its own inside)."""
    environment = dict(ENVIRONMENT)
    if sys.platform == "darwin":
        environment["PATH"] = os.defpath
    return environment
