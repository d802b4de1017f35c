"""One submission from its files to its Report: collect, observe, expect, compare, diagnose, lint, tally."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType

import msgspec

from grader.core.errors import BoxError
from grader.core.exercise import Exercise, Pack
from grader.core.findings import Score, Verdict
from grader.core.observation import Observation, Run
from grader.core.outcome import Outcome, Tier
from grader.core.report import FORMAT, ExerciseReport, HintReport, Report, SubmissionReport, shown
from grader.core.said import say
from grader.core.submission import SourceFile, Submission
from grader.judge.efficiency import growth_cases, growth_of, with_efficiency
from grader.judge.expect import Behaviour, Expectations, versions
from grader.judge.explain import Explanations
from grader.judge.hiding import presentable
from grader.judge.language import in_language, told
from grader.judge.observe import ask, opening_outcome
from grader.judge.reporting import exercise_report, judge_fault, not_submitted
from grader.judge.verdicts import best_verdicts
from grader.sandbox import Boxes
from grader.score import overall, tally
from grader.style import lint

UNEXPLAINED = say("the grader failed to explain what goes wrong here; the points are not touched by it")
Progress = Callable[[str, str], None]
"""Called with an exercise's id and what is being done with it."""


def grade(
    submission: Submission,
    pack: Pack,
    *,
    boxes: Boxes,
    expectations: Expectations | None = None,
    explanations: Explanations | None = None,
    progress: Progress | None = None,
) -> Report:
    """Grade every exercise of the pack.

    Args:
        submission: the student's files.
        pack: the exercises to grade; load it with ``only`` to grade some.
        boxes: where code runs.
        expectations: what is known of the references; None takes it anew.
        explanations: what is known of the named mistakes; None takes it anew.
        progress: told of each step.

    """
    known = expectations or Expectations(boxes)
    told = explanations or Explanations(boxes, known)
    reports: list[ExerciseReport] = []
    for exercise in pack.exercises:
        if progress is not None:
            progress(exercise.id, "running")
        source = submission.files.get(exercise.id)
        problem = submission.problems.get(exercise.id, "")
        reports.append(
            grade_exercise(
                source,
                exercise,
                boxes=boxes,
                expectations=known,
                explanations=told,
                problem=problem,
                beside=submission.files,
            )
        )
        if progress is not None:
            progress(exercise.id, reports[-1].outcome)
    return assemble(submission, pack, tuple(reports), boxes.tier)


def grade_exercise(
    source: SourceFile | None,
    exercise: Exercise,
    *,
    boxes: Boxes,
    expectations: Expectations,
    explanations: Explanations | None = None,
    problem: str = "",
    beside: Mapping[str, SourceFile] = MappingProxyType({}),
) -> ExerciseReport:
    """Grade one file against one exercise; a fault of the judge makes a report that says so, never a zero.

    ``beside`` are the student's files by exercise id: what belongs together may be explained together.
    """
    report = _graded(source, exercise, boxes, expectations, explanations, problem, beside)
    return told(report, exercise)


def _graded(
    source: SourceFile | None,
    exercise: Exercise,
    boxes: Boxes,
    expectations: Expectations,
    explanations: Explanations | None,
    problem: str,
    beside: Mapping[str, SourceFile],
) -> ExerciseReport:
    if source is None:
        return not_submitted(exercise, problem)
    try:
        behaviours = expectations.of(exercise)
    except BoxError as error:
        return judge_fault(exercise, source, str(error))
    run, counted = _asked(source, exercise, boxes)
    if opening_outcome(run.opening) == "judge_fault":
        return judge_fault(exercise, source, run.opening.detail)
    shown_run = presentable(exercise, run, source.data)
    verdicts, behaviour = best_verdicts(exercise, shown_run.observations, behaviours)
    violations = lint(source, exercise)
    try:
        score, style = tally(verdicts, violations, exercise)
    except ValueError as error:
        return judge_fault(exercise, source, str(error))
    grown = growth_of(exercise, counted)
    score, style = with_efficiency(score, style, exercise, grown)
    report = exercise_report(exercise, source, shown_run, verdicts, violations, score, style, behaviour, grown)
    return _explained(report, exercise, source, run, verdicts, behaviour, explanations, beside)


def _asked(source: SourceFile, exercise: Exercise, boxes: Boxes) -> tuple[Run, tuple[Observation, ...]]:
    """Ask the student's file every case, and behind them, in the same child, what counts the growth of its work."""
    cases = (*exercise.cases, *growth_cases(exercise))
    run = ask(source.data, exercise, cases, boxes)
    asked = len(exercise.cases)
    return Run(run.opening, run.observations[:asked]), run.observations[asked:]


def _explained(
    report: ExerciseReport,
    exercise: Exercise,
    source: SourceFile,
    run: Run,
    verdicts: tuple[Verdict, ...],
    behaviour: Behaviour,
    explanations: Explanations | None,
    beside: Mapping[str, SourceFile],
) -> ExerciseReport:
    """Add hints and the smallest counterexamples; they never change points, and their lack costs nobody any."""
    if explanations is None or all(one.passed for one in verdicts):
        return report
    try:
        hints = explanations.hints(exercise, run, verdicts, behaviour, source.data)
        loaded = run.opening.outcome is Outcome.RETURNED
        broken = explanations.broken_law(exercise, source, beside, hints) if loaded else None
        hints = (*hints, *(() if broken is None else (broken,)))
        smallest = explanations.counterexamples(exercise, source, run, verdicts, behaviour, hints) if loaded else ()
    except BoxError:
        return msgspec.structs.replace(report, notes=(*report.notes, UNEXPLAINED))
    told = tuple(
        HintReport(hint.id, hint.text, hint.level)
        for hint in sorted(hints, key=lambda hint: hint.level)
        if hint.audience == "student"
    )
    return msgspec.structs.replace(report, hints=told, counterexamples=smallest)


def assemble(submission: Submission, pack: Pack, reports: tuple[ExerciseReport, ...], tier: Tier) -> Report:
    """Put the exercises' reports together into the submission's."""
    scores = {report.id: Score(Fraction(str(report.score)), Fraction(100)) for report in reports}
    whole = overall(scores, pack.weights).out_of(100)
    report = Report(
        format=FORMAT,
        pack=pack.name,
        title=pack.title,
        seed=pack.seed,
        isolation=str(tier),
        submission=SubmissionReport(submission.name, submission.digest, submission.notes),
        score=shown(whole),
        possible=100.0,
        complete=all(not _faulty(report) for report in reports),
        exercises=reports,
        versions=versions(),
    )
    return in_language(report, pack)


def _faulty(report: ExerciseReport) -> bool:
    return report.outcome == "judge_fault" or any(case.outcome == "BOX_FAILED" for case in report.cases)
