"""Lists as the world makes them: several rows a program, odd headings, numbers that are none."""

import io
import re
from collections.abc import Callable
from datetime import date

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from tests.services.exchange.test_workbook import rebuilt, workbook

from matchplanner.domain.claims import ClaimField
from matchplanner.errors import FileFormatError
from matchplanner.services import programs
from matchplanner.services.exchange import clipboard, columns, importing, mapping, program_files, refusals
from matchplanner.services.exchange.choices import Choices
from matchplanner.services.exchange.content import read_table
from matchplanner.services.exchange.incoming import Wanted, understand
from matchplanner.services.exchange.outcome import Accepted, Preview, Resolved, Verdict
from matchplanner.store.schema import Preference
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)


def look(text: str, name: str = "list.csv") -> Preview:
    return importing.preview(read_table(text.encode()), name, TODAY)


def bring_in(store: Store, text: str, accepted: Accepted | None = None) -> Preview:
    found = look(text)
    with store.write("Import"):
        importing.apply(found, accepted or Accepted())
    return found


def test_several_rows_of_one_program_are_put_together(store: Store) -> None:
    found = bring_in(
        store,
        "Program Code,Program Name,Specialty,State,City,Role,Name,Email,Phone,Source URL\n"
        "1302621011,Birch,Medical genetics,MN,Ely,Director,A B,,1,https://x.org/1\n"
        "1302621011,Birch,Medical genetics,MN,Ely,Coordinator,C D,c@x.org,2,https://x.org/1\n"
        "1302621012,Oak,Medical genetics,MN,Ely,Director,E F,e@x.org,3,https://x.org/2\n",
    )

    assert found.counts()["new"] == 2
    assert found.invalid == ()
    birch, _oak = programs.rows(TODAY)
    assert (birch.name, birch.facts.value(ClaimField.CONTACT_EMAIL)) == ("Birch", "c@x.org")
    assert any(p.text.startswith("1 row names a program") for p in found.problems)
    assert look("program_name,acgme_id\nBirch,1302621011\nOak,1302621012\n").counts()["changed"] == 0


@pytest.mark.usefixtures("store")
def test_rows_of_one_program_that_contradict_each_other_are_told() -> None:
    found = look("program_name,city,j1\nBirch,Ely,yes\nBirch,Ely,no\n")

    assert found.new[0].facts == {ClaimField.J1: "yes"}
    assert [(p.row, "says otherwise than row 2" in p.text) for p in found.problems[1:]] == [(3, True)]


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("Programme Name", "name"),
        ("Acgme Progam ID", "acgme_id"),
        ("Speciallity", "program_type"),
        ("J-1 visa sponsorships", "j1"),
        ("Prog. no.", ""),
        ("Step 3 minimum", ""),
        ("Visa Required", ""),
        ("img_score_text", ""),
        ("Fit (computed)", ""),
    ],
)
def test_headings_nearly_known_are_guessed_and_others_are_not(heading: str, target: str) -> None:
    assert columns.suggested(["xx", heading])[heading] == target


def test_every_heading_of_our_own_files_means_itself() -> None:
    names = [target for target in columns.targets() if target not in {"name", columns.ANY_CODE}]

    assert columns.suggested(["program_name", *names]) == {"program_name": "name", **{n: n for n in names}}


@pytest.mark.usefixtures("store")
def test_a_guessed_column_is_told() -> None:
    assert any("Progrm Name" in p.text for p in look("Progrm Name,city\nBirch,Ely\n").problems)


def test_what_the_user_says_of_columns_is_kept_in_the_plan(store: Store) -> None:
    table = read_table(b"Program Name,Prog. no.\nBirch,1302621011\n")
    wanted = Wanted({"Program Name": "name", "Prog. no.": "acgme_id"})
    with store.write("Import"):
        mapping.remember(table.headers, wanted)
        mapping.remember(table.headers, wanted)

    assert Preference.select().count() == 1
    assert mapping.remembered(table.headers).columns == wanted.columns
    assert importing.preview(table, "x.csv", TODAY).new[0].text("acgme_id") == "1302621011"
    other = read_table(b"program name,PROG NO\nBirch,1302621011\n")
    assert mapping.remembered(other.headers).columns == {}, "other letters, the same shape"

    with store.write("Import"):
        mapping.remember(table.headers, Wanted(columns.suggested(table.headers)))
    assert Preference.select().count() == 0


