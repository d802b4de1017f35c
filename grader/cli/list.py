"""``grader list``: which exercises there are."""

from typing import Annotated

import typer

from grader.cli.output import write_out


def list_exercises(
    pack: Annotated[
        str | None, typer.Option(help="Only this pack: its name, or its folder.", show_default=False)
    ] = None,
) -> None:
    """List the exercises of every pack."""
    from rich.console import Console
    from rich.table import Table

    from grader import api

    packs = [api.open_pack(name) for name in ([pack] if pack else api.pack_names())]
    console = Console(markup=False)
    if not console.is_terminal:
        write_out("".join(f"{one.name}\t{it.id}\t{it.file}\t{it.title}\n" for one in packs for it in one.exercises))
        return
    with console.capture() as shown:
        for one in packs:
            table = Table("exercise", "file", "title", "cases", title=f"{one.name}: {one.title}", title_justify="left")
            for it in one.exercises:
                table.add_row(it.id, it.file, it.title, str(len(it.cases)))
            console.print(table)
    write_out(shown.get())
