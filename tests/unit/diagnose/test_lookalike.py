"""A mistake is named when it explains every failed case; two when they do together; else nothing is said."""

from collections.abc import Mapping
from fractions import Fraction

import msgspec

from grader.core.exercise import Call, Case
from grader.core.findings import Verdict
from grader.core.observation import Failure, Observation
from grader.core.outcome import Outcome, Rung
from grader.diagnose import Evidence, Mistake, exact_lookalikes, guessed, lookalikes, may_be_several

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


def test_what_a_library_changed_ends_right_code_too_and_names_no_mistake() -> None:
    def ending(message: str) -> tuple[Evidence, Mistake]:
        right = student({0: 1, 1: 2})
        raised = tuple(
            Observation(one.case, Outcome.RAISED, failure=Failure("ValueError", message, 3))
            for one in right.observations[:2]
        )
        found = raised + right.observations[2:]
        return msgspec.structs.replace(right, observations=found), msgspec.structs.replace(BIAS, observations=found)

    evidence, outdated = ending("setting an array element with a sequence.")
    assert named(evidence, outdated) == []
    assert exact_lookalikes(evidence, (outdated,)) == ()
    evidence, own = ending("something of one's own")
    assert named(evidence, own) == ["bias"]


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


def test_what_they_disagree_on_tells_where_nothing_else_failed() -> None:
    settled = frozenset({0, 1, 2})
    late = mistake("late", {3: 5})
    assert named(student({3: 5}, settled), late, mistake("later", {3: 6})) == ["late"]
    assert [hint.id for hint in exact_lookalikes(student({3: 5}, settled), (late,))] == ["late"]
    assert named(student({0: 1, 1: 2}, settled), mistake("bias", {0: 1, 1: 2, 3: 9})) == ["bias"]


def test_of_two_that_behave_alike_the_one_that_agrees_on_conventions_too_is_it() -> None:
    one, other = mistake("one", {0: 1, 3: 5}), mistake("other", {0: 1, 3: 6})
    settled = frozenset({0, 1, 2})
    assert named(student({0: 1, 3: 5}, settled), one, other) == ["one"]
    neither = student({0: 1, 3: 7}, settled)
    assert [hint.id for hint in exact_lookalikes(neither, (one, other))] == ["one", "other"]


def test_who_fails_nothing_made_no_mistake() -> None:
    assert lookalikes(student({}), (BIAS, STRIDE)) == ()
    assert exact_lookalikes(student({}), (BIAS, STRIDE)) == ()


def test_several_mistakes_show_in_an_answer_or_in_which_cases_raise() -> None:
    everywhere = dict.fromkeys(range(len(CASES)), "ValueError")
    assert may_be_several(raising({0: 1}, {at: kind for at, kind in everywhere.items() if at}))
    assert may_be_several(raising({}, {1: "ValueError"}))
    assert not may_be_several(raising({}, everywhere))


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


def ending(wrong: Mapping[int, int], raised: Mapping[int, str]) -> tuple[Observation, ...]:
    return tuple(
        Observation(one.case, Outcome.RAISED, failure=Failure(raised[at], "somewhere")) if at in raised else one
        for at, one in enumerate(observations(wrong))
    )


def raising(wrong: Mapping[int, int], raised: Mapping[int, str], telling: frozenset[int] = frozenset()) -> Evidence:
    """A student some of whose calls raise; ``telling`` are the cases without points."""
    plain = student({**wrong, **dict.fromkeys(raised, 0)})
    points = (Fraction(at not in telling) for at in range(len(CASES)))
    cases = tuple(
        Case(case.name, case.title, case.call, worth, case.results) for case, worth in zip(CASES, points, strict=True)
    )
    return Evidence(cases, ending(wrong, raised), plain.verdicts, RIGHT, plain.settled, plain.alike)


def raising_mistake(name: str, wrong: Mapping[int, int], raised: Mapping[int, str]) -> Mistake:
    return Mistake(name, f"It does {name}.", ending(wrong, raised), frozenset({*wrong, *raised}))


def test_another_exception_does_not_hide_a_mistake_that_shows_in_an_answer() -> None:
    known = raising_mistake("stride", {0: 1}, {1: "IndexError"})
    assert named(raising({0: 1}, {1: "ValueError"}), known) == ["stride"]
    assert named(raising({0: 2}, {1: "ValueError"}), known) == []


