"""``grader regrade``: grade again what a folder already holds, whole or in part."""

from pathlib import Path
from typing import Annotated

import typer


def regrade(
    out: Annotated[
        Path, typer.Argument(metavar="OUT", help="The folder that 'grader batch' wrote.", exists=True, file_okay=False)
    ],
    exercise: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Grade this exercise again; may be repeated.")
    ] = None,
    student: Annotated[
        list[str] | None, typer.Option(metavar="KEY", help="Grade this student again; may be repeated.")
    ] = None,
    workers: Annotated[int, typer.Option(min=0, help="Processes; 0: one a core.")] = 0,
    similarity: Annotated[bool, typer.Option("--similarity", help="Compare the files with each other too.")] = False,
) -> None:
    """Grade again, although nothing changed; a grade on which the grader fails never replaces a whole one."""
    from grader.batch.conduct import last_request
    from grader.cli.cohort import Choices, run_cohort

    request, settings = last_request(out, frozenset(student or ()), frozenset(exercise or ()))
    choices = Choices(
        pack=request.pack_place or settings.pack,
        exercises=settings.exercises,
        seed=settings.seed,
        workers=workers,
        isolation=settings.isolation,  # the tier of the run before, by its name
        similarity=similarity,
        lang=settings.language,
    )
    raise typer.Exit(run_cohort(request, choices))
