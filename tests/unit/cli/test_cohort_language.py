"""A cohort's reports are told in one language, and a regrade keeps it."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from grader import api
from grader.batch import conduct
from grader.cli import cohort
from grader.cli.main import app


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[cohort.Choices]:
    """What ``run_cohort`` is asked for, in place of doing it."""
    found: list[cohort.Choices] = []

    def asked(_request: conduct.Request, choices: cohort.Choices) -> int:
        found.append(choices)
        return 0

    monkeypatch.setattr(cohort, "run_cohort", asked)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "out").mkdir()
    return found


def test_a_batch_is_english_unless_it_is_told(chosen: list[cohort.Choices]) -> None:
    for words in ((), ("--lang", "fr")):
        assert CliRunner().invoke(app, ["batch", "source", "-o", "out", *words]).exit_code == 0
    assert [one.lang for one in chosen] == ["en", "fr"]


def test_a_regrade_keeps_the_language(
    chosen: list[cohort.Choices], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    request = conduct.Request("source", tmp_path, pack_place="cnn")
    settings = SimpleNamespace(pack="cnn", exercises=(), seed=None, isolation="auto", language="fr")
    monkeypatch.setattr(conduct, "last_request", lambda *_: (request, settings))
    assert CliRunner().invoke(app, ["regrade", "out"]).exit_code == 0
    assert [one.lang for one in chosen] == ["fr"]


def test_a_pack_is_opened_in_the_language() -> None:
    pack = api.open_pack("cnn", exercises=("1-pool_forward",), language="fr")
    assert pack.language == pack.exercises[0].language == "fr"
    with pytest.raises(api.UsageError, match="its languages are: en, fr"):
        api.open_pack("cnn", language="xx")
