"""A roster of any header finds whose submission is whose, and who handed in nothing."""

from pathlib import Path

import pytest

from grader.batch.roster import enrol, read_roster
from grader.batch.sources import Found
from grader.core.cohort import Status, Student
from grader.core.errors import UsageError


def submission(key: str, **identifiers: str) -> Found:
    """A submission that a platform knows by these identifiers."""
    return Found(Student(key, identifiers.get("name", key), identifiers), path=Path(key))


def enrolled(tmp_path: Path, text: str, *found: Found) -> dict[str, Student]:
    """Enrol, and return the students by key."""
    path = tmp_path / "roster.csv"
    path.write_bytes(text.encode("utf-8"))
    return {one.student.key: one.student for one in enrol(found, read_roster(path))}


def test_e_mail_number_login_and_name_find_the_row(tmp_path: Path) -> None:
    text = (
        "\ufeffName;E-Mail;Matrikel;GitHub\n"
        "Ada Lovelace;ada@x.org;7;adal\nBob Bär;bob@x.org;8;bobb\nEve;eve@x.org;9;evil\n"
    )
    students = enrolled(
        tmp_path,
        text,
        submission("a", email="ADA@x.org"),
        submission("b", name="bär bob"),
        submission("e", github="evil"),
    )
    assert {key: student.name for key, student in students.items()} == {"a": "Ada Lovelace", "b": "Bob Bär", "e": "Eve"}


def test_canvas_letters_and_moodle_participants_find_the_row(tmp_path: Path) -> None:
    text = "Identifier,Full name\nTeilnehmer/in4711,Zoé Petit\nTeilnehmer/in4712,Ada Lovelace\n"
    students = enrolled(tmp_path, text, submission("m", moodle="4711"), submission("c", name="lovelaceada"))
    assert {key: student.name for key, student in students.items()} == {"m": "Zoé Petit", "c": "Ada Lovelace"}


def test_a_row_without_submission_is_missing(tmp_path: Path) -> None:
    students = enrolled(tmp_path, "Name,Email\nAda,a@x\nBob,b@x\n", submission("ada", name="Ada"))
    assert students["Bob"] == Student(
        "Bob",
        "Bob",
        {"name": "Bob", "email": "b@x"},
        platform="roster",
        status=Status.MISSING,
        problem="nothing was handed in",
    )
    assert students["ada"].status is Status.GRADED


def test_two_rows_of_one_name_and_two_submissions_of_one_row_are_ambiguous(tmp_path: Path) -> None:
    text = "Name,Email\nKim Lee,k1@x\nKim Lee,k2@x\nAda,a@x\n"
    students = enrolled(
        tmp_path, text, submission("kim", name="Kim Lee"), submission("a1", email="a@x"), submission("a2", name="Ada")
    )
    assert {key: student.status for key, student in students.items()} == dict.fromkeys(
        ("kim", "a1", "a2"), Status.AMBIGUOUS
    )
    assert "2 rows" in students["kim"].problem
    assert "a1, a2" in students["a1"].problem


def test_who_is_not_in_the_roster_is_told_and_graded(tmp_path: Path) -> None:
    strangers = submission("x", name="Stranger"), submission("y", name="?!"), submission("z", github="not-ada")
    students = enrolled(tmp_path, "Name,Email,GitHub\nAda,,ada\n--,b@x,\n", *strangers)
    for key in ("x", "y", "z"):
        assert students[key].status is Status.GRADED
        assert students[key].remarks == ("is not in the roster",)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "holds no students"),
        (b"Name\n", "holds no students"),
        (b"Name\n , \n", "holds no students"),
        (b"\xff\xfeN\x00", "holds no students"),
        (b"Name\nAda \xff\n", "cannot be read as UTF-8"),
        (b"Name\n" + b"x" * 200_000 + b"\n", r"is no CSV \(line 2: field larger"),
    ],
)
def test_what_is_no_roster_is_a_sentence(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "roster.csv"
    path.write_bytes(data)
    with pytest.raises(UsageError, match=rf"roster\.csv {said}"):
        read_roster(path)


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Nom;Prénom", "Petit;Zoé"),
        ("Cognome;Nome", "Petit;Zoé"),
        ("Nombre;Apellido(s)", "Zoé;Petit"),
        ("Nom", "Zoé Petit"),
        ("Vorname;Nachname;Name", "Zoé;;Zoé Petit"),
        ("Nr;Wer", ";Zoé Petit"),
    ],
)
def test_halves_of_a_name_are_put_together(tmp_path: Path, header: str, row: str) -> None:
    students = enrolled(tmp_path, f"{header}\n{row}\n", submission("x", name="petit zoe"))
    assert students["x"].name == "Zoé Petit"


