"""E-mails saved as files: what they say, whom they are about, and how they are logged."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr
from pathlib import Path

from matchplanner.domain import entry
from matchplanner.domain.claims import ClaimField
from matchplanner.domain.enquiries import CHANNELS, MessageKind, Quality
from matchplanner.domain.labels import LabelledEnum
from matchplanner.errors import FileFormatError, UserError
from matchplanner.services import messages
from matchplanner.services.plain_rows import tuples
from matchplanner.services.saved_pages.html import visible_text
from matchplanner.store.schema import Claim, Message, Person, Program
from matchplanner.wording import say

FILE_BYTES = 25_000_000
"""What mail servers take at most; attachments are not read."""
LONGEST_TEXT = 50_000
SUFFIX = ".eml"

_REPLY = re.compile(
    r"(?:\s*(?:re|fwd?|aw|wg|sv|antw|tr|rv|res|ynt|odp)\s*(?:\[\d+\])?\s*[:\uff1a])+\s*", re.I
)
_ORIGINAL = re.compile(r"\s*(?:-{2,}\s*(?:original|forwarded) message\s*-{2,}|_{20,})\s*", re.I)
_ATTRIBUTION = re.compile(r".{3,300}(?:wrote|schrieb|écrit|escribió|yazd\u0131)\s*:\s*", re.I | re.S)


class MailPart(LabelledEnum):
    """What a saved e-mail is in the log."""

    REPLY = "reply", "A reply to a message of mine"
    SENT = "sent", "A message I sent"
    UNASKED = "unasked", "A message I did not ask for"


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody an e-mail names: either may be ""."""

    name: str
    address: str

    def words(self) -> str:
        """Return name and address as one reads them."""
        return f"{self.name} <{self.address}>" if self.name and self.address else self.name or self.address


@dataclass(frozen=True, slots=True)
class SavedMail:
    """An e-mail; `on` is its day where it was written, None if it says none, `text` is without quotes."""

    sender: Party
    to: Party
    on: date | None
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where an e-mail belongs; ids are 0 where nothing fits."""

    part: MailPart
    program_id: int = 0
    message_id: int = 0
    person_id: int = 0


def load(path: Path) -> SavedMail:
    """Read an e-mail file; raises UserError with one sentence for what is none."""
    try:
        if path.stat().st_size > FILE_BYTES:
            message = f"{path.name} is larger than {FILE_BYTES // 1_000_000} MB."
            raise FileFormatError(message, "Save the e-mail without its attachments.")
        return read(path.read_bytes(), path.name)
    except OSError as exc:
        raise UserError(
            say("{path} cannot be read: {strerror}.", path=path.name, strerror=exc.strerror or exc),
            "Check the file.",
        ) from exc


def read(data: bytes, name: str = "The file") -> SavedMail:
    """Return what an e-mail's bytes say; attachments are passed over."""
    refusal = FileFormatError(
        say("{name} is no e-mail.", name=name), "Save the message from your mail program as .eml."
    )
    if not data.strip() or b"\x00" in data[:1000]:
        raise refusal
    parsed = BytesParser(policy=policy.default).parsebytes(data)
    sender, to = _party(parsed, "From"), _party(parsed, "To")
    subject = entry.one_line(_header(parsed, "Subject"))
    if not (sender.address or to.address):
        raise refusal
    return SavedMail(sender, to, _day(parsed), subject, _text(parsed))


def place(mail: SavedMail) -> Place:
    """Propose what an e-mail is in the log, by addresses and subject; nothing is written."""
    people = {
        address.casefold(): (person, program or 0)
        for person, address, program in tuples(Person.select(Person.id, Person.email, Person.program))
        if address
    }
    claims = Claim.select(Claim.value, Claim.program).where(Claim.field == ClaimField.CONTACT_EMAIL.value)
    contacts = {address.casefold(): program for address, program in tuples(claims)}

    def known(party: Party) -> tuple[int, int]:
        address = party.address.casefold()
        return people.get(address, (0, contacts.get(address, 0)))

    answered = _answered(mail)
    person, program = known(mail.sender)
    if answered is not None:
        return Place(MailPart.REPLY, answered.program_id or program, answered.id, person)
    if person or program:
        waiting = _waiting(program, mail.on) if program else None
        if waiting is not None:
            return Place(MailPart.REPLY, program, waiting.id, person)
        return Place(MailPart.UNASKED, program, 0, person)
    person, program = known(mail.to)
    if person or program:
        return Place(MailPart.SENT, program, 0, person)
    return Place(MailPart.UNASKED)


