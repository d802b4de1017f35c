"""The nudge tells what sets failed cases apart, and is silent where nothing does."""

from collections.abc import Sequence
from fractions import Fraction

import msgspec
import numpy as np

from grader.core.exercise import Call, Case
from grader.core.findings import Verdict
from grader.core.observation import Observation
from grader.core.outcome import Outcome, Rung
from grader.core.values import Value
from grader.diagnose import Evidence, nudge

DEFAULTS: dict[str, Value] = {"padding": "same", "stride": (1, 1)}
SAME: dict[str, Value] = {"padding": "same"}
VALID: dict[str, Value] = {"padding": "valid"}
MOVED: dict[str, Value] = {"padding": "valid", "stride": (2, 2)}


def evidence(calls: Sequence[tuple[dict[str, Value], bool]]) -> Evidence:
    """Cases by their keywords, and whether each passes."""
    cases = tuple(
        Case(f"case_{at}", "", Call("f", (1,), keywords), Fraction(1), ("A",)) for at, (keywords, _) in enumerate(calls)
    )
    verdicts = tuple(
        Verdict("", passed, Outcome.RETURNED, None if passed else Rung.CLOSE, "", Fraction(0), Fraction(1))
        for _, passed in calls
    )
    seen = tuple(Observation(case.name, Outcome.RETURNED, None) for case in cases)
    return Evidence(cases, seen, verdicts, (None,) * len(cases), frozenset(range(len(cases))), lambda *_: True)


def told(*calls: tuple[dict[str, Value], bool]) -> str:
    return " ".join(hint.text for hint in nudge(evidence(calls), {"A_prev": None, **DEFAULTS}))


def test_a_trait_of_all_failed_cases_and_no_passed_one_is_told() -> None:
    assert told((SAME, False), (SAME, False), (SAME, False), (VALID, True), (VALID, True)) == (
        "What all 3 failed cases share and no passed one has: padding is 'same'."
    )


def test_a_padding_left_out_counts_as_its_default() -> None:
    assert "both failed cases" in told((SAME, False), ({}, False), (VALID, True), (MOVED, True))


def test_two_traits_that_only_fail_together_are_told_together() -> None:
    both: dict[str, Value] = {"padding": "same", "stride": (2, 2)}
    found = told((both, False), (both, False), (both, False), (SAME, True), (MOVED, True), (VALID, True))
    assert "no passed one has together" not in found  # three traits of the stride make several such pairs
    one_sided: dict[str, Value] = {"padding": "same", "stride": (1, 2)}
    assert told((one_sided, False), (one_sided, False), (SAME, True), (MOVED, True)) == (
        "What both failed cases share and no passed one has: the two numbers of stride differ."
    )


def test_a_trait_that_few_passed_cases_have_is_told_with_their_number() -> None:
    found = told((SAME, False), (SAME, False), (SAME, False), (SAME, True), (VALID, True), (VALID, True), (MOVED, True))
    assert found == "What all 3 failed cases share, and only 1 of the 4 passed ones: padding is 'same'."


def test_nothing_shared_is_nothing_said() -> None:
    assert told((SAME, False), (MOVED, False), (VALID, True), (SAME, True)) == ""


def test_one_failed_case_alone_says_nothing_and_neither_do_failures_everywhere() -> None:
    assert told((SAME, False), (VALID, True), (VALID, True)) == ""
    assert told((SAME, False), (SAME, False), (SAME, False)) == ""
    assert told((SAME, False), (SAME, False), (VALID, True)) == ""


def test_the_words_of_the_pack_help_where_the_arguments_tell_nothing() -> None:
    found = evidence([(VALID, False), (VALID, False), (VALID, True), (VALID, True)])
    contexts = ("first layer, relu (a, b)", "relu (a, b)", "first layer", "")
    cases = tuple(msgspec.structs.replace(case, context=text) for case, text in zip(found.cases, contexts, strict=True))
    (hint,) = nudge(msgspec.structs.replace(found, cases=cases), {"A_prev": None, **DEFAULTS})
    assert hint.text == "What both failed cases share and no passed one has: relu (a, b)."


def gradients(*answers: tuple[Value, Value]) -> Evidence:
    """Two results a case: what each is, where 1 is right."""
    cases = tuple(Case(f"case_{at}", "", Call("f", (at,)), Fraction(1), ("dA", "dW")) for at, _ in enumerate(answers))
    verdicts = tuple(
        Verdict("", answer == (1, 1), Outcome.RETURNED, None, "", Fraction(0), Fraction(1)) for answer in answers
    )
    seen = tuple(Observation(case.name, Outcome.RETURNED, answer) for case, answer in zip(cases, answers, strict=True))
    expected = ((1, 1),) * len(cases)

    def alike(_case: Case, one: Value, other: Value) -> bool:
        return bool(np.all(one == other))

    return Evidence(cases, seen, verdicts, expected, frozenset(range(len(cases))), alike)


def test_results_that_are_right_everywhere_are_told_apart() -> None:
    (hint,) = nudge(gradients((1, 2), (1, 3), (1, 1)), {})
    assert hint.text == "dA is right in every case; dW is not."
    assert hint.level == 1


def test_a_case_with_several_right_answers_does_not_say_which_results_are_wrong() -> None:
    found = gradients((1, 0), (0, 0))
    (hint,) = nudge(msgspec.structs.replace(found, settled=frozenset({0})), {})
    assert hint.text == "dA is right in every case; dW is not."


def test_results_that_are_wrong_here_or_there_are_not() -> None:
    assert nudge(gradients((1, 2), (2, 1)), {}) == ()


def test_an_answer_of_another_form_says_nothing_of_the_results() -> None:
    found = gradients((1, 2), (1, 3))
    lone = Observation("case_0", Outcome.RETURNED, 1)
    raised = Observation("case_0", Outcome.RAISED)
    for other in (lone, raised):
        seen = (other, *found.observations[1:])
        assert nudge(Evidence(found.cases, seen, found.verdicts, found.expected, found.settled, found.alike), {}) == ()
