"""The four aims of rotating, with what the plan holds for each and the applicant's own ticks (R26)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from matchplanner.domain.aims import PROMISED, Aim
from matchplanner.domain.background import ExperienceKind
from matchplanner.domain.claims import YesNo
from matchplanner.domain.mentoring import HelpKind
from matchplanner.services import (
    checklists,
    contacts,
    experiences,
    feedback,
    introductions,
    letters,
    own_ticks,
)
from matchplanner.services import people as everybody
from matchplanner.services.own_ticks import OwnTick
from matchplanner.services.plain_rows import tuples
from matchplanner.store.schema import Person, Rotation, Tick

_LIST = "aims"


@dataclass(frozen=True, slots=True)
class AimRow:
    """An aim: what the plan holds for it, a line each, and what the applicant ticked and noted."""

    aim: Aim
    evidence: tuple[str, ...]
    own: OwnTick

    @property
    def met(self) -> bool:
        """Whether anything speaks for it: evidence, or the applicant's own word."""
        return bool(self.evidence or self.own.ticked_on)


def rows(today: date, rotation_id: int | None = None) -> tuple[AimRow, ...]:
    """Return the aims with what one rotation gave for each, or all rotations and the profile together."""
    own = own_ticks.read(_LIST)
    gathered = {
        Aim.LETTERS: _letters(rotation_id, today),
        Aim.READINESS: _shown("readiness", rotation_id),
        Aim.FIT: (*_shown("fit", rotation_id), *_said(rotation_id)),
        Aim.KNOWN: tuple(dict.fromkeys(_known(rotation_id, today))),
    }
    return tuple(AimRow(aim, gathered[aim], own.get(aim.value, OwnTick())) for aim in Aim)


def tick(aim: Aim, today: date, *, done: bool) -> None:
    """Tick an aim as reached, or take the tick back."""
    own_ticks.tick(_LIST, aim.value, today, done=done)


def note(aim: Aim, text: object) -> None:
    """Note evidence the plan does not hold; raises UserError for words that could identify a patient."""
    own_ticks.note(_LIST, aim.value, text)


def _letters(rotation_id: int | None, today: date) -> tuple[str, ...]:
    found = []
    for row in letters.rows(today):
        of_genetics = row.genetics_rotation or row.board_certified is YesNo.YES
        here = rotation_id is None or row.rotation_id == rotation_id
        if row.state in PROMISED and of_genetics and here:
            found.append(_line(row.writer, row.state.label.lower(), row.rotation))
    return tuple(found)


def _shown(of: str, rotation_id: int | None) -> tuple[str, ...]:
    """Return the lines of a rotation's list that are ticked, with where each showed; each line once."""
    texts = {item.key: item.text for one in checklists.declared() if one.key == of for item in one.items}
    query = (
        Tick.select(Tick.item, Tick.note, Rotation.site)
        .join(Rotation)
        .where((Tick.list == of) & Tick.ticked_on.is_null(is_null=False) & Rotation.scenario.is_null())
        .order_by(Tick.id)
    )
    found: dict[str, list[str]] = {}
    for key, note_, site in tuples(
        query if rotation_id is None else query.where(Tick.rotation == rotation_id)
    ):
        found.setdefault(key, []).append(_line(note_, site))
    return tuple(f"{texts[key]}: {'; '.join(found[key])}" for key in texts if key in found)


def _said(rotation_id: int | None) -> tuple[str, ...]:
    return tuple(
        _line(f"“{row.words}”", row.person, row.site)
        for row in feedback.rows()
        if rotation_id is None or row.rotation_id == rotation_id
    )


def _known(rotation_id: int | None, today: date) -> Iterator[str]:
    """Yield who knows the applicant: talks held, mentors, introductions asked for, society events."""
    names = {row.id: row.name for row in everybody.rows()}
    for talk in contacts.rows():
        if talk.kind.talk and talk.plain.held(today) and rotation_id in {None, talk.rotation_id}:
            yield _line(f"{talk.kind.label} with {names.get(talk.person_id, 'somebody')}", talk.rotation)
    mentored = Rotation.select(Rotation.id, Rotation.site, Person.name).join(Person)
    for site_id, site, name in tuples(mentored.where(Rotation.scenario.is_null()).order_by(Rotation.id)):
        if rotation_id in {None, site_id}:
            yield _line(f"Possible mentor: {name}", site)
    if rotation_id is not None:
        return
    for one in introductions.asked():
        words = "asked to introduce me to" if one.kind is HelpKind.INTRODUCE else "asked to speak for me at"
        yield _line(f"{one.person}, {words} {one.through or one.program}", one.program if one.through else "")
    for held in experiences.rows():
        if held.kind is ExperienceKind.SOCIETY_EVENT:
            yield _line(held.kind.label, held.title)


def _line(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
