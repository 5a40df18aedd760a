"""Institutions asked whether they have a genetics residency, until they answer (R122)."""

from datetime import date

import pytest

from matchplanner.domain.claims import ClaimField
from matchplanner.domain.enquiries import DiscoveryState, MessageKind, Quality, discovery_state
from matchplanner.errors import UserError
from matchplanner.services import discovery, follow_ups, messages, programs
from matchplanner.services.messages import Draft
from matchplanner.services.today import DueLine
from matchplanner.store.store import Store

TODAY = date(2026, 10, 1)
SENT = date(2026, 10, 2)
REPLIED = date(2026, 10, 9)
LATE = date(2026, 11, 1)


def planned(store: Store, name: str = "Birch University") -> int:
    with store.write("Plan"):
        return discovery.plan(name)


def sent(store: Store, message: int) -> None:
    (row,) = (row for row in discovery.rows(TODAY) if row.id == message)
    draft = Draft(
        MessageKind.DISCOVERY,
        *("Noor", "GME office", "E-mail", "A residency?", "Is there one?", ()),
        institution=row.institution,
        planned=message,
    )
    with store.write("Send"):
        assert messages.save_sent(None, draft, SENT) == message


def answered(store: Store, message: int, answer: str = "Yes, two places a year.") -> None:
    with store.write("Reply"):
        messages.record_reply(message, REPLIED, answer, Quality.HELPFUL)


def states(today: date) -> list[tuple[str, DiscoveryState]]:
    return [(row.institution, row.state) for row in discovery.rows(today)]


def due(today: date) -> list[DueLine]:
    return [line for line in follow_ups.lines(today) if line.kind == "ask_institution"]


@pytest.mark.parametrize(
    ("sent_on", "replied_on", "expected"),
    [
        (None, None, DiscoveryState.TO_ASK),
        (date(2026, 9, 11), None, DiscoveryState.WAITING),
        (date(2026, 9, 10), None, DiscoveryState.SILENT),
        (date(2026, 9, 1), date(2026, 9, 30), DiscoveryState.ANSWERED),
        (None, date(2026, 9, 30), DiscoveryState.ANSWERED),
    ],
)
def test_silence_begins_when_the_waiting_period_is_over(
    sent_on: date | None, replied_on: date | None, expected: DiscoveryState
) -> None:
    assert discovery_state(sent_on, replied_on, TODAY, 21) is expected


def test_an_institution_is_due_until_it_has_answered(store: Store) -> None:
    message = planned(store)
    (line,) = due(TODAY)
    assert (line.title, line.on, line.page) == ("Ask about a residency: Birch University", None, "people")
    sent(store, message)
    (line,) = due(SENT)
    assert (line.title, line.on) == ("Reply expected: Birch University", date(2026, 10, 23))
    (line,) = due(LATE)
    assert (line.title, line.days) == ("No reply 30 days: Birch University", -9)
    answered(store, message)
    assert due(LATE) == []
    assert states(LATE) == [("Birch University", DiscoveryState.ANSWERED)]
    assert discovery.unanswered(LATE) == ()


def test_the_list_begins_with_what_is_to_be_done(store: Store) -> None:
    asked, gone = planned(store, "Asked"), planned(store, "Answered")
    planned(store, "To ask")
    sent(store, asked)
    answered(store, gone)
    assert [name for name, _state in states(TODAY)] == ["To ask", "Asked", "Answered"]
    assert [name for name, _state in states(LATE)] == ["To ask", "Asked", "Answered"]


def test_an_institution_is_noted_once_while_it_is_open(store: Store) -> None:
    message = planned(store)
    with pytest.raises(UserError, match="on this list already"):
        planned(store, " birch  university ")
    with pytest.raises(UserError, match="Name the institution"):
        planned(store, " ")
    answered(store, message)
    assert planned(store) != message


def test_a_reply_makes_a_program_that_says_who_told_of_it(store: Store) -> None:
    message = planned(store)
    with pytest.raises(UserError, match="no reply yet"), store.write("Early"):
        discovery.add_program(message)
    sent(store, message)
    answered(store, message)
    with store.write("Add"):
        program = discovery.add_program(message)
    row = programs.get(program, TODAY)
    assert (row.name, row.institution) == ("Birch University", "Birch University")
    (claim,) = row.facts[ClaimField.HEARD_FROM].claims
    assert (claim.value, claim.source, claim.seen_on) == ("Noor, GME office", "Noor", REPLIED)
    assert claim.note == "Yes, two places a year."
    assert [one.id for one in messages.rows(program)] == [message]
    with pytest.raises(UserError, match="already"), store.write("Twice"):
        discovery.add_program(message)


def test_such_a_question_does_not_count_as_an_enquiry_to_the_program(store: Store) -> None:
    message = planned(store)
    sent(store, message)
    answered(store, message)
    with store.write("Add"):
        program = discovery.add_program(message)
    assert messages.echo(program, LATE) is None


@pytest.mark.usefixtures("store")
def test_the_draft_names_the_institution() -> None:
    words = messages.words_for(None, "Noor", TODAY, "Birch University")
    assert words["institution"] == "Birch University"
    (template,) = (one for one in messages.templates() if one.kind is MessageKind.DISCOVERY)
    assert "{institution}" in template.subject
