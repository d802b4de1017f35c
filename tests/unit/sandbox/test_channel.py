"""The judge's end of a job: frames whole or not at all, and a child that writes what it should not."""

import fcntl
import io
import os
import selectors
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from math import inf
from typing import NamedTuple

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
            channel.receive(cpu_seconds=inf, wall_seconds=60, max_bytes=MEBIBYTE)
        assert len(channel._received) <= 2 * MEBIBYTE


def test_a_child_that_writes_while_it_is_asked_is_stopped() -> None:
    with opened() as (channel, child), writing_without_end(child, bytes(MEBIBYTE)):
        assert channel.send(bytes(8 * MEBIBYTE), 60) is Stop.SPOKE
        assert len(channel._received) <= 2 * MEBIBYTE


def test_what_a_child_wrote_before_its_end_is_read() -> None:
    with opened() as (channel, child):
        child.sendall((5).to_bytes(8, "little") + b"hello")
        child.close()
        assert channel.receive(cpu_seconds=inf, wall_seconds=5, max_bytes=100) == b"hello"
        assert channel.receive(cpu_seconds=inf, wall_seconds=5, max_bytes=100) is Stop.CLOSED


@pytest.mark.skipif(not os.path.exists("/proc/self/task"), reason="only Linux counts threads there")
def test_a_child_of_more_threads_than_it_may_have_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    with (
        opened() as (channel, _),
        subprocess.Popen(["cat"], stdin=subprocess.PIPE) as one_thread,  # this process may gain and lose some meanwhile
    ):
        channel.pid = one_thread.pid
        monkeypatch.setattr("grader.sandbox.channel.MOST_THREADS", 1)
        assert channel.receive(cpu_seconds=inf, wall_seconds=0.01, max_bytes=100) in (Stop.WALL, Stop.STARVED)
        monkeypatch.setattr("grader.sandbox.channel.MOST_THREADS", 0)
        assert channel.receive(cpu_seconds=inf, wall_seconds=5, max_bytes=100) is Stop.THREADS


@pytest.mark.parametrize(("greeted", "named"), [(False, True), (True, True), (False, False)])
def test_descriptors_that_a_child_sends_are_closed(greeted: bool, named: bool) -> None:
    with opened() as (channel, child):
        if hasattr(socket, "SO_PASSCRED"):
            channel.ours.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, named)
        if greeted:
            child.sendall((0).to_bytes(8, "little"))
            assert channel.receive(cpu_seconds=inf, wall_seconds=5, max_bytes=100) == b""
        before = len(os.listdir("/proc/self/fd")) if os.path.exists("/proc/self/fd") else 0
        socket.send_fds(child, [(1).to_bytes(8, "little") + b"x"], [0, 0])
        assert channel.receive(cpu_seconds=inf, wall_seconds=5, max_bytes=100) == b"x"
        after = len(os.listdir("/proc/self/fd")) if os.path.exists("/proc/self/fd") else 0
        assert after == before


def framed(*payloads: bytes) -> bytes:
    return b"".join(len(payload).to_bytes(8, "little") + payload for payload in payloads)


def received(channel: Channel, max_bytes: int = 100, wall_seconds: float = 5.0) -> bytes | Stop:
    """The child is this process, whose CPU time is that of all tests before."""
    return channel.receive(cpu_seconds=inf, wall_seconds=wall_seconds, max_bytes=max_bytes)


@pytest.mark.parametrize("size", [0, 1, 7, 8, 99, 100])
def test_a_frame_of_any_size_that_is_allowed_is_read_whole(size: int) -> None:
    with opened() as (channel, child):
        child.sendall(framed(b"x" * size))
        assert received(channel, 100) == b"x" * size


@pytest.mark.parametrize("size", [101, 2**63, 2**64 - 1])
def test_a_frame_that_is_too_large_is_refused_before_it_has_come(size: int) -> None:
    with opened() as (channel, child):
        child.sendall(size.to_bytes(8, "little"))
        with pytest.raises(WireError, match=f"a frame of {size} bytes, more than the 100"):
            received(channel, 100)


