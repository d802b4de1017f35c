"""``grader verify``: is this pack honest?"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from grader.cli.boundary import BELOW
from grader.cli.cache import open_memory
from grader.cli.isolation import Isolation, walled

if TYPE_CHECKING:
    from grader.verify import Audit


def verify(
    pack: Annotated[str, typer.Argument(help="The pack's name, or its folder.")] = "cnn",
    exercise: Annotated[list[str] | None, typer.Option(metavar="ID", help="Check this exercise alone.")] = None,
    mutants: Annotated[bool, typer.Option(help="Run the mutation audit of the references.")] = True,
    workers: Annotated[int, typer.Option(min=0, help="Processes; 0: one a core.")] = 0,
    isolation: Annotated[
        Isolation, typer.Option(help="How strongly the code is walled off; auto: as strongly as this machine can.")
    ] = "auto",
) -> None:
    """Check that a pack keeps its promises, and that its cases kill every mutant of its references."""
    kept = True
    for line, good in _findings(pack, tuple(exercise or ()), isolation, workers, mutants=mutants):
        typer.echo(line)
        kept = kept and good
    if not kept:
        raise typer.Exit(BELOW)


def _findings(
    pack: str, only: tuple[str, ...], isolation: str, workers: int, *, mutants: bool
) -> Iterator[tuple[str, bool]]:
    from grader import api
    from grader.verify import Audit, verify_pack

    tier = str(walled(isolation))
    loaded = api.open_pack(pack, exercises=only)
    folder, _ = api.find_pack(pack)
    told = ""
    for found in verify_pack(loaded, folder, isolation=tier, memory=open_memory(), mutants=mutants, workers=workers):
        if found.exercise != told:
            told = found.exercise
            yield told, True
        if isinstance(found, Audit):
            yield from _audited(found)
        else:
            yield f"  {'kept  ' if found.kept else 'BROKEN'}  {found.text}", found.kept
            for breach in found.broken:
                yield f"          {breach}", False


def _audited(found: "Audit") -> Iterator[tuple[str, bool]]:
    good = not found.survivors and not found.stale
    said = f"{found.killed} of {found.total} mutants killed, {found.equivalent} recorded as no change"
    yield f"  {'kept  ' if good else 'BROKEN'}  {said}", good
    for case, count in sorted(found.killers.items(), key=lambda item: -item[1]):
        yield f"          {count:4} by {case}", good
    for survivor in found.survivors:
        yield f"          line {survivor.line}, {survivor.label}, survives:", False
        for line in survivor.diff.splitlines():
            yield f"              {line}", False
    for diff in found.stale:
        yield "          recorded as no change, but it is no survivor:", False
        for line in diff.splitlines():
            yield f"              {line}", False
