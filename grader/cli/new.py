"""``grader new``: a new exercise from nothing."""

from pathlib import Path
from typing import Annotated

import typer


def new(
    name: Annotated[str, typer.Argument(metavar="PACK/EXERCISE", help="For example linear/0-double.")],
    root: Annotated[Path, typer.Option(help="The folder that holds exercises/ and reference/.")] = Path(),
) -> None:
    """Lay down a new exercise that already keeps every promise, to be changed bit by bit."""
    from grader.packs.scaffold import scaffold

    for path in scaffold(root, name):
        typer.echo(path)
    pack = name.partition("/")[0]
    typer.echo(f"Now change it, and check it with: grader verify {root / 'exercises' / pack}")
