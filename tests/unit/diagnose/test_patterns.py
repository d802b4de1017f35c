"""Each pattern is seen where it is, on arrays alone, and nothing is said where it is not."""

from collections.abc import Callable
from fractions import Fraction

import msgspec
import numpy as np
import pytest

from grader.core.exercise import Call, Case
from grader.core.findings import Verdict
from grader.core.observation import Observation
from grader.core.outcome import Outcome, Rung
from grader.core.values import Value
from grader.diagnose import Evidence, patterns

RNG = np.random.default_rng(7)
EXPECTED = tuple(RNG.normal(size=(3, 7, 7, 2)) for _ in range(2))


def evidence(answers: tuple[Value, ...], contexts: tuple[str, ...] = ("", "")) -> Evidence:
    cases = tuple(
        Case(f"case_{at}", "", Call("f"), Fraction(1), ("A",), context=context) for at, context in enumerate(contexts)
    )
    observations = tuple(
        Observation(case.name, Outcome.RETURNED, value) for case, value in zip(cases, answers, strict=True)
    )
    verdicts = tuple(
        Verdict(case.name, answer is wanted, Outcome.RETURNED, Rung.CLOSE, "", Fraction(0), Fraction(1))
        for case, answer, wanted in zip(cases, answers, EXPECTED, strict=True)
    )
    return Evidence(cases, observations, verdicts, EXPECTED, frozenset({0, 1}), lambda _case, one, other: one is other)


def border(array: np.ndarray) -> np.ndarray:
    wrong = array.copy()
    wrong[:, 0] += RNG.normal(size=wrong[:, 0].shape)
    wrong[:, :, -1] += RNG.normal(size=wrong[:, :, -1].shape)
    return wrong


def first_only(array: np.ndarray) -> np.ndarray:
    wrong = RNG.normal(size=array.shape)
    wrong[0] = array[0]
    return wrong


def only(*place: slice | int) -> Callable[[np.ndarray], np.ndarray]:
    """Leave one region of an array right."""

    def change(array: np.ndarray) -> np.ndarray:
        wrong = RNG.normal(size=array.shape)
        wrong[(slice(None), *place)] = array[(slice(None), *place)]
        return wrong

    return change


def without(*places: tuple[slice | int, ...]) -> Callable[[np.ndarray], np.ndarray]:
    """Leave some regions of an array at zero."""

    def change(array: np.ndarray) -> np.ndarray:
        wrong = array.copy()
        for place in places:
            wrong[(slice(None), *place)] = 0
        return wrong

    return change


ALL = slice(None)


@pytest.mark.parametrize(
    ("change", "identity"),
    [
        (np.zeros_like, "pattern-zeros"),
        (lambda array: array * 2, "pattern-factor"),
        (lambda array: array + 3, "pattern-offset"),
        (lambda array: array + np.array([1.0, 2.0]), "pattern-channel-offset"),
        (lambda array: array.astype(np.float32), "pattern-float32"),
        (lambda array: np.round(array, 3), "pattern-rounded"),
        (lambda array: array[:, ::-1, ::-1], "pattern-flipped"),
        (lambda array: np.swapaxes(array, 1, 2), "pattern-swapped-axes"),
        (lambda array: np.roll(array, (1, 1), (1, 2)), "pattern-shifted"),
        (border, "pattern-borders"),
        (first_only, "pattern-first-image"),
        (lambda array: array * np.array([1, 0, 0])[:, None, None, None], "pattern-first-image"),
        (lambda array: np.pad(array, ((0, 0), (1, 1), (2, 2), (0, 0))), "pattern-uncropped"),
        (lambda array: np.pad(array, ((0, 0), (0, 2), (0, 0), (0, 0))), "pattern-more-behind"),
        (lambda array: np.pad(array, ((0, 0), (1, 0), (0, 0), (0, 0))), "pattern-uncropped"),
        (lambda array: array[:, None], "pattern-axes-added"),
        (lambda array: array.reshape(3, -1), "pattern-reshaped"),
        (lambda array: np.stack([array, array], axis=-1), "pattern-number-of-axes"),
        (lambda array: array.max(axis=-1), "pattern-number-of-axes"),
        (lambda array: array + np.nan, "pattern-nan"),
        (lambda array: np.where(array > 1, -np.inf, array), "pattern-infinite"),
        (lambda array: array[:, 1:, 2:] + np.nan, "pattern-size"),
        (lambda array: array.transpose(0, 3, 1, 2), "pattern-axes-order"),
        (lambda array: array[:, 1:, 2:] + 1, "pattern-size"),
        (only(0), "pattern-first-row-only"),
        (only(ALL, 0), "pattern-first-column-only"),
        (only(0, 0), "pattern-first-window-only"),
        (only(ALL, ALL, 0), "pattern-first-channel-only"),
        (only(ALL, ALL, -1), "pattern-last-channel-only"),
        (without((-1,)), "pattern-last-row"),
        (without((ALL, -1)), "pattern-last-column"),
        (without((-1,), (ALL, -1)), "pattern-last-row-and-column"),
        (lambda array: np.concatenate([array[:-1], 0 * array[-1:]]), "pattern-last-image"),
        (lambda array: array[:1], "pattern-images-missing"),
        (lambda array: array[..., :1], "pattern-channels-missing"),
        (np.trunc, "pattern-whole-numbers"),
        (without((0,)), "pattern-first-row"),
        (without((ALL, 0)), "pattern-first-column"),
        (without((0,), (ALL, 0)), "pattern-first-row-and-column"),
        (lambda array: array.astype(np.float16), "pattern-float16"),
        (lambda array: array.reshape(7, 7, 3, 2).transpose(2, 0, 1, 3), "pattern-elsewhere"),
        (lambda array: array[::-1], "pattern-elsewhere"),
        (lambda array: array.astype(np.float16).astype(float) + array * 1e-7, "pattern-float16"),
        (lambda array: (array * 3).astype(np.int64), "pattern-whole-numbers"),
        (lambda array: np.stack([array[2] + 1, 0 * array[0], 0 * array[0] + 5]), "pattern-one-image-filled"),
        (lambda array: array[..., ::-1] * [0, 1], "pattern-one-channel-filled"),
    ],
)
def test_a_pattern_is_seen(change: object, identity: str) -> None:
    answers = tuple(change(array) for array in EXPECTED)  # type: ignore[operator]
    assert [hint.id for hint in patterns(evidence(answers))] == [identity]


