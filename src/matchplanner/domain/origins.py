"""Where a number of a season comes from, and how near a season it holds."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Origin:
    """Who states a number, and when that was checked.

    `stated_for` are the Match years its sources state it for, none where they
    name no season; `own` says that the user found it.
    """

    stated_for: tuple[int, ...]
    sources: tuple[str, ...]
    checked_on: date | None
    note: str = ""
    own: bool = False

    def holds(self, match_year: int) -> bool:
        """Say whether a source, or the user, states it for this very season."""
        return self.own or match_year in self.stated_for

    def nearness(self, match_year: int) -> tuple[bool, int]:
        """Sort what fits best last: this season or the newest before it, else the oldest after it."""
        earlier = [year for year in self.stated_for if year <= match_year]
        if earlier:
            return True, max(earlier)
        return False, -min(self.stated_for, default=match_year)
