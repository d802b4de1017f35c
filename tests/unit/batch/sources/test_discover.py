"""Each platform's download is known by its names, and doubt is listed."""

import errno
import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from grader.batch.sources import Found, discover
from grader.core.cohort import Status
from grader.core.errors import ArchiveError, UsageError
from grader.store.files import StorageError

WANTED = frozenset({"0-conv_forward.py", "task-1.py"})


def touch(folder: Path, *names: str) -> Path:
    """Make files, with their folders; a name that ends in a slash is a folder."""
    for name in names:
        path = folder / name
        if name.endswith("/"):
            path.mkdir(parents=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(name, encoding="utf-8")
    return folder


def look(source: Path | str, platform: str = "auto") -> tuple[str, tuple[Found, ...]]:
    """Discover, and let go of the source."""
    with discover(str(source), WANTED, platform) as found:
        return found


def test_a_folder_of_folders_archives_and_files(tmp_path: Path) -> None:
    touch(tmp_path, "ada/0-conv_forward.py", "bob.zip", "eve.tar.gz", "dan_task-1.py", "notes.txt", ".hidden/x")
    platform, found = look(tmp_path)
    assert platform == "folders"
    assert {one.student.name: one.student.status for one in found} == {
        "ada": Status.GRADED,
        "bob": Status.GRADED,
        "dan": Status.GRADED,
        "eve": Status.GRADED,
        "notes.txt": Status.UNREADABLE,
    }


def test_files_after_a_students_name_are_that_students(tmp_path: Path) -> None:
    touch(tmp_path, "ada_0-conv_forward.py", "ada_task-1.py", "bob b-task-1.py", "solution.py")
    _, found = look(tmp_path)
    assert {one.student.name: [file.name for file in one.files] for one in found} == {
        "ada": ["0-conv_forward.py", "task-1.py"],
        "bob b": ["task-1.py"],
        "solution.py": [],
    }
    assert found[-1].student.status is Status.UNREADABLE
    assert "named neither like a student's file" in found[-1].student.problem


def test_with_one_exercise_a_students_name_alone_says_which_file_it_is(tmp_path: Path) -> None:
    with discover(str(touch(tmp_path, "ada.py", "bob.py")), frozenset({"task-1.py"})) as (_, found):
        assert [(one.student.name, one.files[0].name) for one in found] == [("ada", "task-1.py"), ("bob", "task-1.py")]


def test_one_students_own_folder_is_no_cohort(tmp_path: Path) -> None:
    touch(tmp_path, "0-conv_forward.py", "task-1.py", "README.md")
    with pytest.raises(UsageError, match=r"holds 0-conv_forward\.py itself: this is one submission"):
        look(tmp_path)


def test_an_exercises_file_beside_the_students_is_nobodys(tmp_path: Path) -> None:
    _, found = look(touch(tmp_path, "ada/task-1.py", "task-1.py"))
    assert {one.student.name: one.student.status for one in found} == {
        "ada": Status.GRADED,
        "task-1.py": Status.UNREADABLE,
    }


def test_one_name_as_folder_and_archive_is_ambiguous(tmp_path: Path) -> None:
    _, found = look(touch(tmp_path, "ada/0-conv_forward.py", "ada.zip"))
    assert [one.student.status for one in found] == [Status.AMBIGUOUS]
    assert "ada.zip" in found[0].student.problem


def test_names_that_differ_in_case_alone_get_keys_that_do_not_clash(tmp_path: Path) -> None:
    _, found = look(touch(tmp_path, "Ada/0-conv_forward.py", "ada/0-conv_forward.py"))
    keys = [one.student.key.casefold() for one in found]
    assert len(set(keys)) == 2


@pytest.mark.parametrize(
    ("name", "who", "number"),
    [
        ("Ada Lovelace_12345_assignsubmission_file_/0-conv_forward.py", "Ada Lovelace", "12345"),
        ("Ada Lovelace_12345_assignsubmission_file/0-conv_forward.py", "Ada Lovelace", "12345"),
        ("Anna_Maria Müller_777_assignsubmission_file_/0-conv_forward.py", "Anna_Maria Müller", "777"),
        ("Jürgen Groß_4711_Dateiabgabe_/0-conv_forward.py", "Jürgen Groß", "4711"),
        ("Zoé Petit_4712_Remises de fichiers_/0-conv_forward.py", "Zoé Petit", "4712"),
        ("Ada Lovelace_12345_assignsubmission_file_0-conv_forward.py", "Ada Lovelace", "12345"),
        ("Zoé Petit_4712_assignsubmission_fichier_0-conv_forward.py", "Zoé Petit", "4712"),
    ],
)
def test_moodle(tmp_path: Path, name: str, who: str, number: str) -> None:
    platform, found = look(touch(tmp_path, name))
    assert platform == "moodle"
    assert [(one.student.name, one.student.identifiers["moodle"]) for one in found] == [(who, number)]
    assert found[0].student.folder.startswith(f"{who}_{number}_")


@pytest.mark.parametrize("word", ["file", "fichier", "archivo"])
def test_moodle_flat_files_of_one_student_belong_together_and_keep_their_names(tmp_path: Path, word: str) -> None:
    prefix = f"Ada Lovelace_12345_assignsubmission_{word}_"
    _, found = look(touch(tmp_path, f"{prefix}0-conv_forward.py", f"{prefix}1-pool_forward.py"))
    assert [[file.name for file in one.files] for one in found] == [["0-conv_forward.py", "1-pool_forward.py"]]
    assert found[0].student.folder == prefix


def test_canvas(tmp_path: Path) -> None:
    platform, found = look(
        touch(
            tmp_path,
            "lovelaceada_12345_67890_0-conv_forward-1.py",
            "lovelaceada_12345_67891_task-1.py",
            "bob_LATE_22222_33333_work-2.zip",
        )
    )
    assert platform == "canvas"
    by_user = {one.student.identifiers["canvas"]: one for one in found}
    assert [file.name for file in by_user["12345"].files] == ["0-conv_forward.py", "task-1.py"]
    assert not by_user["12345"].student.late
    assert by_user["22222"].student.late
    assert [file.name for file in by_user["22222"].files] == ["work.zip"]


def test_a_text_written_on_the_platform_is_listed_to_be_read(tmp_path: Path) -> None:
    touch(
        tmp_path / "moodle",
        "Ada_11_assignsubmission_onlinetext_/onlinetext.html",
        "Bob_12_assignsubmission_onlinetext_/onlinetext.html",
        "Bob_12_assignsubmission_file_/task-1.py",
    )
    touch(tmp_path / "canvas", "ada_11_text.html", "eve_LATE_13_link.html", "bob_12_99_task-1.py", "bob_12_text.html")
    for platform in ("moodle", "canvas"):
        told, found = look(tmp_path / platform)
        assert told == platform
        status = {one.student.name.casefold(): one.student.status for one in found}
        assert status.pop("bob") is Status.GRADED
        assert set(status.values()) == {Status.UNREADABLE}
        assert all("handed in no file: read " in one.student.problem for one in found if one.student.problem)


def test_canvas_without_names(tmp_path: Path) -> None:
    _, found = look(touch(tmp_path, "anon_x7fQ2_67890_0-conv_forward.py", "LATE_anon_b2C3d_67891_0-conv_forward-1.py"))
    assert {(one.student.name, one.student.late, one.files[0].name) for one in found} == {
        ("anon_x7fQ2", False, "0-conv_forward.py"),
        ("anon_b2C3d", True, "0-conv_forward.py"),
    }


@pytest.mark.parametrize(
    "name",
    ["Ada_12_assignsubmission_file_/task-1.py", "Ada_12_assignsubmission_file_task-1.py", "ada_12_99_task-1.py"],
)
def test_an_upload_through_a_browser_says_nothing_of_the_executable_bit(tmp_path: Path, name: str) -> None:
    _, found = look(touch(tmp_path, name))
    assert [one.carries_modes for one in found] == [False]


METADATA = """---
submission_101:
  :submitters:
  - :name: Ada Lovelace
    :sid: '007'
    :email: ada@example.org
  :created_at: 2026-02-03 04:05:06.000000000 Z
  :score: 0.0
submission_102:
  :submitters:
  - :name: Bob
    :sid:
    :email: bob@example.org
  - :name: Eve
    :email: eve@example.org
  :created_at: !ruby/object:ActiveSupport::TimeWithZone
    utc: 2026-02-03 05:05:06.000000000 Z
    time: 2026-02-02 21:05:06.000000000 Z
submission_103:
  :submitters:
  - :name: Gone
    :email: gone@example.org
"""


def test_gradescope(tmp_path: Path) -> None:
    touch(tmp_path, "submission_101/0-conv_forward.py", "submission_102/0-conv_forward.py", "submission_999/x.py")
    (tmp_path / "submission_metadata.yml").write_text(METADATA, encoding="utf-8")
    platform, found = look(tmp_path)
    assert platform == "gradescope"
    by_name = {one.student.name: one.student for one in found}
    assert by_name["Ada Lovelace"].identifiers["sid"] == "007"
    assert by_name["Ada Lovelace"].submitted_at == "2026-02-03T04:05:06+00:00"
    assert by_name["Eve"].submitted_at == "2026-02-03T05:05:06+00:00"
    assert by_name["Bob"].remarks == ("handed in by a group: Bob, Eve",)
    assert by_name["Gone"].status is Status.UNREADABLE
    assert by_name["submission_999"].status is Status.UNREADABLE


def test_gradescope_metadata_builds_no_python_objects(tmp_path: Path) -> None:
    (tmp_path / "submission_metadata.yml").write_text("a: !!python/object/apply:os.getcwd []\n", encoding="utf-8")
    with pytest.raises(UsageError, match="submission_metadata.yml"):
        look(tmp_path)


def test_classroom(tmp_path: Path) -> None:
    folder = tmp_path / "cnn-submissions"
    touch(
        folder, "cnn-ada/.git/HEAD", "cnn-ada/0-conv_forward.py", "cnn-bob-b/.git/HEAD", "cnn-bob-b/0-conv_forward.py"
    )
    platform, found = look(folder)
    assert platform == "classroom"
    assert [one.student.identifiers["github"] for one in found] == ["ada", "bob-b"]


def test_classroom_users_who_begin_alike_keep_their_names(tmp_path: Path) -> None:
    folder = tmp_path / "cnn-lab-02-27-2026-10-11-12"
    touch(folder, "cnn-lab-anna-b/.git/HEAD", "cnn-lab-anna-maria/.git/HEAD")
    _, found = look(folder)
    assert [one.student.name for one in found] == ["anna-b", "anna-maria"]


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*/hw/*", ["1/ada", "2/ada", "2/bob"]),
        ("2/hw/*", ["ada", "bob"]),
        ("*/hw", ["1", "2"]),
        ("*/hw/*/task-1.py", ["1/ada", "2/ada", "2/bob"]),
        ("2/hw/*/*.py", ["ada", "bob"]),
    ],
)
def test_a_pattern_names_students_by_what_its_wildcards_stand_for(
    tmp_path: Path, pattern: str, names: list[str]
) -> None:
    touch(tmp_path, "1/hw/ada/task-1.py", "2/hw/ada/task-1.py", "2/hw/bob/task-1.py", "2/hw/bob/0-conv_forward.py")
    platform, found = look(f"{tmp_path}/{pattern}")
    assert platform == "glob"
    assert [(one.student.name, one.student.status) for one in found] == [(name, Status.GRADED) for name in names]


