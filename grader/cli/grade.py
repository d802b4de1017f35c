"""``grader grade``: one submission, from its files to its report."""

import tempfile
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from grader.cli.boundary import BELOW, JUDGE_FAULT
from grader.cli.cache import open_memory
from grader.cli.isolation import Isolation, walled
from grader.cli.output import STDOUT, check_target, write_file, write_out
from grader.cli.progress import shown_progress


def grade(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="A folder, a file, a zip or a tar.", show_default=False)],
    pack: Annotated[str, typer.Option(help="The pack's name, or its folder.")] = "cnn",
    exercise: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Grade this exercise alone; may be repeated.")
    ] = None,
    seed: Annotated[int | None, typer.Option(min=0, help="Another seed for the cases' numbers.")] = None,
    json: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the report as JSON; - for stdout.")] = None,
    html: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the report as one HTML page.")] = None,
    junit: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the report as JUnit XML.")] = None,
    min_score: Annotated[
        float, typer.Option(metavar="P", min=0, max=100, help="Exit with 1 below this score (of 100).")
    ] = 0,
    isolation: Annotated[
        Isolation, typer.Option(help="How strongly the code is walled off; auto: as strongly as this machine can.")
    ] = "auto",
    cache: Annotated[bool, typer.Option(help="Keep what the references return for the next run.")] = True,
    lang: Annotated[str, typer.Option(help="The language of the report: en or fr.")] = "en",
    open_report: Annotated[bool, typer.Option("--open", help="Open the HTML page in the browser.")] = False,
) -> None:
    """Grade a submission and print its score."""
    for target in (json, html, junit):
        if target is not None:
            check_target(target)
    if junit is not None:
        walled(isolation)  # a runner for continuous integration grades others' work

    from rich.console import Console

    from grader import api
    from grader.render.html import render as render_html
    from grader.render.json import render as render_json
    from grader.render.junit import render as render_junit
    from grader.render.terminal import render as render_terminal

    with shown_progress() as progress:
        report = api.grade_path(
            path,
            pack=pack,
            exercises=tuple(exercise or ()),
            seed=seed,
            isolation=isolation,
            memory=open_memory() if cache else None,
            progress=progress,
            language=lang,
        )
    if json is not None and json != STDOUT:
        write_file(json, render_json(report))
    if junit is not None:
        write_file(junit, render_junit(report).encode())
    if html is None and open_report:
        html = Path(tempfile.mkdtemp(prefix="grader-")) / "report.html"
    if html is not None:
        write_file(html, render_html(report).encode())
    if json == STDOUT:
        write_out(render_json(report))
    else:
        console = Console(markup=False)
        with console.capture() as summary:
            render_terminal(report, console)
        write_out(summary.get())
    if html is not None and open_report:
        webbrowser.open(html.resolve().as_uri())
    if not report.complete:
        raise typer.Exit(JUDGE_FAULT)
    if report.score < min_score:
        raise typer.Exit(BELOW)
