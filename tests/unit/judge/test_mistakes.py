"""Named mistakes are run once, remembered by what they do, and read with what their hints hold for."""

from typing import cast

import msgspec
import numpy as np
import pytest

from grader.core.errors import BoxError
from grader.core.exercise import Call, Exercise, SourceText
from grader.core.observation import Observation, Opening, Run
from grader.core.outcome import Outcome
from grader.core.values import Value
from grader.diagnose import Evidence
from grader.judge import Expectations
from grader.judge.expect import alike
from grader.judge.mistakes import KnownMistakes
from grader.judge.verdicts import verdict
from grader.sandbox import Boxes, Job
from tests.unit.judge.small_pack import case, exercise

CODE = "def answer():\n    return {value}\n"


class CountingBoxes:
    """Answers every case with the number that the file returns, and counts the runs."""

    def __init__(self, broken_case: str = "") -> None:
        self.runs = 0
        self.single: list[str] = []
        self.broken_case = broken_case

    def run(self, job: Job) -> Run:
        self.runs += 1
        self.single += [one.name for one in job.cases] if len(job.cases) == 1 else []
        scope: dict[str, object] = {}
        exec(job.source, scope)
        value = scope["answer"]()  # type: ignore[operator]
        return Run(
            Opening(Outcome.RETURNED),
            tuple(
                Observation(
                    one.name, Outcome.BOX_FAILED if one.name == self.broken_case else Outcome.RETURNED, value, []
                )
                for one in job.cases
            ),
        )


