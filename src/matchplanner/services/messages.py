"""The log of messages: what was asked of whom, what came back, and what follows from silence."""

import functools
import importlib.resources
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from matchplanner.domain import enquiries, entry
from matchplanner.domain.claims import ClaimField, SourceKind
from matchplanner.domain.enquiries import Bank, Echo, MessageKind, Quality, Sent, Template
from matchplanner.errors import UserError
from matchplanner.services import preferences
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Message, Profile, Program

_GONE = "This message is not in the plan any more."


@dataclass(frozen=True, slots=True)
class MessageRow:
    """A message as it is shown; `latency` are the days until the reply, None while there is none."""

    id: int
    program_id: int | None
    person_id: int | None
    kind: MessageKind
    to_name: str
    to_role: str
    channel: str
    sent_on: date | None
    subject: str
    body: str
    questions: tuple[str, ...]
    replied_on: date | None
    answer: str
    quality: Quality
    note: str

    @property
    def latency(self) -> int | None:
        """Days from the message to its reply (R116)."""
        if self.sent_on is None or self.replied_on is None:
            return None
        return (self.replied_on - self.sent_on).days

    @property
    def addressee(self) -> str:
        """To whom it went, as one reads it."""
        return ", ".join(part for part in (self.to_name, self.to_role) if part)


@dataclass(frozen=True, slots=True)
class Draft:
    """A message about to be sent.

    One without a program may ask an `institution` (R122); `planned` is the id of the message that was
    noted as one to send, 0 for a new one.
    """

    kind: MessageKind
    to_name: str
    to_role: str
    channel: str
    subject: str
    body: str
    questions: tuple[str, ...]
    person_id: int | None = None
    institution: str = ""
    planned: int = 0


@functools.cache
def templates() -> tuple[Template, ...]:
    """Return the first drafts the app ships."""
    return enquiries.parse_templates(_table("templates.toml"))


@functools.cache
def banks() -> Mapping[str, Bank]:
    """Return the questions the app ships, by occasion."""
    return {bank.key: bank for bank in enquiries.parse_banks(_table("questions.toml"))}


def rows(program_id: int) -> tuple[MessageRow, ...]:
    """Return a program's messages, the latest first."""
    return _rows(Message.program == program_id)


def of_kind(kind: MessageKind) -> tuple[MessageRow, ...]:
    """Return all messages of a kind, the latest first."""
    return _rows(Message.kind == kind.value)


def sent() -> tuple[MessageRow, ...]:
    """Return all messages that went out, the latest first."""
    return _rows(Message.sent_on.is_null(is_null=False))


def get(message_id: int) -> MessageRow:
    """Return one message; raises UserError if it is gone."""
    found = _rows(Message.id == message_id)
    if not found:
        raise UserError(_GONE)
    return found[0]


def words_for(program_id: int | None, to_name: str, today: date, institution: str = "") -> dict[str, str]:
    """Return what fills the gaps of a draft; what the plan does not know is left out.

    The institution is needed only where there is no program yet.
    """
    profile = Profile.get_by_id(1)
    program = None if program_id is None else Program.get_or_none(Program.id == program_id)
    found = echo(program_id, today) if program_id is not None else None
    focus = [part.strip() for part in profile.focus.split(",") if part.strip()]
    known = {
        "name": profile.name,
        "school": profile.school,
        "country": profile.country,
        "graduation_year": _number(profile.graduation_year),
        "year": _number(profile.target_year),
        "interest": " and ".join(f"{part} genetics" for part in focus[:2]),
        "program": "" if program is None else program.name,
        "institution": institution if program is None else program.institution or program.name,
        "addressee": to_name,
        "first_sent": "" if found is None else day_words(found.first_sent),
    }
    return {key: word for key, word in known.items() if word}


