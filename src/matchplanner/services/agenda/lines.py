"""A line of the Today page's list, and how near it is."""

from dataclasses import dataclass, field
from datetime import date

from matchplanner.domain.labels import LabelledEnum

WEEK_DAYS = 7


class Band(LabelledEnum):
    """How near something is; what has no day because it is a risk stands apart."""

    OVERDUE = "overdue", "Overdue"
    THIS_WEEK = "this_week", "This week"
    COMING = "coming", "Next 30 days"
    RISKS = "risks", "Risks"


SEASON = "season"
"""The group of the season's own dates, which are always shown."""

RISKS = "risks"

_OF_SEASON = frozenset({"deadline", "opening", "event"})


@dataclass(frozen=True, slots=True)
class DueLine:
    """One line of the list.

    `on` is None for what waits without a day, which counts as this week.
    `page` and `record` (0: the page as a whole) say where it is dealt with;
    `expected` marks a date to check on the official site. `mark` tells lines
    apart that share kind, record and day; `since` is the first day of what
    lasts several. What is `gone` took place and asks for nothing more. `key`
    stays the same for as long as the line means the same. `view` names the part
    of the page, where that has several.
    """

    kind: str
    title: str
    why: str
    on: date | None
    days: int
    page: str
    record: int
    expected: bool = False
    risk: bool = False
    gone: bool = False
    mark: str = field(default="", compare=False)
    since: date | None = field(default=None, compare=False)
    key: str = field(default="", compare=False)
    view: str = ""

    @property
    def place(self) -> str:
        """Return where it is dealt with: the page, or one of its views ("letters/assignment")."""
        return f"{self.page}/{self.view}" if self.view else self.page

    @property
    def group(self) -> str:
        """What it is about: the season, a risk, or the page on which it is dealt with."""
        if self.risk:
            return RISKS
        return SEASON if self.kind in _OF_SEASON else self.page

    @property
    def band(self) -> Band:
        """How near it is."""
        if self.risk:
            return Band.RISKS
        if self.days < 0:
            return Band.OVERDUE
        return Band.THIS_WEEK if self.days < WEEK_DAYS else Band.COMING


def dated(
    today: date, kind: str, words: tuple[str, str], on: date, place: str, *, record: int = 0, mark: str = ""
) -> DueLine:
    """Return a line with a day; `words` are what and why, `place` a page or "page/view"."""
    title, why = words
    page, _, view = place.partition("/")
    return DueLine(kind, title, why, on, (on - today).days, page, record, mark=mark, view=view)


def lasting(today: date, line: DueLine, start: date) -> DueLine:
    """Return the line of something that began on a day and is on while it lasts."""
    on = max(start, today)
    return DueLine(
        line.kind,
        line.title,
        line.why,
        on,
        (on - today).days,
        line.page,
        line.record,
        mark=line.mark,
        since=start,
        view=line.view,
    )
