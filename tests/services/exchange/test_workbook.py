"""Reading XLSX: typed cells become plain text, and what could harm is refused before it is parsed."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest

from matchplanner.errors import FileFormatError
from matchplanner.services.exchange.content import read_table


def workbook(*sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"List {number}")
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def rebuilt(
    data: bytes, change: Callable[[str, bytes], bytes], extra: dict[str, bytes] | None = None
) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in (extra or {}).items():
            new.writestr(name, content)
    return stream.getvalue()


HEAD: list[object] = ["program_name", "acgme_id", "city"]


def test_typed_cells_read_as_plain_text() -> None:
    row: list[object] = [
        "Birch",
        1302621011.0,
        True,
        dt.datetime.fromisoformat("2026-10-01"),
        dt.datetime.fromisoformat("2026-10-01 09:30"),
        2.5,
        None,
    ]

    table = read_table(workbook([[*HEAD, "seen", "at", "years", "gone"], row]))

    assert table.rows[0].cells[:6] == ("Birch", "1302621011", "yes", "2026-10-01", "2026-10-01 09:30", "2.5")
    assert table.read_as == "Excel workbook, sheet “List 1”"


def test_leading_zeros_of_text_cells_stay() -> None:
    table = read_table(workbook([HEAD, ["Birch", "0401100209", "Boston"]]))

    assert table.rows[0].cells[1] == "0401100209"


def test_a_title_above_the_headings_and_empty_rows_are_skipped() -> None:
    table = read_table(
        workbook([["My list"], [], HEAD, ["Birch", "1302621011", "Boston"], [], ["Oak", "", "Salem"]])
    )

    assert table.headers == tuple(HEAD)
    assert [(row.number, row.cells[0]) for row in table.rows] == [(4, "Birch"), (6, "Oak")]


def test_errors_of_the_spreadsheet_are_empty_and_told() -> None:
    table = read_table(workbook([HEAD, ["Birch", "#N/A", "Boston"]]))

    assert table.rows[0].cells == ("Birch", "", "Boston")
    assert "#N/A" in table.problems[0].text


def test_the_first_sheet_that_holds_something_is_read_and_the_others_counted() -> None:
    table = read_table(workbook([], [HEAD, ["Birch", "", "Boston"]], [HEAD, ["Oak", "", "Salem"]]))

    assert [row.cells[0] for row in table.rows] == ["Birch"]
    assert "2 more" in table.problems[0].text


def test_a_lying_size_and_a_cell_far_out_do_not_decide_how_much_is_read() -> None:
    def lie(name: str, content: bytes) -> bytes:
        return (
            content.replace(b'ref="A1:C2"', b'ref="A1:XFD1048576"')
            if name.endswith("sheet1.xml")
            else content
        )

    table = read_table(rebuilt(workbook([HEAD, ["Birch", "", "Boston"]]), lie))

    assert len(table.rows) == 1


def test_a_cell_in_the_last_column_is_too_wide() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for column, heading in enumerate(HEAD, start=1):
        sheet.cell(1, column, str(heading))
    sheet["XFD2"] = "far out"
    stream = io.BytesIO()
    book.save(stream)

    with pytest.raises(FileFormatError, match="more than 300 columns"):
        read_table(stream.getvalue())


def test_too_many_rows_are_refused_wherever_they_are() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(HEAD)
    sheet["A1048576"] = "far down"
    stream = io.BytesIO()
    book.save(stream)

    with pytest.raises(FileFormatError, match="more than 200,000 rows"):
        read_table(stream.getvalue())


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = rebuilt(
        workbook([HEAD, ["Birch", "", ""]]), lambda _n, c: c, {"xl/media/image1.png": bytes(30_000_000)}
    )

    with pytest.raises(FileFormatError, match="unpacks to far more"):
        read_table(bomb)


@pytest.mark.parametrize("member", ["xl/nested.zip", "xl/embeddings/book.xlsx"])
def test_an_archive_inside_the_workbook_is_refused(member: str) -> None:
    with pytest.raises(FileFormatError, match="unpacks to far more"):
        read_table(rebuilt(workbook([HEAD, ["Birch", "", ""]]), lambda _n, c: c, {member: b"PK"}))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(encoding: str) -> None:
    entities = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]>'

    def poison(name: str, content: bytes) -> bytes:
        if not name.endswith("sheet1.xml"):
            return content
        body = content.decode().split("?>", 1)[-1]
        return f'<?xml version="1.0" encoding="{encoding}"?>{entities}{body}'.encode(encoding)

    with pytest.raises(FileFormatError, match="document type"):
        read_table(rebuilt(workbook([HEAD, ["Birch", "", ""]]), poison))


def test_other_zip_files_are_named() -> None:
    def archive(**members: bytes) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as made:
            for name, content in members.items():
                made.writestr(name.replace("__", "/"), content)
        return stream.getvalue()

    for data, words in (
        (archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "OpenDocument"),
        (archive(word__document=b"x"), "a text document"),
        (archive(readme=b"x"), "a zip archive"),
    ):
        with pytest.raises(FileFormatError, match=words):
            read_table(data)


def test_a_torn_workbook_is_damaged() -> None:
    data = workbook([HEAD, ["Birch", "", "Boston"]])

    for torn in (
        data[: len(data) // 2],
        rebuilt(data, lambda n, c: c[: len(c) // 2] if n.endswith("sheet1.xml") else c),
    ):
        with pytest.raises(FileFormatError, match="damaged"):
            read_table(torn)


def test_an_empty_workbook_is_said_to_be_empty() -> None:
    with pytest.raises(FileFormatError, match="empty"):
        read_table(workbook([]))


def test_a_narrow_list_has_its_headings_in_its_first_row() -> None:
    rows: list[list[object]] = [[f"Birch {n}", f"{1000000 + n}C0"] for n in range(30)]

    table = read_table(workbook([["name", "code"], *rows]))

    assert table.headers == ("name", "code")
    assert len(table.rows) == 30


def test_entities_are_refused_wherever_they_hide() -> None:
    assert openpyxl.DEFUSEDXML

    def poison(name: str, content: bytes) -> bytes:
        if not name.endswith("sheet1.xml"):
            return content
        padding = b"<!--" + b"x" * 70_000 + b"-->"
        return (
            b'<?xml version="1.0"?>'
            + padding
            + b'<!DOCTYPE x [<!ENTITY a "b">]>'
            + content.split(b"?>", 1)[-1]
        )

    with pytest.raises(FileFormatError, match="damaged"):
        read_table(rebuilt(workbook([HEAD, ["Birch", "", ""]]), poison))


@pytest.mark.parametrize(
    "above",
    [[], [["My programs"], []], [["My programs", "2026-10-01", "draft"]]],
    ids=["nothing", "a title", "a title of three cells"],
)
def test_headings_are_known_by_what_they_head_however_few_they_are(above: list[list[object]]) -> None:
    table = read_table(workbook([*above, [None, "Program Name", "City"], [1, "Birch", "Boston"]]))

    assert table.headers == ("(column 1)", "Program Name", "City")
    assert [row.cells for row in table.rows] == [("1", "Birch", "Boston")]


def test_the_sheet_that_lists_programs_is_read_wherever_it_stands() -> None:
    table = read_table(
        workbook([["About", "this", "file"], ["x", "y", "z"]], [HEAD, ["Birch", "", "Boston"]])
    )

    assert [row.cells[0] for row in table.rows] == ["Birch"]
    assert "“List 2” was read" in table.problems[0].text


def test_a_formula_that_was_never_calculated_is_told() -> None:
    data = workbook([HEAD, ["Birch", "=1302621000+11", "Boston"], ["Oak", None, "Salem"]])

    table = read_table(data)

    assert [row.cells[1] for row in table.rows] == ["", ""]
    assert [(problem.row, "no stored result" in problem.text) for problem in table.problems] == [(2, True)]


def test_the_stored_result_of_a_formula_is_read() -> None:
    formula = b"<f>1302621000+11</f>"

    def calculated(_name: str, content: bytes) -> bytes:
        for empty in (b"<v />", b"<v></v>", b"<v/>"):
            content = content.replace(formula + empty, formula + b"<v>1302621011</v>")
        return content

    table = read_table(rebuilt(workbook([HEAD, ["Birch", "=1302621000+11", "Boston"]]), calculated))

    assert (table.rows[0].cells[1], table.problems) == ("1302621011", ())
