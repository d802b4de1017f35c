"""The line that decides: told where one small change makes every case right, and nothing told where none does."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import cast

import msgspec
import pytest

from grader.core.exercise import Call, Case, Exercise, SourceText
from grader.core.findings import Hint
from grader.core.observation import Observation, Opening, Run
from grader.core.outcome import Outcome
from grader.diagnose import Evidence
from grader.judge import Expectations
from grader.judge.expect import alike
from grader.judge.repair import Repairs
from grader.judge.verdicts import best_verdicts
from grader.sandbox import Boxes, Job
from tests.unit.judge.plain_boxes import PlainBoxes
from tests.unit.judge.small_pack import exercise

RIGHT = "def answer(n, m):\n    total = 0\n    for i in range(n):\n        total += i * m\n    return total + n\n"


class TryingBoxes(PlainBoxes):
    """Plain boxes that ask many files one call, and count the files."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[int] = []
        self.most_ended = 0
        self.seconds = 0.0
        self.allowed: list[float] = []

    def attempts(self, job: Job, sources: Sequence[bytes], *, most_ended: int) -> Iterator[Observation]:
        self.asked.append(len(sources))
        self.most_ended = most_ended
        self.allowed.append(job.exercise.limits.exercise_seconds)
        for source in sources:
            try:
                found = self.run(msgspec.structs.replace(job, source=source)).observations[0]
            except (SyntaxError, TypeError, NameError, UnboundLocalError, AttributeError):
                found = Observation(job.cases[0].name, Outcome.RAISED)
            yield msgspec.structs.replace(found, seconds=self.seconds)


@pytest.fixture
def boxes() -> TryingBoxes:
    return TryingBoxes()


def asked(*arguments: tuple[int, ...]) -> Exercise:
    cases = tuple(
        Case(f"case {at}", "", Call("answer", given), Fraction(1), ("A",)) for at, given in enumerate(arguments)
    )
    reference = SourceText("reference", RIGHT.encode())
    return msgspec.structs.replace(exercise(cases=cases), reference=reference, function="answer", parameters=("n", "m"))


ASKED = asked((3, 5), (4, 2), (1, 1))


def hint(boxes: TryingBoxes, source: str, one: Exercise = ASKED) -> tuple[Hint, ...]:
    """Search a wrong file."""
    expectations = Expectations(cast("Boxes", boxes))
    behaviours = expectations.of(one)
    run = boxes.run(Job(one.file, source.encode(), one, one.cases))
    verdicts, behaviour = best_verdicts(one, run.observations, behaviours)
    evidence = Evidence(one.cases, run.observations, verdicts, behaviour.values, frozenset(range(3)), alike)
    assert evidence.failed
    return Repairs(cast("Boxes", boxes), expectations).hint(one, source.encode(), evidence)


@pytest.mark.parametrize(
    ("written", "instead", "told"),
    [
        ("i * m", "i * (m + 1)", "Look at “m + 1” in “i * (m + 1)”: whether it is one too large or too small."),
        ("total + n", "total + m", "line 5, every case is right. Look at “m” in “total + m”: which of your names"),
        ("total + n", "total + (n - 1)", "Look at “n - 1” in “total + (n - 1)”: whether it is one too large or"),
        ("i * m", "i * m % 3", "line 4, every case is right. Look at “i * m % 3”: whether all of it belongs there."),
        ("    return", "        return", "line 5, every case is right. Look at line 5: how far it is indented."),
    ],
)
def test_the_line_is_told_and_never_the_change(boxes: TryingBoxes, written: str, instead: str, told: str) -> None:
    (found,) = hint(boxes, RIGHT.replace(written, instead))
    assert found.id == "repair"
    assert found.level == 2
    assert told in found.text


def test_of_two_lines_each_is_told(boxes: TryingBoxes) -> None:
    (found,) = hint(boxes, RIGHT.replace("total = 0", "total = 1"), asked((3, 5), (4, 2), (2, 2)))
    assert "in line 2 or in line 5, every case is right" in found.text


