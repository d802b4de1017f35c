"""What the wall costs, and how late it is: python -m tests.bench.bench_wall [--rounds N]; prints two tables.

The first is the price of a case in a box, tier by tier, beside the same call in a plain fork of a process that has
imported NumPy too: nothing confined, nothing checked. The second takes attacks of the corpus that never end, and says
how long after its limit each was over: where the limit is of CPU time, by the CPU time that was read last and the
wall time from then to the end; where it is of wall time, by the wall time. A busy machine moves both tables: run it
on one that does nothing else.
"""

import argparse
import os
import pickle
import platform
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from unittest import mock

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # read when NumPy is imported, a line below

import msgspec
import numpy as np

from grader.attack.arena import narrowed, the_pack
from grader.attack.corpus import Attack, load, prepare
from grader.attack.scene import Scene
from grader.core.errors import IsolationError
from grader.core.exercise import Case, Exercise
from grader.core.observation import Observation
from grader.sandbox import Boxes, Job, boxes, open_boxes, session
from grader.sandbox.channel import Channel
from grader.sandbox.layers import choose_tier

TIERS = ("strict", "confined", "process")
GOAL_MS = 30
GOAL_SECONDS = 0.5
ENDLESS = (
    "endless_loop",
    "except_base_exception",
    "alarm_ignored",
    "one_long_power",
    "backtracking_expression",
    "sleeping",
    "sleeping_thread",
    "waits_for_itself",
    "fork_bomb",
    "thread_bomb",
)
ANSWER = (
    b'"""Double."""\nimport numpy as np\n\n\ndef conv_forward(A_prev, *rest, **more):\n'
    b'    """Double."""\n    return np.multiply(A_prev, 2)\n'
)


class End(msgspec.Struct, frozen=True):
    """How one case that never ends was ended: ``over_seconds`` counts from its limit."""

    outcome: str
    limit: str
    wall_seconds: float
    cpu_seconds: float
    over_seconds: float


class Watch:
    """Notes when a case was asked, what CPU time was read while it ran, and when it was over."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.asked = self.over = 0.0
        self.looks: list[tuple[float, float]] = []

    def session(self) -> type[session.Session]:
        """Return a Session that notes."""
        watch = self

        class Watched(session.Session):
            def ask(self, case: Case, source: bytes | None = None) -> Observation:
                watch.looks.clear()
                watch.asked = time.monotonic()
                try:
                    return super().ask(case, source)
                finally:
                    watch.over = time.monotonic()

        return Watched

    def channel(self) -> type[Channel]:
        """Return a Channel that notes."""
        watch = self

        class Watched(Channel):
            def cpu_seconds(self) -> float:
                seconds = super().cpu_seconds()
                watch.looks.append((time.monotonic(), seconds))
                return seconds

        return Watched

    def end(self, observation: Observation, exercise: Exercise) -> End:
        """Say how late the last case was."""
        limits, wall = exercise.limits, self.over - self.asked
        last_at, last = self.looks[-1] if self.looks else (self.over, 0.0)
        used = last - self.looks[0][1] if self.looks else 0.0
        if "CPU" in observation.detail:
            late = used - limits.cpu_seconds + self.over - last_at
            return End(str(observation.outcome), f"CPU {limits.cpu_seconds:g} s", wall, used, late)
        return End(str(observation.outcome), f"wall {limits.wall_seconds:g} s", wall, used, wall - limits.wall_seconds)


def endings(tier: str, exercise: Exercise) -> Iterator[tuple[Attack, End]]:
    """Run each endless attack that may be tried at a tier, on one case, and yield how it ended."""
    watch = Watch()
    attacks = {attack.name: attack for attack in load() if attack.group == "resources"}
    one = exercise.cases[:1]
    with (
        mock.patch.object(boxes, "Session", watch.session()),
        mock.patch.object(session, "Channel", watch.channel()),
        open_boxes(tier) as opened,
    ):
        opened.run(Job(exercise.file, ANSWER, exercise, one))  # the worker is warm from here on
        for name in ENDLESS:
            attack = attacks[name]
            if tier != "process" or attack.manifest.process:
                with tempfile.TemporaryDirectory() as place:
                    room = Path(place) / "submission"
                    room.mkdir()
                    folder = prepare(attack, Scene(room, room, room, room), {})
                    source = (folder / exercise.file).read_bytes()
                run = opened.run(Job(exercise.file, source, exercise, one))
                yield attack, watch.end(run.observations[-1], exercise)


def milliseconds(action: Callable[[], object]) -> float:
    """Time an action."""
    begun = time.perf_counter()
    action()
    return (time.perf_counter() - begun) * 1e3


def plain_fork(source: bytes, cases: tuple[Case, ...]) -> None:
    """Load the file and call it in a fork of this process, which sends back what was returned."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            module: dict[str, Callable[..., object]] = {}
            exec(compile(source, "answer.py", "exec"), module)
            found = [module["conv_forward"](*case.call.arguments, **case.call.keywords) for case in cases]
            with os.fdopen(write, "wb") as pipe:
                pickle.dump(found, pipe)
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        pickle.loads(pipe.read())
    os.waitpid(child, 0)