def problems(draft: Draft, most_questions: int) -> tuple[str, tuple[str, ...]]:
    """Return why a draft cannot be saved as sent ("" if it can), and what to think about before (R114)."""
    left = enquiries.gaps(f"{draft.subject}\n{draft.body}")
    refusal = f"Still to fill in: {', '.join(left)}." if left else ""
    count = enquiries.question_count(draft.body, draft.questions)
    warnings = []
    if count > most_questions:
        warnings.append(f"{count} questions: {most_questions} are enough for one message.")
    return refusal, tuple(warnings)


def save_sent(program_id: int | None, draft: Draft, sent_on: date | None, *, insist: bool = False) -> int:
    """Note a message as sent and return its id.

    Raises UserError while a placeholder is left, without a day, and where one
    should not write again, unless the user insists.
    """
    refusal, _warnings = problems(draft, 0)
    if refusal:
        raise UserError(refusal, "A message goes out without braces.")
    if sent_on is None:
        raise UserError("A sent message needs its day.", "Leave today's date if you send it now.")
    if not entry.one_line(draft.to_name) and not entry.one_line(draft.to_role):
        raise UserError("Say to whom the message goes.", "A role such as program coordinator is enough.")
    against = warning(program_id, sent_on) if draft.kind is MessageKind.ENQUIRY else ""
    if against and not insist:
        raise UserError(against, "Tick “Send all the same” if you have a reason to.")
    fields = _fields(program_id, draft, sent_on)
    if not draft.planned:
        return Message.create(**fields).id
    planned = _message(draft.planned)
    for name, value in fields.items():
        setattr(planned, name, value)
    planned.save()
    return planned.id


def record_reply(message_id: int, replied_on: date | None, answer: str, quality: Quality) -> None:
    """Note a reply; a day of None takes it back. Raises UserError for a day before the message."""
    message = _message(message_id)
    if replied_on is not None and message.sent_on is not None and replied_on < message.sent_on:
        raise UserError("The reply cannot come before the message.", "Check the two dates.")
    message.replied_on = replied_on
    message.answer = entry.paragraph(answer)
    message.quality = quality.value
    message.save(only=["replied_on", "answer", "quality"])


def edit(message_id: int, field: str, value: object) -> None:
    """Store one field of a message; raises UserError when the value cannot be taken."""
    stored = _TAKE[field](value)
    message = _message(message_id)
    if field == "sent_on" and isinstance(stored, date) and message.replied_on and stored > message.replied_on:
        raise UserError("The message cannot come after its reply.", "Check the two dates.")
    setattr(message, field, stored)
    message.save(only=[field])


def delete(message_ids: Iterable[int]) -> None:
    """Delete messages; facts taken from them stay."""
    Message.delete().where(Message.id.in_(list(message_ids))).execute()


def echo(program_id: int, today: date) -> Echo | None:
    """Return what became of the enquiries to a program, None if none was sent."""
    mine = (Message.program == program_id) & (Message.kind == MessageKind.ENQUIRY.value)
    return enquiries.echo(_sent(mine).get(program_id, ()), today, preferences.waiting_days())


def echoes(today: date) -> dict[int, Echo]:
    """Return what became of the enquiries to every program that got one."""
    days = preferences.waiting_days()
    sent = _sent(Message.kind == MessageKind.ENQUIRY.value)
    found = {program_id: enquiries.echo(mails, today, days) for program_id, mails in sent.items()}
    return {program_id: one for program_id, one in found.items() if one is not None}


def warning(program_id: int | None, today: date) -> str:
    """Return why one should not write to a program again now, "" if nothing speaks against it."""
    return "" if program_id is None else enquiries.may_write(echo(program_id, today))


def use_answer(message_id: int, field: ClaimField, value: str) -> int:
    """Make the reply's answer a claim with the message as its source (R123); return the claim's id."""
    row = get(message_id)
    if row.replied_on is None:
        raise UserError("There is no reply yet to take a fact from.", "Log the reply first.")
    if row.program_id is None:
        raise UserError("This message belongs to no program.", "Add the fact in Programs.")
    from matchplanner.services import programs  # Today reads the log at the start, and writes no facts

    return programs.add_claim(
        row.program_id,
        field,
        value,
        SourceKind.EMAIL if row.kind is MessageKind.ENQUIRY else SourceKind.PERSON,
        source=source_of(row),
        seen_on=row.replied_on,
        note=_excerpt(row.answer),
    )


