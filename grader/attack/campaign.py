"""Every chosen attack at every chosen tier, one after the other; an attack that fells the judge is a broken one."""

import signal
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from types import FrameType
from typing import Protocol

from grader.attack.arena import Arena, Trial, open_arena, the_pack
from grader.attack.corpus import Attack
from grader.attack.outside import Outside
from grader.attack.results import Result
from grader.attack.scene import NAME, right
from grader.core.errors import UsageError
from grader.core.exercise import Pack
from grader.render.neutral import clip, loggable, one_line

_PATIENCE = 3
"""How many times its own bound an attack may take before it is taken for one that has the judge hang."""
_LONGEST_SENTENCE = 600


class Watcher(Protocol):
    """Who is told how a campaign goes on."""

    def begun(self, tier: str, attack: Attack) -> None:
        """An attack is about to be tried."""

    def done(self, result: Result) -> None:
        """It has been tried."""


def chosen(attacks: Sequence[Attack], groups: Sequence[str]) -> tuple[Attack, ...]:
    """Return the attacks of some groups, or of all when none is named; ``group/name`` chooses one.

    Raises:
        UsageError: there is no such group or attack.

    """
    known = dict.fromkeys(attack.group for attack in attacks)
    unknown = [name for name in groups if name not in {*known, *(attack.id for attack in attacks)}]
    if unknown:
        raise UsageError(f"there is no group of attacks '{unknown[0]}'; the groups are: {', '.join(known)}")
    return tuple(attack for attack in attacks if not groups or attack.group in groups or attack.id in groups)


def fits(attack: Attack, tier: str) -> bool:
    """Whether an attack may be tried at a tier: where there is no wall, only what is safe without one."""
    return tier != "process" or attack.manifest.process


def conduct(attacks: Sequence[Attack], tiers: Sequence[str], watcher: Watcher | None = None) -> tuple[Result, ...]:
    """Try the attacks at each tier in turn, against the judge as it is installed.

    Raises:
        IsolationError: a tier is not to be had here.

    """
    pack, places = the_pack()
    results: list[Result] = []
    with tempfile.TemporaryDirectory(prefix="grader-attack-") as room:
        outside_room = Path(room) / "outside"
        outside_room.mkdir()
        with closing(Outside(outside_room, places)) as outside:
            (outside.neighbour / NAME).write_bytes(right())
            for tier in tiers:
                suitable = [attack for attack in attacks if fits(attack, tier)]
                for result in _at_tier(suitable, tier, _Ring(tier, outside, pack), Path(room), watcher):
                    results.append(result)
                    if watcher is not None:
                        watcher.done(result)
    return tuple(results)


class _Ring:
    """Opens the arena of a tier when it is needed, and anew after the judge fell in it."""

    def __init__(self, tier: str, outside: Outside, pack: Pack) -> None:
        self.outside = outside
        self._tier, self._pack = tier, pack
        self._stack = ExitStack()
        self._arena: Arena | None = None

    def arena(self) -> Arena:
        if self._arena is None:
            self._arena = self._stack.enter_context(open_arena(self._tier, self.outside, self._pack))
        return self._arena

    def close(self) -> None:
        self._arena = None
        self._stack.close()


def _at_tier(
    attacks: Sequence[Attack], tier: str, ring: _Ring, room: Path, watcher: Watcher | None
) -> Iterator[Result]:
    with closing(ring):
        for attack in attacks:
            if watcher is not None:
                watcher.begun(tier, attack)
            arena = ring.arena()
            begun = time.monotonic()
            with tempfile.TemporaryDirectory(dir=room, ignore_cleanup_errors=True) as folder:
                try:
                    with at_most(attack.manifest.seconds * _PATIENCE + attack.manifest.settle_seconds):
                        trial = arena.attempt(attack, Path(folder))
                except Exception as error:  # noqa: BLE001 - whatever fells the judge is the attack's success
                    ring.close()
                    harm = (f"the judge fell: {type(error).__name__}: {error}", *ring.outside.harm())
                    trial = Trial(attack, tier, harm, time.monotonic() - begun)
            yield _result(trial)


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in the block after so many seconds: in the main thread, where the system has timers."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError(f"no answer in {seconds:g} seconds")

    handler = signal.signal(signal.SIGALRM, stop)
    left, interval = signal.setitimer(signal.ITIMER_REAL, seconds)
    begun = time.monotonic()
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler)
        if left:  # whoever set a timer before us gets what is left of it
            signal.setitimer(signal.ITIMER_REAL, max(left - (time.monotonic() - begun), 0.001), interval)


def _result(trial: Trial) -> Result:
    harm = tuple(_harmless(sentence) for sentence in trial.harm)
    attack = trial.attack
    return Result(trial.tier, attack.group, attack.name, attack.manifest.must_not, harm, round(trial.seconds, 3))


def _harmless(sentence: str) -> str:
    cut = clip(one_line(loggable(sentence)), _LONGEST_SENTENCE)
    return f"{cut.text} {cut.notice}".rstrip()
