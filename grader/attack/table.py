"""A Campaign as text: a table by tier and group, then each attack that broke something."""

from collections.abc import Iterator

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from grader.attack.results import Campaign, Result, rows


def render(campaign: Campaign, console: Console) -> None:
    """Print the table, what was broken, and one sentence that sums it up."""
    table = Table("tier", "group", box=SIMPLE_HEAD, title_justify="left", pad_edge=False)
    for name in ("attacks", "held", "broken", "seconds"):
        table.add_column(name, justify="right")
    for row in rows(campaign.results):
        counts = (str(row.attacks), str(row.held), str(row.broken), f"{row.seconds:.1f}")
        table.add_row(row.tier, row.group or "together", *counts, end_section=not row.group)
    if campaign.results:
        console.print(table)
    for result in campaign.results:
        for line in _broken(result):
            console.print(line, markup=False, highlight=False, soft_wrap=True)
    for missing in campaign.missing:
        console.print(f"Not tried: {missing.reason}", markup=False, highlight=False, soft_wrap=True)
    console.print(summary(campaign), markup=False, highlight=False, soft_wrap=True)


def summary(campaign: Campaign) -> str:
    """Sum a campaign up in one sentence."""
    total, broken = len(campaign.results), sum(not result.held for result in campaign.results)
    tiers = len({result.tier for result in campaign.results})
    where = f"at {tiers} tiers" if tiers > 1 else "at one tier"
    if not total:
        return "No attack was tried."
    if broken:
        return f"{broken} of {total} attacks {where} broke something."
    against = f"all {total} attacks" if total > 1 else "the one attack"
    return f"The wall held against {against} {where}."


def _broken(result: Result) -> Iterator[str]:
    if result.held:
        return
    yield f"BROKEN  {result.group}/{result.name} at the {result.tier} tier"
    yield f"        must not: {result.must_not}"
    for sentence in result.harm:
        yield f"        but:      {sentence}"
