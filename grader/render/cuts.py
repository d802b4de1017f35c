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
    prose: int = 4_000
    output: int = 4_000
    trace_lines: int = 40
    source: int = 40_000
    source_lines: int = 1_200
    line_characters: int = 400
    remarks: int = 120
    pictures: int = 20
    cells: int = 12
    cases: int = 200
    coloured: bool = True


LADDER = (
    Cuts(),
    Cuts(
        prose=2_000,
        output=1_000,
        trace_lines=15,
        source=20_000,
        source_lines=600,
        remarks=60,
        pictures=8,
        coloured=False,
    ),
    Cuts(
        text=300,
        prose=1_000,
        output=300,
        trace_lines=8,
        source=8_000,
        source_lines=250,
        line_characters=200,
        remarks=30,
        pictures=3,
        cells=8,
        cases=100,
        coloured=False,
    ),
    Cuts(
        text=120,
        prose=300,
        output=80,
        trace_lines=3,
        source=3_000,
        source_lines=100,
        line_characters=120,
        remarks=12,
        pictures=1,
        cells=6,
        cases=50,
        coloured=False,
    ),
)
"""From what an honest submission needs to what always fits."""
