"""Days that come again: every so many days, each week, month or year."""

import calendar
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from matchplanner.domain.labels import LabelledEnum

EVERY_LIMITS = (1, 366)
"""How many days may lie between two of them."""

_WEEK = 7
_MONTHS = 12


class Repeat(LabelledEnum):
    """How often a day comes again."""

    ONCE = "once", "Once"
    DAYS = "days", "Every so many days"
    WEEKLY = "weekly", "Every week"
    MONTHLY = "monthly", "Every month"
    YEARLY = "yearly", "Every year"


@dataclass(frozen=True, slots=True)
class Series:
    """A first day and those after it; `every` counts the days between them and holds for `Repeat.DAYS` only.

    Months and years count from the first day, so one on the 31st is on the 28th
    of February and on the 31st again after it.
    """

    start: date
    repeat: Repeat = Repeat.ONCE
    every: int = 1

    def day(self, number: int) -> date:
        """Return a day of the series; 0 is the first one, which is the only one where nothing repeats."""
        match self.repeat:
            case Repeat.ONCE:
                return self.start
            case Repeat.MONTHLY:
                return self._months_on(number)
            case Repeat.YEARLY:
                return self._months_on(number * _MONTHS)
        return self.start + timedelta(days=number * self._between())

    def open_day(self, today: date, done: Collection[date] = ()) -> date | None:
        """Return the day that waits: the last one up to today, or the next one if that is done.

        Earlier ones that were missed do not pile up. None where nothing comes any more.
        """
        if self.repeat is Repeat.ONCE:
            return None if self.start in done else self.start
        number = self._latest(today)
        while self.day(number) in done:
            number += 1
        return self.day(number)

    def _latest(self, today: date) -> int:
        """Return the number of the last day up to today, 0 while the first one is ahead."""
        if today <= self.start:
            return 0
        if self.repeat in (Repeat.MONTHLY, Repeat.YEARLY):
            months = (today.year - self.start.year) * _MONTHS + today.month - self.start.month
            number = months if self.repeat is Repeat.MONTHLY else months // _MONTHS
            return number if self.day(number) <= today else number - 1
        return (today - self.start).days // self._between()

    def _between(self) -> int:
        return _WEEK if self.repeat is Repeat.WEEKLY else self.every

    def _months_on(self, months: int) -> date:
        years, month = divmod(self.start.month - 1 + months, _MONTHS)
        year, month = self.start.year + years, month + 1
        last = calendar.monthrange(year, month)[1]
        return date(year, month, min(self.start.day, last))
