from functools import cache

import msgspec

from grader.attack.arena import chosen, hidden_inputs, narrowed, the_pack
from grader.core.exercise import Exercise


@cache
def exercise(name: str = "0-conv_forward") -> Exercise:
    pack, _ = the_pack((name,))
    return pack.exercises[0]


def test_few_cases_stand_for_all_of_every_kind() -> None:
    cases = list(chosen(exercise().cases, ""))
    assert 4 <= len(cases) < len(exercise().cases)
    assert {case.visible for case in cases} == {True, False}
    assert any(case.pure for case in cases)
    names = [case.name for case in exercise().cases]
    assert [case.name for case in cases] == sorted((case.name for case in cases), key=names.index)


def test_a_case_that_is_needed_is_chosen() -> None:
    hidden = [case.name for case in exercise().cases if not case.visible and not case.pure]
    assert hidden[-1] not in {case.name for case in chosen(exercise().cases, "")}
    assert hidden[-1] in {case.name for case in chosen(exercise().cases, hidden[-1])}


def test_limits_are_tight_where_the_libraries_are_quick_and_loose_where_they_are_slow() -> None:
    assert narrowed(exercise(), brief=True).limits.wall_seconds < 5
    assert narrowed(exercise(), brief=False).limits.exercise_seconds >= 10
    slow = msgspec.structs.replace(exercise(), libraries=("tensorflow",))
    assert narrowed(slow, brief=True).limits.wall_seconds > 10
    assert narrowed(slow, brief=True).cases == exercise().cases


def test_a_brief_exercise_asks_the_cases_alone_and_is_another_exercise_to_the_caches() -> None:
    brief, few = narrowed(exercise(), brief=True), narrowed(exercise(), brief=False)
    assert brief.efficiency is None
    assert not brief.tiny
    assert not brief.truths.text
    assert few.truths == exercise().truths
    assert few.efficiency is not None
    assert len(few.wrong) == len(few.tiny) == 2
    assert len({exercise().digest, brief.digest, few.digest}) == 3


def test_the_inputs_that_must_stay_hidden_are_those_that_no_visible_case_shows() -> None:
    hidden = [case for case in exercise().cases if not case.visible]
    told = hidden_inputs(exercise())
    assert told
    assert len(told) <= len(hidden)
    shown = msgspec.structs.replace(
        exercise(), cases=tuple(msgspec.structs.replace(case, visible=True) for case in exercise().cases)
    )
    assert hidden_inputs(shown) == ()
    twice = msgspec.structs.replace(
        exercise(), cases=(hidden[0], msgspec.structs.replace(hidden[0], name="again", visible=True))
    )
    assert hidden_inputs(twice) == ()
