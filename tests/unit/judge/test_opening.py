"""Sentences for files that could not be loaded."""

import pytest

from grader.core.observation import Failure, Opening
from grader.core.outcome import Outcome
from grader.judge.opening import opening_message
from tests.unit.judge.small_pack import exercise

SOURCE = '#!/usr/bin/env python3\n"""A file with words of more than ASCII: naïve, λ."""\n'
NUL = Opening(Outcome.RAISED, "parses", Failure("SyntaxError", "source code cannot contain null bytes"))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named_and_cured(encoding: str) -> None:
    message = opening_message(NUL, exercise(), SOURCE.encode(encoding))
    assert "is saved as UTF-16" in message
    assert "Save with Encoding" in message
    assert "null bytes" not in message


@pytest.mark.parametrize(
    "source",
    [
        SOURCE.encode(),
        SOURCE.encode("utf-8-sig"),
        b"",
        b"\0",
        b"\0" * 50,
        b"a" * 50,
        b"x = 1\0\n",
        SOURCE.encode("latin-1", "replace"),
    ],
)
def test_other_files_are_not_taken_for_utf_16(source: bytes) -> None:
    assert opening_message(NUL, exercise(), source).endswith("source code cannot contain null bytes")


def test_a_file_that_was_loaded_needs_no_sentence() -> None:
    assert opening_message(Opening(Outcome.RETURNED), exercise(), SOURCE.encode("utf-16")) == ""
