"""Apply a course's policy to a report, exactly; every step that moved a grade is told in a sentence."""

from collections.abc import Collection
from datetime import UTC, datetime
from fractions import Fraction
from math import ceil, floor
from pathlib import Path

import msgspec

from grader.core.cohort import Grade, Status, Student
from grader.core.errors import UsageError
from grader.core.policy import Policy
from grader.core.report import ExerciseReport, Report
from grader.core.said import counted, say
from grader.packs.shape import misfits, nearest
from grader.packs.toml import read_toml

HOURS_A_DAY = 24
SECONDS_AN_HOUR = 3600


class Applied(msgspec.Struct, frozen=True):
    """A policy and where it stands, in words, so that nobody has to guess why a grade moved."""

    policy: Policy = Policy()
    source: str = ""


def insist(applied: Applied, known: Collection[str]) -> None:
    """Refuse a policy some of which would be lost in silence.

    That is a weight of no exercise, a deadline that is no time, more exercises left out than there are but one.

    Raises:
        UsageError: there is one.

    """
    if applied.policy.deadline:
        _check_deadline(applied.policy.deadline, applied.source)
    for name in applied.policy.weights:
        if name not in known:
            raise UsageError(f"{applied.source} weighs '{name}', which is no exercise{nearest(name, known)}")
    dropped = applied.policy.drop_lowest
    if dropped and dropped >= len(known):
        raise UsageError(
            f"{applied.source} leaves out the weakest {dropped} of {len(known)} exercises, so that none is left to"
            " count; lower drop_lowest"
        )


def read_policy(path: Path) -> Policy:
    """Read a course file: TOML with a table ``[policy]``, or the policy's keys alone.

    Raises:
        UsageError: it cannot be read, or a key or a value in it is none.

    """
    faults: list[str] = []
    read = read_toml(path, faults) or {}
    keys = read.get("policy", read)
    if isinstance(keys, dict) and isinstance(keys.get("deadline"), datetime):
        keys = {**keys, "deadline": keys["deadline"].isoformat()}
    faults += [f"{path}: {fault}" for fault in misfits(keys, Policy)]
    if "policy" in read:
        outside = sorted(set(read) - {"policy"})
        faults += [f"{path}: '{key}' stands beside [policy], where nobody reads it; put it inside" for key in outside]
    if faults:
        raise UsageError("\n".join(faults))
    policy = msgspec.convert(keys, Policy)
    if policy.deadline:
        _check_deadline(policy.deadline, str(path))
    return policy


def _check_deadline(text: str, source: str) -> None:
    cure = 'write it as "2026-03-01T23:59:00+01:00"'
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{source} has a deadline that is no time ({error}); {cure}") from error
    if moment.tzinfo is None:
        raise UsageError(f"{source} has a deadline that does not say in which zone ({text}); {cure}")


def settle(student: Student, report: Report | None, policy: Policy) -> Grade:
    """Return what a report is worth under a policy; nothing is worth nothing only where nothing was handed in."""
    if student.status is Status.MISSING:
        return Grade(0.0, (student.problem or say("nothing was handed in"),))
    if report is None or not report.complete:
        return Grade(None, (student.problem or say("the grader failed: this is no grade"),))
    steps: list[str] = []
    weighed = _weighed(report, policy, steps)
    percent = _late(student, weighed, policy, steps)
    late_points = weighed - percent
    cap = Fraction(str(policy.cap_percent))
    if percent > cap:
        steps.append(say("capped at {most} of 100 (was {before})", most=_plain(cap), before=_plain(percent)))
        percent = cap
    return Grade(_down(percent), tuple(steps), _down(late_points))


def told(policy: Policy, source: str = "") -> tuple[str, ...]:
    """Say in sentences where a policy stands and what it does; nothing for one that does nothing."""
    late = policy.late
    sentences = [f"{name} weighs {weight:g}" for name, weight in sorted(policy.weights.items())]
    if policy.drop_lowest:
        some = "exercise is" if policy.drop_lowest == 1 else f"{policy.drop_lowest} exercises are"
        sentences.append(f"everyone's weakest {some} left out")
    if late.percent_per_day and not policy.deadline:
        sentences.append("points for lateness are named but no deadline, so that nobody loses any")
    if late.percent_per_day and policy.deadline:
        sentences.append(
            f"after {policy.deadline}, with {late.grace_hours:g} h of grace, each begun day takes"
            f" {late.percent_per_day:g} of 100, {late.most_percent:g} at most"
        )
    if policy.late_cap_percent < 100:
        sentences.append(f"late work gets {policy.late_cap_percent:g} of 100 at most")
    if policy.cap_percent < 100:
        sentences.append(f"nobody gets more than {policy.cap_percent:g} of 100")
    return (f"the grades follow {source}", *sentences) if sentences and source else tuple(sentences)


