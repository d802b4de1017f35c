"""A whole batch: lock the output folder, find the students, grade what is not known, write the cohort's page."""

from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import Protocol

import msgspec

from grader.batch.pages import Pages
from grader.batch.policy import Applied, insist, read_policy
from grader.batch.ports import Executor, Judge
from grader.batch.roster import enrol, read_roster
from grader.batch.run import Batch, Finished, Scope
from grader.batch.sources import Found, discover
from grader.batch.summary import summed_up
from grader.core.cohort import Cohort, Pair
from grader.core.errors import UsageError
from grader.core.exercise import Pack
from grader.core.policy import Policy
from grader.store import Store, hold, write_whole
from grader.store.database import RunRow, Settings
from grader.store.files import StorageError, sweep

COURSE = "course.toml"


class Request(msgspec.Struct, frozen=True):
    """What a person asked for. ``course`` is a file with the policy, ``pack_place`` how they named the pack.

    With ``again`` it is a regrade: ``students`` and ``exercises`` (all, where empty) are graded although known.
    """

    source: str
    out: Path
    platform: str = "auto"
    roster: Path | None = None
    course: Path | None = None
    pack_place: str = ""
    again: bool = False
    students: frozenset[str] = frozenset()
    exercises: frozenset[str] = frozenset()


class Watcher(Protocol):
    """Hears how a batch goes on."""

    def found(self, platform: str, students: int) -> None:
        """Hear how many students there are."""

    def done(self, finished: Finished) -> None:
        """Hear of a student who is committed and written."""


Compare = Callable[[Store, RunRow], tuple[Pair, ...]]
"""Finds similar files in a run."""


def conduct(
    request: Request,
    pack: Pack,
    judge: Judge,
    executor: Executor,
    clock: Callable[[], str],
    watcher: Watcher,
    compare: Compare | None = None,
) -> Cohort:
    """Grade a source into an output folder, and return the cohort.

    Raises:
        LockError: another batch is writing there.
        UsageError: there is no such source, roster or course file.
        StorageError: the disk is full or may not be written; what was committed stays.

    """
    policy = policy_of(request.out, request.course, pack.policy)
    insist(policy, pack.weights)
    roster = read_roster(request.roster) if request.roster else None
    wanted = frozenset(exercise.file for exercise in pack.exercises)
    with (
        hold(request.out),
        Store(request.out) as store,
        discover(request.source, wanted, request.platform) as (name, all_),
    ):
        sweep(request.out)
        if request.course is not None:
            keep_course(request.out, request.course)
        handed_in = _without_ours(all_, request)
        found = enrol(handed_in, roster) if roster else handed_in
        watcher.found(name, len(found))
        scope = _scope(request, found, pack, store.latest()) if request.again else None
        run = store.begin(_settings(request, pack, judge), clock())
        pages = Pages(request.out, store)
        batch = Batch(store, run, pack, judge, clock, pages.student, watcher.done, scope)
        batch.grade(found, executor)
        store.end(run, clock())
        return publish(store, pages, run, policy, compare)


def _without_ours(found: tuple[Found, ...], request: Request) -> tuple[Found, ...]:
    """Leave out what the instructor laid beside the submissions: the output folder, the roster, the course file."""
    ours = {path.resolve() for path in (request.out, request.roster, request.course) if path is not None}
    kept = tuple(item for item in found if item.path is None or item.path.resolve() not in ours)
    if not kept:
        raise UsageError(f"{request.source} holds no submissions")
    return kept


def publish(store: Store, pages: Pages, run: int, policy: Applied, compare: Compare | None = None) -> Cohort:
    """Write the cohort's page and the grades of a run."""
    row = next(row for row in store.runs() if row.id == run)
    pairs = compare(store, row) if compare else ()
    remarks = ("the files were compared with each other, and no two are much alike",) if compare and not pairs else ()
    cohort = summed_up(store.current(run), row, policy, pairs=pairs, remarks=remarks)
    pages.cohort(cohort)
    return cohort


def policy_of(out: Path, course: Path | None, of_pack: Policy) -> Applied:
    """Return the policy to apply: a course file's, else that of the one kept in the output folder, else the pack's."""
    kept = out / COURSE
    if course is not None or kept.is_file():
        place = course or kept
        return Applied(read_policy(place), f"the course file {place.name}")
    return Applied(of_pack, "the pack's own policy")


def keep_course(out: Path, course: Path) -> None:
    """Keep a copy of the course file with the grades that it was applied to."""
    write_whole(out / COURSE, course.read_bytes())


def last_request(out: Path, students: frozenset[str], exercises: frozenset[str]) -> tuple[Request, Settings]:
    """Return the request that grades again what an output folder's last run graded, and that run's settings.

    Raises:
        StorageError: the folder holds no runs.

    """
    with Store(out, create=False) as store:
        runs = {row.id: row.settings for row in store.runs()}
        settings = runs.get(store.latest())
    if settings is None:
        raise StorageError(f"{out} holds no run; grade with 'grader batch' first")
    roster = Path(settings.roster) if settings.roster else None
    request = Request(
        settings.source,
        out,
        settings.platform,
        roster,
        pack_place=settings.pack_place,
        again=True,
        students=students,
        exercises=exercises,
    )
    return request, settings


def _scope(request: Request, found: tuple[Found, ...], pack: Pack, before: int) -> Scope:
    """Check what is to be graded again, and name the nearest where there is no such student or exercise."""
    keys = {item.student.key for item in found}
    ids = {exercise.id for exercise in pack.exercises}
    for asked, known, noun in ((request.students, keys, "student"), (request.exercises, ids, "exercise")):
        for name in sorted(asked - known):
            near = get_close_matches(name, known, 1)
            hint = f"; did you mean '{near[0]}'?" if near else ""
            raise UsageError(f"there is no {noun} '{name}'{hint}")
    return Scope(before, request.students, request.exercises)


def _settings(request: Request, pack: Pack, judge: Judge) -> Settings:
    """Return what the run is made with; paths are whole, so that a regrade finds them from anywhere."""
    scope = [sorted(request.students), sorted(request.exercises)] if request.again else []
    return Settings(
        source=str(Path(request.source).absolute()),
        pack=pack.name,
        pack_digest=pack.digest,
        seed=pack.seed,
        isolation=judge.tier,
        versions=judge.versions,
        pack_place=request.pack_place,
        platform=request.platform,
        roster=str(request.roster.absolute()) if request.roster else "",
        exercises=tuple(exercise.id for exercise in pack.exercises),
        policy=pack.policy,
        language=pack.language,
        scope=msgspec.json.encode(scope).decode() if scope else "",
    )
