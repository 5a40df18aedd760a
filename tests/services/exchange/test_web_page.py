"""Saved web pages: what a reader sees of them becomes a list, what is hidden does not."""

import quopri
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.domain.programs import ProgramType
from matchplanner.errors import FileFormatError
from matchplanner.services import programs
from matchplanner.services.exchange import importing
from matchplanner.services.exchange.content import read_table
from matchplanner.services.exchange.page_parser import Page
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)
ACGME = "<!-- saved from url=(0048)https://apps.acgme.org/ads/Public/Programs/Search -->\n"
HEAD = "<tr><th>Code<th>Specialty<th>Name<th>City<th>State"


def table_page(rows: str, before: str = "", title: str = "Programs") -> bytes:
    return (
        f"{before}<!DOCTYPE html><html><head><title>{title}</title><style>td{{}}</style></head>"
        f"<body><h1>Results</h1><table>{HEAD}{rows}</table>"
        "<script>var x = '<td>1</td>'</script></body></html>"
    ).encode()


def cells(data: bytes) -> list[tuple[str, ...]]:
    return [row.cells for row in read_table(data).rows]


ROW = (
    "<tr><td><a href='x'>1302621011</a></td><td>Medical genetics and genomics"
    "<td>Birch&nbsp;Program<td>Ely<td>MN"
)


def test_the_search_result_of_acgme_is_a_list_of_its_programs(store: Store) -> None:
    table = read_table(table_page(ROW, ACGME))
    with store.write("Import"):
        importing.apply(importing.preview(table, "acgme.html", TODAY))

    assert table.read_as == "saved page of ACGME, a table"
    (row,) = programs.rows(TODAY)
    assert (row.name, row.acgme_id, row.place) == ("Birch Program", "1302621011", "Ely, MN")
    assert row.program_type is ProgramType.CATEGORICAL
    tick = row.facts[ClaimField.LISTED_ACGME].shown
    assert tick is not None
    assert (tick.value, tick.source, tick.source_kind, tick.seen_on) == (
        "yes",
        "ACGME list",
        SourceKind.ACGME,
        TODAY,
    )


@pytest.mark.parametrize(
    "hidden",
    [
        "<tr hidden><td>1300000001<td>x<td>Ghost<td>y<td>TX</tr>",
        "<tr style='display: NONE'><td>1300000001<td>x<td>Ghost<td>y<td>TX</tr>",
        "<tr class='row d-none'><td>1300000001<td>x<td>Ghost<td>y<td>TX</tr>",
        "<tbody aria-hidden=true><tr><td>1300000001<td>x<td>Ghost<td>y<td>TX</tbody>",
        "<!-- <tr><td>1300000001<td>x<td>Ghost<td>y<td>TX -->",
        "<template><tr><td>1300000001<td>x<td>Ghost<td>y<td>TX</template>",
    ],
)
def test_what_nobody_sees_is_not_read(hidden: str) -> None:
    assert [row[2] for row in cells(table_page(hidden + ROW))] == ["Birch Program"]


def test_cells_that_reach_over_several_rows_and_columns_keep_the_others_in_place() -> None:
    rows = (
        "<tr><td rowspan=2>1302621011<td colspan=2>Both<td rowspan=2>Ely<td>MN"
        "<tr><td>Medical genetics<td>Birch<td>WI"
    )

    assert cells(table_page(rows)) == [
        ("1302621011", "Both", "", "Ely", "MN"),
        ("1302621011", "Medical genetics", "Birch", "Ely", "WI"),
    ]


def test_the_largest_list_of_a_page_is_read_and_layout_is_not() -> None:
    data = f"<html><body><table><tr><td><table>{HEAD}{ROW}</table><td>Menu</table></body></html>".encode()

    assert [row[0] for row in cells(data)] == ["1302621011"]


def test_the_heading_of_acgmes_own_page_of_a_program_is_understood(store: Store) -> None:
    page = (
        "<html><body><h3>1302621011 - Birch Hospital (Ely) Medical genetics and genomics - Ely, MN</h3>"
        "<dl><dt>Accreditation Status:</dt><dd>Continued Accreditation</dd><dt>E-mail</dt>"
        "<dd>coordinator@birch.example.org</dd></dl></body></html>"
    )
    table = read_table(page.encode())
    with store.write("Import"):
        importing.apply(importing.preview(table, "one.html", TODAY))

    (row,) = programs.rows(TODAY)
    assert (row.acgme_id, row.institution, row.place) == ("1302621011", "Birch Hospital (Ely)", "Ely, MN")
    assert row.facts.value(ClaimField.ACCREDITATION) == "Continued Accreditation"
    assert row.facts.value(ClaimField.CONTACT_EMAIL) == "coordinator@birch.example.org"
    assert row.facts.value(ClaimField.LISTED_ACGME) == "yes"


