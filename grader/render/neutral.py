"""Make hostile text harmless and visible, and cut what is too long; never drop a character silently."""

import re
from collections.abc import Sequence

import msgspec

from grader.core.said import counted

INVISIBLE = (
    "\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff"
)
"""Characters that show nothing themselves and change how others show: bidi controls, zero widths, tags …"""

_HOSTILE = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{INVISIBLE}\ud800-\udfff]")
_COMBINING = re.compile(
    r"([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{3})"
    r"([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+)"
)
_WORKFLOW = re.compile(r"::(?=[A-Za-z])|##(?=\w{0,20}\[)")


class Clipped(msgspec.Struct, frozen=True):
    """The part of a text that is shown, and what stands in place of the rest ("" when nothing was cut)."""

    text: str
    notice: str = ""


def _picture(match: re.Match[str]) -> str:
    character = match.group()
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return f"⟨U+{code:04X}⟩"


def visible(text: str) -> str:
    """Replace every control, bidi and invisible character by a visible sign of it; keep newlines and tabs.

    Escape becomes ``␛``, carriage return ``␍``, NUL ``␀``, others ``⟨U+202E⟩``; towers of combining marks
    are cut to three. The result can be encoded, may stand in XML, and shows in the order in which it is stored.
    """
    text = _HOSTILE.sub(_picture, text)
    return _COMBINING.sub(lambda match: f"{match.group(1)}⟨{len(match.group(2))} more marks⟩", text)


def loggable(text: str) -> str:
    """As ``visible``, and wrap what a CI runner would obey: ``::notice``, ``##[group]``, ``##vso[…]`` and others.

    The runners look for ``::`` at the start of a line and for ``##``, a word and ``[`` anywhere in it. The
    signs are set in brackets wherever they stand, since a renderer may break a line before any of them.
    """
    return _WORKFLOW.sub(lambda match: f"⟦{match.group()}⟧", visible(text))


def one_line(text: str) -> str:
    """Join the lines of a text that has to stay in one line, with a visible sign in place of each break."""
    return " ⏎ ".join(part for part in text.replace("\t", " ").split("\n") if part.strip())


def clip(text: str, characters: int, lines: int | None = None) -> Clipped:
    """Keep the first ``characters`` and ``lines`` of a text; the notice says how much is left out."""
    kept = text[:characters]
    if lines is not None:
        parts = kept.split("\n", lines)
        kept = "\n".join(parts[:lines])
    left_out = len(text) - len(kept)
    if left_out <= 1 and text[len(kept) :] in ("", "\n"):
        return Clipped(kept)
    return Clipped(
        kept,
        counted(left_out, "… {count} more character is not shown here", "… {count} more characters are not shown here"),
    )


def clip_lines(parts: Sequence[str], characters: int, lines: int) -> Clipped:
    """Join texts to lines and keep the first ``characters`` and ``lines``, without ever joining all of a flood."""
    shown = [clip(part, characters) for part in parts[:lines]]
    cut = clip("\n".join(one.text + one.notice for one in shown), characters, lines)
    if len(parts) > lines and not cut.notice:
        return Clipped(
            cut.text,
            counted(
                len(parts) - lines, "… {count} more line is not shown here", "… {count} more lines are not shown here"
            ),
        )
    return cut
