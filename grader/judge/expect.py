"""What should come out: the reference's and the accepted conventions' Observations, taken in boxes of their own."""

import ast
import hashlib
import platform
from importlib import metadata
from typing import Protocol

import msgspec

from grader.compare import compare
from grader.compare.ladder import Question
from grader.core.errors import BoxError, ReferenceFailedError, WireError
from grader.core.exercise import Case, Exercise, SourceText
from grader.core.observation import Run
from grader.core.outcome import Outcome
from grader.core.values import Value
from grader.judge.program import program
from grader.sandbox import Boxes, Job
from grader.wire import decode, encode

_MAX_BYTES = 512 * 2**20


class Memory(Protocol):
    """Where expected values are kept between runs: a place of the judge's own."""

    def get(self, digest: str) -> bytes | None:
        """Return what was put under a digest."""

    def put(self, digest: str, data: bytes) -> None:
        """Keep bytes under a digest."""


class Behaviour(msgspec.Struct, frozen=True):
    """One accepted way to behave: a value a case, in the order of the cases."""

    name: str
    title: str
    values: tuple[Value, ...]
    seconds: tuple[float, ...] = ()


class Expectations:
    """Takes each exercise's behaviours once, and remembers them by digest."""

    def __init__(self, boxes: Boxes, memory: Memory | None = None) -> None:
        """Use these boxes for what is not remembered in ``memory``."""
        self._boxes = boxes
        self.memory = memory
        self._known: dict[str, tuple[Behaviour, ...]] = {}
        self._settled: dict[str, frozenset[int]] = {}

    def of(self, exercise: Exercise) -> tuple[Behaviour, ...]:
        """Return the behaviours of an exercise, the reference's first; conventions that equal it are left out.

        Raises:
            ReferenceFailedError: the reference or a convention did not run through.
            BoxError: the box failed.

        """
        if exercise.digest not in self._known:
            sources = (exercise.reference, *(text for text in exercise.accepted if text.name.startswith("convention_")))
            behaviours: list[Behaviour] = []
            for source in sources:
                behaviour = self._behaviour(exercise, source)
                if not any(_alike(exercise, other, behaviour) for other in behaviours):
                    behaviours.append(behaviour)
            self._known[exercise.digest] = tuple(behaviours)
        return self._known[exercise.digest]

    def settled(self, exercise: Exercise) -> frozenset[int]:
        """Return the positions of the cases on which all accepted behaviours agree.

        Raises:
            ReferenceFailedError, BoxError: as for the behaviours.

        """
        if exercise.digest not in self._settled:
            first, *others = self.of(exercise)
            self._settled[exercise.digest] = frozenset(
                at
                for at, case in enumerate(exercise.cases)
                if all(alike(case, first.values[at], one.values[at]) for one in others)
            )
        return self._settled[exercise.digest]

    def _behaviour(self, exercise: Exercise, source: SourceText) -> Behaviour:
        digest = _digest(exercise, source)
        title = _first_line(source.text)
        kept = self.memory.get(digest) if self.memory is not None else None
        if kept is not None:
            try:
                values = decode(kept)
            except WireError:
                values = None  # a damaged entry is taken anew
            known = _record(values, len(exercise.cases))
            if known is not None:
                return Behaviour(source.name, title, *known)
        run = self._boxes.run(Job(exercise.file, source.text, exercise, exercise.cases))
        insist(exercise, source, run)
        values_taken = tuple(observation.value for observation in run.observations)
        seconds_taken = tuple(observation.seconds for observation in run.observations)
        if self.memory is not None:
            record = {"values": list(values_taken), "seconds": list(seconds_taken)}
            self.memory.put(digest, encode(record, max_bytes=_MAX_BYTES))
        return Behaviour(source.name, title, values_taken, seconds_taken)


def _record(kept: Value, cases: int) -> tuple[tuple[Value, ...], tuple[float, ...]] | None:
    """Return values and seconds as they were kept, None where they are not those of so many cases."""
    if not isinstance(kept, dict):
        return None
    values, seconds = kept.get("values"), kept.get("seconds")
    if not isinstance(values, list) or not isinstance(seconds, list) or {len(values), len(seconds)} != {cases}:
        return None
    if not all(isinstance(one, float) for one in seconds):
        return None
    return tuple(values), tuple(float(str(one)) for one in seconds)


def question(case: Case) -> Question:
    """Return what a comparison must know of a case."""
    inputs: tuple[Value, ...] = (*case.call.arguments, *case.call.keywords.values())
    return Question(case.results, case.context, case.reduction, case.rtol, case.visible, inputs)


def alike(case: Case, one: Value, other: Value) -> bool:
    """Whether two answers to a case are the same, either being what the other should be."""
    asked = question(case)
    if isinstance(one, tuple) and len(asked.results) > 1:  # a wrong answer has as many results as it likes
        if not one:
            return other == ()
        asked = msgspec.structs.replace(asked, results=tuple(f"result {place}" for place in range(len(one))))
    return compare(one, other, asked) is None


def surroundings() -> str:
    """Return all that bears on what a file answers besides itself and what it is asked."""
    return repr((sorted(versions().items()), platform.machine(), program("core", "sandbox", "wire", "worker")))


def versions() -> dict[str, str]:
    """Return the versions that a grade depends on."""
    names = ("numpy", "tensorflow", "keras", "pycodestyle")
    found = {"python": platform.python_version()}
    for name in names:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


def insist(exercise: Exercise, source: SourceText, run: Run, asked: str = "") -> None:
    """See that a right solution answered every case; ``asked`` says in what other way than usual they were put.

    Raises:
        ReferenceFailedError: it could not be loaded, or a call did not return.
        BoxError: the box failed.

    """
    name = "the reference" if source == exercise.reference else f"accepted/{source.name}.py"
    opening = run.opening
    ends = [(opening.outcome, opening.failure, opening.detail, "could not be loaded")]
    for one in run.observations:
        ends.append((one.outcome, one.failure, one.detail, f"ended case {one.case}{asked} with {one.outcome}"))
    for outcome, failure, detail, what in ends:
        if outcome is Outcome.RETURNED:
            continue
        said = f"{failure.type}: {failure.message}" if failure else detail
        line = f" (line {failure.line})" if failure and failure.line else ""
        sentence = f"{exercise.id}: {name} {what}: {said}{line}"
        if outcome is Outcome.BOX_FAILED:
            raise BoxError(sentence)
        raise ReferenceFailedError(f"{sentence}; mend it, or the case")


def _alike(exercise: Exercise, one: Behaviour, other: Behaviour) -> bool:
    cases = zip(exercise.cases, one.values, other.values, strict=True)
    return all(compare(expected, actual, question(case)) is None for case, expected, actual in cases)


def _digest(exercise: Exercise, source: SourceText) -> str:
    parts = [exercise.digest, source.name, surroundings(), _FORMAT]
    return hashlib.sha256("\0".join(parts).encode() + source.text).hexdigest()


_FORMAT = "2"


def _first_line(source: bytes) -> str:
    docstring = ast.get_docstring(ast.parse(source)) or ""
    return docstring.split("\n", 1)[0].strip().rstrip(".")
