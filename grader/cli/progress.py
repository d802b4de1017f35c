"""Progress on a terminal, on stderr; silence anywhere else."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def shown_progress() -> Iterator[Callable[[str, str], None] | None]:
    """Yield what is to be told of each step, or None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return

    from rich.console import Console

    console = Console(stderr=True)
    with console.status("setting up") as status:
        yield lambda exercise, step: status.update(f"{exercise}: {step}")
