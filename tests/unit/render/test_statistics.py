"""Counts of a cohort, against numbers worked out by hand."""

import msgspec
import pytest

from grader.core.cohort import (
    CaseTitle,
    Cohort,
    Entry,
    ExerciseSummary,
    ExerciseTitle,
    Grade,
    Status,
    Student,
)
from grader.core.report import HintReport
from grader.render import statistics


def summary(passed: tuple[bool, ...], *, digest: str = "", hints: tuple[str, ...] = ()) -> ExerciseSummary:
    """One exercise of one student; a hint's id is the first word of its text."""
    told = tuple(HintReport(text.split()[0], text, 2) for text in hints)
    score = 100.0 * sum(passed) / len(passed)
    return ExerciseSummary("e", "graded", score, 100.0, passed, (), told, ("E501",), 1.0, 2.0, 300, digest)


def entry(key: str, percent: float | None, *exercises: ExerciseSummary, status: Status = Status.GRADED) -> Entry:
    """One line."""
    return Entry(Student(key, key.title(), status=status), status, percent or 0.0, 100.0, Grade(percent), exercises)


def cohort(*entries: Entry, cases: int = 3) -> Cohort:
    """A cohort of one exercise."""
    titles = tuple(CaseTitle(f"c{at}", f"Case {at}") for at in range(cases))
    return Cohort("p", "P", 0, "strict", 1, (ExerciseTitle("e", "E", titles),), entries)


def test_the_distribution_holds_the_borders_and_leaves_out_who_has_no_grade() -> None:
    entries = [entry(f"s{value}", float(value)) for value in (0, 9, 10, 99, 100)]
    entries += [entry("missing", 0.0, status=Status.MISSING), entry("none", None, status=Status.INCOMPLETE)]
    counts = [one.count for one in statistics.distribution(cohort(*entries))]
    assert counts == [2, 1, 0, 0, 0, 0, 0, 0, 0, 2]


@pytest.mark.parametrize(("values", "expected"), [((), None), ((3.0,), 3.0), ((1.0, 3.0), 2.0), ((1.0, 2.0, 9.0), 2.0)])
def test_the_median(values: tuple[float, ...], expected: float | None) -> None:
    assert statistics.median(values) == expected


def test_difficulty_and_discrimination_by_hand() -> None:
    # Rest of the score for the first case: 2, 1, 1, 0; passed: yes, yes, no, no. r = 0.5 / (0.5 * sqrt(0.5)) / 2.
    rows = ((True, True, True), (True, True, False), (False, True, False), (False, False, False))
    entries = [entry(f"s{at}", 50.0, summary(passed)) for at, passed in enumerate(rows)]
    first, second, third = statistics.items(cohort(*entries))
    assert [first.difficulty, second.difficulty, third.difficulty] == [0.5, 0.75, 0.25]
    assert first.discrimination == pytest.approx(0.7071, abs=1e-4)
    assert second.discrimination is not None
    assert third.discrimination is not None


def test_what_everybody_passes_has_no_discrimination() -> None:
    entries = [entry(f"s{at}", 50.0, summary((True, bool(at % 2), False))) for at in range(4)]
    first, _, third = statistics.items(cohort(*entries))
    assert (first.discrimination, third.discrimination) == (None, None)
    assert (first.passed, third.passed) == (4, 0)


def test_mistakes_and_identical_files_are_counted_by_student() -> None:
    entries = (
        entry("a", 50.0, summary((True, True, False), digest="x", hints=("h One.", "h One."))),
        entry("b", 50.0, summary((True, True, False), digest="x", hints=("h One.",))),
        entry("c", 50.0, summary((True, True, False), digest="y")),
        entry("d", 0.0, summary((False, False, False))),
    )
    found = statistics.mistakes(cohort(*entries))
    assert [(one.id, one.text, one.students, one.others) for one in found] == [("h", "h One.", ("a", "b"), 0)]
    assert [one.students for one in statistics.identical(cohort(*entries))] == [("a", "b")]
    assert [one.count for one in statistics.style(cohort(*entries))] == [4]


def test_a_mistake_is_told_as_most_are_told_and_apart_for_each_exercise() -> None:
    """Hints speak of lines and numbers of a student's own file, and exercises call other mistakes the same."""
    passed = (True, True, False)
    other = msgspec.structs.replace(summary(passed, hints=("h Elsewhere.",)), id="f")
    entries = (
        entry("a", 50.0, summary(passed, hints=("h Line 3.",)), other),
        entry("b", 50.0, summary(passed, hints=("h Line 4.",))),
        entry("c", 50.0, summary(passed, hints=("h Line 4.",))),
    )
    found = statistics.mistakes(cohort(*entries))
    assert [(one.exercise, one.text, one.others, one.students) for one in found] == [
        ("e", "h Line 4.", 1, ("a", "b", "c")),
        ("f", "h Elsewhere.", 0, ("a",)),
    ]


def test_paces_are_beside_the_reference_and_only_of_what_was_measured() -> None:
    each = summary((True, True, True))
    times = {"a": (1.0, "one pass"), "b": (3.0, "one pass"), "c": (12.0, "image by image"), "d": (0.0, "")}
    entries = [
        entry(key, 50.0, msgspec.structs.replace(each, times=value, growth=growth))
        for key, (value, growth) in times.items()
    ]
    (pace,) = statistics.efficiency(cohort(*entries))
    assert (pace.exercise, pace.measured, pace.median_times, pace.slow) == ("e", 3, 3.0, ("c",))
    assert [(one.name, one.count) for one in pace.growths] == [("one pass", 2), ("image by image", 1)]
    assert statistics.efficiency(cohort(entry("d", 50.0, each))) == ()
