"""First line, executable bit, last newline."""

import pytest

from grader.core.findings import Violation
from grader.core.submission import SourceFile
from grader.style.layout import layout_violations

FIRST = b"#!/usr/bin/env python3\n"


def found(data: bytes, *, executable: bool | None = True) -> list[Violation]:
    return list(layout_violations(SourceFile("a.py", data, executable)))


def test_a_file_as_it_should_be_has_no_violation() -> None:
    assert found(FIRST) == []
    assert found(FIRST + b"x = 1\n") == []


@pytest.mark.parametrize(
    ("first", "words"),
    [
        (b"", "the first line is empty"),
        (b"\n" + FIRST, "the first line is empty"),
        (b"#!/usr/bin/python3\n", "the first line is '#!/usr/bin/python3', but should be exactly"),
        (b"#!/usr/bin/env python\n", "'#!/usr/bin/env python'"),
        (b"#!/usr/bin/env python3 \n", "'#!/usr/bin/env python3 '"),
        (b" #!/usr/bin/env python3\n", "' #!/usr/bin/env python3'"),
        (b"#! /usr/bin/env python3\n", "'#! /usr/bin/env python3'"),
        (b"\xef\xbb\xbf" + FIRST, "begins with a byte order mark"),
        (b"#!/usr/bin/env python3\r\n", "ends with a carriage return"),
        (b"\xff\x1b[31m\n", r"'\ufffd\x1b[31m'"),
        (b"x" * 10_000 + b"\n", "x" * 60 + "', but"),
    ],
)
def test_the_first_line_is_exact_to_the_byte(first: bytes, words: str) -> None:
    violation = found(first + b"\n")[0]
    assert (violation.code, violation.line, violation.column) == ("G101", 1, 1)
    assert words in violation.text
    assert "but should be exactly #!/usr/bin/env python3" in violation.text
    assert violation.text.isprintable()


def test_a_lone_first_line_without_newline_is_still_right() -> None:
    assert [violation.code for violation in found(FIRST.rstrip())] == ["G103"]


@pytest.mark.parametrize(("executable", "expected"), [(True, []), (None, []), (False, ["G102"])])
def test_the_executable_bit_counts_where_there_is_one(*, executable: bool | None, expected: list[str]) -> None:
    violations = found(FIRST, executable=executable)
    assert [violation.code for violation in violations] == expected
    assert all((violation.line, violation.column) == (0, 0) for violation in violations)


@pytest.mark.parametrize(("end", "line"), [(b"x = 1", 2), (b"x = 1\n ", 3), (b"x = 1\r", 2)])
def test_the_last_line_ends_with_a_newline(end: bytes, line: int) -> None:
    (violation,) = found(FIRST + end)
    assert (violation.code, violation.line, violation.column) == ("G103", line, 0)
    assert violation.text == "the file ends without a newline, but should end with one"
