"""Failed behaviours are told apart by how calls are asked and what of their answers is wrong; one cause stays one."""

from fractions import Fraction

import numpy as np
import pytest

from grader.core.exercise import Call, Case
from grader.core.findings import Verdict
from grader.core.observation import Observation
from grader.core.outcome import Outcome, Rung
from grader.core.values import Value
from grader.diagnose.failings import Answered, Failing, behaviours, by_mistakes, by_ways, wrong_parts
from grader.diagnose.parts import ARGUMENTS, END


def asked(*ways: str, wrong: tuple[str, ...] = (), sizes: tuple[str, ...] = ()) -> Answered:
    """A call by its ways, each ``parameter=value``, its sizes and the parts of its answer that are wrong."""
    return Answered(frozenset({*ways, *sizes}), {way: way.partition("=")[0] for way in ways}, frozenset(wrong))


RIGHT = asked("mode=max"), asked("mode=avg")


def numbered(*calls: Answered) -> dict[int, Answered]:
    return dict(enumerate(calls))


def test_what_fails_in_one_mode_only_stands_for_that_mode() -> None:
    tiny = numbered(*RIGHT, asked("mode=avg", wrong=("A",), sizes=("large",)), asked("mode=max", sizes=("large",)))
    cases = numbered(asked("mode=avg", wrong=("A",)), asked("mode=avg", "stride=2", wrong=("A",)))
    assert by_ways(tiny, cases) == (Failing(2, (0, 1)),)


def test_what_fails_in_both_modes_is_one_behaviour() -> None:
    tiny = numbered(
        asked("mode=max", wrong=("A",)),
        asked("mode=avg", wrong=("A",)),
        asked("mode=avg", wrong=("A",), sizes=("large",)),
    )
    cases = numbered(asked("mode=avg", wrong=("A",)), asked("mode=max", wrong=("A",)))
    assert by_ways(tiny, cases) == (Failing(0, (0, 1)),)


def test_a_mode_and_a_stride_that_fail_by_themselves_are_two() -> None:
    tiny = numbered(
        *RIGHT,
        asked("mode=avg", wrong=("A",), sizes=("large",)),
        asked("mode=max", sizes=("large",)),
        asked("mode=max", "stride=2", wrong=("A",)),
        asked("mode=avg", "stride=2", wrong=("A",)),
    )
    cases = numbered(
        asked("mode=avg", wrong=("A",)), asked("mode=max", "stride=2", wrong=("A",)), asked("mode=max", wrong=("A",))
    )
    assert by_ways(tiny, cases) == (Failing(2, (0,)), Failing(4, (1,)))


def test_a_way_is_not_needed_where_the_same_call_without_it_is_wrong_too() -> None:
    """Another call of the same traits is right: something tells them apart that no trait says."""
    tiny = numbered(*RIGHT, asked("mode=max", wrong=("A",)), asked("mode=avg", wrong=("A",)))
    cases = numbered(asked("mode=max", wrong=("A",)), asked("mode=avg", wrong=("A",)))
    assert by_ways(tiny, cases) == (Failing(2, (0, 1)),)


def test_what_lacks_two_ways_at_once_says_of_neither_that_it_is_needed() -> None:
    tiny = numbered(asked("mode=max"), asked("mode=avg", "stride=2", wrong=("A",)))
    assert by_ways(tiny, numbered(asked("mode=avg", wrong=("A",)))) == (Failing(1, (0,)),)


def test_a_way_is_needed_where_the_result_is_right_without_it_whatever_else_is_wrong_there() -> None:
    tiny = numbered(asked(wrong=("dW",)), asked("images=2", wrong=("dW", "db")))
    cases = numbered(asked(wrong=("dW",)), asked(wrong=("db",)))
    assert by_ways(tiny, cases) == (Failing(0, (0,)),)


def test_a_way_is_not_needed_for_an_end_where_anything_is_wrong_without_it() -> None:
    tiny = numbered(
        asked(),
        asked("padding=same", wrong=("A",)),
        asked("mode=avg", "stride=2", wrong=(END,)),
        asked("mode=avg", wrong=("A",)),
    )
    assert by_ways(tiny, numbered(asked("named=all", wrong=(END,)))) == (Failing(2, (0,)),)


def test_results_are_told_apart_and_a_case_may_show_both() -> None:
    tiny = numbered(asked(), asked("images=2", wrong=("db",)), asked("padding=same", wrong=("dW",)))
    cases = numbered(asked("images=2", "padding=same", wrong=("db", "dW")), asked("padding=same", wrong=("dW",)))
    assert by_ways(tiny, cases) == (Failing(1, (0,)), Failing(2, (0, 1)))


def test_a_call_that_ends_otherwise_is_no_other_behaviour() -> None:
    tiny = numbered(asked(), asked("stride=2", wrong=("A",)), asked("stride=2", wrong=(END,), sizes=("large",)))
    assert by_ways(tiny, numbered(asked("stride=2", wrong=(END,)))) == (Failing(1, (0,)),)


