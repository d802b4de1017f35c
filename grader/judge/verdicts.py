"""From Observations to Verdicts: what each is worth under each accepted behaviour, the best one as a whole."""

from fractions import Fraction

import numpy as np

from grader.compare import compare
from grader.compare.sentence import within
from grader.core.exercise import Case, Exercise
from grader.core.findings import Verdict
from grader.core.observation import Observation
from grader.core.outcome import Outcome, Rung
from grader.core.said import say
from grader.core.values import Value
from grader.judge.expect import Behaviour, question

_WORDS = {
    Outcome.TIMED_OUT: say("it took too long"),
    Outcome.OUT_OF_MEMORY: say("it ran out of memory"),
    Outcome.CRASHED: say("the process crashed"),
    Outcome.EXITED: say("the process left before it gave an answer"),
    Outcome.FLOODED: say("it printed too much"),
    Outcome.GARBLED: say("what came back is no answer"),
    Outcome.NOT_RUN: say("not run"),
    Outcome.BOX_FAILED: say("the grader failed here, which is not your fault"),
}


def best_verdicts(
    exercise: Exercise, observations: tuple[Observation, ...], behaviours: tuple[Behaviour, ...]
) -> tuple[tuple[Verdict, ...], Behaviour]:
    """Judge against each behaviour as a whole; the one that brings most points counts, the reference in a tie."""
    best: tuple[Fraction, tuple[Verdict, ...], Behaviour] | None = None
    for behaviour in behaviours:
        verdicts = tuple(
            verdict(case, observation, expected)
            for case, observation, expected in zip(exercise.cases, observations, behaviour.values, strict=True)
        )
        points = sum((one.points for one in verdicts), Fraction(0))
        if best is None or points > best[0]:
            best = points, verdicts, behaviour
        if all(one.passed for one in verdicts):
            break
    if best is None:
        raise ValueError(f"{exercise.id} has no behaviour to judge by")
    return best[1], best[2]


def verdict(case: Case, observation: Observation, expected: Value) -> Verdict:
    """Judge one Observation against one expected value. Only a proven pass brings points."""
    if observation.outcome is not Outcome.RETURNED:
        return Verdict(
            case.name, False, observation.outcome, Rung.RUNS, ended(case, observation), Fraction(0), case.possible
        )
    missed = compare(expected, observation.value, question(case))
    if missed is not None:
        return Verdict(
            case.name,
            False,
            observation.outcome,
            missed.rung,
            missed.message,
            Fraction(0),
            case.possible,
            missed.difference,
        )
    if case.pure and not _unchanged(case, observation.arguments_after):
        message = within(say("the arguments are changed by the call, but should be left as they were"), case.context)
        return Verdict(case.name, False, observation.outcome, Rung.PURE, message, Fraction(0), case.possible)
    return Verdict(case.name, True, observation.outcome, None, "", case.possible, case.possible)


def ended(case: Case, observation: Observation) -> str:
    """Say how a call ended that gave no answer."""
    failure = observation.failure
    if failure is not None:
        if failure.line:
            text = say("{type}: {said} (line {line})", type=failure.type, said=failure.message, line=failure.line)
        else:
            text = say("{type}: {said}", type=failure.type, said=failure.message)
        return within(text, case.context)
    if observation.outcome is Outcome.NOT_RUN:
        return observation.detail or _WORDS[Outcome.NOT_RUN]
    word = _WORDS[observation.outcome]
    text = say("{fact}: {detail}", fact=word, detail=observation.detail) if observation.detail else word
    return within(text, case.context)


def _unchanged(case: Case, after: Value) -> bool:
    before = [value for value in (*case.call.arguments, *case.call.keywords.values()) if isinstance(value, np.ndarray)]
    if not isinstance(after, list) or len(after) != len(before):
        return False
    return all(
        isinstance(now, np.ndarray) and now.dtype == then.dtype and np.array_equal(now, then, equal_nan=True)
        for now, then in zip(after, before, strict=True)
    )
