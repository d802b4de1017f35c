"""A report in a student's language: what the judge said in English, told by the catalogues."""

from collections.abc import Mapping

import msgspec

from grader.core.errors import UsageError
from grader.core.exercise import Exercise, Pack
from grader.core.findings import Counterexample, Fact
from grader.core.report import CaseReport, ExerciseReport, HintReport, Report, StyleRemark, StyleRuleReport
from grader.core.said import Said
from grader.core.submission import Submission
from grader.languages import ENGLISH, Teller


def speaking(pack: Pack, language: str) -> Pack:
    """Return the pack with the language in which its reports are to be told.

    Raises:
        UsageError: no exercise of the pack has hints in it; the languages that there are are named.

    """
    there = sorted({ENGLISH, *(one for exercise in pack.exercises for one in exercise.hints)})
    if language not in there:
        raise UsageError(f"{pack.name} has no hints in '{language}'; its languages are: {', '.join(there)}")
    exercises = tuple(msgspec.structs.replace(exercise, language=language) for exercise in pack.exercises)
    return msgspec.structs.replace(pack, exercises=exercises, language=language)


def handed_in(submission: Submission, pack: Pack) -> Submission:
    """Return a submission with what was remarked about its files in the pack's language, in plain strings alone."""
    tell = Teller(pack.language, pack.texts.get(pack.language, {}))
    return msgspec.structs.replace(
        submission,
        notes=_all(tell, submission.notes),
        problems={name: tell(problem) for name, problem in submission.problems.items()},
        files={
            name: msgspec.structs.replace(file, notes=_all(tell, file.notes)) for name, file in submission.files.items()
        },
    )


def in_language(report: Report, pack: Pack) -> Report:
    """Return a report with what is said of the whole in the pack's language; its exercises are told by ``told``."""
    tell = Teller(pack.language, pack.texts.get(pack.language, {}))
    return msgspec.structs.replace(report, title=tell(report.title), language=pack.language)


def told(report: ExerciseReport, exercise: Exercise) -> ExerciseReport:
    """Return a report in its exercise's language, in plain strings alone; what no catalogue has stays in English."""
    language = exercise.language
    tell = Teller(language, exercise.texts.get(language, {}))
    efficiency = report.efficiency
    if efficiency is not None:
        efficiency = msgspec.structs.replace(efficiency, growth=tell(efficiency.growth))
    hints = exercise.hints.get(language, {})
    return msgspec.structs.replace(
        report,
        title=tell(report.title),
        message=tell(report.message),
        notes=_all(tell, report.notes),
        convention=tell(report.convention),
        cases=tuple(_case(tell, case) for case in report.cases),
        style=tuple(StyleRemark(one.code, one.line, one.column, tell(one.text)) for one in report.style),
        style_rules=tuple(_rule(tell, rule) for rule in report.style_rules),
        hints=tuple(_hint(tell, hint, hints) for hint in report.hints),
        counterexamples=tuple(_example(tell, example) for example in report.counterexamples),
        efficiency=efficiency,
        facts=tuple(_fact(tell, fact) for fact in report.facts),
    )


def _all(tell: Teller, texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(tell(text) for text in texts)


def _case(tell: Teller, case: CaseReport) -> CaseReport:
    """Tell a case; what the student's code printed is told only where the judge put a text of its own there."""
    return msgspec.structs.replace(
        case,
        title=tell(case.title),
        message=tell(case.message),
        output=tell(case.output) if isinstance(case.output, Said) else case.output,
    )


def _fact(tell: Teller, fact: Fact) -> Fact:
    return Fact(tell(fact.place), tell(fact.name), tell(fact.expected), tell(fact.actual), fact.wrong)


def _example(tell: Teller, example: Counterexample) -> Counterexample:
    return msgspec.structs.replace(
        example,
        message=tell(example.message),
        steps=_all(tell, example.steps),
        behaviour=tell(example.behaviour),
    )


def _rule(tell: Teller, rule: StyleRuleReport) -> StyleRuleReport:
    return msgspec.structs.replace(rule, title=tell(rule.title))


def _hint(tell: Teller, hint: HintReport, hints: Mapping[str, str]) -> HintReport:
    if hint.id in hints:
        return msgspec.structs.replace(hint, text=tell.typeset(hints[hint.id]), language=tell.language)
    return msgspec.structs.replace(
        hint, text=tell(hint.text), language=tell.language if tell.knows(hint.text) else ENGLISH
    )
