"""The message log: what is kept, what is refused, and what an answer is used for."""

from datetime import date

import pytest

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.domain.enquiries import MessageKind, Quality, filled, gaps
from matchplanner.errors import UserError
from matchplanner.services import messages, people, profile, programs
from matchplanner.services.messages import Draft
from matchplanner.store.store import Store

DAY = date(2026, 10, 2)


@pytest.fixture
def birch(store: Store) -> int:
    with store.write("Add"):
        return programs.add("Birch", institution="Birch University")


def draft(
    body: str = "Which visas do you sponsor?",
    kind: MessageKind = MessageKind.ENQUIRY,
    questions: tuple[str, ...] = (),
    to_name: str = "Jo",
) -> Draft:
    return Draft(kind, to_name, "Coordinator", "E-mail", "A question", body, questions)


def send(store: Store, program: int | None, one: Draft | None = None, day: date | None = DAY) -> int:
    with store.write("Send"):
        return messages.save_sent(program, one or draft(), day)


def test_every_template_and_question_can_be_read_and_names_its_bank() -> None:
    banks = messages.banks()
    fields = {str(field) for field in ClaimField}
    assert {template.bank for template in messages.templates()} <= set(banks)
    for bank in banks.values():
        assert len({question.text for question in bank.questions}) == len(bank.questions) >= 2
        assert all(not question.field or question.field in fields for question in bank.questions)
        assert all(question.text.endswith("?") for question in bank.questions)


def test_each_draft_leaves_open_what_only_the_applicant_can_say(store: Store, birch: int) -> None:
    answers = {
        "name": "Sana",
        "school": "Dow",
        "country": "Pakistan",
        "graduation_year": 2021,
        "target_year": 2027,
        "focus": "pediatric,adult",
    }
    with store.write("Profile"):
        profile.edit_all(dict(answers))
    words = messages.words_for(birch, "Jo", DAY)
    assert words["interest"] == "pediatric genetics and adult genetics"
    assert "first_sent" not in words
    open_gaps = {template.key: gaps(filled(template.body, words)) for template in messages.templates()}
    assert open_gaps == {
        "enquiry": ("{reason}", "{this place}", "{questions}"),
        "resident": ("{where you found it}", "{questions}"),
        "second": ("{first_sent}", "{questions}"),
        "discovery": ("{questions}",),
    }


@pytest.mark.parametrize(
    ("one", "day", "words"),
    [
        (draft("Dear {name}"), DAY, "Still to fill in: {name}"),
        (draft("Dear {"), DAY, "Still to fill in: {"),
        (draft(), None, "needs its day"),
        (Draft(MessageKind.ENQUIRY, " ", "", "E-mail", "", "Hello", ()), DAY, "to whom"),
    ],
)
def test_what_is_not_ready_is_not_noted_as_sent(
    store: Store, birch: int, one: Draft, day: date | None, words: str
) -> None:
    with pytest.raises(UserError) as refused, store.write("Send"):
        messages.save_sent(birch, one, day)
    assert words in refused.value.message
    assert messages.rows(birch) == ()


def test_a_second_mail_within_the_waiting_period_must_be_insisted_on(store: Store, birch: int) -> None:
    send(store, birch)
    with pytest.raises(UserError, match="wait 21 days"), store.write("Send"):
        messages.save_sent(birch, draft(), date(2026, 10, 9))
    send(store, birch, draft(kind=MessageKind.RESIDENT), date(2026, 10, 9))
    with store.write("Send"):
        messages.save_sent(birch, draft(), date(2026, 10, 9), insist=True)
    assert len(messages.rows(birch)) == 3


def test_latency_counts_from_the_message_to_its_reply(store: Store, birch: int) -> None:
    sent = send(store, birch)
    assert messages.get(sent).latency is None
    with store.write("Reply"):
        messages.record_reply(sent, date(2026, 10, 24), "Yes.\n", Quality.HELPFUL)
    row = messages.get(sent)
    assert (row.latency, row.answer, row.addressee) == (22, "Yes.", "Jo, Coordinator")
    with pytest.raises(UserError, match="cannot come before"), store.write("Reply"):
        messages.record_reply(sent, date(2026, 10, 1), "", Quality.UNKNOWN)
    with pytest.raises(UserError, match="cannot come after its reply"), store.write("Edit"):
        messages.edit(sent, "sent_on", "2026-11-01")
    with store.write("Take back"):
        messages.record_reply(sent, None, "", Quality.UNKNOWN)
    assert messages.get(sent).replied_on is None


def test_an_answer_needs_a_reply_and_a_program(store: Store, birch: int) -> None:
    sent, loose = send(store, birch), send(store, None)
    with pytest.raises(UserError, match="no reply yet"), store.write("Use"):
        messages.use_answer(sent, ClaimField.J1, "yes")
    with store.write("Reply"):
        messages.record_reply(loose, DAY, "Yes", Quality.HELPFUL)
    with pytest.raises(UserError, match="belongs to no program"), store.write("Use"):
        messages.use_answer(loose, ClaimField.J1, "yes")


def test_a_residents_answer_is_a_persons_word(store: Store, birch: int) -> None:
    sent = send(store, birch, draft(kind=MessageKind.RESIDENT))
    with store.write("Reply"):
        messages.record_reply(sent, DAY, "x" * 400, Quality.HELPFUL)
        messages.use_answer(sent, ClaimField.J1, "yes")
    claim = programs.get(birch, DAY).facts[ClaimField.J1].shown
    assert claim is not None
    assert (claim.source_kind, len(claim.note)) == (SourceKind.PERSON, 240)


def test_the_fields_asked_about_are_offered_first(store: Store, birch: int) -> None:
    questions = tuple(question.text for question in messages.banks()["enquiry"].questions[:2])
    sent = send(store, birch, draft(questions=questions))
    assert messages.suggested_fields(messages.get(sent)) == (ClaimField.J1, ClaimField.H1B)


def test_messages_outlive_their_program_and_their_person(store: Store, birch: int) -> None:
    with store.write("Add"):
        person = people.add("Jo", program=birch)
        one = Draft(MessageKind.ENQUIRY, "Jo", "", "E-mail", "", "Which visas?", (), person)
        sent = messages.save_sent(birch, one, DAY)
    with store.write("Delete"):
        people.delete(person)
        programs.delete([birch])
    row = messages.get(sent)
    assert (row.program_id, row.person_id, row.to_name) == (None, None, "Jo")
    assert messages.echoes(DAY) == {}


def test_a_message_that_is_gone_is_told(store: Store, birch: int) -> None:
    sent = send(store, birch)
    with store.write("Delete"):
        messages.delete([sent])
    with pytest.raises(UserError, match="not in the plan any more"):
        messages.get(sent)
    with pytest.raises(UserError, match="not in the plan any more"), store.write("Edit"):
        messages.edit(sent, "note", "x")
