"""What counts as an answer: one frame, to this question, of what a child may say; all else ends the child."""

import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from fractions import Fraction
from typing import Any, cast

import pytest

from grader.core.exercise import Call, Case, Limits
from grader.core.observation import Observation
from grader.core.outcome import Outcome
from grader.core.values import Value
from grader.languages import Teller
from grader.sandbox.session import Ended, Room, Session, _ended_by
from grader.sandbox.warm import WarmWorker
from grader.wire import decode, encode, read_frame

CASE = Case("first", "first", Call("f"), Fraction(1), ("A",))
LIMITS = Limits(cpu_seconds=5.0, wall_seconds=5.0, exercise_seconds=5.0)
RETURNED: dict[str, Value] = {"outcome": "RETURNED", "reached": "runs", "value": 7}
FAILURE: dict[str, Value] = {"type": "ValueError", "message": "no", "line": 3, "trace": []}
Says = Callable[[dict[str, Any]], bytes]


def framed(answer: Value) -> bytes:
    payload = encode(answer, max_bytes=2**20)
    return len(payload).to_bytes(8, "little") + payload


class Child:
    """In the worker's place: greets, answers the opening, and says to the question what it is told to say."""

    def __init__(self, says: Says) -> None:
        self._says = says
        self.killed = 0
        ours, self._theirs = socket.socketpair()
        self._control = ours
        self.control = ours.fileno()

    def start(self, door: socket.socket, output: int, limits: Limits, cpu_seconds: int) -> None:
        assert (output > 2, limits, cpu_seconds) == (True, LIMITS, 15)
        self._door = door.dup()
        self._thread = threading.Thread(target=self._live)
        self._thread.start()

    def end(self) -> int | None:
        self.killed += 1
        return 0

    def close(self) -> None:
        with suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        for each in (self._door, self._control, self._theirs):
            each.close()

    def _live(self) -> None:
        with suppress(OSError, EOFError):
            self._door.sendall(bytes(8))
            self._question()
            self._door.sendall(framed({**RETURNED, "token": b""}))
            self._door.sendall(self._says(self._question()))

    def _question(self) -> dict[str, Any]:
        question = decode(read_frame(self._door.fileno(), 2**20))
        assert isinstance(question, dict)
        return question


@contextmanager
def opened(says: Says, room: Room) -> Iterator[tuple[Session, Child]]:
    child = Child(says)
    session = Session(cast("WarmWorker", child), LIMITS, room)
    try:
        assert session.open({}).outcome is Outcome.RETURNED
        yield session, child
    finally:
        session.close()
        child.close()
        assert child.killed == 1


def asked(says: Says, most: int = 2**20) -> Observation:
    with opened(says, Room(most)) as (session, child):
        try:
            found = session.ask(CASE)
        except Ended:
            assert child.killed == 1
            raise
        assert child.killed == 0
        return found


def garbled(says: Says) -> str:
    with pytest.raises(Ended) as end:
        asked(says)
    assert end.value.outcome is Outcome.GARBLED
    assert not end.value.rerun
    return end.value.detail


def answer(question: dict[str, Any], **fields: Value) -> dict[str, Value]:
    return {**RETURNED, "token": question["token"], **fields}


def test_one_answer_to_the_question_is_taken() -> None:
    found = asked(lambda question: framed(answer(question, lines=4)))
    assert (found.outcome, found.value, found.lines) == (Outcome.RETURNED, 7, 4)
    assert asked(lambda question: framed(answer(question, lines=True))).lines is None


@pytest.mark.parametrize("behind", [b"\0", bytes(8), framed({**RETURNED, "token": b""})])
def test_an_answer_with_something_behind_it_is_none(behind: bytes) -> None:
    assert garbled(lambda question: framed(answer(question)) + behind) == "an answer to no question"


def test_an_answer_with_a_second_one_behind_it_is_none() -> None:
    garbled(lambda question: framed(answer(question)) * 2)


@pytest.mark.parametrize("token", [b"", bytes(16), "0" * 16, None, True])
def test_an_answer_to_another_question_is_none(token: Value) -> None:
    garbled(lambda question: framed(answer(question, token=token)))


@pytest.mark.parametrize("cut", [slice(15), slice(1, None)])
def test_a_part_of_the_token_is_not_the_token(cut: slice) -> None:
    garbled(lambda question: framed(answer(question, token=question["token"][cut])))


def test_every_question_has_a_token_of_its_own() -> None:
    tokens: list[bytes] = []

    def says(question: dict[str, Any]) -> bytes:
        tokens.append(question["token"])
        return framed(answer(question))

    asked(says)
    asked(says)
    assert len(set(tokens)) == 2
    assert {len(token) for token in tokens} == {16}


