"""What somebody said about the applicant's work."""

from datetime import date

import pytest

from matchplanner.domain.claims import YesNo
from matchplanner.domain.identifiers import FindingKind, Kept
from matchplanner.errors import UserError
from matchplanner.services import feedback, people, rotations
from matchplanner.store.store import Store

DAY = date(2027, 6, 9)


def test_feedback_is_kept_with_who_said_it_where_and_tagged_for_the_statement(store: Store) -> None:
    with store.write("Add"):
        site = rotations.add("Example Hospital")
        person = people.add("Dr Q")
        said = feedback.add(" You ask the right questions.\nRead more on mosaicism. ", DAY, site, person)
        feedback.add("Speak up", date(2027, 6, 10))

    (later, row) = feedback.rows()
    assert later.words == "Speak up"
    assert (row.words, row.person, row.site, row.given_on) == (
        "You ask the right questions.\nRead more on mosaicism.",
        "Dr Q",
        "Example Hospital",
        DAY,
    )
    assert row.for_statement is YesNo.UNKNOWN
    assert feedback.for_statement() == ()

    with store.write("Edit"):
        feedback.edit(said, "for_statement", YesNo.YES)
        feedback.edit(said, "given_on", "2027-06-08")
        feedback.edit(said, "words", "You ask the right questions.")
    (tagged,) = feedback.for_statement()
    assert (tagged.words, tagged.given_on) == ("You ask the right questions.", date(2027, 6, 8))


def test_words_that_could_identify_a_patient_are_kept_on_purpose_or_not_at_all(store: Store) -> None:
    words, keep = "You were kind to Mrs Smith", (Kept(FindingKind.NAME, "Mrs Smith", ""),)
    with pytest.raises(UserError, match="Mrs Smith"), store.write("Add"):
        feedback.add(words, DAY)
    with store.write("Add"):
        said = feedback.add(words, DAY, keep=keep)
    with pytest.raises(UserError, match="12 June"), store.write("Edit"):
        feedback.edit(said, "words", f"{words} on 12 June", keep)
    assert [row.words for row in feedback.rows()] == [words]


def test_nothing_said_is_refused_and_what_is_gone_is_named(store: Store) -> None:
    with pytest.raises(UserError, match="Write what was said"), store.write("Add"):
        feedback.add("  ", DAY)
    with store.write("Add"):
        said = feedback.add("Good", DAY)
    with store.write("Delete"):
        feedback.delete(said)
    with pytest.raises(UserError, match="not in the plan"), store.write("Edit"):
        feedback.edit(said, "words", "Better")
