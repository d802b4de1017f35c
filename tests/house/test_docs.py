"""What the documents name is there: files, verbs and options."""

import re
import tomllib
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from grader.cli.main import app
from grader.core.exercise import EfficiencyPlan, Limits
from grader.core.rubric import STYLE_RULES
from grader.packs.manifest import CaseEntry, ExerciseManifest, PackManifest
from grader.packs.shape import misfits

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])


def missing_links(text: str, folder: Path) -> list[str]:
    """Return the links to files beside the page that are not there."""
    links = re.findall(r"\]\(([^)#\s]+)", text)
    return [link for link in links if "://" not in link and not (folder / link).exists()]


def commands(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return verb and options of each ``grader`` command in the page's blocks of code."""
    blocks = re.findall(r"^```(?:sh)?\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = [line.split(" #")[0] for block in blocks for line in block.splitlines() if line.startswith("grader ")]
    return [(line.split()[1], tuple(re.findall(r"(?<=\s)--?[a-z][a-z-]*", line))) for line in lines]


def unknown_options(verb: str, options: tuple[str, ...]) -> list[str]:
    result = CliRunner().invoke(app, [verb, "--help"], env={"COLUMNS": "200"})
    return [option for option in options if not re.search(rf"{option}\b", result.stdout)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    assert missing_links(page.read_text(encoding="utf-8"), page.parent) == []


def test_a_link_to_nowhere_is_found() -> None:
    assert missing_links("[a](docs/nowhere.md) and [b](README.md#top)", ROOT) == ["docs/nowhere.md"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_is_one_that_the_grader_knows(page: Path) -> None:
    for verb, options in commands(page.read_text(encoding="utf-8")):
        assert unknown_options(verb, options) == [], f"grader {verb}"


def test_the_readme_has_commands_and_an_unknown_one_is_found() -> None:
    assert ("grade", ("--open",)) in commands((ROOT / "README.md").read_text(encoding="utf-8"))
    assert commands("```sh\ngrader show 1 --langue fr  # --x\n```") == [("show", ("--langue",))]
    assert unknown_options("show", ("--langue", "--lang")) == ["--langue"]
    assert unknown_options("nothing", ("--lang",)) == ["--lang"]


@pytest.mark.parametrize("kind", [PackManifest, ExerciseManifest, CaseEntry, Limits, EfficiencyPlan])
def test_every_key_of_a_manifest_is_described(kind: type[msgspec.Struct]) -> None:
    page = (ROOT / "docs" / "packs.md").read_text(encoding="utf-8")
    keys = [field.encode_name for field in msgspec.structs.fields(kind)]
    assert [key for key in keys if not re.search(rf"^\[?{key}\b|`\[?{key}\b|[{{,] {key} =", page, re.MULTILINE)] == []


def test_the_manifests_that_are_shown_are_manifests_with_the_defaults_that_they_claim() -> None:
    page = (ROOT / "docs" / "packs.md").read_text(encoding="utf-8")
    pack, exercise = (
        tomllib.loads(block) for block in re.findall(r"^```toml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    )
    assert [*misfits(pack, PackManifest), *misfits(exercise, ExerciseManifest)] == []
    assert exercise["limits"] == msgspec.to_builtins(Limits())
    assert set(pack["style"]) == set(STYLE_RULES)
