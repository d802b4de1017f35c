"""What stands for a module that the statement does not allow: it may be named, and whoever uses it is told."""

from collections.abc import Sequence
from typing import NoReturn


class Refused:
    """A module, or what is taken from one, that cannot be used."""

    def __init__(self, message: str) -> None:
        """Keep what is to be said."""
        self._message = message

    def __getattr__(self, _: str) -> NoReturn:
        """Refuse all but what the import itself takes."""
        raise ImportError(self._message)

    def __call__(self, *_: object, **__: object) -> NoReturn:
        """Refuse to be called."""
        raise ImportError(self._message)

    def __getitem__(self, _: object) -> NoReturn:
        """Refuse to be looked into."""
        raise ImportError(self._message)

    def __iter__(self) -> NoReturn:
        """Refuse to be gone through."""
        raise ImportError(self._message)


def refused(message: str, name: str, taken: Sequence[str]) -> Refused:
    """Return what an import of a module gives: with the names that are taken from it, or the modules below it."""
    module = below = Refused(message)
    for part in name.split(".")[1:]:
        setattr(below, part, Refused(message))
        below = vars(below)[part]
    for part in taken:
        setattr(module, part, Refused(message))
    return module
