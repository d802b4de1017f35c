"""The judge's end of a job: frames against a deadline, printed output under a cap, CPU time from outside."""

import array
import os
import selectors
import socket
import struct
import sys
import time
from enum import Enum, auto

from grader.core.errors import WireError

_header = struct.Struct("<Q")
_CREDENTIALS = struct.Struct("3i")
_TICK_SECONDS = 0.05
_KEPT_OUTPUT = 16 * 1024
MOST_THREADS = 512
"""Of one child. TensorFlow starts some for each processor; a bomb of them would leave others no process numbers."""

_AT_ONCE = 1 << 20
_PASSCRED = getattr(socket, "SO_PASSCRED", None) if sys.platform == "linux" else None


class Stop(Enum):
    """Why waiting for a frame ended without one."""

    CLOSED = auto()
    CPU = auto()
    THREADS = auto()
    WALL = auto()
    STARVED = auto()
    FLOOD = auto()
    SPOKE = auto()
    WORKER = auto()


class Channel:
    """Reads what a child sends and prints, and measures it from outside while waiting."""

    def __init__(self, control: int, *, output_bytes: int) -> None:
        """Open the job socket and the output pipe; ``control`` is watched for the worker's own end."""
        self.ours, self.theirs = socket.socketpair()
        if _PASSCRED is not None:
            self.ours.setsockopt(socket.SOL_SOCKET, _PASSCRED, 1)
        self.output_read, self.output_write = os.pipe()
        os.set_blocking(self.output_read, False)
        self.ours.setblocking(False)
        self.pid: int | None = None
        self._received = bytearray()
        self._printed = bytearray()
        self._printed_bytes = 0
        self._output_bytes = output_bytes
        self._closed = False
        self._selector = selectors.DefaultSelector()
        self._selector.register(self.ours, selectors.EVENT_READ)
        self._selector.register(self.output_read, selectors.EVENT_READ)
        self._selector.register(control, selectors.EVENT_READ)
        self._control = control

    def handed_over(self) -> None:
        """Close the child's ends here, once the worker has them."""
        self.theirs.close()
        os.close(self.output_write)

    def send(self, payload: bytes, wall_seconds: float) -> Stop | None:
        """Send one frame whole; a child that does not read it in time is stopped."""
        view = memoryview(_header.pack(len(payload)) + payload)
        deadline = time.monotonic() + wall_seconds
        while view:
            try:
                view = view[self.ours.send(view) :]
            except BlockingIOError:
                if time.monotonic() > deadline:
                    return Stop.WALL
                self._turn_until_writable()
                if self._printed_bytes > self._output_bytes:
                    return Stop.FLOOD
                if self._received:  # a child that is being asked has nothing to say, and no claim to our memory
                    return Stop.SPOKE
            except OSError:
                return Stop.CLOSED
        return None

    def receive(self, *, cpu_seconds: float, wall_seconds: float, max_bytes: int) -> bytes | Stop:
        """Wait for one frame.

        Raises:
            WireError: the frame is larger than ``max_bytes``.

        """
        begun = time.monotonic()
        cpu_begun, waited_begun = self.cpu_seconds(), self._waited_seconds()
        while True:
            frame = self._frame(max_bytes)
            if frame is not None:
                return frame
            if self._printed_bytes > self._output_bytes:
                return Stop.FLOOD
            if self._closed:
                return Stop.CLOSED
            if self.cpu_seconds() - cpu_begun > cpu_seconds:
                return Stop.CPU
            if self._threads() > MOST_THREADS:
                return Stop.THREADS
            if time.monotonic() - begun > wall_seconds:
                starved = self._waited_seconds() - waited_begun > wall_seconds / 10
                return Stop.STARVED if starved else Stop.WALL
            if self._turn(_TICK_SECONDS):
                frame = self._frame(max_bytes)
                return frame if frame is not None else Stop.WORKER

    def surplus(self) -> bool:
        """Whether bytes stand behind the last frame: a child speaks only when asked."""
        self._turn(0)
        return bool(self._received)

    def printed(self) -> str:
        """Return what was printed since the last question, cut to what a report may show."""
        self._drain_output()
        text = bytes(self._printed).decode("utf-8", "replace")
        if self._printed_bytes > len(self._printed):
            text += f"\n… ({self._printed_bytes} bytes in all)"
        self._printed.clear()
        self._printed_bytes = 0
        return text

    def cpu_seconds(self) -> float:
        """CPU time of the child and its threads so far, read from outside (0 where that cannot be read)."""
        if self.pid is None:
            return 0.0
        try:
            return time.clock_gettime((~self.pid << 3) | 2)  # Linux: the CPU clock of another process
        except OSError:
            return 0.0

    def busy_seconds(self) -> float:
        """Seconds in which the child ran, or was ready to run and not let (0 where that cannot be read)."""
        cpu = self.cpu_seconds()
        return cpu + self._waited_seconds() if cpu else 0.0

    def peak_mib(self) -> float:
        """Peak resident memory of the child so far (0 where that cannot be read)."""
        try:
            with open(f"/proc/{self.pid}/status", encoding="ascii") as status:
                for line in status:
                    if line.startswith("VmHWM:"):
                        return int(line.split()[1]) / 1024
        except (OSError, ValueError):
            return 0.0
        return 0.0

    def close(self) -> None:
        """Close this side."""
        self._selector.close()
        self.ours.close()
        os.close(self.output_read)

    def _turn(self, seconds: float) -> bool:
        """Take in what is ready; True when the worker itself has spoken (its child ended, or it is gone)."""
        spoke = False
        for key, _ in self._selector.select(seconds):
            if key.fd == self._control:
                spoke = True
            elif key.fd == self.output_read:
                self._drain_output()
            else:
                self._drain_door()
        if spoke:
            left = _AT_ONCE  # what a child that has ended wrote last: no more than its socket could hold
            while left > 0 and (taken := self._drain_door()):
                left -= taken
        return spoke

    def _turn_until_writable(self) -> None:
        """Wait for room in the socket, and take in meanwhile what is ready, so that no two wait for each other."""
        self._selector.modify(self.ours, selectors.EVENT_READ | selectors.EVENT_WRITE)
        try:
            self._turn(_TICK_SECONDS)
        finally:
            self._selector.modify(self.ours, selectors.EVENT_READ)

    def _drain_door(self) -> int:
        """Take in what one reading gives, so that a child that never stops writing cannot keep us here."""
        if self._closed:
            return 0
        room = socket.CMSG_SPACE(_CREDENTIALS.size) if self.pid is None else 0
        try:
            data, ancillary, _, _ = self.ours.recvmsg(_AT_ONCE, room)
        except BlockingIOError:
            return 0
        except OSError:
            self._closed = True
            return 0
        for _level, kind, content in ancillary:
            if kind == getattr(socket, "SCM_CREDENTIALS", None):
                self.pid = _CREDENTIALS.unpack(content)[0]
            elif kind == socket.SCM_RIGHTS:
                _close_all(content)
        if not data:
            self._closed = True
        self._received += data
        return len(data)

    def _drain_output(self) -> None:
        while self._printed_bytes <= self._output_bytes:
            try:
                data = os.read(self.output_read, 1 << 16)
            except BlockingIOError:
                return
            if not data:
                if self.output_read in self._selector.get_map():
                    self._selector.unregister(self.output_read)
                return
            self._printed_bytes += len(data)
            self._printed += data[: max(0, _KEPT_OUTPUT - len(self._printed))]

    def _frame(self, max_bytes: int) -> bytes | None:
        if len(self._received) < _header.size:
            return None
        (length,) = _header.unpack_from(self._received)
        if length > max_bytes:
            raise WireError(f"a frame of {length} bytes, more than the {max_bytes} that are taken")
        whole = _header.size + length
        if len(self._received) < whole:
            return None
        frame = bytes(self._received[_header.size : whole])
        del self._received[:whole]
        return frame

    def _threads(self) -> int:
        """Count the child's threads, each of which has a folder (0 where that cannot be read)."""
        try:
            return os.stat(f"/proc/{self.pid}/task").st_nlink - 2
        except OSError:
            return 0

    def _waited_seconds(self) -> float:
        """Seconds that the child was ready to run and not let: under load its wall time proves nothing."""
        try:
            with open(f"/proc/{self.pid}/schedstat", encoding="ascii") as schedstat:
                return int(schedstat.read().split()[1]) / 1e9
        except (OSError, ValueError, IndexError):
            return 0.0


def _close_all(rights: bytes) -> None:
    """Close descriptors that a child has sent: nothing of it is wanted here, and they would pile up."""
    descriptors = array.array("i")
    descriptors.frombytes(rights[: len(rights) - len(rights) % descriptors.itemsize])
    for descriptor in descriptors:
        os.close(descriptor)
