"""Every attack at every tier: nothing that its manifest forbids may happen."""

from collections.abc import Callable
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from grader.attack.arena import Arena
from grader.attack.corpus import Attack, load
from grader.core.errors import IsolationError
from grader.sandbox.layers import choose_tier

_ATTACKS = load()
_SLOW = ("4-lenet5", "5-lenet5")  # a worker with TensorFlow takes seconds to start: one is enough


def _tier_works(tier: str) -> bool:
    try:
        choose_tier(tier)
    except IsolationError:
        return False
    return True


def _trials() -> list[ParameterSet]:
    found = []
    for tier in ("strict", "confined", "process"):
        missing = pytest.mark.skipif(not _tier_works(tier), reason=f"this machine has no {tier} tier")
        for attack in _ATTACKS:
            if tier != "process" or attack.manifest.process:
                keras = (pytest.mark.xdist_group("keras"),) if attack.manifest.exercise in _SLOW else ()
                found.append(pytest.param(tier, attack, id=f"{tier}-{attack.id}", marks=(missing, *keras)))
    return found


@pytest.mark.parametrize(("tier", "attack"), _trials())
def test_nothing_that_is_forbidden_happens(
    tier: str, attack: Attack, arena_of: Callable[[str], Arena], tmp_path: Path
) -> None:
    trial = arena_of(tier).attempt(attack, tmp_path)
    assert trial.harm == (), f"must not: {attack.manifest.must_not}"