def test_a_frame_is_no_frame_before_its_last_byte() -> None:
    whole = framed(b"hello")
    for count in range(len(whole)):
        with opened() as (channel, child):
            child.sendall(whole[:count])
            assert received(channel, wall_seconds=0.0) in (Stop.WALL, Stop.STARVED)
            assert received(channel, wall_seconds=0.0) in (Stop.WALL, Stop.STARVED)
            child.sendall(whole[count:])
            assert received(channel) == b"hello"
            assert not channel.surplus()


def test_a_frame_that_was_begun_before_the_end_is_none() -> None:
    with opened() as (channel, child):
        child.sendall(framed(b"hello")[:-1])
        child.close()
        assert received(channel) is Stop.CLOSED


def test_frames_come_one_by_one_and_what_stands_behind_the_last_is_surplus() -> None:
    with opened() as (channel, child):
        child.sendall(framed(b"one", b"", b"three"))
        for frame, more in ((b"one", True), (b"", True), (b"three", False)):
            assert received(channel) == frame
            assert channel.surplus() is more


def test_a_byte_that_was_not_read_yet_is_surplus_too() -> None:
    with opened() as (channel, child):
        assert not channel.surplus()
        child.sendall(b"x")
        assert channel.surplus()
        assert channel.surplus()


def test_nothing_is_surplus_where_the_child_is_gone() -> None:
    with opened() as (channel, child):
        child.close()
        assert not channel.surplus()


class Other(NamedTuple):
    """All that the judge listens to, from the other end: the door, what is printed, and the worker."""

    door: socket.socket
    output: int
    worker: socket.socket

    def prints(self, data: bytes) -> None:
        os.write(self.output, data)


@contextmanager
def heard(output_bytes: int = 1000) -> Iterator[tuple[Channel, Other]]:
    """A channel and everybody who may speak to it."""
    ours, worker = socket.socketpair()
    channel = Channel(ours.fileno(), output_bytes=output_bytes)
    other = Other(channel.theirs, channel.output_write, worker)
    try:
        yield channel, other
    finally:
        channel.handed_over()
        channel.close()
        ours.close()
        worker.close()


def test_as_much_may_be_printed_as_is_allowed_and_no_byte_more() -> None:
    with heard() as (channel, other):
        other.prints(b"x" * 1000)
        other.door.sendall(framed(b"one"))
        assert received(channel) == b"one"
        assert received(channel, wall_seconds=0.0) in (Stop.WALL, Stop.STARVED)
        other.prints(b"x")
        assert received(channel) is Stop.FLOOD


def test_what_was_printed_before_the_last_question_does_not_count() -> None:
    with heard() as (channel, other):
        for _ in range(3):
            other.prints(b"x" * 1000)
            assert channel.printed() == "x" * 1000
        assert channel.printed() == ""
        assert received(channel, wall_seconds=0.0) in (Stop.WALL, Stop.STARVED)


def test_a_flood_stops_a_question_that_is_not_read() -> None:
    with heard() as (channel, other):
        other.prints(b"x" * 1001)
        assert channel.send(bytes(MEBIBYTE), 5) is Stop.FLOOD
    with heard() as (channel, other):
        other.prints(b"x" * 1000)
        assert channel.send(bytes(MEBIBYTE), 0.2) is Stop.WALL


def test_only_the_beginning_of_a_long_output_is_kept_and_its_length_told() -> None:
    most = 16 * 1024
    with heard(output_bytes=MEBIBYTE) as (channel, other):
        for count in (most - 1, most, most + 1):
            for part in (b"a" * 10, b"b" * (count - 10)):
                other.prints(part)
                channel._turn(0)
            kept = "a" * 10 + "b" * (min(count, most) - 10)
            assert channel.printed() == (kept if count <= most else f"{kept}\n… ({count} bytes in all)")
        other.prints(b"\xff\xc3\xa9")
        assert channel.printed() == "\ufffd\u00e9"


