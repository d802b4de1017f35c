"""What a batch costs beside its floor: python -m tests.bench.bench_batch [STUDENTS] [--quick]; prints a table.

The floor is the students' own calls: one call a case, each file in a fork of a process that has imported the
libraries already, without a wall, without questions about what came back, without comparison. A peer starts a
process of its own for each student. All get the same submissions, in one run, on the same machine. CPU time is
what counts, since a busy machine moves it least. Calls that never come back use up their limit on every side, and
are left out of the ratio.
"""

import argparse
import os
import platform
import shutil
import sqlite3
import sys
import tempfile
from importlib import metadata
from pathlib import Path

import msgspec

from grader import api
from grader.core.exercise import Pack
from tests.batch.cohort import generate
from tests.bench.floor import Floor, peer_seconds
from tests.bench.floor import measure as measure_floor
from tests.bench.measuring import Measure, run

QUIET_KINDS = frozenset({"slow", "hostile", "crashing"})
LARGE_MODEL = "5-lenet5"
SCALES = (10, 100, 1000)
PEERS = 4


class Row(msgspec.Struct, frozen=True):
    """One line of the table; ``ratio`` is to the floor of the same students, 0 where there is none."""

    what: str
    students: int
    wall: float
    cpu: float
    ratio: float = 0.0
    peak_mib: float = 0.0


class Bench:
    """The measurements, each printed as it is made, so that an end before the end loses nothing."""

    def __init__(self, scratch: Path, pack: Pack) -> None:
        """Measure in a scratch folder; what the references give is kept there too, and nowhere else."""
        self._scratch = scratch
        self._pack = pack
        self._sources: dict[str, tuple[Path, Path]] = {}

    def cohort(self, name: str, students: int, without: frozenset[str] = frozenset()) -> tuple[Path, Path]:
        """Return a generated cohort and its roster."""
        if name not in self._sources:
            place = self._scratch / name
            self._sources[name] = place, generate(place, self._pack, students, without=without)
        return self._sources[name]

    def batch(self, source: tuple[Path, Path], out: str, *options: str) -> Measure:
        """Grade a cohort as a person would."""
        command = [sys.executable, "-m", "grader", "batch", str(source[0]), "-o", str(self._scratch / out)]
        command += ["--roster", str(source[1]), *options]
        return run(command, codes=(0, 3), environment={"GRADER_CACHE": str(self._scratch / "cache")})

    def whole(self, students: int) -> tuple[Floor, float]:
        """Grade everybody: the floor, the first time, the usual time, the same again, a changed case."""
        source = self.cohort("whole", students)
        cores = len(os.sched_getaffinity(0))
        floor = measure_floor(source[0], self._pack, cores)
        show(Row("floor: the calls alone", students, 0, floor.calls, 1))
        first = self.batch(source, "first")
        show(_row("first batch ever: mistakes and references too", students, first, floor))
        usual = self.batch(source, "usual")
        show(_row("`grader batch`", students, usual, floor))
        again = self.batch(source, "usual")
        show(Row("the same again", students, again.wall, again.cpu, 0, again.peak_mib))
        changed = self._changed_pack()
        touched = self.batch(source, "usual", "--pack", str(changed))
        show(Row("again, with one case changed", students, touched.wall, touched.cpu, 0, touched.peak_mib))
        return floor, usual.cpu

    def graded_again(self) -> dict[str, int]:
        """How many files of each exercise the newest run graded."""
        with sqlite3.connect(self._scratch / "usual" / "grades.sqlite3") as connection:
            query = "SELECT exercise, count(*) FROM result WHERE run = (SELECT max(id) FROM run) GROUP BY exercise"
            found = dict(connection.execute(query).fetchall())
        connection.close()
        return found

    def cores(self, students: int) -> float:
        """How much faster all cores are than one."""
        source = self.cohort("cores", students, QUIET_KINDS)
        one = self.batch(source, "one", "--workers", "1")
        show(Row("one worker", students, one.wall, one.cpu, 0, one.peak_mib))
        every = self.batch(source, "every")
        show(Row("a worker a core", students, every.wall, every.cpu, 0, every.peak_mib))
        return one.wall / every.wall

    def scales(self, numbers: tuple[int, ...]) -> None:
        """Grade ever larger cohorts, without the exercise that takes most of the time."""
        options = [part for one in self._pack.exercises if one.id != LARGE_MODEL for part in ("--exercise", one.id)]
        for number in numbers:
            source = self.cohort(f"scale{number}", number, QUIET_KINDS)
            scaled = self.batch(source, f"scaled{number}", *options)
            show(Row("without LeNet-5", number, scaled.wall, scaled.cpu, 0, scaled.peak_mib))

    def peers(self, students: int) -> float:
        """CPU seconds a student of a process each."""
        source = self.cohort("cores", students, QUIET_KINDS)
        return peer_seconds(source[0], self._pack, students)

    def _changed_pack(self) -> Path:
        """Copy the pack with its answers, and change one case of one exercise."""
        folder, answers = api.find_pack(self._pack.name)
        place = self._scratch / "changed"
        shutil.copytree(folder, place / "exercises" / folder.name)
        shutil.copytree(answers, place / "reference" / answers.name)
        cases = place / "exercises" / folder.name / self._pack.exercises[0].id / "cases.py"
        cases.write_text(cases.read_text("utf-8") + "\n# A case changed.\n", encoding="utf-8")
        return place / "exercises" / folder.name


