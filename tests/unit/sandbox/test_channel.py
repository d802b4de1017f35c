"""The judge's end of a job against a child that writes what it should not."""

import os
import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest

from grader.core.errors import WireError
from grader.sandbox.channel import Channel, Stop

MEBIBYTE = 2**20


@contextmanager
def opened() -> Iterator[tuple[Channel, socket.socket]]:
    """A channel and the child's end of its door."""
    ours, theirs = socket.socketpair()
    channel = Channel(ours.fileno(), output_bytes=1000)
    child = channel.theirs.dup()
    channel.handed_over()
    try:
        yield channel, child
    finally:
        child.close()
        channel.close()
        ours.close()
        theirs.close()


@contextmanager
def writing_without_end(child: socket.socket, data: bytes) -> Iterator[None]:
    """A thread that writes whatever happens, until the other side is closed."""
    stopped = threading.Event()

    def write() -> None:
        with suppress(OSError):
            while not stopped.is_set():
                child.sendall(data)

    child.settimeout(0.5)
    thread = threading.Thread(target=write)
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join()


def test_a_child_that_never_stops_writing_cannot_keep_the_judge_reading() -> None:
    with opened() as (channel, child), writing_without_end(child, b"\xff" * MEBIBYTE):
        with pytest.raises(WireError):
            channel.receive(cpu_seconds=60, wall_seconds=60, max_bytes=MEBIBYTE)
        assert len(channel._received) <= 2 * MEBIBYTE


def test_a_child_that_writes_while_it_is_asked_is_stopped() -> None:
    with opened() as (channel, child), writing_without_end(child, bytes(MEBIBYTE)):
        assert channel.send(bytes(8 * MEBIBYTE), 60) is Stop.SPOKE
        assert len(channel._received) <= 2 * MEBIBYTE


def test_what_a_child_wrote_before_its_end_is_read() -> None:
    with opened() as (channel, child):
        child.sendall((5).to_bytes(8, "little") + b"hello")
        child.close()
        assert channel.receive(cpu_seconds=1, wall_seconds=5, max_bytes=100) == b"hello"
        assert channel.receive(cpu_seconds=1, wall_seconds=5, max_bytes=100) is Stop.CLOSED


@pytest.mark.skipif(not os.path.exists("/proc/self/task"), reason="only Linux counts threads there")
def test_a_child_of_more_threads_than_it_may_have_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    with (
        opened() as (channel, _),
        subprocess.Popen(["cat"], stdin=subprocess.PIPE) as one_thread,  # this process may gain and lose some meanwhile
    ):
        channel.pid = one_thread.pid
        monkeypatch.setattr("grader.sandbox.channel.MOST_THREADS", 1)
        assert channel.receive(cpu_seconds=1, wall_seconds=0.01, max_bytes=100) in (Stop.WALL, Stop.STARVED)
        monkeypatch.setattr("grader.sandbox.channel.MOST_THREADS", 0)
        assert channel.receive(cpu_seconds=1, wall_seconds=5, max_bytes=100) is Stop.THREADS


@pytest.mark.parametrize("greeted", [False, True])
def test_descriptors_that_a_child_sends_are_closed(greeted: bool) -> None:
    with opened() as (channel, child):
        if greeted:
            child.sendall((0).to_bytes(8, "little"))
            assert channel.receive(cpu_seconds=1, wall_seconds=5, max_bytes=100) == b""
        before = len(os.listdir("/proc/self/fd")) if os.path.exists("/proc/self/fd") else 0
        socket.send_fds(child, [(1).to_bytes(8, "little") + b"x"], [0, 0])
        assert channel.receive(cpu_seconds=1, wall_seconds=5, max_bytes=100) == b"x"
        after = len(os.listdir("/proc/self/fd")) if os.path.exists("/proc/self/fd") else 0
        assert after == before