IN_TWO_LINES = "def answer(n, m):\n    a = n * 2\n    b = m * 2\n    return (a - 1) * a // 2 * b + a\n"
IN_ONE_LINE = "def answer(n, m):\n    return sum(i * m for i in range(n)) + max(n * 2, n * 2, key=lambda one: one)\n"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (
            IN_TWO_LINES,
            "in each of lines 2 and 3, every case is right. Look at “2” in “n * 2”: which number belongs there.",
        ),
        (
            IN_ONE_LINE,
            "in several places of line 2, every case is right. Look at “2” in “n * 2”: which number belongs there.",
        ),
    ],
)
def test_a_change_made_in_several_places_is_told_once(boxes: TryingBoxes, wrong: str, told: str) -> None:
    (found,) = hint(boxes, wrong)
    assert found.text == f"With one small change {told}"


def test_a_change_in_one_place_spares_the_search_in_several(boxes: TryingBoxes) -> None:
    assert hint(boxes, RIGHT.replace("total + n", "total + m"))
    tried = len(boxes.asked)
    boxes.asked.clear()
    assert hint(boxes, "def answer(n, m):\n    a = n * 2\n    b = m * 2\n    return (a - 1) * a // 2 * b + a\n")
    assert len(boxes.asked) > tried


def test_what_two_changes_would_mend_is_not_told(boxes: TryingBoxes) -> None:
    assert hint(boxes, RIGHT.replace("range(n)", "range(n - 1)").replace("total + n", "total - n")) == ()


def test_a_case_that_passes_already_must_still_pass(boxes: TryingBoxes) -> None:
    assert hint(boxes, RIGHT.replace("total + n", "total + 3"), asked((3, 5), (4, 2))) == ()


def test_what_is_right_beside_other_files_must_be_right_in_a_box_of_its_own() -> None:
    class Forgetful(TryingBoxes):
        """Takes every file for the right one while many are tried."""

        def attempts(self, job: Job, sources: Sequence[bytes], *, most_ended: int) -> Iterator[Observation]:
            files = [RIGHT.encode() if b"n * m" in one else one for one in sources]
            return super().attempts(job, files, most_ended=most_ended)

    wrong = RIGHT.replace("i * m", "n + m")
    assert hint(Forgetful(), wrong) == ()


def test_exercises_that_take_long_are_left_out(boxes: TryingBoxes) -> None:
    slow = msgspec.structs.replace(ASKED, combine_mistakes=False)
    assert hint(boxes, RIGHT.replace("total + n", "total + m"), slow) == ()
    assert boxes.asked == []


def test_where_the_box_failed_nothing_is_searched(boxes: TryingBoxes) -> None:
    wrong = RIGHT.replace("    total = 0", "    if m == 2:\n        raise ConnectionError\n    total = 1")
    assert hint(boxes, wrong) == ()
    assert boxes.asked == []


