"""What each named wrong solution does, taken in boxes once a pack version, and only as far as it is needed."""

import ast
import hashlib
import os
import re
from collections.abc import Sequence
from functools import cache

import msgspec

from grader.core.errors import BoxError, WireError
from grader.core.exercise import Case, Exercise, SourceText
from grader.core.observation import Observation
from grader.core.outcome import Outcome
from grader.diagnose import Evidence, Mistake
from grader.judge.expect import Expectations, surroundings
from grader.judge.observe import ask
from grader.judge.packing import Later, packed, unpacked
from grader.judge.program import program
from grader.judge.verdicts import verdict
from grader.sandbox import Boxes
from grader.wire import encode

_MAX_BYTES = 512 * 2**20
_FEW = 3
_MARKS = re.compile(r"\n\s*\[(any value|any part|any value, any part)\]\s*\Z")


class KnownMistakes:
    """The wrong solutions of exercises and what they do, kept in the memory of the expectations."""

    def __init__(self, boxes: Boxes, expectations: Expectations, *, cohort: bool = False) -> None:
        """Use these boxes for what is not remembered; a ``cohort`` needs all of it sooner or later."""
        self._boxes = boxes
        self._expectations = expectations
        self._cohort = cohort
        self._rows: dict[str, dict[str, Mistake]] = {}
        self._asked: dict[tuple[str, ...], str] = {}
        self._seen: dict[str, tuple[Observation, ...]] = {}
        self._surroundings = surroundings()

    def all(self, exercise: Exercise) -> tuple[Mistake, ...]:
        """Return every mistake with what it does in every case.

        Processes that share a memory and begin together take them in different orders, and so share the work.
        """
        rows = self._rows.setdefault(exercise.digest, {})
        if len(rows) < len(exercise.wrong):
            failed = self._table(exercise)
            own = os.getpid()
            for source in sorted(exercise.wrong, key=lambda source: hash((own, source.name))):
                self._mistake(exercise, source, failed.get(source.name))
            if not failed:
                self._keep_table(exercise, rows)
        return tuple(rows[source.name] for source in exercise.wrong)

    def likely(self, exercise: Exercise, evidence: Evidence) -> tuple[Mistake, ...]:
        """Return the mistakes that do what the student does in the failed cases that are quickest to ask.

        Where a mistake's hint holds for any value or part, it is enough to be wrong in its places. Case after case is
        asked of those that are left, until few are.
        """
        if self._cohort or len(self._rows.get(exercise.digest, {})) == len(exercise.wrong):
            return self.all(exercise)
        left = exercise.wrong
        failed = evidence.failed & evidence.settled or evidence.failed
        for place in sorted(failed, key=lambda at: (weight(exercise.cases[at]), at)):
            left = tuple(
                source for source in left if _likely(evidence, place, source, self._answer(exercise, source, place))
            )
            if len(left) <= _FEW:
                break
        return tuple(self._mistake(exercise, source) for source in left)

    def _mistake(self, exercise: Exercise, source: SourceText, failed: frozenset[int] | None = None) -> Mistake:
        """Return a mistake; where it is known what it fails, what else it does is read when it is needed."""
        rows = self._rows.setdefault(exercise.digest, {})
        if source.name not in rows:
            observations: Sequence[Observation] = Later(lambda: self._observed(exercise, source, exercise.cases))
            if failed is None:
                failed = self._failed(exercise, observations)
            text, any_value, any_part = _hint(source)
            rows[source.name] = Mistake(source.name, text, observations, failed, any_value, any_part)
        return rows[source.name]

    def _table(self, exercise: Exercise) -> dict[str, frozenset[int]]:
        """Return what each mistake fails, as far as that is remembered of all of them."""
        memory = self._expectations.memory
        kept = memory.get(self._table_name(exercise)) if memory is not None else None
        try:
            return msgspec.json.decode(kept or b"{}", type=dict[str, frozenset[int]])
        except msgspec.DecodeError:
            return {}

    def _keep_table(self, exercise: Exercise, rows: dict[str, Mistake]) -> None:
        if self._expectations.memory is not None:
            table = {name: sorted(one.failed) for name, one in rows.items()}
            self._expectations.memory.put(self._table_name(exercise), msgspec.json.encode(table))

    def _table_name(self, exercise: Exercise) -> str:
        """Return the digest of all that bears on what the mistakes of an exercise fail: how answers are judged too."""
        parts = ("failed", exercise.digest, program("compare", "judge"), self._surroundings)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    def _failed(self, exercise: Exercise, observations: Sequence[Observation]) -> frozenset[int]:
        """Return the cases, by position, that a mistake fails under every behaviour."""
        behaviours = self._expectations.of(exercise)
        settled = self._expectations.settled(exercise)
        return frozenset(
            at
            for at, case in enumerate(exercise.cases)
            if not any(
                verdict(case, observations[at], one.values[at]).passed
                for one in (behaviours[:1] if at in settled else behaviours)
            )
        )

    def _answer(self, exercise: Exercise, source: SourceText, place: int) -> Observation:
        """Return what one mistake does in one case, out of what it does in all of them where that is known."""
        whole = self._remembered(self._name(exercise, source, exercise.cases))
        if whole is not None:
            return whole[place]
        return self._observed(exercise, source, (exercise.cases[place],))[0]

    def _observed(self, exercise: Exercise, source: SourceText, cases: tuple[Case, ...]) -> tuple[Observation, ...]:
        """Return what one mistake does in some cases, as it is remembered or run now."""
        name = self._name(exercise, source, cases)
        observations = self._remembered(name)
        if observations is None:
            observations = self._seen[name] = self._run(exercise, source, cases)
            if self._expectations.memory is not None:
                self._expectations.memory.put(name, packed(observations))
        return observations

    def _name(self, exercise: Exercise, source: SourceText, cases: tuple[Case, ...]) -> str:
        """Return the digest under which it is remembered what a mistake does in some cases."""
        asked = (exercise.digest, *(case.name for case in cases))
        if asked not in self._asked:
            self._asked[asked] = _digest_of(exercise, cases)
        parts = ("mistake", self._asked[asked], _code_of(source), self._surroundings)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()

    def _remembered(self, name: str) -> tuple[Observation, ...] | None:
        """Return what is remembered under a digest; what is damaged is as good as forgotten."""
        if name in self._seen:
            return self._seen[name]
        memory = self._expectations.memory
        kept = memory.get(name) if memory is not None else None
        if kept is None:
            return None
        try:
            self._seen[name] = unpacked(kept)
        except (WireError, KeyError, TypeError, ValueError):
            return None
        return self._seen[name]

    def _run(self, exercise: Exercise, source: SourceText, cases: tuple[Case, ...]) -> tuple[Observation, ...]:
        run = ask(source.text, exercise, cases, self._boxes)
        if any(one.outcome is Outcome.BOX_FAILED for one in run.observations):
            raise BoxError(f"{exercise.id}: the box failed on {source.name}")
        return run.observations


