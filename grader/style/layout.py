"""The layout of the file as bytes: first line, executable bit, last newline."""

from collections.abc import Iterator

from grader.core.findings import Violation
from grader.core.said import say
from grader.core.submission import SourceFile

SHEBANG = "#!/usr/bin/env python3"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_LONGEST_QUOTE = 60


def layout_violations(source: SourceFile) -> Iterator[Violation]:
    """G101 shebang, G102 executable bit (only where the source carries one), G103 newline at the end."""
    first = source.data.split(b"\n", 1)[0]
    if first != SHEBANG.encode():
        yield Violation("G101", 1, 1, _shebang_sentence(first))
    if source.executable is False:
        yield Violation("G102", 0, 0, say("the file is not executable, but should be [chmod +x]"))
    if not source.data.endswith(b"\n"):
        last = source.data.count(b"\n") + 1
        yield Violation("G103", last, 0, say("the file ends without a newline, but should end with one"))


def _shebang_sentence(first: bytes) -> str:
    if first.startswith(_BYTE_ORDER_MARK):
        return say(
            "the first line begins with a byte order mark, but should be exactly {shebang} [save as UTF-8 without BOM]",
            shebang=SHEBANG,
        )
    if first == SHEBANG.encode() + b"\r":
        return say(
            "the first line ends with a carriage return, but should be exactly {shebang} [save with Unix line ends]",
            shebang=SHEBANG,
        )
    if not first.strip():
        return say("the first line is empty, but should be exactly {shebang}", shebang=SHEBANG)
    quoted = ascii(first[:_LONGEST_QUOTE].decode("utf-8", "replace"))
    return say("the first line is {quoted}, but should be exactly {shebang}", quoted=quoted, shebang=SHEBANG)
