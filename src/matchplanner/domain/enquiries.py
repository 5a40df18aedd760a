"""Enquiries: drafts with gaps to fill, what makes one ready, and what an answer or silence is worth."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from matchplanner.domain.declared import Fields
from matchplanner.domain.labels import LabelledEnum
from matchplanner.errors import FileFormatError

WAITING_DAYS = 21
"""So long one waits before silence counts; about three weeks (R102), editable in the plan."""

WAITING_LIMITS = (1, 120)
MOST_MAILS = 2
"""An enquiry and one polite second mail; then not again (B17)."""

_GAP = re.compile(r"\{([^{}\n]*)\}")
_BRACE = re.compile(r"[{}]")
CRITERION = "responsiveness"
"""The key of the rubric's criterion that the log proposes points for."""

QUESTIONS = "questions"
"""The name of the gap that the chosen questions fill."""


class MessageKind(LabelledEnum):
    """What a message is for."""

    ENQUIRY = "enquiry", "Enquiry to a program"
    RESIDENT = "resident", "To a resident or graduate"
    DISCOVERY = "discovery", "Whether there is a residency"
    OTHER = "other", "Other"


class Quality(LabelledEnum):
    """How a reply answered the questions."""

    HELPFUL = "helpful", "Helpful, to the point"
    GENERIC = "generic", "Generic or evasive"
    UNKNOWN = "unknown", "Not judged"


class DiscoveryState(LabelledEnum):
    """How far one is with asking an institution whether it has a residency (R122)."""

    TO_ASK = "to_ask", "To ask"
    SILENT = "silent", "No reply"
    WAITING = "waiting", "Waiting"
    ANSWERED = "answered", "Answered"

    @property
    def open(self) -> bool:
        """Whether there is still something to find out."""
        return self is not DiscoveryState.ANSWERED


CHANNELS = (
    "E-mail",
    "LinkedIn",
    "Alumni network",
    "Society",
    "X",
    "Institutional account",
    "Phone",
    "In person",
)
"""The ways to reach somebody (R120); others may be typed."""


@dataclass(frozen=True, slots=True)
class Template:
    """A first draft; `bank` names the questions it offers, of which a few are enough."""

    key: str
    label: str
    kind: MessageKind
    bank: str
    most_questions: int
    subject: str
    body: str
    source: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a bank; `field` names the fact its answer may fill, "" for none."""

    text: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Bank:
    """Questions for one occasion."""

    key: str
    label: str
    source: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that was sent, as far as its echo is concerned."""

    sent_on: date
    replied_on: date | None = None
    quality: Quality = Quality.UNKNOWN


@dataclass(frozen=True, slots=True)
class Echo:
    """What became of the enquiries to a program.

    `first_sent` begins the latest exchange, `last_sent` ends it; `mails`
    counts those sent in it. `latency` are the days from the first mail to the
    reply, `waited` those from the last mail to today while there is none.
    """

    first_sent: date
    last_sent: date
    mails: int
    waited: int
    waiting_days: int
    replied_on: date | None = None
    quality: Quality = Quality.UNKNOWN

    @property
    def latency(self) -> int | None:
        """Days until the reply, None while there is none (R116)."""
        return None if self.replied_on is None else (self.replied_on - self.first_sent).days

    @property
    def silent(self) -> bool:
        """Whether the waiting period passed since the last mail without a reply (R102)."""
        return self.replied_on is None and self.waited >= self.waiting_days

    @property
    def due_on(self) -> date:
        """The day on which the waiting period ends."""
        return self.last_sent + timedelta(days=self.waiting_days)


def gaps(text: str) -> tuple[str, ...]:
    """Return the placeholders a text still has, each once; a stray brace is one too (R114)."""
    found = dict.fromkeys(f"{{{name}}}" for name in _GAP.findall(text))
    rest = _GAP.sub("", text)
    found.update(dict.fromkeys(_BRACE.findall(rest)))
    return tuple(found)


def filled(text: str, words: Mapping[str, str]) -> str:
    """Fill the placeholders for which there are words; the others stay to be seen."""

    def put(match: re.Match[str]) -> str:
        return words.get(match.group(1).strip()) or match.group(0)

    return _GAP.sub(put, text)


def question_block(questions: Sequence[str]) -> str:
    """Return questions as they stand in a letter: one alone, several numbered."""
    lead = "May I ask you one thing?" if len(questions) == 1 else "May I ask you the following?"
    if len(questions) == 1:
        return f"{lead} {questions[0]}"
    return "\n".join([lead, *(f"{number}. {text}" for number, text in enumerate(questions, start=1))])


def question_count(body: str, questions: Sequence[str]) -> int:
    """Count the questions of a message: those chosen, or the question marks if there are more.

    The mark of the question chosen last is not counted twice, as chosen ones stand in the body.
    """
    return max(len(questions), body.count("?") - (1 if _LEAD.search(body) else 0))


