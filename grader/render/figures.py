"""Numbers as they are read: points that never round up to full, and cells that show their difference."""

import math
from collections.abc import Iterable, Sequence
from decimal import ROUND_DOWN, Decimal

from grader.core.findings import Cell
from grader.core.said import counted, joined, say

_DIGITS = (4, 6, 9, 13, 17)


def points(value: float) -> str:
    """Points with at most two decimals, rounded down, without trailing zeros: ``99.9999`` reads 99.99."""
    if not math.isfinite(value):
        return "–"
    text = format(Decimal(repr(value)).quantize(Decimal("0.01"), rounding=ROUND_DOWN), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def share(part: float, whole: float) -> float:
    """``part`` of ``whole`` between 0 and 1; 0 when there is no whole."""
    return min(max(part / whole, 0.0), 1.0) if whole > 0 else 0.0


def percent(part: float, whole: float) -> str:
    """A share as whole per cent: never 0 % of something, never 100 % of less than all."""
    ratio = share(part, whole)
    if 0 < ratio < 0.01:
        return say("under 1%")
    return say("{percent}%", percent=math.floor(ratio * 100))


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: ``1 case``, ``2 cases``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def duration(seconds: float) -> str:
    """Seconds as a person says them: ``4 ms``, ``1.3 s``, ``2 min 5 s``."""
    if seconds < 0.0005:
        return say("under 1 ms")
    if seconds < 1:
        return f"{seconds * 1000:.0f} ms"
    if seconds < 60:
        return f"{seconds:.1f} s"
    return f"{int(seconds // 60)} min {int(seconds % 60)} s"


def ratio(seconds: float, reference_seconds: float) -> str:
    """How long something took beside the reference: ``3.2× the reference's time``; "" when not measured."""
    if seconds <= 0 or reference_seconds <= 0:
        return ""
    times = seconds / reference_seconds
    return say("{times}× the reference’s time", times=f"{times:.0f}" if times >= 10 else f"{times:.1f}")


def cell(value: Cell, digits: int = 4) -> str:
    """One number of a table, in ``digits`` significant digits, with a real minus sign; a zero has none."""
    if isinstance(value, str):
        return value[:24]
    if isinstance(value, bool) or not math.isfinite(value):
        return str(value)
    return f"{value + 0.0:.{digits}g}".replace("-", "−")


def digits_for(
    expected: Sequence[Sequence[Cell]],
    actual: Sequence[Sequence[Cell]],
    wrong: Sequence[Sequence[bool]] | None = None,
) -> int:
    """The fewest significant digits (4 or more) that tell every two different cells apart; of ``wrong`` ones alone."""
    pairs = [
        (one, other)
        for at, (row, other_row) in enumerate(zip(expected, actual, strict=False))
        for column, (one, other) in enumerate(zip(row, other_row, strict=False))
        if one != other and (wrong is None or wrong[at][column])
    ]
    for digits in _DIGITS:
        if all(cell(one, digits) != cell(other, digits) for one, other in pairs):
            return digits
    return _DIGITS[-1]


def ranges(positions: Iterable[int], length: int, most: int = 6) -> str:
    """Positions along an axis in words: ``everywhere``, ``nowhere``, ``at 0 and 27``, ``at 0–3, 9 and 12``."""
    runs: list[list[int]] = []
    for position in sorted(positions):
        if runs and position == runs[-1][1] + 1:
            runs[-1][1] = position
        else:
            runs.append([position, position])
    if not runs:
        return say("nowhere")
    if runs == [[0, length - 1]]:
        return say("everywhere")
    words = [str(low) if low == high else f"{low}–{high}" for low, high in runs]
    if len(words) > most:
        return counted(
            len(words) - most,
            "at {places} and {count} more place",
            "at {places} and {count} more places",
            places=", ".join(words[:most]),
        )
    return say("at {places}", places=joined(words))


def index(position: Sequence[int]) -> str:
    """An index as NumPy writes it: ``[0, 2, 3]``."""
    return f"[{', '.join(str(part) for part in position)}]"


def shape(sizes: Sequence[int]) -> str:
    """A shape as NumPy writes it: ``(4, 28, 28, 3)``, ``(3,)``."""
    return f"({sizes[0]},)" if len(sizes) == 1 else f"({', '.join(str(size) for size in sizes)})"
