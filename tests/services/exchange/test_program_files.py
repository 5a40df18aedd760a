"""The program list as a file: what goes out comes back without a change, and nothing calculates."""

import csv
import io
import json
from datetime import date

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.services import programs, sample, tags
from matchplanner.services.exchange import exporting, importing, program_files
from matchplanner.services.exchange.content import read_table
from matchplanner.services.exchange.program_files import Shown
from matchplanner.services.scoring import Given, save
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)
FORMATS = {"csv": program_files.to_csv, "xlsx": program_files.to_xlsx}
TEXT = st.text(alphabet=st.characters(codec="utf-8"), max_size=40) | st.text("=+-@'\"\n\t ,;é漢", max_size=8)


def changes(data: bytes) -> tuple[dict[str, int], list[object]]:
    found = importing.preview(read_table(data), "own.csv", TODAY)
    return found.counts(), [changed.changes for changed in found.changed]


@pytest.mark.parametrize("name", FORMATS)
def test_the_sample_plan_comes_back_without_a_change(store: Store, name: str) -> None:
    with store.write("Sample"):
        sample.fill(TODAY)
    before = store.dump()

    counted, differences = changes(FORMATS[name](programs.rows(TODAY)))

    assert differences == []
    assert counted["unchanged"] == 65
    assert sum(counted.values()) == 65
    assert store.dump() == before


@pytest.mark.parametrize("name", FORMATS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.tuples(TEXT, TEXT, TEXT, TEXT, TEXT))
def test_any_text_comes_back_without_a_change(store: Store, name: str, texts: tuple[str, ...]) -> None:
    title, notes, info, source, code = texts
    with store.write("Clear"):
        programs.delete(row.id for row in programs.rows(TODAY))
        program_id = programs.add(f"x{title}", notes=notes, acgme_id=code, nrmp_code=code, institution=notes)
        programs.add_claim(program_id, ClaimField.IMG_INFO, info, SourceKind.OTHER, source=source)
        programs.add_claim(program_id, ClaimField.LISTED, "yes", SourceKind.OTHER, source=source, seen=info)
        programs.add("Another")

    counted, differences = changes(FORMATS[name](programs.rows(TODAY)))

    assert differences == []
    assert counted["unchanged"] == 2


def test_unknown_is_blank_in_numbers_and_spelt_out_in_answers(store: Store) -> None:
    with store.write("Add"):
        programs.add("Birch")
        scored = programs.add("Oak", tier=2, interest=7)
        save(scored, {"visa": Given(2)})

    birch, oak = csv.DictReader(io.StringIO(program_files.to_csv(programs.rows(TODAY)).decode(), newline=""))

    assert (birch["j1"], birch["h1b"], birch["duration_years"], birch["tier"]) == (
        "unknown",
        "unknown",
        "",
        "",
    )
    assert (birch["img_score_low"], birch["img_score_high"], birch["img_score_text"]) == (
        "",
        "",
        "not assessed",
    )
    assert (oak["img_score_low"], oak["img_score_high"], oak["img_score_text"]) == ("2", "9", "2-9 of 10")
    assert (oak["tier"], oak["interest"], oak["status"]) == ("2", "7", "considering")


def test_a_workbook_holds_text_as_text_and_numbers_as_numbers(store: Store) -> None:
    with store.write("Add"):
        programs.add("=1+1", notes="+SUM(A1)\x01", acgme_id="0401100209", tier=1)

    sheet = openpyxl.load_workbook(io.BytesIO(program_files.to_xlsx(programs.rows(TODAY)))).worksheets[0]
    cells = {heading.value: cell for heading, cell in zip(*sheet.iter_rows(), strict=True)}

    assert (cells["program_name"].value, cells["program_name"].data_type) == ("=1+1", "s")
    assert (cells["notes"].value, cells["notes"].data_type) == ("+SUM(A1)", "s")
    assert (cells["acgme_id"].value, cells["acgme_id"].data_type) == ("0401100209", "s")
    assert (cells["tier"].value, cells["tier"].data_type) == (1, "n")
    assert cells["interest"].value is None


