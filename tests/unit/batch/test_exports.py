"""Gradebooks come back as they were, but for the cells that are ours."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from grader.batch.exports import Wish, export, feedback_zip
from grader.core.cohort import Graded, Status, Student
from grader.core.errors import UsageError
from grader.core.report import FORMAT, ExerciseReport, HintReport, Report, SubmissionReport
from grader.render.sheet import Exported
from grader.store import Store
from grader.store.database import Settings

NOW = "2026-01-01T00:00:00+00:00"
MARK = "\ufeff"


def report(name: str, score: float, *, complete: bool = True) -> Report:
    """A report with one hint."""
    hint = HintReport("no-bias", "=The bias is <missing>; add it.")
    exercise = ExerciseReport("0-add", "Add", "0-add.py", score, 100.0, "graded", "", (), (), (hint,))
    return Report(FORMAT, "cnn", "CNN", 0, "strict", SubmissionReport(name, "d"), score, 100.0, complete, (exercise,))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder with four students: two graded, one missing, one on whom the grader failed."""
    folder = tmp_path / "out"
    students = (
        Student(
            "ada",
            "Ada Lovelace",
            {"canvas": "11", "moodle": "4711", "email": "ada@x", "sid": "7"},
            "moodle",
            folder="Ada Lovelace_4711_assignsubmission_file_",
        ),
        Student(
            "bob",
            "Bob",
            {"canvas": "22", "moodle": "4712", "email": "bob@x", "sid": "8"},
            "canvas",
            folder="bob_LATE_22_333_",
        ),
        Student("eve", "Eve", {"canvas": "33", "moodle": "4713", "email": "eve@x", "sid": "9"}, status=Status.MISSING),
        Student(
            "fay", "Fay", {"canvas": "44", "moodle": "4714", "email": "fay@x", "sid": "10"}, status=Status.INCOMPLETE
        ),
        Student("=cmd", "=cmd|' /C calc'!A0", {"sid": "99"}),
    )
    with Store(folder) as store:
        run = store.begin(Settings("s", "cnn", "d", 0, "strict"), NOW)
        store.add_grade(run, 0, Graded(students[0], report("ada", 87.5)), NOW)
        store.add_grade(run, 1, Graded(students[1], report("bob", 100)), NOW)
        store.add_grade(run, 2, Graded(students[2], None), NOW)
        store.add_grade(run, 3, Graded(students[3], report("fay", 0, complete=False)), NOW)
        store.add_grade(run, 4, Graded(students[4], report("cmd", 50)), NOW)
        store.end(run, NOW)
    for key in ("ada", "bob", "=cmd"):
        (folder / "students").mkdir(exist_ok=True)
        (folder / "students" / f"{key}.html").write_text(key, encoding="utf-8")
    return folder


def written(out: Path, tmp_path: Path, text: str, **wish: object) -> Exported:
    """Export into a gradebook of that text."""
    book = tmp_path / "book.csv"
    book.write_bytes(text.encode("utf-8"))
    return export(out, Wish(gradebook=book, **wish))  # type: ignore[arg-type]


def rows(exported: Exported, delimiter: str = ",") -> list[list[str]]:
    """The cells of an export."""
    return list(csv.reader(io.StringIO(exported.content.decode("utf-8-sig")), delimiter=delimiter))


CANVAS = """Student,ID,SIS User ID,SIS Login ID,Section,Homework (501),CNN (502)
    Points Possible,,,,,10,40
"Lovelace, Ada",11,7,ada@x,"A, evening",9,
"=HYPERLINK(""x"")",22,8,bob@x,B,8,3
"Eve",33,9,eve@x,B,7,5
"Fay",44,10,fay@x,B,7,6
"Test, Student",,,,B,,
"""


def test_canvas_gets_one_column_and_keeps_everything_else_to_the_byte(out: Path, tmp_path: Path) -> None:
    exported = written(out, tmp_path, CANVAS, format="canvas", column="CNN")
    before, after = list(csv.reader(io.StringIO(CANVAS))), rows(exported)
    assert [row[:-1] for row in after] == [row[:-1] for row in before]
    assert [row[-1] for row in after] == ["CNN (502)", "40", "35", "40", "5", "6", ""]
    assert not exported.content.startswith(MARK.encode())
    assert any("Fay" in note for note in exported.notes)
    assert any("1 handed in nothing" in note for note in exported.notes)
    assert any("=cmd" in note and "no row" in note for note in exported.notes)


