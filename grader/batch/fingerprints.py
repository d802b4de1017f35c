"""Fingerprints of Python text that renaming, comments and layout do not change: winnowed k-grams of tokens.

The method is winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003): of each window of hashes the smallest is kept,
so that any run of ``GRAM + WINDOW - 1`` equal tokens is found in both texts.
"""

import hashlib
import io
import keyword
import re
import token
import tokenize

import msgspec

GRAM = 12
WINDOW = 6
_SILENT = {token.COMMENT, token.NL, token.NEWLINE, token.INDENT, token.DEDENT, token.ENCODING, token.ENDMARKER}
_BEFORE_DOCSTRING = {token.NEWLINE, token.NL, token.INDENT, token.DEDENT, token.COMMENT, token.ENCODING}
_WORDS = re.compile(r"\w+|[^\w\s]")


class Prints(msgspec.Struct, frozen=True):
    """A text's fingerprints: where in its tokens each begins, and the line of each token."""

    places: dict[int, tuple[int, ...]]
    lines: tuple[int, ...]

    def without(self, known: set[int]) -> "Prints":
        """Leave out what is known from elsewhere."""
        return Prints({print_: at for print_, at in self.places.items() if print_ not in known}, self.lines)

    def tokens(self, prints: set[int] | None = None) -> set[int]:
        """Return the tokens that fingerprints cover: those given, or all."""
        chosen = self.places.keys() if prints is None else prints & self.places.keys()
        return {at + step for print_ in chosen for at in self.places[print_] for step in range(GRAM)}

    def ranges(self, prints: set[int]) -> tuple[tuple[int, int], ...]:
        """Return the ranges of lines that fingerprints cover, first and last line of each."""
        covered = sorted({self.lines[at] for at in self.tokens(prints)})
        found: list[tuple[int, int]] = []
        for line in covered:
            if found and line <= found[-1][1] + 1:
                found[-1] = (found[-1][0], line)
            else:
                found.append((line, line))
        return tuple(found)


def grams(text: str) -> tuple[list[int], list[int]]:
    """Return the hash of every k-gram of a text, and the line of every token."""
    found = _tokens(text)
    words, lines = [word for word, _ in found], [line for _, line in found]
    hashes = [
        int.from_bytes(hashlib.blake2b("\0".join(words[at : at + GRAM]).encode(), digest_size=8).digest())
        for at in range(len(words) - GRAM + 1)
    ]
    return hashes, lines


def fingerprints(text: str) -> Prints:
    """Return the winnowed fingerprints of a text."""
    hashes, lines = grams(text)
    places: dict[int, set[int]] = {}
    for start in range(max(1, len(hashes) - WINDOW + 1) if hashes else 0):
        window = hashes[start : start + WINDOW]
        smallest = min(window)
        # Of equals the last one, as the paper has it: fewer places, the same guarantee.
        at = start + len(window) - 1 - window[::-1].index(smallest)
        places.setdefault(smallest, set()).add(at)
    return Prints({print_: tuple(sorted(at)) for print_, at in places.items()}, tuple(lines))


def _tokens(text: str) -> list[tuple[str, int]]:
    """Return words of which names, numbers and strings are made alike; a text that is no Python by its words."""
    result: list[tuple[str, int]] = []
    before = token.ENCODING
    try:
        for one in tokenize.generate_tokens(io.StringIO(text).readline):
            docstring = one.type == token.STRING and before in _BEFORE_DOCSTRING
            before = one.type
            if one.type in _SILENT or docstring:
                continue
            result.append((_word(one), one.start[0]))
    except (tokenize.TokenError, SyntaxError):
        lines = enumerate(text.splitlines(), 1)
        return [(match.group(), line) for line, content in lines for match in _WORDS.finditer(content)]
    return result


def _word(one: tokenize.TokenInfo) -> str:
    if one.type == token.NAME:
        return one.string if keyword.iskeyword(one.string) else "name"
    if one.type == token.NUMBER:
        return "number"
    return "string" if one.type == token.STRING else one.string
