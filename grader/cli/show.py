"""``grader show``: the statement of one exercise."""

from typing import Annotated

import typer

from grader.cli.output import write_out


def show(
    exercise: Annotated[str, typer.Argument(metavar="ID", help="The exercise, as 'grader list' names it.")],
    pack: Annotated[str, typer.Option(help="The pack's name, or its folder.")] = "cnn",
    lang: Annotated[str, typer.Option(help="The statement's language: en or fr.")] = "en",
) -> None:
    """Show what an exercise asks for."""
    from rich.console import Console
    from rich.markdown import Markdown

    from grader import api

    statements = api.open_pack(pack, exercises=(exercise,)).exercises[0].statements
    if lang not in statements:
        there = ", ".join(sorted(statements)) or "none"
        raise api.UsageError(f"{exercise} has no statement in '{lang}'; its languages are: {there}")
    console = Console(markup=False)
    if not console.is_terminal:
        write_out(statements[lang])
        return
    with console.capture() as shown:
        console.print(Markdown(statements[lang]))
    write_out(shown.get())
