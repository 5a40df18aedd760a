"""What people told about programs (R49)."""

from datetime import date

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.services import people, person_claims, programs
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)


def told(program: int, name: str, field: ClaimField = ClaimField.J1) -> None:
    programs.add_claim(program, field, "yes", SourceKind.PERSON, source=name, seen_on=TODAY)


def test_a_person_is_the_source_of_what_stands_under_their_name(store: Store) -> None:
    with store.write("Add"):
        birch, cedar = programs.add("Birch"), programs.add("Cedar")
        hale = people.add("Dr. Hale")
        told(cedar, "Dr. Hale")
        told(birch, "Dr. Hale", ClaimField.H1B)
        told(birch, "Somebody else")
        programs.add_claim(birch, ClaimField.J1, "no", SourceKind.OTHER, source="Dr. Hale")
    found = [(one.program, one.field, one.value) for one in person_claims.told_by(hale)]
    assert found == [("Birch", ClaimField.H1B, "yes"), ("Cedar", ClaimField.J1, "yes")]
    assert person_claims.told_by(99) == ()


def test_who_is_renamed_stays_the_source(store: Store) -> None:
    with store.write("Add"):
        birch, hale = programs.add("Birch"), people.add("Dr. Hale")
        told(birch, "Dr. Hale")
    with store.write("Rename"):
        people.edit(hale, "name", "Ann Hale")
    assert [one.program for one in person_claims.told_by(hale)] == ["Birch"]
    (claim,) = programs.get(birch, TODAY).facts[ClaimField.J1].claims
    assert claim.source == "Ann Hale"


def test_a_name_is_written_as_people_has_it_and_added_only_when_wanted(store: Store) -> None:
    with store.write("Add"):
        people.add("Dr. Hale")
        assert person_claims.source_named(" dr.  hale ", add=True) == "Dr. Hale"
        assert person_claims.source_named("Noor", add=False) == "Noor"
        assert [row.name for row in people.rows()] == ["Dr. Hale"]
        assert person_claims.source_named("Noor", add=True) == "Noor"
        assert person_claims.source_named(" ", add=True) == ""
    assert [row.name for row in people.rows()] == ["Dr. Hale", "Noor"]


def test_those_at_the_program_are_offered_first(store: Store) -> None:
    with store.write("Add"):
        birch = programs.add("Birch")
        people.add("Ann")
        people.add("Zed", program=birch)
    assert [name for _id, name in person_claims.names_for(birch)] == ["Zed", "Ann"]