@pytest.mark.parametrize(
    "value", ["", "[]", '{"columns": {"Program Name": "nonsense"}, "dates": "ymd"}', "{"]
)
def test_a_mapping_from_another_version_does_no_harm(store: Store, value: str) -> None:
    headers = ("Program Name", "City")
    with store.write("Odd"):
        mapping.remember(headers, Wanted({"Program Name": "name", "City": ""}))
        Preference.update(value=value).execute()

    assert not mapping.remembered(headers).columns


@pytest.mark.parametrize(
    "number", ["1e309", "nan", "inf", "-0.5", "0x1F", "1_000", "\u0663", "9" * 30, "two", "1,2,3"]
)
@pytest.mark.usefixtures("store")
def test_what_is_no_number_of_ours_is_refused_with_its_row(number: str) -> None:
    found = look(f'program_name,positions\nBirch,"{number}"\nOak,2\n')

    assert [bad.row for bad in found.invalid] == [2]
    assert [row.name for row in found.new] == ["Oak"]


@pytest.mark.usefixtures("store")
def test_a_decimal_comma_is_a_number() -> None:
    assert look("program_name;length\nBirch;2,5\n").new[0].facts == {ClaimField.DURATION_YEARS: "2.5"}


def test_invisible_spaces_and_leading_zeros_do_no_harm(store: Store) -> None:
    bring_in(store, "\u200bprogram_name,acgme_id\u200b\n\u200bBirch\u200b,\u200b0401100209\n")

    (row,) = programs.rows(TODAY)
    assert (row.name, row.acgme_id) == ("Birch", "0401100209")


def test_an_empty_first_heading_and_double_ones_are_told_apart() -> None:
    table = read_table(b",Program Name,City,City\n1,Birch,Ely,x\n")

    assert table.headers == ("(column 1)", "Program Name", "City", "City (2)")


@pytest.mark.parametrize("encoding", ["mac_roman", "gb18030", "shift_jis", "cp1250", "utf-16-le"])
def test_an_encoding_may_be_said(encoding: str) -> None:
    name = {"mac_roman": "Ñandú", "cp1250": "Łódź"}.get(
        encoding, "遗传学" if encoding == "gb18030" else "医学"
    )
    data = f"program_name,city\n{name},x\n".encode(encoding)

    assert read_table(data, Choices(encoding=encoding)).rows[0].cells[0] == name


def test_few_rows_on_many_lines_make_one_wonder_about_a_quotation_mark() -> None:
    lines = "\n".join(f'Name {n},"a\nb\nc"' for n in range(30))

    told = [p.text for p in read_table(f"program_name,notes\n{lines}\n".encode()).problems]

    assert any("rows stand on" in text for text in told)


def test_a_row_can_be_kept_without_what_does_not_fit(store: Store) -> None:
    with store.write("Add"):
        programs.add("Oak", city="Salem")
    text = "program_name,city,acgme_id,tier,j1\nBirch,Ely,12,1,yes\nOak,Salem,,9,perhaps\n,Ely,,,\n"
    found = look(text)
    assert [bad.incomplete is not None for bad in found.invalid] == [True, True, False]
    assert found.invalid[0].reason == "The ACGME id “12” does not have 10 digits."

    bring_in(store, text, Accepted(incomplete={2, 3, 4}))

    oak, birch = programs.rows(TODAY)
    assert (birch.name, birch.acgme_id, birch.tier, birch.facts.value(ClaimField.J1)) == (
        "Birch",
        "",
        1,
        "yes",
    )
    assert (oak.name, oak.tier) == ("Oak", None)