@pytest.mark.parametrize(
    ("pattern", "link", "target"),
    [
        ("*/hw/0-conv_forward.py", "bob/hw/0-conv_forward.py", "../../ada/hw/0-conv_forward.py"),
        ("*/hw/*.py", "bob/hw/0-conv_forward.py", "../../ada/hw/0-conv_forward.py"),
        ("*/hw", "bob/hw", "../ada/hw"),
        ("*/hw/*.zip", "bob/hw/mine.zip", "../../ada/hw/hers.zip"),
        ("*/hw*", "bob/hw", "../ada/hw"),
    ],
)
def test_behind_a_wildcard_no_link_leads_to_anybody_elses_work(
    tmp_path: Path, pattern: str, link: str, target: str
) -> None:
    touch(tmp_path, "ada/hw/0-conv_forward.py", "ada/hw/hers.zip", "cid/hw/0-conv_forward.py", "cid/hw/a.zip")
    (tmp_path / link).parent.mkdir(parents=True)
    (tmp_path / link).symlink_to(target)
    (tmp_path / "cid" / "hw" / "0-conv_forward.py").rename(tmp_path / "cid" / "moved.py")
    (tmp_path / "cid" / "hw" / "0-conv_forward.py").symlink_to("../moved.py")
    _, found = look(f"{tmp_path}/{pattern}")
    assert [one.student.status for one in found] == [Status.GRADED, Status.UNREADABLE, Status.GRADED]
    refused = found[1]
    assert refused.student.problem.endswith("is a link that leads out of bob: hand in the file itself")
    assert (refused.path, refused.files) == (None, ())


