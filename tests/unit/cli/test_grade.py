import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from typer.testing import CliRunner, Result

from grader import api
from grader.cli.main import app
from grader.core.outcome import Tier
from grader.core.report import FORMAT, Report, SubmissionReport

HALF = Report(
    format=FORMAT,
    pack="cnn",
    title="Convolutional neural networks",
    seed=0,
    isolation="strict",
    submission=SubmissionReport("ada", "d1ce"),
    score=50.0,
    possible=100.0,
    complete=True,
    exercises=(),
)


@pytest.fixture
def grade(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Result]:
    """Run ``grader grade`` on a folder, with a judge that answers ``report`` and notes what it was asked."""

    def run(*options: str, report: Report = HALF, asked: dict[str, Any] | None = None) -> Result:
        def judge(path: Path, **keywords: Any) -> Report:
            if asked is not None:
                asked.update(keywords, path=path)
            return report

        monkeypatch.setattr(api, "grade_path", judge)
        monkeypatch.setattr(api, "choose_tier", lambda _: Tier.STRICT)
        monkeypatch.setenv("GRADER_CACHE", str(tmp_path / "cache"))
        return CliRunner().invoke(app, ["grade", str(tmp_path), *options])

    return run


def test_a_graded_submission_ends_with_0_and_a_summary(grade: Callable[..., Result]) -> None:
    result = grade()
    assert result.exit_code == 0
    assert "50" in result.stdout
    assert "ada" in result.stdout
    assert result.stderr == ""


def test_the_judge_is_asked_for_what_the_options_say(grade: Callable[..., Result], tmp_path: Path) -> None:
    asked: dict[str, Any] = {}
    options = ["--pack", "p", "--exercise", "a", "--exercise", "b", "--seed", "7", "--isolation", "process"]
    options += ["--lang", "fr"]
    assert grade(*options, asked=asked).exit_code == 0
    assert asked.pop("progress") is None
    assert isinstance(asked.pop("memory"), api.FolderMemory)
    assert asked.pop("language") == "fr"
    assert asked == {"path": tmp_path, "pack": "p", "exercises": ("a", "b"), "seed": 7, "isolation": "process"}


def test_the_defaults_are_the_whole_pack_as_strongly_walled_off_as_can_be(grade: Callable[..., Result]) -> None:
    asked: dict[str, Any] = {}
    grade(asked=asked)
    assert (asked["pack"], asked["exercises"], asked["seed"], asked["isolation"]) == ("cnn", (), None, "auto")


def test_what_is_expected_is_kept_where_the_environment_says(grade: Callable[..., Result], tmp_path: Path) -> None:
    asked: dict[str, Any] = {}
    grade(asked=asked)
    asked["memory"].put("digest", b"values")
    assert [path.name for path in (tmp_path / "cache").iterdir()] == ["digest"]


def test_without_a_cache_nothing_is_kept(grade: Callable[..., Result]) -> None:
    asked: dict[str, Any] = {}
    assert grade("--no-cache", asked=asked).exit_code == 0
    assert asked["memory"] is None


@pytest.mark.parametrize(("least", "code"), [("0", 0), ("50", 0), ("50.01", 1), ("100", 1)])
def test_below_the_least_score_it_ends_with_1(grade: Callable[..., Result], least: str, code: int) -> None:
    assert grade("--min-score", least).exit_code == code


@pytest.mark.parametrize("options", [[], ["--min-score", "100"]])
def test_an_incomplete_report_ends_with_3(grade: Callable[..., Result], options: list[str]) -> None:
    assert grade(*options, report=msgspec.structs.replace(HALF, complete=False)).exit_code == 3


def test_json_to_stdout_is_nothing_but_json(grade: Callable[..., Result]) -> None:
    result = grade("--json", "-")
    assert json.loads(result.stdout)["score"] == 50
    assert result.stderr == ""


def test_every_file_is_written_even_below_the_least_score(grade: Callable[..., Result], tmp_path: Path) -> None:
    names = ("report.json", "report.html", "report.xml")
    options = [
        str(one)
        for name, flag in zip(names, ("--json", "--html", "--junit"), strict=True)
        for one in (flag, tmp_path / name)
    ]
    assert grade(*options, "--min-score", "60").exit_code == 1
    assert json.loads((tmp_path / "report.json").read_text())["submission"]["name"] == "ada"
    assert (tmp_path / "report.html").read_text().lower().startswith("<!doctype html>")
    assert "<testsuites" in (tmp_path / "report.xml").read_text()


def test_a_target_that_cannot_be_written_is_told_before_anything_is_graded(
    grade: Callable[..., Result], tmp_path: Path
) -> None:
    asked: dict[str, Any] = {}
    result = grade("--html", str(tmp_path / "missing" / "report.html"), asked=asked)
    assert result.exit_code == 2
    assert "does not exist; create it first (usage)" in result.stderr
    assert not asked


@pytest.mark.parametrize("options", [["--min-score", "101"], ["--seed", "-1"], ["--isolation", "none"], ["--nonsense"]])
def test_a_wrong_option_ends_with_2(grade: Callable[..., Result], options: list[str]) -> None:
    asked: dict[str, Any] = {}
    assert grade(*options, asked=asked).exit_code == 2
    assert not asked


def test_a_path_that_is_not_there_ends_with_2(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["grade", str(tmp_path / "nobody"), "--exercise", "0-conv_forward"])
    assert result.exit_code == 2
    assert "nobody cannot be opened" in result.stderr


def test_open_shows_the_page_that_was_written(
    grade: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    page = tmp_path / "report.html"
    assert grade("--open", "--html", str(page)).exit_code == 0
    assert opened == [page.as_uri()]


def test_open_without_a_file_makes_a_page_of_its_own(
    grade: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setattr("tempfile.mkdtemp", lambda **_keywords: str(tmp_path))
    assert grade("--open").exit_code == 0
    assert opened == [(tmp_path / "report.html").as_uri()]
    assert (tmp_path / "report.html").is_file()
