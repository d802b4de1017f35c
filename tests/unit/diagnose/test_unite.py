"""Descriptions are held against known mistakes place by place: any value, any part, and several at once."""

from collections.abc import Mapping
from fractions import Fraction

import numpy as np

from grader.core.exercise import Call, Case
from grader.core.findings import Verdict
from grader.core.observation import Failure, Observation
from grader.core.outcome import Outcome, Rung
from grader.core.values import Value
from grader.diagnose import Evidence, Mistake, lookalikes, may_be_several

CASES = tuple(Case(name, "", Call("f"), Fraction(1), ("model",)) for name in ("convolution", "dense", "whole"))
RIGHT: tuple[dict[str, Value], ...] = (
    {"filters": 6, "activation": "relu"},
    {"units": 84, "activation": "relu"},
    {"parameters": 61706, "layers": ["convolution", "flatten", "dense"]},
)
Changes = Mapping[int, Mapping[str, Value]]
EVERYWHERE = frozenset(range(len(CASES)))


def observations(changes: Changes) -> tuple[Observation, ...]:
    answers = [{**right, **changes.get(at, {})} for at, right in enumerate(RIGHT)]
    return tuple(Observation(case.name, Outcome.RETURNED, answer) for case, answer in zip(CASES, answers, strict=True))


def mistake(name: str, changes: Changes, *, any_value: bool = False, any_part: bool = False) -> Mistake:
    return Mistake(name, f"It does {name}.", observations(changes), frozenset(changes), any_value, any_part)


def evidence_of(found: tuple[Observation, ...]) -> Evidence:
    verdicts = tuple(
        Verdict(case.name, one.value == right, one.outcome, Rung.CLOSE, "", Fraction(0), Fraction(1))
        for case, one, right in zip(CASES, found, RIGHT, strict=True)
    )
    return Evidence(CASES, found, verdicts, RIGHT, EVERYWHERE, lambda _case, one, other: one == other)


def named(found: tuple[Observation, ...], *mistakes: Mistake) -> list[str]:
    return [hint.id for hint in lookalikes(evidence_of(found), mistakes)]


FILTERS = mistake("filters", {0: {"filters": 8}, 2: {"parameters": 66838}}, any_value=True)
UNITS = mistake("units", {1: {"units": 64}, 2: {"parameters": 59086}}, any_value=True)
LINEAR = mistake("linear", {0: {"activation": "linear"}, 1: {"activation": "linear"}}, any_part=True)
TANH_DENSE = mistake("tanh_dense", {1: {"activation": "tanh"}})
EXTRA = mistake(
    "extra", {2: {"parameters": 70000, "layers": ["convolution", "flatten", "dense", "dense"]}}, any_value=True
)
KNOWN = (FILTERS, UNITS, LINEAR, TANH_DENSE, EXTRA)


def test_another_number_is_the_same_mistake_where_any_value_will_do() -> None:
    assert named(observations({0: {"filters": 10}, 2: {"parameters": 50000}}), *KNOWN) == ["filters"]


def test_another_value_is_another_mistake_otherwise() -> None:
    assert named(observations({1: {"activation": "sigmoid"}}), *KNOWN) == []


def test_a_wrong_place_more_is_not_it() -> None:
    changes: Changes = {0: {"filters": 10, "activation": "elu"}, 2: {"parameters": 50000}}
    assert named(observations(changes), *KNOWN) == []


def test_a_place_that_the_mistake_has_wrong_must_be_wrong() -> None:
    assert named(observations({0: {"filters": 10}}), *KNOWN) == []


def test_one_of_several_layers_is_enough_where_any_part_will_do() -> None:
    assert named(observations({0: {"activation": "linear"}}), *KNOWN) == ["linear"]


def test_other_words_in_one_of_several_layers_are_another_mistake() -> None:
    assert named(observations({0: {"activation": "selu"}}), *KNOWN) == []


def test_two_mistakes_that_meet_in_one_place_are_told_together() -> None:
    changes: Changes = {0: {"filters": 10}, 1: {"units": 100}, 2: {"parameters": 1}}
    assert named(observations(changes), *KNOWN) == ["filters", "units"]


def test_a_known_value_and_any_other_one_are_told_together() -> None:
    changes: Changes = {0: {"filters": 10}, 1: {"activation": "tanh"}, 2: {"parameters": 1}}
    assert named(observations(changes), *KNOWN) == ["filters", "tanh_dense"]


