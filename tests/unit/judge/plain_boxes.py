"""Boxes without walls for files of the tests' own: each call is made here, and the runs are counted."""

from typing import cast

from grader.core.observation import Failure, Observation, Opening, Run
from grader.core.outcome import Outcome
from grader.core.values import Value
from grader.sandbox import Boxes, Job


class PlainBoxes:
    """Answers with what the file's ``answer`` gives; ``BROKEN`` in a file breaks its box, ``BROKEN_CASE`` one call."""

    def __init__(self) -> None:
        self.runs = 0

    def run(self, job: Job) -> Run:
        self.runs += 1
        if b"BROKEN_BOX" in job.source:
            return _ended(job, Outcome.BOX_FAILED, None, "no box")
        scope: dict[str, object] = {}
        try:
            exec(job.source, scope)
        except ZeroDivisionError as error:
            return _ended(job, Outcome.RAISED, Failure(type(error).__name__, str(error), 3, ("while loading",)), "")
        return Run(
            Opening(Outcome.RETURNED, "runs", output="loaded"),
            tuple(_called(one.name, scope, one.call.arguments) for one in job.cases),
        )


def as_boxes(boxes: PlainBoxes) -> Boxes:
    """Pass for what the judge takes."""
    return cast("Boxes", boxes)


def _called(name: str, scope: dict[str, object], arguments: tuple[Value, ...]) -> Observation:
    try:
        value = scope["answer"](*arguments)  # type: ignore[operator]
    except ZeroDivisionError as error:
        return Observation(
            name, Outcome.RAISED, failure=Failure(type(error).__name__, str(error), 7, ("while answering",))
        )
    except ConnectionError:
        return Observation(name, Outcome.BOX_FAILED, detail="the box broke")
    return Observation(name, Outcome.RETURNED, value, [], seconds=0.25, peak_mib=20.0 + len(name), output="printed")


def _ended(job: Job, outcome: Outcome, failure: Failure | None, detail: str) -> Run:
    ended = outcome if outcome is Outcome.BOX_FAILED else Outcome.NOT_RUN
    return Run(Opening(outcome, "imports", failure, detail), tuple(Observation(one.name, ended) for one in job.cases))