def test_canvas_missing_may_be_zero_and_an_unchanged_sheet_comes_back_unchanged(out: Path, tmp_path: Path) -> None:
    exported = written(out, tmp_path, CANVAS, format="canvas", column="CNN (502)", missing_zero=True)
    assert rows(exported)[4][-1] == "0"
    again = written(out, tmp_path, exported.content.decode(), format="canvas", column="CNN", missing_zero=True)
    assert again.content == exported.content


def test_everything_that_is_not_ours_comes_back_to_the_letter(out: Path, tmp_path: Path) -> None:
    text = (
        f'{MARK}"Student",ID,"SIS User ID",CNN (502),Note\r\n\r\n    Points Possible,,,"40",(read only)\r\n'
        '"Lovelace, Ada",11,"7",,"said ""no""\nand went"\n"Bob" ,22,=1+1,"3",x'
    )
    exported = written(out, tmp_path, text, format="canvas")
    assert exported.content.decode() == text.replace('"7",,', '"7",35,').replace('=1+1,"3",x', "=1+1,40,x")
    assert "what stood in 1 cell before was replaced" in exported.notes


def test_points_with_a_decimal_comma_are_read_and_written(out: Path, tmp_path: Path) -> None:
    text = "Student;ID;CNN (502)\n    Points Possible;;20,00\nAda;11;\n"
    assert rows(written(out, tmp_path, text, format="canvas"), ";")[2][2] == "17,5"


@pytest.mark.parametrize(
    ("format_", "text"),
    [("canvas", "Student,ID,CNN (502)\nAda,11,\n"), ("gradescope", "Name,SID,Email,Total Score\nAda,7,ada@x,\n")],
)
def test_where_nobody_says_how_many_points_there_are_it_is_told(
    out: Path, tmp_path: Path, format_: str, text: str
) -> None:
    exported = written(out, tmp_path, text, format=format_)
    assert "87.5" in rows(exported)[1]
    assert any("written out of 100" in note for note in exported.notes)


def test_a_short_row_is_filled_up_to_the_grade(out: Path, tmp_path: Path) -> None:
    text = "Student,ID,CNN (502),More,Score (503)\n    Points Possible,,10,,10\nAda,11\n"
    exported = written(out, tmp_path, text, format="canvas", column="Score")
    assert exported.content.decode().splitlines()[2] == "Ada,11,,,8.75"


def test_a_group_has_one_folder(tmp_path: Path) -> None:
    folder = tmp_path / "group"
    with Store(folder) as store:
        run = store.begin(Settings("s", "cnn", "d", 0, "strict"), NOW)
        for at, name in enumerate(("ada", "bob")):
            student = Student(name, name, platform="gradescope", folder="submission_1")
            store.add_grade(run, at, Graded(student, report("both", 80)), NOW)
            (folder / "students").mkdir(exist_ok=True)
            (folder / "students" / f"{name}.html").write_text(name, encoding="utf-8")
        store.end(run, NOW)
    for data, name in (
        (feedback_zip(folder), "feedback.html"),
        (export(folder, Wish("gradescope")).content, "results.json"),
    ):
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            assert opened.namelist() == [f"submission_1/{name}"]


def test_canvas_asks_which_column(out: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="2 assignments"):
        written(out, tmp_path, CANVAS, format="canvas")
    with pytest.raises(UsageError, match="no column 'Other'"):
        written(out, tmp_path, CANVAS, format="canvas", column="Other")
    with pytest.raises(UsageError, match="'Student' and 'ID'"):
        written(out, tmp_path, "a,b\n1,2\n", format="canvas")


MOODLE = {
    "en": "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,Feedback comments",
    "de": "ID,Vollständiger Name,E-Mail-Adresse,Status,Bewertung,Bestwertung,Bewertung kann geändert werden,"
    "Feedback als Kommentar",
}


@pytest.mark.parametrize(
    ("language", "word", "most", "grade"),
    [
        ("en", "Participant ", "20.00", "17.5"),
        ("de", "Teilnehmer/in", '"20,00"', "17,5"),
    ],
)
def test_moodle_in_its_own_language(out: Path, tmp_path: Path, language: str, word: str, most: str, grade: str) -> None:
    text = f"{MARK}{MOODLE[language]}\r\n" + "".join(
        f"{word}{number},{name},x@y,-,,{most},Yes,\r\n" for number, name in ((4711, "Ada"), (4713, "Eve"), (9, "Other"))
    )
    exported = written(out, tmp_path, text, format="moodle")
    after = rows(exported)
    assert exported.content.startswith(MARK.encode())
    assert exported.content.count(b"\r\n") == 4
    assert ",".join(after[0]) == MOODLE[language]
    assert after[1][0] == f"{word}4711"
    assert after[1][4] == grade
    assert after[1][7].startswith("0-add: 87.5 of 100<br>0-add: =The bias is &lt;missing&gt;")
    assert after[2][4] == ""
    assert after[3] == [f"{word}9", "Other", "x@y", "-", "", most.strip('"'), "Yes", ""]


