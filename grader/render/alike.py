"""Two similar files side by side, with what they share marked; for the instructor."""

from html import escape

from grader.core.cohort import Pair
from grader.render.figures import percent
from grader.render.index import asset, digest_of
from grader.render.neutral import visible

_STYLE = """
.two { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1rem; }
@media (max-width: 50rem) { .two { grid-template-columns: minmax(0, 1fr); } }
pre { margin: 0; font: .8rem/1.5 ui-monospace, Menlo, Consolas, monospace; overflow-x: auto; }
pre span { display: block; white-space: pre-wrap; }
mark { display: block; background: var(--bad-soft); color: inherit; white-space: pre-wrap; }
"""


def render(pair: Pair, first: tuple[str, str], second: tuple[str, str]) -> str:
    """Write the page of a pair; each side is a name and a text."""
    style = asset("cohort.css") + _STYLE
    policy = f"default-src 'none'; style-src '{digest_of(style)}'; base-uri 'none'; form-action 'none'"
    sides = ((first, pair.first_share, pair.first_lines), (second, pair.second_share, pair.second_lines))
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        f"<title>{_text(first[0])} and {_text(second[0])}</title><style>{style}</style></head>\n<body>"
        '<header><p class="quiet">For the instructor alone: information, no verdict</p>'
        f'<h1>{_text(first[0])} and {_text(second[0])}</h1></header><main class="two">'
        + "".join(_side(name, text, share, lines) for (name, text), share, lines in sides)
        + "</main></body></html>\n"
    )


def _side(name: str, text: str, share: float, ranges: tuple[tuple[int, int], ...]) -> str:
    marked = {line for first, last in ranges for line in range(first, last + 1)}
    lines = []
    for number, line in enumerate(text.splitlines(), 1):
        element = "mark" if number in marked else "span"
        lines.append(f"<{element}>{number:4}  {_text(line)}</{element}>")
    head = f"<h2>{_text(name)}: {percent(share, 1)} stand in the other</h2>"
    return f"<section>{head}<pre>{''.join(lines)}</pre></section>"


def _text(text: str) -> str:
    return escape(visible(text))