def source_of(row: MessageRow) -> str:
    """Return a reply as a claim names it."""
    asked = "" if row.sent_on is None else f", asked {row.sent_on.isoformat()}"
    who = row.addressee or "the program"
    return f"Reply from {who}{asked}"


def suggested_fields(row: MessageRow) -> tuple[ClaimField, ...]:
    """Return the fields that the questions of a message ask about, each once."""
    asked = {question.text: question.field for bank in banks().values() for question in bank.questions}
    known = {str(field): field for field in ClaimField}
    return tuple(dict.fromkeys(known[asked[text]] for text in row.questions if asked.get(text) in known))


def _fields(program_id: int | None, draft: Draft, sent_on: date) -> dict[str, object]:
    return {
        "program": program_id,
        "person": draft.person_id,
        "kind": draft.kind.value,
        "to_name": entry.one_line(draft.to_name),
        "to_role": entry.one_line(draft.to_role),
        "channel": entry.one_line(draft.channel),
        "sent_on": sent_on,
        "subject": entry.one_line(draft.subject),
        "body": entry.paragraph(draft.body),
        "questions": "\n".join(entry.one_line(question) for question in draft.questions),
        "note": entry.one_line(draft.institution),
    }


_EXCERPT = 240


def _excerpt(text: str) -> str:
    plain = entry.one_line(text)
    return plain if len(plain) <= _EXCERPT else f"{plain[: _EXCERPT - 1]}…"


def _sent(where: Any) -> dict[int, list[Sent]]:
    query = Message.select(Message.program, Message.sent_on, Message.replied_on, Message.quality)
    found: dict[int, list[Sent]] = {}
    for program_id, sent_on, replied_on, quality in tuples(query.where(where)):
        if program_id is None or sent_on is None:
            continue
        back = None if replied_on is None else date.fromisoformat(replied_on)
        sent = Sent(date.fromisoformat(sent_on), back, entry.read(Quality, quality, Quality.UNKNOWN))
        found.setdefault(program_id, []).append(sent)
    return found


def _rows(where: Any) -> tuple[MessageRow, ...]:
    found = [_row(message) for message in Message.select().where(where)]
    return tuple(sorted(found, key=lambda row: (row.sent_on or date.max, row.id), reverse=True))


def _row(message: Message) -> MessageRow:
    kept: Any = message  # the columns behind the foreign keys are typed in the stubs by their models only
    return MessageRow(
        id=message.id,
        program_id=kept.program_id,
        person_id=kept.person_id,
        kind=entry.read(MessageKind, message.kind, MessageKind.OTHER),
        to_name=message.to_name,
        to_role=message.to_role,
        channel=message.channel,
        sent_on=message.sent_on,
        subject=message.subject,
        body=message.body,
        questions=_lines(message.questions),
        replied_on=message.replied_on,
        answer=message.answer,
        quality=entry.read(Quality, message.quality, Quality.UNKNOWN),
        note=message.note,
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _message(message_id: int) -> Message:
    found = Message.get_or_none(Message.id == message_id)
    if not isinstance(found, Message):
        raise UserError(_GONE)
    return found


def _table(name: str) -> dict[str, Any]:
    text = importlib.resources.files("matchplanner.resources").joinpath("enquiries", name).read_text("utf-8")
    return tomllib.loads(text)


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def day_words(day: date) -> str:
    """Return a day as a letter names it, "3 May 2027"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


_TAKE: dict[str, Callable[[object], object]] = {
    "to_name": entry.one_line,
    "to_role": entry.one_line,
    "channel": entry.one_line,
    "sent_on": lambda value: entry.day(value, "The day it was sent"),
    "subject": entry.one_line,
    "body": entry.paragraph,
    "note": entry.paragraph,
}
