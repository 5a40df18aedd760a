"""People and the letters that hang on them."""

import pytest

from matchplanner.domain.claims import YesNo
from matchplanner.errors import UserError
from matchplanner.services import letters, people
from matchplanner.store.store import Store


def test_a_person_needs_only_a_name(store: Store) -> None:
    with store.write("Add"):
        people.add("Zed")
        people.add(" ana  Ruiz ", role="Division chief", email="ana@x.org", board_certified="yes")
    ana, zed = people.rows()
    assert (ana.name, ana.role, ana.board_certified) == ("ana Ruiz", "Division chief", YesNo.YES)
    assert (zed.name, zed.board_certified, zed.letters) == ("Zed", YesNo.UNKNOWN, 0)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("name", " ", "needs a name"),
        ("email", "ana", "does not look like"),
        ("board_certified", "x", "one of"),
    ],
)
def test_a_bad_value_is_refused(store: Store, field: str, value: str, message: str) -> None:
    with store.write("Add"):
        person = people.add("Ana")
    with pytest.raises(UserError, match=message), store.write("Edit"):
        people.edit(person, field, value)
    assert people.rows()[0].name == "Ana"


def test_a_writer_is_deleted_only_after_the_letter(store: Store) -> None:
    with store.write("Add"):
        person = people.add("Dr Q")
        letter = letters.add(person)
    with pytest.raises(UserError) as refused, store.write("Delete"):
        people.delete(person)
    assert (
        refused.value.message == "Dr Q writes a letter of recommendation (candidate) and cannot be deleted."
    )
    assert people.rows()[0].letters == 1
    with store.write("Delete"):
        letters.delete(letter)
        people.delete(person)
    assert people.rows() == ()
    with pytest.raises(UserError, match="not in the plan any more"), store.write("Delete"):
        people.delete(person)


def test_fields_are_edited_one_by_one(store: Store) -> None:
    with store.write("Add"):
        person = people.add("Ana")
    for field, value in {"phone": "+1 507 555 0100", "notes": "a\nb", "institution": "Mayo"}.items():
        with store.write("Edit"):
            people.edit(person, field, value)
    row = people.rows()[0]
    assert (row.phone, row.notes, row.institution) == ("+1 507 555 0100", "a\nb", "Mayo")
