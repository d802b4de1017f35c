import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from grader.cli.output import STDOUT, check_target, nobody_reads, write_file
from grader.core.errors import UsageError
from grader.store.files import StorageError


def test_a_file_is_written_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_file(tmp_path / "report.json", b"whole")
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]
    assert (tmp_path / "report.json").read_bytes() == b"whole"


def test_an_older_file_stands_until_the_new_one_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "report.json"
    target.write_bytes(b"older")

    def full_disk(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(
        StorageError, match=r"report.json could not be written \(No space left on device\).*make room"
    ) as told:
        write_file(target, b"newer")
    assert told.value.exit_code == 3
    assert target.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [target]


def test_a_reader_of_the_older_file_never_sees_half_of_the_new_one(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    target.write_bytes(b"older")
    with target.open("rb") as reader:
        write_file(target, b"newer")
        assert reader.read() == b"older"
    assert target.read_bytes() == b"newer"


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.html").write_bytes(b"older")
    (tmp_path / "link.html").symlink_to("real.html")
    write_file(tmp_path / "link.html", b"newer")
    assert (tmp_path / "link.html").is_symlink()
    assert (tmp_path / "real.html").read_bytes() == b"newer"


def test_a_device_is_written_to_and_stays_a_device(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_file(pipe, b"through")
    assert os.read(reader, 100) == b"through"
    os.close(reader)
    assert pipe.is_fifo()


def test_a_full_device_is_no_wrong_usage() -> None:
    with pytest.raises(StorageError, match="No space left on device"):
        write_file(Path("/dev/full"), b"newer")


def test_a_new_file_has_ordinary_permissions(tmp_path: Path) -> None:
    write_file(tmp_path / "ours", b"")
    (tmp_path / "theirs").write_bytes(b"")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "theirs").stat().st_mode


def test_a_target_in_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not exist; create it first"):
        check_target(tmp_path / "missing" / "report.html")


def test_a_folder_as_a_target_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder; give the name of a file"):
        check_target(tmp_path)


def test_standard_output_and_a_new_file_are_no_bad_targets(tmp_path: Path) -> None:
    check_target(STDOUT)
    check_target(tmp_path / "report.html")


_PROGRAM = """
import typer
from grader.cli.boundary import Verbs
from grader.cli.output import write_out
app = typer.Typer(cls=Verbs, pretty_exceptions_enable=False)
for name in ("one", "two"):
    app.command(name)(lambda: write_out("line" * 100_000))
app(["one"])
"""


def test_a_reader_that_has_gone_ends_the_program_quietly() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], stdout=writer, stderr=subprocess.PIPE, timeout=60, check=False
    )
    os.close(writer)
    assert done.returncode == 141
    assert done.stderr == b""


def test_a_full_disk_behind_standard_output_is_a_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", _PROGRAM], stdout=full, stderr=subprocess.PIPE, timeout=60, check=False
        )
    assert done.returncode == 3
    assert done.stderr == (
        b"grader: standard output could not be written (No space left on device); make room (storage-failed)\n"
    )


def test_a_pipe_has_a_reader_until_its_other_end_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    read, write = os.pipe()
    with os.fdopen(write, "w") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        assert not nobody_reads()
        os.close(read)
        assert nobody_reads()
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert not nobody_reads()
