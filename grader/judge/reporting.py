"""From what the judge knows to what the student may see: hidden values stop here."""

import msgspec

from grader.core.exercise import Exercise
from grader.core.findings import Efficiency, Score, StyleVerdict, Verdict, Violation
from grader.core.observation import Observation, Run
from grader.core.report import CaseReport, ExerciseReport, StyleRemark, StyleRuleReport, shown
from grader.core.said import say
from grader.core.submission import SourceFile
from grader.diagnose.facts import facts
from grader.judge.efficiency import Growth
from grader.judge.expect import Behaviour, alike
from grader.judge.observe import opening_outcome
from grader.judge.opening import opening_message

_RULE_TITLES = {
    "pycodestyle": "pycodestyle",
    "docstrings": say("Docstrings"),
    "shebang": say("First line"),
    "executable": say("Executable bit"),
    "final_newline": say("Final newline"),
    "imports": say("Imports"),
    "efficiency": say("Efficiency"),
}


def exercise_report(
    exercise: Exercise,
    source: SourceFile,
    run: Run,
    verdicts: tuple[Verdict, ...],
    violations: tuple[Violation, ...],
    score: Score,
    style: tuple[StyleVerdict, ...],
    behaviour: Behaviour,
    grown: Growth | None,
) -> ExerciseReport:
    """Return the report of one graded exercise."""
    failure = run.opening.failure
    return ExerciseReport(
        id=exercise.id,
        title=exercise.title,
        file=exercise.file,
        score=shown(score.out_of(100)),
        possible=100.0,
        outcome=opening_outcome(run.opening),
        message=opening_message(run.opening, exercise, source.data),
        cases=tuple(
            _case(exercise, index, verdict, observation)
            for index, (verdict, observation) in enumerate(zip(verdicts, run.observations, strict=True))
        ),
        style=tuple(StyleRemark(one.code, one.line, one.column, one.text) for one in violations),
        hints=(),
        style_rules=tuple(
            StyleRuleReport(
                one.code, _RULE_TITLES.get(one.code, one.code), shown(one.points), shown(one.possible), one.count
            )
            for one in style
        ),
        convention="" if behaviour.name == exercise.reference.name else behaviour.title,
        notes=source.notes,
        source=source.data.decode("utf-8", "replace"),
        line=(failure.line or 0) if failure is not None else 0,
        trace=failure.trace if failure is not None else (),
        output=run.opening.output,
        efficiency=Efficiency(
            growth=grown.sentence if grown is not None else "",
            seconds=sum(observation.seconds for observation in run.observations),
            reference_seconds=sum(behaviour.seconds),
            peak_mib=max((observation.peak_mib for observation in run.observations), default=0.0),
        ),
        facts=facts(exercise.cases, verdicts, behaviour.values, run.observations, alike),
    )


def not_submitted(exercise: Exercise, problem: str) -> ExerciseReport:
    """Return the report of an exercise without a file: no points, and why."""
    message = problem or say("{file} was not submitted", file=exercise.file)
    return _empty(exercise, "unreadable" if problem else "not_submitted", message)


def judge_fault(exercise: Exercise, source: SourceFile, message: str) -> ExerciseReport:
    """Return the report of an exercise that the judge could not grade: it is no grade, and says so."""
    said = say("the grader failed here, which is not your fault: {detail}", detail=message)
    report = _empty(exercise, "judge_fault", said)
    return msgspec.structs.replace(report, source=source.data.decode("utf-8", "replace"), notes=source.notes)


def _empty(exercise: Exercise, outcome: str, message: str) -> ExerciseReport:
    ended = "BOX_FAILED" if outcome == "judge_fault" else "NOT_RUN"
    cases = tuple(
        CaseReport(case.name, case.title, False, ended, "found", message, 0.0, shown(case.possible))
        for case in exercise.cases
    )
    return ExerciseReport(exercise.id, exercise.title, exercise.file, 0.0, 100.0, outcome, message, cases, (), ())


def _case(exercise: Exercise, index: int, verdict: Verdict, observation: Observation) -> CaseReport:
    return CaseReport(
        name=verdict.case,
        title=exercise.cases[index].title,
        passed=verdict.passed,
        outcome=str(verdict.outcome),
        rung=str(verdict.rung) if verdict.rung is not None else None,
        message=verdict.message,
        points=shown(verdict.points),
        possible=shown(verdict.possible),
        seconds=observation.seconds,
        peak_mib=observation.peak_mib,
        output=observation.output,
        trace=observation.failure.trace if observation.failure is not None else (),
        line=(observation.failure.line or 0) if observation.failure is not None else 0,
        difference=verdict.difference,
    )
