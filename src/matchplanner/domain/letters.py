"""Letters of recommendation: the way of one letter, and the mix of all of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from matchplanner.domain.claims import YesNo
from matchplanner.domain.labels import LabelledEnum

TURNAROUND = timedelta(days=21)
"""How long a writer needs, by default."""

SOON = timedelta(days=30)

GENETICS_LETTERS = range(1, 3)
"""How many strong genetics letters to aim for: one or two (R194)."""

MOST_PER_PROGRAM = 4
"""ERAS assigns at most four letters to one program (domain_facts.md 4.4)."""


class LetterState(LabelledEnum):
    """Where a letter stands, in the words of the ERAS letter portal from the entry on."""

    CANDIDATE = "candidate", "Candidate"
    ASKED = "asked", "Asked"
    AGREED = "agreed", "Agreed"
    DECLINED = "declined", "Declined"
    ENTRY_MADE = "entry_made", "Entry made"
    CONFIRMED = "confirmed", "Confirmed for upload"
    UPLOADED = "uploaded", "Uploaded"
    ASSIGNED = "assigned", "Assigned"


CHAIN = tuple(state for state in LetterState if state is not LetterState.DECLINED)
"""The way of a letter that is written, first step first."""

IN_HAND = frozenset({LetterState.UPLOADED, LetterState.ASSIGNED})


class LetterRisk(LabelledEnum):
    """Whether a letter will be there in time."""

    LATE = "late", "Late"
    TOO_LATE = "too_late", "Comes too late"
    SOON = "soon", "Due soon"
    OK = "ok", "In time"
    DONE = "done", "Done"
    CLOSED = "closed", "Declined"
    UNKNOWN = "unknown", "Unknown"


class AskedHow(LabelledEnum):
    """How a writer was asked; in person is best (R198)."""

    UNKNOWN = "", "Not noted"
    IN_PERSON = "in_person", "In person"
    MAIL = "mail", "By e-mail"
    OTHER = "other", "Another way"


WRITER_ROLES = (
    "Program director",
    "Associate program director",
    "Division chief",
    "Department chair",
    "Senior clinician",
    "Clinician educator",
    "Genetic counselor",
    "Research supervisor",
)
"""Who writes, usually (R193; guide_away_rotations.txt 37-43); any other role may be typed."""

GENERAL = "General"
"""The word ERAS has for a letter that is for no specialty of its own (domain_facts.md 4.4)."""

SPECIALTIES = (
    GENERAL,
    "Medical genetics and genomics",
    "Pediatrics",
    "Pediatrics/Medical genetics",
    "Internal medicine",
    "Internal medicine/Medical genetics",
    "Obstetrics and gynecology",
)
"""What a letter's entry usually says it is for; any other may be typed."""


class MixGap(LabelledEnum):
    """What the letters still lack, as advice."""

    NO_GENETICS_LETTER = "no_genetics_letter", "No letter about genetics yet: aim for one or two."
    NO_GENETICIST = (
        "no_geneticist",
        "No letter from a board-certified geneticist yet: at least one is expected.",
    )
    CERTIFICATION_UNKNOWN = (
        "certification_unknown",
        "Whether a writer is a board-certified geneticist is unknown: find out and note it in People.",
    )


@dataclass(frozen=True, slots=True)
class MixLetter:
    """What the mix looks at: the letter's state, its writer's certification, where they worked together.

    `second_field` says that the writer is a pediatrician, an internist or a genetic counselor.
    """

    state: LetterState
    board_certified: YesNo
    genetics_rotation: bool
    second_field: bool = False

    @property
    def second(self) -> bool:
        """Whether it is the second letter one hopes for: from a related field, about genetics (R194)."""
        return self.second_field and self.genetics_rotation and self.board_certified is not YesNo.YES


@dataclass(frozen=True, slots=True)
class LetterMix:
    """The letters that were not declined, counted.

    `genetics` letters come from a board-certified geneticist or from a genetics
    rotation; `geneticists` from the former alone; `unknown` are letters whose
    writer's certification nobody has noted; `in_hand` are uploaded; `second`
    come from a genetics-minded pediatrician, internist or counselor.
    """

    total: int
    genetics: int
    geneticists: int
    unknown: int
    in_hand: int
    gaps: tuple[MixGap, ...]
    second: int = 0

    @property
    def wants_second(self) -> bool:
        """Whether a second letter from a related field would round the mix off (R194)."""
        return self.complete and self.genetics < GENETICS_LETTERS[-1] and not self.second

    @property
    def complete(self) -> bool:
        """Say whether the target mix is reached, be the letters written or only planned."""
        return self.genetics >= GENETICS_LETTERS.start and self.geneticists > 0


