"""E-mails saved as files: what they say, where they belong, and what is refused."""

from datetime import date
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.domain.enquiries import MessageKind
from matchplanner.errors import UserError
from matchplanner.services import messages, people, programs, saved_mail
from matchplanner.services.messages import Draft
from matchplanner.services.saved_mail import MailPart, Place
from matchplanner.store.store import Store

ANSWER = """Dear Sana,

We sponsor J-1 visas.

On Fri, 2 Oct 2026 at 10:12, Sana Iqbal <sana@example.org>
wrote:
> Which visas do you sponsor?
> Thank you
"""


def mail(subject: str = "Re: Question about eligibility", body: str = ANSWER, **headers: str) -> bytes:
    message = EmailMessage(policy=SMTP)
    message["From"] = headers.get("sender", "Ana Brücke <ana@birch.example>")
    message["To"] = headers.get("to", "sana@example.org")
    message["Subject"] = subject
    message["Date"] = headers.get("date", "Sat, 24 Oct 2026 09:30:00 -0500")
    message.set_content(body)
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="policy.pdf")
    return message.as_bytes()


@pytest.fixture
def birch(store: Store) -> int:
    with store.write("Birch"):
        return programs.add("Birch")


@pytest.fixture
def asked(store: Store, birch: int) -> int:
    draft = Draft(
        kind=MessageKind.ENQUIRY,
        to_name="",
        to_role="Program coordinator",
        channel="E-mail",
        subject="Question about eligibility",
        body="Which visas do you sponsor?",
        questions=("Which visas do you sponsor?",),
        person_id=None,
    )
    with store.write("Ask"):
        return messages.save_sent(birch, draft, date(2026, 10, 2))


def test_a_reply_is_told_by_its_subject_and_its_words_come_without_the_quote(asked: int, birch: int) -> None:
    read = saved_mail.read(mail())
    assert (read.sender.words(), read.on) == ("Ana Brücke <ana@birch.example>", date(2026, 10, 24))
    assert read.text == "Dear Sana,\n\nWe sponsor J-1 visas."
    assert saved_mail.place(read) == Place(MailPart.REPLY, birch, asked)


def test_logging_a_reply_counts_the_days_and_is_done_once(store: Store, asked: int) -> None:
    read = saved_mail.read(mail())
    where = saved_mail.place(read)
    with store.write("Log"):
        saved_mail.log(read, where, read.on, read.text)
    row = messages.get(asked)
    assert (row.latency, row.answer) == (22, "Dear Sana,\n\nWe sponsor J-1 visas.")
    with pytest.raises(UserError, match="in the log already"), store.write("Again"):
        saved_mail.log(read, where, read.on, read.text)
    with store.write("More"):
        saved_mail.log(read, where, date(2026, 10, 26), "And H-1B now, too.")
    assert messages.get(asked).answer.endswith("J-1 visas.\n\nAnd H-1B now, too.")


def test_a_known_sender_with_another_subject_answers_what_waits(store: Store, asked: int, birch: int) -> None:
    with store.write("Contact"):
        programs.add_claim(birch, ClaimField.CONTACT_EMAIL, "ANA@birch.example", SourceKind.PROGRAM_PAGE)
    read = saved_mail.read(mail("Your enquiry"))
    assert saved_mail.place(read) == Place(MailPart.REPLY, birch, asked)
    early = saved_mail.read(mail("Your enquiry", date="Thu, 1 Oct 2026 09:30:00 -0500"))
    assert saved_mail.place(early) == Place(MailPart.UNASKED, birch)


def test_what_went_to_somebody_known_is_logged_as_sent_once(store: Store, birch: int) -> None:
    with store.write("Person"):
        ana = people.add("Ana Brücke", program=birch)
        people.edit(ana, "email", "ana@birch.example")
    read = saved_mail.read(
        mail("Thank you", "Thank you.", sender="Sana <sana@example.org>", to="ana@birch.example")
    )
    where = saved_mail.place(read)
    assert where == Place(MailPart.SENT, birch, 0, ana)
    with store.write("Log"):
        row = messages.get(saved_mail.log(read, where, read.on, read.text))
    assert (row.sent_on, row.subject, row.body, row.person_id) == (
        date(2026, 10, 24),
        "Thank you",
        "Thank you.",
        ana,
    )
    with pytest.raises(UserError, match="in the log already"), store.write("Again"):
        saved_mail.log(read, where, read.on, read.text)


def test_a_stranger_is_logged_as_unasked_without_a_program(store: Store) -> None:
    read = saved_mail.read(mail("Hello", "<p>Come to our <b>open house</b>.</p>"))
    assert saved_mail.place(read) == Place(MailPart.UNASKED)
    with store.write("Log"):
        row = messages.get(saved_mail.log(read, saved_mail.place(read), read.on, read.text))
    assert (row.sent_on, row.replied_on, row.program_id) == (None, date(2026, 10, 24), None)


def test_an_html_mail_is_read_as_text() -> None:
    message = EmailMessage(policy=SMTP)
    message["From"] = "ana@birch.example"
    message.set_content("<p>Yes,<br>we do.</p><div style='display:none'>pixel</div>", subtype="html")
    read = saved_mail.read(message.as_bytes())
    assert read.text.split() == ["Yes,", "we", "do."]
    assert (read.on, read.subject, read.to.words()) == (None, "", "")


def test_headers_cannot_bring_in_lines_of_their_own() -> None:
    broken = mail().replace(b"Subject: Re: Question", b"Subject: =?utf-8?q?Re=3A_A=0D=0ABcc=3A_x?= Question")
    assert "\n" not in saved_mail.read(broken).subject


@pytest.mark.parametrize(
    "data",
    [b"", b"\x00\x01" * 100, b"name,city\nBirch,Ely\n", b"From: \n\nText"],
    ids=["empty", "binary", "list", "nobody"],
)
def test_what_is_no_mail_is_refused(data: bytes) -> None:
    with pytest.raises(UserError, match="is no e-mail"):
        saved_mail.read(data)


def test_a_mail_without_a_day_asks_for_one_and_a_missing_file_is_told(
    store: Store, asked: int, tmp_path: Path
) -> None:
    read = saved_mail.read(mail())
    with pytest.raises(UserError, match="needs its day"), store.write("Log"):
        saved_mail.log(read, Place(MailPart.REPLY, 0, asked), None, "x")
    with pytest.raises(UserError, match="before the message"), store.write("Log"):
        saved_mail.log(read, Place(MailPart.REPLY, 0, asked), date(2026, 10, 1), "x")
    with pytest.raises(UserError, match="cannot be read"):
        saved_mail.load(tmp_path / "gone.eml")
