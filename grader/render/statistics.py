"""What a cohort's grades tell of students, exercises and cases; plain counts and two classical item statistics."""

from collections import Counter
from math import sqrt

import msgspec

from grader.core.cohort import Cohort, Entry, Status

BINS = 10
FEWEST_FOR_DISCRIMINATION = 3
MOST_LISTED = 10
SLOW_TIMES = 10


class Bin(msgspec.Struct, frozen=True):
    """The students whose grade is at least ``low`` and under ``high`` (100 counts in the last)."""

    low: int
    high: int
    count: int


class Item(msgspec.Struct, frozen=True):
    """A case: ``difficulty`` is the share who pass; ``discrimination`` the correlation with the rest of the score.

    The rest is the student's score over all other cases of the pack, so that a case is not compared with itself
    (corrected point-biserial correlation). None where it has no meaning: too few students, or no spread.
    """

    exercise: str
    case: str
    title: str
    tried: int
    passed: int
    difficulty: float
    discrimination: float | None


class Mistake(msgspec.Struct, frozen=True):
    """A named mistake of an exercise, and who makes it.

    ``text`` is what most of them read, and ``others`` how many other texts there are, where it speaks of their files.
    """

    exercise: str
    id: str
    text: str
    others: int
    students: tuple[str, ...]


class Count(msgspec.Struct, frozen=True):
    """How many students show something, out of how many."""

    name: str
    count: int
    students: tuple[str, ...] = ()


class Cost(msgspec.Struct, frozen=True):
    """What one student's file of one exercise cost."""

    student: str
    exercise: str
    value: float


class Pace(msgspec.Struct, frozen=True):
    """How an exercise's files compare with the reference: the median of how many times as long they took.

    ``slow`` are the students at ``SLOW_TIMES`` or more, ``growths`` how the work grows, with the number of files.
    """

    exercise: str
    measured: int
    median_times: float
    slow: tuple[str, ...]
    growths: tuple[Count, ...]


class Same(msgspec.Struct, frozen=True):
    """Students whose files of an exercise are the same to the byte."""

    exercise: str
    students: tuple[str, ...]


