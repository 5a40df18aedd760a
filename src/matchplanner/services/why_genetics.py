"""The answer to "Why medical genetics?": worded once, and anew for a program where it matters (R209)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from matchplanner.domain import entry, identifiers
from matchplanner.domain.aims import PROMISED
from matchplanner.domain.identifiers import Kept
from matchplanner.domain.why_genetics import Part, Wording
from matchplanner.services import (
    contacts,
    experiences,
    letters,
    people,
    preferences,
    rotations,
    sentences,
    text_material,
)
from matchplanner.services.text_material import Source

_KEY = "why_genetics"
_TOLD_OF = {
    Source.ROTATIONS: Part.EXPERIENCE,
    Source.CASES: Part.EXPERIENCE,
    Source.WORDS: Part.MENTOR,
    Source.SKILLS: Part.SKILL,
    Source.INITIATIVE: Part.SKILL,
}


@dataclass(frozen=True, slots=True)
class Offer:
    """Words the plan has for a part, to be put in and reworded; `kept` stays in them on purpose."""

    part: Part
    text: str
    kept: tuple[Kept, ...] = ()


def offers(today: date) -> Mapping[Part, tuple[Offer, ...]]:
    """Return what the plan knows for each part, the same words once."""
    found: dict[Part, dict[str, Offer]] = {part: {} for part in Part}
    for one in _offers(today):
        found[one.part].setdefault(one.text, one)
    return {part: tuple(told.values()) for part, told in found.items()}


def wording(program_uid: str = "", kept: Mapping[str, str] | None = None) -> Wording:
    """Return the answer as it is told: a program's own words, else the general ones, part by part.

    `kept` spares reading the plan again for each of many programs; see `everything`.
    """
    words = everything() if kept is None else kept
    return {part: words.get(_key(part, program_uid)) or words.get(_key(part), "") for part in Part}


def own(program_uid: str) -> Wording:
    """Return what is worded for one program alone; with "" the general answer."""
    words = everything()
    return {part: words.get(_key(part, program_uid), "") for part in Part}


def everything() -> Mapping[str, str]:
    """Return all that is worded, for all programs and for single ones."""
    return preferences.under(f"{_KEY}.")


def keep(worded: Mapping[Part, object], today: date, program_uid: str = "") -> None:
    """Keep the general answer, or with a program its own words.

    A part of a program that is blank or says the same as the general answer
    has no words of its own. Raises UserError for words that could identify a
    patient.
    """
    known = [kept for told in offers(today).values() for one in told for kept in one.kept]
    stored = {part: entry.paragraph(worded.get(part, "")).strip() for part in Part}
    for text in stored.values():
        identifiers.refuse(text, known, hint="Say it without.")
    general = own("")
    for part, text in stored.items():
        same = bool(program_uid) and text == general[part]
        preferences.put(_key(part, program_uid), "" if same else text)


def _key(part: Part, program_uid: str = "") -> str:
    return ".".join(filter(None, (_KEY, part.value, program_uid)))


def _offers(today: date) -> Iterator[Offer]:
    for passage in text_material.passages(today):
        words = passage.text
        if passage.source is Source.WORDS:
            words = f"{passage.about}: “{passage.text}”" if passage.about else f"“{passage.text}”"
        yield Offer(_TOLD_OF[passage.source], words, passage.kept)
    for row in experiences.held(today):
        year = "" if row.started_on is None else str(row.started_on.year)
        about = ", ".join(filter(None, (row.title, row.place, year)))
        yield Offer(Part.SKILL if row.kind.scholarly else Part.EXPERIENCE, f"{about}.")
    yield from (Offer(Part.MENTOR, text) for text in _mentors(today))
    yield from (Offer(Part.SKILL, told.text) for told in sentences.preparation())


def _mentors(today: date) -> Iterable[str]:
    """Yield who writes a letter, who mentored on a rotation, and with whom the applicant talked."""
    writing = {row.person_id for row in letters.rows(today) if row.state in PROMISED}
    talked = {row.person_id for row in contacts.rows() if row.kind.talk and row.plain.held(today)}
    mentors = {row.mentor_id for row in rotations.rows(today)}
    for person in people.rows():
        if person.id in writing | talked | mentors:
            role = ", ".join(filter(None, (person.role, person.institution)))
            yield f"{person.name} ({role})." if role else f"{person.name}."