@pytest.mark.parametrize("name", ["Ana Petit-Bär", "petit bar ana", "Bär_Ana_PETIT", "BÄR PETIT ANA"])
def test_a_name_is_found_in_any_order_and_without_its_marks(tmp_path: Path, name: str) -> None:
    assert enrolled(tmp_path, "Name\nAna Bär Petit\n", submission("x", name=name))["x"].name == "Ana Bär Petit"


def test_a_name_in_capitals_is_the_same_name(tmp_path: Path) -> None:
    assert enrolled(tmp_path, "Name\nJan Strauß\n", submission("x", name="JAN STRAUSS"))["x"].name == "Jan Strauß"


def test_an_identifier_and_a_name_that_agree_are_one(tmp_path: Path) -> None:
    ada = submission("a", email="a@x", name="Ada")
    student = enrolled(tmp_path, "Name,Email,,Group\nAda,a@x,7,\n", ada)["a"]
    assert student.status is Status.GRADED
    assert student.identifiers == {"name": "Ada", "email": "a@x"}


def test_a_row_that_stands_there_twice_is_one_student(tmp_path: Path) -> None:
    students = enrolled(tmp_path, "Name,Email\nAda,a@x\nAda,a@x\n", submission("ada", name="Ada"))
    assert {key: student.status for key, student in students.items()} == {"ada": Status.GRADED}


def test_a_number_that_means_something_else_gives_nobody_anothers_row(tmp_path: Path) -> None:
    text = "Name,Group\nAda,7\nBob,8\n"
    students = enrolled(tmp_path, text, submission("b", name="Bob", sid="7"))
    assert students["b"].status is Status.AMBIGUOUS
    assert "Ada, Bob" in students["b"].problem


def test_a_clone_is_found_by_the_longest_login_that_it_ends_in(tmp_path: Path) -> None:
    text = "Name,GitHub\nAnna Maria,anna-maria\nMaria,maria\n"
    clone = submission("maria", github="maria", repository="cnn-lab-anna-maria")
    assert enrolled(tmp_path, text, clone)["maria"].name == "Anna Maria"


def test_excels_unicode_text_is_read(tmp_path: Path) -> None:
    path = tmp_path / "roster.txt"
    path.write_bytes("Name\tEmail\r\nZoé Petit\tz@x\r\n".encode("utf-16"))
    assert read_roster(path).rows == (("Zoé Petit", "z@x"),)


def test_a_comma_in_quotes_parts_no_cells(tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_text('"Name, Vorname, Titel";Email\n"Petit, Zoé";z@x\n', encoding="utf-8")
    assert read_roster(path).rows == (("Petit, Zoé", "z@x"),)


def test_an_address_is_known_whatever_its_title(tmp_path: Path) -> None:
    students = enrolled(tmp_path, "Nom;Adresse de courriel\nZoé Petit;z@x.org\n", submission("z", name="Zoé Petit"))
    assert students["z"].identifiers["email"] == "z@x.org"


def test_canvas_gradebook_is_a_roster_but_for_its_own_rows(tmp_path: Path) -> None:
    path = tmp_path / "gradebook.csv"
    own = "Student,ID,Section,CNN (8)\n,,,Manual Posting\n    Points Possible,,,20\n"
    path.write_text(f'{own}"Petit, Zoé",7,A,\n"Student, Test",9,A,\nonly\n', encoding="utf-8")
    assert read_roster(path).rows == (("Petit, Zoé", "7", "A", ""),)