def distribution(cohort: Cohort) -> tuple[Bin, ...]:
    """Count the grades in ten equal bins; students without a grade are in none."""
    width = 100 // BINS
    counts = Counter(min(int(percent // width), BINS - 1) for percent in grades(cohort))
    return tuple(Bin(at * width, (at + 1) * width, counts[at]) for at in range(BINS))


def grades(cohort: Cohort) -> tuple[float, ...]:
    """Return the grades of those who handed something in and have one, ascending."""
    return tuple(
        sorted(
            entry.grade.percent
            for entry in cohort.entries
            if entry.grade.percent is not None and entry.status is not Status.MISSING
        )
    )


def median(values: tuple[float, ...]) -> float | None:
    """Return the middle of ascending values, or None of none."""
    if not values:
        return None
    half = len(values) // 2
    return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2


def outcomes(cohort: Cohort) -> dict[str, Counter[str]]:
    """Count, by exercise, what became of it: full, part, none, or why there is nothing to judge."""
    table: dict[str, Counter[str]] = {exercise.id: Counter() for exercise in cohort.exercises}
    for entry in cohort.entries:
        for exercise in entry.exercises:
            kind = exercise.outcome
            if kind == "graded":
                kind = "full" if exercise.score >= exercise.possible else "part" if exercise.score > 0 else "none"
            table[exercise.id][kind] += 1
    return table


def items(cohort: Cohort) -> tuple[Item, ...]:
    """Return difficulty and discrimination of every case, over the students who handed the exercise in."""
    totals = {entry.student.key: sum(sum(one.passed) for one in entry.exercises) for entry in cohort.entries}
    result: list[Item] = []
    for exercise in cohort.exercises:
        rows = [
            (entry.student.key, one.passed)
            for entry in cohort.entries
            for one in entry.exercises
            if one.id == exercise.id
            and one.outcome not in ("not_submitted", "unreadable", "judge_fault")
            and len(one.passed) == len(exercise.cases)
        ]
        for at, case in enumerate(exercise.cases):
            answers = [(passed[at], totals[key] - passed[at]) for key, passed in rows]
            passing = sum(passed for passed, _ in answers)
            share = passing / len(answers) if answers else 0.0
            result.append(
                Item(exercise.id, case.name, case.title, len(answers), passing, share, _point_biserial(answers))
            )
    return tuple(result)


def _point_biserial(answers: list[tuple[bool, int]]) -> float | None:
    """Correlate a yes-or-no with a number: Pearson's r, as in classical test theory."""
    size = len(answers)
    if size < FEWEST_FOR_DISCRIMINATION:
        return None
    share = sum(passed for passed, _ in answers) / size
    mean = sum(rest for _, rest in answers) / size
    spread = sum((rest - mean) ** 2 for _, rest in answers) / size
    if spread == 0 or share in (0.0, 1.0):
        return None
    together = sum((passed - share) * (rest - mean) for passed, rest in answers) / size
    return together / sqrt(share * (1 - share) * spread)


def mistakes(cohort: Cohort) -> tuple[Mistake, ...]:
    """Return the named mistakes, those of the most students first."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for entry in cohort.entries:
        for exercise in entry.exercises:
            for hint in exercise.hints:
                found.setdefault((exercise.id, hint.id), {}).setdefault(entry.student.key, hint.text)
    ranked = sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))
    return tuple(_mistake(exercise, hint, told) for (exercise, hint), told in ranked)


def _mistake(exercise: str, hint: str, told: dict[str, str]) -> Mistake:
    """Put one mistake together out of what each student was told."""
    texts = Counter(told.values())
    return Mistake(exercise, hint, texts.most_common(1)[0][0], len(texts) - 1, tuple(told))


def style(cohort: Cohort) -> tuple[Count, ...]:
    """Count the students who show each style code anywhere, the most frequent first."""
    counts: dict[str, list[str]] = {}
    for entry in cohort.entries:
        for code in {code for exercise in entry.exercises for code in exercise.style}:
            counts.setdefault(code, []).append(entry.student.key)
    ranked = sorted(counts.items(), key=lambda one: (-len(one[1]), one[0]))
    return tuple(Count(code, len(who), tuple(who)) for code, who in ranked)


def efficiency(cohort: Cohort) -> tuple[Pace, ...]:
    """Compare the times of each exercise's files with the reference's, where both were measured."""
    paces: list[Pace] = []
    for exercise in cohort.exercises:
        found = [
            (entry.student.key, one) for entry in cohort.entries for one in entry.exercises if one.id == exercise.id
        ]
        times = sorted(one.times for _, one in found if one.times)
        slow = tuple(key for key, one in found if one.times >= SLOW_TIMES)
        growths = Counter(one.growth for _, one in found if one.growth)
        ranked = tuple(Count(growth, number) for growth, number in growths.most_common())
        if times or ranked:
            paces.append(Pace(exercise.id, len(times), median(tuple(times)) or 0.0, slow, ranked))
    return tuple(paces)


def slowest(cohort: Cohort) -> tuple[Cost, ...]:
    """Return the files whose calls took the longest, in seconds."""
    return _costs([Cost(entry.student.key, one.id, one.seconds) for entry in cohort.entries for one in entry.exercises])


def largest(cohort: Cohort) -> tuple[Cost, ...]:
    """Return the largest files, in bytes."""
    costs = [
        Cost(entry.student.key, one.id, float(one.file_bytes)) for entry in cohort.entries for one in entry.exercises
    ]
    return _costs(costs)


def _costs(costs: list[Cost]) -> tuple[Cost, ...]:
    costs.sort(key=lambda cost: (-cost.value, cost.student, cost.exercise))
    return tuple(cost for cost in costs[:MOST_LISTED] if cost.value > 0)


def identical(cohort: Cohort) -> tuple[Same, ...]:
    """Return the groups of students with the same file to the byte."""
    groups: dict[tuple[str, str], list[str]] = {}
    for entry in cohort.entries:
        for exercise in entry.exercises:
            if exercise.file_digest:
                groups.setdefault((exercise.id, exercise.file_digest), []).append(entry.student.key)
    found = [Same(exercise, tuple(who)) for (exercise, _), who in groups.items() if len(who) > 1]
    return tuple(sorted(found, key=lambda same: (-len(same.students), same.exercise, same.students)))


def to_look_at(cohort: Cohort) -> tuple[Entry, ...]:
    """Return the students about whom something is to be decided or known by a person."""
    return tuple(
        entry
        for entry in cohort.entries
        if entry.status is not Status.GRADED or entry.student.remarks or entry.student.late
    )
