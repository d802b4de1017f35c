"""Every attack at every tier: nothing that its manifest forbids may happen."""

from collections.abc import Callable
from pathlib import Path

import pytest

from grader.core.errors import IsolationError
from grader.sandbox import open_boxes
from tests.escapes.arena import Arena
from tests.escapes.attack import Attack, load

_ATTACKS = load()


def _tier_works(tier: str) -> bool:
    try:
        with open_boxes(tier):
            return True
    except IsolationError:
        return False


def _trials() -> list[object]:
    found = []
    for tier in ("strict", "confined", "process"):
        missing = pytest.mark.skipif(not _tier_works(tier), reason=f"this machine has no {tier} tier")
        for attack in _ATTACKS:
            if tier != "process" or attack.manifest.process:
                found.append(pytest.param(tier, attack, id=f"{tier}-{attack.id}", marks=missing))
    return found


@pytest.mark.parametrize(("tier", "attack"), _trials())
def test_nothing_that_is_forbidden_happens(
    tier: str, attack: Attack, arena_of: Callable[[str], Arena], tmp_path: Path
) -> None:
    trial = arena_of(tier).attempt(attack, tmp_path)
    assert trial.harm == (), f"must not: {attack.manifest.must_not}"