def test_a_pattern_that_several_results_show_is_told_of_each() -> None:
    of_both = msgspec.structs.replace(
        evidence(tuple((array * 2, array * 2) for array in EXPECTED)), expected=tuple((one, one) for one in EXPECTED)
    )
    cases = tuple(msgspec.structs.replace(case, results=("dW", "db")) for case in of_both.cases)
    (hint,) = patterns(msgspec.structs.replace(of_both, cases=cases))
    assert hint.text == "Each of dW and db is 2 times what it should be, in every failed case."


def test_axes_of_one_that_are_gone_are_told_from_axes_that_were_added() -> None:
    wanted = tuple(array[:, :, :, :1] for array in EXPECTED)
    told = msgspec.structs.replace(evidence(tuple(array.squeeze() for array in wanted)), expected=wanted)
    assert [hint.id for hint in patterns(told)] == ["pattern-axes"]


def test_what_a_shape_means_must_hold_in_every_case() -> None:
    wanted = (RNG.normal(size=(3, 7, 9, 2)), RNG.normal(size=(4, 6, 8, 4)))
    for sizes in (((3, 7, 7, 2), (4, 6, 6, 4)), ((3, 7, 8, 2), (4, 6, 7, 4))):
        told = evidence(tuple(RNG.normal(size=size) for size in sizes))
        (hint,) = patterns(msgspec.structs.replace(told, expected=wanted))
        assert hint.id == ("pattern-square" if sizes[0][1] == sizes[0][2] else "pattern-size")
    # The first alone could be square, the second alone of another size: what both are is one column too few.
    wanted = (RNG.normal(size=(3, 7, 8, 2)), RNG.normal(size=(4, 6, 8, 4)))
    told = evidence((RNG.normal(size=(3, 7, 7, 2)), RNG.normal(size=(4, 6, 7, 4))))
    (hint,) = patterns(msgspec.structs.replace(told, expected=wanted))
    assert "1 column too few" in hint.text


def test_axes_in_another_order_are_seen_where_the_shape_is_right_by_chance() -> None:
    wanted = (RNG.normal(size=(4, 4, 4, 3)), RNG.normal(size=(2, 3, 5, 1)))
    told = msgspec.structs.replace(evidence(tuple(array.transpose(1, 2, 0, 3) for array in wanted)), expected=wanted)
    assert [hint.id for hint in patterns(told)] == ["pattern-axes-order"]


