"""One child from its opening to its end: asks the calls one by one, and says what came of each."""

import os
import secrets
import signal
import time
from collections.abc import Mapping

from grader.core.errors import BoxError, WireError
from grader.core.exercise import Case, Limits
from grader.core.observation import Failure, Observation, Opening
from grader.core.outcome import Outcome
from grader.core.said import say
from grader.core.values import Value
from grader.sandbox.channel import MOST_THREADS, Channel, Stop
from grader.sandbox.warm import WarmWorker
from grader.wire import Bounds, decode, encode

_LARGEST_QUESTION = 512 * 2**20
_FRAME_SLACK = 2**20
_LEAST_ROOM = 2**19
_STOPPED = {
    Stop.CPU: (Outcome.TIMED_OUT, "it used {cpu} s of CPU time without an end"),
    Stop.THREADS: (Outcome.CRASHED, "it was stopped, because it started more than {threads} threads"),
    Stop.WALL: (Outcome.TIMED_OUT, "it did not come back in {wall} s"),
    Stop.STARVED: (Outcome.TIMED_OUT, "it did not come back in {wall} s"),
    Stop.SPOKE: (Outcome.GARBLED, "it wrote to the grader before it had read its question"),
    Stop.FLOOD: (Outcome.FLOODED, "it printed more than {output} KiB"),
}


class Ended(Exception):  # noqa: N818 - a turn of events, not an error
    """The child is no more; ``outcome`` and ``detail`` say how it went, ``rerun`` whether it may be bad luck."""

    def __init__(self, outcome: Outcome, detail: str, *, rerun: bool = False) -> None:
        super().__init__(detail)
        self.outcome = outcome
        self.detail = detail
        self.rerun = rerun


class Room:
    """What the answers of one file may take in all, in bytes: every one of them is kept until the file is graded."""

    def __init__(self, most: int) -> None:
        """Begin with all of it."""
        self._left = most

    @property
    def left(self) -> int:
        """What the next answer may take: a small one always has room."""
        return max(self._left, _LEAST_ROOM)

    def taken(self, count: int) -> None:
        """Count an answer."""
        self._left -= count