def test_a_mistake_that_answers_where_a_shape_has_no_room_is_not_it() -> None:
    said = "cannot reshape array of size {} into shape (2,3)"
    known = (mistake("image", {0: 1, 1: 2, 2: 3}),)
    for size, expected in ((18, []), (4, ["image"])):
        evidence = raising({0: 1, 1: 2}, {2: "ValueError"})
        ended = Observation("case_2", Outcome.RAISED, failure=Failure("ValueError", said.format(size)))
        found = (*evidence.observations[:2], ended, evidence.observations[3])
        assert named(msgspec.structs.replace(evidence, observations=found), *known) == ["image"]
        alone = (evidence.observations[0], ended, ended, evidence.observations[3])
        assert named(msgspec.structs.replace(evidence, observations=alone), *known) == expected


def test_the_mistake_that_shares_most_answers_is_named() -> None:
    little = raising_mistake("little", {0: 1}, {1: "IndexError"})
    more = mistake("more", {0: 1, 1: 2})
    assert named(raising({0: 1, 1: 2}, {2: "IndexError"}), raising_mistake("x", {0: 1}, {1: "E", 2: "E"})) == ["x"]
    assert named(student({0: 1, 1: 2}), little, more) == ["more"]
    three = raising({0: 1, 1: 2}, {2: "KeyError"})
    assert named(
        three, raising_mistake("x", {0: 1}, {1: "E", 2: "E"}), raising_mistake("y", {0: 1, 1: 2}, {2: "E"})
    ) == ["y"]


def test_where_answers_do_not_decide_the_same_kind_of_exception_does() -> None:
    def ended(name: str, kind: str) -> Mistake:
        raised = Observation("case_1", Outcome.RAISED, failure=Failure(kind, "elsewhere"))
        return Mistake(
            name, f"It does {name}.", (observations({0: 1})[0], raised, *observations({})[2:]), frozenset({0, 1})
        )

    evidence = raising({0: 1}, {1: "ValueError"})
    assert named(evidence, ended("index", "IndexError"), ended("value", "ValueError")) == ["value"]


def test_a_call_that_took_too_long_has_no_exception_and_hides_nothing() -> None:
    evidence = student({0: 1, 1: 2})
    slow = (evidence.observations[0], Observation("case_1", Outcome.TIMED_OUT), *evidence.observations[2:])
    timed = Evidence(CASES, slow, evidence.verdicts, RIGHT, evidence.settled, evidence.alike)
    assert named(timed, raising_mistake("stride", {0: 1}, {1: "IndexError"})) == ["stride"]


def test_without_an_answer_the_sizes_that_are_told_of_and_the_cases_decide() -> None:
    def misfit(*said: str) -> tuple[Observation, ...]:
        raised = (Observation("", Outcome.RAISED, failure=Failure("ValueError", one)) for one in said)
        return (*observations({})[: len(CASES) - len(said)], *raised)

    met = "operands could not be broadcast together with shapes ({}) (3,3,1) "
    evidence = raising({}, {2: "ValueError", 3: "ValueError"})
    window = Evidence(
        CASES,
        misfit(met.format("3,2,1"), met.format("3,1,2")),
        evidence.verdicts,
        RIGHT,
        evidence.settled,
        evidence.alike,
    )
    multiplied, index = (
        "matmul: mismatch (size 9 is different from {})",
        "index 3 is out of bounds for axis 1 with size 3",
    )
    for said, told in (
        ((multiplied.format(6), "shape-mismatch for sum"), ["kernel"]),
        ((multiplied.format(6), multiplied.format(3)), []),
        ((multiplied.format(6), index), []),
    ):
        known = Mistake("kernel", "It does kernel.", misfit(*said), frozenset({2, 3}))
        assert named(window, known) == told
    assert named(raising({}, {2: "ValueError"}), known) == []


MET = "operands could not be broadcast together with shapes ({}) (3,3,1) "
WINDOW = MET.format("3,2,1")


