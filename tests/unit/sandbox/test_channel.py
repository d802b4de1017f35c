"""The judge's end of a job, with a thread in the child's place."""

import socket
import threading
from collections.abc import Iterator

import pytest

from grader.sandbox import channel
from grader.sandbox.channel import Channel, Stop

LARGE = b"\0" * (32 * 2**20)


@pytest.fixture
def control() -> Iterator[int]:
    """The worker's control socket, on which nobody speaks."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours.fileno()


def test_a_frame_larger_than_the_socket_goes_out_as_fast_as_it_is_read(
    control: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(channel, "_TICK_SECONDS", 5.0)  # whoever waits for the next tick comes too late
    door = Channel(control, output_bytes=1024)
    read: list[int] = []

    def read_all() -> None:
        """Be a child that reads its frame, header and all."""
        left = len(LARGE) + 8
        while left:
            read.append(len(door.theirs.recv(min(left, 1 << 16))))
            left -= read[-1]

    child = threading.Thread(target=read_all, daemon=True)
    child.start()
    try:
        assert door.send(LARGE, wall_seconds=2.0) is None
        child.join(timeout=10)
        assert sum(read) == len(LARGE) + 8
    finally:
        door.handed_over()
        door.close()


def test_a_child_that_reads_nothing_is_given_up(control: int) -> None:
    door = Channel(control, output_bytes=1024)
    try:
        assert door.send(LARGE, wall_seconds=0.2) is Stop.WALL
    finally:
        door.handed_over()
        door.close()
