"""``grader attack``: does the wall hold on this machine?"""

import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from grader.cli.boundary import BELOW
from grader.cli.output import STDOUT, check_target, write_file, write_out
from grader.cli.stopping import stoppable

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from grader.attack.campaign import Watcher
    from grader.attack.corpus import Attack
    from grader.attack.results import Missing, Result

Tiers = Literal["strict", "confined", "process", "all"]


def attack(
    tier: Annotated[Tiers, typer.Option(help="The tier to attack; all: each that this machine gives.")] = "all",
    group: Annotated[
        list[str] | None, typer.Option(metavar="G", help="Try this group alone (or group/attack); may be repeated.")
    ] = None,
    json: Annotated[Path | None, typer.Option(metavar="FILE", help="Write each result as JSON; - for stdout.")] = None,
) -> None:
    """Try hostile submissions against this installation, and say which of them the wall held."""
    if json is not None:
        check_target(json)

    from rich.console import Console

    from grader.attack.campaign import chosen, conduct, fits
    from grader.attack.corpus import load
    from grader.attack.results import Campaign, encode
    from grader.attack.table import render

    tiers, missing = _tiers(tier)
    attacks = chosen(load(), tuple(group or ()))
    total = sum(fits(one, at) for one in attacks for at in tiers)
    versions = _versions()
    with stoppable(), _shown(total) as watcher:
        results = conduct(attacks, tiers, watcher)
    campaign = Campaign(versions, results, missing)
    if json is not None and json != STDOUT:
        write_file(json, encode(campaign))
    if json == STDOUT:
        write_out(encode(campaign))
    else:
        console = Console(markup=False)
        with console.capture() as shown:
            render(campaign, console)
        write_out(shown.get())
    if not campaign.held:
        raise typer.Exit(BELOW)


def _tiers(asked: Tiers) -> "tuple[tuple[str, ...], tuple[Missing, ...]]":
    from grader import api
    from grader.attack.results import Missing

    if asked != "all":
        return (str(api.choose_tier(asked)),), ()
    found: list[str] = []
    missing: list[Missing] = []
    for name in ("strict", "confined", "process"):
        try:
            found.append(str(api.choose_tier(name)))
        except api.IsolationError as error:
            missing.append(Missing(name, str(error)))
    return tuple(found), tuple(missing)


def _versions() -> dict[str, str]:
    from importlib import metadata

    from grader.judge.expect import versions

    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    found = {"system": system, **versions()}
    with suppress(metadata.PackageNotFoundError):  # run from its source, without an installation
        found["grader"] = metadata.version("grader")
    return found


@contextmanager
def _shown(total: int) -> "Iterator[Watcher | None]":
    """Give who is to be told of each attack: a bar on a terminal, nobody anywhere else."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield _Bar(progress, progress.add_task("setting up", total=total))


class _Bar:
    """A bar that names what is being tried."""

    def __init__(self, progress: "Progress", task: "TaskID") -> None:
        self._progress, self._task = progress, task

    def begun(self, tier: str, attack: "Attack") -> None:
        """Name the attack."""
        self._progress.update(self._task, description=f"{tier}: {attack.id}")

    def done(self, result: "Result") -> None:
        """Move on, and name above the bar what was broken."""
        if not result.held:
            self._progress.console.print(f"BROKEN  {result.group}/{result.name}", markup=False, highlight=False)
        self._progress.advance(self._task)
