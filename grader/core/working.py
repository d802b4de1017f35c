"""How one number of an answer comes about: the cells that it reads, and its arithmetic in words."""

from collections.abc import Iterable, Mapping, Sequence
from math import prod
from typing import NamedTuple

import msgspec

from grader.core.said import say

Box = tuple[range, ...]
"""A box of cells, a range an axis; ranges may begin below 0 or end past the array, where padding lies."""

MOST_TERMS = 9
"""How many terms one line of a sum holds."""


class Working(msgspec.Struct, frozen=True):
    """How one number comes about, or (asked without an index) the shape of a result.

    ``reads`` holds, by the argument's name, the cells that go into it; ``steps`` its arithmetic, one short line
    a step (``1·2 + 3·1 = 5``); ``value`` is what the steps arrive at, a number or a shape: where the expected
    answer holds another, the working is not shown.
    """

    reads: Mapping[str, Box] = {}
    steps: tuple[str, ...] = ()
    value: float | tuple[int, ...] | None = None


class Term(NamedTuple):
    """One term of a sum, as it is written and what it is worth."""

    text: str
    value: float


def number(value: float) -> str:
    """Write a number with at most six significant digits and a real minus sign; a zero has none."""
    return f"{float(value) + 0.0:.6g}".replace("-", "−")


def product(*factors: float) -> Term:
    """Write a product, negative factors in brackets: ``2·(−3)``; of one factor, the number alone."""
    texts = [f"({number(one)})" if one < 0 and len(factors) > 1 else number(one) for one in factors]
    return Term("·".join(texts), float(prod(factors)))


def summed(texts: Iterable[str]) -> str:
    """Write a sum; a term that begins with a minus is subtracted: ``1 + 2 − 3``. Nothing at all is ``0``."""
    sum_so_far = ""
    for text in texts:
        if not sum_so_far:
            sum_so_far = text
        else:
            sum_so_far += f" − {text[1:]}" if text.startswith("−") else f" + {text}"
    return sum_so_far or "0"


def equation(*sides: str) -> str:
    """Write sides that are equal, each once: ``A[0] = 1 + 2 = 3``."""
    return " = ".join(dict.fromkeys(sides))


def add_up(groups: Sequence[tuple[str, Sequence[Term]]], extra: Sequence[Term] = ()) -> tuple[list[str], str, float]:
    """Write named groups of terms as one sum, or a line a group where they hold several terms, or many.

    Returns:
        The lines of the groups (none where all fits in one sum), the last sum, and what it is worth.

    """
    sums = [float(sum(term.value for term in terms)) for _, terms in groups]
    total = sum(sums) + sum(term.value for term in extra)
    count = sum(len(terms) for _, terms in groups)
    if count <= MOST_TERMS and (len(groups) == 1 or all(len(terms) <= 1 for _, terms in groups)):
        return [], summed(term.text for term in (*(one for _, terms in groups for one in terms), *extra)), total
    lines = []
    for (name, terms), value in zip(groups, sums, strict=True):
        line = equation(summed(term.text for term in terms), number(value))
        lines.append(say("{group}: {terms}", group=name, terms=line) if len(groups) > 1 else line)
    return lines, summed([*(number(value) for value in sums), *(term.text for term in extra)]), total


def cell(name: str, index: tuple[int, ...]) -> str:
    """Write one cell of an array: ``A[0, 1, 2, 0]``."""
    return f"{name}[{', '.join(str(part) for part in index)}]"
