"""Sentences the plan has ready for a message: what training gave, and where experience meets a program."""

from dataclasses import dataclass

from matchplanner.domain import entry
from matchplanner.services import fit, profile
from matchplanner.services.fit import Match
from matchplanner.services.programs import ProgramRow

_MOST_MATCHES = 8


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words to put into a draft and to reword there; `about` says in short what they tell."""

    about: str
    text: str


def for_program(row: ProgramRow | None) -> tuple[Sentence, ...]:
    """Return what may go into a message: how training prepared one, then what meets the program."""
    return (*preparation(), *(meeting(row) if row is not None else ()))


def preparation() -> tuple[Sentence, ...]:
    """Return how earlier training prepared the applicant, in the profile's own words (R16)."""
    told = [("How your training prepared you", profile.get().prepared_note)]
    told += [(f"Your training in {row.field}", row.note) for row in profile.trainings()]
    return tuple(Sentence(about, _ended(text)) for about, text in told if text.strip())


def meeting(row: ProgramRow) -> tuple[Sentence, ...]:
    """Return a sentence for each experience that meets a strength of the program, the first few (R111)."""
    return tuple(_meeting(match) for match in fit.matches(row)[:_MOST_MATCHES])


def _meeting(match: Match) -> Sentence:
    strength = match.strength.lower() if match.strength == match.field.label else match.strength
    title = match.experience.title
    text = f"Your strength in {strength} is close to what I have worked on: {title}."
    return Sentence(f"{title}: {strength}", text)


def _ended(text: str) -> str:
    """Return a note as a sentence: one line, with a full stop."""
    plain = entry.one_line(text)
    return plain if plain.endswith((".", "!", "?")) else f"{plain}."
