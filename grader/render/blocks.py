"""Small tables as text, side by side as far as a screen is wide: windows in brackets, wrong cells with a star."""

from collections.abc import Iterable, Sequence

from rich.text import Text

from grader.core.findings import Counterexample
from grader.core.said import Said, say
from grader.languages import Teller
from grader.render.neutral import clip, loggable, one_line
from grader.render.pictures import CellView, TableView, counterexample_view

_MOST_CELLS = 8
_GAP = "   "
_NAME = 40

Block = tuple[Text, ...]
"""Lines of equal width."""


def example_blocks(example: Counterexample, width: int, tell: Teller) -> tuple[Text, ...]:
    """The tables of a counterexample: what goes in, then what comes out beside what should, at most so wide.

    ``tell`` says it in the report's language.
    """
    view = counterexample_view(example, _MOST_CELLS)
    given = [block(table, "", tell) for table in view.inputs]
    now = say("now") if view.changed else say("yours")
    results = [block(table, now, tell) for table in view.actual]
    results += [block(table, say("should be"), tell) for table in view.expected]
    lines = [*_flowed(given, width), *([Text()] if given and results else []), *_flowed(results, width)]
    for line in lines:
        line.truncate(max(width, 1))
    return tuple(lines)


def block(table: TableView, label: str, tell: Teller) -> Block:
    """One table with its name above it."""
    part = table.caption.partition(", part ")[2]
    said = tell(label) if isinstance(label, Said) else label
    name = _clean(" ".join(one for one in (clip(table.name, _NAME).text, part, said) if one))
    wide = max((len(_clean(cell.text)) for _, cells in table.rows for cell in cells), default=0)
    rows = [Text.assemble(*(_cell(cell, wide) for cell in cells)) for _, cells in table.rows if cells]
    lines = [Text(name, "bold"), *(rows or [Text(tell(say("no elements")), "dim")])]
    if table.notice:
        lines.append(Text("…", "dim"))
    width = max(line.cell_len for line in lines)
    for line in lines:
        line.pad_right(width - line.cell_len)
    return tuple(lines)


def _cell(cell: CellView, width: int) -> Text:
    """A number between the marks of its place: brackets where a window begins and ends, a star where it is wrong."""
    classes = cell.classes.split()
    begins = "[" if "wl" in classes else " "
    ends = "]" if "wr" in classes else "*" if "wrong" in classes else " "
    colour = (
        "bold red" if "wrong" in classes else "green" if "right" in classes else "dim" if "ghost" in classes else ""
    )
    return Text.assemble(
        (begins, "cyan"), (_clean(cell.text).rjust(width), colour), (ends, "cyan" if ends == "]" else colour)
    )


def _flowed(blocks: Sequence[Block], width: int) -> Iterable[Text]:
    """Blocks side by side while they fit, then below."""
    row: list[Block] = []
    for one in blocks:
        if row and sum(other[0].cell_len + len(_GAP) for other in row) + one[0].cell_len > width:
            yield from _beside(row)
            yield Text()
            row = []
        row.append(one)
    if row:
        yield from _beside(row)


def _beside(row: Sequence[Block]) -> Iterable[Text]:
    for at in range(max(len(one) for one in row)):
        parts = [one[at] if at < len(one) else Text(" " * one[0].cell_len) for one in row]
        line = Text(_GAP).join(parts)
        line.rstrip()
        yield line


def _clean(text: str) -> str:
    return one_line(loggable(clip(text, 2 * _NAME).text))