_LEAD = re.compile(r"May I ask you (?:one thing|the following)\?")


def echo(messages: Iterable[Sent], today: date, waiting_days: int) -> Echo | None:
    """Return what became of the latest exchange, or None if nothing was sent by today.

    A mail after a reply begins a new exchange. While that one is still within
    the waiting period, the one before counts if it had a reply.
    """
    rounds = list[list[Sent]]()
    for message in sorted((m for m in messages if m.sent_on <= today), key=lambda m: m.sent_on):
        if not rounds or any(sent.replied_on for sent in rounds[-1]):
            rounds.append([])
        rounds[-1].append(message)
    if not rounds:
        return None
    latest = _echo(rounds[-1], today, waiting_days)
    if latest.replied_on is None and not latest.silent and len(rounds) > 1:
        return _echo(rounds[-2], today, waiting_days)
    return latest


def _echo(sent: Sequence[Sent], today: date, waiting_days: int) -> Echo:
    answered = [m for m in sent if m.replied_on is not None and m.replied_on <= today]
    reply = min(answered, key=lambda m: m.replied_on or today, default=None)
    last = sent[-1].sent_on
    return Echo(
        first_sent=sent[0].sent_on,
        last_sent=last,
        mails=len(sent),
        waited=(today - last).days,
        waiting_days=waiting_days,
        replied_on=None if reply is None else reply.replied_on,
        quality=Quality.UNKNOWN if reply is None else reply.quality,
    )


def step_of(found: Echo | None) -> int | None:
    """Return the step of responsiveness an exchange reaches, or None if it cannot say yet.

    0 for silence once the waiting period is over, 1 for a reply that is late or
    generic, 2 for a helpful one within the waiting period. Nothing sent, still
    waiting, and a timely reply nobody judged stay open. Source: R99, R102, R116.
    """
    if found is None:
        return None
    if found.latency is None:
        return 0 if found.silent else None
    if found.latency > found.waiting_days or found.quality is Quality.GENERIC:
        return 1
    return 2 if found.quality is Quality.HELPFUL else None


def may_write(found: Echo | None) -> str:
    """Return why one should not write again now, or "" if nothing speaks against it (B17)."""
    if found is None or found.replied_on is not None:
        return ""
    if found.mails >= MOST_MAILS:
        return f"{found.mails} mails are unanswered: do not write again about this."
    if not found.silent:
        return (
            f"The last mail is {found.waited} days old: wait {found.waiting_days} days before a second one."
        )
    return ""


def discovery_state(
    sent_on: date | None, replied_on: date | None, today: date, waiting_days: int
) -> DiscoveryState:
    """Return how far a question about a residency is; silence begins after the waiting period."""
    if replied_on is not None:
        return DiscoveryState.ANSWERED
    if sent_on is None:
        return DiscoveryState.TO_ASK
    silent = (today - sent_on).days >= waiting_days
    return DiscoveryState.SILENT if silent else DiscoveryState.WAITING


def parse_templates(table: Mapping[str, object]) -> tuple[Template, ...]:
    """Return declared templates; raises FileFormatError naming the key that is wrong."""
    fields = Fields(table, "Templates", FileFormatError)
    found = tuple(_template(entry) for entry in fields.tables("template"))
    fields.finish()
    return found


def parse_banks(table: Mapping[str, object]) -> tuple[Bank, ...]:
    """Return declared questions; raises FileFormatError naming the key that is wrong."""
    fields = Fields(table, "Questions", FileFormatError)
    found = tuple(_bank(entry) for entry in fields.tables("bank"))
    fields.finish()
    return found


def _template(table: Mapping[str, object]) -> Template:
    fields = Fields(table, "Template", FileFormatError)
    fields.place = f"Template '{fields.text('key')}'"
    template = Template(
        key=fields.text("key"),
        label=fields.text("label"),
        kind=fields.word("kind", tuple(MessageKind)),
        bank=fields.text("bank"),
        most_questions=fields.integer("most_questions"),
        subject=fields.text("subject"),
        body=fields.text("body"),
        source=fields.text("source"),
    )
    fields.finish()
    return template


def _bank(table: Mapping[str, object]) -> Bank:
    fields = Fields(table, "Question bank", FileFormatError)
    fields.place = f"Question bank '{fields.text('key')}'"
    questions = []
    for entry in fields.tables("question"):
        one = Fields(entry, fields.place, FileFormatError)
        questions.append(Question(one.text("text"), one.optional_text("field")))
        one.finish()
    bank = Bank(fields.text("key"), fields.text("label"), fields.text("source"), tuple(questions))
    fields.finish()
    return bank