def _digest_of(exercise: Exercise, cases: tuple[Case, ...]) -> str:
    """Hash all that bears on what a file does in some cases: another wrong solution or hint does not."""
    calls = [
        {**msgspec.structs.asdict(case.call), "name": case.name, "pure": case.pure, "counted": case.count_lines}
        for case in cases
    ]
    terms = [exercise.file, exercise.function, exercise.libraries, exercise.imports, exercise.tolerated]
    limits = msgspec.structs.asdict(exercise.limits)
    fixtures = [part.text for part in (exercise.fixtures, *exercise.fixture_parts)]
    data = encode([terms, limits, fixtures, calls], max_bytes=_MAX_BYTES)
    return hashlib.sha256(data).hexdigest()


@cache
def _code_of(source: SourceText) -> str:
    """Hash what a wrong solution does: its text without the hint. Every look-up asks for it, of every mistake."""
    tree = ast.parse(source.text)
    lines = source.text.splitlines()
    if ast.get_docstring(tree) is not None:
        hint = tree.body[0]
        del lines[hint.lineno - 1 : hint.end_lineno]
    return hashlib.sha256(b"\n".join(lines)).hexdigest()


def _likely(evidence: Evidence, place: int, source: SourceText, answer: Observation) -> bool:
    """Whether a mistake's answer to one case is the student's, or its hint may hold for other answers too."""
    actual = evidence.observations[place]
    if evidence.same(place, actual, answer):
        return True
    _, any_value, any_part = _hint(source)
    wrong, known = evidence.missed(place, actual).keys(), evidence.missed(place, answer).keys()
    return wrong <= known if any_part else any_value and wrong == known


@cache
def _hint(source: SourceText) -> tuple[str, bool, bool]:
    """Read a wrong solution's docstring: its hint, and whether a last line says that it holds for more than itself."""
    text = (ast.get_docstring(ast.parse(source.text)) or source.name).strip()
    marks = _MARKS.search(text)
    said = marks.group(1) if marks else ""
    return " ".join(_MARKS.sub("", text).split()), "any value" in said, "any part" in said


def weight(case: Case) -> int:
    """How much goes into a call, in bytes: the same in every run, unlike seconds."""
    values = (*case.call.arguments, *case.call.keywords.values(), *case.call.kept)
    return sum(int(getattr(value, "nbytes", 0)) for value in values)