def test_only_what_is_accepted_is_written(store: Store) -> None:
    bring_in(
        store,
        "program_name,institution,city,state\nMedical Genetics,Birch University,Boston,MA\nOak,,Salem,\n",
    )
    text = (
        "program_name,institution,city,state,website,j1\nMedical Genetics,Birch Univ.,Boston,MA,https://b.org,no\n"
        "Oak,,Salem,OR,https://o.org,yes\nElm,,,,,\nFir,,,,,\n"
    )
    found = look(text)
    (doubt,) = found.uncertain
    merged = Resolved(Verdict.MERGE, doubt.candidates[0].program_id)

    bring_in(
        store,
        text,
        Accepted(new={4}, fields={2: {"website"}, 3: {"j1"}}, uncertain={2: merged}),
    )

    rows = {row.name: row for row in programs.rows(TODAY)}
    assert set(rows) == {"Medical Genetics", "Oak", "Elm"}
    birch, oak = rows["Medical Genetics"], rows["Oak"]
    assert (birch.institution, birch.website, birch.facts.value(ClaimField.J1)) == (
        "Birch University",
        "https://b.org",
        "unknown",
    )
    assert (oak.state, oak.website, oak.facts.value(ClaimField.J1)) == ("", "", "yes")


def test_a_row_without_a_state_may_still_be_a_program_of_one(store: Store) -> None:
    bring_in(store, "program_name,institution,city,state\nMedical Genetics,Birch University,Boston,MA\n")
    heading = "program_name,institution,city\n"

    assert look(f"{heading}Medical Genetics,Birch Univ.,Boston\n").uncertain
    assert look(f"{heading}Medical Genetics,Birch Univ.,\n").uncertain
    assert look(f"{heading}Medical Genetics,Birch Univ.,Albany\n").counts()["new"] == 1


@pytest.mark.usefixtures("store")
def test_the_invalid_rows_are_handed_back_to_be_mended() -> None:
    text = "program_name,acgme_id\nGood,1302621011\n=Bad,12\n"
    table = read_table(text.encode())
    found = importing.preview(table, "list.csv", TODAY)

    lines = refusals.to_csv(table, found.invalid).decode().splitlines()

    assert lines[0] == "row,why it was left out,program_name,acgme_id"
    assert re.fullmatch("3,The ACGME id “12” does not have 10 digits.,'=Bad,12", lines[1])


@pytest.mark.parametrize("text", ["", "  \n", "x" * 2_000_001])
def test_a_clipboard_without_a_list_is_refused(text: str) -> None:
    with pytest.raises(FileFormatError, match="clipboard"):
        clipboard.as_data(text)


def with_macros(data: bytes) -> bytes:
    return rebuilt(data, lambda _name, content: content, {"xl/vbaProject.bin": b"macro"})


def hidden_row(name: str, content: bytes) -> bytes:
    return (
        content.replace(b'<row r="2"', b'<row r="2" hidden="1"') if name.endswith("sheet1.xml") else content
    )


HEAD: list[object] = ["program_name", "acgme_id", "city"]


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (with_macros, "macros were left out"),
        (lambda data: rebuilt(data, hidden_row), "1 hidden rows were read"),
    ],
)
def test_what_a_workbook_hides_is_told(make: Callable[[bytes], bytes], words: str) -> None:
    table = read_table(make(workbook([HEAD, ["Birch", "", "Boston"]])))

    assert len(table.rows) == 1
    assert any(words in problem.text for problem in table.problems)


def test_a_workbooks_other_sheets_hidden_or_not_can_be_chosen() -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(
            workbook([HEAD, ["Birch", "", "Boston"]], [HEAD, ["Oak", "", "Salem"], ["Elm", "", "Ely"]])
        )
    )
    book["List 2"].sheet_state = "hidden"
    book["List 1"].merge_cells("B2:C2")
    stream = io.BytesIO()
    book.save(stream)

    first = read_table(stream.getvalue())
    second = read_table(stream.getvalue(), Choices(sheet="List 2"))

    assert [(sheet.name, sheet.rows, sheet.hidden) for sheet in first.how.sheets] == [
        ("List 1", 2, False),
        ("List 2", 3, True),
    ]
    assert any("1 merged areas" in problem.text for problem in first.problems)
    assert [row.cells[0] for row in second.rows] == ["Oak", "Elm"]
    assert any("is hidden in the workbook" in problem.text for problem in second.problems)


