"""A student's files are written again when something about them has changed, and only then."""

from pathlib import Path

import pytest

from grader.batch.pages import Pages
from grader.core.cohort import Graded, Student
from grader.core.submission import Submission
from grader.store import Store
from tests.batch.fakes import FakeJudge, judged, pack


def write(folder: Path, digest: str) -> Path:
    """Write Ada's files, and return the place of her page."""
    whole = pack()
    report = FakeJudge(whole).assemble(
        Submission("ada", {}, ""), tuple(judged(one.id, b"right") for one in whole.exercises)
    )
    with Store(folder) as store:
        Pages(folder, store).student(Graded(Student("ada", "Ada"), report), digest)
    return folder / "students" / "ada.html"


def test_files_that_would_be_the_same_are_left_alone(tmp_path: Path) -> None:
    page = write(tmp_path, "digest")
    page.write_text("left alone")
    write(tmp_path, "digest")
    assert page.read_text() == "left alone"


@pytest.mark.parametrize("change", ["digest", "program", "file"])
def test_what_has_changed_is_written_again(tmp_path: Path, change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    page = write(tmp_path, "digest")
    page.write_text("stale")
    if change == "program":
        monkeypatch.setattr("grader.batch.pages.program", lambda *rooms: f"another {' '.join(rooms)}")
    if change == "file":
        page.unlink()
    write(tmp_path, "another" if change == "digest" else "digest")
    assert page.read_text().startswith("<!doctype html>")


def test_pages_depend_on_the_words_that_they_are_told_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def program(*rooms: str) -> str:
        asked.extend(rooms)
        return ""

    monkeypatch.setattr("grader.batch.pages.program", program)
    write(tmp_path, "digest")
    assert {"languages", "render"} <= set(asked)


def test_a_student_without_a_report_gets_no_files(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        Pages(tmp_path, store).student(Graded(Student("ada", "Ada"), None), "digest")
    assert not (tmp_path / "students").exists()
