"""``grader --help`` answers at once: nothing heavy is imported before a verb runs."""

import subprocess
import sys

import pytest

HEAVY = {
    "numpy",
    "tensorflow",
    "keras",
    "msgspec",
    "jinja2",
    "pycodestyle",
    "junitparser",
    "dask",
}


@pytest.mark.parametrize("arguments", [["--help"], ["grade", "--help"], ["attack", "--help"], ["--version"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys; from grader.cli.main import app\n"
        "try: app(sys.argv[1:], prog_name='grader')\n"
        "except SystemExit as end: assert not end.code\n"
        "sys.stderr.write(' '.join(sys.modules))"
    )
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert "grader" in done.stdout
    loaded = set(done.stderr.split())
    assert "typer" in loaded
    heavy = HEAVY & loaded
    assert not heavy
