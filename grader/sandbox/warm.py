"""One warm worker: its process, its control socket, and the children that it forks for us."""

import contextlib
import json
import os
import socket
import subprocess
from typing import Self

from grader.core.errors import BoxError
from grader.core.exercise import Limits
from grader.core.outcome import Tier
from grader.sandbox.command import worker_command, worker_configuration, worker_environment

_START_SECONDS = 120.0
_END_SECONDS = 10.0
_MAX_MESSAGE = 65536


class WarmWorker:
    """A process that has imported its libraries once and forks a confined child for each job."""

    def __init__(self, tier: Tier, libraries: tuple[str, ...]) -> None:
        """Start the worker and wait until it is warm.

        Raises:
            BoxError: it did not come up.

        """
        ours, theirs = socket.socketpair()
        self._control = ours
        self._pending = b""
        command = worker_command(tier, libraries, theirs.fileno())
        self._errors_read, errors_write = os.pipe()
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=errors_write,
                stderr=errors_write,
                env=worker_environment(),
                cwd=os.path.sep,  # where the judge works may tell for whom
                pass_fds=(theirs.fileno(),),
                start_new_session=True,
            )
        except OSError as error:
            ours.close()
            os.close(self._errors_read)
            raise BoxError(f"the {tier} worker could not be started: {error}; run `grader doctor`") from error
        finally:
            theirs.close()
            os.close(errors_write)
        self.alive = True
        with contextlib.suppress(OSError):  # a worker that is gone already is told by its silence below
            ours.sendall(worker_configuration(tier, libraries))
        ready = self._message(_START_SECONDS)
        os.set_blocking(self._errors_read, False)
        if ready is None or not ready.get("ready"):
            said = self._said()
            self.close()
            raise BoxError(f"the {tier} worker for {', '.join(libraries)} did not start: {said}; run `grader doctor`")

    @property
    def control(self) -> int:
        """The control socket's descriptor, readable when the worker has something to say."""
        return self._control.fileno()

    def start(self, door: socket.socket, output: int, limits: Limits, cpu_seconds: int) -> None:
        """Fork a child whose job socket is ``door`` and whose stdout and stderr are ``output``.

        Raises:
            BoxError: the worker is gone.

        """
        job = json.dumps({"memory_mib": limits.memory_mib, "cpu_seconds": cpu_seconds}).encode() + b"\n"
        try:
            socket.send_fds(self._control, [job], [door.fileno(), output])
        except OSError as error:
            self.alive = False
            raise BoxError(f"the worker is gone: {error}") from error
        if not (self._message(_END_SECONDS) or {}).get("started"):
            self.alive = False
            raise BoxError(f"the worker did not fork: {self._said()}")

    def end(self) -> int | None:
        """Kill the running child, if it still runs, and return its wait status (None: the worker is gone)."""
        try:
            self._control.sendall(b'{"kill": true}\n')
        except OSError:
            self.alive = False
            return None
        return self.ended(_END_SECONDS)

    def ended(self, seconds: float, *, patient: bool = False) -> int | None:
        """Wait for the word that the child has ended; None when the worker does not say so in time.

        A worker that is silent counts as gone, unless ``patient``: then the child may simply live on.
        """
        message = self._message(seconds)
        if message is None or "ended" not in message:
            self.alive = patient and self._process.poll() is None
            return None
        return int(str(message["ended"]))

    def close(self) -> None:
        """End the worker: without its control socket it leaves by itself, and takes its child along."""
        self.alive = False
        self._control.close()
        try:
            self._process.wait(2)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._errors_read)

    def _message(self, seconds: float) -> dict[str, object] | None:
        self._control.settimeout(seconds)
        while b"\n" not in self._pending:
            try:
                piece = self._control.recv(_MAX_MESSAGE)
            except OSError:
                return None
            if not piece or len(self._pending) > _MAX_MESSAGE:
                return None
            self._pending += piece
        line, self._pending = self._pending.split(b"\n", 1)
        message = json.loads(line)
        return message if isinstance(message, dict) else None

    def _said(self) -> str:
        try:
            os.set_blocking(self._errors_read, False)
            return os.read(self._errors_read, 4000).decode("utf-8", "replace").strip()[-600:] or "it said nothing"
        except OSError:
            return "it said nothing"

    def __enter__(self) -> Self:
        """Return the worker itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the worker."""
        self.close()
