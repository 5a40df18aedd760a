"""Reading tables: whatever the file is, it is understood from its content or refused in one sentence."""

import codecs
import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.errors import FileFormatError
from matchplanner.services.exchange.content import load, read_table
from matchplanner.services.exchange.tables import Table

CSV = 'program_name,city\r\n"Genetics, combined",São Paulo\r\nÜber,Łódź\r\n'


def texts(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


@pytest.mark.parametrize(
    "data",
    [
        CSV.encode("utf-8"),
        CSV.encode("utf-8-sig"),
        CSV.encode("utf-16"),
        codecs.BOM_UTF16_BE + CSV.encode("utf-16-be"),
        CSV.encode("utf-32"),
        CSV.replace("\r\n", "\n").encode("utf-8"),
        CSV.replace("\r\n", "\r").encode("utf-8"),
        CSV.rstrip().encode("utf-8"),
    ],
)
def test_every_way_to_save_the_same_text_reads_the_same(data: bytes) -> None:
    table = read_table(data)

    assert table.headers == ("program_name", "city")
    assert texts(table) == [("Genetics, combined", "São Paulo"), ("Über", "Łódź")]


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_told_by_its_zero_bytes(codec: str) -> None:
    table = read_table("program_name,city\r\nBirch,Boston\r\n".encode(codec))

    assert texts(table) == [("Birch", "Boston")]


def test_text_that_is_not_utf8_is_read_as_windows_western_and_that_is_said() -> None:
    table = read_table("program_name,city\nDon\u2019t,Cañon\n".encode("cp1252"))

    assert texts(table) == [("Don\u2019t", "Cañon")]
    assert "Windows Western" in table.problems[0].text


@pytest.mark.parametrize(
    ("separator", "name"), [(",", "commas"), (";", "semicolons"), ("\t", "tabs"), ("|", "bars")]
)
def test_the_separator_is_the_one_that_gives_even_columns(separator: str, name: str) -> None:
    rows = [
        ("program_name", "notes", "city"),
        ("Birch", "one, two; three", "A"),
        ("Oak", "", "B"),
        ("Elm", "x", "C"),
    ]
    data = "\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows).encode()

    table = read_table(data)

    assert name in table.read_as
    assert texts(table) == rows[1:]


def test_a_sep_line_names_the_separator_and_is_no_heading() -> None:
    table = read_table(b"sep=;\r\nprogram_name;notes\r\nBirch;a, b\r\n")

    assert table.headers == ("program_name", "notes")
    assert [row.number for row in table.rows] == [3]


def test_one_column_needs_no_separator() -> None:
    table = read_table(b"program_name\nUniversity of Alabama\nUniversity of Arizona\n")

    assert texts(table) == [("University of Alabama",), ("University of Arizona",)]


def test_quoted_line_breaks_and_doubled_quotes_stay_in_their_cell() -> None:
    table = read_table(b'program_name,notes\n"The ""best""","one\ntwo"\nOak,x\n')

    assert texts(table) == [('The "best"', "one\ntwo"), ("Oak", "x")]
    assert [row.number for row in table.rows] == [2, 4]


def test_headings_that_are_empty_or_come_twice_are_told_apart() -> None:
    assert read_table(b"City,,City\na,b,c\n").headers == ("City", "(column 2)", "City (2)")


def test_a_title_above_the_headings_is_skipped() -> None:
    table = read_table(b"My programs,,\n,,\nprogram_name,city,state\nBirch,Boston,MA\n")

    assert table.headers == ("program_name", "city", "state")
    assert [(row.number, row.cells[0]) for row in table.rows] == [(4, "Birch")]


def test_ragged_rows_are_filled_up_and_longer_ones_counted() -> None:
    table = read_table(b"program_name,city\nBirch\nOak,B,extra\nElm,C\n")

    assert table.headers == ("program_name", "city", "(extra 1)")
    assert texts(table) == [("Birch", "", ""), ("Oak", "B", "extra"), ("Elm", "C", "")]
    assert [problem.row for problem in table.problems] == [3]


def test_impossible_characters_are_dropped_and_counted() -> None:
    table = read_table(b"program_name,city\nBir\x00ch,B\nOak,C\n")

    assert texts(table)[0] == ("Birch", "B")
    assert table.problems[0].text == "1 character that no text can hold was left out"


NO_LIST = "This is not a list but a file of another kind, whatever its name ends in."


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b" \r\n\r\n", "The file is empty."),
        (b"program_name,city\r\n", "The file has headings but no rows."),
        (b"%PDF-1.7\n...", "This is not a table: it looks like a PDF."),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "This is not a table: it looks like a picture."),
        (b"SQLite format 3\x00" + bytes(100), "This is a database, perhaps a plan."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "This is an old Excel file (.xls)."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "This workbook is protected by a password.",
        ),
        (b"\n <!DOCTYPE html><html><body>", "This is a web page, not a table."),
        (b'[\n  {"program_name": "Birch"}\n]', "This is a JSON list, not a table."),
        (b" []", "This is a JSON list, not a table."),
        (bytes(range(1, 32)) * 20, NO_LIST),
        (b"\x81\x8d" + bytes(range(1, 256)) * 40, NO_LIST),
        (bytes(range(256)) * 8 + b"\x00\xd8" * 2000, NO_LIST),
        (b"PK\x03\x04" + bytes(40), "The workbook is damaged."),
        (
            b'program_name,notes\nBirch,x\nOak,"never closed\nElm,y\n',
            "A quotation mark opened on line 3 is never closed.",
        ),
        (codecs.BOM_UTF16_LE + b"a\x00b", "The file is damaged: it is not sound UTF-16 text."),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(FileFormatError) as refused:
        read_table(data)

    assert refused.value.message == sentence


