"""From a page to claims of the plan."""

import json
from datetime import date
from pathlib import Path

import pytest

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.domain.page_reading.fields import Field
from matchplanner.errors import UserError
from matchplanner.services import page_reader, programs
from matchplanner.store.store import Store

PAGES = Path(__file__).resolve().parents[1] / "data" / "pages"
HARD_PAGES = PAGES.parent / "hard_pages"
SEEN = date(2026, 11, 22)
URL = "https://genetics.example.edu/residency"
PAGE = """Medical Genetics Residency
ACGME program ID: 1302621011

Our program lasts two years and takes one to two residents per year. We sponsor J-1 visas. H-1B visas are
considered case by case. ECFMG certification is required before ranking. Residents rotate through the
cytogenetics and molecular laboratories. We do not use ERAS; send your CV directly to the program. The
deadline is November 1.
"""


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.json")), ids=lambda path: path.stem)
def test_pages_state_just_what_is_noted_beside_them(page):
    source = next(path for path in PAGES.glob(f"{page.stem}.*") if path != page)
    found = page_reader.as_json(page_reader.read_file(source, SEEN).proposals)
    assert {fact["field"]: fact["value"] for fact in found} == json.loads(page.read_text(encoding="utf-8"))


def test_hard_pages_are_read_almost_without_an_error():
    right, proposed, stated = 0, 0, 0
    for truths in sorted(HARD_PAGES.glob("*.json")):
        source = next(path for path in HARD_PAGES.glob(f"{truths.stem}.*") if path != truths)
        facts = json.loads(truths.read_text(encoding="utf-8"))
        found = page_reader.as_json(page_reader.read_file(source, SEEN).proposals)
        right += sum(facts.get(str(fact["field"])) == fact["value"] for fact in found)
        proposed, stated = proposed + len(found), stated + len(facts)
    assert right / proposed >= 0.97
    assert right / stated >= 0.9


def test_every_field_has_its_place_in_the_plan(store: Store):
    with store.write("Add"):
        program = programs.add("Lakeshore")
    row = programs.get(program, SEEN)
    everything = page_reader.read_file(PAGES / "lakeshore_categorical.txt", SEEN).proposals
    assert len(page_reader.offers(everything, row)) == len(everything)
    assert {str(name) for name in Field} - {"acgme_id", "nrmp_code", "length_years"} <= set(ClaimField)


def test_accepted_proposals_become_claims_with_address_day_and_sentence(store: Store):
    with store.write("Add"):
        program = programs.add("Lakeshore")
    reading = page_reader.read_text(PAGE, SEEN)
    with store.write("Read"):
        page_reader.accept(program, reading.proposals, URL, SEEN)
    row = programs.get(program, SEEN)
    values = {str(field): row.facts[field].value for field in ClaimField if row.facts[field].known}
    assert values == {
        "duration_years": "2",
        "positions_per_year": "1",
        "j1": "yes",
        "h1b": "conditional",
        "ecfmg_required": "by_ranking",
        "labs": "cytogenetics; molecular",
        "application_system": "Directly to the program",
        "application_deadline": "November 1",
    }
    assert row.acgme_id == "1302621011"
    shown = row.facts[ClaimField.J1].shown
    assert shown is not None
    assert (shown.source_kind, shown.source, shown.seen_on) == (SourceKind.PROGRAM_PAGE, URL, SEEN)
    assert shown.note == "We sponsor J-1 visas."


def test_reading_the_same_page_again_corrects_instead_of_adding(store: Store):
    with store.write("Add"):
        program = programs.add("Lakeshore")
    proposals = page_reader.read_text(PAGE, SEEN).proposals
    for _ in range(2):
        with store.write("Read"):
            page_reader.accept(program, proposals, URL, SEEN)
    assert len(programs.get(program, SEEN).facts[ClaimField.J1].claims) == 1


def test_offers_show_what_the_plan_holds(store: Store):
    with store.write("Add"):
        program = programs.add("Lakeshore")
        programs.add_claim(program, ClaimField.J1, "yes", SourceKind.FREIDA)
        programs.add_claim(program, ClaimField.H1B, "no", SourceKind.FREIDA)
    offers = page_reader.offers(page_reader.read_text(PAGE, SEEN).proposals, programs.get(program, SEEN))
    by_label = {offer.label: offer for offer in offers}
    assert not by_label["J-1"].is_new
    assert by_label["H-1B"].is_new
    assert by_label["H-1B"].present == "No"
    assert by_label["ACGME program ID"].present == ""


def test_a_program_that_is_gone_takes_nothing(store: Store):
    proposals = page_reader.read_text(PAGE, SEEN).proposals
    with pytest.raises(UserError), store.write("Read"):
        page_reader.accept(99, proposals, URL, SEEN)


def test_a_page_of_another_specialty_is_read_only_when_asked():
    page = "Neurology Residency\n\nOur program lasts four years. We sponsor J-1 visas."
    assert page_reader.read_text(page, SEEN).proposals == ()
    assert len(page_reader.read_text(page, SEEN, any_specialty=True).proposals) == 2


def test_far_too_much_text_is_refused_with_what_can_be_read():
    with pytest.raises(UserError, match="at most 200,000 can be read"):
        page_reader.read_text("Our residency takes two years.\n" * 8_000, SEEN)