@pytest.mark.parametrize("name", ["download.zip", "download.tar.gz"])
def test_a_damaged_download_is_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(ArchiveError, match=r"^[^\n]+cannot be opened \([^\n:]+\); download it again$"):
        look(tmp_path / name)


def test_a_folder_around_a_platforms_is_looked_through(tmp_path: Path) -> None:
    platform, found = look(touch(tmp_path, "export/Ada_12345_assignsubmission_file_/0-conv_forward.py"))
    assert (platform, found[0].student.name) == ("moodle", "Ada")


def test_a_folder_around_students_folders_is_looked_through_and_one_students_is_not(tmp_path: Path) -> None:
    _, found = look(touch(tmp_path / "class", "hw1/ada/task-1.py", "hw1/bob/cnn/task-1.py", "hw1/eve/"))
    assert [one.student.name for one in found] == ["ada", "bob", "eve"]
    _, found = look(touch(tmp_path / "one", "ada/cnn/task-1.py", "ada/math/matrix.py", "ada/README.md"))
    assert [one.student.name for one in found] == ["ada"]


def test_a_zip_of_macos_keeps_its_letters(tmp_path: Path) -> None:
    archive = tmp_path / "download.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("Zoe Brönte_12_assignsubmission_file_/x.py", "text")
    # Finder does not set the flag that says that names are UTF-8.
    data = archive.read_bytes()
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.index(signature) + at
        data = data[:place] + b"\0\0" + data[place + 2 :]
    archive.write_bytes(data)
    assert look(archive)[1][0].student.name == "Zoe Brönte"


