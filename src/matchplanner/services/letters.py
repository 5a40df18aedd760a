"""Letters of recommendation, the way of each and the mix of all."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from matchplanner.domain import entry, letters, timeline
from matchplanner.domain.claims import YesNo
from matchplanner.domain.letters import AskedHow, LetterMix, LetterRisk, LetterState, MixLetter
from matchplanner.domain.rotations import GENETICS_RELEVANT, RotationMode, told_apart
from matchplanner.domain.spans import Span
from matchplanner.errors import UserError
from matchplanner.services import season
from matchplanner.store.schema import Assignment, Letter, Pathway, Person, Rotation
from matchplanner.wording import say

_GONE = "This letter is not in the plan any more."


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A letter with its writer, where they met, and when it is needed.

    `due_on` is the user's own date; `need_by` falls back on the writer's
    turnaround before ERAS submission and is None while the target year is
    unknown. `days_left` is negative once that day has passed. `turnaround` is
    None where the writer's usual days are not known. `arrives` is when it can be
    there, counted from the day on which the writer can begin; `ask_in` is that rotation's last week.
    """

    id: int
    person_id: int
    writer: str
    role: str
    institution: str
    board_certified: YesNo
    rotation_id: int | None
    rotation: str
    genetics_rotation: bool
    state: LetterState
    state_on: date | None
    waived: YesNo
    due_on: date | None
    need_by: date | None
    days_left: int | None
    risk: LetterRisk
    notes: str
    email: str = ""
    writer_specialty: str = ""
    turnaround: int | None = None
    submission: date | None = None
    arrives: date | None = None
    rotation_ends: date | None = None
    writing_from: date | None = None
    ask_in: Span | None = None
    mode: RotationMode = RotationMode.UNKNOWN
    asked_how: AskedHow = AskedHow.UNKNOWN
    asked_on: date | None = None
    letter_code: str = ""
    specialty: str = ""
    generalist: YesNo = YesNo.UNKNOWN
    chair: YesNo = YesNo.UNKNOWN
    pathway_id: int | None = None

    @property
    def observed(self) -> bool:
        """Whether the writer saw the applicant only watch (R201)."""
        return self.mode is RotationMode.OBSERVERSHIP


def rows(today: date) -> tuple[LetterRow, ...]:
    """Return the letters in the order they were added."""
    submission = season.submission_day()
    query = (
        Letter.select(Letter, Person, Rotation)
        .join_from(Letter, Person)
        .join_from(Letter, Rotation, "LEFT JOIN")
    )
    return tuple(_row(letter, submission, today) for letter in query.order_by(Letter.id))


def mix(found: Iterable[LetterRow]) -> LetterMix:
    """Count the letters against the target mix (R194)."""
    return letters.mix(
        MixLetter(
            row.state,
            row.board_certified,
            row.genetics_rotation,
            letters.of_second_field(row.role, row.writer_specialty),
        )
        for row in found
    )


def origins() -> tuple[tuple[int, str], ...]:
    """Return the plan's rotations a letter may come from, (id, site), in the order they were added.

    Two at one site are told apart by their first days.
    """
    own = tuple(Rotation.select().where(Rotation.scenario.is_null()).order_by(Rotation.id))
    names = told_apart((rotation.site, rotation.starts_on) for rotation in own)
    return tuple((rotation.id, name) for rotation, name in zip(own, names, strict=True))


def get(letter_id: int, today: date) -> LetterRow:
    """Return one letter; raises UserError if it is gone."""
    for row in rows(today):
        if row.id == letter_id:
            return row
    raise UserError(_GONE)


def plans() -> tuple[tuple[int, str], ...]:
    """Return the plans a letter may be meant for, (id, name), in their order."""
    return tuple((row.id, row.name) for row in Pathway.select().order_by(Pathway.position, Pathway.id))


def add(person_id: int, *, rotation_id: int | None = None, today: date | None = None) -> int:
    """Add a letter that a person may write, from a rotation if there was one; return its id."""
    if Person.get_or_none(Person.id == person_id) is None:
        raise UserError("The writer is not in the plan any more.", "Choose another person.")
    if rotation_id is not None and Rotation.get_or_none(Rotation.id == rotation_id) is None:
        raise UserError("The rotation is not in the plan any more.", "Choose another one, or none.")
    return Letter.create(
        person=person_id, rotation=rotation_id, state=LetterState.CANDIDATE, state_on=today
    ).id


def edit(letter_id: int, field: str, value: object) -> None:
    """Store one field of a letter, named as in its row; "person", "rotation" and "pathway" take an id.

    Raises UserError when the value cannot be taken.
    """
    stored = _TAKE[field](value)
    letter = _letter(letter_id)
    setattr(letter, field, stored)
    letter.save(only=[field])