def test_three_mistakes_at_once_are_too_many_to_be_sure_of() -> None:
    changes: Changes = {0: {"filters": 10, "activation": "linear"}, 1: {"units": 100}, 2: {"parameters": 1}}
    assert named(observations(changes), *KNOWN) == []


def test_a_word_too_many_in_a_list_counts_wherever_it_stands() -> None:
    changes: Changes = {2: {"parameters": 65000, "layers": ["dense", "convolution", "flatten", "dense"]}}
    assert named(observations(changes), *KNOWN) == ["extra"]


def test_the_order_alone_is_another_mistake_than_a_word_too_many() -> None:
    changes: Changes = {2: {"parameters": 1, "layers": ["flatten", "convolution", "dense"]}}
    assert named(observations(changes), *KNOWN) == []


def test_the_plainer_of_two_explanations_is_told() -> None:
    other = mistake("other", {1: {"activation": "elu"}}, any_value=True)
    changes: Changes = {0: {"filters": 10}, 1: {"activation": "tanh"}, 2: {"parameters": 1}}
    assert named(observations(changes), other, *KNOWN) == ["filters", "tanh_dense"]


def test_two_equal_explanations_are_none() -> None:
    again = mistake("filters_again", {0: {"filters": 9}, 2: {"parameters": 3}}, any_value=True)
    assert named(observations({0: {"filters": 10}, 2: {"parameters": 50000}}), again, *KNOWN) == []


def test_any_value_is_no_excuse_for_an_exception() -> None:
    def raised(kind: str) -> tuple[Observation, ...]:
        failure = Failure(kind, "it broke")
        return (Observation("convolution", Outcome.RAISED, failure=failure), *observations({})[1:])

    breaks = Mistake("breaks", "It breaks.", raised("ValueError"), frozenset({0}), any_value=True)
    assert named(raised("NameError"), breaks) == []
    assert named(raised("ValueError"), breaks) == ["breaks"]


def test_no_more_are_told_than_are_asked_for() -> None:
    changes: Changes = {0: {"filters": 10}, 1: {"units": 100}, 2: {"parameters": 1}}
    assert lookalikes(evidence_of(observations(changes)), KNOWN, most=1) == ()


def test_several_mistakes_show_in_what_is_returned_alone() -> None:
    failure = Failure("NameError", "it broke")
    raised = tuple(Observation(case.name, Outcome.RAISED, failure=failure) for case in CASES)
    assert not may_be_several(evidence_of(raised))
    assert may_be_several(evidence_of(observations({1: {"units": 100}})))


def test_arrays_of_one_description_mix_where_two_mistakes_meet() -> None:
    def described(losses: float, output: float, loss: str, activation: str) -> tuple[Observation, ...]:
        answers: tuple[Value, ...] = (
            {"loss": loss},
            {"activation": activation},
            {"losses": np.array([losses]), "output": np.array([output])},
        )
        return tuple(
            Observation(case.name, Outcome.RETURNED, answer) for case, answer in zip(CASES, answers, strict=True)
        )

    def alike(_case: Case, one: Value, other: Value) -> bool:
        return bool(np.array_equal(one, other))  # type: ignore[arg-type]

    expected = tuple(one.value for one in described(1, 1, "crossentropy", "softmax"))
    squares = Mistake("squares", "It squares.", described(2, 3, "squares", "softmax"), frozenset({0, 2}))
    sigmoid = Mistake("sigmoid", "It judges.", described(1, 4, "crossentropy", "sigmoid"), frozenset({1, 2}))
    found = described(5, 6, "squares", "sigmoid")
    verdicts = evidence_of(found).verdicts
    both = Evidence(CASES, found, verdicts, expected, EVERYWHERE, alike)
    assert [hint.id for hint in lookalikes(both, (squares, sigmoid))] == ["squares", "sigmoid"]
    other = described(5, 6, "another", "sigmoid")
    assert lookalikes(Evidence(CASES, other, verdicts, expected, EVERYWHERE, alike), (squares, sigmoid)) == ()


def test_of_pairs_that_explain_as_much_only_what_all_share_is_told() -> None:
    wide = mistake("wide", {1: {"units": 90}, 2: {"parameters": 1}}, any_value=True)
    found = observations({0: {"filters": 10}, 1: {"units": 100}, 2: {"parameters": 1}})
    assert named(found, FILTERS, UNITS, wide) == ["filters"]
    other = mistake("other", {0: {"filters": 9}, 2: {"parameters": 2}}, any_value=True)
    assert named(found, FILTERS, other, UNITS, wide) == []