def test_a_disk_without_room_for_the_download_is_no_damaged_download(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = tmp_path / "download.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("Ada_12345_assignsubmission_file_/x.py", "text")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("shutil.copyfileobj", full)
    with pytest.raises(StorageError, match="make room there"):
        look(archive)


@pytest.mark.parametrize("kind", ["zip", "tar.gz"])
def test_the_download_may_be_an_archive_itself(tmp_path: Path, kind: str) -> None:
    archive = tmp_path / f"download.{kind}"
    name = "Ada_12345_assignsubmission_file_/0-conv_forward.py"
    if kind == "zip":
        with zipfile.ZipFile(archive, "w") as opened:
            opened.writestr(name, "text")
    else:
        with tarfile.open(archive, "w:gz") as opened_tar:
            member = tarfile.TarInfo(name)
            member.size = 4
            opened_tar.addfile(member, io.BytesIO(b"text"))
    platform, found = look(archive)
    assert (platform, found[0].student.name) == ("moodle", "Ada")


def test_an_archive_that_leads_outside_is_refused(tmp_path: Path) -> None:
    archive = tmp_path / "download.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("../outside.py", "text")
    with pytest.raises(ArchiveError, match="leads outside"):
        look(archive)
    assert not (tmp_path.parent / "outside.py").exists()


def test_nothing_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no submissions"):
        look(tmp_path)
    with pytest.raises(UsageError, match="absent is not there"):
        look(tmp_path / "absent")
    (tmp_path / "grades.pdf").touch()
    with pytest.raises(UsageError, match=r"grades\.pdf is neither a folder nor an archive"):
        look(tmp_path / "grades.pdf")
    with pytest.raises(UsageError, match="nothing matches"):
        look(f"{tmp_path}/*.zip")