def test_a_question_is_sent_whole_to_a_child_that_reads_slowly() -> None:
    payload = bytes(range(256)) * 8192
    found = bytearray()
    with opened() as (channel, child):

        def read() -> None:
            while len(found) < len(payload) + 8:
                found.extend(child.recv(100_000))

        thread = threading.Thread(target=read)
        thread.start()
        assert channel.send(payload, 30) is None
        thread.join()
    assert bytes(found) == framed(payload)


def test_a_question_to_a_child_that_does_not_read_or_is_gone_has_an_end() -> None:
    with opened() as (channel, child):
        begun = time.monotonic()
        assert channel.send(bytes(8 * MEBIBYTE), 0.3) is Stop.WALL
        assert time.monotonic() - begun >= 0.3
        child.close()
        assert channel.send(b"x", 5) is Stop.CLOSED


def test_the_worker_is_heard_when_its_child_says_nothing_more() -> None:
    with heard() as (channel, other):
        other.door.sendall(framed(b"last", b"x" * 50_000)[:40_000])
        other.worker.sendall(b"ended")
        assert received(channel, MEBIBYTE) == b"last"
        assert received(channel, MEBIBYTE) is Stop.WORKER


def test_of_a_child_that_has_ended_all_is_read_that_its_socket_held() -> None:
    with heard() as (channel, other):
        for _ in range(5):
            socket.send_fds(other.door, [b"x" * 10], [0])  # no reading goes beyond one that carries descriptors
        other.worker.sendall(b"ended")
        assert channel._turn(5)
        assert len(channel._received) == 50


def test_a_child_that_has_ended_and_still_writes_is_read_no_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    with heard() as (channel, other):
        taken = [2**18] * 10
        monkeypatch.setattr(channel, "_drain_door", taken.pop)
        other.worker.sendall(b"ended")
        assert channel._turn(5)
        assert len(taken) == 6


@pytest.mark.skipif(not hasattr(fcntl, "F_SETPIPE_SZ"), reason="only Linux has pipes of more than one reading")
def test_no_more_is_read_of_a_flood_than_tells_that_it_is_one() -> None:
    with heard() as (channel, other):
        fcntl.fcntl(other.output, fcntl.F_SETPIPE_SZ, 2**18)
        other.prints(bytes(2**18))
        assert received(channel) is Stop.FLOOD
        assert channel._printed_bytes == 2**16


def test_after_a_question_was_sent_the_judge_waits_for_the_child_alone() -> None:
    with heard() as (channel, other):
        other.door.setblocking(False)
        assert channel.send(bytes(MEBIBYTE), 0.1) is Stop.WALL
        assert channel._selector.get_key(channel.ours).events == selectors.EVENT_READ


@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="only Linux tells the peak of another process")
def test_the_peak_of_memory_is_told_when_it_is_past() -> None:
    code = "import os, sys; held = bytearray(b'x' * 2**26); del held; os.write(1, b'.'); os.read(0, 1)"
    with heard() as (channel, _):
        process = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        with process:
            assert process.stdout is not None
            process.stdout.read(1)
            channel.pid = process.pid
            assert 64 < channel.peak_mib() < 256


@pytest.mark.parametrize(
    ("waited", "stop"), [((0.0, 0.0), Stop.WALL), ((7.0, 7.009), Stop.WALL), ((7.0, 7.011), Stop.STARVED)]
)
def test_a_child_that_was_kept_waiting_a_tenth_of_its_time_was_starved(
    monkeypatch: pytest.MonkeyPatch, waited: tuple[float, float], stop: Stop
) -> None:
    with opened() as (channel, _):
        told = list(waited)
        monkeypatch.setattr(channel, "_waited_seconds", lambda: told.pop(0))
        assert received(channel, wall_seconds=0.1) is stop


