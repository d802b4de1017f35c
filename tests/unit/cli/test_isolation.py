"""What every verb does on a machine that has plain process limits and no wall."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner, Result

from grader import api
from grader.batch import conduct
from grader.cli.isolation import walled
from grader.cli.main import app
from grader.core.errors import IsolationError, UsageError
from grader.core.outcome import Tier
from grader.sandbox import layers
from grader.sandbox.layers import Layer

REFUSED = "nothing here confines the students' code"
WENT_ON = "it went on to open the pack"


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without namespaces, Landlock and seccomp."""
    missing = tuple(
        Layer(name, works=False, detail="none", cure="Linux") for name in ("namespaces", "landlock", "seccomp")
    )
    found = (*missing, Layer("limits", works=True, detail="bounded"))
    monkeypatch.setattr(layers, "probe_layers", lambda: found)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, bare: None) -> Callable[..., Result]:
    """Run a verb there, as far as the pack."""
    del bare

    def opened(*_arguments: object, **_options: object) -> None:
        raise UsageError(WENT_ON)

    monkeypatch.setattr(api, "open_pack", opened)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "source").mkdir()
    return lambda *words: CliRunner().invoke(app, list(words))


@pytest.mark.parametrize(
    "words",
    [
        ("batch", "source", "-o", "out"),
        ("batch", "source", "-o", "out", "--executor", "dask", "--scheduler", "tcp://nowhere:1"),
        ("grade", "source", "--junit", "report.xml"),
        ("verify", "cnn"),
    ],
    ids=lambda words: " ".join(words[:1]),
)
def test_an_instructors_verb_refuses_plain_process_limits_unless_they_are_named(
    words: tuple[str, ...], run: Callable[..., Result], tmp_path: Path
) -> None:
    refused = run(*words)
    assert refused.exit_code == 2
    assert REFUSED in refused.stderr
    assert "--isolation process" in refused.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["source"]
    told = run(*words, "--isolation", "process")
    assert WENT_ON in told.stderr
    assert REFUSED not in told.stderr


def test_a_batch_may_be_told_by_a_flag_of_its_own(run: Callable[..., Result]) -> None:
    assert WENT_ON in run("batch", "source", "-o", "out", "--unconfined").stderr


@pytest.mark.parametrize("isolation", ["strict", "confined"])
def test_a_tier_by_name_is_that_tier_or_none(run: Callable[..., Result], isolation: str) -> None:
    done = run("batch", "source", "-o", "out", "--isolation", isolation, "--unconfined")
    assert done.exit_code == 2
    assert f"the {isolation} tier does not work on this machine" in done.stderr


def test_a_student_grades_their_own_file_without_a_wall(run: Callable[..., Result]) -> None:
    assert WENT_ON in run("grade", "source").stderr


@pytest.mark.parametrize(("before", "words"), [("process", WENT_ON), ("strict", "the strict tier does not work")])
def test_a_regrade_keeps_the_tier_of_the_run_before(
    before: str, words: str, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    request = conduct.Request("source", tmp_path, "auto", None, None, "cnn")
    settings = SimpleNamespace(pack="cnn", exercises=(), seed=None, isolation=before, language="en")
    monkeypatch.setattr(conduct, "last_request", lambda *_: (request, settings))
    done = run("regrade", "source")
    assert done.exit_code == 2
    assert words in done.stderr


@pytest.mark.usefixtures("bare")
def test_auto_never_comes_to_plain_process_limits_by_itself() -> None:
    with pytest.raises(IsolationError, match=REFUSED):
        walled("auto")
    assert walled("auto", unconfined=True) is Tier.PROCESS
    assert walled("process") is Tier.PROCESS


def test_where_there_is_a_wall_auto_is_its_strongest(monkeypatch: pytest.MonkeyPatch) -> None:
    found = tuple(Layer(name, works=True, detail="works") for name in ("namespaces", "landlock", "seccomp", "limits"))
    monkeypatch.setattr(layers, "probe_layers", lambda: found)
    assert walled("auto") is Tier.STRICT
