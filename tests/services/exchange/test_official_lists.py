"""Lists of official bodies: their word is kept up to date, and what they name no more is marked."""

from collections.abc import Sequence
from datetime import date

import pytest

from matchplanner.domain import official_lists
from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.domain.official_lists import OfficialList
from matchplanner.services import programs
from matchplanner.services.exchange import importing
from matchplanner.services.exchange.comparison import compare
from matchplanner.services.exchange.content import read_table
from matchplanner.services.exchange.differences import ListMark
from matchplanner.services.exchange.incoming import understand
from matchplanner.services.exchange.outcome import Preview
from matchplanner.services.programs import ProgramRow
from matchplanner.store.schema import Claim
from matchplanner.store.store import Store

FIRST, LATER = date(2026, 9, 1), date(2027, 1, 5)
NAMES = ("Birch", "Oak", "Elm", "Fir")


def text(names: Sequence[str], status: str = "Continued Accreditation") -> str:
    rows = [f"{name},13055010{NAMES.index(name):02d},{status}" for name in names]
    return "\n".join(["program_name,acgme_id,accreditation", *rows])


def bring(store: Store, content: str, official: OfficialList, day: date) -> Preview:
    mark = ListMark(f"{official} {day}.csv", official, day)
    found = compare(understand(read_table(content.encode())), programs.rows(day), mark)
    with store.write("Import"):
        importing.apply(found)
    return found


def plan(day: date = LATER) -> dict[str, ProgramRow]:
    return {row.name: row for row in programs.rows(day)}


def test_a_newer_issue_replaces_the_older_ones_word(store: Store) -> None:
    bring(store, text(NAMES), OfficialList.ACGME, FIRST)
    claims = Claim.select().count()

    found = bring(store, text(NAMES, "Probationary Accreditation"), OfficialList.ACGME, LATER)

    assert found.counts()["changed"] == 4
    assert Claim.select().count() == claims
    fact = plan()["Birch"].facts[ClaimField.ACCREDITATION]
    assert (fact.value, fact.disputed, fact.shown and fact.shown.seen_on) == (
        "Probationary Accreditation",
        False,
        LATER,
    )
    assert {alert.text for alert in found.alerts} == {"accreditation: Probationary Accreditation"}


def test_what_it_repeats_is_dated_anew_and_only_once(store: Store) -> None:
    bring(store, text(NAMES), OfficialList.ACGME, FIRST)

    found = bring(store, text(NAMES), OfficialList.ACGME, LATER)
    assert found.counts()["unchanged"] == 4
    assert len(found.confirmed) == 8, "tick and accreditation of four programs"
    shown = plan()["Oak"].facts[ClaimField.LISTED_ACGME].shown
    assert shown is not None
    assert shown.seen_on == LATER

    again = bring(store, text(NAMES), OfficialList.ACGME, LATER)
    assert (again.confirmed, again.writes) == ((), False)
    older = bring(store, text(NAMES), OfficialList.ACGME, FIRST)
    assert not older.writes, "an older issue dates nothing back"


def test_what_it_names_no_more_is_marked_and_taken_back_when_it_returns(store: Store) -> None:
    bring(store, text(NAMES), OfficialList.ACGME, FIRST)

    found = bring(store, text(NAMES[:3]), OfficialList.ACGME, LATER)
    assert [gone.name for gone in found.vanished] == ["Fir"]
    assert official_lists.gone_from(plan()["Fir"].facts) == ("ACGME",)
    assert not bring(store, text(NAMES[:3]), OfficialList.ACGME, LATER).vanished, "it is no news twice"

    bring(store, text(NAMES), OfficialList.ACGME, date(2027, 6, 1))
    assert official_lists.gone_from(plan()["Fir"].facts) == ()


def test_a_list_of_another_specialty_marks_nothing(store: Store) -> None:
    bring(store, text(NAMES), OfficialList.ACGME, FIRST)

    found = bring(store, "program_name,acgme_id\nPediatrics,3201100001\n", OfficialList.ACGME, LATER)

    assert found.vanished == ()


def test_a_list_of_anybody_marks_what_it_names_no_more_too(store: Store) -> None:
    for names in (NAMES, NAMES[:3]):
        found = importing.preview(read_table(text(names).encode()), "mine.csv", FIRST)
        with store.write("Import"):
            importing.apply(found)

    assert official_lists.gone_from(plan()["Fir"].facts) == ("mine.csv",)
    assert len(plan()) == 4
    again = importing.preview(read_table(text(NAMES[:3]).encode()), "mine.csv", FIRST)
    assert not again.writes
    back = importing.preview(read_table(text(NAMES).encode()), "mine.csv", FIRST)
    assert [change.field for change in back.changed[0].changes] == ["listed"]


@pytest.mark.parametrize(
    ("acgme", "eras", "warned"),
    [
        ("no", "yes", ("Not in the latest list: ACGME.", "In ERAS, but not accredited by ACGME's list.")),
        ("yes", "no", ("Not in the latest list: ERAS.", "Accredited by ACGME's list, but not in ERAS.")),
        ("yes", "yes", ()),
        ("unknown", "yes", ()),
        ("yes", "unknown", ()),
    ],
)
def test_eras_and_acgme_are_held_against_each_other(
    store: Store, acgme: str, eras: str, warned: tuple[str, ...]
) -> None:
    with store.write("Add"):
        program = programs.add("Birch")
        for field, value in ((ClaimField.LISTED_ACGME, acgme), (ClaimField.LISTED_ERAS, eras)):
            programs.add_claim(program, field, value, SourceKind.OWN, seen_on=FIRST)

    assert official_lists.warnings(plan()["Birch"].facts) == warned


def test_an_import_of_eras_tells_what_acgme_does_not_name(store: Store) -> None:
    bring(store, text(NAMES), OfficialList.ACGME, FIRST)
    bring(store, text(NAMES[:3]), OfficialList.ACGME, LATER)

    found = bring(store, text(NAMES), OfficialList.ERAS, LATER)

    assert [(alert.name, alert.text) for alert in found.alerts] == [
        ("Fir", "in this list, but not on ACGME's list")
    ]
