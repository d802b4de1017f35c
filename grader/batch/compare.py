"""Two runs side by side: whose score moved, by which cases, and why."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from grader.core.change import CaseChange, Changes, StudentChange
from grader.core.cohort import Graded, Status
from grader.core.errors import UsageError
from grader.core.report import CaseReport, ExerciseReport, Report
from grader.store import Store
from grader.store.database import RunRow, Settings

ABSENT = "not there"


def compare_runs(before: str, after: str, default: Path | None = None) -> Changes:
    """Compare two output folders (their newest runs), or runs written ``OUT#3``; ``#3`` alone is of ``default``.

    Raises:
        UsageError: there is no such run.
        StorageError: a folder holds no database.

    """
    first_folder, first_run = _place(before, default)
    second_folder, second_run = _place(after, default)
    with Store(first_folder, create=False) as first, Store(second_folder, create=False) as second:
        one, other = _run(first, first_run, before), _run(second, second_run, after)
        # Both sides come in the order of their sources, which may differ: the smaller thing to remember is one side.
        earlier = {graded.student.key: graded for graded in first.current(one.id)}
        changes, unchanged = _changes(earlier, second.current(other.id))
    return Changes(
        f"{before} (run {one.id}, {one.begun_at})",
        f"{after} (run {other.id}, {other.begun_at})",
        changes,
        unchanged,
        tuple(_settings(one.settings, other.settings)),
    )


def _place(text: str, default: Path | None) -> tuple[Path, int | None]:
    folder, sign, number = text.rpartition("#")
    if sign and number.isdigit():
        if not folder and default is None:
            raise UsageError(f"'{text}' names a run without its folder; write it as FOLDER#{number}")
        return (Path(folder) if folder else default or Path()), int(number)
    if text.isdigit() and default is not None and not Path(text).exists():
        return default, int(text)
    return Path(text), None


def _run(store: Store, number: int | None, text: str) -> RunRow:
    wanted = store.latest() if number is None else number
    runs = store.runs()
    found = next((row for row in runs if row.id == wanted), None)
    if found is None:
        listed = ", ".join(str(row.id) for row in runs) or "none"
        raise UsageError(f"{text}: there is no run {wanted}; the runs there are: {listed}")
    return found


def _settings(one: Settings, other: Settings) -> Iterator[str]:
    """Say in what two runs differ, beside the students' files."""
    if one.seed != other.seed:
        yield f"the seed changed from {one.seed} to {other.seed}, and with it the numbers of the cases"
    elif one.pack_digest != other.pack_digest:
        yield "the pack changed: an exercise's cases, reference, rubric or limits"
    if one.isolation != other.isolation:
        yield f"the isolation changed from {one.isolation} to {other.isolation}"
    for name in sorted({*one.versions, *other.versions}):
        was, now = one.versions.get(name, "none"), other.versions.get(name, "none")
        if was != now:
            yield f"{name} changed from {was} to {now}"
    if other.scope:
        yield "the later run is a regrade"


def _changes(earlier: dict[str, Graded], later: Iterable[Graded]) -> tuple[tuple[StudentChange, ...], int]:
    changes: list[StudentChange] = []
    unchanged = 0
    left = dict(earlier)
    for graded in later:
        change = _student(left.pop(graded.student.key, None), graded)
        if change is None:
            unchanged += 1
        else:
            changes.append(change)
    changes += [change for graded in left.values() if (change := _student(graded, None)) is not None]
    return tuple(changes), unchanged


def _student(one: Graded | None, other: Graded | None) -> StudentChange | None:
    known = other or one
    if known is None:
        return None
    reasons: list[str] = []
    if one is None:
        reasons.append("was not in the earlier run")
    elif other is None:
        reasons.append("is not in the later run")
    elif one.student.status is not other.student.status:
        reasons.append(f"was {_state(one)}, is {_state(other)}")
    before, after = _report(one), _report(other)
    if before and after and before.submission.digest != after.submission.digest:
        reasons.append("handed in other files")
    cases: list[CaseChange] = []
    if before and after:
        cases = list(_exercises(before, after, reasons))
    scores = tuple(report.score if report and report.complete else None for report in (before, after))
    if not cases and not reasons and scores[0] == scores[1]:
        return None
    return StudentChange(known.student.key, known.student.name, scores[0], scores[1], tuple(reasons), tuple(cases))


def _state(graded: Graded) -> str:
    words = {Status.MISSING: "missing", Status.INCOMPLETE: "without a grade, since the grader failed"}
    return words.get(graded.student.status, graded.student.status.value)


def _report(graded: Graded | None) -> Report | None:
    return graded.report if graded else None


def _exercises(before: Report, after: Report, reasons: list[str]) -> Iterator[CaseChange]:
    earlier = {exercise.id: exercise for exercise in before.exercises}
    later = {exercise.id: exercise for exercise in after.exercises}
    for name in dict.fromkeys((*earlier, *later)):
        one, other = earlier.get(name), later.get(name)
        found = list(_cases(one, other))
        yield from found
        if one and other and not found and one.score != other.score:
            codes = sorted({remark.code for remark in one.style} ^ {remark.code for remark in other.style})
            why = f"style: {', '.join(codes)}" if codes else "points of the rubric"
            reasons.append(f"{name}: {one.score:g} before, {other.score:g} after ({why})")


def _cases(one: ExerciseReport | None, other: ExerciseReport | None) -> Iterator[CaseChange]:
    earlier = {case.name: case for case in one.cases} if one else {}
    later = {case.name: case for case in other.cases} if other else {}
    exercise = (one or other).id  # type: ignore[union-attr]
    for name in dict.fromkeys((*earlier, *later)):
        was, now = earlier.get(name), later.get(name)
        before, after = _end(was), _end(now)
        if before != after:
            failing = now if now and not now.passed else was
            yield CaseChange(exercise, name, before, after, failing.message if failing else "")


def _end(case: CaseReport | None) -> str:
    if case is None:
        return ABSENT
    if case.passed:
        return f"passed, {case.points:g} of {case.possible:g}"
    end = (case.rung or case.outcome) if case.outcome == "RETURNED" else case.outcome
    return f"{end}, {case.points:g} of {case.possible:g}"
