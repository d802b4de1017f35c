"""What is said in English, in another language: <language>.toml in this folder, read once a process."""

import re
import tomllib
from functools import cache
from importlib import resources

import msgspec

ENGLISH = "en"
"""The language of the templates themselves."""


class Counted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text that depends on a number: for a single thing, and for any other number of them."""

    one: str
    other: str


class Catalogue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language.

    ``one_below``: numbers smaller than this take the text for a single thing (French: 2, as in «0 cas»). ``thousands``
    parts groups of digits. ``spaces`` says what stands in place of the spaces that a pattern finds: authors type plain
    ones. ``texts`` and ``counted`` hold the translations by their English templates; of the counted ones by that for
    several things.
    """

    one_below: int
    thousands: str
    spaces: dict[str, str]
    texts: dict[str, str]
    counted: dict[str, Counted]

    def typeset(self, text: str) -> str:
        """Return a text as the language sets it: with the spaces that keep a sign on the line of its word."""
        for pattern, space in self.spaces.items():
            text = re.sub(pattern, space, text)
        return text


@cache
def languages() -> tuple[str, ...]:
    """The languages that there are, English first."""
    folder = resources.files("grader.languages")
    return (ENGLISH, *sorted(file.name[:-5] for file in folder.iterdir() if file.name.endswith(".toml")))


@cache
def read_catalogue(language: str) -> Catalogue:
    """Read a language's catalogue; English needs none and has none.

    Raises:
        FileNotFoundError: the language has no catalogue.

    """
    text = resources.files("grader.languages").joinpath(f"{language}.toml").read_text(encoding="utf-8")
    read = msgspec.convert(tomllib.loads(text), Catalogue)
    return msgspec.structs.replace(
        read,
        texts={english: read.typeset(text) for english, text in read.texts.items()},
        counted={
            english: Counted(read.typeset(text.one), read.typeset(text.other)) for english, text in read.counted.items()
        },
    )
