"""From a file to its report: right files get their points, and no fault of the judge costs anybody any."""

from fractions import Fraction
from typing import cast

import msgspec
import pytest

from grader.core.errors import BoxError
from grader.core.exercise import Call, Exercise, Pack, SourceText, StyleRule
from grader.core.findings import Hint
from grader.core.outcome import Tier
from grader.core.report import ExerciseReport, HintReport, Report
from grader.core.submission import SourceFile, Submission
from grader.judge.expect import Expectations
from grader.judge.explain import Explanations
from grader.judge.grade import UNEXPLAINED, assemble, grade, grade_exercise
from grader.sandbox import Boxes
from tests.unit.judge.plain_boxes import PlainBoxes, as_boxes
from tests.unit.judge.small_pack import case, exercise, pack

RIGHT, HALF, WRONG = "n", "0", "n + 1"


class Explained:
    """Explanations that are always the same, or never come."""

    def __init__(self, fault: BoxError | None = None) -> None:
        self.fault = fault
        self.asked: list[str] = []
        self.beside: object = None
        self.named: tuple[str, ...] = ()

    def hints(self, *_: object) -> tuple[Hint, ...]:
        self.asked.append("hints")
        if self.fault is not None:
            raise self.fault
        return (
            Hint("b", "It errs.", level=2),
            Hint("author", "For you.", audience="author"),
            Hint("a", "Look.", level=1),
        )

    def broken_law(self, _exercise: object, _source: object, beside: object, hints: tuple[Hint, ...]) -> Hint | None:
        self.asked.append("law")
        self.named = tuple(hint.id for hint in hints)
        self.beside = beside
        return Hint("law", "It breaks.", level=0)

    def counterexamples(self, *_: object) -> tuple[()]:
        self.asked.append("counterexamples")
        return ()


def code(answer: str) -> bytes:
    return f'"""An answer."""\ndef answer(n):\n    return {answer}\n'.encode()


def asked(*style: StyleRule, reference: str = RIGHT) -> Exercise:
    """Two cases: 0, worth 1 point and visible, and 1, worth 3."""
    cases = tuple(
        msgspec.structs.replace(case(f"case_{at}", 1 + 2 * at), call=Call("answer", (at,)), visible=at == 0)
        for at in range(2)
    )
    whole = exercise(cases=cases, style=style)
    return msgspec.structs.replace(whole, reference=SourceText("reference", code(reference)), digest=reference)


def graded(
    answer: str | None, *, problem: str = "", whole: Exercise | None = None, explained: Explained | None = None
) -> ExerciseReport:
    boxes = as_boxes(PlainBoxes())
    return grade_exercise(
        None if answer is None else SourceFile("0-conv_forward.py", code(answer), notes=("odd name",)),
        whole or asked(),
        boxes=boxes,
        expectations=Expectations(boxes),
        explanations=cast("Explanations", explained) if explained is not None else None,
        problem=problem,
    )


@pytest.mark.parametrize(
    ("answer", "score", "passed"),
    [(RIGHT, 100.0, [True, True]), (HALF, 25.0, [True, False]), (WRONG, 0.0, [False, False])],
)
def test_each_case_brings_its_points(answer: str, score: float, passed: list[bool]) -> None:
    report = graded(answer)
    assert (report.outcome, report.score, [one.passed for one in report.cases]) == ("graded", score, passed)
    assert [(one.name, one.title, one.possible) for one in report.cases] == [
        ("case_0", "case_0", 1.0),
        ("case_1", "case_1", 3.0),
    ]
    assert [one.points for one in report.cases] == [1.0 * passed[0], 3.0 * passed[1]]
    assert report.convention == ""
    assert report.source == code(answer).decode()


def test_the_report_tells_what_the_run_cost_beside_the_reference() -> None:
    whole = asked()
    longer = msgspec.structs.replace(whole.cases[1], name="a longer case")
    report = graded(WRONG, whole=msgspec.structs.replace(whole, cases=(whole.cases[0], longer)))
    cost = report.efficiency
    assert cost is not None
    assert (cost.seconds, cost.reference_seconds, cost.peak_mib) == (0.5, 0.5, 33.0)
    assert (report.output, report.notes) == ("loaded", ("odd name",))


def test_a_case_says_what_it_cost_and_a_hidden_one_shows_nothing_of_what_it_printed() -> None:
    visible, hidden = graded(WRONG).cases
    assert (visible.seconds, visible.peak_mib, visible.rung, visible.points) == (0.25, 26.0, "close", 0.0)
    assert (visible.message, visible.output) == ("A is 1, but should be 0", "printed")
    assert (hidden.message, hidden.output) == ("A is not what it should be", "(not shown for a hidden case)")


def test_what_a_call_and_a_file_raise_is_told_with_its_line() -> None:
    first, second = graded("1 / n").cases
    assert (first.outcome, first.rung, first.line, second.line) == ("RAISED", "runs", 7, 0)
    assert first.message == "ZeroDivisionError: division by zero (line 7)"
    assert (first.trace, second.trace) == (("while answering",), ())
    unloaded = graded("n\n1 / 0")
    assert (unloaded.outcome, unloaded.score, unloaded.line) == ("import_failed", 0.0, 3)
    assert unloaded.trace == ("while loading",)
    assert "cannot be imported: line 3: ZeroDivisionError" in unloaded.message
    assert [one.outcome for one in unloaded.cases] == ["NOT_RUN", "NOT_RUN"]


