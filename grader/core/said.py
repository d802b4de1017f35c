"""Sentences that remember how they were made, so that the same can be told in another language."""

from collections.abc import Iterable, Mapping


class Said(str):
    """A text in English, and the template and parts that it was made of.

    It is a plain string to everything that reads, sorts or compares it; ``grader.languages`` alone looks at the rest.
    ``one`` is the template for a single thing where the text depends on a ``number`` (None: it does not).
    """

    __slots__ = ("named", "number", "one", "parts", "template")

    template: str
    one: str
    number: int | None
    parts: tuple[object, ...]
    named: Mapping[str, object]


def say(template: str, /, *parts: object, **named: object) -> Said:
    """Fill a template (``{subject} is {actual}``): whole sentences, so that each language can order its own.

    What fills it may be said itself. Every template of the program stands in the catalogues of ``grader.languages``.
    """
    return _made(template.format(*parts, **named), template, "", None, parts, named)


def counted(number: int, one: str, other: str, /, **named: object) -> Said:
    """Fill the template for a single thing, or the other one; ``{count}`` is the number, with commas in thousands."""
    template = one if number == 1 else other
    return _made(template.format(count=f"{number:,}", **named), other, one, number, (), named)


def numbered(number: int, template: str, /, **named: object) -> Said:
    """As ``counted``, where the English reads alike for a single thing and for several."""
    return counted(number, template, template, **named)


def joined(parts: Iterable[str], template: str = "{first} and {second}") -> str:
    """Say things in a row, with a template before the last and commas between the others; one thing stands alone."""
    first, *others = parts
    for at, other in enumerate(others, start=1):
        first = say(template if at == len(others) else "{first}, {second}", first=first, second=other)
    return first


def _made(
    text: str, template: str, one: str, number: int | None, parts: tuple[object, ...], named: Mapping[str, object]
) -> Said:
    said = Said(text)
    said.template, said.one, said.number, said.parts, said.named = template, one, number, parts, named
    return said
