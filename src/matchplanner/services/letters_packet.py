"""The packet for a letter's writer: what goes into it, the texts as worded, its PDF, and the messages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from matchplanner.domain import entry, identifiers, letters_drafts, letters_packet, us_experience
from matchplanner.domain.background import ExperienceKind
from matchplanner.domain.case_log import PracticeKind, practice_sentence
from matchplanner.domain.claims import YesNo
from matchplanner.domain.documents import Audience, DocumentKind
from matchplanner.domain.identifiers import Kept
from matchplanner.domain.letters import IN_HAND, LetterState
from matchplanner.domain.letters_drafts import DraftWords, LetterMail
from matchplanner.domain.letters_packet import ENCLOSURES, TEXTS, PacketPart, Shared
from matchplanner.errors import UserError
from matchplanner.reports.data import LetterPacket, PacketItem
from matchplanner.services import case_log, experiences, feedback, letters, practice
from matchplanner.services.letters import LetterRow
from matchplanner.services.mail import Mail
from matchplanner.services.messages import day_words
from matchplanner.services.plain_rows import tuples
from matchplanner.services.reporting import Document, season_label
from matchplanner.store import schema
from matchplanner.store.schema import Profile, Statement, Tick

if TYPE_CHECKING:
    from matchplanner.reports.layout import Pdf, Sheet
    from matchplanner.reports.outlines import Outliner

_LIST = "packet"
_PRESENTED = frozenset({PracticeKind.PRESENTATION, PracticeKind.TALK})
_PROJECTS = frozenset(ExperienceKind) - {
    ExperienceKind.CLINICAL,
    ExperienceKind.ROTATION,
    *us_experience.KINDS,
    ExperienceKind.COURSE,
    ExperienceKind.SOCIETY_EVENT,
    ExperienceKind.WEBINAR,
    ExperienceKind.OTHER,
}


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of the packet: whether it is there, and what there is.

    `found` says that the plan itself has it; else only the applicant's tick tells. `text` is the wording
    of a written part, and `own` says that the applicant changed it.
    """

    part: PacketPart
    there: bool
    found: bool
    detail: str = ""
    text: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class Packet:
    """All parts for one writer, in their order."""

    letter: LetterRow
    applicant: str
    parts: tuple[PartRow, ...]

    @property
    def missing(self) -> tuple[PacketPart, ...]:
        """What is not there yet."""
        return tuple(row.part for row in self.parts if not row.there)

    def part(self, part: PacketPart) -> PartRow:
        """Return one part."""
        return next(row for row in self.parts if row.part is part)


def packet(letter_id: int, today: date) -> Packet:
    """Return the packet of a letter as it stands; raises UserError if the letter is gone."""
    letter = letters.get(letter_id, today)
    stored = {
        item: (ticked is not None, note)
        for item, ticked, note in tuples(
            Tick.select(Tick.item, Tick.ticked_on, Tick.note).where(
                (Tick.letter == letter_id) & (Tick.list == _LIST)
            )
        )
    }
    profile, found, drafts = Profile.get_by_id(1), _found(letter), drafted(letter, today)
    rows = []
    for part in PacketPart:
        ticked, note = stored.get(part.value, (False, ""))
        if part in TEXTS:
            text = note or drafts[part]
            rows.append(PartRow(part, bool(text), bool(text), text=text, own=bool(note)))
        else:
            detail = found.get(part, "")
            rows.append(PartRow(part, ticked or bool(detail), bool(detail), detail=detail))
    return Packet(letter, profile.name, tuple(rows))


def drafted(letter: LetterRow, today: date) -> Mapping[PacketPart, str]:
    """Return the first wording of each text, drawn from the log, the experiences and the profile (R200)."""
    return {
        PacketPart.CASES: letters_packet.cases_text(_shared(letter)),
        PacketPart.PROJECTS: letters_packet.projects_text(_presented(letter), _projects(today)),
        PacketPart.GOALS: Profile.get_by_id(1).vision.strip(),
    }


def tick(letter_id: int, part: PacketPart, today: date, *, on: bool) -> None:
    """Note that a paper is at hand for the packet, or not."""
    if part not in ENCLOSURES:
        raise UserError("A text of the packet is not ticked: write it.")
    _store(letter_id, part, ticked_on=today if on else None)


def write(letter_id: int, part: PacketPart, value: object, today: date) -> None:
    """Keep the applicant's own wording of a text; a blank or unchanged one goes back to the draft.

    Raises UserError for words that could identify a patient and were not kept on purpose in the log.
    """
    letter = letters.get(letter_id, today)
    text = entry.paragraph(value).strip()
    identifiers.refuse(text, _kept(letter))
    _store(letter_id, part, note="" if text == drafted(letter, today)[part].strip() else text)