def costs(tiers: list[str], exercise: Exercise, rounds: int) -> list[tuple[str, float, float]]:
    """Return for the plain fork and each tier the median price of a lone case, and of one among all, in ms."""
    few, many = exercise.cases[:1], exercise.cases
    opened = {tier: Boxes(choose_tier(tier)) for tier in tiers}

    def act(name: str, cases: tuple[Case, ...]) -> None:
        if name in opened:
            opened[name].run(Job(exercise.file, ANSWER, exercise, cases))
        else:
            plain_fork(ANSWER, cases)

    names = ("a plain fork", *tiers)
    taken: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name in names}
    try:
        for _ in range(rounds + 2):
            for name in names:  # in turn, so that a busy moment befalls all of them
                taken[name][0].append(milliseconds(partial(act, name, few)))
                taken[name][1].append(milliseconds(partial(act, name, many)) / len(many))
    finally:
        for pool in opened.values():
            pool.close()
    return [(name, statistics.median(lone[2:]), statistics.median(each[2:])) for name, (lone, each) in taken.items()]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=30)
    options = parser.parse_args()
    tiers = [tier for tier in TIERS if _is_here(tier)]
    pack, _ = the_pack(("0-conv_forward",))
    exercise = narrowed(pack.exercises[0], brief=True)
    print(
        f"Python {platform.python_version()}, NumPy {np.__version__}, {platform.system()} {platform.release()}; ",
        end="",
    )
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; median of {options.rounds} rounds")
    _print_costs(costs(tiers, exercise, options.rounds), len(exercise.cases))
    print(f"\nThe end of what never ends (goal: {GOAL_SECONDS:g} s)")
    print("| tier | attack | outcome | limit | ended after | CPU time | over by |\n|---|---|---|---|---|---|---|")
    worst = 0.0
    for tier in tiers:
        for attack, end in endings(tier, exercise):
            worst = max(worst, end.over_seconds)
            late = f"{end.over_seconds:+.2f} s" if end.over_seconds > 0 else "ended before it"
            print(
                f"| {tier} | {attack.name} | {end.outcome} | {end.limit} | {end.wall_seconds:.2f} s "
                f"| {end.cpu_seconds:.2f} s | {late} |",
                flush=True,
            )
    print(f"the latest: {worst:+.2f} s")


def _print_costs(found: list[tuple[str, float, float]], cases: int) -> None:
    _, bare_lone, bare_each = found[0]
    print(f"The price of a case (goal: strict within {GOAL_MS} ms of the plain fork)")
    print(f"| | a case alone | over the fork | each of {cases} cases | over the fork |\n|---|---|---|---|---|")
    for name, lone, each in found:
        print(f"| {name} | {lone:.1f} ms | {lone - bare_lone:+.1f} ms | {each:.1f} ms | {each - bare_each:+.1f} ms |")


def _is_here(tier: str) -> bool:
    try:
        choose_tier(tier)
    except IsolationError:
        return False
    return True


if __name__ == "__main__":
    main()
