"""The layout of the file as bytes: first line, executable bit, last newline."""

from collections.abc import Iterator

from grader.core.findings import Violation
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
        yield Violation("G102", 0, 0, "the file is not executable, but should be [chmod +x]")
    if not source.data.endswith(b"\n"):
        last = source.data.count(b"\n") + 1
        yield Violation("G103", last, 0, "the file ends without a newline, but should end with one")


def _shebang_sentence(first: bytes) -> str:
    wanted = f"but should be exactly {SHEBANG}"
    if first.startswith(_BYTE_ORDER_MARK):
        return f"the first line begins with a byte order mark, {wanted} [save as UTF-8 without BOM]"
    if first == SHEBANG.encode() + b"\r":
        return f"the first line ends with a carriage return, {wanted} [save with Unix line ends]"
    if not first.strip():
        return f"the first line is empty, {wanted}"
    quoted = ascii(first[:_LONGEST_QUOTE].decode("utf-8", "replace"))
    return f"the first line is {quoted}, {wanted}"
