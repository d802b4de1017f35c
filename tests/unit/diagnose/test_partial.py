"""One of several mistakes is named where it explains most failed cases by itself, and nothing where two may."""

from collections.abc import Mapping
from fractions import Fraction

import msgspec

from grader.core.exercise import Call, Case
from grader.core.findings import Verdict
from grader.core.observation import Failure, Observation
from grader.core.outcome import Outcome, Rung
from grader.core.values import Value
from grader.diagnose import Evidence, Mistake, partial_lookalikes

MODES = ("max", "max", "max", "max", "avg", "avg", "avg")
DEFAULTS: dict[str, Value] = {"stride": (1, 1), "mode": "max"}
EVERYWHERE = frozenset(range(len(MODES)))
ALL = {0: 1, 1: 2, 2: 3, 3: 4, 4: 5, 5: 6, 6: 7}

Wrong = Mapping[int, int]


def cases(*results: str) -> tuple[Case, ...]:
    return tuple(
        Case(f"case_{at}", "", Call("f", (), {"mode": mode}), Fraction(1), results) for at, mode in enumerate(MODES)
    )


def observations(*wrong: Wrong) -> tuple[Observation, ...]:
    """Answers of one result each, or of several: 0 is right."""
    answers = [[one.get(at, 0) for one in wrong] for at in sorted(EVERYWHERE)]
    return tuple(
        Observation("", Outcome.RETURNED, tuple(answer) if len(wrong) > 1 else answer[0]) for answer in answers
    )


def mistake(name: str, *wrong: Wrong) -> Mistake:
    return Mistake(name, f"It does {name}.", observations(*wrong), frozenset().union(*wrong))


def evidence(*wrong: Wrong) -> Evidence:
    failed = frozenset().union(*wrong)
    verdicts = tuple(
        Verdict("", at not in failed, Outcome.RETURNED, Rung.CLOSE, "", Fraction(0), Fraction(1))
        for at in sorted(EVERYWHERE)
    )
    right = observations(*({} for _ in wrong))
    names = tuple("ABC"[: len(wrong)])
    expected = tuple(one.value for one in right)
    return Evidence(
        cases(*names), observations(*wrong), verdicts, expected, EVERYWHERE, lambda _case, one, other: one == other
    )


def told(seen: Evidence, *known: Mistake) -> list[str]:
    return [hint.text for hint in partial_lookalikes(seen, known, DEFAULTS)]


def test_a_mistake_that_explains_all_calls_but_those_of_one_kind_is_named() -> None:
    seen = evidence({**ALL, 4: 50, 5: 60, 6: 70})
    assert told(seen, mistake("flipped", ALL)) == [
        "What is named here explains all but the cases where mode is 'avg': look further there.",
        "It does flipped.",
    ]
    assert [hint.level for hint in partial_lookalikes(seen, (mistake("flipped", ALL),), DEFAULTS)] == [1, 2]


def test_in_calls_of_small_sizes_alone_mistakes_are_not_told_apart() -> None:
    seen = evidence({**ALL, 4: 50, 5: 60, 6: 70})
    strides = tuple(
        msgspec.structs.replace(case, call=Call("f", (), {"stride": (1, 1) if at < 4 else (2, 2)}))
        for at, case in enumerate(seen.cases)
    )
    assert told(msgspec.structs.replace(seen, cases=strides), mistake("flipped", ALL)) == []


def test_one_answer_that_it_does_not_give_is_enough_against_it() -> None:
    assert told(evidence({**ALL, 3: 40, 4: 50, 5: 60, 6: 70}), mistake("flipped", ALL)) == []


def test_a_mistake_that_fails_where_the_student_is_right_is_not_it() -> None:
    assert told(evidence({0: 1, 1: 2, 2: 3, 3: 4, 4: 50}), mistake("flipped", ALL)) == []


def test_of_two_mistakes_none_is_sure() -> None:
    seen = evidence({**ALL, 4: 50, 5: 60, 6: 70})
    assert told(seen, mistake("flipped", ALL), mistake("turned", {**ALL, 4: 51})) == []


def test_a_small_part_of_the_failed_cases_names_nothing() -> None:
    seen = evidence({**ALL, 0: 10, 1: 20, 2: 30, 3: 40})
    assert told(seen, mistake("flipped", ALL)) == []


def test_a_mistake_that_explains_all_results_but_one_is_named() -> None:
    seen = evidence(ALL, {0: 7, 1: 8, 2: 9, 3: 10})
    assert told(seen, mistake("flipped", ALL, {}), mistake("zero", {}, {0: 1})) == [
        "What is named here explains all but B: look further there.",
        "It does flipped.",
    ]
    assert told(seen, mistake("flipped", {**ALL, 5: 7}, {})) == []


def test_where_calls_end_without_an_answer_no_result_is_left_out() -> None:
    seen = evidence(ALL, {0: 7, 1: 8, 2: 9, 3: 10, 5: 11, 6: 12})
    ended = Observation("", Outcome.RAISED, failure=Failure("ValueError", "shapes"))
    seen = msgspec.structs.replace(seen, observations=(*seen.observations[:5], ended, ended))
    assert told(seen, mistake("flipped", {at: ALL[at] for at in range(5)}, {})) == []


def test_descriptions_are_left_to_their_places() -> None:
    seen = evidence({**ALL, 4: 50, 5: 60, 6: 70})
    described = msgspec.structs.replace(seen, expected=({"units": 1},) * len(MODES))
    assert told(described, mistake("flipped", ALL)) == []


def test_a_hint_that_holds_for_other_values_proves_nothing_here() -> None:
    seen = evidence({**ALL, 4: 50, 5: 60, 6: 70})
    assert told(seen, msgspec.structs.replace(mistake("flipped", ALL), any_value=True)) == []
