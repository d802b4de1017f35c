"""Who waits for ``grader verify`` sees how far it is: a bar on a terminal, a line a part in a log."""

import io
import sys

import pytest

from grader.cli.steps import shown_steps
from grader.verify import Part, Step

STEPS = (
    Step("0-double", Part.WRONG, "the wrong solutions run"),
    Step("0-double", Part.RIGHT, "the starter gets nothing"),
    Step("0-double", Part.WRONG, "wrong/squared.py"),
)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def told(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    with shown_steps() as watcher:
        watcher.found(12, 2)
        for step in STEPS:
            watcher.begun(step)
    return stream.getvalue()


def test_a_log_gets_a_line_for_each_part(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = "[1/2] 0-double: wrong solutions\n[2/2] 0-double: right solutions\n"
    assert told(io.StringIO(), monkeypatch) == expected


def test_a_terminal_sees_the_step_and_how_many_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = told(Terminal(), monkeypatch)
    assert "0-double: wrong/squared.py" in shown
    assert "3/12" in shown


def test_findings_go_where_standard_output_goes_although_a_bar_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.StringIO()
    monkeypatch.setattr(sys, "stdout", file)
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setenv("TERM", "xterm")
    with shown_steps():
        sys.stdout.write("0-double\n")
    assert file.getvalue() == "0-double\n"
