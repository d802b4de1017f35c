"""One batch from its students to their grades: each result is committed before anyone hears of it."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing

import msgspec

from grader.batch.digests import task_digest
from grader.batch.ports import Done, Executor, Judge, Task
from grader.batch.sources.found import Found, without_modes
from grader.batch.staging import staged
from grader.core.cohort import Graded, Status, Student
from grader.core.errors import SubmissionError
from grader.core.exercise import Pack
from grader.core.report import ExerciseReport
from grader.core.submission import Submission
from grader.store import Store
from grader.store.files import StorageError

Publish = Callable[[Graded, str], None]
"""Writes one student's files; given the graded student and the digest of the report ("" without one)."""


class Finished(msgspec.Struct, frozen=True):
    """One student is done, and all of it is on the disk; ``ran`` counts the tasks that ran because of this student."""

    student: Student
    score: float
    possible: float
    ran: int


Tell = Callable[[Finished], None]
"""Hears of each student who is done."""


class Scope(msgspec.Struct, frozen=True):
    """What is to be graded again although it is known: these students and exercises; empty means all.

    ``before`` is the run from which everyone else is taken over as they stand.
    """

    before: int
    students: frozenset[str] = frozenset()
    exercises: frozenset[str] = frozenset()


class _Pending(msgspec.Struct):
    """A student some of whose results are still being worked on."""

    position: int
    student: Student
    submission: Submission
    digests: dict[str, str]
    left: set[str]
    ran: int


class Batch:
    """Grades what was found, in one run of a store; the same files, whoever handed them in, are graded once."""

    def __init__(
        self,
        store: Store,
        run: int,
        pack: Pack,
        judge: Judge,
        clock: Callable[[], str],
        publish: Publish,
        tell: Tell,
        scope: Scope | None = None,
    ) -> None:
        """Keep what the batch is made of; ``clock`` gives the time as ISO 8601."""
        self._store = store
        self._run = run
        self._pack = pack
        self._judge = judge
        self._clock = clock
        self._publish = publish
        self._tell = tell
        self._scope = scope
        self._waiting: dict[str, list[_Pending]] = {}
        self._faults: dict[str, ExerciseReport] = {}

    def grade(self, found: tuple[Found, ...], executor: Executor) -> None:
        """Grade all; tell of each student when everything of theirs is committed and written."""
        with closing(executor.run(self._tasks(found))) as results:
            for done in results:
                self._settle(done)

    def _tasks(self, found: tuple[Found, ...]) -> Iterator[Task]:
        """Collect one student after the other, and give the tasks that nobody has done or is doing."""
        for position, item in enumerate(found):
            if self._scope and self._scope.students and item.student.key not in self._scope.students:
                self._keep(position, item.student, self._scope.before)
                continue
            _check_there(item)
            with staged(item) as place:
                student, submission = place.student, None
                if place.path is not None:
                    try:
                        submission = self._judge.collect(place.path)
                        if not item.carries_modes and place.path.is_dir():
                            submission = without_modes(submission)
                    except SubmissionError as error:
                        student = msgspec.structs.replace(student, status=Status.UNREADABLE, problem=str(error))
            if submission is None:
                self._commit(position, Graded(student, None), 0)
                continue
            submission = msgspec.structs.replace(submission, name=student.name)
            yield from self._ask(position, student, submission)

    def _ask(self, position: int, student: Student, submission: Submission) -> Iterator[Task]:
        tasks: list[Task] = []
        pending = _Pending(position, student, submission, {}, set(), 0)
        for exercise in self._pack.exercises:
            source = submission.files.get(exercise.id)
            problem = submission.problems.get(exercise.id, "")
            beside = submission.files.get(exercise.partner.id) if exercise.partner is not None else None
            digest = task_digest(source, problem, exercise, self._judge.tier, self._judge.versions, beside)
            pending.digests[exercise.id] = digest
            if self._is_known(digest, exercise.id):
                continue
            pending.left.add(digest)
            if digest not in self._waiting and digest not in self._faults:
                tasks.append(Task(digest, exercise.id, source, problem, beside))
            if digest in self._faults:
                pending.left.discard(digest)
            else:
                self._waiting.setdefault(digest, []).append(pending)
        pending.ran = len(tasks)
        if not pending.left:
            self._finish(pending)
        yield from tasks

    def _is_known(self, digest: str, exercise: str) -> bool:
        """Whether a result can be taken as it is; in a regrade what it names must be of this very run."""
        scope = self._scope
        again = scope is not None and (not scope.exercises or exercise in scope.exercises)
        return self._store.has_result(digest, run=self._run if again else None)

    def _keep(self, position: int, student: Student, before: int) -> None:
        """Take a student's standing grade over into this run as it is."""
        try:
            graded, _ = self._store.standing(before, student.key)
        except KeyError:
            graded = Graded(student, None)
        self._commit(position, graded, 0)

    def _settle(self, done: Done) -> None:
        """Commit a result, or remember the fault, and finish the students who waited for it alone."""
        digest = done.task.digest
        report = done.report or self._judge.fault(done.task, done.fault)
        if is_complete(report):
            self._store.add_result(self._run, digest, report, self._clock())
        else:
            self._faults[digest] = report
        for pending in self._waiting.pop(digest, []):
            pending.left.discard(digest)
            if not pending.left:
                self._finish(pending)

    def _finish(self, pending: _Pending) -> None:
        reports: list[ExerciseReport] = []
        for digest in pending.digests.values():
            report = self._faults.get(digest) or self._store.result(digest)
            if report is None:
                raise StorageError(
                    f"{self._store.path}: a result that was committed is gone ({digest}); restore the file"
                )
            reports.append(report)
        whole = self._judge.assemble(pending.submission, tuple(reports))
        status = Status.GRADED if whole.complete else Status.INCOMPLETE
        graded = Graded(msgspec.structs.replace(pending.student, status=status), whole)
        self._commit(pending.position, graded, pending.ran)

    def _commit(self, position: int, graded: Graded, ran: int) -> None:
        self._store.add_grade(self._run, position, graded, self._clock())
        # A grade that the judge failed on does not take the place of an earlier one, in no file either.
        self._publish(*self._store.standing(self._run, graded.student.key))
        report = graded.report
        score, possible = (report.score, report.possible) if report else (0.0, 0.0)
        self._tell(Finished(graded.student, score, possible, ran))


def _check_there(found: Found) -> None:
    """Stop where a source goes away under the batch: what cannot be looked at is nobody's work."""
    for path in (found.path, *(file.path for file in found.files)):
        if path is not None and not os.path.lexists(path):
            raise StorageError(
                f"{path} was there when the batch began, and is gone; put it back, then give the same command again"
            )


def is_complete(report: ExerciseReport) -> bool:
    """Whether a result is free of the judge's own faults, so that it may be kept."""
    return report.outcome != "judge_fault" and all(case.outcome != "BOX_FAILED" for case in report.cases)
