"""What a prep sheet says of a program that much is known of."""

import re
from datetime import date
from io import BytesIO

from pypdf import PdfReader

from matchplanner.domain.claims import ClaimField, SourceKind, ValueKind
from matchplanner.services import experiences, prep_sheets, profile, programs, reporting, research, tiers
from matchplanner.services.reporting import Document, Printing
from matchplanner.services.research import Source
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)
ANSWERS = {
    ValueKind.YES_NO: "yes",
    ValueKind.VISA: "conditional",
    ValueKind.NUMBER: "2",
    ValueKind.PERCENT: "50",
    ValueKind.LIST: "one; two",
    ValueKind.TEXT: "some words",
    ValueKind.DATE: "2027-09-30",
    ValueKind.URL: "https://birch.example.org",
}


def answered() -> dict[ClaimField, str]:
    """Return an answer to every question of the checklist."""
    found = {}
    for field in research.CHECKLIST:
        rule = field.rule
        value = rule.options[0][0] if rule.kind is ValueKind.CHOICE else ANSWERS[rule.kind]
        found[field] = f"{max(rule.smallest, 2):g}" if rule.kind is ValueKind.NUMBER else value
    return found


def test_the_sheet_stays_one_page_and_says_how_much_more_is_known(store: Store) -> None:
    with store.write("Research"):
        program = programs.add("Birch", institution="Birch Clinic")
        source = Source(SourceKind.PROGRAM_PAGE, "https://birch.example.org", TODAY)
        research.answer(program, answered(), source, TODAY)
    document = prep_sheets.document([program], TODAY)
    printed = reporting.render(document, Printing("Plan", TODAY), None)
    assert printed.pages == 1
    facts = prep_sheets.sheet_facts(programs.get(program, TODAY))
    labels = [fact.label for fact in facts]
    assert labels[:2] == ["J-1", "H-1B"]
    assert labels[-1] == "More"
    assert facts[-1].value.endswith("more known in the plan")
    assert (facts[0].value, facts[0].seen) == ("under conditions", TODAY)


def test_a_sheet_keeps_lines_for_what_matters_and_is_unknown(store: Store) -> None:
    with store.write("Add"):
        program = programs.add("Birch")
    facts = prep_sheets.sheet_facts(programs.get(program, TODAY))
    assert "H-1B" in [fact.label for fact in facts]
    assert not any(fact.value for fact in facts)


def test_training_and_experiences_that_meet_strengths_are_on_the_sheet(store: Store) -> None:
    with store.write("Add"):
        program = programs.add("Birch")
        programs.set_fact(program, ClaimField.STRENGTHS, "metabolic", TODAY)
        profile.edit("prepared_note", "Two years on a ward for undiagnosed disease")
        for title in ("Case series", "Newborn screening"):
            experiences.edit(experiences.add(title), "keywords", "metabolic")
    (text,) = pages(prep_sheets.document([program], TODAY))
    assert "My training Two years on a ward for undiagnosed disease." in text
    assert "Where we meet" in text
    assert "metabolic Case series; Newborn screening" in text


def test_a_sheet_without_a_note_on_training_has_no_line_for_it(store: Store) -> None:
    with store.write("Add"):
        program = programs.add("Birch")
    (text,) = pages(prep_sheets.document([program], TODAY))
    assert "My training" not in text
    assert "Where we meet fit: no goals yet unknown: no strength of the program is noted" in text


def test_fit_tier_and_interest_stand_where_they_are_said(store: Store) -> None:
    with store.write("Add"):
        program = programs.add("Birch", interest=8)
        profile.edit_all({"focus": "pediatric"})
        tiers.put(program, 2, TODAY)
    (text,) = pages(prep_sheets.document([program], TODAY))
    assert re.search(r"Where we meet fit: [\w ]+, tier 2 core, my interest 8 of 10", text)


def pages(document: Document) -> list[str]:
    """Return the text of a document's pages, its words parted by one space."""
    printed = reporting.render(document, Printing("Plan", TODAY), None)
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(printed.data)).pages]
