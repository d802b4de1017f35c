"""A mistake is named when it explains every failed case; two when they do together; else nothing is said."""

from collections.abc import Mapping
from fractions import Fraction

from grader.core.exercise import Call, Case
from grader.core.findings import Verdict
from grader.core.observation import Failure, Observation
from grader.core.outcome import Outcome, Rung
from grader.diagnose import Evidence, Mistake, lookalikes

CASES = tuple(Case(f"case_{at}", "", Call("f"), Fraction(1), ("A",)) for at in range(4))
RIGHT = (10, 20, 30, 40)


def observations(wrong: Mapping[int, int]) -> tuple[Observation, ...]:
    return tuple(Observation(case.name, Outcome.RETURNED, wrong.get(at, RIGHT[at])) for at, case in enumerate(CASES))


def mistake(name: str, wrong: Mapping[int, int]) -> Mistake:
    return Mistake(name, f"It does {name}.", observations(wrong), frozenset(wrong))


def student(wrong: Mapping[int, int], settled: frozenset[int] = frozenset(range(4))) -> Evidence:
    found = observations(wrong)
    verdicts = tuple(
        Verdict(case.name, at not in wrong, Outcome.RETURNED, Rung.CLOSE, "", Fraction(0), Fraction(1))
        for at, case in enumerate(CASES)
    )
    return Evidence(CASES, found, verdicts, RIGHT, settled, lambda _case, one, other: one == other)


def named(evidence: Evidence, *mistakes: Mistake) -> list[str]:
    return [hint.id for hint in lookalikes(evidence, mistakes)]


BIAS = mistake("bias", {0: 1, 1: 2})
STRIDE = mistake("stride", {2: 3})
BOTH = {0: 1, 1: 2, 2: 3}


def test_the_same_answers_name_the_mistake() -> None:
    assert named(student({0: 1, 1: 2}), BIAS, STRIDE) == ["bias"]


def test_another_wrong_answer_in_the_same_cases_does_not() -> None:
    assert named(student({0: 1, 1: 7}), BIAS, STRIDE) == []


def test_a_mistake_that_fails_elsewhere_too_is_not_it() -> None:
    assert named(student({0: 1}), BIAS) == []


def test_two_that_behave_alike_are_both_told() -> None:
    assert named(student({2: 3}), STRIDE, mistake("stride_again", {2: 3})) == ["stride", "stride_again"]


def test_three_that_behave_alike_say_too_little() -> None:
    alike = [mistake(f"stride_{at}", {2: 3}) for at in range(3)]
    assert named(student({2: 3}), *alike) == []


def test_two_mistakes_together_are_told_together() -> None:
    assert named(student(BOTH), BIAS, STRIDE) == ["bias", "stride"]


def test_a_pair_that_leaves_a_case_unexplained_is_not_told() -> None:
    assert named(student({**BOTH, 3: 9}), BIAS, STRIDE) == []


def test_what_conventions_disagree_on_does_not_stand_in_the_way() -> None:
    assert named(student({0: 1, 1: 2, 3: 5}, settled=frozenset({0, 1, 2})), BIAS) == ["bias"]


def test_the_same_exception_is_the_same_behaviour_whatever_its_numbers() -> None:
    def raised(message: str) -> Observation:
        return Observation("case_2", Outcome.RAISED, failure=Failure("IndexError", message))

    index = Mistake(
        "index", "It does index.", (*observations({})[:2], raised("index 5 of 4"), observations({})[3]), frozenset({2})
    )
    evidence = student({2: 0})
    found = (*evidence.observations[:2], raised("index 9 of 7"), evidence.observations[3])
    same = Evidence(CASES, found, evidence.verdicts, RIGHT, evidence.settled, evidence.alike)
    assert named(same, index, STRIDE) == ["index"]
