"""What was shown is kept: kill -9, Ctrl-C, a full disk and a second batch, each for real."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.batch.fakes import hand_in

ROOT = Path(__file__).resolve().parents[2]
STUDENTS = 12
WORKERS = 2


def start(source: Path, out: Path, log: Path, seconds: float = 0.2) -> "subprocess.Popen[str]":
    """Start a batch in a process of its own, with its output in a pipe."""
    command = [
        sys.executable,
        "-m",
        "tests.batch.fake_batch",
        str(source),
        str(out),
        str(log),
        str(seconds),
        str(WORKERS),
    ]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def read_until(process: "subprocess.Popen[str]", done: int) -> list[str]:
    """Read lines until so many students are shown as done; return their keys."""
    assert process.stdout is not None
    shown: list[str] = []
    for line in process.stdout:
        if line.startswith("done "):
            shown.append(line.split()[1])
        if len(shown) >= done:
            break
    return shown


def finish(source: Path, out: Path, log: Path) -> list[str]:
    """Run the same command to its end; return the lines."""
    process = start(source, out, log, seconds=0.0)
    output, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    return [line for line in output.splitlines() if line.startswith("done ")]


def committed(out: Path) -> dict[str, int]:
    """How many grades each student has in the database."""
    with sqlite3.connect(out / "grades.sqlite3") as connection:
        rows = connection.execute("SELECT student, count(*) FROM grade GROUP BY student").fetchall()
    connection.close()
    return dict(rows)


def tasks_run(log: Path) -> Counter[str]:
    """How often each task was begun."""
    return Counter(line.split()[0] for line in log.read_text("utf-8").splitlines())


def lives(process: int) -> bool:
    """Whether a process is there, and not merely unburied."""
    try:
        return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def fill(file: Path) -> None:
    """Write until there is no room left."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT)
    try:
        with pytest.raises(OSError, match="No space left"):
            while True:
                os.write(handle, b"x" * 4096)
    finally:
        os.close(handle)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Students each of whom wrote something of their own."""
    folder = tmp_path / "source"
    for number in range(STUDENTS):
        hand_in(folder, f"student{number:02d}", f"right # {number}", f"wrong # {number}")
    return folder


@pytest.mark.parametrize("after", [1, 4, 9])
def test_a_killed_batch_goes_on_where_it_was(source: Path, tmp_path: Path, after: int) -> None:
    out, log = tmp_path / "out", tmp_path / "log"
    process = start(source, out, log)
    shown = read_until(process, after)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate(timeout=60)

    kept = committed(out)
    assert set(shown) <= set(kept)
    before = tasks_run(log)

    lines = finish(source, out, log)

    assert len(lines) == STUDENTS
    assert committed(out) == {f"student{number:02d}": 1 for number in range(STUDENTS)}
    again = [task for task, count in tasks_run(log).items() if count > 1]
    # Lost are, at most, the tasks in the workers' hands and those whose answers were in the pipe.
    assert len(again) <= 2 * WORKERS
    assert len(tasks_run(log)) == 2 * STUDENTS
    assert len(before) < 2 * STUDENTS, "the batch was over before it was killed: this proves nothing"


def test_the_workers_of_a_killed_batch_end(source: Path, tmp_path: Path) -> None:
    out, log = tmp_path / "out", tmp_path / "log"
    process = start(source, out, log)
    read_until(process, 2)
    os.kill(process.pid, signal.SIGKILL)
    # The pipes are inherited by the workers: the end of the file comes when the last of them is gone.
    process.communicate(timeout=60)
    workers = {int(line.split()[1]) for line in log.read_text("utf-8").splitlines()}
    assert workers
    deadline = time.monotonic() + 30
    while any(lives(worker) for worker in workers):
        assert time.monotonic() < deadline, "a worker outlives its batch"
        time.sleep(0.01)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_batch_stops_cleanly(source: Path, tmp_path: Path, number: signal.Signals) -> None:
    out, log = tmp_path / "out", tmp_path / "log"
    process = start(source, out, log)
    shown = read_until(process, 3)
    process.send_signal(number)
    _, errors = process.communicate(timeout=60)

    assert process.returncode == 130
    assert "Traceback" not in errors
    assert set(shown) <= set(committed(out))
    assert list(out.rglob("*.part")) == []
    assert len(finish(source, out, log)) == STUDENTS


def test_ctrl_c_does_not_reach_workers_that_have_only_begun_to_import(source: Path, tmp_path: Path) -> None:
    process = start(source, tmp_path / "out", tmp_path / "log")
    deadline = time.monotonic() + 60
    told: set[int] = set()
    while len(told) < WORKERS:
        assert time.monotonic() < deadline, "the workers were not started"
        # A terminal tells every process in its foreground, in whatever order.
        for worker in set(importing_below(process.pid)) - told:
            os.kill(worker, signal.SIGINT)
            told.add(worker)
        time.sleep(0.001)
    _, errors = process.communicate(timeout=120)
    assert process.returncode == 0
    assert errors == ""


def importing_below(process: int) -> list[int]:
    """The children of a process that have begun to load libraries of their own."""
    found = []
    try:
        for child in Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split():
            started = b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()
            if started and "msgspec" in Path(f"/proc/{child}/maps").read_text("utf-8"):
                found.append(int(child))
    except (FileNotFoundError, ProcessLookupError):
        pass
    return found


def test_a_second_batch_on_one_folder_says_so_and_stops(source: Path, tmp_path: Path) -> None:
    out, log = tmp_path / "out", tmp_path / "log"
    first = start(source, out, log)
    read_until(first, 1)
    first.send_signal(signal.SIGSTOP)  # it would be over before a slow machine has begun the second
    try:
        second = start(source, out, log)
        _, errors = second.communicate(timeout=60)
    finally:
        first.send_signal(signal.SIGCONT)
    first.communicate(timeout=120)

    assert second.returncode == 3
    assert f"process {first.pid}" in errors
    assert first.returncode == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Path:
    """A disk of a few hundred kilobytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=700k", "tmpfs", str(disk)], check=False, capture_output=True
    )
    if mounted.returncode != 0:
        pytest.skip("a small disk can be mounted by root alone")
    return disk


def test_a_full_disk_loses_nothing_that_was_shown(source: Path, small_disk: Path, tmp_path: Path) -> None:
    out, log = small_disk / "out", tmp_path / "log"
    filler = small_disk / "filler"
    try:
        process = start(source, out, log)
        shown = read_until(process, 1)
        fill(filler)
        output, errors = process.communicate(timeout=120)
        shown += [line.split()[1] for line in output.splitlines() if line.startswith("done ")]
        assert process.returncode == 3
        assert "full" in errors or "No space left" in errors
        filler.unlink()
        assert set(shown) <= set(committed(out))
        for page in (out / "students").glob("*.html"):
            assert page.read_text("utf-8").rstrip().endswith("</html>")
        subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
        assert len(finish(source, out, log)) == STUDENTS
        assert set(committed(out)) == {f"student{number:02d}" for number in range(STUDENTS)}
    finally:
        subprocess.run(["umount", str(small_disk)], check=True)
