"""One run of a command with all its processes: wall seconds, CPU seconds, and the peak of its own memory."""

import os
import subprocess
import threading
import time
from pathlib import Path

import msgspec

ROOT = Path(__file__).resolve().parents[2]
_LOOK_SECONDS = 0.1


class Measure(msgspec.Struct, frozen=True):
    """What a command took: wall and CPU seconds of all its processes, and the peak of the first one in MiB."""

    wall: float
    cpu: float
    peak_mib: float


def run(command: list[str], *, codes: tuple[int, ...] = (0,), environment: dict[str, str] | None = None) -> Measure:
    """Run a command in a control group of its own, and measure it.

    Raises:
        SystemExit: it ended with a code that is none of ``codes``, or no control group can be made.

    """
    group = _Group()
    begun = time.monotonic()
    process = subprocess.Popen(
        [*group.enter, *command],
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    peak = _Peak(process.pid)
    peak.start()
    _, told = process.communicate()
    peak.ended = True
    peak.join()
    wall = time.monotonic() - begun
    if process.returncode not in codes:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}: {told[-2000:]}")
    return Measure(wall, group.close(), peak.mib)


class _Group:
    """A control group of its own: the only count that forgets no process, whoever reaped it.

    ``getrusage`` would miss what a box's own init reaped and the box's death took with it.
    """

    def __init__(self) -> None:
        name = f"grader-bench-{os.getpid()}-{time.monotonic_ns()}"
        first = Path("/sys/fs/cgroup/cpuacct")
        self._folder = (first if first.is_dir() else Path("/sys/fs/cgroup")) / name
        try:
            self._folder.mkdir()
        except OSError as error:
            raise SystemExit(f"the benchmark counts CPU in a control group, and may not make one: {error}") from error

    @property
    def enter(self) -> tuple[str, ...]:
        """What stands before a command, so that it and all its processes are counted here."""
        return ("sh", "-c", f'echo $$ > {self._folder / "cgroup.procs"} && exec "$@"', "sh")

    def close(self) -> float:
        """Return the CPU seconds of all that ran in the group, and remove it."""
        old = self._folder / "cpuacct.usage"
        if old.is_file():
            seconds = int(old.read_text("ascii")) / 1e9
        else:
            lines = (self._folder / "cpu.stat").read_text("ascii").splitlines()
            seconds = int(next(line.split()[1] for line in lines if line.startswith("usage_usec"))) / 1e6
        if not (self._folder / "cgroup.procs").read_text("ascii").strip():
            self._folder.rmdir()
        return seconds


class _Peak(threading.Thread):
    """Looks at how much memory a process takes, as the kernel's high-water mark has it."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._status = Path(f"/proc/{process}/status")
        self.mib = 0.0
        self.ended = False

    def run(self) -> None:
        while not self.ended:
            try:
                lines = self._status.read_text("utf-8").splitlines()
            except OSError:
                return
            for line in lines:
                if line.startswith("VmHWM:"):
                    self.mib = int(line.split()[1]) / 1024
            time.sleep(_LOOK_SECONDS)
