"""The corpus and its builders: every manifest is read strictly, every submission can be laid down."""

import re
from collections import Counter
from pathlib import Path

import pytest

from grader.attack.builders import BUILDERS
from grader.attack.corpus import Attack, load, prepare
from grader.attack.scene import NAME, Scene, right

_GROUPS = {
    "archives_and_names",
    "escape_and_persistence",
    "exits",
    "forged_returns",
    "honest_accidents",
    "reading_the_answer",
    "report_injection",
    "resources",
    "tampering",
}
_TOKENS = (
    "PORT UDP_PORT SOCKET ABSTRACT CANARY_FILE TARGET EMPTY_FOLDER NEIGHBOUR JUDGE_PID JUDGE_PARENT_PID DECOY_PID "
    "UNIQUE PROCESS PACKAGE EXERCISES REFERENCE HOME CWD TEMP"
).split()
_GIANTS = ("bomb", "many", "terabyte")


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    for name in ("submission", "neighbour", "outside"):
        (tmp_path / name).mkdir()
    (tmp_path / "secret").write_text("open-sesame")
    return Scene(tmp_path / "submission", tmp_path / "secret", tmp_path / "neighbour", tmp_path / "outside")


def write(corpus: Path, manifest: str) -> None:
    folder = corpus / "exits" / "one"
    folder.mkdir(parents=True)
    (folder / "attack.toml").write_text(manifest)
    (folder / NAME).write_text('"""Call @PORT@ from @SUBMISSION@."""\n')


def test_the_corpus_has_all_its_groups_and_says_what_must_not_happen() -> None:
    counted = Counter(attack.group for attack in load())
    assert set(counted) == _GROUPS
    assert min(counted.values()) >= 30
    for attack in load():
        assert attack.manifest.must_not.strip().endswith("."), attack.id
        assert attack.manifest.builder or any(attack.folder.glob("*.py")), attack.id


def test_every_builder_is_used() -> None:
    assert {attack.manifest.builder for attack in load()} - {""} == set(BUILDERS)


def test_an_unknown_key_is_refused_and_named(tmp_path: Path) -> None:
    write(tmp_path, 'title = "x"\nmust_not = "x."\nexercise = "0"\nmust_nott = ""\n')
    with pytest.raises(ValueError, match=r"one/attack\.toml: .*must_nott"):
        load(tmp_path)


def test_a_builder_that_is_not_there_is_named(tmp_path: Path) -> None:
    write(tmp_path, 'title = "x"\nmust_not = "x."\nexercise = "0"\nbuilder = "zipp"\n')
    with pytest.raises(ValueError, match="no builder zipp"):
        load(tmp_path)


def test_tokens_are_filled_in_and_the_manifest_stays_behind(tmp_path: Path, scene: Scene) -> None:
    write(tmp_path, 'title = "x"\nmust_not = "x."\nexercise = "0"\n')
    (tmp_path / "exits" / "one" / "__pycache__").mkdir()
    path = prepare(load(tmp_path)[0], scene, {"PORT": "4711"})
    assert (path / NAME).read_text() == f'"""Call 4711 from {scene.folder}."""\n'
    assert sorted(file.name for file in path.iterdir()) == [NAME]


@pytest.mark.parametrize("attack", [attack for attack in load() if not attack.manifest.builder], ids=lambda one: one.id)
def test_no_attack_holds_a_token_that_nobody_fills_in(attack: Attack) -> None:
    text = "".join(path.read_text("utf-8", "replace") for path in attack.folder.rglob("*.py"))
    assert set(re.findall(r"@([A-Z_]{4,})@", text)) <= {*_TOKENS, "SUBMISSION"}


@pytest.mark.parametrize("name", [name for name in BUILDERS if not any(giant in name for giant in _GIANTS)])
def test_a_builder_builds_inside_its_own_folder(name: str, scene: Scene, tmp_path: Path) -> None:
    path = BUILDERS[name](scene)
    assert path.is_relative_to(scene.folder)
    assert not any((tmp_path / "outside").iterdir())
    assert not any((tmp_path / "neighbour").iterdir())


def test_the_right_solution_is_a_file_of_the_corpus() -> None:
    compile(right(), NAME, "exec")


def test_the_security_page_names_every_group() -> None:
    page = (Path(__file__).parents[2] / "SECURITY.md").read_text()
    assert set(re.findall(r"^\| `([a-z_]+)` \|", page, re.MULTILINE)) == {attack.group for attack in load()}
