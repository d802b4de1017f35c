"""The table of contents of the command line; whatever a verb needs is imported when it runs."""

import sys
from typing import Annotated

import typer

from grader.cli.attack import attack
from grader.cli.batch import batch
from grader.cli.boundary import Verbs
from grader.cli.diff import diff
from grader.cli.doctor import doctor
from grader.cli.export import export
from grader.cli.grade import grade
from grader.cli.init import init
from grader.cli.list import list_exercises
from grader.cli.new import new
from grader.cli.regrade import regrade
from grader.cli.show import show
from grader.cli.verify import verify

app = typer.Typer(
    name="grader",
    cls=Verbs,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done, 1 below --min-score, a promise broken or an attack not held, 2 wrong usage,"
    " 3 the grader's own fault.",
)


def _version(asked: bool) -> None:
    if asked:
        from importlib import metadata

        typer.echo(f"grader {metadata.version('grader')}")
        raise typer.Exit


@app.callback()
def options(
    debug: Annotated[bool, typer.Option("--debug", help="On a fault of the grader's own, show its traceback.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which release this is.")
    ] = False,
) -> None:
    """Grade numerical and deep-learning exercises: a score to trust, and a report worth reading."""


app.command()(grade)
app.command("list")(list_exercises)
app.command()(show)
app.command()(init)
app.command()(doctor)
app.command()(batch)
app.command()(regrade)
app.command()(export)
app.command()(diff)
app.command()(verify)
app.command()(new)
app.command()(attack)


def main() -> None:
    """Run the command line; a character that the terminal cannot show is spelled out, never an error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    app(prog_name="grader")
