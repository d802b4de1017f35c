"""``grader verify``: is this pack honest?"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from grader.cli.boundary import BELOW
from grader.cli.cache import open_memory
from grader.cli.isolation import Isolation, walled
from grader.cli.output import write_out
from grader.cli.steps import shown_steps

if TYPE_CHECKING:
    from grader.verify import Audit, Promise


def verify(
    pack: Annotated[str, typer.Argument(metavar="PACK", help="The pack's name, or its folder.")] = "cnn",
    exercise: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Check this exercise alone; may be repeated.")
    ] = None,
    mutants: Annotated[bool, typer.Option(help="Run the mutation audit of the references.")] = True,
    workers: Annotated[int, typer.Option(min=0, help="Processes; 0: one a core.")] = 0,
    isolation: Annotated[
        Isolation, typer.Option(help="How strongly the code is walled off; auto: as strongly as this machine can.")
    ] = "auto",
) -> None:
    """Check that a pack keeps its promises, and that its cases kill every mutant of its references."""
    from grader import api
    from grader.verify import verify_pack

    tier = str(walled(isolation))
    loaded = api.open_pack(pack, exercises=tuple(exercise or ()))
    folder, _ = api.find_pack(pack)
    kept, told = True, ""
    with shown_steps() as watcher:
        for found in verify_pack(
            loaded,
            folder,
            isolation=tier,
            memory=open_memory(),
            mutants=mutants,
            workers=workers,
            watcher=watcher,
        ):
            if found.exercise != told:
                told = found.exercise
                write_out(f"{told}\n")
            for line, good in _lines(found):
                write_out(f"{line}\n")
                kept = kept and good
    if not kept:
        raise typer.Exit(BELOW)


def _lines(found: "Promise | Audit") -> Iterator[tuple[str, bool]]:
    """Yield the lines on a finding, and of each whether it is good news."""
    from grader.verify import Audit

    if isinstance(found, Audit):
        yield from _audited(found)
        return
    yield f"  {'kept  ' if found.kept else 'BROKEN'}  {found.text}", found.kept
    for breach in found.broken:
        yield f"          {breach}", False
    if not found.kept:
        yield f"          cure: {found.cure}", False


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
    if found.survivors:
        yield "          cure: add a case that fails it, or record it in equivalent.toml with its reason", False
    for diff in found.stale:
        yield "          recorded in equivalent.toml as no change, but no mutant survives by it; take it out:", False
        for line in diff.splitlines():
            yield f"              {line}", False