def test_how_much_is_tried_is_bounded_and_the_same_every_time(
    boxes: TryingBoxes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("grader.judge.repair._MOST_CHANGES", 20)
    wrong = RIGHT.replace("range(n)", "range(1, n)").replace("total + n", "total + n + 0 + 0 + 0 + 0 + 0 - 1")
    found = hint(boxes, wrong)
    assert boxes.asked[0] == 20
    assert boxes.most_ended == 16
    assert found == hint(TryingBoxes(), wrong)
    assert found


def test_a_search_in_which_too_few_changes_fall_at_the_first_cases_is_given_up(
    boxes: TryingBoxes, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = RIGHT.replace("total + n", "total + m")
    assert hint(boxes, wrong)
    enough, boxes.asked = sum(boxes.asked), []
    monkeypatch.setattr("grader.judge.repair._MOST_ASKED", enough - 1)
    assert hint(boxes, wrong) == ()
    assert sum(boxes.asked) < enough


def test_a_search_that_the_clock_ended_tells_nothing() -> None:
    class Slow(TryingBoxes):
        """Has no time for the last of many files."""

        def attempts(self, job: Job, sources: Sequence[bytes], *, most_ended: int) -> Iterator[Observation]:
            asked = sources[:-1] if len(sources) > 9 else sources
            yield from super().attempts(job, asked, most_ended=most_ended)
            if len(asked) < len(sources):
                yield Observation(job.cases[0].name, Outcome.NOT_RUN)

    wrong = RIGHT.replace("total + n", "total + m")
    assert hint(TryingBoxes(), wrong)
    assert hint(Slow(), wrong) == ()


def test_a_search_takes_no_more_than_a_file_may(boxes: TryingBoxes) -> None:
    boxes.seconds = 0.0625
    wrong = RIGHT.replace("total + n", "total + m")
    assert hint(boxes, wrong)
    assert boxes.allowed[:2] == [20.0, 20.0]
    hasty = msgspec.structs.replace(ASKED, limits=msgspec.structs.replace(ASKED.limits, exercise_seconds=10.0))
    first, second = len(boxes.allowed), boxes.asked[0] * boxes.seconds
    hint(boxes, wrong, hasty)
    assert boxes.allowed[first : first + 2] == [10.0, 10.0 - second]


def test_what_is_spent_on_changed_files_that_do_not_load_is_spent() -> None:
    class Reluctant(TryingBoxes):
        """Takes four seconds to load a changed file in a box of its own, and fails."""

        left: tuple[float, ...] = ()

        def run(self, job: Job) -> Run:
            if b"n * 2" in job.source or len(job.cases) == 1:
                return super().run(job)
            self.left = (*self.left, job.exercise.limits.exercise_seconds)
            ended = tuple(Observation(one.name, Outcome.NOT_RUN) for one in job.cases)
            return Run(Opening(Outcome.TIMED_OUT, "imports", seconds=4.0), ended)

    wrong = RIGHT.replace("total + n", "total + n * 2")
    boxes = Reluctant()
    expectations = Expectations(cast("Boxes", TryingBoxes()))
    behaviours = expectations.of(ASKED)
    run = boxes.run(Job(ASKED.file, wrong.encode(), ASKED, ASKED.cases))
    verdicts, behaviour = best_verdicts(ASKED, run.observations, behaviours)
    evidence = Evidence(ASKED.cases, run.observations, verdicts, behaviour.values, frozenset(range(3)), alike)
    assert Repairs(cast("Boxes", boxes), expectations).hint(ASKED, wrong.encode(), evidence) == ()
    assert boxes.left[:2] == (60.0, 56.0)


def test_where_a_changed_file_does_not_come_to_its_end_nothing_is_told() -> None:
    class Tired(TryingBoxes):
        """Runs a changed file in a box of its own, and does not come to the last of its cases."""

        tried = 0

        def run(self, job: Job) -> Run:
            found = super().run(job)
            if b"n * 2" in job.source or len(job.cases) == 1:
                return found
            self.tried += 1
            ended = Observation(job.cases[-1].name, Outcome.NOT_RUN)
            return Run(found.opening, (*found.observations[:-1], ended))

    wrong = RIGHT.replace("total + n", "total + n * 2")
    assert hint(TryingBoxes(), wrong)
    boxes = Tired()
    expectations = Expectations(cast("Boxes", TryingBoxes()))
    run = boxes.run(Job(ASKED.file, wrong.encode(), ASKED, ASKED.cases))
    verdicts, behaviour = best_verdicts(ASKED, run.observations, expectations.of(ASKED))
    evidence = Evidence(ASKED.cases, run.observations, verdicts, behaviour.values, frozenset(range(3)), alike)
    assert Repairs(cast("Boxes", boxes), expectations).hint(ASKED, wrong.encode(), evidence) == ()
    assert boxes.tried == 1


def test_a_long_file_is_not_searched(boxes: TryingBoxes) -> None:
    assert hint(boxes, RIGHT.replace("total + n", "total + m") + "#" * 20_000) == ()
