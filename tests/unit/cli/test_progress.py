import io
import sys

import pytest

from grader.cli.progress import shown_progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_pipe_sees_no_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = io.StringIO()
    monkeypatch.setattr(sys, "stderr", pipe)
    with shown_progress() as progress:
        assert progress is None
    assert pipe.getvalue() == ""


def test_a_terminal_sees_each_step(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with shown_progress() as progress:
        assert progress is not None
        progress("0-conv_forward", "running")
    assert "0-conv_forward: running" in terminal.getvalue()
