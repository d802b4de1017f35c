"""Objects are judged in a box of their own: what the student's box describes is made again where no student's code was.

A student's file shares its box with the libraries and the fixtures, and can change all of them: nothing that is
asked of an object there proves what the object is. So a plain description is all that leaves it. It is worth what an
honest file of the same meaning would be worth, and to write down a right one is to have the answer.
"""

import msgspec

from grader.core.exercise import Call, Case
from grader.core.observation import Observation, Run
from grader.core.outcome import Outcome
from grader.core.values import Value
from grader.sandbox.job import Job


def described(case: Case) -> Case:
    """Return the case as the student's box is asked it: for a description, where the exercise takes one."""
    call = case.call
    if call.rebuild is None:
        return case
    first = Call(call.target, call.arguments, call.keywords, call.prepare, call.describe)
    return msgspec.structs.replace(case, call=first)


def asked_once(cases: tuple[Case, ...]) -> tuple[tuple[Case, ...], tuple[int, ...]]:
    """Return the cases as the student's box is asked them, each description once, and for each case its place there.

    To describe the same call again would tell the same at the same cost.
    """
    asked: list[Case] = []
    places: dict[str, int] = {}
    answers: list[int] = []
    for case in cases:
        first = described(case)
        asking = _asking(first) if case.call.rebuild is not None else ""
        answers.append(places.get(asking, len(asked)) if asking else len(asked))
        if answers[-1] == len(asked):
            asked.append(first)
            places[asking] = answers[-1]
    return tuple(asked), tuple(answers)


def _asking(case: Case) -> str:
    """Say what a case asks of the student's box; nothing where that is no matter of a few words."""
    call = case.call
    words = (*call.arguments, *call.keywords.values())
    if not all(_is_plain(word) for word in words):
        return ""
    return repr((call.target, call.arguments, call.keywords, call.prepare, call.probe, case.pure, case.count_lines))


def _is_plain(value: Value) -> bool:
    if isinstance(value, (tuple, list)):
        return all(map(_is_plain, value))
    return value is None or isinstance(value, (bool, int, float, str))


def spread(run: Run, cases: tuple[Case, ...], answers: tuple[int, ...]) -> Run:
    """Give every case the answer that was taken for it; what it cost counts once."""
    found: list[Observation] = []
    for at, (case, place) in enumerate(zip(cases, answers, strict=True)):
        one = msgspec.structs.replace(run.observations[place], case=case.name)
        again = place in answers[:at]
        found.append(msgspec.structs.replace(one, seconds=0.0, peak_mib=0.0) if again else one)
    return Run(run.opening, tuple(found))


def rebuilt(job: Job, cases: tuple[Case, ...], run: Run) -> Job | None:
    """Return the job that asks the second box about what was described, None where there is nothing to ask."""
    second = tuple(
        msgspec.structs.replace(
            case,
            call=Call(
                case.call.target,
                (observation.value, *case.call.kept),
                probe=case.call.probe,
                rebuild=case.call.rebuild,
            ),
        )
        for case, observation in zip(cases, run.observations, strict=True)
        if case.call.rebuild is not None and observation.outcome is Outcome.RETURNED
    )
    nobody = f"def {job.exercise.function}():\n    pass\n".encode()  # a box opens a file, and here there is none
    return msgspec.structs.replace(job, source=nobody, cases=second) if second else None


def retold(first: Run, second: Run) -> Run:
    """Put the second box's word in the place of the first's; what both took counts, and what the first printed."""
    later = {observation.case: observation for observation in second.observations}
    if second.opening.outcome is not Outcome.RETURNED:  # nobody's file but the judge's was opened there
        detail = second.opening.detail or "the second box did not open"
        later = {case: Observation(case, Outcome.BOX_FAILED, detail=detail) for case in later}
    return Run(first.opening, tuple(_joined(one, later.get(one.case)) for one in first.observations))


def _joined(described: Observation, told: Observation | None) -> Observation:
    if told is None:
        return described
    return msgspec.structs.replace(
        told,
        arguments_after=described.arguments_after,
        seconds=described.seconds + told.seconds,
        peak_mib=max(described.peak_mib, told.peak_mib),
        output=described.output,
        lines=described.lines,
    )