@pytest.mark.parametrize(("begun", "later", "stops"), [(0.0, 0.9, False), (5.0, 5.9, False), (5.0, 6.1, True)])
def test_the_time_of_the_processor_counts_from_the_question(
    monkeypatch: pytest.MonkeyPatch, begun: float, later: float, stops: bool
) -> None:
    with opened() as (channel, _):
        told = [begun]
        monkeypatch.setattr(channel, "cpu_seconds", lambda: told.pop(0) if told else later)
        found = channel.receive(cpu_seconds=1.0, wall_seconds=0.1, max_bytes=100)
        assert (found is Stop.CPU) is stops


@pytest.mark.skipif(not hasattr(socket, "SO_PASSCRED"), reason="only Linux names the sender")
def test_whoever_speaks_first_is_the_child_that_is_measured() -> None:
    with opened() as (channel, child):
        assert (channel.pid, channel.cpu_seconds(), channel.busy_seconds(), channel.peak_mib()) == (None, 0, 0, 0)
        child.sendall(framed(b"one"))
        assert received(channel) == b"one"
        assert channel.pid == os.getpid()
        assert 0 < channel.cpu_seconds() <= time.process_time()
        assert channel.busy_seconds() >= channel.cpu_seconds() - 0.01
        assert 10 < channel.peak_mib() < 100_000
        channel.pid = 1
        child.sendall(framed(b"two"))
        assert received(channel) == b"two"
        assert channel.pid == 1


def test_of_a_process_that_is_gone_nothing_is_measured() -> None:
    with opened() as (channel, _):
        channel.pid = 2**22 + 1  # more than Linux has
        assert (channel.cpu_seconds(), channel.busy_seconds(), channel.peak_mib()) == (0, 0, 0)
        assert received(channel, wall_seconds=0.01) is Stop.WALL


def test_what_was_waited_is_busy_time(monkeypatch: pytest.MonkeyPatch) -> None:
    with opened() as (channel, _):
        monkeypatch.setattr(channel, "_waited_seconds", lambda: 2.5)
        monkeypatch.setattr(channel, "cpu_seconds", lambda: 4.0)
        assert channel.busy_seconds() == 6.5
        monkeypatch.setattr(channel, "cpu_seconds", lambda: 0.0)
        assert channel.busy_seconds() == 0.0


def test_no_descriptor_stays_open() -> None:
    ours, theirs = socket.socketpair()
    channel = Channel(ours.fileno(), output_bytes=1000)
    inside = channel.theirs.fileno(), channel.output_write
    outside = channel.ours.fileno(), channel.output_read
    channel.handed_over()
    for descriptor in inside:
        with pytest.raises(OSError, match="Bad file descriptor"):
            os.fstat(descriptor)
    channel.close()
    for descriptor in outside:
        with pytest.raises(OSError, match="Bad file descriptor"):
            os.fstat(descriptor)
    ours.close()
    theirs.close()


@pytest.mark.parametrize(
    ("told", "seconds"), [("5000000000 2500000000 7\n", 2.5), ("5000000000\n", 0.0), ("", 0.0), ("a b c\n", 0.0)]
)
def test_what_was_waited_is_the_second_number_in_billionths(
    monkeypatch: pytest.MonkeyPatch, told: str, seconds: float
) -> None:
    with opened() as (channel, _):
        monkeypatch.setattr("grader.sandbox.channel.open", lambda *_, **__: io.StringIO(told), raising=False)
        assert channel._waited_seconds() == seconds


def test_an_output_that_was_closed_wakes_nobody_any_more() -> None:
    with opened() as (channel, _):
        channel._turn(5)
        assert channel.output_read not in channel._selector.get_map()
        assert not channel._turn(0)
        assert channel.printed() == ""
