"""Arrays as pictures: small tables with the wrong cells marked, and strips that show where along an axis."""

import math
import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from grader.core.findings import Cell, Counterexample, Difference, Grid, Window
from grader.core.said import counted, say
from grader.render import figures

_BINS = 96
_SHADES = 4
_STRIP_HEIGHT = 20
_AXES = {"image": say("image"), "row": say("row"), "column": say("column"), "channel": say("channel")}
_SLICE = re.compile(r"(\d*):\d*")


class CellView(msgspec.Struct, frozen=True):
    """One cell: its text, its CSS classes, and the words that a screen reader adds."""

    text: str
    classes: str = ""
    spoken: str = ""


class TableView(msgspec.Struct, frozen=True):
    """A small table ready to be drawn; ``notice`` names what is left out."""

    name: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[CellView, ...]], ...]
    notice: str = ""


class StripView(msgspec.Struct, frozen=True):
    """One axis: bars as high as the share of wrong elements at each position, as one SVG path."""

    label: str
    length: int
    words: str
    path: str
    bins: int


class DifferenceView(msgspec.Struct, frozen=True):
    """Where an array differs: a sentence, the two tables where they may be shown, and the strips."""

    summary: str
    expected: TableView | None
    actual: TableView | None
    strips: tuple[StripView, ...]


class CounterexampleView(msgspec.Struct, frozen=True):
    """The tables of a counterexample.

    ``changed`` where what comes out are the arguments, changed by the call; ``framed`` where both an input and a
    result have a window, ``padded`` where one reaches outside.
    """

    inputs: tuple[TableView, ...]
    expected: tuple[TableView, ...]
    actual: tuple[TableView, ...]
    changed: bool = False
    framed: bool = False
    padded: bool = False


def difference_view(difference: Difference, cells: int) -> DifferenceView:
    """Draw a Difference in tables of at most ``cells`` rows and columns."""
    expected = actual = None
    if difference.expected and difference.actual:
        digits = figures.digits_for(difference.expected, difference.actual, difference.wrong)
        scale = _largest(difference.expected, difference.actual)
        expected, actual = (
            _table(
                Grid(difference.result, difference.shape, rows, difference.slice, wrong=difference.wrong),
                cells,
                digits,
                scale,
                mark,
            )
            for rows, mark in ((difference.expected, "right"), (difference.actual, "wrong"))
        )
    summary = counted(
        difference.count,
        "{count} of {elements} ({percent}) of {name} {shape} differs, at {place}.",
        "{count} of {elements} ({percent}) of {name} {shape} differ, the first at {place}.",
        elements=counted(difference.total, "{count} element", "{count} elements"),
        percent=figures.percent(difference.count, difference.total),
        name=difference.result,
        shape=figures.shape(difference.shape),
        place=figures.index(difference.first),
    )
    return DifferenceView(summary, expected, actual, strips(difference))


def counterexample_view(example: Counterexample, cells: int) -> CounterexampleView:
    """Draw the tables of a Counterexample; inputs show their window, results their wrong cells."""
    pairs = list(zip(example.expected, example.actual, strict=False))
    digits = max((figures.digits_for(one.rows, other.rows, one.wrong) for one, other in pairs), default=4)
    scale = _largest(*(grid.rows for grid in (*example.expected, *example.actual)))
    inputs = tuple(_table(grid, cells, 4, _largest(grid.rows), "") for grid in example.inputs)
    return CounterexampleView(
        inputs=inputs,
        expected=tuple(_table(grid, cells, digits, scale, "right") for grid in example.expected),
        actual=tuple(_table(grid, cells, digits, scale, "wrong") for grid in example.actual),
        framed=any(grid.window for grid in example.inputs) and any(grid.window for grid in example.expected),
        padded=any("ghost" in cell.classes for table in inputs for _, row in table.rows for cell in row),
        changed=any(grid.name in {one.name for one in example.inputs} for grid in example.expected),
    )


def strips(difference: Difference) -> tuple[StripView, ...]:
    """One strip for each axis that is longer than one; at most 96 bars, each the worst of its positions."""
    views = []
    for axis, shares in enumerate(difference.by_axis):
        if len(shares) < 2:
            continue
        name = difference.axes[axis] if axis < len(difference.axes) else ""
        named = say("axis {axis} · {name}", axis=axis, name=_AXES.get(name, name))
        label = named if name else say("axis {axis}", axis=axis)
        bars = _binned(shares)
        views.append(StripView(label, len(shares), _where(shares), _bars(bars), len(bars)))
    return tuple(views)