FREIDA = """<!DOCTYPE html><html><head><title>Birch Program | FREIDA</title></head><body><nav>FREIDA</nav>
<h1>Birch Hospital Program</h1><div><span>Program ID:</span> <span>1302621011</span></div>
<div>Specialty</div><div>Medical Genetics and Genomics</div><p>Location: Ely, MN</p>
<ul><li>Visa Status</li><li>J-1 visa sponsorship through ECFMG</li><li>H-1B visa</li>
<li>F-1 visa (OPT 1st year)</li></ul><div>NRMP Match Codes</div><p>1490130C0</p><p>1490130P0</p>
<div>Accepting applications for training that begins in</div><div>2027</div>
<div>Requires previous GME</div><div>Yes - 1 year</div>
<div>Total Program Size</div><div>Year 1: 2</div><div>Year 2: 3</div>
<div>Participates in ERAS</div><div>Yes</div>
<div>Step 1 required</div><div>No</div><div>Step 2 required</div><div>Yes</div>
<div>Minimum score</div><div>230</div>
<div>Required letters of recommendation</div><div>3</div>
<div>Latest date for applications</div><div>11/15/2026</div>
<div style="visibility:hidden">Visa Status: none</div>
</body></html>"""


def test_the_labels_of_a_freida_page_become_facts(store: Store) -> None:
    table = read_table(FREIDA.encode())
    with store.write("Import"):
        importing.apply(importing.preview(table, "freida.html", TODAY))

    assert table.read_as == "saved page of FREIDA, one program"
    (row,) = programs.rows(TODAY)
    assert (row.name, row.acgme_id, row.nrmp_code, row.place) == (
        "Birch Hospital Program",
        "1302621011",
        "1490130C0",
        "Ely, MN",
    )
    facts = {field: row.facts.value(field) for field in row.facts.spoken_of()}
    assert facts == {
        ClaimField.LISTED_FREIDA: "yes",
        ClaimField.J1: "yes",
        ClaimField.H1B: "yes",
        ClaimField.PRIOR_GME_YEARS: "1",
        ClaimField.POSITIONS_PER_YEAR: "2",
        ClaimField.LISTED_ERAS: "yes",
        ClaimField.USMLE_STEP2_MIN: "230",
        ClaimField.LETTERS_REQUIRED: "3",
        ClaimField.APPLICATION_DEADLINE: "2026-11-15",
    }


@pytest.mark.parametrize(
    ("page", "read_as"),
    [
        (table_page(ROW, title="ACGME - Search"), "saved page of ACGME, a table"),
        (table_page(ROW, title="List of ACGME-accredited programs"), "saved web page, a table"),
        (
            table_page(ROW, '<link rel="canonical" href="https://freida.ama-assn.org/x">'),
            "saved page of FREIDA, a table",
        ),
        (table_page(ROW), "saved web page, a table"),
    ],
)
def test_whose_page_it_is_is_told_by_its_address_or_title(page: bytes, read_as: str) -> None:
    assert read_table(b"<html>" + page).read_as == read_as


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><p>Our program is wonderful.</p></body></html>",
        "<html><body><table><tr><th>Colour<th>Size<tr><td>red<td>3</table></body></html>",
        "<html><body><div>Location: Ely, MN</div></body></html>",
    ],
)
def test_a_page_without_programs_is_refused_in_one_sentence(page: str) -> None:
    with pytest.raises(FileFormatError, match="web page, not a table"):
        read_table(page.encode())


@given(st.text(alphabet="<>/ab tdrhl='\"-!&;=", max_size=200))
def test_any_tag_soup_is_taken_apart(soup: str) -> None:
    page = Page(f"<html><table>{soup}")

    assert all(line.text == line.text.strip() for line in page.lines)


def test_a_deep_page_takes_no_time() -> None:
    data = ("<html>" + "<div>" * 20_000 + "</div>" * 20_000).encode()

    with pytest.raises(FileFormatError, match="web page"):
        read_table(data)


def archive(page: bytes, kind: str = "text/html") -> bytes:
    body = quopri.encodestring(page).replace(b"\n", b"\r\n")
    return (
        b"From: <Saved by a browser>\r\nSnapshot-Content-Location: https://apps.acgme.org/ads/Public\r\n"
        b"Subject: Programs\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        b'\ttype="text/html"; boundary="xx"\r\n\r\n--xx\r\nContent-Type: ' + kind.encode() + b"\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + body + b"\r\n--xx--\r\n"
    )


def test_a_page_with_a_byte_order_mark_is_a_page() -> None:
    assert len(read_table(b"\xef\xbb\xbf" + table_page(ROW)).rows) == 1


def test_a_page_saved_as_one_file_is_read_like_any_other() -> None:
    table = read_table(archive(table_page(ROW)))

    assert table.read_as == "saved page of ACGME, a table"
    assert [row.cells[2] for row in table.rows] == ["Birch Program"]
    with pytest.raises(FileFormatError, match="web page"):
        read_table(archive(b"x", "text/css"))
