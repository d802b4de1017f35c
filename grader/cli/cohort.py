"""What ``batch`` and ``regrade`` share: the ports' real ends, and how to stop."""

import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec

from grader.cli.boundary import INTERRUPTED, JUDGE_FAULT
from grader.cli.cache import cache_folder
from grader.cli.isolation import walled
from grader.cli.stopping import stoppable
from grader.core.cohort import Cohort, Status
from grader.core.errors import UsageError
from grader.core.outcome import Tier

if TYPE_CHECKING:
    from grader.batch.conduct import Request
    from grader.batch.ports import Executor
    from grader.core.exercise import Pack

MOST_NAMED = 20


class Choices(msgspec.Struct, frozen=True):
    """How the work is to be done."""

    pack: str
    exercises: tuple[str, ...] = ()
    seed: int | None = None
    workers: int = 0
    isolation: str = "auto"
    unconfined: bool = False
    executor: str = "local"
    scheduler: str = ""
    similarity: bool = False
    lang: str = "en"


def run_cohort(request: "Request", choices: Choices) -> int:
    """Grade a cohort and return the exit code; a signal to stop is obeyed at once, and nothing is lost by it.

    Raises:
        UsageError: the choices do not fit each other.
        IsolationError: nothing here confines students' code, and nobody said that this is meant.

    """
    from grader import api
    from grader.batch.conduct import conduct
    from grader.batch.judging import PackJudge
    from grader.batch.similarity import similar
    from grader.cli.bar import shown_bar

    tier = walled(choices.isolation, unconfined=choices.unconfined)
    pack = api.open_pack(choices.pack, exercises=choices.exercises, seed=choices.seed, language=choices.lang)
    judge = PackJudge(pack, tier)
    compare = (lambda store, row: similar(store, row, pack, request.out)) if choices.similarity else None
    try:
        with stoppable(), _opened(choices, pack, tier, request) as executor, shown_bar() as watcher:
            cohort = conduct(request, pack, judge, executor, _now, watcher, compare)
    except KeyboardInterrupt:
        _say(f"stopped; everything that was shown as done is kept in {request.out}")
        _say(f"to go on, give the same command again: {shlex.join(('grader', *sys.argv[1:]))}")
        return INTERRUPTED
    return _told(cohort, request)


@contextmanager
def _opened(choices: Choices, pack: "Pack", tier: Tier, request: "Request") -> "Iterator[Executor]":
    from grader.batch.judging import OpenBoxes
    from grader.batch.pool import LocalPool, cores

    if choices.executor == "dask":
        if not choices.scheduler:
            raise UsageError("--executor dask needs --scheduler tcp://host:8786: the address of a Dask scheduler")
        from grader.batch.cluster import opened

        with opened(choices.scheduler, pack, OpenBoxes(str(tier))) as executor:
            yield executor
        return
    if choices.scheduler:
        raise UsageError("--scheduler goes with --executor dask")
    memory = cache_folder() or request.out / ".expected"
    yield LocalPool(pack, OpenBoxes(str(tier), str(memory)), choices.workers or cores())


def _told(cohort: Cohort, request: "Request") -> int:
    from grader.render.figures import count
    from grader.render.statistics import to_look_at

    counts = {status: sum(entry.status is status for entry in cohort.entries) for status in Status}
    listed = ", ".join(f"{number} {status}" for status, number in counts.items() if number)
    _say(f"{count(len(cohort.entries), 'student')}: {listed}")
    for sentence in (*cohort.policy, *cohort.remarks):
        _say(f"  {sentence}")
    without = [entry for entry in cohort.entries if entry.status not in (Status.GRADED, Status.MISSING)]
    for entry in without[:MOST_NAMED]:
        _say(f"  {entry.student.name}: {entry.student.problem or entry.status}")
    if len(without) > MOST_NAMED:
        _say(f"  and {len(without) - MOST_NAMED} more without a grade")
    look = len(to_look_at(cohort))
    _say(f"read {request.out / 'index.html'}" + (f": {look} to be looked at by a person" if look else ""))
    return JUDGE_FAULT if counts[Status.INCOMPLETE] else 0


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _say(line: str) -> None:
    from grader.render.neutral import visible

    sys.stderr.write(f"{visible(line)}\n")