@pytest.mark.parametrize(
    "change",
    [
        lambda array: array * (1 + 1e-3 * np.sign(array)),
        lambda array: (array * 1.1).astype(np.float16),
        lambda array: array + np.pad([[[[2.0]]]], ((0, 0), (6, 0), (3, 3), (0, 0))) * array,
        lambda array: np.stack([array[2], 0 * array[0], array[0]]),
        lambda array: np.stack([array[2] - array[1], array[1] * 0 + 1, array[0] * 0 + array[0]]),
    ],
)
def test_what_is_no_pattern_is_not_taken_for_one(change: Callable[[np.ndarray], np.ndarray]) -> None:
    assert not {hint.id for hint in patterns(evidence(tuple(change(array) for array in EXPECTED)))} & {
        "pattern-float16",
        "pattern-borders",
        "pattern-one-image-filled",
    }


def test_arrays_too_small_to_have_an_inside_do_not_hide_that_the_borders_are_wrong() -> None:
    wanted = (*EXPECTED, RNG.normal(size=(3, 3, 7, 2)))
    told = evidence(tuple(np.pad(array[:, 1:-1, 1:-1], ((0, 0), (1, 1), (1, 1), (0, 0))) - 1 + 1 for array in EXPECTED))
    small = msgspec.structs.replace(told.cases[0], name="small")
    told = msgspec.structs.replace(
        told,
        cases=(*told.cases, small),
        observations=(*told.observations, Observation("small", Outcome.RETURNED, RNG.normal(size=(3, 3, 7, 2)))),
        verdicts=(*told.verdicts, told.verdicts[0]),
        expected=wanted,
        settled=frozenset({0, 1, 2}),
    )
    assert [hint.id for hint in patterns(told)] == ["pattern-borders"]
    told = msgspec.structs.replace(told, settled=frozenset({1, 2}))
    assert patterns(told) == ()


def test_an_axis_that_is_as_long_as_something_else_is_told() -> None:
    sizes = ((2, 6, 5, 3, 4), (3, 5, 7, 2, 6), (2, 6, 6, 4, 5))
    calls = [Call("f", (np.zeros(size[:4]), np.zeros((3, 2, *size[3:])))) for size in sizes]
    cases = tuple(Case(f"case_{at}", "", call, Fraction(1), ("A",)) for at, call in enumerate(calls))

    def asked(*ends: int) -> list[str]:
        answers = [RNG.normal(size=(size[0], 4, 4, end)) for size, end in zip(sizes, ends, strict=True)]
        seen = tuple(Observation(case.name, Outcome.RETURNED, one) for case, one in zip(cases, answers, strict=True))
        missed = tuple(
            Verdict(case.name, False, Outcome.RETURNED, Rung.SHAPE, "", Fraction(0), Fraction(1)) for case in cases
        )
        wanted = tuple(RNG.normal(size=(size[0], 4, 4, size[4])) for size in sizes)
        found = Evidence(cases, seen, missed, wanted, frozenset({0, 1, 2}), lambda *_: False)
        return [hint.text.split(":")[0] for hint in patterns(found, ("A_prev", "W"))]

    assert asked(3, 2, 4) == [
        "The length of axis 3 of A is the number of channels of A_prev, but should be the number of kernels"
    ]
    assert asked(3, 2, 3) == asked(1, 1, 1) == []


def test_noise_has_no_pattern() -> None:
    assert patterns(evidence(tuple(RNG.normal(size=array.shape) for array in EXPECTED))) == ()


def test_a_pattern_that_one_case_breaks_is_not_told() -> None:
    assert patterns(evidence((EXPECTED[0] * 2, EXPECTED[1] + 3))) == ()


@pytest.mark.parametrize(("factor", "shown"), [(2.0, "2"), (-1.0, "-1"), (1 / 9, "1/9"), (0.49671415, None)])
def test_only_a_factor_that_people_use_is_told(factor: float, shown: str | None) -> None:
    hints = patterns(evidence(tuple(array * factor for array in EXPECTED)))
    assert [hint.text.split(" times")[0] for hint in hints] == ([] if shown is None else [f"A is {shown}"])


def test_another_factor_in_each_case_is_told_without_it() -> None:
    hints = patterns(evidence((EXPECTED[0] * 0.497, EXPECTED[1] * 3)))
    assert [hint.id for hint in hints] == ["pattern-factors"]
    assert not any(character.isdigit() for character in hints[0].text)


@pytest.mark.parametrize(
    "answers",
    [(EXPECTED[0] * 2, EXPECTED[1] * 0), (EXPECTED[0] * 2, EXPECTED[1] * 3 + 1), (EXPECTED[0] * 0, EXPECTED[1] * 0.3)],
)
def test_where_one_case_is_no_multiple_no_factors_are_told(answers: tuple[np.ndarray, np.ndarray]) -> None:
    assert patterns(evidence(answers)) == ()