def misfits(wrong: Mapping[int, int], *said: str) -> tuple[Observation, ...]:
    """The last calls end in exceptions."""
    raised = (Observation("", Outcome.RAISED, failure=Failure("ValueError", one)) for one in said)
    return (*observations(wrong)[: len(CASES) - len(said)], *raised)


def test_most_ends_tell_of_the_same_sizes_if_none_tells_of_others() -> None:
    plain = raising({}, dict.fromkeys((1, 2, 3), "ValueError"))
    found = misfits({}, WINDOW, WINDOW, WINDOW)
    evidence = Evidence(CASES, found, plain.verdicts, RIGHT, plain.settled, plain.alike)
    multiplied = "matmul: mismatch (size 9 is different from {})"
    for last, told in ((multiplied.format(3), ["kernel"]), (MET.format("3,0,1"), [])):
        known = Mistake(
            "kernel", "It does kernel.", misfits({}, WINDOW, multiplied.format(6), last), frozenset({1, 2, 3})
        )
        assert named(evidence, known) == told


def test_one_answer_alike_is_no_likeness_beside_windows_of_other_sizes() -> None:
    plain = raising({0: 1}, dict.fromkeys((1, 2, 3), "ValueError"))
    found = misfits({0: 1}, WINDOW, WINDOW, WINDOW)
    evidence = Evidence(CASES, found, plain.verdicts, RIGHT, plain.settled, plain.alike)
    other = MET.format("3,0,1")
    for ends, told in (((WINDOW, WINDOW, other), ["crop"]), ((other, other, other), [])):
        known = Mistake("crop", "It does crop.", misfits({0: 1}, *ends), frozenset(range(4)))
        assert named(evidence, known) == told


def test_where_every_case_ends_with_an_exception_it_must_be_the_same_one() -> None:
    everywhere = dict.fromkeys(range(len(CASES)), "ValueError")
    known = raising_mistake("all", {}, dict.fromkeys(everywhere, "IndexError"))
    assert named(raising({}, everywhere), known) == []


def test_cases_with_points_or_without_must_agree_throughout() -> None:
    known = mistake("stride", {0: 1, 1: 2})
    assert named(raising({0: 7, 1: 2}, {}, frozenset({1})), known) == ["stride"]
    assert named(raising({0: 1, 1: 9}, {}, frozenset({1})), known) == ["stride"]
    assert named(raising({0: 7, 1: 9}, {}, frozenset({1})), known) == []
    assert named(raising({0: 7, 1: 2}, {}), known) == []
    three = mistake("stride", {0: 1, 1: 2, 2: 3})
    assert named(raising({0: 7, 1: 2, 2: 9}, {}, frozenset({1, 2})), three) == []
    assert named(raising({1: 2, 2: 9}, {}, frozenset({1, 2})), mistake("stride", {1: 2, 2: 3})) == []


def test_a_mistake_that_answers_less_than_half_of_what_the_student_does_is_not_it() -> None:
    evidence = raising({0: 1, 1: 2, 2: 3}, {})
    assert named(evidence, raising_mistake("stride", {0: 1}, {1: "IndexError", 2: "IndexError"})) == []
    assert named(evidence, raising_mistake("stride", {0: 1, 1: 2}, {2: "IndexError"})) == ["stride"]
    every, ends = {0: 1, 1: 2, 2: 3, 3: 4}, {2: "IndexError", 3: "IndexError"}
    assert named(raising(every, {}, frozenset({0, 1})), raising_mistake("stride", {0: 1, 1: 2}, ends)) == ["stride"]
    one = raising_mistake("stride", {0: 1}, {1: "IndexError", **ends})
    assert named(raising(every, {}, frozenset({0})), one) == []


def test_windows_that_lack_as_many_rows_do_not_speak_against_each_other() -> None:
    def meeting(shapes: str) -> tuple[Observation, ...]:
        said = f"operands could not be broadcast together with shapes {shapes} "
        ended = Observation("", Outcome.RAISED, failure=Failure("ValueError", said))
        return (*observations({0: 1})[:1], ended, ended, ended)

    plain = raising({0: 1}, dict.fromkeys((1, 2, 3), "ValueError"), frozenset({0}))
    window = Mistake("window", "It does window.", meeting("(3,2,1) (3,3,1)"), frozenset(range(4)))
    other = mistake("other", {0: 1, 1: 2, 2: 3, 3: 4})
    for shapes, told in (("(1,4,3,1) (1,4,4,1)", ["window"]), ("(1,4,2,1) (1,4,4,1)", ["other"])):
        evidence = msgspec.structs.replace(plain, observations=meeting(shapes))
        assert named(evidence, window, other) == told


