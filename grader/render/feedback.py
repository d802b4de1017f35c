"""Feedback as a zip with the platform's own names, so that the platform gives each page to whom it belongs."""

import zipfile
from collections.abc import Iterable
from io import BytesIO

from grader.core.cohort import Student

_EPOCH = (1980, 1, 1, 0, 0, 0)
PAGE = "feedback.html"


def place(student: Student) -> str:
    """Return where a student's page goes: Canvas wants the file's old prefix, the others a folder."""
    if student.platform == "canvas":
        return f"{student.folder or student.key + '_'}{PAGE}"
    return f"{student.folder or student.key}/{PAGE}"


def render(pages: Iterable[tuple[Student, bytes]]) -> bytes:
    """Pack each student's page."""
    return packed((place(student), page) for student, page in pages)


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Pack files by name, each name once (a group has one folder); the same files give the same bytes."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            if name not in archive.NameToInfo:
                archive.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
