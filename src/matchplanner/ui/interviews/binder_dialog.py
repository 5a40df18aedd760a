"""Which days' prep sheets are wanted as one document (R213)."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from matchplanner.errors import UserError
from matchplanner.services import binders
from matchplanner.services.binders import Days
from matchplanner.services.reporting import Document
from matchplanner.ui.days import parse_day, short_day
from matchplanner.ui.page import muted
from matchplanner.ui.widgets.entry_dialog import EntryDialog
from matchplanner.ui.widgets.fields import ChoiceField, DayField
from matchplanner.wording import counted

_THIS, _NEXT, _OTHER, _SEASON = "this", "next", "other", "season"
_WEEK = timedelta(weeks=1)


class BinderDialog(EntryDialog):
    """A week or the season, with how many interviews there are in it."""

    def __init__(self, today: date, take: Callable[[Document], object], parent: QWidget) -> None:
        """Offer this week first, or the first with an interview ahead; `take` gets the document."""
        super().__init__("binderDialog", parent.tr("Print prep sheets"), parent.tr("Preview"), parent)
        tr = self.tr
        self._today, self._take = today, take
        self.days = ChoiceField(
            (
                (_THIS, tr("This week, {days}").format(days=_words(binders.week_of(today)))),
                (_NEXT, tr("Next week, {days}").format(days=_words(binders.week_of(today + _WEEK)))),
                (_OTHER, tr("The week of a day")),
                (_SEASON, tr("The whole season")),
            )
        )
        self.day = DayField()
        self.counted = muted("")
        self.counted.setObjectName("binderCount")
        self.add("binderDays", tr("Interviews of"), self.days)
        self.add("binderDay", tr("Day in that week"), self.day)
        self.form.add_row("", self.counted)
        self.days.committed.connect(lambda _key: self._follow())
        self.day.line.textEdited.connect(lambda _text: self._follow())
        self.day.committed.connect(lambda _day: self._follow())
        self.submit_with(self._hand_over)
        self._begin()

    def chosen(self) -> Days:
        """Return the days asked for; raises UserError where the week's day is missing."""
        key = self.days.key()
        if key == _SEASON:
            return Days()
        if key != _OTHER:
            return binders.week_of(self._today + (_WEEK if key == _NEXT else timedelta()))
        day = parse_day(self.day.line.text())
        if day is None:
            raise UserError("Which week is not said yet.", "Type a day that lies in it.")
        return binders.week_of(day)

    def _begin(self) -> None:
        """Begin with this week, the next, or the week of the next interview: the first that has one."""
        ahead = [
            row.clocks.here.day
            for row in binders.held(Days())
            if row.clocks is not None and row.clocks.here.day >= self._today
        ]
        first = min(ahead, default=self._today)
        weeks = {binders.week_of(self._today): _THIS, binders.week_of(self._today + _WEEK): _NEXT}
        self.days.load(weeks.get(binders.week_of(first), _OTHER))
        self.day.load(first)
        self._follow()

    def _follow(self) -> None:
        self.form.show_row(self.day, on=self.days.key() == _OTHER)
        try:
            days = self.chosen()
        except UserError:
            self.counted.setText("")
            return
        count = len(binders.held(days))
        words = counted("1 interview", "{n} interviews", count)
        self.counted.setText(f"{_words(days)}: {words}" if days.first is not None else words)

    def _hand_over(self) -> None:
        self._take(binders.document(self.chosen(), self._today))


def _words(days: Days) -> str:
    """Return the first and the last day, "" for the season."""
    if days.first is None or days.last is None:
        return ""
    words = QCoreApplication.translate("BinderDialog", "{first} to {last}")
    return words.format(first=short_day(days.first), last=short_day(days.last))