def test_cases_without_points_name_no_mistake_that_most_answers_speak_against() -> None:
    known = mistake("zeros", {0: 1, 1: 2, 2: 3})
    assert named(raising({0: 1, 1: 7, 2: 3}, {}, frozenset({0})), known) == ["zeros"]
    assert named(raising({0: 1, 1: 7, 2: 9}, {}, frozenset({0})), known) == []


def test_without_an_answer_other_exceptions_than_misfits_must_be_the_same() -> None:
    def kernel(message: str) -> Mistake:
        ends = tuple(Observation("", Outcome.RAISED, failure=Failure("TypeError", message)) for _ in range(2))
        return Mistake("kernel", "It does kernel.", (*observations({})[:2], *ends), frozenset({2, 3}))

    evidence = raising({}, {2: "TypeError", 3: "TypeError"})
    assert named(evidence, kernel("cannot unpack")) == []
    assert named(evidence, kernel("somewhere")) == ["kernel"]


def test_the_same_hint_from_two_files_is_told_once() -> None:
    again = Mistake("stride_again", STRIDE.text, STRIDE.observations, STRIDE.failed)
    other = mistake("stride_otherwise", {2: 3})
    assert named(student({2: 3}), STRIDE, again) == ["stride"]
    assert named(student({2: 3}), STRIDE, again, other) == ["stride", "stride_otherwise"]


def test_shapes_of_any_length_are_the_same_failure() -> None:
    def raised(message: str) -> Observation:
        return Observation("case_2", Outcome.RAISED, failure=Failure("ValueError", message))

    def among(one: Observation) -> tuple[Observation, ...]:
        return (*observations({})[:2], one, observations({})[3])

    known = Mistake("shape", "It does shape.", among(raised("shape (4,6,6,1) into (3,3)")), frozenset({2}))
    plain = student({2: 0})
    for message, told in (("shape (6, 6, 1) into ()", ["shape"]), ("shape of something else", [])):
        evidence = Evidence(CASES, among(raised(message)), plain.verdicts, RIGHT, plain.settled, plain.alike)
        assert [hint.id for hint in exact_lookalikes(evidence, (known,))] == told


def test_too_much_put_into_an_array_is_not_the_mistake_that_puts_in_too_little() -> None:
    def put(given: str, room: str) -> tuple[Observation, ...]:
        said = f"could not broadcast input array from shape ({given}) into shape ({room})"
        return (*observations({})[:3], Observation("case_3", Outcome.RAISED, failure=Failure("ValueError", said)))

    known = Mistake("uncropped", "It does uncropped.", put("6,6,1", "4,4,1"), frozenset({3}))
    plain = student({3: 0})
    for shapes, told in ((("2,8,8,3", "2,6,6,3"), ["uncropped"]), (("2,2,1", "4,4,1"), [])):
        evidence = Evidence(CASES, put(*shapes), plain.verdicts, RIGHT, plain.settled, plain.alike)
        assert [hint.id for hint in exact_lookalikes(evidence, (known,))] == told
        assert named(evidence, known) == told


def test_a_name_is_a_guess_where_nothing_failed_but_sizes() -> None:
    sizes = Failure("ValueError", "operands could not be broadcast together with shapes (2,3) (3,3) ", 3)
    other = Failure("NameError", "name 'n' is not defined", 3)

    def ending(*failures: Failure | None) -> Evidence:
        wrong = student(dict.fromkeys(range(len(failures)), 1))
        ended = tuple(
            one if failure is None else Observation(one.case, Outcome.RAISED, failure=failure)
            for one, failure in zip(wrong.observations, failures, strict=False)
        )
        return msgspec.structs.replace(wrong, observations=(*ended, *wrong.observations[len(failures) :]))

    assert guessed(ending(sizes, sizes))
    assert not guessed(ending(sizes, None))
    assert not guessed(ending(sizes, other))
    assert not guessed(ending(None))
