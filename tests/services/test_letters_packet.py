"""The packet for a letter's writer, on a real plan."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from matchplanner.domain.background import ExperienceKind
from matchplanner.domain.case_log import PracticeKind
from matchplanner.domain.documents import DocumentKind
from matchplanner.domain.letters import LetterState
from matchplanner.domain.letters_drafts import LetterMail
from matchplanner.domain.letters_packet import PacketPart
from matchplanner.errors import UserError
from matchplanner.services import (
    case_log,
    documents,
    experiences,
    feedback,
    letters,
    letters_packet,
    people,
    practice,
    profile,
    reporting,
    rotations,
)
from matchplanner.services.reporting import Printing
from matchplanner.store.schema import Pathway, Statement, Tick
from matchplanner.store.store import Store

TODAY = date(2027, 6, 22)


@pytest.fixture
def letter(store: Store) -> int:
    """Dr Q's letter from a rotation with a case, some practice and feedback."""
    with store.write("Fill"):
        profile.edit_all({"name": "Sana Iqbal", "country": "Pakistan", "target_year": 2027})
        mayo = rotations.add("Mayo Clinic", starts_on="2027-06-01", ends_on="2027-06-28")
        case = case_log.add(mayo, TODAY, "Suspected Marfan syndrome")
        case_log.edit(case, "gene", "FBN1")
        for _pedigree in range(3):
            practice.count(PracticeKind.PEDIGREE, TODAY, mayo)
        practice.count(PracticeKind.TALK, TODAY, mayo)
        feedback.add("Careful reasoning, well told.", TODAY, mayo)
        return letters.add(people.add("Dr Q", email="q@example.org"), rotation_id=mayo)


