"""What a prep sheet says of a program that much is known of."""

from datetime import date

from matchplanner.domain.claims import ClaimField, SourceKind, ValueKind
from matchplanner.services import programs, reporting, research
from matchplanner.services.reporting import Printing
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
    document = reporting.prep_sheets([program], TODAY)
    printed = reporting.render(document, Printing("Plan", TODAY), None)
    assert printed.pages == 1
    facts = reporting.sheet_facts(programs.get(program, TODAY))
    labels = [fact.label for fact in facts]
    assert labels[:2] == ["J-1", "H-1B"]
    assert labels[-1] == "More"
    assert facts[-1].value.endswith("more known in the plan")
    assert (facts[0].value, facts[0].seen) == ("under conditions", TODAY)


def test_a_sheet_keeps_lines_for_what_matters_and_is_unknown(store: Store) -> None:
    with store.write("Add"):
        program = programs.add("Birch")
    facts = reporting.sheet_facts(programs.get(program, TODAY))
    assert "H-1B" in [fact.label for fact in facts]
    assert not any(fact.value for fact in facts)
