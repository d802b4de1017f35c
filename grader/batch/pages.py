"""The files of an output folder: a page and a JSON a student, the cohort's page, the grades; each written whole."""

import hashlib
from pathlib import Path

from grader.core.cohort import Cohort, Graded
from grader.judge.program import program
from grader.render import gradebook, index
from grader.render.html import render as render_html
from grader.render.json import render as render_json
from grader.store import Store, write_whole

STUDENTS = "students"


class Pages:
    """Writes an output folder's files; a student's are written again only when something about them changed."""

    def __init__(self, folder: Path, store: Store) -> None:
        """Write under ``folder`` and remember in ``store`` what was written from what."""
        self._folder = folder
        self._store = store
        self._program = program("core", "languages", "render")

    def student(self, graded: Graded, digest: str) -> None:
        """Write a student's page and JSON, unless they stand there already."""
        if graded.report is None:
            return
        page = self._folder / STUDENTS / f"{graded.student.key}.html"
        data = page.parent / f"{graded.student.key}.json"
        content = hashlib.sha256(f"{digest} {self._program}".encode()).hexdigest()
        if self._store.page(graded.student.key) == content and page.is_file() and data.is_file():
            return
        write_whole(data, render_json(graded.report))
        write_whole(page, render_html(graded.report).encode())
        self._store.add_page(graded.student.key, content)

    def cohort(self, cohort: Cohort) -> None:
        """Write the cohort's page and the plain grades."""
        write_whole(self._folder / "index.html", index.render(cohort).encode())
        write_whole(self._folder / "grades.csv", gradebook.plain(cohort))
