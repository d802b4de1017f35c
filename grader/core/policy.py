"""A course's policy: how exercises add up, and what lateness costs; data alone, applied in ``batch``."""

from typing import Annotated

import msgspec

_AtLeastNothing = Annotated[float, msgspec.Meta(ge=0)]
_Percent = Annotated[float, msgspec.Meta(ge=0, le=100)]


class Late(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What lateness costs: percentage points for every begun day after the grace, up to a most."""

    percent_per_day: _Percent = 0.0
    grace_hours: _AtLeastNothing = 0.0
    most_percent: _Percent = 100.0


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The policy of a course. ``deadline`` is ISO 8601 with an offset; ``weights`` go by exercise id.

    ``drop_lowest`` leaves the weakest exercises out; ``cap_percent`` is the most that anyone can get, and
    ``late_cap_percent`` the most for late work.
    """

    deadline: str = ""
    weights: dict[str, _AtLeastNothing] = {}
    drop_lowest: Annotated[int, msgspec.Meta(ge=0)] = 0
    cap_percent: _Percent = 100.0
    late_cap_percent: _Percent = 100.0
    late: Late = Late()