def _weighed(report: Report, policy: Policy, steps: list[str]) -> Fraction:
    """Return the weighed mean of the exercises, out of 100; without weights and drops it is the report's own."""
    whole = Fraction(str(report.score)) / Fraction(str(report.possible)) * 100
    if not policy.weights and not policy.drop_lowest:
        return whole
    kept = list(report.exercises)
    if policy.drop_lowest:
        # Of equals the later exercise goes: an order that does not depend on who is graded.
        ranked = sorted(enumerate(kept), key=lambda one: (_share(one[1]), -one[0]))
        dropped = {index for index, _ in ranked[: min(policy.drop_lowest, len(kept) - 1)]}
        names = ", ".join(kept[index].id for index in sorted(dropped))
        steps.append(say("left out as the weakest: {names}", names=names))
        kept = [exercise for index, exercise in enumerate(kept) if index not in dropped]
    weights = {exercise.id: Fraction(str(policy.weights.get(exercise.id, 1))) for exercise in kept}
    total = sum(weights.values(), Fraction(0))
    percent = sum((_share(one) * weights[one.id] for one in kept), Fraction(0)) / total * 100 if total else Fraction(0)
    if percent != whole:
        weighed = say(
            "weighed by the course: {percent} of 100 (the report's own is {whole})",
            percent=_plain(percent),
            whole=_plain(whole),
        )
        steps.append(weighed)
    return percent


def _late(student: Student, percent: Fraction, policy: Policy, steps: list[str]) -> Fraction:
    seconds = lateness_seconds(student, policy)
    if seconds is None and student.late:
        steps.append(say("late, but the platform does not tell by how much: no points were taken by the day"))
        if policy.late.grace_hours and policy.late_cap_percent < 100:
            steps.append(say("nor is it capped, since it may have come within the grace"))
        return percent if policy.late.grace_hours else _capped(percent, policy, steps)
    if seconds is None or seconds <= 0:
        return percent
    hours = Fraction(seconds).limit_denominator(10**6) / SECONDS_AN_HOUR - Fraction(str(policy.late.grace_hours))
    if hours <= 0:
        steps.append(say("late, within the grace: no points were taken"))
        return percent
    days = ceil(hours / HOURS_A_DAY)
    penalty = min(days * Fraction(str(policy.late.percent_per_day)), Fraction(str(policy.late.most_percent)))
    reduced = max(percent - penalty, Fraction(0))
    lost = counted(
        days,
        "{count} day late: {points} of 100 taken (was {before})",
        "{count} days late: {points} of 100 taken (was {before})",
        points=_plain(percent - reduced),
        before=_plain(percent),
    )
    steps.append(lost)
    return _capped(reduced, policy, steps)


def _capped(percent: Fraction, policy: Policy, steps: list[str]) -> Fraction:
    cap = Fraction(str(policy.late_cap_percent))
    if percent > cap:
        steps.append(
            say("late work is capped at {most} of 100 (was {before})", most=_plain(cap), before=_plain(percent))
        )
    return min(percent, cap)


def lateness_seconds(student: Student, policy: Policy) -> float | None:
    """Return by how much a submission is late (0 or less: it is not), or None where it cannot be known."""
    if not policy.deadline or not student.submitted_at:
        return None
    try:
        return (_moment(student.submitted_at) - _moment(policy.deadline)).total_seconds()
    except ValueError:
        return None


def _moment(text: str) -> datetime:
    """Read an ISO 8601 time; one without an offset is UTC."""
    moment = datetime.fromisoformat(text.strip().removesuffix(" UTC"))
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _share(exercise: ExerciseReport) -> Fraction:
    possible = Fraction(str(exercise.possible))
    return Fraction(str(exercise.score)) / possible if possible else Fraction(0)


def _down(value: Fraction) -> float:
    """Round down to two decimals: what is not full never reads as full."""
    return floor(value * 100) / 100


def _plain(value: Fraction) -> str:
    return f"{_down(value):g}"
