"""The verbs of a cohort with the real judge in real boxes: right, wrong, broken, hostile, copied and missing."""

import csv
import io
import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from grader import api
from tests.batch.cohort import broken, hostile

ROOT = Path(__file__).resolve().parents[2]
EXERCISE = "0-conv_forward"
PROGRAM = """
import typer
from grader.cli.batch import batch
from grader.cli.boundary import Verbs
from grader.cli.diff import diff
from grader.cli.export import export
from grader.cli.regrade import regrade

app = typer.Typer(cls=Verbs, pretty_exceptions_enable=False)
for verb in (batch, regrade, diff, export):
    app.command()(verb)
app()
"""


def grader(*words: str, cache: Path) -> "subprocess.CompletedProcess[str]":
    """Call the command line."""
    environment = {**os.environ, "GRADER_CACHE": str(cache)}
    command = [sys.executable, "-c", PROGRAM, *words]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=280, check=False)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graded cohort of six, five of whom handed something in."""
    place = tmp_path_factory.mktemp("cohort")
    exercise = api.open_pack("cnn", exercises=(EXERCISE,)).exercises[0]
    draw = random.Random(0)
    texts = {
        "right": exercise.reference.text,
        "copy": exercise.reference.text,
        "wrong": exercise.wrong[0].text,
        "broken": broken(exercise, draw),
        "hostile": hostile(exercise, draw),
    }
    for name, text in texts.items():
        folder = place / "source" / name
        folder.mkdir(parents=True)
        (folder / exercise.file).write_bytes(text)
        (folder / exercise.file).chmod(0o755)
    (place / "roster.csv").write_text("Name\n" + "\n".join([*texts, "missing"]) + "\n", encoding="utf-8")
    words = ("batch", "source", "-o", "out", "--exercise", EXERCISE, "--roster", "roster.csv", "--similarity")
    done = grader(
        *(str(place / word) if word in ("source", "out", "roster.csv") else word for word in words),
        cache=place / "cache",
    )
    assert done.returncode == 0, done.stderr
    assert "6 students" in done.stderr
    return place


def test_everyone_gets_what_they_earned(place: Path) -> None:
    rows = list(csv.DictReader(io.StringIO((place / "out" / "grades.csv").read_text("utf-8-sig"))))
    grades = {row["student"]: row for row in rows}
    assert grades["right"]["grade"] == grades["copy"]["grade"] == "100"
    assert 0 < float(grades["wrong"]["grade"]) < 100
    assert grades["missing"]["status"] == "missing"
    # Style is read, not run: what does not load earns no more than that.
    assert float(grades["broken"]["grade"]) < 20
    assert float(grades["hostile"]["grade"]) < 20
    report = json.loads((place / "out" / "students" / "hostile.json").read_text("utf-8"))
    assert not any(case["passed"] for case in report["exercises"][0]["cases"])


def test_the_cohorts_page_names_the_copy(place: Path) -> None:
    page = (place / "out" / "index.html").read_text("utf-8")
    assert "Identical files" in page
    assert "Similar files" in page
    assert (place / "out" / "similar" / f"{EXERCISE}-1.html").is_file()


def test_the_same_again_runs_nothing_and_a_regrade_runs_what_it_names(place: Path) -> None:
    again = grader(
        "batch",
        str(place / "source"),
        "-o",
        str(place / "out"),
        "--exercise",
        EXERCISE,
        "--roster",
        str(place / "roster.csv"),
        cache=place / "cache",
    )
    assert again.returncode == 0, again.stderr
    assert again.stderr.count("known already") == 5
    regraded = grader("regrade", str(place / "out"), "--student", "wrong", cache=place / "cache")
    assert regraded.returncode == 0, regraded.stderr
    assert regraded.stderr.count("known already") == 4
    same = grader("diff", f"{place / 'out'}#1", "#3", cache=place / "cache")
    assert same.stdout.startswith("0 changed, 6 did not")
    unknown = grader("regrade", str(place / "out"), "--student", "wrang", cache=place / "cache")
    assert unknown.returncode == 2
    assert "did you mean 'wrong'" in unknown.stderr


def test_an_export_to_stdout(place: Path) -> None:
    done = grader("export", str(place / "out"), "--format", "canvas", "-o", "-", cache=place / "cache")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0].startswith("Student,ID,")
    assert "handed in nothing" in done.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_batch_that_is_told_to_stop_says_how_to_go_on(place: Path, tmp_path: Path, number: signal.Signals) -> None:
    exercise = api.open_pack("cnn", exercises=(EXERCISE,)).exercises[0]
    for at in range(8):
        folder = tmp_path / "source" / f"student{at:02d}"
        folder.mkdir(parents=True)
        (folder / exercise.file).write_bytes(exercise.reference.text + f"# {at}\n".encode())
    words = ("batch", str(tmp_path / "source"), "-o", str(tmp_path / "out"), "--exercise", EXERCISE, "--workers", "1")
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *words],
        cwd=ROOT,
        env={**os.environ, "GRADER_CACHE": str(place / "cache")},
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        shown = 0
        for line in process.stderr:
            shown += line.startswith("[")
            if shown == 2:
                break
        process.send_signal(number)
        rest = process.stderr.read()
    assert process.returncode == 130
    assert "Traceback" not in rest
    assert f"everything that was shown as done is kept in {tmp_path / 'out'}" in rest
    assert f"to go on, give the same command again: grader batch {tmp_path / 'source'} -o" in rest
    shown += rest.count("of 100\n")

    again = grader(*words, cache=place / "cache")
    assert again.returncode == 0, again.stderr
    assert "8 students: 8 graded" in again.stderr
    assert shown <= again.stderr.count("known already") < 8