class DictMemory:
    """Keeps bytes in a dictionary, and counts the readings."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.read = 0

    def get(self, digest: str) -> bytes | None:
        self.read += 1
        return self.kept.get(digest)

    def put(self, digest: str, data: bytes) -> None:
        self.kept[digest] = data


def asked(*hints: str, value: int = 2, digest: str = "one") -> Exercise:
    whole = exercise(cases=(case("first"), case("second")))
    wrong = tuple(
        SourceText(f"wrong_{at}", f'"""{hint}\n"""\n{CODE.format(value=value + at)}'.encode())
        for at, hint in enumerate(hints)
    )
    right = SourceText("reference", CODE.format(value=1).encode())
    return msgspec.structs.replace(whole, reference=right, wrong=wrong, digest=digest)


def known(boxes: CountingBoxes, memory: DictMemory) -> KnownMistakes:
    pool = cast("Boxes", boxes)
    return KnownMistakes(pool, Expectations(pool, memory))


def test_a_mistake_is_run_once_for_good() -> None:
    boxes, memory = CountingBoxes(), DictMemory()
    first = known(boxes, memory).all(asked("It returns two."))
    runs = boxes.runs
    assert first[0].failed == {0, 1}
    again = known(boxes, memory).all(asked("It returns two."))
    assert [(one.text, one.failed, *one.observations) for one in again] == [
        (one.text, one.failed, *one.observations) for one in first
    ]
    assert boxes.runs == runs


def test_what_a_mistake_does_is_read_only_when_it_is_looked_at() -> None:
    boxes, memory = CountingBoxes(), DictMemory()
    known(boxes, memory).all(asked("It returns two.", "It returns three."))
    memory.read = 0
    again = known(boxes, memory).all(asked("It returns two.", "It returns three."))
    assert [one.failed for one in again] == [{0, 1}, {0, 1}]
    assert memory.read == 1  # the table of what they fail
    assert again[1].observations[0].value == 3
    assert memory.read == 2


def test_what_is_forgotten_in_between_is_run_again() -> None:
    boxes, memory = CountingBoxes(), DictMemory()
    known(boxes, memory).all(asked("It returns two."))
    memory.kept = {name: data for name, data in memory.kept.items() if data.startswith(b"{")}  # the table alone
    (again,) = known(boxes, memory).all(asked("It returns two."))
    before = boxes.runs
    assert [one.value for one in again.observations] == [2, 2]
    assert boxes.runs == before + 1


def test_another_hint_or_another_mistake_beside_it_runs_nothing_again() -> None:
    boxes, memory = CountingBoxes(), DictMemory()
    known(boxes, memory).all(asked("It returns two."))
    before = boxes.runs
    again = known(boxes, memory).all(asked("Two is returned.", "It returns three.", digest="two"))
    assert [one.text for one in again] == ["Two is returned.", "It returns three."]
    assert boxes.runs == before + 2  # the new file, and the reference of the pack's new version


@pytest.mark.parametrize("change", ["code", "call"])
def test_another_code_or_another_call_runs_it_again(change: str) -> None:
    boxes, memory = CountingBoxes(), DictMemory()
    known(boxes, memory).all(asked("It returns two."))
    before = boxes.runs
    other = asked("It returns two.", value=3 if change == "code" else 2, digest="two")
    if change == "call":
        cases = tuple(msgspec.structs.replace(one, call=Call("answer", (1,))) for one in other.cases)
        other = msgspec.structs.replace(other, cases=cases)
    known(boxes, memory).all(other)
    assert boxes.runs == before + 2


@pytest.mark.parametrize(
    ("line", "any_value", "any_part"),
    [
        ("", False, False),
        ("[any value]", True, False),
        ("[any part]", False, True),
        ("[any value, any part]", True, True),
    ],
)
def test_the_last_line_of_a_hint_says_what_it_holds_for(line: str, any_value: bool, any_part: bool) -> None:
    (found,) = known(CountingBoxes(), DictMemory()).all(asked(f"It returns\ntwo.\n\n{line}"))
    assert (found.text, found.any_value, found.any_part) == ("It returns two.", any_value, any_part)


def failed(exercise: Exercise, answers: tuple[Value, ...], right: Value = 1) -> Evidence:
    found = tuple(
        Observation(one.name, Outcome.RETURNED, answer, []) for one, answer in zip(exercise.cases, answers, strict=True)
    )
    verdicts = tuple(verdict(one, observation, right) for one, observation in zip(exercise.cases, found, strict=True))
    places = range(len(exercise.cases))
    return Evidence(exercise.cases, found, verdicts, tuple(right for _ in places), frozenset(places), alike)


def test_case_after_case_is_asked_of_those_alone_that_are_left() -> None:
    hints = tuple(f"It returns {at}." for at in range(2, 10))
    whole, boxes = asked(*hints), CountingBoxes()
    likely = known(boxes, DictMemory()).likely(whole, failed(whole, (4, 4)))
    assert [one.text for one in likely] == ["It returns 4."]
    assert boxes.runs == len(hints) + 2  # one case of each, the reference, and the other case of the one that is left
    assert known(boxes, DictMemory()).likely(whole, failed(whole, (77, 77))) == ()


def test_a_cohort_has_every_mistake_asked_all_cases_at_once() -> None:
    hints = tuple(f"It returns {at}." for at in range(2, 10))
    whole, boxes, memory = asked(*hints), CountingBoxes(), DictMemory()
    pool = cast("Boxes", boxes)
    for _ in range(2):
        mistakes = KnownMistakes(pool, Expectations(pool, memory), cohort=True)
        assert [one.text for one in mistakes.likely(whole, failed(whole, (4, 4)))] == list(hints)
    assert boxes.runs == len(hints) + 1  # each once, and the reference


def test_another_code_of_the_box_asks_all_again(monkeypatch: pytest.MonkeyPatch) -> None:
    boxes, memory = CountingBoxes(), DictMemory()
    known(boxes, memory).all(asked("It returns two."))
    runs = boxes.runs
    monkeypatch.setattr("grader.judge.expect.program", lambda *rooms: f"another {' '.join(rooms)}")
    known(boxes, memory).all(asked("It returns two."))
    assert boxes.runs == 2 * runs


def test_what_is_known_of_all_cases_answers_for_one() -> None:
    whole, boxes, memory = asked("It returns two.", "It returns three."), CountingBoxes(), DictMemory()
    known(boxes, memory).all(whole)
    before = boxes.runs
    assert len(known(boxes, memory).likely(whole, failed(whole, (3, 3)))) == 1
    assert boxes.runs == before


def test_without_a_memory_a_mistake_is_run_once_all_the_same() -> None:
    whole, boxes = asked("It returns two.", "It returns three."), CountingBoxes()
    pool = cast("Boxes", boxes)
    mistakes = KnownMistakes(pool, Expectations(pool))
    for _ in range(3):
        mistakes.likely(whole, failed(whole, (77, 77)))
    assert boxes.runs == 2
    assert [one.failed for one in mistakes.all(whole)] == [{0, 1}, {0, 1}]


def test_a_damaged_memory_is_no_memory() -> None:
    boxes, memory = CountingBoxes(), DictMemory()
    first = known(boxes, memory).all(asked("It returns two."))
    memory.kept = dict.fromkeys(memory.kept, b"damaged")
    again = known(boxes, memory).all(asked("It returns two."))
    assert [(one.failed, *one.observations) for one in again] == [(one.failed, *one.observations) for one in first]


def test_what_is_known_of_all_is_not_looked_up_again() -> None:
    whole, boxes, memory = asked("It returns two.", "It returns three."), CountingBoxes(), DictMemory()
    mistakes = known(boxes, memory)
    first = mistakes.all(whole)
    runs, memory.read = boxes.runs, 0
    assert mistakes.all(whole) == mistakes.likely(whole, failed(whole, (3, 3))) == first
    assert (boxes.runs, memory.read) == (runs, 0)


def test_a_box_that_failed_on_a_mistake_is_the_judges_fault_and_not_remembered() -> None:
    boxes, memory = CountingBoxes(broken_case="second"), DictMemory()
    whole = asked("It returns two.")
    known(CountingBoxes(), memory)._expectations.of(whole)
    before = dict(memory.kept)
    with pytest.raises(BoxError, match="the box failed on wrong_0"):
        known(boxes, memory).all(whole)
    assert memory.kept == before


def test_a_mistake_fails_what_is_right_under_no_accepted_behaviour() -> None:
    convention = SourceText("convention_two", b'"""Two."""\n' + CODE.format(value=2).encode())
    whole = msgspec.structs.replace(asked("It returns two.", "It returns three."), accepted=(convention,))
    assert [one.failed for one in known(CountingBoxes(), DictMemory()).all(whole)] == [frozenset(), {0, 1}]


def test_a_mistake_without_a_docstring_goes_by_its_name_and_its_code() -> None:
    wrong = tuple(SourceText(f"returns_{value}", CODE.format(value=value).encode()) for value in (2, 3))
    found = known(CountingBoxes(), DictMemory()).all(msgspec.structs.replace(asked(), wrong=wrong))
    assert [(one.text, one.observations[0].value) for one in found] == [("returns_2", 2), ("returns_3", 3)]


def test_the_lightest_settled_case_is_asked_first_and_others_while_more_than_three_are_left() -> None:
    heavy = Call("answer", (np.zeros(9),))
    cases = (msgspec.structs.replace(case("heavy"), call=heavy), case("light"), case("unsettled"))
    for number, further in ((3, []), (4, ["heavy"] * 4)):
        boxes = CountingBoxes()
        hints = [f"It returns {at}.\n\n[any value]" for at in range(number)]
        whole = msgspec.structs.replace(asked(*hints), cases=cases)
        evidence = failed(whole, (77, 77, 77))
        evidence = msgspec.structs.replace(evidence, settled=frozenset({0, 1}))
        assert len(known(boxes, DictMemory()).likely(whole, evidence)) == number
        assert boxes.single == ["light"] * number + further


def test_where_conventions_alone_are_failed_they_are_asked() -> None:
    whole, boxes = asked("It returns two.", "It returns three."), CountingBoxes()
    evidence = msgspec.structs.replace(failed(whole, (1, 3)), settled=frozenset({0}))
    assert [one.text for one in known(boxes, DictMemory()).likely(whole, evidence)] == ["It returns three."]
    assert boxes.single == ["second"] * 2


@pytest.mark.parametrize(
    ("answer", "marks"),
    [
        ({"a": 2, "b": 3}, ["", "any value", "any part"]),
        ({"a": 5, "b": 6}, ["any value", "any part"]),
        ({"a": 5, "b": 1}, ["any part"]),
    ],
)
def test_a_mistake_is_likely_as_far_as_its_hint_holds(answer: dict[str, Value], marks: list[str]) -> None:
    def source(value: object, mark: str) -> SourceText:
        hint = f'"""It errs.\n\n{mark and f"[{mark}]"}\n"""\n'
        return SourceText(mark, (hint + CODE.format(value=value)).encode())

    reference: dict[str, Value] = {"a": 1, "b": 1}
    wrong = tuple(source({"a": 2, "b": 3}, mark) for mark in ("", "any value", "any part"))
    narrow = source({"a": 2, "b": 1}, "narrow")
    whole = msgspec.structs.replace(asked(), reference=source(reference, ""), wrong=(*wrong, narrow))
    evidence = failed(whole, (answer, answer), right=reference)
    assert [one.id for one in known(CountingBoxes(), DictMemory()).likely(whole, evidence)] == marks
