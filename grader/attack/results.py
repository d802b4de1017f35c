"""What came of the attacks: one Result each, counted by tier and group, and as JSON for whoever keeps it."""

from collections.abc import Iterator, Sequence

import msgspec

FORMAT = 1


class Result(msgspec.Struct, frozen=True):
    """How one attack went at one tier.

    ``harm`` says in sentences what it broke, made harmless for terminals and logs; ``seconds`` is the judge's time.
    """

    tier: str
    group: str
    name: str
    must_not: str
    harm: tuple[str, ...]
    seconds: float

    @property
    def held(self) -> bool:
        """Whether nothing was broken."""
        return not self.harm


class Missing(msgspec.Struct, frozen=True):
    """A tier that this machine does not give, and why."""

    tier: str
    reason: str


class Campaign(msgspec.Struct, frozen=True):
    """All that ``grader attack`` found, and the versions with which it was found."""

    versions: dict[str, str]
    results: tuple[Result, ...]
    missing: tuple[Missing, ...] = ()
    format: int = FORMAT

    @property
    def held(self) -> bool:
        """Whether every attack was held; nothing tried is nothing held."""
        return bool(self.results) and all(result.held for result in self.results)


class Row(msgspec.Struct, frozen=True):
    """One line of the table."""

    tier: str
    group: str
    attacks: int
    held: int
    seconds: float

    @property
    def broken(self) -> int:
        """How many attacks broke something."""
        return self.attacks - self.held


def rows(results: Sequence[Result]) -> Iterator[Row]:
    """Yield a row for each group of each tier, in the order of the results, and one for each whole tier (group "")."""
    for tier in dict.fromkeys(result.tier for result in results):
        ours = [result for result in results if result.tier == tier]
        for group in dict.fromkeys(result.group for result in ours):
            yield _row(tier, group, [result for result in ours if result.group == group])
        yield _row(tier, "", ours)


def encode(campaign: Campaign) -> bytes:
    """Encode a campaign as JSON."""
    return msgspec.json.format(msgspec.json.encode(campaign), indent=2) + b"\n"


def _row(tier: str, group: str, results: Sequence[Result]) -> Row:
    seconds = sum(result.seconds for result in results)
    return Row(tier, group, len(results), sum(result.held for result in results), seconds)
