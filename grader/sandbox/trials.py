"""Tries Landlock, seccomp and the limits for real: run by its path, each in a child that the trial confines for good.

It stands alone, on the standard library and the two bindings, because it runs in a process of its own.
"""

import errno
import functools
import json
import os
import subprocess
import sys
from collections.abc import Callable

_PATIENCE_SECONDS = 20
_FILES = 16


@functools.cache
def tried() -> dict[str, str]:
    """Return what came of each trial by the layer's name: "" where it held, else what was seen."""
    command = [sys.executable, "-I", "-B", os.path.abspath(__file__)]
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=_PATIENCE_SECONDS, check=True, stdin=subprocess.DEVNULL
        )
        found = json.loads(done.stdout)
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        return dict.fromkeys(TRIALS, f"it could not be tried: {error}"[:200])
    return {name: str(found[name]) for name in TRIALS}


def landlock() -> str:
    """Forbid this process every file, and look whether it can still read one."""
    from landlockpy import Ruleset

    Ruleset().restrict()
    try:
        os.close(os.open("/", os.O_RDONLY))
    except PermissionError:
        return ""
    return "a process that was forbidden every file could still read one"


def seccomp() -> str:
    """Forbid this process one harmless system call, and look whether it is refused."""
    from seccompy import Action, Filter

    rules = Filter(default=Action.ALLOW)
    rules.errno("getppid", errno.EPERM)
    rules.load()
    return "" if os.getppid() == -1 else "a system call that was forbidden was let through"


def limits() -> str:
    """Bound this process's files, and look whether it can open more."""
    import resource

    resource.setrlimit(resource.RLIMIT_NOFILE, (_FILES, _FILES))
    try:
        for _ in range(_FILES):
            os.open(os.devnull, os.O_RDONLY)
    except OSError:
        return ""
    return "a process could open more files than its limit"


TRIALS: dict[str, Callable[[], str]] = {"landlock": landlock, "seccomp": seccomp, "limits": limits}


def confined(trial: Callable[[], str]) -> str:
    """Run a trial in a child of its own, since none of them can be taken back."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(write, f".{_told(trial)}".encode()[:1000])
        finally:
            os._exit(0)  # whatever else happens, the child never goes on as its parent
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        answer = pipe.read().decode("utf-8", "replace")
    os.waitpid(child, 0)
    return answer[1:] if answer else "the process that tried it died"


def _told(trial: Callable[[], str]) -> str:
    try:
        return trial()
    except (OSError, ValueError, RuntimeError, ImportError) as error:
        return f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    json.dump({name: confined(trial) for name, trial in TRIALS.items()}, sys.stdout)