def test_style_counts_beside_what_works_and_for_nothing_alone() -> None:
    style = StyleRule("docstrings", Fraction(4))
    assert graded(RIGHT, whole=asked(style)).score == 50.0  # the function has none
    assert graded(WRONG, whole=asked(StyleRule("imports", Fraction(4)))).score == 0.0
    (rule,) = graded(RIGHT, whole=asked(style)).style_rules
    assert (rule.code, rule.title, rule.points, rule.possible, rule.count) == ("docstrings", "Docstrings", 0.0, 4.0, 1)


def test_another_accepted_behaviour_is_named_and_counts_as_a_whole() -> None:
    accepted = (SourceText("convention_more", b'"""One more."""\n' + code(WRONG)),)
    report = graded(WRONG, whole=msgspec.structs.replace(asked(), accepted=accepted))
    assert (report.score, report.convention) == (100.0, "One more")


def test_what_was_not_handed_in_is_not_run_and_says_why() -> None:
    for problem, outcome, message in (
        ("", "not_submitted", "0-conv_forward.py was not submitted"),
        ("it is a folder", "unreadable", "it is a folder"),
    ):
        report = graded(None, problem=problem)
        assert (report.outcome, report.message, report.score) == (outcome, message, 0.0)
        assert {(one.outcome, one.passed, one.points, one.message) for one in report.cases} == {
            ("NOT_RUN", False, 0.0, message)
        }


@pytest.mark.parametrize(
    ("answer", "whole", "said"),
    [
        (RIGHT, asked(reference="n  # BROKEN_BOX"), "the reference could not be loaded: no box"),
        (f"{RIGHT}  # BROKEN_BOX", asked(), "no box"),
        (RIGHT, asked(StyleRule("elegance", Fraction(1))), "'elegance' is no style rule"),
    ],
)
def test_what_the_judge_cannot_grade_is_its_own_fault_and_no_grade(answer: str, whole: Exercise, said: str) -> None:
    report = graded(answer, whole=whole)
    assert report.outcome == "judge_fault"
    assert said in report.message
    assert "not your fault" in report.message
    assert {one.outcome for one in report.cases} == {"BOX_FAILED"}
    assert report.source == code(answer).decode()
    assert not assembled(report).complete
    assert not assembled(msgspec.structs.replace(report, cases=())).complete


def test_one_call_that_the_box_failed_on_makes_the_report_incomplete() -> None:
    report = graded("exec('raise ConnectionError') if n else n")
    assert [one.outcome for one in report.cases] == ["RETURNED", "BOX_FAILED"]
    assert not assembled(report, msgspec.structs.replace(graded(WRONG), id="1-pool_forward")).complete
    assert assembled(graded(WRONG)).complete


def test_hints_are_told_from_the_gentlest_and_to_students_alone() -> None:
    told = graded(WRONG, explained=Explained()).hints
    assert told == (HintReport("law", "It breaks.", 0), HintReport("a", "Look.", 1), HintReport("b", "It errs.", 2))


def test_only_what_failed_is_explained_and_laws_only_where_the_file_was_loaded() -> None:
    for answer, steps in (("n", []), (WRONG, ["hints", "law", "counterexamples"]), ("n\n1 / 0", ["hints"])):
        explained = Explained()
        graded(answer, explained=explained)
        assert explained.asked == steps
        assert explained.named == (("b", "author", "a") if "law" in steps else ())


def test_an_explanation_that_fails_costs_no_point_and_is_told() -> None:
    report = graded(HALF, explained=Explained(BoxError("no box")))
    assert (report.outcome, report.score, report.hints, report.notes) == ("graded", 25.0, (), ("odd name", UNEXPLAINED))
    assert assembled(report).complete


def assembled(*reports: ExerciseReport) -> Report:
    whole = msgspec.structs.replace(pack(), weights={"0-conv_forward": Fraction(1), "1-pool_forward": Fraction(3)})
    return assemble(Submission("ada", {}, "digest", ("a note",)), whole, reports, Tier.STRICT)


def test_exercises_add_up_by_weight() -> None:
    first, second = graded(RIGHT), msgspec.structs.replace(graded(WRONG), id="1-pool_forward")
    report = assembled(first, second)
    assert (report.score, report.possible, report.complete) == (25.0, 100.0, True)
    assert (report.pack, report.seed, report.isolation) == ("small", 0, "strict")
    assert (report.submission.name, report.submission.digest, report.submission.notes) == ("ada", "digest", ("a note",))
    assert report.exercises == (first, second)


def test_every_exercise_of_a_pack_is_graded_and_each_step_is_told() -> None:
    first = asked()
    second = msgspec.structs.replace(asked(), id="1-pool_forward", file="1-pool_forward.py", digest="second")
    weights = {first.id: Fraction(1), second.id: Fraction(1)}
    whole = Pack("small", "Small", (first, second), weights, ("",), 0, "")
    files = {first.id: SourceFile(first.file, code(HALF))}
    explained = Explained()
    steps: list[tuple[str, str]] = []
    report = grade(
        Submission("ada", files, "digest", (), {second.id: "it is a folder"}),
        whole,
        boxes=cast("Boxes", _Opened()),
        explanations=cast("Explanations", explained),
        progress=lambda exercise, step: steps.append((exercise, step)),
    )
    assert [(one.id, one.outcome, one.score) for one in report.exercises] == [
        ("0-conv_forward", "graded", 25.0),
        ("1-pool_forward", "unreadable", 0.0),
    ]
    assert explained.beside == files
    assert steps == [
        ("0-conv_forward", "running"),
        ("0-conv_forward", "graded"),
        ("1-pool_forward", "running"),
        ("1-pool_forward", "unreadable"),
    ]
    assert (report.score, report.isolation) == (12.5, "process")


class _Opened(PlainBoxes):
    tier = Tier.PROCESS
