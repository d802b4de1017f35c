"""How much of a report is shown: tried from generous to terse until the page fits."""

import msgspec


class Cuts(msgspec.Struct, frozen=True):
    """Upper bounds of what one page shows; whatever goes beyond is named, not dropped in silence.

    ``text`` bounds each short text (a message, a name), ``prose`` a hint, ``output`` and ``trace_lines`` what
    was printed and raised in one case, ``source`` characters and ``source_lines`` lines of one file, of
    ``line_characters`` each; ``remarks`` the style remarks of one file; ``pictures`` the failed cases of one
    exercise whose arrays are drawn, in tables of ``cells`` rows and columns at most.
    """

    text: int = 600
    prose: int = 6_000
    output: int = 6_000
    trace_lines: int = 40
    source: int = 60_000
    source_lines: int = 1_500
    line_characters: int = 400
    remarks: int = 200
    pictures: int = 100
    cells: int = 12
    cases: int = 400
    coloured: bool = True


LADDER = (
    Cuts(),
    Cuts(prose=3_000, output=2_000, trace_lines=20, source=30_000, source_lines=800, remarks=80, pictures=12),
    Cuts(
        text=300, prose=1_500, output=600, trace_lines=10, source=15_000, source_lines=400,
        line_characters=200, remarks=40, pictures=6, cells=8, coloured=False,
    ),
    Cuts(
        text=200, prose=800, output=200, trace_lines=5, source=4_000, source_lines=120,
        line_characters=160, remarks=20, pictures=2, cells=6, cases=60, coloured=False,
    ),
)
"""From what an honest submission needs to what always fits."""