def log(mail: SavedMail, where: Place, on: date | None, text: str) -> int:
    """Log an e-mail at a place; return the message's id.

    Raises UserError without a day, for a reply that is older than what it
    answers, and for an e-mail that is in the log already.
    """
    if on is None:
        raise UserError("An e-mail in the log needs its day.", "Type the day it was sent.")
    if where.part is MailPart.REPLY:
        if not where.message_id:
            raise UserError("Choose the message it answers.", "Or log it as a message of its own.")
        row = messages.get(where.message_id)
        quality = Quality.UNKNOWN if row.replied_on is None else row.quality
        messages.record_reply(row.id, on, _joined(row.answer, text), quality)
        return row.id
    sent = where.part is MailPart.SENT
    party = mail.to if sent else mail.sender
    fields = {
        "program": where.program_id or None,
        "person": where.person_id or None,
        "kind": MessageKind.OTHER.value,
        "to_name": entry.one_line(party.name or party.address),
        "channel": CHANNELS[0],
        "subject": mail.subject,
        **({"sent_on": on, "body": entry.paragraph(text)} if sent else {}),
        **({} if sent else {"replied_on": on, "answer": entry.paragraph(text)}),
    }
    _refuse_twice(fields)
    return Message.create(**fields).id


def programs() -> tuple[tuple[int, str], ...]:
    """Return the programs an e-mail can be about, by name."""
    query = Program.select(Program.id, Program.name, Program.institution).order_by(Program.name, Program.id)
    return tuple((id_, f"{name}, {where}" if where else name) for id_, name, where in tuples(query))


def _joined(answer: str, text: str) -> str:
    """Return the answer with more below it; what stands there already is not written twice."""
    more = entry.paragraph(text)
    if more in answer:
        raise UserError("This reply is in the log already.")
    return f"{answer}\n\n{more}" if answer else more


def _refuse_twice(fields: dict[str, object]) -> None:
    told = {"subject", "body", "answer"}
    same = [getattr(Message, name) == value for name, value in fields.items() if name in told]
    if Message.select().where(*same).exists():
        raise UserError("This e-mail is in the log already.")


def _answered(mail: SavedMail) -> messages.MessageRow | None:
    """Return the latest message whose subject this one answers."""
    start = _REPLY.match(mail.subject)
    if start is None:
        return None
    subject = mail.subject[start.end() :].casefold()
    return next((row for row in _before(messages.sent(), mail.on) if row.subject.casefold() == subject), None)


def _waiting(program_id: int, on: date | None) -> messages.MessageRow | None:
    """Return the latest message to a program that had no reply yet."""
    rows = _before(messages.sent(), on)
    return next((row for row in rows if row.program_id == program_id and row.replied_on is None), None)


def _before(rows: Iterable[messages.MessageRow], on: date | None) -> Iterable[messages.MessageRow]:
    return (row for row in rows if on is None or row.sent_on is None or row.sent_on <= on)


def _header(parsed: EmailMessage, name: str) -> str:
    try:
        return str(parsed.get(name, ""))
    except (
        ValueError,
        IndexError,
        AttributeError,
        TypeError,
    ):  # the library stumbles over broken headers
        return ""


def _party(parsed: EmailMessage, name: str) -> Party:
    shown, address = parseaddr(" ".join(_header(parsed, name).split()))
    return Party(entry.one_line(shown), entry.one_line(address) if "@" in address else "")


def _day(parsed: EmailMessage) -> date | None:
    header = parsed.get("Date")
    found = getattr(header, "datetime", None)
    return found.date() if isinstance(found, datetime) and found.year in entry.YEARS else None


def _text(parsed: EmailMessage) -> str:
    body = parsed.get_body(("plain", "html"))
    if body is None:
        return ""
    try:
        content = str(body.get_content())
    except (LookupError, ValueError, KeyError):  # a character set nobody knows
        payload = body.get_payload(decode=True)
        content = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    if body.get_content_type() == "text/html":
        content = visible_text(content).text
    whole = entry.paragraph(content[:LONGEST_TEXT]).strip()
    return _without_quotes(whole) or whole


def _without_quotes(text: str) -> str:
    """Leave out the earlier message below an answer: quoted lines, and the line that announces them."""
    lines = text.split("\n")
    cut = next((at for at, line in enumerate(lines) if _ORIGINAL.fullmatch(line)), len(lines))
    lines = lines[:cut]
    quoted = False
    while lines and (not lines[-1].strip() or lines[-1].lstrip().startswith(">")):
        quoted = quoted or lines[-1].lstrip().startswith(">")
        lines.pop()
    for size in (1, 2):  # long announcements are wrapped
        if quoted and _ATTRIBUTION.fullmatch("\n".join(lines[-size:])):
            del lines[-size:]
            break
    return "\n".join(lines).strip()