def _where(shares: Sequence[float]) -> str:
    """Where along an axis it is wrong, in words: the strip for whoever does not see it."""
    length = len(shares)
    words = figures.ranges((at for at, share in enumerate(shares) if share > 0), length)
    middle, most = sorted(shares)[length // 2], max(shares)
    if middle > 0 and most > 2 * middle:
        peaks = (at for at, share in enumerate(shares) if share > (most + middle) / 2)
        return say("{places}, most {peaks}", places=words, peaks=figures.ranges(peaks, length))
    return words


def _binned(shares: Sequence[float]) -> list[float]:
    if len(shares) <= _BINS:
        return list(shares)
    edges = [at * len(shares) // _BINS for at in range(_BINS + 1)]
    return [max(shares[low:high]) for low, high in pairwise(edges)]


def _bars(shares: Sequence[float]) -> str:
    gap = 0.12 if len(shares) <= 48 else 0.0
    parts = []
    for at, share in enumerate(shares):
        if share > 0:
            # Something wrong is never invisible: the lowest bar is three units high.
            height = max(3.0, min(share, 1.0) * _STRIP_HEIGHT)
            parts.append(f"M{at + gap:g} {_STRIP_HEIGHT}v{-height:.3g}h{1 - 2 * gap:.3g}v{height:.3g}z")
    return "".join(parts)


def _largest(*tables: Sequence[Sequence[Cell]]) -> float:
    cells = (cell for rows in tables for row in rows for cell in row)
    return max((abs(cell) for cell in cells if not isinstance(cell, str) and math.isfinite(cell)), default=0.0)


def _shade(cell: Cell, scale: float) -> str:
    if isinstance(cell, str) or not math.isfinite(cell) or not scale or not cell:
        return ""
    step = max(1, min(_SHADES, math.ceil(abs(cell) / scale * _SHADES)))
    return f"{'m' if cell < 0 else 'p'}{step}"


def _span(length: int, cells: int, focus: int) -> range:
    """Positions to be shown along one axis: all, or ``cells`` of them around ``focus``."""
    if length <= cells:
        return range(length)
    start = min(max(focus - cells // 2, 0), length - cells)
    return range(start, start + cells)


def _offsets(part: str) -> tuple[int, int]:
    """Where the rows and columns of a slice such as ``[0, 3:15, :, 1]`` begin in the whole array."""
    starts = [int(start or 0) for start in _SLICE.findall(part)]
    return (starts[-2], starts[-1]) if len(starts) > 1 else (0, starts[0] if starts else 0)


def _table(grid: Grid, cells: int, digits: int, scale: float, mark: str) -> TableView:
    """Lay a Grid out; a window that reaches outside brings a border of padding cells with it."""
    height, width = len(grid.rows), max((len(row) for row in grid.rows), default=0)
    wrong = grid.wrong or []
    first = next(((row, column) for row, flags in enumerate(wrong) for column, flag in enumerate(flags) if flag), None)
    window = grid.window
    focus = (window.row, window.column) if window else first or (0, 0)
    rows, columns = _span(height, cells, focus[0]), _span(width, cells, focus[1])
    notice = (
        ""
        if (len(rows), len(columns)) == (height, width)
        else say(
            "{rows} of {height} rows and {columns} of {width} columns are shown",
            rows=len(rows),
            height=height,
            columns=len(columns),
            width=width,
        )
    )
    down, right = _offsets(grid.slice)
    shape = figures.shape(grid.shape)
    if window:
        rows = range(
            max(min(rows.start, window.row), rows.start - cells),
            min(max(rows.stop, window.row + window.height), rows.stop + cells),
        )
        columns = range(
            max(min(columns.start, window.column), columns.start - cells),
            min(max(columns.stop, window.column + window.width), columns.stop + cells),
        )
    body = tuple(
        (
            str(row + down) if 0 <= row < height else "",
            tuple(_cell(grid, row, column, digits, scale, mark) for column in columns),
        )
        for row in rows
    )
    return TableView(
        name=grid.name,
        caption=say("{shape}, part {slice}", shape=shape, slice=grid.slice) if grid.slice else shape,
        columns=tuple(str(column + right) if 0 <= column < width else "" for column in columns),
        rows=body,
        notice=notice,
    )


def inside(window: Window | None, row: int, column: int) -> bool:
    """Whether a cell lies in a window, which may mean every second row or column alone."""
    return (
        window is not None
        and window.row <= row < window.row + window.height
        and window.column <= column < window.column + window.width
        and (row - window.row) % window.row_step == 0
        and (column - window.column) % window.column_step == 0
    )


def _edges(window: Window, row: int, column: int) -> list[str]:
    """The edges of a window's cell that its neighbours in the window do not share."""
    return [
        name
        for name, neighbour in (
            ("wt", (row - 1, column)),
            ("wb", (row + 1, column)),
            ("wl", (row, column - 1)),
            ("wr", (row, column + 1)),
        )
        if not inside(window, *neighbour)
    ]


def _cell(grid: Grid, row: int, column: int, digits: int, scale: float, mark: str) -> CellView:
    classes, spoken = [], ""
    if grid.window and inside(grid.window, row, column):
        classes += ["w", *_edges(grid.window, row, column)]
        spoken = say("in the window")
    if not (0 <= row < len(grid.rows) and 0 <= column < len(grid.rows[row])):
        padding = say("padding, in the window") if spoken else say("padding")
        return CellView("0", " ".join([*classes, "ghost"]), padding)
    value = grid.rows[row][column]
    shade = _shade(value, scale)
    if grid.wrong and row < len(grid.wrong) and column < len(grid.wrong[row]) and grid.wrong[row][column]:
        classes.append(mark)
        spoken = say("wrong") if mark == "wrong" else ""
    elif shade:
        classes.append(shade)
    return CellView(figures.cell(value, digits), " ".join(classes), spoken)