def test_moodle_in_a_language_that_is_not_known_takes_the_titles(out: Path, tmp_path: Path) -> None:
    text = "Tunniste,Nimi,Arvosana,Palaute\nOsallistuja 4711,Ada,,\n"
    with pytest.raises(UsageError, match="--column"):
        written(out, tmp_path, text, format="moodle")
    exported = written(out, tmp_path, text, format="moodle", column="Arvosana", comment_column="Palaute")
    assert rows(exported)[1][2] == "87.5"
    assert "bias" in rows(exported)[1][3]
    assert any("the grades were written out of 100" in note for note in exported.notes)


def test_gradescope_scores_and_results(out: Path, tmp_path: Path) -> None:
    text = "Name,SID,Email,Total Score,Max Points,Status\nAda,7,ada@x,,50,Ungraded\nBob,8,bob@x,1,50,Graded\n"
    after = rows(written(out, tmp_path, text, format="gradescope"))
    assert [row[3] for row in after] == ["Total Score", "43.75", "50"]

    archive = export(out, Wish("gradescope"))
    with zipfile.ZipFile(io.BytesIO(archive.content)) as opened:
        results = json.loads(opened.read("Ada Lovelace_4711_assignsubmission_file_/results.json"))
    assert results["score"] == 87.5
    assert results["tests"][0]["max_score"] == 100.0
    assert "bias" in results["tests"][0]["output"]


def test_nbgrader_fills_its_own_rows_and_writes_new_ones(out: Path, tmp_path: Path) -> None:
    text = (
        "assignment,duedate,timestamp,student_id,last_name,first_name,email,raw_score,late_submission_penalty,score,max_score\n"
        "ps1,,,7,L,A,ada@x,0,0,0,10\ncnn,,,7,L,A,ada@x,0,0,0,10\n"
    )
    after = rows(written(out, tmp_path, text, format="nbgrader", column="cnn"))
    assert after[1][7:] == ["0", "0", "0", "10"]
    assert after[2][7:] == ["8.75", "0", "8.75", "10"]
    new = rows(export(out, Wish("nbgrader", column="cnn")))
    assert new[1][:7] == ["cnn", "", "", "7", "Lovelace", "Ada", "ada@x"]
    assert new[1][7:] == ["87.5", "0", "87.5", "100"]


def test_a_new_sheet_of_nbgraders_parts_names_as_canvas_writes_them(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        run = store.begin(Settings("s", "cnn", "d", 0, "strict"), NOW)
        store.add_grade(run, 0, Graded(Student("k", "van den Berg, Ann-Marie", {"sid": "7"}), report("k", 80)), NOW)
        store.end(run, NOW)
    assert rows(export(tmp_path, Wish("nbgrader")))[1][3:6] == ["7", "van den Berg", "Ann-Marie"]


def test_plain_grades_hold_no_formula_and_the_mark_for_excel(out: Path) -> None:
    exported = export(out, Wish("csv"))
    after = rows(exported)
    assert exported.content.startswith(MARK.encode())
    assert after[5][:2] == ["'=cmd", "'=cmd|' /C calc'!A0"]
    assert [row[3] for row in after[1:]] == ["87.5", "100", "0", "", "50"]


def test_what_is_wrong_is_told_once(out: Path) -> None:
    after = rows(export(out, Wish("csv")))
    assert after[3][after[0].index("remarks")] == "nothing was handed in"


def test_feedback_goes_under_the_platforms_own_names(out: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(feedback_zip(out))) as opened:
        assert opened.namelist() == [
            "Ada Lovelace_4711_assignsubmission_file_/feedback.html",
            "bob_LATE_22_333_feedback.html",
            "=cmd/feedback.html",
        ]
        assert opened.read("bob_LATE_22_333_feedback.html") == b"bob"


def test_a_course_given_at_the_export_is_applied(out: Path, tmp_path: Path) -> None:
    course = tmp_path / "course.toml"
    course.write_text("cap_percent = 60\n", encoding="utf-8")
    after = rows(export(out, Wish("csv", course=course)))
    assert [row[3] for row in after[1:3]] == ["60", "60"]
    assert "capped at 60" in after[1][after[0].index("remarks")]


def test_what_needs_its_gradebook_says_so(out: Path) -> None:
    with pytest.raises(UsageError, match="--gradebook"):
        export(out, Wish("moodle"))
    with pytest.raises(UsageError, match="no run 7"):
        export(out, Wish("csv", run=7))