def words_of(letter: int, *, on_letter: bool = False) -> str:
    document = letters_packet.document(letter, TODAY)
    printed = reporting.render(document, Printing("plan", TODAY, letter=on_letter), None)
    pages = PdfReader(BytesIO(printed.data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_summary_is_drafted_from_the_log_of_the_rotation(letter: int) -> None:
    packet = letters_packet.packet(letter, TODAY)
    cases = packet.part(PacketPart.CASES).text
    assert cases.startswith("1 case at Mayo Clinic")
    for part in ("Suspected Marfan syndrome (FBN1)", "Drew 3 pedigrees", "“Careful reasoning, well told.”"):
        assert part in cases
    assert packet.part(PacketPart.PROJECTS).text == "At Mayo Clinic: gave 1 five-minute talk."
    assert packet.missing == (PacketPart.CV, PacketPart.STATEMENT, PacketPart.FORM, PacketPart.GOALS)


def test_what_the_plan_has_is_found_and_the_rest_is_ticked(store: Store, letter: int) -> None:
    with store.write("Papers"):
        documents.add(DocumentKind.CV, title="CV, June")
        Statement.create(title="Statement, third draft", body="Why genetics")
        letters.edit(letter, "letter_code", "L-4711")
        profile.edit("vision", "Lead a clinic for rare disease.")
        experiences.add("A novel FBN1 variant", ExperienceKind.CASE_REPORT)
        experiences.add("Course on variants", ExperienceKind.COURSE)
    packet = letters_packet.packet(letter, TODAY)
    details = {row.part: row.detail for row in packet.parts}
    assert packet.missing == ()
    assert details[PacketPart.CV] == "CV, June"
    assert details[PacketPart.STATEMENT] == "Statement, third draft"
    assert details[PacketPart.FORM] == "Letter ID L-4711"
    assert packet.part(PacketPart.PROJECTS).text.endswith("- A novel FBN1 variant (case report or series)")


def test_a_version_for_hosts_or_for_another_plan_is_not_taken(store: Store, letter: int) -> None:
    with store.write("Papers"):
        documents.add(DocumentKind.CV, title="CV for hosts", audience="visiting")
        plan = Pathway.create(name="Pediatrics", kind="dual", specialty="Pediatrics", position=1)
        Statement.create(title="For pediatrics", body="Why children", pathway=plan)
    assert {PacketPart.CV, PacketPart.STATEMENT} <= set(letters_packet.packet(letter, TODAY).missing)
    with store.write("Its own plan"):
        letters.edit(letter, "pathway", plan.id)
    assert PacketPart.STATEMENT not in letters_packet.packet(letter, TODAY).missing


def test_a_paper_is_ticked_and_unticked_without_a_trace(store: Store, letter: int) -> None:
    with store.write("Tick"):
        letters_packet.tick(letter, PacketPart.CV, TODAY, on=True)
    assert letters_packet.packet(letter, TODAY).part(PacketPart.CV).there
    with store.write("Untick"):
        letters_packet.tick(letter, PacketPart.CV, TODAY, on=False)
    assert Tick.select().count() == 0
    with pytest.raises(UserError, match="write it"), store.write("Tick"):
        letters_packet.tick(letter, PacketPart.GOALS, TODAY, on=True)


def test_a_text_is_reworded_and_an_empty_one_brings_the_draft_back(store: Store, letter: int) -> None:
    drafted = letters_packet.packet(letter, TODAY).part(PacketPart.CASES)
    with store.write("Own words"):
        letters_packet.write(letter, PacketPart.CASES, "We saw a family with Marfan syndrome.\n", TODAY)
    row = letters_packet.packet(letter, TODAY).part(PacketPart.CASES)
    assert (row.text, row.own) == ("We saw a family with Marfan syndrome.", True)
    for again in (drafted.text, ""):
        with store.write("Back"):
            letters_packet.write(letter, PacketPart.CASES, again, TODAY)
        assert letters_packet.packet(letter, TODAY).part(PacketPart.CASES) == drafted


def test_nobody_is_identified_in_a_text(store: Store, letter: int) -> None:
    with pytest.raises(UserError, match="could identify a patient"), store.write("Own words"):
        letters_packet.write(letter, PacketPart.CASES, "Mrs Smith, MRN 448812", TODAY)
    assert not letters_packet.packet(letter, TODAY).part(PacketPart.CASES).own


@pytest.mark.parametrize("on_letter", [False, True])
def test_the_pdf_lists_every_part_and_marks_what_is_missing(letter: int, *, on_letter: bool) -> None:
    text = words_of(letter, on_letter=on_letter)
    for part in PacketPart:
        assert part.label in text
    assert text.count("Missing") == 5, "four in the list, and the goals once more in their place"
    assert "For Dr Q: what you need for my letter" in text
    assert "Suspected Marfan syndrome (FBN1)" in text
    assert "ERAS letter portal" in text


def test_a_packet_without_a_rotation_or_a_name_still_prints(store: Store) -> None:
    with store.write("Bare"):
        bare = letters.add(people.add("Łukasz <Q> & Co"))
        letters.edit(bare, "waived", "yes")
    text = words_of(bare)
    assert "For Łukasz <Q> & Co: what you need for my letter" in text
    assert "name missing in Profile" in text
    assert "I waived my right to read it." in text


def test_the_message_that_comes_next_is_drafted_with_gaps_for_what_is_unknown(
    store: Store, letter: int
) -> None:
    row = letters.get(letter, TODAY)
    assert letters_packet.usual_mail(row) is LetterMail.REQUEST
    request = letters_packet.mail(row, LetterMail.REQUEST)
    assert (request.name, request.address) == ("Dr Q", "q@example.org")
    assert "a strong letter of recommendation" in request.body
    assert "Mayo Clinic" in request.body
    assert "11 August 2027" in request.body
    assert "{" not in request.body
    with store.write("Agreed"):
        letters.edit(letter, "letter_code", "L-4711")
        letters.set_state(letter, LetterState.AGREED, TODAY)
    row = letters.get(letter, TODAY)
    assert letters_packet.usual_mail(row) is LetterMail.PACKET
    assert "L-4711" in letters_packet.mail(row, LetterMail.PACKET).body
    with store.write("Confirmed"):
        letters.set_state(letter, LetterState.CONFIRMED, TODAY)
    row = letters.get(letter, TODAY)
    assert letters_packet.usual_mail(row) is LetterMail.REMINDER
    assert "L-4711" in letters_packet.mail(row, LetterMail.REMINDER).body
    with store.write("Bare"):
        bare = letters.add(people.add("Dr R"))
        profile.edit("target_year", None)
    draft = letters_packet.mail(letters.get(bare, TODAY), LetterMail.REQUEST)
    for gap in ("{where you worked together}", "{year}", "{day}"):
        assert gap in draft.body
