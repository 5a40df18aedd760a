"""Thank-you notes: the program's wish is a fact like any other, and a draft leaves open what is unknown."""

from datetime import date

import pytest

from matchplanner.domain.claims import ClaimField, SourceKind, YesNo
from matchplanner.domain.enquiries import gaps
from matchplanner.services import interviews, profile, programs, thanks
from matchplanner.store.store import Store

TODAY = date(2027, 11, 11)


@pytest.fixture
def interview(store: Store) -> int:
    """An interview held the day before."""
    with store.write("Add"):
        profile.edit("name", "Sana Iqbal")
        program = programs.add("Genetics at Birch")
        programs.add_claim(program, ClaimField.CONTACT_EMAIL, "gme@birch.org", SourceKind.PROGRAM_PAGE)
        return interviews.add(program, "2027-11-10 09:00", "America/New_York")


def test_the_wish_is_unknown_until_a_source_or_the_user_says_it(store: Store, interview: int) -> None:
    program = interviews.get(interview).program_id
    assert thanks.wish(program, TODAY) is YesNo.UNKNOWN
    with store.write("Page"):
        programs.add_claim(program, ClaimField.THANK_YOU_NOTES, "no", SourceKind.PROGRAM_PAGE, seen_on=TODAY)
    assert thanks.wish(program, TODAY) is YesNo.NO
    with store.write("Own"):
        thanks.set_wish(program, YesNo.YES, TODAY)
    assert thanks.wish(program, TODAY) is YesNo.YES


def test_the_draft_fills_what_the_plan_knows_and_leaves_the_rest_open(store: Store, interview: int) -> None:
    found = thanks.draft(interview, TODAY)
    assert found.subject == "Thank you for the interview, Genetics at Birch"
    assert ("10 Nov" in found.body, "Sana Iqbal" in found.body) == (True, True)
    assert gaps(found.body) == ("{interviewer}", "{what you talked about}")
    assert (found.name, found.email) == ("", "gme@birch.org")
    with store.write("Edit"):
        interviews.edit(interview, "interviewers", "Dr Ada Birch\nDr Bo Elm")
    found = thanks.draft(interview, TODAY)
    assert found.body.startswith("Dear Dr Ada Birch,")
    assert (found.name, found.email) == ("Dr Ada Birch", "")
