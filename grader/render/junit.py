"""Report -> JUnit XML for GitLab and GitHub: a suite an exercise, a test a case and a style rule."""

from typing import Any

from junitparser import Attr, Error, Failure, IntAttr, JUnitXml, Skipped, TestCase, TestSuite

from grader.core.report import CaseReport, ExerciseReport, Report, StyleRuleReport
from grader.core.rubric import rule_of
from grader.core.said import counted, say
from grader.languages import Teller
from grader.render import figures, words
from grader.render.neutral import Clipped, clip, clip_lines, loggable, one_line

_MESSAGE = 600
_OUTPUT = 4_000
_LINES = 100


class PlacedCase(TestCase):  # type: ignore[misc]
    """A test with the file and line that GitLab and GitHub link to."""

    file = Attr()
    line = IntAttr()


def render(report: Report) -> str:
    """Write the Report as JUnit XML; judge faults are errors, wrong answers failures, cases not run skipped."""
    tell = Teller(report.language)
    suites = JUnitXml(_text(f"{report.title}: {report.submission.name}"))
    for exercise in report.exercises:
        suites.add_testsuite(_suite(exercise, tell))
    suites.update_statistics()
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + str(suites.tostring(), "utf-8") + "\n"


def _suite(exercise: ExerciseReport, tell: Teller) -> TestSuite:
    suite = TestSuite(_text(exercise.id))
    suite.add_property("score", figures.points(exercise.score))
    suite.add_property("possible", figures.points(exercise.possible))
    suite.add_property("outcome", _text(exercise.outcome))
    tests = [_case(exercise, case, tell) for case in exercise.cases]
    if exercise.outcome != "graded":
        tests.insert(0, _opening(exercise, tell))
    tests += [_rule(exercise, rule, tell) for rule in exercise.style_rules]
    suite.add_testcases(tests)
    return suite


def _text(text: str, characters: int = _MESSAGE) -> str:
    """One line, fit for an attribute: visible, cut, and silent towards a CI runner."""
    cut = clip(text, characters)
    return one_line(loggable(cut.text)) + cut.notice


def _block(cut: Clipped) -> str:
    return loggable(cut.text) + (f"\n{cut.notice}" if cut.notice else "")


def _placed(exercise: ExerciseReport, name: str, seconds: float = 0.0, line: int = 0) -> PlacedCase:
    test = PlacedCase(_text(name), classname=_text(exercise.id), time=seconds)
    test.file = _text(exercise.file)
    if line > 0:
        test.line = line
    return test


def _result(kind: type[Any], message: str, type_: str, body: str) -> Any:
    result = kind(message, type_)
    result.text = body
    return result


def _opening(exercise: ExerciseReport, tell: Teller) -> PlacedCase:
    test = _placed(exercise, tell(say("The file can be graded")), line=exercise.line)
    kind = Error if exercise.outcome == "judge_fault" else Failure
    message = _text(exercise.message or tell(words.standing(exercise)))
    test.result = [
        _result(kind, message, _text(exercise.outcome), _block(clip_lines((message, *exercise.trace), _OUTPUT, _LINES)))
    ]
    return test


def _case(exercise: ExerciseReport, case: CaseReport, tell: Teller) -> PlacedCase:
    test = _placed(exercise, case.title, case.seconds)
    message = _text(case.message)
    if case.outcome == "BOX_FAILED":
        test.result = [_result(Error, message, _text(case.outcome), message)]
    elif case.outcome == "NOT_RUN" and not case.passed:
        test.result = [Skipped(message)]
    elif not case.passed:
        worth = words.NO_POINTS
        if case.possible > 0:
            worth = say(
                "{points} of {possible} points",
                points=figures.points(case.points),
                possible=figures.points(case.possible),
            )
        body = _block(clip_lines((message, tell(worth), *case.trace), _OUTPUT, _LINES))
        test.result = [_result(Failure, message, _text(tell(words.verdict(case))), body)]
    if case.output:
        test.system_out = _block(clip(case.output, _OUTPUT, _LINES))
    return test


def _rule(exercise: ExerciseReport, rule: StyleRuleReport, tell: Teller) -> PlacedCase:
    remarks = [remark for remark in exercise.style if rule_of(remark.code) == rule.code]
    test = _placed(exercise, tell(say("Style: {rule}", rule=rule.title or rule.code)))
    if rule.points < rule.possible:
        lines = [
            _text(f"{exercise.file}:{remark.line}:{remark.column}: {remark.code} {remark.text}")
            for remark in remarks[: _LINES + 1]
        ]
        message = tell(counted(rule.count, "{count} remark", "{count} remarks"))
        test.result = [_result(Failure, message, tell(say("Style")), _block(clip_lines(lines, _OUTPUT, _LINES)))]
    return test