def document(letter_id: int, today: date) -> Document:
    """Gather the packet as a document to print."""
    found = packet(letter_id, today)
    letter, profile = found.letter, Profile.get_by_id(1)
    content = LetterPacket(
        writer=letter.writer,
        applicant=profile.name,
        school=", ".join(part for part in (profile.school, profile.country) if part),
        need_by=letter.need_by,
        letter_code=letter.letter_code,
        items=tuple(PacketItem(row.part.label, row.there, row.detail) for row in found.parts),
        sections=tuple((row.part.label, row.text) for row in found.parts if row.part in TEXTS),
        steps=letters_packet.upload_steps(letter.letter_code, waived=letter.waived is YesNo.YES),
    )

    def draw(page: Sheet, outliner: Outliner | None) -> Pdf:
        from matchplanner.reports import letter_packet as report

        return report.render(content, page, outliner)

    name = f"Letter packet {letter.writer} {today.isoformat()}.pdf"
    return Document("Letter packet", season_label(), name, draw)


def usual_mail(letter: LetterRow) -> LetterMail:
    """Return which message comes next for a letter."""
    if letter.state is LetterState.CANDIDATE:
        return LetterMail.REQUEST
    return (
        LetterMail.PACKET if letter.state in {LetterState.ASKED, LetterState.AGREED} else LetterMail.REMINDER
    )


def mail(letter: LetterRow, kind: LetterMail) -> Mail:
    """Return the first draft of a message to a letter's writer."""
    profile = Profile.get_by_id(1)
    words = DraftWords(
        writer=letter.writer,
        own=profile.name,
        site=letter.rotation,
        year="" if profile.target_year is None else str(profile.target_year),
        day="" if letter.need_by is None else day_words(letter.need_by),
        letter_code=letter.letter_code,
    )
    return Mail(letter.writer, letter.email, *letters_drafts.draft(kind, words))


def _shared(letter: LetterRow) -> Shared:
    if letter.rotation_id is None:
        return Shared("")
    counts = practice.totals_of(letter.rotation_id)
    rest = {kind: count for kind, count in counts.items() if kind not in _PRESENTED}
    return Shared(
        site=letter.rotation,
        cases=case_log.packet_bullets(letter.rotation_id),
        counted=practice_sentence(rest),
        feedback=[row.words for row in feedback.rows() if row.rotation_id == letter.rotation_id],
    )


def _presented(letter: LetterRow) -> str:
    if letter.rotation_id is None:
        return ""
    counts = practice.totals_of(letter.rotation_id)
    said = practice_sentence({kind: count for kind, count in counts.items() if kind in _PRESENTED})
    return f"At {letter.rotation}: {said[0].lower()}{said[1:]}" if said else ""


def _projects(today: date) -> list[str]:
    rows = (row for row in experiences.held(today) if row.kind in _PROJECTS)
    return [f"{row.title} ({', '.join(filter(None, (row.kind.label.lower(), row.place)))})" for row in rows]


def _found(letter: LetterRow) -> dict[PacketPart, str]:
    """Return what the plan has of the papers: the applicant's own files, statements, and the entry's ID."""
    found = {}
    kinds = {DocumentKind.CV.value: PacketPart.CV, DocumentKind.STATEMENT.value: PacketPart.STATEMENT}
    stored = schema.Document.select(schema.Document.kind, schema.Document.title).where(
        schema.Document.kind.in_(list(kinds)) & (schema.Document.audience != Audience.VISITING.value)
    )
    for kind, title in tuples(stored.order_by(-schema.Document.id)):
        found[kinds[kind]] = title or kinds[kind].label
    mine = (Statement.kind == "statement") & (Statement.body != "")
    for title, plan in tuples(Statement.select(Statement.title, Statement.pathway).where(mine)):
        if plan in {None, letter.pathway_id}:
            found[PacketPart.STATEMENT] = title
    if letter.letter_code:
        found[PacketPart.FORM] = f"Letter ID {letter.letter_code}"
    elif letter.state in {LetterState.CONFIRMED, *IN_HAND}:
        found[PacketPart.FORM] = "Entry confirmed in ERAS"
    return found


def _kept(letter: LetterRow) -> list[Kept]:
    mine = (row for row in case_log.rows() if row.rotation_id == letter.rotation_id)
    return [one for row in mine for one in row.kept]


def _store(letter_id: int, part: PacketPart, **values: object) -> None:
    mine = (Tick.letter == letter_id) & (Tick.list == _LIST) & (Tick.item == part.value)
    row = Tick.get_or_none(mine)
    if row is None:
        Tick.create(letter=letter_id, list=_LIST, item=part.value, **values)
    else:
        Tick.update(**values).where(Tick.id == row.id).execute()
    Tick.delete().where(mine & Tick.ticked_on.is_null() & (Tick.note == "")).execute()
