"""``grader init``: a folder to begin in."""

from pathlib import Path
from typing import Annotated

import typer

from grader.cli.output import write_out


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to lay the files down.", file_okay=False)],
    pack: Annotated[str, typer.Option(help="The pack's name, or its folder.")] = "cnn",
    exercise: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Lay down this exercise alone; may be repeated.")
    ] = None,
) -> None:
    """Lay down a starter file for each exercise; a file that is there already is left as it is."""
    from grader import api

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for one in api.open_pack(pack, exercises=tuple(exercise or ())).exercises:
            target = folder / one.file
            try:
                with target.open("xb") as file:
                    file.write(one.starter.text)
                target.chmod(target.stat().st_mode | 0o111)
                write_out(f"written  {target}\n")
            except FileExistsError:
                write_out(f"kept     {target} (it was there already)\n")
    except OSError as error:
        raise api.UsageError(f"{error.filename} cannot be written: {error.strerror}") from error
