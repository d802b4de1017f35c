"""What a batch costs beside its floor: python -m tests.bench.bench_batch [STUDENTS] [--peers N]; prints a table.

The floor is the students' own calls: each (file, exercise) once in a fork of a process that has imported the
libraries already, without a wall, without comparison, on one core. A peer starts a process of its own for each
student. All three get the same submissions, in one run, on the same machine.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import msgspec

from grader import api
from grader.core.exercise import Pack
from tests.batch.cohort import generate
from tests.bench.floor import floor_seconds, peer_seconds

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = "import typer; from grader.cli.batch import batch; typer.run(batch)"


class Measure(msgspec.Struct, frozen=True):
    """One run of ``grader batch``: wall and CPU seconds, and the judge's own peak in MiB."""

    wall: float
    cpu: float
    peak_mib: float


def batch(source: Path, out: Path, *options: str) -> Measure:
    """Run the command line on a source, and measure it and all its processes."""
    begun = time.monotonic()
    command = [sys.executable, "-c", PROGRAM, str(source), "-o", str(out), *options]
    group = _Group()
    process = subprocess.Popen(
        [*group.enter, *command], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    peak = _Peak(process.pid)
    peak.start()
    code = process.wait()
    peak.ended = True
    peak.join()
    if code not in (0, 3):
        raise SystemExit(f"grader batch ended with {code}")
    return Measure(time.monotonic() - begun, group.seconds(), peak.mib)


class _Group:
    """A control group of its own: the only count that forgets no process, whoever reaped it.

    ``getrusage`` would miss what a box's own init reaped and the box's death took with it.
    """

    def __init__(self) -> None:
        self._folder = Path("/sys/fs/cgroup/cpuacct") / f"grader-bench-{os.getpid()}-{time.monotonic_ns()}"
        if not self._folder.parent.is_dir():
            self._folder = Path("/sys/fs/cgroup") / self._folder.name
        try:
            self._folder.mkdir()
        except OSError as error:
            raise SystemExit(f"the benchmark counts CPU in a control group, and may not make one: {error}") from error

    @property
    def enter(self) -> tuple[str, ...]:
        """What stands before a command, so that it and all its processes are counted here."""
        return ("sh", "-c", f"echo $$ > {self._folder / 'cgroup.procs'} && exec \"$@\"", "sh")

    def seconds(self) -> float:
        """CPU seconds of all that ran in the group."""
        old = self._folder / "cpuacct.usage"
        if old.is_file():
            return int(old.read_text("ascii")) / 1e9
        lines = (self._folder / "cpu.stat").read_text("ascii").splitlines()
        return int(next(line.split()[1] for line in lines if line.startswith("usage_usec"))) / 1e6


class _Peak(threading.Thread):
    """Looks at how much memory the judge's own process takes, as the kernel's high-water mark has it."""

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
            time.sleep(0.2)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("students", type=int, nargs="?", default=300)
    parser.add_argument("--peers", type=int, default=10, help="how many students the peer is measured on")
    parser.add_argument("--scales", type=int, nargs="*", default=[], help="further numbers of students, for linearity")
    options = parser.parse_args()
    pack = api.open_pack("cnn")
    with tempfile.TemporaryDirectory(prefix="grader-bench-") as scratch:
        _measure(pack, Path(scratch), options.students, options.peers, options.scales)


def _measure(pack: Pack, scratch: Path, students: int, peers: int, scales: list[int]) -> None:
    source = scratch / "source"
    roster = generate(source, pack, students)
    cores = len(os.sched_getaffinity(0))
    print(f"{students} students, {cores} cores, pack {pack.name}, {len(pack.exercises)} exercises", flush=True)
    floor = floor_seconds(source, pack)
    rows = [("floor: the calls alone, forked from a warm process", floor, floor, 0.0)]
    _show("floor", rows[-1], floor)
    # What the references and the named mistakes do is taken once for each version of a pack, and kept.
    generate(scratch / "first", pack, 25, seed=1)
    once = batch(scratch / "first", scratch / "first-out")
    again = batch(scratch / "first", scratch / "first-again", "--seed", str(pack.seed))
    print(f"the first use of a pack: {once.cpu - again.cpu:.1f} CPU s more, once", flush=True)
    first = batch(source, scratch / "out", "--roster", str(roster))
    _show("grader batch", ("", first.wall, first.cpu, first.peak_mib), floor)
    again = batch(source, scratch / "out", "--roster", str(roster))
    _show("the same again", ("", again.wall, again.cpu, again.peak_mib), floor)
    one = batch(source, scratch / "one", "--roster", str(roster), "--workers", "1")
    _show("one worker", ("", one.wall, one.cpu, one.peak_mib), floor)
    print(f"speed-up from 1 worker to {cores}: {one.wall / first.wall:.2f}")
    for scale in scales:
        place = scratch / f"source{scale}"
        generate(place, pack, scale)
        scaled = batch(place, scratch / f"out{scale}")
        print(
            f"{scale} students: {scaled.cpu / scale:.2f} CPU s a student, judge's peak {scaled.peak_mib:.0f} MiB",
            flush=True,
        )
    if peers:
        peer = peer_seconds(source, pack, peers)
        print(
            f"a process a student, as peers do: {peer:.2f} CPU s a student, {peer / (floor / students):.1f}x the floor"
        )


def _show(name: str, row: tuple[str, float, float, float], floor: float) -> None:
    _, wall, cpu, peak = row
    print(
        f"{name:16} wall {wall:7.1f} s   CPU {cpu:7.1f} s   {cpu / floor:5.2f}x the floor   peak {peak:5.0f} MiB",
        flush=True,
    )


if __name__ == "__main__":
    main()