def show(row: Row) -> None:
    """Print one line of the table."""
    cells = [
        row.what,
        f"{row.students}",
        f"{row.wall:.1f}" if row.wall else "–",
        f"{row.cpu:.1f}",
        f"{row.cpu / row.students:.3f}",
        f"{row.ratio:.2f}" if row.ratio else "–",
        f"{row.peak_mib:.0f}" if row.peak_mib else "–",
    ]
    print(f"| {' | '.join(cells)} |", flush=True)


def _row(what: str, students: int, taken: Measure, floor: Floor) -> Row:
    cpu = taken.cpu - floor.stuck
    return Row(what, students, taken.wall, cpu, cpu / floor.calls, taken.peak_mib)


def _machine() -> str:
    lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines() if Path("/proc/cpuinfo").exists() else []
    model = next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.machine())
    libraries = ", ".join(f"{name} {metadata.version(name)}" for name in ("numpy", "tensorflow", "keras"))
    cores = len(os.sched_getaffinity(0))
    return (
        f"{cores} cores ({model}), Python {platform.python_version()}, {libraries}, isolation {api.choose_tier('auto')}"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("students", type=int, nargs="?", default=300)
    parser.add_argument("--quick", action="store_true", help="the first half alone: floor, batch, again, changed case")
    options = parser.parse_args()
    pack = api.open_pack("cnn")
    print(f"{_machine()}; load {os.getloadavg()[0]:.1f} at the start.\n")
    print("| | students | wall s | CPU s | CPU s a student | × the floor | judge's peak MiB |")
    print("|---|---|---|---|---|---|---|", flush=True)
    with tempfile.TemporaryDirectory(prefix="grader-bench-") as scratch:
        bench = Bench(Path(scratch), pack)
        floor, _ = bench.whole(options.students)
        again = bench.graded_again()
        notes = [
            f"Calls that never came back took {floor.stuck:.0f} s more on either side, and are left out.",
            f"With one case of `{pack.exercises[0].id}` changed, graded again were: "
            + (", ".join(f"{count} files of `{name}`" for name, count in again.items()) or "none")
            + ".",
        ]
        if not options.quick:
            bench.scales(tuple(number for number in SCALES if number <= 4 * options.students))
            speed_up = bench.cores(max(10, options.students // 8))
            notes.append(f"From one worker to {len(os.sched_getaffinity(0))}: {speed_up:.2f} times as fast.")
            peer = bench.peers(PEERS)
            per_student = floor.calls / options.students
            notes.append(
                f"A process a student, as peers do: {peer:.1f} CPU s a student, {peer / per_student:.1f} × the floor."
            )
    print()
    for note in notes:
        print(f"* {note}")


if __name__ == "__main__":
    main()
