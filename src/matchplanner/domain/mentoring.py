"""People who help along: who could introduce the applicant or speak for them, and when they get news."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from matchplanner.domain.labels import LabelledEnum
from matchplanner.domain.spans import add_months


class HelpKind(LabelledEnum):
    """What a person could do for the applicant elsewhere (R121, R206)."""

    INTRODUCE = "introduce", "Could introduce me to"
    SPEAK = "speak", "Could speak for me at"


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody who could help at a program; `through` is whom they know there, "" if that is not known."""

    kind: HelpKind
    name: str
    through: str = ""
    asked: bool = False

    @property
    def words(self) -> str:
        """Name the helper, and through whom."""
        return f"{self.name} through {self.through}" if self.through else self.name


def of_kind(helpers: tuple[Helper, ...], kind: HelpKind) -> tuple[str, ...]:
    """Return the words for the helpers of one kind, each once."""
    return tuple(dict.fromkeys(helper.words for helper in helpers if helper.kind is kind))


def sentence(helper: Helper) -> str:
    """Return a sentence for an enquiry that names a helper.

    It speaks of no offer while the person has not been asked.
    """
    if not helper.asked:
        also = f" and also knows {helper.through}" if helper.through else ""
        return f"{helper.name} knows my work{also}."
    who = f"{helper.name}, who knows {helper.through}," if helper.through else helper.name
    if helper.kind is HelpKind.SPEAK:
        return f"{who} knows my work and would be glad to tell you about it."
    return f"{who} has kindly offered to introduce me to you."


UPDATE_MONTHS = 6
"""Proposed months from one update of a mentor to the next (R204; guide_away_rotations.txt 412-417)."""

UPDATE_LIMITS = (1, 24)

RESULT_DAYS = timedelta(days=90)
"""An examination taken so long before somebody was told may have had no result then."""

MEETING_MINUTES = range(10, 16)
"""How long a first talk with a director or division chief takes (R189; guide_away_rotations.txt 341-345)."""


class ContactKind(LabelledEnum):
    """What a contact with a person was, or will be."""

    MEETING = "meeting", "Meeting"
    CALL = "call", "Call"
    NEWS = "news", "News sent"
    THANKS = "thanks", "Thanks"
    OTHER = "other", "Other"

    @property
    def informs(self) -> bool:
        """Whether the person knows afterwards how things stand, so that the next update counts from it."""
        return self in {ContactKind.MEETING, ContactKind.CALL, ContactKind.NEWS}

    @property
    def talk(self) -> bool:
        """Whether points for it can be prepared."""
        return self in {ContactKind.MEETING, ContactKind.CALL}


@dataclass(frozen=True, slots=True)
class Contacted:
    """A contact as the rules see it; without a day it is planned and has not been held."""

    kind: ContactKind
    on: date | None
    prepared: bool = False

    def held(self, today: date) -> bool:
        """Tell whether it has taken place."""
        return self.on is not None and self.on <= today


@dataclass(frozen=True, slots=True)
class UpdateStanding:
    """When a mentor last heard how things stand, and when they should again (R204).

    `months` is None where no updates are wanted; `next_on` is None then, and
    where no contact counts yet.
    """

    months: int | None
    last_on: date | None

    @property
    def next_on(self) -> date | None:
        """The day of the next update."""
        if self.months is None or self.last_on is None:
            return None
        return add_months(self.last_on, self.months)

    @property
    def first_is_due(self) -> bool:
        """Whether updates are wanted and nothing was ever told."""
        return self.months is not None and self.last_on is None


def standing(contacts: Iterable[Contacted], months: int | None, today: date) -> UpdateStanding:
    """Return when somebody last heard, from the contacts held so far."""
    told = (one.on for one in contacts if one.kind.informs and one.held(today) and one.on is not None)
    return UpdateStanding(months, max(told, default=None))


def talks_ahead(contacts: Iterable[Contacted], today: date) -> tuple[Contacted, ...]:
    """Return the meetings and calls of today and later, the nearest first."""
    ahead = [one for one in contacts if one.kind.talk and one.on is not None and one.on >= today]
    return tuple(sorted(ahead, key=lambda one: one.on or today))


GAP_NEWS = "{what is new}"
GAP_NEXT = "{what comes next, or what you would like to ask}"


def update_body(name: str, own_name: str, since: str, news: Sequence[str]) -> str:
    """Return the first draft of an update; gaps in braces stay for the applicant to fill.

    `since` is the day of the last contact in words, "" if there was none.
    """
    opening = f"I hope you are well. Since {since} this is new:" if since else "I hope you are well. My news:"
    lines = [f"- {line}" for line in news] or [f"- {GAP_NEWS}"]
    parts = [f"Dear {name},", opening, "\n".join(lines), GAP_NEXT, "Thank you again for your support."]
    return "\n\n".join([*parts, f"Kind regards,\n{own_name or '{name}'}"]) + "\n"
