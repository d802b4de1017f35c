"""At which tier an instructor's verb runs: never at plain process limits unless it was told so."""

from typing import TYPE_CHECKING, Literal

from grader.core.errors import IsolationError

if TYPE_CHECKING:
    from grader.core.outcome import Tier

Isolation = Literal["auto", "strict", "confined", "process"]


def walled(isolation: str, *, unconfined: bool = False) -> "Tier":
    """Return the tier for an isolation; ``process`` must be named, or allowed by ``unconfined``.

    Raises:
        IsolationError: the tier is not to be had here, or ``auto`` would come to the process tier.

    """
    from grader import api
    from grader.core.outcome import Tier

    tier = api.choose_tier(isolation)
    if tier is Tier.PROCESS and isolation == "auto" and not unconfined:
        raise IsolationError(
            "nothing here confines the students' code to its box (see 'grader doctor'); "
            "give --isolation process if you trust all of it as your own"
        )
    return tier
