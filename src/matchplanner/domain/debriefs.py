"""Debriefs: what an interview left behind, and how the view of it moves later."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from matchplanner.domain.labels import LabelledEnum

MARKS = range(1, 6)
"""A rating runs from 1, poor, to 5, excellent."""

SOON = timedelta(hours=24)
"""A debrief within a day is worth most: memory blurs after two or three (product note B19)."""


class Rated(LabelledEnum):
    """What is rated after an interview; the last is the gut feeling about all of it."""

    PEOPLE = "people", "People"
    TEACHING = "teaching", "Teaching"
    CLINIC = "clinic", "Clinic"
    SUPPORT = "support", "Support as an IMG"
    PLACE = "place", "Place"
    GUT = "gut", "Gut feeling"


class Noted(LabelledEnum):
    """What is written after an interview."""

    GREEN_FLAGS = "green_flags", "Green flags"
    RED_FLAGS = "red_flags", "Red flags"
    ONLY_HERE = "only_here", "Matched only here"
    NOTE = "note", "Note"


@dataclass(frozen=True, slots=True)
class Drift:
    """How a rating stood at the debrief and how it stands now; None is not rated."""

    rated: Rated
    then: int | None
    now: int | None

    @property
    def change(self) -> int | None:
        """Return by how much it moved; None where one of the two is not known, which is no change."""
        return None if self.then is None or self.now is None else self.now - self.then


def drift(then: Mapping[Rated, int | None], now: Mapping[Rated, int | None]) -> tuple[Drift, ...]:
    """Return each rating as it stood at the debrief and as it stands now, in the order they are asked."""
    return tuple(Drift(rated, then.get(rated), now.get(rated)) for rated in Rated)


def soon(ends: datetime | None, made_at: datetime) -> bool | None:
    """Say whether it was written within a day of the end; None while the end is not known."""
    return None if ends is None else made_at - ends <= SOON
