"""What a child takes away from itself is gone: calls, resources, files and capabilities."""

import ctypes
import fcntl
import os
import resource
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from grader.worker import confinement

landlockpy = pytest.importorskip("landlockpy", reason="only Linux has it")
seccompy = pytest.importorskip("seccompy", reason="only Linux has it")
pytestmark = pytest.mark.skipif(not seccompy.supported(), reason="the kernel has no seccomp")


def in_a_child(attempt: Callable[[], object], *, threads: bool = False, filtered: bool = True) -> str:
    """Run something in a fork, behind the filter or not; return the name of what it raised, or nothing."""
    install = confinement.prepare_filter(threads=threads)
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if filtered:
                install()
            attempt()
            os.write(theirs, b"-")
        except BaseException as error:  # noqa: BLE001 - told to the test
            os.write(theirs, type(error).__name__.encode())
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours, "rb") as door:
        told = door.read().decode()
    os.waitpid(child, 0)
    return told.removesuffix("-")


def test_a_process_may_signal_itself_alone() -> None:
    parent = os.getpid()
    assert in_a_child(lambda: os.kill(os.getpid(), 0)) == ""
    assert in_a_child(lambda: os.kill(parent, 0)) == "PermissionError"
    assert in_a_child(lambda: os.kill(-1, 0)) == "PermissionError"
    assert in_a_child(lambda: os.kill(0, 0)) == "PermissionError"


def test_no_clock_tells_of_another_process() -> None:
    other = ~os.getppid() << 3 | 2
    assert in_a_child(lambda: time.clock_gettime(other), filtered=False) == ""
    for clock in (time.CLOCK_REALTIME, time.CLOCK_MONOTONIC, time.CLOCK_PROCESS_CPUTIME_ID, time.CLOCK_TAI):
        assert in_a_child(partial(time.clock_gettime, clock)) == ""
        assert in_a_child(partial(time.clock_getres, clock)) == ""
    assert in_a_child(lambda: time.sleep(0.001)) == ""
    assert in_a_child(lambda: time.clock_gettime(other)) == "PermissionError"
    assert in_a_child(lambda: time.clock_getres(other)) == "PermissionError"


def test_what_is_listed_goes_and_what_is_not_is_refused() -> None:
    assert in_a_child(os.getcwd) == ""
    assert in_a_child(os.fork) == "PermissionError"
    assert in_a_child(os.fork, threads=True) == "PermissionError"
    assert in_a_child(lambda: os.mkdir("anything")) == "PermissionError"


def libc(name: str, *arguments: object) -> None:
    """Make a call of the C library; raise what it says went wrong."""
    if getattr(ctypes.CDLL(None, use_errno=True), name)(*arguments) == -1:
        raise OSError(ctypes.get_errno(), name)


def flags(command: int, argument: int) -> None:
    fcntl.fcntl(os.pipe()[0], command, argument)


@pytest.mark.parametrize(
    ("harmless", "refused"),
    [
        (lambda: libc("prctl", 15, b"name"), lambda: libc("prctl", 36, 1, 0, 0, 0)),
        (lambda: flags(fcntl.F_SETFL, os.O_NONBLOCK), lambda: flags(fcntl.F_SETFL, os.O_ASYNC)),
        (lambda: flags(fcntl.F_GETFL, 0), lambda: flags(fcntl.F_SETOWN, os.getpid())),
        (lambda: fcntl.ioctl(os.pipe()[0], 0x541B, b"\0" * 4), lambda: fcntl.ioctl(os.pipe()[0], 0x5412, b"x")),
        (
            lambda: resource.getrlimit(resource.RLIMIT_CORE),
            lambda: resource.prlimit(0, resource.RLIMIT_CORE, (0, 0)),
        ),
        (
            lambda: resource.getrlimit(resource.RLIMIT_CORE),
            lambda: resource.prlimit(os.getppid(), resource.RLIMIT_CORE),
        ),
    ],
)
def test_of_calls_with_many_uses_the_harmless_ones_go(
    harmless: Callable[[], object], refused: Callable[[], object]
) -> None:
    assert in_a_child(harmless) == ""
    assert in_a_child(refused) == "PermissionError"


def test_resources_are_bounded() -> None:
    def bounded() -> None:
        confinement.limit_resources(memory_mib=64, cpu_seconds=3)
        names = (
            *(resource.RLIMIT_CPU, resource.RLIMIT_FSIZE, resource.RLIMIT_NOFILE, resource.RLIMIT_CORE),
            *(resource.RLIMIT_MEMLOCK, resource.RLIMIT_MSGQUEUE),
        )
        assert [resource.getrlimit(name) for name in names] == [(most, most) for most in (3, 2**20, 64, 0, 0, 0)]
        confinement.limit_resources(memory_mib=64, cpu_seconds=9)
        assert resource.getrlimit(resource.RLIMIT_CPU) == (3, 3)
        confinement.limit_processes(7)
        assert resource.getrlimit(resource.RLIMIT_NPROC) == (7, 7)
        assert len(bytearray(30 * 2**20)) > 0
        bytearray(8 * 2**30)

    assert in_a_child(bounded, filtered=False) == "MemoryError"


@pytest.mark.skipif(not landlockpy.supported(), reason="the kernel has no Landlock")
def test_only_what_is_listed_can_be_read_and_nothing_written(tmp_path: Path) -> None:
    listed, other = tmp_path / "listed", tmp_path / "other"
    listed.write_text("seen")
    other.write_text("hidden")
    restrict = confinement.prepare_landlock([str(listed), str(tmp_path / "missing")])

    def behind(attempt: Callable[[], object]) -> str:
        def attempted() -> None:
            restrict(os.getpid())
            attempt()

        return in_a_child(attempted, filtered=False)

    assert behind(listed.read_text) == ""
    assert behind(Path("/dev/urandom").open) == ""
    assert behind(Path(f"/proc/{os.getpid()}/cmdline").read_text) == "PermissionError"
    assert behind(lambda: Path("/dev/null").write_text("x")) == ""
    assert behind(other.read_text) == "PermissionError"
    assert behind(lambda: listed.open("a")) == "PermissionError"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has capabilities to lose")
def test_root_in_a_container_is_nobody_in_the_box(tmp_path: Path) -> None:
    def given_away() -> None:
        confinement.drop_capabilities()
        os.chown(tmp_path, 1234, 1234)

    assert in_a_child(given_away, filtered=False) == "PermissionError"


def test_threads_are_started_only_where_they_are_wanted() -> None:
    def start() -> None:
        threading.Thread(target=int).start()  # one that was made before the fork counts as started since Python 3.13

    assert in_a_child(start, threads=True) == ""
    assert in_a_child(start, threads=False) == "RuntimeError"


def test_every_child_gets_the_filter_for_itself() -> None:
    install = confinement.prepare_filter(threads=False)
    statuses = []
    for _ in range(2):
        child = os.fork()
        if child == 0:
            install()
            try:
                os.kill(os.getpid(), 0)
            except OSError:
                os._exit(1)
            os._exit(0)
        statuses.append(os.waitpid(child, 0)[1])
    assert statuses == [0, 0]