def mix(letters: Iterable[MixLetter]) -> LetterMix:
    """Count the letters against the target of one or two genetics letters, one by a geneticist.

    Source: guide_away_rotations.txt 43 and 384-387 (R194).
    """
    counted = [letter for letter in letters if letter.state is not LetterState.DECLINED]
    geneticists = sum(letter.board_certified is YesNo.YES for letter in counted)
    genetics = sum(letter.board_certified is YesNo.YES or letter.genetics_rotation for letter in counted)
    unknown = sum(letter.board_certified is YesNo.UNKNOWN for letter in counted)
    lacking = {
        MixGap.NO_GENETICS_LETTER: genetics == 0,
        MixGap.NO_GENETICIST: geneticists == 0,
        MixGap.CERTIFICATION_UNKNOWN: geneticists == 0 and unknown > 0,
    }
    return LetterMix(
        total=len(counted),
        genetics=genetics,
        geneticists=geneticists,
        unknown=unknown,
        in_hand=sum(letter.state in IN_HAND for letter in counted),
        gaps=tuple(gap for gap, lacks in lacking.items() if lacks),
        second=sum(letter.second for letter in counted),
    )


def of_second_field(role: str, specialty: str) -> bool:
    """Tell a pediatrician, an internist or a genetic counselor by role or specialty."""
    return any(_SECOND.search(text.casefold()) is not None for text in (role, specialty))


_SECOND = re.compile(r"p(?:a|æ)?ediatri|intern(?:al med|ist)|counsel")


def next_state(state: LetterState) -> LetterState | None:
    """Return the step after this one; None at the end of the chain and for a refusal."""
    if state is LetterState.DECLINED or state is CHAIN[-1]:
        return None
    return CHAIN[CHAIN.index(state) + 1]


def need_by(submission: date | None, own: date | None, turnaround: int | None = None) -> date | None:
    """Return the day a letter is needed by: the user's own, else submission minus the writer's usual days.

    `turnaround` is None where nobody knows how long the writer takes; then it is 21 days.
    """
    if own is not None or submission is None:
        return own
    return submission - days_to_write(turnaround)


def writing_from(end: date | None, state: LetterState, asked_on: date | None, today: date) -> date | None:
    """Return when the writer can begin: at the rotation's end, or later if asked later.

    Whoever was not asked yet cannot begin before today. None where no rotation tells.
    """
    if end is None:
        return None
    asked = today if state is LetterState.CANDIDATE else asked_on
    return end if asked is None else max(end, asked)


def arrives(begin: date | None, own: date | None, turnaround: int | None = None) -> date | None:
    """Return when a letter can be there: the day agreed, else the writer's days after they begin.

    None without either; a letter from no rotation may be written at any time.
    """
    if own is not None or begin is None:
        return own
    return begin + days_to_write(turnaround)


def days_to_write(turnaround: int | None) -> timedelta:
    """Return how long a writer needs, 21 days where that is not known."""
    return TURNAROUND if turnaround is None else timedelta(days=turnaround)


def risk(
    state: LetterState,
    needed_by: date | None,
    today: date,
    arrival: date | None = None,
    submission: date | None = None,
) -> LetterRisk:
    """Judge a letter by the day it is needed; within 30 days of it, that day included, it is due soon.

    A letter that cannot be there by submission is too late however early it is
    planned (R203, B6).
    """
    if state is LetterState.DECLINED:
        return LetterRisk.CLOSED
    if state in IN_HAND:
        return LetterRisk.DONE
    if needed_by is not None and needed_by < today:
        return LetterRisk.LATE
    if arrival is not None and submission is not None and arrival > submission:
        return LetterRisk.TOO_LATE
    if needed_by is None:
        return LetterRisk.UNKNOWN
    return LetterRisk.SOON if needed_by - today <= SOON else LetterRisk.OK
