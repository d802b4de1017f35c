"""A small pool of warm workers, one for each set of libraries, and the one way to run a file in a box."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import msgspec

from grader.core.errors import BoxError
from grader.core.exercise import Case
from grader.core.observation import Observation, Opening, Run
from grader.core.outcome import Outcome, Tier
from grader.core.said import say
from grader.sandbox.job import Job, setup
from grader.sandbox.layers import choose_tier
from grader.sandbox.rebuilding import asked_once, rebuilt, retold, spread
from grader.sandbox.recall import Recall
from grader.sandbox.session import Ended, Room, Session
from grader.sandbox.warm import WarmWorker


class Boxes:
    """Runs jobs one after the other in warm workers; a worker that died is replaced."""

    def __init__(self, tier: Tier) -> None:
        """Make an empty pool; workers are started when first needed."""
        self.tier = tier
        self._workers: dict[tuple[str, ...], WarmWorker] = {}
        self._recall = Recall()

    def run(self, job: Job) -> Run:
        """Run a file against cases; every case gets an Observation, whatever happens.

        A case whose box failed is asked once more, alone, in a new box, before the outcome stands. Visible cases
        are asked first: what a file has seen of a hidden one, it cannot show in a case whose output is shown.
        """
        order = sorted(range(len(job.cases)), key=lambda at: not job.cases[at].visible)
        cases = tuple(job.cases[at] for at in order)
        asked, answers = asked_once(cases)
        run = spread(self._in_turn(msgspec.structs.replace(job, cases=asked)), cases, answers)
        told = rebuilt(job, cases, run)
        if told is not None:
            run = retold(run, self._recall.run(told, self._in_turn))
        found = dict(zip(order, run.observations, strict=True))
        return Run(run.opening, tuple(found[at] for at in range(len(job.cases))))

    def _in_turn(self, job: Job) -> Run:
        """Run a file against cases in the order of the job."""
        done: list[Observation] = []
        opening: Opening | None = None
        spent = 0.0
        room = Room(job.exercise.limits.result_mib * 2**20)
        while opening is None or len(done) < len(job.cases):
            left = job.cases[len(done) :]
            if spent > job.exercise.limits.exercise_seconds:
                detail = say("not run, because the cases before it used up the time of the exercise")
                done += [Observation(case.name, Outcome.NOT_RUN, detail=detail) for case in left]
                break
            begun = time.monotonic()
            first, observations = self._attempt(job, left, room)
            spent += time.monotonic() - begun
            opening = opening or first
            if first.outcome is not Outcome.RETURNED:
                opening = first if not done else opening
                detail = say("not run, because the file could not be loaded")
                if first.detail:
                    detail = say("not run: {detail}", detail=first.detail)
                outcome = Outcome.BOX_FAILED if first.outcome is Outcome.BOX_FAILED else Outcome.NOT_RUN
                done += [Observation(case.name, outcome, detail=detail) for case in left]
                break
            done += observations
        return Run(opening or Opening(Outcome.NOT_RUN), tuple(done))

    def attempts(self, job: Job, sources: Sequence[bytes], *, most_ended: int) -> Iterator[Observation]:
        """Ask the first case of the job of each of many files in the job's place, in as few children as possible.

        What one file did to a child, the next may feel: an answer is worth a try of that file in a box of its own, and
        nothing more. A file that ends its child is told so, and ``most_ended`` of them end it all. Where the seconds of
        an exercise are over, the next file is not run, and no other is asked. The ``seconds`` of an Observation are all
        that it took since the one before, so that their sum is what was spent.

        Raises:
            BoxError: a child could not be started.

        """
        before = time.monotonic()
        for one in self._attempted(job, sources, most_ended):
            now = time.monotonic()
            yield msgspec.structs.replace(one, seconds=now - before)
            before = now

    def _attempted(self, job: Job, sources: Sequence[bytes], most_ended: int) -> Iterator[Observation]:
        begun = time.monotonic()
        ended = at = 0
        while at < len(sources) and ended < most_ended:
            room = Room(job.exercise.limits.result_mib * 2**20)
            session = Session(self._worker(job.exercise.libraries), job.exercise.limits, room)
            try:
                session.open(setup(job))
                while at < len(sources):
                    if time.monotonic() - begun > job.exercise.limits.exercise_seconds:
                        yield Observation(job.cases[0].name, Outcome.NOT_RUN)
                        return
                    yield session.ask(job.cases[0], sources[at])
                    at += 1
            except Ended as end:
                yield Observation(job.cases[0].name, end.outcome, detail=end.detail)
                at, ended = at + 1, ended + 1
            finally:
                session.close()

    def close(self) -> None:
        """End all workers."""
        for worker in self._workers.values():
            worker.close()
        self._workers.clear()

    def _worker(self, libraries: tuple[str, ...]) -> WarmWorker:
        worker = self._workers.get(libraries)
        if worker is None or not worker.alive:
            if worker is not None:
                worker.close()
            worker = self._workers[libraries] = WarmWorker(self.tier, libraries)
        return worker

    def _attempt(
        self, job: Job, cases: tuple[Case, ...], room: Room, *, again: bool = True
    ) -> tuple[Opening, list[Observation]]:
        """Ask cases in one child until one of them ends it; the last Observation is then that end's."""
        observations: list[Observation] = []
        opening: Opening | None = None
        session: Session | None = None
        try:
            session = Session(self._worker(job.exercise.libraries), job.exercise.limits, room)
            opening = session.open(setup(job))
            if opening.outcome is Outcome.RETURNED:
                for case in cases:
                    if session.idle_seconds > job.exercise.limits.exercise_seconds:
                        break  # it waits for nothing; what works, however slowly, has its CPU time for a limit
                    observations.append(session.ask(case))
        except Ended as end:
            if end.rerun and again:
                session.close() if session else None
                session = None
                return self._again(job, cases, room, opening, observations)
            printed = session.printed() if session else ""
            if opening is None:
                return Opening(end.outcome, "imports", detail=end.detail, output=printed), []
            case = cases[len(observations)]
            observations.append(Observation(case.name, end.outcome, detail=end.detail, output=printed))
        except BoxError as error:
            if again:
                session.close() if session else None
                session = None
                return self._again(job, cases, room, opening, observations)
            if opening is None:
                return Opening(Outcome.BOX_FAILED, "imports", detail=str(error)), []
            case = cases[len(observations)]
            observations.append(Observation(case.name, Outcome.BOX_FAILED, detail=str(error)))
        finally:
            if session is not None:
                session.close()
        return opening, observations

    def _again(
        self, job: Job, cases: tuple[Case, ...], room: Room, opening: Opening | None, observations: list[Observation]
    ) -> tuple[Opening, list[Observation]]:
        """Ask the case that was in hand once more, alone; what came before it stands."""
        hand = cases[len(observations) : len(observations) + 1]
        second, more = self._attempt(job, hand, room, again=False)
        if second.outcome is not Outcome.RETURNED and opening is not None:
            more = [Observation(case.name, second.outcome, detail=second.detail) for case in hand]
            second = opening
        return second, [*observations, *more]


@contextmanager
def open_boxes(isolation: str = "auto") -> Iterator[Boxes]:
    """Open a pool at a tier (``auto``: the strongest that works here), and end its workers afterwards.

    Raises:
        IsolationError: that tier is not to be had here.

    """
    boxes = Boxes(choose_tier(isolation))
    try:
        yield boxes
    finally:
        boxes.close()
