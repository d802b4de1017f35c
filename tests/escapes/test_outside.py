"""The world outside notices every way in which it can be touched: each is tried here without a box."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.attack.outside import CANARY_VARIABLE, Outside, _state


@pytest.fixture
def world(tmp_path: Path) -> Iterator[Outside]:
    before = os.environ.get(CANARY_VARIABLE)
    world = Outside(tmp_path, {})
    yield world
    world.close()
    if before is not None:
        os.environ[CANARY_VARIABLE] = before


def noticed(world: Outside, words: str) -> None:
    """What was done is noticed once, and then forgotten."""
    deadline = time.monotonic() + 5
    while not (harm := world.harm()) and time.monotonic() < deadline:
        time.sleep(0.01)  # a signal takes its time to arrive
    assert len(harm) == 1, harm
    assert words in harm[0]
    assert world.harm() == ()


def test_nothing_done_is_nothing_noticed(world: Outside) -> None:
    assert world.harm() == ()


def test_a_file_written_outside(world: Outside) -> None:
    (world.target / "escaped").touch()
    noticed(world, "escaped was written")


def test_a_folder_written_outside(world: Outside) -> None:
    (world.target / "escaped" / "deeper").mkdir(parents=True)
    noticed(world, "escaped was written")


def test_a_folder_removed(world: Outside) -> None:
    world.empty.rmdir()
    noticed(world, "was removed")


def test_a_canary_changed(world: Outside) -> None:
    world.canary.write_text("")
    noticed(world, "was changed")


def test_a_canary_removed(world: Outside) -> None:
    world.canary.unlink()
    noticed(world, "was changed")


def test_a_visitor_by_tcp(world: Outside) -> None:
    with socket.create_connection(("127.0.0.1", int(world.tokens()["PORT"]))):
        noticed(world, "reached TCP")


def test_a_datagram(world: Outside) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagrams:
        datagrams.sendto(b"knock", ("127.0.0.1", int(world.tokens()["UDP_PORT"])))
    noticed(world, "reached UDP")


def test_a_visitor_by_path(world: Outside) -> None:
    with socket.socket(socket.AF_UNIX) as visitor:
        visitor.connect(world.tokens()["SOCKET"])
        noticed(world, "reached a unix socket")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has abstract sockets")
def test_a_visitor_by_name(world: Outside) -> None:
    with socket.socket(socket.AF_UNIX) as visitor:
        visitor.connect("\0" + world.tokens()["ABSTRACT"])
        noticed(world, "reached an abstract socket")


def test_a_signal_to_the_bystander(world: Outside) -> None:
    os.kill(int(world.tokens()["DECOY_PID"]), signal.SIGURG)
    noticed(world, f"got signal {int(signal.SIGURG)}")


def test_a_bystander_killed(world: Outside) -> None:
    bystander = int(world.tokens()["DECOY_PID"])
    os.kill(bystander, signal.SIGKILL)
    os.waitid(os.P_PID, bystander, os.WEXITED | os.WNOWAIT)
    assert "a process outside of the box was killed" in world.harm()


@pytest.mark.skipif(sys.platform != "linux", reason="its state is read from /proc")
def test_a_bystander_stopped(world: Outside) -> None:
    os.kill(int(world.tokens()["DECOY_PID"]), signal.SIGSTOP)
    deadline = time.monotonic() + 5
    while "a process outside of the box was stopped" not in world.harm():
        assert time.monotonic() < deadline


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has processor masks")
def test_settings_changed(world: Outside) -> None:
    os.setpriority(os.PRIO_PROCESS, int(world.tokens()["DECOY_PID"]), 7)
    noticed(world, "settings of a process outside")


def test_a_file_left_behind(world: Outside) -> None:
    (world.room / f"{world.unique}.pth").touch()
    noticed(world, "was left behind")


@pytest.mark.skipif(sys.platform != "linux", reason="processes are found by /proc")
def test_a_process_left_behind(world: Outside) -> None:
    code = (
        "import sys, time; open('/proc/self/comm', 'w').write(sys.argv[1]); print('named', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code, world.process], stdout=subprocess.PIPE) as daemon:
        assert daemon.stdout is not None
        assert daemon.stdout.readline() == b"named\n"
        harm = world.harm()
    assert harm == (f"process {daemon.pid} lives on",)


def test_the_secret_is_in_the_environment_and_nowhere_in_the_tokens(world: Outside) -> None:
    assert os.environ[CANARY_VARIABLE] == world.secret
    assert world.secret not in "".join(world.tokens().values())


def test_a_core_is_noticed_and_stays_since_it_may_be_another_programs(world: Outside) -> None:
    core = world.room / "core.4711"
    core.touch()
    os.utime(core, (time.time() + 10, time.time() + 10))
    assert world.harm() == (f"{core} was left behind",)
    assert core.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="its state is read from /proc")
def test_the_bystander_ends_with_whoever_started_it(tmp_path: Path) -> None:
    code = (
        "import os, pathlib, shutil, sys; from grader.attack.outside import Outside\n"
        "tokens = Outside(pathlib.Path(sys.argv[1]), {}).tokens()\n"
        "shutil.rmtree(pathlib.Path(tokens['SOCKET']).parent)\n"
        "print(tokens['DECOY_PID'], flush=True); os._exit(0)"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    bystander = int(subprocess.run(command, stdout=subprocess.PIPE, check=True, timeout=60).stdout)
    deadline = time.monotonic() + 30
    while _state(bystander) not in ("", "Z"):
        assert time.monotonic() < deadline
