"""Where the corpus of attacks stands: in a checkout, or inside the installed package."""

from pathlib import Path

from grader.core.errors import UsageError

_PACKAGE = Path(__file__).resolve().parent.parent


def find_corpus() -> Path:
    """Return the folder that holds ``<group>/<attack>/attack.toml``.

    Raises:
        UsageError: it was left out of this installation.

    """
    for folder in (_PACKAGE.parent / "tests" / "escapes" / "corpus", _PACKAGE / "_attacks"):
        if folder.is_dir():
            return folder
    raise UsageError(f"the attacks are not installed here: {_PACKAGE / '_attacks'} is missing; install the wheel anew")