def test_a_cell_of_many_lines_makes_one_wonder_about_a_missing_quote() -> None:
    lines = "\n".join(f"line {n}" for n in range(30))

    table = read_table(f'program_name,notes\nBirch,"{lines}"\nOak,x\n'.encode())

    assert len(table.rows) == 2
    assert "many lines" in table.problems[0].text


def test_a_row_with_an_endless_cell_is_left_out_and_listed() -> None:
    table = read_table(f"program_name,notes\nBirch,{'x' * 200_001}\nOak,y\n".encode())

    assert [row.cells[0] for row in table.rows] == ["Oak"]
    assert table.problems[0].row == 2


def test_a_million_rows_are_refused() -> None:
    with pytest.raises(FileFormatError, match="more than 200,000 rows"):
        read_table(b"program_name,city\n" + b"Birch,Boston\n" * 1_000_000)


def test_a_table_of_endless_width_is_refused() -> None:
    row = ",".join("x" for _ in range(301))

    with pytest.raises(FileFormatError, match="more than 300 columns"):
        read_table(f"{row}\n{row}\n".encode())


def test_a_folder_and_a_file_that_is_not_there_are_named(tmp_path: Path) -> None:
    with pytest.raises(FileFormatError, match="is a folder"):
        load(tmp_path)
    with pytest.raises(FileFormatError, match="There is no file"):
        load(tmp_path / "missing.csv")


@given(st.binary(max_size=400) | st.binary(max_size=60).map(lambda data: b"PK\x03\x04" + data))
def test_any_bytes_at_all_are_a_table_or_refused(data: bytes) -> None:
    table, refusal = None, None
    try:
        table = read_table(data)
    except FileFormatError as exc:
        refusal = exc

    if refusal is not None:
        assert refusal.message.endswith(".")
        assert "\n" not in refusal.sentence()
    if table is not None:
        assert {len(row.cells) for row in table.rows} == {len(table.headers)}
        assert len(set(table.headers)) == len(table.headers)


@given(st.text(alphabet='a,;\t|"\n\r x', max_size=60))
def test_any_separated_text_is_a_table_or_refused(text: str) -> None:
    with contextlib.suppress(FileFormatError):
        table = read_table(text.encode())
        assert all(len(row.cells) == len(table.headers) for row in table.rows)


def test_a_file_that_is_too_large_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as stream:
        stream.truncate(200_000_001)

    with pytest.raises(FileFormatError, match="larger than 200 MB"):
        load(path)


@pytest.mark.parametrize(
    ("error", "words"), [(PermissionError(), "cannot be read"), (OSError(5, "Bad disk"), "Bad disk")]
)
def test_a_file_that_cannot_be_read_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, words: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"program_name\nBirch\n")

    def fail(_path: Path) -> bytes:
        raise error

    monkeypatch.setattr(Path, "read_bytes", fail)

    with pytest.raises(FileFormatError, match=words):
        load(path)
