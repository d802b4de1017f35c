"""What a file did in some cases, as bytes to be kept and read when they are needed."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import overload

from grader.core.observation import Failure, Observation
from grader.core.outcome import Outcome
from grader.core.values import Value
from grader.wire import decode, encode

_MAX_BYTES = 512 * 2**20


class Later(Sequence[Observation]):
    """Observations that are read when one of them is first looked at."""

    def __init__(self, read: Callable[[], tuple[Observation, ...]]) -> None:
        """Keep how they are read."""
        self._read = read

    @cached_property
    def _all(self) -> tuple[Observation, ...]:
        return self._read()

    def __len__(self) -> int:
        """Count them."""
        return len(self._all)

    def __iter__(self) -> Iterator[Observation]:
        """Go through them."""
        return iter(self._all)

    @overload
    def __getitem__(self, at: int) -> Observation: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Observation, ...]: ...
    def __getitem__(self, at: int | slice) -> Observation | tuple[Observation, ...]:
        """Return one, or some."""
        return self._all[at]


def packed(observations: tuple[Observation, ...]) -> bytes:
    """Return all that a mistake is known by."""
    records: Value = [
        {
            "case": one.case,
            "outcome": str(one.outcome),
            "value": one.value,
            "after": one.arguments_after,
            "type": one.failure.type if one.failure else None,
            "message": one.failure.message if one.failure else None,
        }
        for one in observations
    ]
    return encode(records, max_bytes=_MAX_BYTES)


def unpacked(kept: bytes) -> tuple[Observation, ...]:
    """Return what was packed.

    Raises:
        WireError, TypeError, KeyError, ValueError: it is damaged.

    """
    value = decode(kept)
    if not isinstance(value, list):
        raise TypeError("not a list of observations")
    found = []
    for one in value:
        if not isinstance(one, dict):
            raise TypeError("not an observation")
        failure = Failure(str(one["type"]), str(one["message"])) if one["type"] is not None else None
        found.append(Observation(str(one["case"]), Outcome(str(one["outcome"])), one["value"], one["after"], failure))
    return tuple(found)