@pytest.mark.parametrize(
    "outcome", ["TIMED_OUT", "CRASHED", "FLOODED", "GARBLED", "NOT_RUN", "BOX_FAILED", "returned", "", 0, None]
)
def test_a_child_does_not_say_what_only_the_judge_sees(outcome: Value) -> None:
    garbled(lambda question: framed(answer(question, outcome=outcome)))


@pytest.mark.parametrize("outcome", ["EXITED", "OUT_OF_MEMORY"])
def test_a_child_may_say_how_its_call_ended(outcome: str) -> None:
    assert asked(lambda question: framed(answer(question, outcome=outcome))).outcome == outcome


def test_what_was_raised_has_words() -> None:
    found = asked(lambda question: framed(answer(question, outcome="RAISED", failure=FAILURE)))
    assert found.outcome is Outcome.RAISED
    assert found.failure is not None
    assert (found.failure.type, found.failure.message, found.failure.line) == ("ValueError", "no", 3)


@pytest.mark.parametrize("failure", [None, "ValueError", [FAILURE]])
def test_what_was_raised_without_words_is_no_answer(failure: Value) -> None:
    garbled(lambda question: framed(answer(question, outcome="RAISED", failure=failure)))


def test_the_words_of_a_failure_are_cut_and_its_line_is_a_number() -> None:
    long: Value = {"type": "T" * 300, "message": "m" * 5000, "line": True, "trace": ["t" * 300] * 30}
    failure = asked(lambda question: framed(answer(question, outcome="RAISED", failure=long))).failure
    assert failure is not None
    assert (len(failure.type), len(failure.message), failure.line) == (200, 4000, None)
    assert [len(one) for one in failure.trace] == [200] * 20


@pytest.mark.parametrize(
    "says",
    [
        lambda _: framed([1, 2]),
        lambda _: framed(None),
        lambda _: bytes(8),
        lambda _: (1).to_bytes(8, "little") + b"?",
        lambda question: framed({key: item for key, item in answer(question).items() if key != "token"}),
        lambda question: framed({key: item for key, item in answer(question).items() if key != "outcome"}),
    ],
)
def test_what_is_no_description_of_an_answer_is_none(says: Says) -> None:
    garbled(says)


@pytest.mark.parametrize("announced", [2**21, 2**62])
def test_more_than_there_is_room_for_ends_the_child(announced: int) -> None:
    assert "a frame of" in garbled(lambda _: announced.to_bytes(8, "little"))


def test_a_child_that_closes_its_door_has_left() -> None:
    def says(_: dict[str, Any]) -> bytes:
        raise OSError

    with opened(says, Room(2**20)) as (session, child):
        child.ended = lambda _seconds, **_patient: None  # type: ignore[attr-defined]
        child._door.shutdown(socket.SHUT_WR)
        with pytest.raises(Ended) as end:
            session.ask(CASE)
    assert end.value.outcome is Outcome.EXITED
    assert child.killed == 1


def test_every_answer_takes_of_the_room_and_a_small_one_always_has_some() -> None:
    room = Room(2**22)
    with opened(lambda question: framed(answer(question, value=bytes(2**19))), room) as (session, _):
        before = room.left
        session.ask(CASE)
    assert 2**19 < before - room.left < 2**19 + 1000
    room.taken(2**30)
    assert room.left == 2**19


def test_the_child_is_told_how_much_room_is_left() -> None:
    told: list[int] = []

    def says(question: dict[str, Any]) -> bytes:
        told.append(question["room"])
        return framed(answer(question))

    asked(says, most=2**22)
    assert 2**22 - 1000 < told[0] < 2**22


@pytest.mark.parametrize(
    ("status", "outcome", "detail", "french"),
    [
        (3 << 8, Outcome.EXITED, "Python ended with exit status 3", "Python s'est terminé avec le code 3"),
        (signal.SIGSEGV, Outcome.CRASHED, "the signal SIGSEGV ended it", "le signal SIGSEGV y a mis fin"),
        (signal.SIGXCPU, Outcome.TIMED_OUT, "it used all its CPU time", "tout son temps de calcul est épuisé"),
    ],
)
def test_an_end_is_told_in_words_that_a_student_reads(status: int, outcome: Outcome, detail: str, french: str) -> None:
    """``status`` is as the system has it: a signal's number, or an exit status in the byte above."""
    ended = _ended_by(status)
    assert (ended.outcome, ended.detail) == (outcome, detail)
    assert Teller("fr")(ended.detail) == french
