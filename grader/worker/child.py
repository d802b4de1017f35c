"""One student's file in one child: open it, answer calls, leave."""

import gc
import os
import random
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import ModuleType
from typing import cast

import numpy as np

from grader.core.values import Fixture
from grader.wire import Bounds, decode, encode, read_frame, write_frame
from grader.worker import fixtures
from grader.worker.counting import LineCounter
from grader.worker.failure import describe
from grader.worker.guard import guarded_builtins

JOB = 3
"""The descriptor of the child's only door, after everything else is closed."""

_bounds = Bounds(max_bytes=512 * 2**20)
_OPENING_BYTES = 2**19
_flush_out, _flush_err = sys.stdout.flush, sys.stderr.flush
_exit = os._exit
_seed_numpy = np.random.seed
_seed_random = random.seed


class Student:
    """The student's module in the box, with the exercise's fixtures taken before it was loaded."""

    def __init__(self, setup: dict[str, object]) -> None:
        self.filename = str(setup["filename"])
        self.source = bytes(setup["source"])  # type: ignore[call-overload]
        self.function_name = str(setup["function"])
        self.builtins = guarded_builtins(setup["imports"], setup["tolerated"], self.source)  # type: ignore[arg-type]
        self.fixtures = fixtures.load(setup["fixtures"])  # type: ignore[arg-type]
        self.functions: dict[str, object] = {}

    def open(self) -> dict[str, object]:
        """Compile and import the file; say how far it came."""
        reached = "parses"
        try:
            code = compile(self.source, self.filename, "exec", dont_inherit=True)
            reached = "imports"
            module = ModuleType(os.path.splitext(self.filename)[0])
            module.__file__ = self.filename
            names = vars(module)
            names["__builtins__"] = self.builtins
            sys.modules[module.__name__] = module
            exec(code, names)  # noqa: S102 - this is what the box is for
            reached = "defines"
            self.functions = names
            if not callable(names.get(self.function_name)):
                return {"outcome": "RETURNED", "reached": reached, "defined": False}
        except BaseException as error:  # noqa: BLE001 - one of the two places: around the student's code
            return {"outcome": outcome_of(error), "reached": reached, "failure": describe(error, self.filename)}
        return {"outcome": "RETURNED", "reached": "runs", "defined": True}

    def answer(self, question: dict[str, object]) -> dict[str, object]:
        """Make one call and return what came of it; a file that the question brings takes the place of this one."""
        if question["source"] is not None:
            self.source = bytes(question["source"])  # type: ignore[call-overload]
            opened = self.open()
            if opened["outcome"] != "RETURNED":
                return {name: opened[name] for name in ("outcome", "failure")}
        arguments = [self._real(item) for item in question["arguments"]]  # type: ignore[attr-defined]
        keywords = {name: self._real(item) for name, item in question["keywords"].items()}  # type: ignore[attr-defined]
        prepare = self._fixture(question["prepare"])
        probe = self._fixture(question["probe"])
        rebuild = self._fixture(question["rebuild"])
        function = self.functions.get(str(question["target"])) if rebuild is None else rebuild
        _seed_numpy(0)
        _seed_random(0)
        given = arguments
        try:
            if prepare is not None:
                arguments = list(cast("Iterable[object]", prepare(*arguments)))
            counter = LineCounter(self.filename) if question["count"] else None
            run = _plainly if counter is None else counter.run
            result = run(function, arguments, keywords)  # type: ignore[arg-type]
            if probe is not None:
                result = probe(result, tuple(arguments if rebuild is None else arguments[1:]))
        except BaseException as error:  # noqa: BLE001 - one of the two places: around the student's call
            return {"outcome": outcome_of(error), "failure": describe(error, self.filename)}
        answer: dict[str, object] = {"outcome": "RETURNED", "value": result}
        if counter is not None:
            answer["lines"] = counter.busiest
        if question["pure"]:
            answer["after"] = [*_arrays(given), *_arrays(keywords.values())]
        return answer

    def _real(self, value: object) -> object:
        if type(value) is Fixture:
            return self.fixtures[value.name]
        if type(value) is np.ndarray:
            return value.copy()
        if type(value) is str:
            return sys.intern(value)  # as the literal in the student's own file: some compare with `is`
        return value

    def _fixture(self, name: object) -> Callable[..., object] | None:
        return None if name is None else self.fixtures[str(name)]  # type: ignore[return-value]


def _plainly(function: Callable[..., object], arguments: Sequence[object], keywords: Mapping[str, object]) -> object:
    return function(*arguments, **keywords)


def _arrays(values: object) -> list[object]:
    return [value for value in values if type(value) is np.ndarray]  # type: ignore[attr-defined]


def outcome_of(error: BaseException) -> str:
    """Name the outcome that an exception stands for."""
    if isinstance(error, MemoryError):
        return "OUT_OF_MEMORY"
    return "EXITED" if isinstance(error, SystemExit) else "RAISED"


def live() -> None:
    """Read the setup, open the student's file, answer calls until the judge closes the door, leave."""
    write_frame(JOB, b"")
    setup = decode(read_frame(JOB, _bounds.max_bytes), _bounds)
    if not isinstance(setup, dict):
        _exit(2)
    student = Student(setup)  # type: ignore[arg-type]  # narrowed to a dict above
    gc.collect()
    _send(student.open(), _OPENING_BYTES, b"")
    while True:
        try:
            question = decode(read_frame(JOB, _bounds.max_bytes), _bounds)
        except EOFError:
            _exit(0)
        if not isinstance(question, dict):
            _exit(2)
        answer = student.answer(question)  # type: ignore[arg-type]
        _send(answer, question["room"], question["token"])  # type: ignore[arg-type]


def _send(answer: dict[str, object], room: int, token: bytes) -> None:
    for flush in (_flush_out, _flush_err):
        try:
            flush()
        except (OSError, ValueError):
            continue
    write_frame(JOB, encode({"token": token, **answer}, max_bytes=room))
