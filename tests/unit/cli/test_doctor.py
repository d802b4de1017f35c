import platform
from importlib import metadata

import pytest
from typer.testing import CliRunner

from grader import api
from grader.cli import doctor as module
from grader.cli.main import app
from grader.core.errors import IsolationError

WORKS = api.Layer("limits", works=True, detail="all bounded")
BROKEN = api.Layer("landlock", works=False, detail="the kernel has it not", cure="Linux 5.13 or later")


def run(
    monkeypatch: pytest.MonkeyPatch, layers: tuple[api.Layer, ...], tier: str | None = "process"
) -> tuple[int, str]:
    def choose(_isolation: str) -> str:
        if tier is None:
            raise IsolationError("nothing works")
        return tier

    monkeypatch.setattr(api, "probe_layers", lambda: layers)
    monkeypatch.setattr(api, "choose_tier", choose)
    result = CliRunner().invoke(app, ["doctor"], env={"COLUMNS": "160"})
    return result.exit_code, result.stdout


def test_each_layer_is_named_with_what_was_seen_and_what_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    code, said = run(monkeypatch, (WORKS, BROKEN))
    assert code == 0
    (line,) = [line for line in said.splitlines() if "landlock" in line]
    assert [cell.strip() for cell in line.strip("│").split("│")] == [
        "landlock",
        "no",
        "the kernel has it not",
        "Linux 5.13 or later",
    ]
    assert "Isolation 'auto' is 'process' here." in said


@pytest.mark.parametrize(("tier", "told"), [("process", True), ("confined", False), ("strict", False)])
def test_plain_process_limits_are_said_to_be_for_ones_own_code(
    tier: str, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, said = run(monkeypatch, (WORKS,), tier)
    assert ("It is for your own code: 'grader batch'" in said) is told


def test_versions_are_those_that_are_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    _, said = run(monkeypatch, (WORKS,))
    assert platform.python_version() in said
    (line,) = [line for line in said.splitlines() if "│ numpy" in line]
    assert metadata.version("numpy") in line


def test_a_machine_on_which_nothing_can_run_ends_with_3(monkeypatch: pytest.MonkeyPatch) -> None:
    code, said = run(monkeypatch, (BROKEN,), tier=None)
    assert code == 3
    assert "No code can be graded on this machine." in said


def test_a_missing_library_is_named_and_ends_with_3(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "REQUIRED", ("numpy", "no-such-library"))
    code, said = run(monkeypatch, (WORKS,))
    assert code == 3
    (line,) = [line for line in said.splitlines() if "no-such-library" in line]
    assert "missing" in line
    assert "pip install grader" in line


def test_a_missing_extra_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "OPTIONAL", {"no-such-library": "grader[none]"})
    code, said = run(monkeypatch, (WORKS,))
    assert code == 0
    assert "pip install 'grader[none]'" in said
