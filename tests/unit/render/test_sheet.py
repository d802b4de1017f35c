"""A teacher's CSV comes back to the letter, and is read as every other program reads it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.render.sheet import Amount, Sheet, SheetError, delimiter_of, read_sheet

TEXTS = st.text(st.sampled_from('ab,;"\r\n \t=é'), max_size=40)
CELLS = st.lists(st.lists(st.text(st.sampled_from('ab,;"\n =é'), max_size=6), min_size=2, max_size=4), max_size=5)


@given(TEXTS)
def test_whatever_is_read_is_written_again_to_the_letter(rest: str) -> None:
    data = f"Name,ID{rest}".encode()
    assert read_sheet(data).encode() == data


@given(CELLS, st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]))
def test_cells_are_those_that_csv_reads(cells: list[list[str]], quoting: int) -> None:
    out = io.StringIO()
    csv.writer(out, quoting=quoting).writerows([["Name", "ID"], *cells])  # type: ignore[arg-type]
    assert read_sheet(out.getvalue().encode()).rows == (("Name", "ID"), *(tuple(row) for row in cells))


@given(CELLS)
def test_a_new_sheet_is_one_that_csv_reads(cells: list[list[str]]) -> None:
    rows = (("Name", "ID"), *(tuple(row) for row in cells))
    text = Sheet(rows).encode().decode()
    assert [tuple(row) for row in csv.reader(io.StringIO(text, newline=""))] == list(rows)


def test_what_is_written_into_a_cell_is_read_there() -> None:
    sheet = read_sheet(b'"Name";"ID"\n"Ada";1\n')
    filled = sheet.with_cells({(1, 1): 'a;"b"\n'})
    assert filled.encode() == b'"Name";"ID"\n"Ada";"a;""b""\n"\n'
    assert read_sheet(filled.encode()).rows == filled.rows


def test_amounts() -> None:
    sheet = read_sheet(b"a;b;c;d\n20.0;20,50;x;\n")
    assert [sheet.amount(1, at) for at in range(4)] == [Amount(20.0), Amount(20.5, comma=True), None, None]
    assert sheet.amount(1, None) is None
    assert Amount(20.0, comma=True).share(12.5) == "2,5"


def test_a_header_of_quoted_commas_is_parted_elsewhere() -> None:
    assert delimiter_of('"Name, Vorname, Titel";ID') == ";"


@pytest.mark.parametrize("data", [b"", b"\nName,ID\n", "Prénom\n".encode("latin-1")])
def test_what_is_no_sheet_is_a_sentence(data: bytes) -> None:
    with pytest.raises(SheetError, match="it is not UTF-8|its first line is empty"):
        read_sheet(data)
