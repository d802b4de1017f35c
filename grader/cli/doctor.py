"""``grader doctor``: what this machine gives, what is missing, and how to get it."""

import platform

import typer

from grader.cli.boundary import JUDGE_FAULT
from grader.cli.output import write_out

REQUIRED = (
    "grader",
    "numpy",
    "tensorflow",
    "keras",
    "msgspec",
    "jinja2",
    "pycodestyle",
    "junitparser",
    "rich",
    "typer",
)
OPEN = "It is for your own code: 'grader batch', 'verify' and 'grade --junit' refuse it unless --isolation names it."
OPTIONAL = {"torch": "grader[torch]", "dask": "grader[dask]"}


def doctor() -> None:
    """Try every layer of the wall on this machine, and say which versions are installed."""
    from rich.console import Console
    from rich.table import Table

    from grader import api

    layers = api.probe_layers()
    try:
        tier = str(api.choose_tier("auto"))
    except api.IsolationError:
        tier = ""
    console = Console(markup=False)
    wall = Table("layer", "works", "what was seen", "what brings it", title="The wall", title_justify="left")
    for layer in layers:
        wall.add_row(layer.name, "yes" if layer.works else "no", layer.detail, layer.cure)
    parts = Table("part", "version", "what brings it", title="Versions", title_justify="left")
    parts.add_row("Python", platform.python_version(), "")
    parts.add_row("system", f"{platform.system()} {platform.release()} {platform.machine()}", "")
    missing = False
    for name in REQUIRED:
        version = _version(name)
        missing |= version is None
        parts.add_row(name, version or "missing", "" if version else "pip install grader")
    for name, extra in OPTIONAL.items():
        version = _version(name)
        parts.add_row(f"{name} (optional)", version or "not installed", "" if version else f"pip install '{extra}'")
    with console.capture() as shown:
        console.print(wall)
        console.print(f"Isolation 'auto' is '{tier}' here." if tier else "No code can be graded on this machine.")
        console.print(f"{OPEN}\n" if tier == "process" else "", soft_wrap=True)
        console.print(parts)
    write_out(shown.get())
    if missing or not tier:
        raise typer.Exit(JUDGE_FAULT)


def _version(name: str) -> str | None:
    from importlib import metadata

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
