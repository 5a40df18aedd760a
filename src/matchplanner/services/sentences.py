"""Sentences the plan has ready for a message: who helps, what training gave, what meets a program."""

from dataclasses import dataclass

from matchplanner.domain import entry, mentoring
from matchplanner.domain.mentoring import Helper, HelpKind
from matchplanner.services import fit, introductions, profile
from matchplanner.services.fit import Match
from matchplanner.services.programs import ProgramRow

_MOST_MATCHES = 8


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words to put into a draft and to reword there; `about` says in short what they tell."""

    about: str
    text: str


def for_program(row: ProgramRow | None) -> tuple[Sentence, ...]:
    """Return what may go into a message: who helps there, what training gave, what meets the program."""
    if row is None:
        return preparation()
    return (*helpers(row.id), *preparation(), *meeting(row))


def helpers(program_id: int) -> tuple[Sentence, ...]:
    """Return a sentence for each person who could introduce the applicant or speak for them (R121, R206)."""
    known = [row.helper for row in introductions.at_program(program_id)]
    return tuple(Sentence(_helping(one), mentoring.sentence(one)) for one in known)


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


def _helping(helper: Helper) -> str:
    what = "Introduction by" if helper.kind is HelpKind.INTRODUCE else "Spoken for by"
    return f"{what} {helper.words}" if helper.asked else f"{what} {helper.words} (not asked yet)"


def _ended(text: str) -> str:
    """Return a note as a sentence: one line, with a full stop."""
    plain = entry.one_line(text)
    return plain if plain.endswith((".", "!", "?")) else f"{plain}."
