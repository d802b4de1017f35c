"""An answer taken apart: in which places it misses what it should be, and what stands there instead."""

from collections import Counter
from collections.abc import Callable, Iterator

import numpy as np

from grader.core.exercise import Case
from grader.core.observation import Failure, Observation
from grader.core.outcome import Outcome
from grader.core.values import Value

Alike = Callable[[Case, Value, Value], bool]
"""Whether two values count as equal for a case; the judge lends its comparison."""

END = "the end of the call"
"""The place of a call that gave no answer."""
ARGUMENTS = "the arguments"
"""The place of what is passed in, where the call must leave it as it was."""
WHOLE = "the answer"
"""The place of an answer that has no parts."""


class Absent:
    """What stands in a place that an answer lacks."""


class Ended:
    """What stands at the end of a call that gave no answer."""

    def __init__(self, outcome: Outcome, failure: Failure | None) -> None:
        """Keep how it ended."""
        self.outcome = outcome
        self.failure = failure


Part = Value | Absent | Ended


def missed_places(case: Case, expected: Value, observation: Observation, alike: Alike) -> dict[str, Part]:
    """Return what an Observation has wrong, by place: empty where all of it is right.

    The places of a description are its keys, those of several results their names. A list of words has a place
    for each word too many or too few, wherever it stands, and one for their order.
    """
    if observation.outcome is not Outcome.RETURNED:
        return {END: Ended(observation.outcome, observation.failure)}
    found = dict(_missed(case, expected, observation.value, alike))
    if case.pure:
        values = (*case.call.arguments, *case.call.keywords.values())
        before: list[Value] = [value for value in values if isinstance(value, np.ndarray)]
        if not alike(case, before, observation.arguments_after):
            found[ARGUMENTS] = observation.arguments_after
    return found


def _missed(case: Case, expected: Value, actual: Value, alike: Alike) -> Iterator[tuple[str, Part]]:
    if isinstance(expected, dict) and isinstance(actual, dict):
        for key in (*expected, *(key for key in actual if key not in expected)):
            if key not in expected or key not in actual:
                yield key, actual[key] if key in actual else Absent()
                continue
            wanted, got = words_of(expected[key]), words_of(actual[key])
            if wanted and got:
                yield from _missed_words(key, wanted, got)
            elif not alike(case, expected[key], actual[key]):
                yield key, actual[key]
    elif isinstance(expected, tuple) and isinstance(actual, (tuple, list)) and _one_each(case, expected, actual):
        for name, part, other in zip(case.results, expected, actual, strict=True):
            if not alike(case, part, other):
                yield name, other
    elif not alike(case, expected, actual):
        yield WHOLE, actual


def _one_each(case: Case, *answers: "tuple[Value, ...] | list[Value]") -> bool:
    return len(case.results) > 1 and all(len(answer) == len(case.results) for answer in answers)


def words_of(value: Value) -> tuple[str, ...]:
    """Return the words of a list that holds nothing else; none for any other value."""
    words = tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()
    return words if isinstance(value, list) and len(words) == len(value) else ()


def _missed_words(key: str, expected: tuple[str, ...], actual: tuple[str, ...]) -> Iterator[tuple[str, Part]]:
    wanted, got = Counter(expected), Counter(actual)
    for word, count in (got - wanted).items():
        yield f"{key}: too many {word}", count
    for word, count in (wanted - got).items():
        yield f"{key}: too few {word}", count
    if wanted == got and expected != actual:
        yield f"{key}: order", list(actual)
