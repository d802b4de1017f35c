"""The wheel grades by itself, from an empty environment and a folder that knows no checkout."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from grader.sandbox.layers import choose_tier

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.wheel, pytest.mark.xdist_group("heavy")]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an environment of its own, which borrows the libraries of this one."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin" / "python"
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*command, str(wheel)], check=True, capture_output=True, timeout=120)
    paths = {"base": str(home), "platbase": str(home)}
    site = Path(sysconfig.get_path("purelib", "venv", vars=paths))
    # Libraries only: a .pth file inside that folder (such as the checkout's own) is not followed from here.
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return home


def run(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "GRADER_CACHE": str(folder / "cache")}
    environment.pop("PYTHONPATH", None)
    command = [str(installed / "bin" / "grader"), *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=240, check=False
    )


def test_the_wheel_holds_the_packs_their_answers_and_the_attacks(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "grader/_packs/exercises/cnn/pack.toml" in names
    assert "grader/_packs/reference/cnn/0-conv_forward.py" in names
    assert "grader/_attacks/exits/os_exit_zero/attack.toml" in names
    assert not [name for name in names if "__pycache__" in name or name.startswith("tests/")]


def test_the_installed_grader_is_the_wheels(installed: Path, tmp_path: Path) -> None:
    code = "import grader; print(grader.__file__)"
    command = [str(installed / "bin" / "python"), "-c", code]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60).stdout
    assert said.startswith(str(installed))


def test_the_installed_grader_lists_its_pack(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "list")
    assert done.returncode == 0, done.stderr
    assert "cnn\t0-conv_forward\t0-conv_forward.py\t" in done.stdout


def test_the_installed_grader_grades(installed: Path, tmp_path: Path) -> None:
    handed_in = tmp_path / "0-conv_forward.py"
    handed_in.write_bytes((ROOT / "reference" / "cnn" / "0-conv_forward.py").read_bytes())
    handed_in.chmod(0o755)
    done = run(installed, tmp_path, "grade", str(handed_in), "--exercise", "0-conv_forward", "--json", "-")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["complete"]
    assert report["score"] == 100


def test_the_installed_grader_holds_against_attacks(installed: Path, tmp_path: Path) -> None:
    tier = str(choose_tier("auto"))
    done = run(installed, tmp_path, "attack", "--tier", tier, "--group", "exits", "--json", "attacks.json")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    results = json.loads((tmp_path / "attacks.json").read_text())["results"]
    assert len(results) >= 45
    assert {(result["tier"], result["group"]) for result in results} == {(tier, "exits")}
    assert "The wall held against all" in done.stdout
