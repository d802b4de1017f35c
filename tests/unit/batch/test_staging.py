"""What is copied is the student's own: no link is followed, nothing that is no file is opened."""

import os
import zipfile
from pathlib import Path

import pytest

from grader.batch.sources.found import Found, NamedFile
from grader.batch.staging import Staged, staged
from grader.core.cohort import Status, Student

NAME = "0-add.py"
STUDENT = Student("bob", "Bob")


def laid(*files: NamedFile, path: Path | None = None) -> tuple[Staged, dict[str, bytes]]:
    """Stage a student's work; return what came of it, and what the folder held then."""
    with staged(Found(STUDENT, path=path, files=files)) as place:
        held = {}
        if place.path is not None and place.path.is_dir():
            held = {str(one.relative_to(place.path)): one.read_bytes() for one in place.path.rglob("*.py")}
        return place, held


def test_a_loose_file_is_copied_under_its_own_name_with_its_rights(tmp_path: Path) -> None:
    mangled = tmp_path / "Bob_13_0-add.py"
    mangled.write_bytes(b"right")
    mangled.chmod(0o750)
    with staged(Found(STUDENT, files=(NamedFile(NAME, mangled),))) as place:
        assert place.path is not None
        assert (place.path / NAME).read_bytes() == b"right"
        assert (place.path / NAME).stat().st_mode & 0o777 == 0o750


def test_no_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.py").write_bytes(b"another's work")
    (tmp_path / "link.py").symlink_to("secret.py")
    place, held = laid(NamedFile(NAME, tmp_path / "link.py"))
    assert held == {}
    assert place.student.status is Status.UNREADABLE
    assert place.student.problem == "link.py cannot be read: it is a link"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.py")
    place, held = laid(NamedFile(NAME, tmp_path / "pipe.py"))
    assert held == {}
    assert place.student.problem == "pipe.py cannot be read: it is no regular file"


def test_a_giant_is_not_copied(tmp_path: Path) -> None:
    with (tmp_path / "giant.py").open("wb") as file:
        file.truncate(1 << 40)
    place, held = laid(NamedFile(NAME, tmp_path / "giant.py"))
    assert held == {}
    assert place.student.problem == "giant.py cannot be read: it holds more than 64 MiB"


@pytest.mark.parametrize("linked", [False, True])
def test_an_archive_that_is_a_link_does_not_stand_for_the_folder(tmp_path: Path, *, linked: bool) -> None:
    with zipfile.ZipFile(tmp_path / "hers.zip", "w") as archive:
        archive.writestr(NAME, "another's work")
    folder = tmp_path / "bob"
    folder.mkdir()
    if linked:
        (folder / "work.zip").symlink_to("../hers.zip")
    else:
        (tmp_path / "hers.zip").rename(folder / "work.zip")
    place, _ = laid(path=folder)
    assert place.path == (folder if linked else folder / "work.zip")