def advance(letter_id: int, today: date) -> LetterState:
    """Take a letter one step further and return its new state.

    Raises UserError when there is no further step.
    """
    letter = _letter(letter_id)
    state = _state(letter)
    following = letters.next_state(state)
    if following is None:
        raise UserError(
            say("This letter is {state}; there is no further step.", state=say(state.label).lower()),
            "Choose another state under the table to correct it.",
        )
    set_state(letter_id, following, today)
    return following


def set_state(letter_id: int, state: LetterState, today: date | None) -> None:
    """Put a letter in any state, reached on a day.

    Whoever is asked for the first time was asked that day; one that was declined goes to no program.
    """
    letter = _letter(letter_id)
    if _state(letter) is state:
        return
    letter.state, letter.state_on = state.value, today
    if state is LetterState.ASKED and letter.asked_on is None:
        letter.asked_on = today
    letter.save(only=["state", "state_on", "asked_on"])
    if state is LetterState.DECLINED:
        Assignment.delete().where(Assignment.letter == letter_id).execute()


def note_asked(letter_id: int, how: AskedHow, on: date) -> None:
    """Note how and when a letter was asked for; a candidate becomes one that was asked (R198)."""
    letter = _letter(letter_id)
    letter.asked_how, letter.asked_on = how.value, on
    letter.save(only=["asked_how", "asked_on"])
    if _state(letter) is LetterState.CANDIDATE:
        set_state(letter_id, LetterState.ASKED, on)


def delete(letter_id: int) -> None:
    """Delete a letter; its writer stays in People."""
    _letter(letter_id).delete_instance()


def _letter(letter_id: int) -> Letter:
    found = Letter.get_or_none(Letter.id == letter_id)
    if not isinstance(found, Letter):
        raise UserError(_GONE)
    return found


def _state(letter: Letter) -> LetterState:
    return entry.read(LetterState, letter.state, LetterState.CANDIDATE)


def _row(letter: Letter, submission: date | None, today: date) -> LetterRow:
    state, person, rotation = _state(letter), letter.person, letter.rotation
    pace, ends = person.turnaround_days, None if rotation is None else rotation.ends_on
    needed = letters.need_by(submission, letter.due_on, pace)
    begin = letters.writing_from(ends, state, letter.asked_on, today)
    arrival = letters.arrives(begin, letter.due_on, pace)
    kept: Any = letter  # the column behind the foreign key is typed in the stubs by its model only
    return LetterRow(
        id=letter.id,
        person_id=person.id,
        writer=person.name,
        role=person.role,
        institution=person.institution,
        board_certified=YesNo(person.board_certified),
        rotation_id=None if rotation is None else rotation.id,
        rotation="" if rotation is None else rotation.site,
        genetics_rotation=rotation is not None and rotation.kind in GENETICS_RELEVANT,
        state=state,
        state_on=letter.state_on,
        waived=YesNo(letter.waived),
        due_on=letter.due_on,
        need_by=needed,
        days_left=None if needed is None else (needed - today).days,
        risk=letters.risk(state, needed, today, arrival, submission),
        notes=letter.notes,
        email=person.email,
        writer_specialty=person.specialty,
        turnaround=pace,
        submission=submission,
        arrives=arrival,
        rotation_ends=ends,
        writing_from=begin,
        ask_in=None if ends is None else timeline.ask_window(ends),
        mode=RotationMode.UNKNOWN
        if rotation is None
        else entry.read(RotationMode, rotation.mode, RotationMode.UNKNOWN),
        asked_how=entry.read(AskedHow, letter.asked_how, AskedHow.OTHER),
        asked_on=letter.asked_on,
        letter_code=letter.letter_code,
        specialty=letter.specialty,
        generalist=YesNo(letter.generalist),
        chair=YesNo(letter.chair),
        pathway_id=kept.pathway_id,
    )


def _pathway(value: object) -> int | None:
    if value in {None, ""}:
        return None
    found = Pathway.get_or_none(Pathway.id == int(str(value)))
    if found is None:
        raise UserError("This plan is not there any more.", "Choose another one.")
    return int(found.id)


def _yes_no(what: str) -> Callable[[object], str]:
    return lambda value: entry.choice(YesNo, value, what).value


_TAKE: dict[str, Callable[[object], object]] = {
    "person": lambda value: value,
    "rotation": lambda value: value,
    "waived": _yes_no("Whether you waived your right to read it"),
    "generalist": _yes_no("Whether it speaks of the generalist"),
    "chair": _yes_no("Whether it is the chair's letter"),
    "asked_how": lambda value: entry.choice(AskedHow, value, "How you asked").value,
    "asked_on": lambda value: entry.day(value, "The day you asked"),
    "letter_code": entry.one_line,
    "specialty": entry.one_line,
    "pathway": _pathway,
    "due_on": lambda value: entry.day(value, "The day it is due"),
    "notes": entry.paragraph,
}
