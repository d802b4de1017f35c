"""``grader attack`` with the real judge, at the tier that every system has."""

import io
import json
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from typer.testing import CliRunner, Result

from grader import api
from grader.attack import arena, corpus
from grader.attack.corpus import Attack, Manifest
from grader.attack.places import find_corpus
from grader.attack.results import Result as Attacked
from grader.attack.scene import NAME
from grader.cli.attack import _shown
from grader.cli.main import app
from grader.core.errors import IsolationError
from grader.core.report import Report
from grader.judge import grade


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["attack", *words], env={"COLUMNS": "100"})


def test_a_group_that_the_wall_holds_ends_with_0_and_a_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = {one.id: one for one in corpus.load()}
    tried = [known["exits/os_exit_zero"], known["exits/sys_exit_zero"]]
    monkeypatch.setattr(corpus, "load", lambda: (*tried, known["honest_accidents/plain"]))
    done = run("--tier", "process", "--group", "exits", "--json", str(tmp_path / "attacks.json"))
    assert done.exit_code == 0, done.output
    assert done.stderr == ""
    (line,) = [line.split() for line in done.stdout.splitlines() if "exits" in line]
    assert line[:-1] == ["process", "exits", "2", "2", "0"]
    told = json.loads((tmp_path / "attacks.json").read_text())
    assert [result["name"] for result in told["results"]] == [one.name for one in tried]
    assert not any(result["harm"] for result in told["results"])


def test_a_wall_with_a_hole_is_reported_by_name_and_ends_with_1(monkeypatch: pytest.MonkeyPatch) -> None:
    def believing(*arguments: Any, **options: Any) -> Report:
        report = grade(*arguments, **options)
        exercise = report.exercises[0]
        cases = tuple(msgspec.structs.replace(case, points=case.possible, passed=True) for case in exercise.cases)
        return msgspec.structs.replace(report, exercises=(msgspec.structs.replace(exercise, cases=cases),))

    monkeypatch.setattr(arena, "grade", believing)
    done = run("--tier", "process", "--group", "exits/sys_exit_zero", "--group", "exits/str_raises")
    assert done.exit_code == 1
    assert "BROKEN  exits/sys_exit_zero at the process tier" in done.stdout
    assert "must not: Take an early end for a pass, or for a fault of the judge." in done.stdout
    assert re.search(r"but:      it earned (\d+) of \1 points", done.stdout)
    assert "2 of 2 attacks at one tier broke something." in done.stdout


def test_a_submission_that_earns_what_its_manifest_forbids_ends_with_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    harmless = tmp_path / "harmless"
    shutil.copytree(find_corpus() / "honest_accidents" / "plain", harmless)
    manifest = Manifest(title="x", must_not="Earn a point.", exercise=Path(NAME).stem, points="none", process=True)
    monkeypatch.setattr(corpus, "load", lambda: (Attack("exits", "harmless", harmless, manifest),))
    done = run("--tier", "process", "--json", "-")
    assert done.exit_code == 1
    (result,) = json.loads(done.stdout)["results"]
    assert (result["name"], result["must_not"]) == ("harmless", "Earn a point.")
    assert re.match(r"it earned (\d+) of \1 points", result["harm"][0])


def test_an_unknown_group_ends_with_2_and_names_the_groups() -> None:
    done = run("--group", "exit")
    assert done.exit_code == 2
    assert "no group of attacks 'exit'" in done.stderr
    assert "exits, forged_returns" in done.stderr


def refuse(*tiers: str) -> Any:
    def choose(isolation: str) -> str:
        if isolation in tiers:
            raise IsolationError(f"the {isolation} tier does not work on this machine")
        return isolation

    return choose


def test_a_tier_that_is_not_here_ends_with_2(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "choose_tier", refuse("strict"))
    done = run("--tier", "strict", "--group", "exits/os_exit_zero")
    assert done.exit_code == 2
    assert "the strict tier does not work on this machine (isolation-missing)" in done.stderr


def test_all_tiers_are_those_that_are_here_and_the_others_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "choose_tier", refuse("strict", "confined"))
    done = run("--group", "exits/sys_exit_zero")
    assert done.exit_code == 0
    assert "Not tried: the strict tier does not work on this machine" in done.stdout
    assert "The wall held against the one attack at one tier." in done.stdout


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_a_bar_and_a_pipe_sees_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    attack = corpus.load()[0]
    pipe, terminal = io.StringIO(), Terminal()
    monkeypatch.setenv("TERM", "xterm")
    for stream in (pipe, terminal):
        monkeypatch.setattr(sys, "stderr", stream)
        with _shown(3) as watcher:
            if watcher is not None:
                watcher.begun("strict", attack)
                watcher.done(attacked("held"))
                watcher.done(attacked("broken", "it won"))
    assert pipe.getvalue() == ""
    assert f"strict: {attack.id}" in terminal.getvalue()
    assert "BROKEN  exits/broken" in terminal.getvalue()
    assert "BROKEN  exits/held" not in terminal.getvalue()


def attacked(name: str, *harm: str) -> Attacked:
    return Attacked("strict", "exits", name, "Win.", harm, 0.1)