def test_a_csv_file_has_no_cell_that_would_calculate(store: Store) -> None:
    with store.write("Add"):
        programs.add("=HYPERLINK(1)", notes="@x", institution="-1+1")

    row = next(csv.DictReader(io.StringIO(program_files.to_csv(programs.rows(TODAY)).decode(), newline="")))

    assert (row["program_name"], row["notes"], row["institution"]) == ("'=HYPERLINK(1)", "'@x", "'-1+1")


def test_json_has_null_for_what_is_not_known(store: Store) -> None:
    with store.write("Add"):
        programs.add("Birch", tier=3)

    (row,) = json.loads(program_files.to_json(programs.rows(TODAY)))

    assert (row["program_name"], row["tier"], row["interest"], row["city"]) == ("Birch", 3, None, None)
    assert row["j1"] == "unknown"


def test_everything_known_of_a_program_goes_out_and_comes_back(store: Store) -> None:
    with store.write("Add"):
        first = programs.add(
            "Birch", tier=1, tier_reason="=near family", target="realistic", nrmp_code="1490765C0"
        )
        programs.add("Oak")
        tags.put([first], ["small", "-welcoming"])
        said = {
            ClaimField.LABS: "cytogenetic; molecular",
            ClaimField.APPLICATION_DEADLINE: "October 15, 2026",
            ClaimField.USMLE_STEP2_MIN: "not stated",
            ClaimField.BOARD_PASS: "100",
            ClaimField.H1B: "conditional",
            ClaimField.ECFMG_REQUIRED: "by_ranking",
            ClaimField.RESEARCH_LEVEL: "none",
            ClaimField.IMG_PAGE: "https://x.org/img",
            ClaimField.LISTED_ERAS: "no",
            ClaimField.COUNSELING: "+ two weeks",
        }
        for field, value in said.items():
            programs.add_claim(first, field, value, SourceKind.PROGRAM_PAGE, source="https://x.org")
    rows = programs.rows(TODAY)

    for make in FORMATS.values():
        counted, differences = changes(make(rows))
        assert (counted["unchanged"], differences) == (2, [])

    before = [(row.name, row.tags, row.tier_reason, row.target) for row in rows]
    facts = [{field: row.facts.value(field) for field in said} for row in rows]
    exported = program_files.to_csv(rows)
    with store.write("Clear"):
        programs.delete(row.id for row in rows)
    found = importing.preview(read_table(exported), "own.csv", TODAY)
    with store.write("Import"):
        importing.apply(found)
    again = programs.rows(TODAY)
    assert [(row.name, row.tags, row.tier_reason, row.target) for row in again] == before
    assert [{field: row.facts.value(field) for field in said} for row in again] == facts
    assert [row.uid for row in again] == [row.uid for row in rows]


def test_columns_of_facts_nobody_knows_are_left_out(store: Store) -> None:
    with store.write("Add"):
        programs.add("Birch")

    headings = program_files.to_csv(programs.rows(TODAY)).decode().splitlines()[0].split(",")

    assert tuple(headings) == program_files.HEADINGS


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_view_is_exported_as_shown_and_read_back_without_a_change(store: Store, suffix: str) -> None:
    with store.write("Add"):
        for name in ("Birch", "=Oak", "Elm"):
            record = programs.add(name, state="MN", tier=2)
            programs.set_fact(record, ClaimField.J1, "yes", TODAY)
    rows = programs.rows(TODAY)
    shown = [
        (key, Shown(title, {row.id: text for row in rows}))
        for key, title, text in (
            ("state", "State", "Minnesota"),
            ("j1", "J-1", "Yes"),
            ("tier", "Tier", "Core"),
            ("fit", "Target", "realistic"),
        )
    ]
    chosen = [rows[2], rows[1]]

    data = exporting.export_view(chosen, shown, suffix)

    table = read_table(data)
    assert table.headers == ("program_name", "state", "j1", "tier", "Target (computed)", "uid")
    assert [row.cells[:5] for row in table.rows] == [
        ("Elm", "MN", "yes", "2", "realistic"),
        ("=Oak", "MN", "yes", "2", "realistic"),
    ]
    found = importing.preview(table, "view.csv", TODAY)
    assert (found.counts()["unchanged"], found.changed, found.writes) == (2, (), False)
    assert not [problem for problem in found.problems if "not read" in problem.text]
