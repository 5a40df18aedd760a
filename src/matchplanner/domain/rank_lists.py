"""Which rank order list a program stands on: each match has one of its own.

The Main Residency Match and the specialties matches, in which fellowships fill,
take lists of their own, with dates and fees of their own (domain_facts.md 0, 1.1, 3.4 and 8.2).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from matchplanner.domain import tracks
from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.ranking import moved
from matchplanner.domain.season import Track


class MatchList(LabelledEnum):
    """A rank order list of the applicant, by the match it is certified for.

    The plan stores it as a track; both cycles of fellowships are one list.
    """

    MAIN = "main", "Main Residency Match"
    SPECIALTIES = "fellowship_july", "Specialties match"
    OUTSIDE = "outside", "Not ranked in a match"

    @property
    def certified(self) -> bool:
        """Whether the list is entered in R3 and certified."""
        return self is not MatchList.OUTSIDE

    @classmethod
    def read(cls, value: str) -> "MatchList":
        """Return the stored list; a word this version does not know reads as the Main Match."""
        stored = cls.SPECIALTIES.value if value == Track.FELLOWSHIP_DECEMBER else value
        return next((member for member in cls if member == stored), cls.MAIN)


@dataclass(frozen=True, slots=True)
class Membership:
    """Where a program is ranked; `specialty` is "" while unknown, `known` says whether the match is."""

    of: MatchList
    specialty: str = ""
    known: bool = True


def membership(stored_track: str, program_type: str, broader: str = "") -> Membership:
    """Return the list of a program by its track, else its type, else the plan it belongs to.

    `broader` is the specialty of that plan, "" for genetics. Where nothing
    tells, the program stands on the list of the Main Match and is said not to be known.
    """
    if stored_track == tracks.OUTSIDE:
        return Membership(MatchList.OUTSIDE)
    clock = tracks.clock(stored_track, program_type, broader)
    if clock is None:
        return Membership(MatchList.MAIN, known=False)
    track, specialty = clock
    return Membership(MatchList.MAIN if track is Track.MAIN else MatchList.SPECIALTIES, specialty)


def moved_within(
    order: Sequence[int], members: Collection[int], item: int, to_position: int
) -> tuple[int, ...]:
    """Return the order of all programs with one moved to a position, counted from 1, among its own list's.

    `members` are the programs of that list; whatever else is ordered stays exactly where it is.
    """
    return rearranged(order, moved([key for key in order if key in members], item, to_position))


def rearranged(order: Sequence[int], members: Sequence[int]) -> tuple[int, ...]:
    """Return the order with these programs of it, in this order, in the places they hold together."""
    waiting, own = iter(members), set(members)
    return tuple(next(waiting) if key in own else key for key in order)
