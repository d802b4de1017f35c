import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from grader.attack import campaign
from grader.attack.arena import Trial
from grader.attack.campaign import at_most, chosen, conduct, fits
from grader.attack.corpus import Attack, Manifest
from grader.attack.outside import Outside
from grader.attack.results import Result
from grader.core.errors import BoxError, UsageError


def attack(group: str, name: str, **fields: Any) -> Attack:
    return Attack(group, name, Path(name), Manifest(title="x", must_not="Win.", exercise="0", **fields))


ATTACKS = (attack("exits", "one"), attack("exits", "two", process=True), attack("tampering", "three"))


class Told:
    def __init__(self) -> None:
        self.words: list[str] = []

    def begun(self, tier: str, attack: Attack) -> None:
        self.words.append(f"{tier} {attack.id}")

    def done(self, result: Result) -> None:
        self.words.append("held" if result.held else "broken")


class FakeArena:
    """Falls, or finds harm, where it is told to; counts how often it was opened."""

    opened = 0

    def __init__(self, tier: str, outside: Outside, ends: dict[str, Exception | str]) -> None:
        self.tier, self.outside, self.ends = tier, outside, ends

    def attempt(self, attack: Attack, folder: Path) -> Trial:
        assert folder.is_dir()
        assert self.outside.harm() == ()
        end = self.ends.get(attack.name, "")
        if isinstance(end, Exception):
            (self.outside.target / "escaped").touch()
            raise end
        return Trial(attack, self.tier, (end,) if end else (), 0.5)


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> dict[str, Exception | str]:
    ends: dict[str, Exception | str] = {}
    FakeArena.opened = 0

    @contextmanager
    def opened(tier: str, outside: Outside, _pack: object) -> Iterator[FakeArena]:
        FakeArena.opened += 1
        yield FakeArena(tier, outside, ends)

    monkeypatch.setattr(campaign, "open_arena", opened)
    return ends


def test_a_group_or_one_attack_is_chosen_and_all_when_none_is_named() -> None:
    assert chosen(ATTACKS, ()) == ATTACKS
    assert chosen(ATTACKS, ("exits",)) == ATTACKS[:2]
    assert chosen(ATTACKS, ("tampering", "exits/one")) == (ATTACKS[0], ATTACKS[2])


def test_an_unknown_group_is_refused_with_the_names_of_those_there_are() -> None:
    with pytest.raises(UsageError, match="no group of attacks 'exit'; the groups are: exits, tampering"):
        chosen(ATTACKS, ("exits", "exit"))


def test_without_a_wall_only_what_is_safe_without_one_is_tried() -> None:
    assert [fits(one, "process") for one in ATTACKS] == [False, True, False]
    assert all(fits(one, "confined") for one in ATTACKS)


@pytest.mark.usefixtures("fake")
def test_every_attack_is_tried_at_every_tier_and_told_of() -> None:
    told = Told()
    results = conduct(ATTACKS, ("strict", "process"), told)
    assert [(result.tier, result.name) for result in results] == [
        ("strict", "one"),
        ("strict", "two"),
        ("strict", "three"),
        ("process", "two"),
    ]
    assert told.words[:4] == ["strict exits/one", "held", "strict exits/two", "held"]
    assert FakeArena.opened == 2


def test_an_attack_that_fells_the_judge_is_broken_and_the_next_has_a_new_arena(
    fake: dict[str, Exception | str],
) -> None:
    fake["one"] = BoxError("the worker is gone")
    first, second = conduct(ATTACKS[:2], ("strict",))
    assert first.harm == (
        "the judge fell: BoxError: the worker is gone",
        "escaped was written outside of the box",
    )
    assert second.held
    assert FakeArena.opened == 2


def test_what_an_attack_says_cannot_speak_to_a_terminal_or_a_log(fake: dict[str, Exception | str]) -> None:
    fake["one"] = "it said\n::notice::\x1b[31mpwned" + "x" * 10_000
    (result,) = conduct(ATTACKS[:1], ("strict",))
    (sentence,) = result.harm
    assert "\n" not in sentence
    assert "\x1b" not in sentence
    assert "⟦::⟧notice" in sentence
    assert len(sentence) < 700


def test_what_hangs_is_stopped_and_an_earlier_timer_goes_on() -> None:
    def handler(*_: object) -> None:
        raise AssertionError

    handler_before = signal.signal(signal.SIGALRM, handler)
    timer_before = signal.setitimer(signal.ITIMER_REAL, 1000)
    try:
        with pytest.raises(TimeoutError, match="no answer in 0.05 seconds"), at_most(0.05):
            threading.Event().wait(30)
        assert signal.getsignal(signal.SIGALRM) is handler
        assert 900 < signal.getitimer(signal.ITIMER_REAL)[0] <= 1000
    finally:
        signal.signal(signal.SIGALRM, handler_before)
        signal.setitimer(signal.ITIMER_REAL, *timer_before)


def test_no_timer_is_left_behind() -> None:
    before = signal.setitimer(signal.ITIMER_REAL, 0)
    try:
        with at_most(1000):
            assert signal.getitimer(signal.ITIMER_REAL)[0] > 0
        assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    finally:
        signal.setitimer(signal.ITIMER_REAL, *before)
