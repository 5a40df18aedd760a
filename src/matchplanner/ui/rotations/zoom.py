"""How much of the calendar is in sight at once."""

from matchplanner.domain.labels import LabelledEnum


class Zoom(LabelledEnum):
    """The stretch of days that fills the width, the widest first."""

    SEASON = "season", "Season"
    QUARTER = "quarter", "Quarter"
    MONTH = "month", "Month"

    def factor(self, days: int) -> float:
        """Return how many times wider than the window a calendar of so many days is; 1 at the least."""
        return 1.0 if self is Zoom.SEASON else max(1.0, days / _DAYS[self])

    def closer(self, steps: int) -> "Zoom":
        """Return the level so many steps closer, or further away where negative; the ends stay."""
        levels = list(Zoom)
        return levels[min(max(levels.index(self) + steps, 0), len(levels) - 1)]


_DAYS = {Zoom.QUARTER: 92, Zoom.MONTH: 31}


def zoom_of(text: str) -> Zoom:
    """Return a level by what was remembered of it, the season for anything else."""
    return next((level for level in Zoom if level.value == text), Zoom.SEASON)
