"""``grader verify``: is this pack honest?"""

from collections.abc import Iterator
from typing import Annotated

import typer

from grader.cli.boundary import BELOW
from grader.cli.cache import open_memory
from grader.cli.isolation import Isolation, walled


def verify(
    pack: Annotated[str, typer.Argument(help="The pack's name, or its folder.")] = "cnn",
    exercise: Annotated[list[str] | None, typer.Option(metavar="ID", help="Check this exercise alone.")] = None,
    mutants: Annotated[bool, typer.Option(help="Run the mutation audit of the references.")] = True,
    isolation: Annotated[
        Isolation, typer.Option(help="How strongly the code is walled off; auto: as strongly as this machine can.")
    ] = "auto",
) -> None:
    """Check that a pack keeps its promises, and that its cases kill every mutant of its references."""
    kept = True
    for line, good in _findings(pack, tuple(exercise or ()), isolation, mutants=mutants):
        typer.echo(line)
        kept = kept and good
    if not kept:
        raise typer.Exit(BELOW)


def _findings(pack: str, only: tuple[str, ...], isolation: str, *, mutants: bool) -> Iterator[tuple[str, bool]]:
    from grader import api
    from grader.verify import audit, check_promises
    from grader.verify.audit import read_equivalents

    tier = str(walled(isolation))
    loaded = api.open_pack(pack, exercises=only)
    folder, _ = api.find_pack(pack)
    with api.open_boxes(tier) as boxes:
        expectations = api.Expectations(boxes, open_memory())
        for each in loaded.exercises:
            yield f"{each.id}", True
            for promise in check_promises(each, boxes, expectations):
                yield f"  {'kept  ' if promise.kept else 'BROKEN'}  {promise.text}", promise.kept
                for breach in promise.broken:
                    yield f"          {breach}", False
            if not mutants:
                continue
            found = audit(each, boxes, expectations, read_equivalents(folder / each.id / "equivalent.toml"))
            good = not found.survivors and not found.stale
            said = f"{found.killed} of {found.total} mutants killed, {found.equivalent} recorded as no change"
            yield f"  {'kept  ' if good else 'BROKEN'}  {said}", good
            for survivor in found.survivors:
                yield f"          line {survivor.line}, {survivor.label}, survives:", False
                for line in survivor.diff.splitlines():
                    yield f"              {line}", False
            for diff in found.stale:
                yield "          recorded as no change, but it is no survivor:", False
                for line in diff.splitlines():
                    yield f"              {line}", False