def test_constants_are_multiples_of_constants_by_chance() -> None:
    told = evidence((np.full((1, 2, 2, 1), 5.0), EXPECTED[1] * 3))
    expected = (np.full((1, 2, 2, 1), 2.0), EXPECTED[1])
    assert patterns(msgspec.structs.replace(told, expected=expected)) == ()


def test_a_size_is_told_in_rows_and_columns() -> None:
    hints = patterns(evidence(tuple(np.pad(array, ((0, 0), (1, 1), (0, 0), (0, 0)), "edge") * 2 for array in EXPECTED)))
    assert [hint.text for hint in hints] == [
        "A has 2 rows too many and as many columns as it should, in every failed case: "
        "look at how its size is computed."
    ]


def test_sizes_that_differ_from_case_to_case_are_no_pattern() -> None:
    assert patterns(evidence((EXPECTED[0][:, 1:] + 1, EXPECTED[1][:, :, 1:] + 1))) == ()


def test_a_case_in_which_more_than_one_answer_is_right_does_not_hide_a_pattern() -> None:
    told = evidence((EXPECTED[0] * 2, RNG.normal(size=EXPECTED[1].shape)))
    told = msgspec.structs.replace(told, settled=frozenset({0}))
    assert [hint.id for hint in patterns(told)] == ["pattern-factor"]


def test_nothing_is_said_where_several_answers_are_right_alone() -> None:
    told = evidence((EXPECTED[0] * 2, EXPECTED[1]))
    assert patterns(msgspec.structs.replace(told, settled=frozenset({1}))) == ()


def test_right_answers_with_changed_inputs_are_told() -> None:
    told = evidence((EXPECTED[0].copy(), EXPECTED[1]))
    verdict = msgspec.structs.replace(told.verdicts[0], rung=Rung.PURE)
    told = msgspec.structs.replace(told, verdicts=(verdict, told.verdicts[1]))
    assert [hint.id for hint in patterns(told)] == ["pattern-inputs-changed"]


def test_wrong_answers_with_changed_inputs_are_told_both() -> None:
    wrong = EXPECTED[0] * 2
    told = evidence((wrong, EXPECTED[1]))
    case = msgspec.structs.replace(told.cases[0], pure=True, call=Call("f", (EXPECTED[0],)))
    changed = msgspec.structs.replace(told.observations[0], arguments_after=[wrong])
    told = msgspec.structs.replace(
        told,
        cases=(case, told.cases[1]),
        observations=(changed, told.observations[1]),
        alike=lambda _case, one, other: np.array_equal(np.asarray(one), np.asarray(other)),
    )
    assert [hint.id for hint in patterns(told)] == ["pattern-inputs-changed", "pattern-factor"]
    kept = msgspec.structs.replace(changed, arguments_after=[EXPECTED[0]])
    told = msgspec.structs.replace(told, observations=(kept, told.observations[1]))
    assert [hint.id for hint in patterns(told)] == ["pattern-factor"]


def test_a_size_is_not_told_where_another_answer_has_the_right_one() -> None:
    assert patterns(evidence((EXPECTED[0][:, 1:], EXPECTED[1] + RNG.normal(size=EXPECTED[1].shape)))) == ()


def test_numbers_are_not_called_right_where_another_number_of_axes_alone_shows() -> None:
    wrong = tuple(array[:, None] + RNG.normal(size=array[:, None].shape) for array in EXPECTED)
    assert [hint.id for hint in patterns(evidence(wrong))] == ["pattern-number-of-axes"]
    (hint,) = patterns(evidence(tuple(RNG.normal(size=2) for _ in EXPECTED)))
    assert hint.text.startswith("A has 1 axis, but should have 4: is one summed up")


def test_a_case_in_single_precision_does_not_blur_a_pattern() -> None:
    told = evidence((EXPECTED[0] * 2, (EXPECTED[1] * 2 + 1e-5).astype(np.float32)))
    assert patterns(told) == ()
    blurred = msgspec.structs.replace(told.cases[1], call=Call("f", (EXPECTED[1].astype(np.float32),)))
    told = msgspec.structs.replace(told, cases=(told.cases[0], blurred))
    assert [hint.id for hint in patterns(told)] == ["pattern-factor"]


def of_kernels(told: Evidence) -> Evidence:
    """The same answers, but of kernels: their axes are rows, columns, channels in and out."""
    return msgspec.structs.replace(
        told, cases=tuple(msgspec.structs.replace(case, results=("dW",)) for case in told.cases)
    )


