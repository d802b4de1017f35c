"""What the judge concludes: verdicts, violations, hints and scores."""

from fractions import Fraction

import msgspec

from grader.core.outcome import Outcome, Rung

Cell = float | str
"""One number of a small table; text where JSON has no number for it (``nan``, ``inf``, a complex number)."""


class Difference(msgspec.Struct, frozen=True):
    """Where an array differs, for pictures; values are present only where the case is visible.

    ``shape`` is the common shape; ``count`` of ``total`` elements differ; ``first`` is the index of the
    first; ``by_axis`` holds a list an axis with the share (0 … 1) of wrong elements at each position; of a
    hidden case none (0), some (0.5) or all (1).
    ``expected`` and ``actual`` are nested lists of a small array or of the worst 2-D slice, which
    ``slice`` names (``[0, :, :, 1]``); ``wrong`` is the matching nested list of booleans. ``axes`` names
    the axes in order where the exercise knows their names (``image``, ``row``, ``column``, ``channel``).
    """

    result: str
    shape: tuple[int, ...]
    count: int
    total: int
    first: tuple[int, ...]
    by_axis: tuple[tuple[float, ...], ...]
    slice: str = ""
    expected: list[list[Cell]] | None = None
    actual: list[list[Cell]] | None = None
    wrong: list[list[bool]] | None = None
    axes: tuple[str, ...] = ()


class Window(msgspec.Struct, frozen=True):
    """A rectangle of cells to be highlighted in a Grid.

    ``row`` and ``column`` count from 0 in the Grid's own rows and may be negative, and the rectangle may
    reach past the last row or column: what lies outside is drawn as a border of padding. With ``row_step`` or
    ``column_step`` above 1 only every such row or column is meant, counted from the rectangle's first.
    """

    row: int
    column: int
    height: int
    width: int
    row_step: int = 1
    column_step: int = 1


class Grid(msgspec.Struct, frozen=True):
    """One small 2-D table of numbers: a whole array of at most two real axes, or a slice of one.

    ``name`` is the argument or result that it belongs to (``A_prev``), ``shape`` that array's whole shape,
    ``slice`` the part shown when it is not the whole (``[0, :, :, 1]``). ``wrong`` marks wrong cells, and
    has the shape of ``rows`` when it is given.
    """

    name: str
    shape: tuple[int, ...]
    rows: list[list[Cell]]
    slice: str = ""
    window: Window | None = None
    wrong: list[list[bool]] | None = None


class Counterexample(msgspec.Struct, frozen=True):
    """The smallest call on which a student's function and the reference differ in one failed behaviour, shown whole.

    ``call`` is the call as a student would write it, in one line of Python; ``message`` the sentence in the
    common grammar (what we got, but should be). ``inputs`` are the array arguments in order (several Grids
    of one name where an array has several slices), each with the window that makes the first wrong cell.
    ``expected`` and ``actual`` are what should be returned and what was; ``actual`` is empty where nothing
    came back. ``steps`` says how the first wrong cell comes about, one short line a step
    (``1·2 + 3·1 + bias 1 = 6``). ``reproduce`` is a shell command that shows the same again.

    ``cases`` names the failed cases that it stands for; ``behaviour`` says in a few words what sets them apart from
    those of the exercise's other counterexamples (empty where there is one alone, or nothing to say).
    """

    call: str
    message: str
    inputs: tuple[Grid, ...] = ()
    expected: tuple[Grid, ...] = ()
    actual: tuple[Grid, ...] = ()
    steps: tuple[str, ...] = ()
    reproduce: str = ""
    cases: tuple[str, ...] = ()
    behaviour: str = ""


class Fact(msgspec.Struct, frozen=True):
    """One thing that a description says, beside what it should say; ``place`` is what the description is of.

    ``expected`` is empty where nothing should be, ``actual`` where nothing is. What is not ``wrong`` stands there for
    its neighbours in a list.
    """

    place: str
    name: str
    expected: str
    actual: str
    wrong: bool = True


class Efficiency(msgspec.Struct, frozen=True):
    """What an exercise's calls cost. Only ``growth`` may bear on points: the rest is information.

    ``growth`` is the sentence on how the work grows with the batch (``one pass for the whole batch``).
    ``seconds`` and ``reference_seconds`` are wall time over the same calls in the same sandbox;
    ``peak_mib`` is the largest memory of one call. 0 means that it was not measured.
    """

    growth: str = ""
    seconds: float = 0.0
    reference_seconds: float = 0.0
    peak_mib: float = 0.0


class Verdict(msgspec.Struct, frozen=True):
    """What one Observation is worth. ``rung`` is the first rung missed, or None when it passed."""

    case: str
    passed: bool
    outcome: Outcome
    rung: Rung | None
    message: str
    points: Fraction
    possible: Fraction
    difference: Difference | None = None


class Violation(msgspec.Struct, frozen=True):
    """A style remark: ``line`` and ``column`` count from 1 (0: the file as a whole)."""

    code: str
    line: int
    column: int
    text: str


class Hint(msgspec.Struct, frozen=True):
    """A named reason and its explanation. ``level`` 1 is a nudge, 2 names the mistake.

    ``together`` where it explains the failures only beside others that are told with it.
    """

    id: str
    text: str
    level: int = 2
    audience: str = "student"
    together: bool = False


class StyleVerdict(msgspec.Struct, frozen=True):
    """One style rule with the points that it brought."""

    code: str
    points: Fraction
    possible: Fraction
    count: int


class Score(msgspec.Struct, frozen=True):
    """Exact points out of exact points."""

    points: Fraction
    possible: Fraction

    def out_of(self, whole: int = 100) -> Fraction:
        """The share of the possible points, out of ``whole`` (0 when nothing was possible)."""
        return self.points / self.possible * whole if self.possible else Fraction(0)
