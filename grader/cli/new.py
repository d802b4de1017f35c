"""``grader new``: a new exercise from nothing."""

from pathlib import Path
from typing import Annotated

import typer

from grader.cli.output import write_out


def new(
    name: Annotated[str, typer.Argument(metavar="PACK/EXERCISE", help="For example linear/0-double.")],
    root: Annotated[Path, typer.Option(help="The folder that holds exercises/ and reference/.")] = Path(),
) -> None:
    """Lay down a new exercise that already keeps every promise, to be changed bit by bit."""
    from grader.packs.scaffold import scaffold

    laid = "".join(f"{path}\n" for path in scaffold(root, name))
    pack = root / "exercises" / name.partition("/")[0]
    write_out(f"{laid}Now change it, and check it with: grader verify {pack}\n")
