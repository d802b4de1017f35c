"""From reports, one at a time, to the cohort: a report is forgotten as soon as it has been summed up."""

import hashlib
from collections.abc import Iterable

import msgspec

from grader.batch.policy import SECONDS_AN_HOUR, Applied, lateness_seconds, settle, told
from grader.core.cohort import CaseTitle, Cohort, Entry, ExerciseSummary, ExerciseTitle, Graded, Pair
from grader.core.policy import Policy
from grader.core.report import CaseReport, ExerciseReport, HintReport
from grader.store.database import RunRow


def summed_up(
    graded: Iterable[Graded],
    run: RunRow,
    policy: Applied,
    *,
    pairs: tuple[Pair, ...] = (),
    remarks: tuple[str, ...] = (),
) -> Cohort:
    """Sum up a run's students; memory grows with the students by a few hundred bytes a case."""
    entries: list[Entry] = []
    titles: dict[str, ExerciseTitle] = {}
    hints: dict[HintReport, HintReport] = {}
    title = run.settings.pack
    for one in graded:
        entries.append(_entry(one, policy.policy, hints))
        if one.report is None:
            continue
        title = one.report.title
        for exercise in one.report.exercises:
            if exercise.id not in titles or (not titles[exercise.id].cases and exercise.cases):
                cases = tuple(CaseTitle(case.name, case.title) for case in exercise.cases)
                titles[exercise.id] = ExerciseTitle(exercise.id, exercise.title, cases)
    settings = run.settings
    idle = sorted(set(policy.policy.weights) - set(settings.exercises))
    remarks = (*remarks, *(f"{name} is weighed by the course, but is not graded in this run" for name in idle))
    return Cohort(
        pack=settings.pack,
        title=title,
        seed=settings.seed,
        isolation=settings.isolation,
        run=run.id,
        exercises=tuple(titles.values()),
        entries=tuple(entries),
        remarks=remarks,
        policy=told(policy.policy, policy.source),
        pairs=pairs,
        begun_at=run.begun_at,
        source=settings.source,
        language=settings.language,
    )


def _entry(graded: Graded, policy: Policy, hints: dict[HintReport, HintReport]) -> Entry:
    student, report = graded.student, graded.report
    if report is not None and all(exercise.outcome == "not_submitted" for exercise in report.exercises):
        # No points because of a name is for a person to look at.
        student = msgspec.structs.replace(student, remarks=(*student.remarks, *report.submission.notes))
    grade = settle(student, report, policy)
    seconds = lateness_seconds(student, policy)
    if seconds is not None and seconds > policy.late.grace_hours * SECONDS_AN_HOUR:
        student = msgspec.structs.replace(student, late=True)
    return Entry(
        student=student,
        status=student.status,
        score=report.score if report else 0.0,
        possible=report.possible if report else 0.0,
        grade=grade,
        exercises=tuple(_summary(exercise, hints) for exercise in report.exercises) if report else (),
    )


def _summary(exercise: ExerciseReport, hints: dict[HintReport, HintReport]) -> ExerciseSummary:
    """Sum up one exercise; a hint that many students get is kept once, among ``hints``."""
    source = exercise.source.encode("utf-8", "replace")
    efficiency = exercise.efficiency
    return ExerciseSummary(
        id=exercise.id,
        outcome=exercise.outcome,
        score=exercise.score,
        possible=exercise.possible,
        passed=tuple(case.passed for case in exercise.cases),
        outcomes=tuple(_end(case) for case in exercise.cases),
        hints=tuple(hints.setdefault(hint, hint) for hint in exercise.hints if hint.level > 1),
        style=tuple(sorted({remark.code for remark in exercise.style})),
        seconds=efficiency.seconds if efficiency else sum(case.seconds for case in exercise.cases),
        peak_mib=max((case.peak_mib for case in exercise.cases), default=0.0),
        file_bytes=len(source),
        file_digest=hashlib.sha256(source).hexdigest() if source else "",
        times=efficiency.seconds / efficiency.reference_seconds if efficiency and efficiency.reference_seconds else 0.0,
        growth=efficiency.growth if efficiency else "",
    )


def _end(case: CaseReport) -> str:
    """Name a case's end by the rung that a returned value missed, or by what ended the call."""
    if case.passed:
        return "PASSED"
    return (case.rung or case.outcome) if case.outcome == "RETURNED" else case.outcome
