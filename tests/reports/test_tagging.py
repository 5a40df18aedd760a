"""What a reader that speaks is told of a document."""

from io import BytesIO
from typing import Any

from pypdf import PdfReader

from matchplanner.reports import interview_sheet, printed_table
from matchplanner.reports.data import PrepSheet, PrintedTable
from matchplanner.reports.layout import Sheet

LONG = " ".join(["counselor"] * 600)


def elements(data: bytes) -> list[tuple[int, str, int]]:
    """Return page, role and number of what the structure tree lists, in its order."""
    reader: Any = PdfReader(BytesIO(data))
    pages = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages)}
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    found = [one.get_object() for one in root["/K"]["/K"]]
    return [(pages[one.raw_get("/Pg").idnum], str(one["/S"]), int(one["/K"])) for one in found]


def test_the_title_is_a_title_and_every_text_is_listed_in_its_order(page: Sheet) -> None:
    data = interview_sheet.render([PrepSheet("Birch", notes=LONG)], page).data
    reader: Any = PdfReader(BytesIO(data))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    listed = elements(data)
    assert listed[0] == (0, "/H1", 0)
    assert {"/H2", "/P"} <= {role for _page, role, _number in listed}
    assert listed == sorted(listed, key=lambda one: (one[0], one[2]))
    for at, one in enumerate(reader.pages):
        content = one.get_contents().get_data()
        mine = [number for number, _role, _at in listed if number == at]
        assert content.count(b"/MCID") == len(mine) > 0
        assert content.count(b"BDC") + content.count(b"BMC") == content.count(b"EMC")
        assert one["/StructParents"] == at


def test_head_and_foot_of_a_page_are_no_part_of_it(a4: Sheet) -> None:
    data = interview_sheet.render([PrepSheet("Birch")], a4).data
    contents = PdfReader(BytesIO(data)).pages[0].get_contents()
    assert contents is not None
    assert contents.get_data().count(b"/Artifact BMC") == 1


def test_a_table_of_thousands_claims_no_tags_it_does_not_have(a4: Sheet) -> None:
    table = PrintedTable("Programs", "1 program", ("Name",), (1.0,), (("Birch",),))
    reader: Any = PdfReader(BytesIO(printed_table.render(table, a4).data))
    assert "/StructTreeRoot" not in reader.trailer["/Root"]
    assert "/MarkInfo" not in reader.trailer["/Root"]


def test_words_stay_apart_where_a_line_ends(a4: Sheet) -> None:
    data = interview_sheet.render([PrepSheet("Birch", notes=LONG)], a4).data
    contents = PdfReader(BytesIO(data)).pages[-1].extract_text()
    assert "counselorcounselor" not in contents.replace(" \n", " ").replace("\n", "")