def test_days_of_a_workbook_from_1904_are_days() -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.worksheets[0].append(["program_name", "application deadline", "x"])
    book.worksheets[0].append(["Birch", 44834, 1])
    stream = io.BytesIO()
    book.save(stream)

    read = understand(read_table(stream.getvalue()))

    assert read.programs[0].facts == {ClaimField.APPLICATION_DEADLINE: "2026-10-01"}


@pytest.mark.parametrize(
    ("words", "j1", "h1b", "any_visa"),
    [
        ("J1 only", "yes", "no", "unknown"),
        ("Only H-1B visas", "no", "yes", "unknown"),
        ("No visa sponsorship", "unknown", "unknown", "no"),
        ("no", "unknown", "unknown", "no"),
        ("Yes", "unknown", "unknown", "yes"),
        ("J-1, H-1B", "yes", "yes", "unknown"),
        ("J-1 but no H-1B", "unknown", "unknown", "unknown"),
        ("J-1 preferred only for fellows", "unknown", "unknown", "unknown"),
    ],
)
def test_plain_words_in_a_column_of_visas_are_taken_at_their_word(
    store: Store, words: str, j1: str, h1b: str, any_visa: str
) -> None:
    bring_in(store, f'program_name,visas\nBirch,"{words}"\n')
    (birch,) = programs.rows(TODAY)
    fields = (ClaimField.J1, ClaimField.H1B, ClaimField.VISA_SPONSORSHIP)
    assert tuple(birch.facts.value(field) or "unknown" for field in fields) == (j1, h1b, any_visa)


def test_short_headings_of_exams_years_and_contacts_are_known(store: Store) -> None:
    found = bring_in(
        store,
        "Program;Step 1 min;Step 2 CK min;YOG limit;Attempts;Coordinator email;Slots\n"
        "Birch;210;220;5;2;gme@birch.example.org;1\n",
    )
    assert not [problem for problem in found.problems if "not read" in problem.text]
    (birch,) = programs.rows(TODAY)
    assert [
        birch.facts.value(field)
        for field in (
            ClaimField.USMLE_STEP1_MIN,
            ClaimField.USMLE_STEP2_MIN,
            ClaimField.YOG_LIMIT_YEARS,
            ClaimField.ATTEMPT_LIMIT,
            ClaimField.CONTACT_EMAIL,
            ClaimField.POSITIONS_PER_YEAR,
        )
    ] == ["210", "220", "5", "2", "gme@birch.example.org", "1"]


@pytest.mark.parametrize(
    ("typed", "tier"),
    [("2 - core", 2), ("Tier 1", 1), ("Safety", 3), ("3 (safety)", 3), ("Tier 2: Core", 2), ("1", 1)],
)
def test_a_tier_is_known_however_it_is_written(store: Store, typed: str, tier: int) -> None:
    bring_in(store, f"program_name,tier\nBirch,{typed}\n")
    assert [row.tier for row in programs.rows(TODAY)] == [tier]


@pytest.mark.parametrize("typed", ["tier", "4", "core or dream", "2 - safety"])
def test_what_is_no_tier_is_refused(store: Store, typed: str) -> None:
    assert len(bring_in(store, f"program_name,tier\nBirch,{typed}\n").invalid) == 1


def test_a_short_list_of_contacts_is_one_of_people() -> None:
    with pytest.raises(FileFormatError, match="list of people"):
        understand(read_table(b"Name,E-mail,Role\nJane Roe,j@x.org,Director\n"))


def test_whether_any_visa_is_sponsored_survives_the_way_out_and_back(store: Store) -> None:
    bring_in(store, "program_name,visas\nBirch,no\nOak,yes\n")
    exported = program_files.to_csv(programs.rows(TODAY))
    found = importing.preview(read_table(exported), "list.csv", TODAY)
    assert not found.writes
    with store.write("Clear"):
        programs.delete(row.id for row in programs.rows(TODAY))
    with store.write("Import"):
        importing.apply(importing.preview(read_table(exported), "list.csv", TODAY))
    assert {row.name: row.facts.value(ClaimField.VISA_SPONSORSHIP) for row in programs.rows(TODAY)} == {
        "Birch": "no",
        "Oak": "yes",
    }