@pytest.mark.parametrize(
    "change",
    [
        border,
        lambda array: array[:, ::-1, ::-1],
        lambda array: np.swapaxes(array, 1, 2),
        lambda array: np.roll(array, (1, 1), (1, 2)),
        without((ALL, -1), (-1,)),
        lambda array: np.pad(array, ((0, 0), (1, 1), (2, 2), (0, 0))),
    ],
)
def test_what_is_said_of_images_is_not_said_of_kernels(change: Callable[[np.ndarray], np.ndarray]) -> None:
    told = evidence(tuple(change(array) for array in EXPECTED))
    assert [hint.id for hint in patterns(told)] not in ([], ["pattern-elsewhere"])
    assert [hint.id for hint in patterns(of_kernels(told))] in ([], ["pattern-elsewhere"])


@pytest.mark.parametrize(
    ("change", "identity"),
    [
        (only(ALL, ALL, -1), "pattern-last-channel-only"),
        (only(0), "pattern-kernel-first-column-only"),
        (only(-1), "pattern-kernel-last-column-only"),
        (without((-1,)), "pattern-kernel-last-column"),
        (lambda array: only(0)(array.swapaxes(0, 1)).swapaxes(0, 1), "pattern-kernel-first-row-only"),
        (lambda array: only(-1)(array.swapaxes(0, 1)).swapaxes(0, 1), "pattern-kernel-last-row-only"),
        (lambda array: without((-1,))(array.swapaxes(0, 1)).swapaxes(0, 1), "pattern-kernel-last-row"),
        (only(ALL, 0), "pattern-first-channel-in-only"),
        (lambda array: array * [0, 1], "pattern-last-channel-only"),
        (without((ALL, -1)), "pattern-last-channel-in"),
    ],
)
def test_the_places_of_kernels_have_names_of_their_own(
    change: Callable[[np.ndarray], np.ndarray], identity: str
) -> None:
    told = evidence(tuple(change(array) for array in EXPECTED))
    assert [hint.id for hint in patterns(of_kernels(told))] == [identity]


def test_a_constant_for_each_channel_is_told_though_some_arrays_have_one_place_alone() -> None:
    wanted = (EXPECTED[0], EXPECTED[1][:1, :1, :1])
    constant = np.array([1.0, 2.0])
    told = msgspec.structs.replace(evidence((wanted[0] + constant, wanted[1] + 5)), expected=wanted)
    assert [hint.id for hint in patterns(told)] == ["pattern-channel-offset"]
    told = msgspec.structs.replace(evidence((wanted[1] + constant, wanted[1] + 5)), expected=(wanted[1], wanted[1]))
    assert patterns(told) == ()


@pytest.mark.parametrize(
    ("sizes", "identity"),
    [
        (((3, 7, 7, 2), (3, 7, 7, 2)), []),
        (((3, 7, 9, 2), (3, 5, 7, 2)), []),
        (((3, 7, 7, 2), (3, 5, 5, 2)), ["pattern-square"]),
        (((3, 9, 9, 2), (3, 6, 6, 2)), ["pattern-square"]),
        (((3, 8, 8, 2), (3, 5, 5, 2)), []),
        (((2, 7, 7, 2), (2, 5, 5, 2)), []),
    ],
)
def test_where_height_and_width_are_the_same_in_every_answer_it_is_told(
    sizes: tuple[tuple[int, ...], ...], identity: list[str]
) -> None:
    wanted = (RNG.normal(size=(3, 7, 9, 2)), RNG.normal(size=(3, 6, 5, 2)))
    told = msgspec.structs.replace(evidence(tuple(RNG.normal(size=size) for size in sizes)), expected=wanted)
    assert [hint.id for hint in patterns(told)] == identity


def test_the_order_of_the_axes_of_kernels_is_another() -> None:
    wanted = (RNG.normal(size=(3, 1, 2, 4)), RNG.normal(size=(4, 1, 3, 2)))
    told = msgspec.structs.replace(evidence(tuple(array.swapaxes(0, 1) for array in wanted)), expected=wanted)
    (hint,) = patterns(of_kernels(told))
    assert hint.text.endswith("row, column, channel in, channel out is the order.")


def test_the_height_of_kernels_is_their_first_axis() -> None:
    wanted = (RNG.normal(size=(3, 1, 2, 2)), RNG.normal(size=(4, 1, 3, 2)))
    told = evidence((RNG.normal(size=(3, 3, 2, 2)), RNG.normal(size=(4, 4, 3, 2))))
    told = msgspec.structs.replace(told, expected=wanted)
    assert [hint.id for hint in patterns(of_kernels(told))] == ["pattern-square"]
    assert patterns(told) == ()
