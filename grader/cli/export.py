"""``grader export``: the grades of a cohort in a gradebook's own format, and feedback to hand back."""

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from grader.cli.output import STDOUT, check_target, write_file, write_out
from grader.core.errors import UsageError

Format = Literal["canvas", "moodle", "gradescope", "nbgrader", "csv"]


def export(
    out: Annotated[
        Path, typer.Argument(metavar="OUT", help="The folder that 'grader batch' wrote.", exists=True, file_okay=False)
    ],
    format_: Annotated[Format, typer.Option("--format", help="Whose gradebook.")] = "csv",
    gradebook: Annotated[
        Path | None,
        typer.Option(
            metavar="CSV", help="The gradebook's own export: its header is kept.", exists=True, dir_okay=False
        ),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where to; - for stdout.")
    ] = None,
    column: Annotated[str, typer.Option(help="The column for the grade (nbgrader: the assignment).")] = "",
    comment_column: Annotated[str, typer.Option(help="The column for the comment.")] = "",
    missing: Annotated[Literal["blank", "zero"], typer.Option(help="What those get who handed in nothing.")] = "blank",
    course: Annotated[
        Path | None, typer.Option(metavar="TOML", help="Another policy than the batch's.", exists=True, dir_okay=False)
    ] = None,
    run: Annotated[int | None, typer.Option(min=1, help="An earlier run.")] = None,
    feedback: Annotated[
        Path | None, typer.Option(metavar="ZIP", help="Also pack everyone's page under the platform's own names.")
    ] = None,
) -> None:
    """Write the grades for a gradebook; what is left out, and why, is said on stderr."""
    from grader.batch.exports import Wish, feedback_zip
    from grader.batch.exports import export as write
    from grader.render.neutral import visible

    for target in (output, feedback):
        if target is not None:
            check_target(target)
    given = gradebook.resolve() if gradebook is not None and output is None else None
    wish = Wish(format_, gradebook, column, comment_column, missing == "zero", course, run)
    exported = write(out, wish)
    if output == STDOUT:
        write_out(exported.content)
    else:
        target = output or Path(exported.name)
        if target.resolve() == given:
            raise UsageError(f"{target} is the gradebook itself; say where to write with -o")
        write_file(target, exported.content)
        sys.stderr.write(f"wrote {target}\n")
    if feedback is not None:
        write_file(feedback, feedback_zip(out, run))
        sys.stderr.write(f"wrote {feedback}\n")
    for note in exported.notes:
        sys.stderr.write(f"  {visible(note)}\n")
