"""``grader batch``: a cohort, from a platform's download to grades, pages and a database."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from grader.cli.isolation import Isolation

Platform = Literal["auto", "moodle", "canvas", "gradescope", "classroom", "folders"]
Where = Literal["local", "dask"]


def batch(
    source: Annotated[
        str,
        typer.Argument(metavar="SOURCE", help="A folder of submissions, a platform's download, or a quoted pattern."),
    ],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="OUT", help="The folder for grades, pages and database.")],
    pack: Annotated[str, typer.Option(help="The pack's name, or its folder.")] = "cnn",
    roster: Annotated[
        Path | None, typer.Option(metavar="CSV", help="Who should have handed in.", exists=True, dir_okay=False)
    ] = None,
    course: Annotated[
        Path | None, typer.Option(metavar="TOML", help="The course's policy.", exists=True, dir_okay=False)
    ] = None,
    platform: Annotated[
        Platform, typer.Option(help="Where the download comes from; auto looks at the names.")
    ] = "auto",
    exercise: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Grade this exercise alone; may be repeated.")
    ] = None,
    seed: Annotated[int | None, typer.Option(min=0, help="Another seed for the cases' numbers.")] = None,
    workers: Annotated[int, typer.Option(min=0, help="Processes; 0: one a core.")] = 0,
    isolation: Annotated[
        Isolation, typer.Option(help="How strongly the code is walled off; auto: as strongly as this machine can.")
    ] = "auto",
    unconfined: Annotated[
        bool, typer.Option("--unconfined", help="Accept plain process limits: for code that is trusted.")
    ] = False,
    executor: Annotated[Where, typer.Option(help="Where the work is done.")] = "local",
    scheduler: Annotated[str, typer.Option(metavar="URL", help="The Dask scheduler, as tcp://host:8786.")] = "",
    similarity: Annotated[bool, typer.Option("--similarity", help="Compare the files with each other too.")] = False,
    lang: Annotated[str, typer.Option(help="The language of the students' reports: en or fr.")] = "en",
) -> None:
    """Grade a cohort; the same command again continues, and repeats nothing that is known."""
    from grader.batch.conduct import Request
    from grader.cli.cohort import Choices, run_cohort

    choices = Choices(
        pack=pack,
        exercises=tuple(exercise or ()),
        seed=seed,
        workers=workers,
        isolation=isolation,
        unconfined=unconfined,
        executor=executor,
        scheduler=scheduler,
        similarity=similarity,
        lang=lang,
    )
    request = Request(source, out, platform, roster, course, pack)
    raise typer.Exit(run_cohort(request, choices))
