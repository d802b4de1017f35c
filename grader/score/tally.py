"""One exercise's points: its cases, then its style."""

from collections import Counter
from fractions import Fraction

from grader.core.exercise import Exercise, StyleRule
from grader.core.findings import Score, StyleVerdict, Verdict, Violation
from grader.core.outcome import Outcome
from grader.core.rubric import PYCODESTYLE, STYLE_RULES, UNCHECKED, rule_of

KINDS_THAT_COST_ALL = 4
"""Each kind of pycodestyle remark costs a quarter of its rule's points: a habit costs once, however often."""


def tally(
    verdicts: tuple[Verdict, ...], violations: tuple[Violation, ...], exercise: Exercise
) -> tuple[Score, tuple[StyleVerdict, ...]]:
    """Add up one exercise: its Score, and what each style rule brought, in the rubric's order.

    A case without a verdict brings nothing. Style brings something only to a file whose behaviour brings
    something: an empty file and the starter have perfect style, and are worth nothing. Every rule's
    points are lost at its first violation, but for pycodestyle's, which loses a quarter a kind (``E501``,
    ``W291`` …) and all of them where the file could not be checked.

    Raises:
        ValueError: a verdict for a case that the exercise does not have, or two for one; a style rule
            that is none of the rubric's. All are faults of the judge or the pack, not of a student.

    """
    behaviour = _behaviour(verdicts, exercise)
    kinds = _kinds_by_rule(violations)
    counts = Counter(rule_of(violation.code) for violation in violations)
    style = tuple(
        StyleVerdict(
            code=rule.code,
            points=_style_points(rule, kinds.get(rule.code, frozenset())) if behaviour else Fraction(0),
            possible=rule.possible,
            count=counts[rule.code],
        )
        for rule in exercise.style
    )
    possible = sum((case.possible for case in exercise.cases), Fraction(0))
    possible += sum((rule.possible for rule in exercise.style), Fraction(0))
    return Score(behaviour + sum((verdict.points for verdict in style), Fraction(0)), possible), style


def _behaviour(verdicts: tuple[Verdict, ...], exercise: Exercise) -> Fraction:
    """The points of the cases: only what returned counts, and never more than the case is worth."""
    worth = {case.name: case.possible for case in exercise.cases}
    total = Fraction(0)
    for verdict in verdicts:
        if verdict.case not in worth:
            message = f"{exercise.id}: a verdict for {verdict.case!r}, which is no case of it or has a verdict already"
            raise ValueError(message)
        most = worth.pop(verdict.case)
        if verdict.outcome is Outcome.RETURNED:
            total += min(max(verdict.points, Fraction(0)), most)
    return total


def _kinds_by_rule(violations: tuple[Violation, ...]) -> dict[str, frozenset[str]]:
    """The distinct codes found, by the rule that they count against."""
    kinds: dict[str, set[str]] = {}
    for violation in violations:
        kinds.setdefault(rule_of(violation.code), set()).add(violation.code)
    return {rule: frozenset(codes) for rule, codes in kinds.items()}


def _style_points(rule: StyleRule, kinds: frozenset[str]) -> Fraction:
    if rule.code not in STYLE_RULES:
        message = f"{rule.code!r} is no style rule, but should be one of {', '.join(STYLE_RULES)}"
        raise ValueError(message)
    if rule.code != PYCODESTYLE:
        return Fraction(0) if kinds else rule.possible
    if kinds & UNCHECKED:
        return Fraction(0)
    return rule.possible * max(Fraction(0), 1 - Fraction(len(kinds), KINDS_THAT_COST_ALL))