class Session:
    """The conversation with one child of a warm worker."""

    def __init__(self, worker: WarmWorker, limits: Limits, room: Room) -> None:
        """Fork the child.

        Raises:
            BoxError: the worker is gone, or this process has no descriptors left.

        """
        self._worker = worker
        self._limits = limits
        self._room = room
        self._running = True
        self.idle_seconds = 0.0  # in which it had a question and neither ran nor was ready to run
        try:
            self._channel = Channel(worker.control, output_bytes=limits.output_kib * 1024)
        except OSError as error:
            raise BoxError(f"there is no room for another child: {error}") from error
        try:
            worker.start(self._channel.theirs, self._channel.output_write, limits, int(limits.exercise_seconds * 2) + 5)
        except BoxError:
            self._channel.handed_over()
            self._channel.close()
            raise
        self._channel.handed_over()

    def open(self, setup: Mapping[str, Value]) -> Opening:
        """Let the child load the file.

        Raises:
            Ended: the child did not survive that.
            BoxError: the child could not even confine itself.

        """
        try:
            self._receive()
        except Ended as end:
            raise BoxError(f"the box could not be set up ({end.detail}): {self._channel.printed()}") from end
        begun = time.perf_counter()
        self._send(encode(setup, max_bytes=_LARGEST_QUESTION))
        answer = self._answer(b"")
        seconds = time.perf_counter() - begun
        outcome = Outcome(str(answer["outcome"]))
        reached = str(answer.get("reached", "imports"))
        if reached == "defines" and outcome is Outcome.RETURNED:
            outcome = Outcome.NOT_RUN
        return Opening(outcome, reached, _failure(answer), seconds=seconds, output=self._channel.printed())

    def ask(self, case: Case, source: bytes | None = None) -> Observation:
        """Make one call: of the file that was opened, or of another ``source`` in its place.

        Raises:
            Ended: the child did not survive it.

        """
        call = case.call
        token = secrets.token_bytes(16)
        question: dict[str, Value] = {
            "token": token,
            "room": self._room.left,
            "target": call.target,
            "arguments": list(call.arguments),
            "keywords": call.keywords,
            "prepare": call.prepare,
            "probe": call.probe,
            "rebuild": call.rebuild,
            "pure": case.pure,
            "count": case.count_lines,
            "source": source,
        }
        begun, busy = time.perf_counter(), self._channel.busy_seconds()
        self._send(encode(question, max_bytes=_LARGEST_QUESTION))
        answer = self._answer(token)
        seconds = time.perf_counter() - begun
        if busy:
            self.idle_seconds += seconds - (self._channel.busy_seconds() - busy)
        lines = answer.get("lines")
        return Observation(
            case.name,
            Outcome(str(answer["outcome"])),
            value=answer.get("value"),
            arguments_after=answer.get("after"),
            failure=_failure(answer),
            seconds=seconds,
            peak_mib=self._channel.peak_mib(),
            output=self._channel.printed(),
            lines=lines if type(lines) is int else None,
        )

    def printed(self) -> str:
        """Return what the child has printed since it was last asked."""
        return self._channel.printed()

    def close(self) -> None:
        """End the child and close this side."""
        if self._running:
            self._running = False
            self._worker.end()
        self._channel.close()

    def _send(self, payload: bytes) -> None:
        stop = self._channel.send(payload, self._limits.wall_seconds)
        if stop is not None:
            self._stop(stop)

    def _receive(self) -> bytes:
        limits = self._limits
        try:
            frame = self._channel.receive(
                cpu_seconds=limits.cpu_seconds,
                wall_seconds=limits.wall_seconds,
                max_bytes=self._room.left + _FRAME_SLACK,
            )
        except WireError as error:
            self._kill()
            raise Ended(Outcome.GARBLED, str(error)) from error
        if isinstance(frame, Stop):
            self._stop(frame)
            raise AssertionError  # _stop always raises
        self._room.taken(len(frame))
        return frame

    def _answer(self, token: bytes) -> dict[str, Value]:
        frame = self._receive()
        try:
            answer = decode(frame, Bounds(max_bytes=len(frame)))
            if not isinstance(answer, dict) or answer.get("token") != token or self._channel.surplus():
                raise WireError("an answer to no question")
            Outcome(str(answer.get("outcome")))
        except (WireError, ValueError) as error:
            self._kill()
            raise Ended(Outcome.GARBLED, str(error)) from error
        if answer["outcome"] not in _CHILD_MAY_SAY or (answer["outcome"] == "RAISED" and _failure(answer) is None):
            self._kill()
            raise Ended(Outcome.GARBLED, "it says what no answer says")
        return answer

    def _kill(self) -> int | None:
        self._running = False
        return self._worker.end()

    def _stop(self, stop: Stop) -> None:
        """Turn the end of waiting into the outcome that it stands for."""
        limits = self._limits
        if stop in _STOPPED:
            outcome, text = _STOPPED[stop]
            self._kill()
            seconds = {"cpu": f"{limits.cpu_seconds:g}", "wall": f"{limits.wall_seconds:g}"}
            detail = say(text, **seconds, output=limits.output_kib, threads=MOST_THREADS)
            raise Ended(outcome, detail, rerun=stop is Stop.STARVED)
        self._running = False
        status = self._worker.ended(2.0) if stop is Stop.WORKER else self._closed_door()
        if status is None:
            raise BoxError("the worker died with its child")
        raise _ended_by(status)

    def _closed_door(self) -> int | None:
        """The child closed its door: it is ending by itself, or lives on for nothing and is killed."""
        status = self._worker.ended(0.25, patient=True)
        return status if status is not None else self._worker.end()


_CHILD_MAY_SAY = ("RETURNED", "RAISED", "EXITED", "OUT_OF_MEMORY")


def _ended_by(status: int) -> Ended:
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        if number == getattr(signal, "SIGXCPU", None):
            return Ended(Outcome.TIMED_OUT, say("it used all its CPU time"))
        name = signal.Signals(number).name if number in set(signal.Signals) else str(number)
        return Ended(Outcome.CRASHED, say("the signal {name} ended it", name=name), rerun=number == signal.SIGKILL)
    return Ended(Outcome.EXITED, say("Python ended with exit status {status}", status=os.WEXITSTATUS(status)))


def _failure(answer: dict[str, Value]) -> Failure | None:
    failure = answer.get("failure")
    if not isinstance(failure, dict):
        return None
    line = failure.get("line")
    trace = failure.get("trace")
    lines = tuple(str(item)[:200] for item in trace[:20]) if isinstance(trace, list) else ()
    kind, message = str(failure.get("type", ""))[:200], str(failure.get("message", ""))[:4000]
    return Failure(kind, message, line if type(line) is int else None, lines)