def test_changed_arguments_come_last_and_stand_for_themselves() -> None:
    tiny = numbered(asked(wrong=(ARGUMENTS,)), asked("mode=avg", wrong=(END,)))
    cases = numbered(asked(wrong=(ARGUMENTS,)), asked("mode=avg", wrong=("A",)))
    assert by_ways(tiny, cases) == (Failing(1, (1,)), Failing(0, (0,)))


def test_what_stands_for_no_case_is_left_out_unless_nothing_else_is_there() -> None:
    tiny = numbered(asked(), asked("mode=avg", wrong=("A",)), asked("stride=2", wrong=("A",)))
    assert by_ways(tiny, numbered(asked("stride=2", wrong=("A",)))) == (Failing(2, (0,)),)
    assert by_ways(tiny, numbered(asked("named=all", wrong=("A",)))) == (Failing(1, ()),)
    assert by_ways(numbered(asked()), numbered(asked(wrong=("A",)))) == ()


def test_each_known_mistake_is_shown_where_it_is_alone_or_else_where_it_is_first() -> None:
    everywhere = frozenset({1, 2, 3}), frozenset({0, 1})
    sometimes = frozenset({1, 3}), frozenset({1, 2})
    failed = frozenset({0, 1})
    assert by_mistakes((1, 2, 3), failed, (everywhere, sometimes)) == (Failing(1, (1,)), Failing(2, (0, 1)))
    assert by_mistakes((1, 3), failed, (everywhere, sometimes)) == (Failing(1, (0, 1)),)
    assert by_mistakes((4,), failed, (everywhere, sometimes)) == ()


def test_a_behaviour_is_named_by_what_its_calls_share_and_the_others_do_not() -> None:
    tiny = numbered(asked("mode=avg", "stride=2", wrong=("A",)), asked("mode=max", wrong=(END,)))
    cases = numbered(asked("mode=avg", wrong=("A",)), asked("mode=max", wrong=(END,)))
    named = behaviours((Failing(0, (0,)), Failing(1, (1,))), tiny, cases)
    assert named == ("A is wrong and mode=avg", "mode=max")
    tiny = numbered(asked("mode=max", wrong=("A",)), asked("mode=max", wrong=(ARGUMENTS,)))
    assert behaviours((Failing(0, ()), Failing(1, ())), tiny, {}) == ("A is wrong", "the arguments are changed")
    tiny = numbered(asked("mode=max", wrong=(END,)), asked("mode=avg", "mode=max", wrong=(END,)))
    assert behaviours((Failing(0, ()), Failing(1, ())), tiny, {}) == ("", "mode=avg")


def test_a_case_that_two_behaviours_share_names_neither() -> None:
    tiny = numbered(asked("padding=valid", wrong=("A",)), asked("padding=same", wrong=("A",)))
    cases = numbered(asked("padding=valid", wrong=("A",)), asked("padding=same", wrong=("A",)))
    assert behaviours((Failing(0, (0, 1)), Failing(1, (1,))), tiny, cases) == ("padding=valid", "padding=same")
    tiny = numbered(asked("mode=avg", "stride=2"), asked("mode=max"))
    cases = numbered(asked("stride=2"))
    assert behaviours((Failing(0, (0,)), Failing(1, (0,))), tiny, cases) == ("stride=2", "")


def alike(_: Case, one: Value, other: Value) -> bool:
    return np.array_equal(np.asarray(one), np.asarray(other))


ONE, TWO = np.array([1.0]), np.array([2.0])


@pytest.mark.parametrize(
    ("results", "expected", "actual", "parts"),
    [
        (("A",), ONE, TWO, {"A"}),
        (("A",), ONE, None, {"A"}),
        (("dW", "db"), (ONE, TWO), (ONE, ONE), {"db"}),
        (("dW", "db"), (ONE, TWO), (TWO, ONE), {"dW", "db"}),
        (("dW", "db"), (ONE, TWO), ONE, {END}),
        (("dW", "db"), (ONE, TWO), (ONE, TWO), {END}),
    ],
)
def test_the_wrong_results_are_named(results: tuple[str, ...], expected: Value, actual: Value, parts: set[str]) -> None:
    case = Case("one", "", Call("f"), Fraction(1), results, pure=True)
    seen = Observation("one", Outcome.RETURNED, actual, [ONE])
    assert wrong_parts(case, expected, seen, verdict(Rung.CLOSE), alike) == parts


def test_the_end_and_the_arguments_are_parts_and_a_passed_call_has_none() -> None:
    case = Case("one", "", Call("f"), Fraction(1), ("A",))
    raised, returned = Observation("one", Outcome.RAISED), Observation("one", Outcome.RETURNED, ONE)
    assert wrong_parts(case, ONE, raised, verdict(Rung.RUNS), alike) == {END}
    assert wrong_parts(case, ONE, returned, verdict(Rung.PURE), alike) == {ARGUMENTS}
    assert wrong_parts(case, ONE, returned, verdict(None), alike) == frozenset()


def verdict(rung: Rung | None) -> Verdict:
    return Verdict("one", rung is None, Outcome.RETURNED, rung, "", Fraction(0), Fraction(1))
