"""The drawing of the rotation calendar."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reportlab.lib.colors import Color, white
from reportlab.platypus.flowables import Flowable
from typing_extensions import override

from matchplanner.reports import dates
from matchplanner.reports.data import BlockedDays, ChartMilestone, Phase, RotationBar, RotationCalendar
from matchplanner.reports.flowables import hatch
from matchplanner.reports.theme import ACCENT, HAIRLINE, INK, MUTED, SHADE, Style, Theme
from matchplanner.reports.typesetter import BOLD, Span

ROWS_ON_A_PAGE = 20
_NAMES = 190.0  # width of the column with the rotations' names
_LINE = 12.0
_TALLEST_ROW = 40.0
_BAR = 11.0
_DIAMOND = 3.5
_GAP = 4.0
_DECEMBER = 12
_TODAY_ROOM = 90.0


@dataclass(frozen=True, slots=True)
class _Mark:
    """A milestone with the row its label stands in and the side it reads to."""

    milestone: ChartMilestone
    row: int
    label_at: float


@dataclass(frozen=True, slots=True)
class _Block:
    """Blocked days with their row, their edges, and where their label begins."""

    days: BlockedDays
    row: int
    x: float
    end: float
    label_at: float


class TimelineChart(Flowable):
    """Months, phases, blocked days, rotations with their application windows, milestones and today."""

    def __init__(
        self,
        calendar: RotationCalendar,
        rotations: Sequence[RotationBar],
        theme: Theme,
        size: tuple[float, float],
    ) -> None:
        super().__init__()
        self._calendar, self._rotations, self._theme = calendar, rotations, theme
        self.width, self.height = size
        days = (calendar.last - calendar.first).days + 1
        self._day = (self.width - _NAMES) / max(days, 1)

    @override
    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        return self.width, self.height

    def capacity(self) -> int:
        """Return how many rotations one page has room for: fewer where blocked days take theirs."""
        return max(ROWS_ON_A_PAGE - _rows(list(self._placed_blocks())), 1)

    def draw(self) -> None:
        """Draw from the back to the front, so that nothing covers a label."""
        marks = list(self._placed_marks())
        rows = 1 + max((mark.row for mark in marks), default=-1)
        blocked = list(self._placed_blocks())
        floor = self._floor(rows, _rows(blocked))
        self._shades(blocked, floor)
        self._today(floor)
        top = self._blocks(blocked, self._phases(self._months(self.height, floor)))
        self._bars(top - _GAP, floor)
        self._leaders(marks, floor)
        for mark in marks:
            self._mark(mark, floor)
        if rows:
            self._write(Span("Dates", BOLD), 0, floor - _GAP, _NAMES - _GAP)

    def _floor(self, rows: int, blocked: int) -> float:
        """Return where the months' lines end: above the dates, and no lower than the rotations need."""
        dates_need = rows * _LINE + _GAP
        above = (2 * _LINE + 2 if self._calendar.phases else 0.0) + blocked * (_LINE + 2)
        tallest = max(len(self._rotations), 1) * _TALLEST_ROW + 2 * _LINE + above + 3 * _GAP
        return max(dates_need, self.height - tallest)

    def _x(self, day: date) -> float:
        """Return where a day begins, at the chart's edge if it lies outside."""
        inside = min(max(day, self._calendar.first), self._calendar.last + timedelta(days=1))
        return _NAMES + (inside - self._calendar.first).days * self._day

    def _write(self, text: Span | str, x: float, top: float, room: float, style: Style = "cell") -> None:
        if room > _LINE:
            self._theme.text([text] if isinstance(text, Span) else text, style).put(self.canv, x, top, room)

    def _box(self, x: float, bottom: float, width: float, height: float, fill: Color | None) -> None:
        self.canv.setLineWidth(0.6)
        self.canv.setStrokeColor(INK)
        if fill is not None:
            self.canv.setFillColor(fill)
        self.canv.rect(x, bottom, width, height, stroke=1, fill=int(fill is not None))

    def _months(self, top: float, floor: float) -> float:
        canvas = self.canv
        canvas.setStrokeColor(HAIRLINE)
        canvas.setLineWidth(0.4)
        for first, after in _months_of(self._calendar):
            x = self._x(first)
            canvas.line(x, top - _LINE * (0 if first.month == 1 or x == _NAMES else 1), x, floor)
            self._write(dates.MONTHS[first.month - 1], x + 2, top - _LINE, self._x(after) - x)
            if first.month == 1 or x == _NAMES:
                self._write(Span(f"{first.year}", BOLD), x + 2, top, 60)
        canvas.line(self.width, top, self.width, floor)
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.6)
        canvas.line(0, top - 2 * _LINE - 1, self.width, top - 2 * _LINE - 1)
        return top - 2 * _LINE - 2

    def _phases(self, top: float) -> float:
        if not self._calendar.phases:
            return top
        rows: list[date] = []
        for phase in sorted(self._calendar.phases, key=lambda phase: phase.first):
            row = _first_free(rows, phase)
            self._phase(phase, top - row * (_LINE + 2))
        self._write(Span("Phases", BOLD), 0, top - 1, _NAMES - _GAP)
        return top - len(rows) * (_LINE + 2)

    def _phase(self, phase: Phase, top: float) -> None:
        x, end = self._x(phase.first), self._x(phase.last + timedelta(days=1))
        self._box(x, top - _LINE - 1, end - x, _LINE, SHADE)
        self._write(phase.label, x + 3, top - 1, end - x - 5)

    def _placed_blocks(self) -> Iterator[_Block]:
        """Give the blocked days that lie in the months, each with its label, the first row with room."""
        taken: list[list[tuple[float, float]]] = []
        for days in sorted(self._calendar.blocked, key=lambda one: one.first):
            if days.last < self._calendar.first or days.first > self._calendar.last:
                continue
            x, end = self._x(days.first), self._x(days.last + timedelta(days=1))
            width = self._theme.text(days.label, "cell").natural_width() + _GAP
            left = x - width if end + width > self.width else end
            row = _free_row(taken, (min(x, left) - _GAP, max(end, left + width) + _GAP))
            yield _Block(days, row, x, end, left + (0 if left < x else _GAP / 2))

    def _shades(self, blocked: Sequence[_Block], floor: float) -> None:
        """Shade the blocked days behind the rotations."""
        top = self.height - 2 * _LINE - 2
        self.canv.setFillColor(SHADE)
        for one in blocked:
            self.canv.rect(one.x, floor, one.end - one.x, top - floor, stroke=0, fill=1)

    def _blocks(self, blocked: Sequence[_Block], top: float) -> float:
        """Draw the blocked days as hatched boxes with their names; return where they end."""
        if not blocked:
            return top
        for one in blocked:
            row_top = top - one.row * (_LINE + 2)
            hatch(self.canv, (one.x, row_top - _LINE, one.end - one.x, _LINE - 2), 3)
            self._box(one.x, row_top - _LINE, one.end - one.x, _LINE - 2, None)
            self._write(one.days.label, one.label_at, row_top, self.width)
        self._write(Span("Blocked", BOLD), 0, top, _NAMES - _GAP)
        return top - _rows(blocked) * (_LINE + 2)

    def _bars(self, top: float, floor: float) -> None:
        if not self._rotations:
            self._write("No rotation is planned yet.", _NAMES + _GAP, top, 300, "small")
            return
        row_height = min(_TALLEST_ROW, (top - floor) / len(self._rotations))
        for number, bar in enumerate(self._rotations):
            row_top = top - number * row_height
            self.canv.setStrokeColor(HAIRLINE)
            self.canv.setLineWidth(0.4)
            self.canv.line(0, row_top - row_height + 1, self.width, row_top - row_height + 1)
            self._names(bar, row_top, int((row_height - 1) // _LINE))
            self._bar(bar, row_top - row_height / 2)

    def _names(self, bar: RotationBar, top: float, lines: int) -> None:
        when = f"{_short(bar.first)} - {_short(bar.last)}"
        parts = [Span(bar.title, BOLD), Span(when), Span(", ".join(filter(None, (bar.site, bar.status))))]
        for number, part in enumerate(parts[:lines]):
            style: Style = "small" if number else "cell"
            self._write(part, 0, top - number * _LINE, _NAMES - _GAP, style)

    def _bar(self, bar: RotationBar, middle: float) -> None:
        bottom = middle - _BAR / 2
        if bar.window is not None:
            x, end = self._x(bar.window[0]), self._x(bar.window[1] + timedelta(days=1))
            if end > x:
                hatch(self.canv, (x, bottom, end - x, _BAR), 4)
                self._box(x, bottom, end - x, _BAR, None)
                self._label("apply", x, end, middle)
        x, end = self._x(bar.first), self._x(bar.last + timedelta(days=1))
        self._box(x, bottom, max(end - x, 1), _BAR, MUTED)

    def _label(self, text: str, x: float, end: float, middle: float) -> None:
        """Write into the middle of a hatched box, on a ground that keeps it readable."""
        block = self._theme.text(text, "cell")
        width = block.natural_width() + 4
        if width < end - x:
            left = (x + end - width) / 2
            self.canv.setFillColor(white)
            self.canv.rect(left, middle - _BAR / 2 + 0.6, width, _BAR - 1.2, stroke=0, fill=1)
            block.put(self.canv, left + 2, middle + _LINE / 2, width)

    def _placed_marks(self) -> Iterator[_Mark]:
        """Give every label the first row in which it meets no other."""
        taken: list[list[tuple[float, float]]] = []
        for milestone in sorted(self._calendar.milestones, key=lambda m: m.on):
            if not self._calendar.first <= milestone.on <= self._calendar.last:
                continue
            at = self._x(milestone.on)
            width = self._theme.text(_named(milestone), "cell").natural_width() + 1
            reads_left = at + 2 * _GAP + width > self.width
            left = at - 2 * _GAP - width if reads_left else at - _GAP
            span = (left, left + width + 3 * _GAP)
            yield _Mark(milestone, _free_row(taken, span), left if reads_left else at + 2 * _GAP)

    def _leaders(self, marks: Sequence[_Mark], floor: float) -> None:
        self.canv.setStrokeColor(HAIRLINE)
        self.canv.setLineWidth(0.4)
        for mark in marks:
            x = self._x(mark.milestone.on)
            self.canv.line(x, floor, x, floor - _GAP - (mark.row + 0.5) * _LINE)

    def _mark(self, mark: _Mark, floor: float) -> None:
        canvas, x = self.canv, self._x(mark.milestone.on)
        top = floor - _GAP - mark.row * _LINE
        middle = top - _LINE / 2
        block = self._theme.text(_named(mark.milestone), "cell")
        canvas.setFillColor(white)
        canvas.rect(
            mark.label_at - 1, top - _LINE + 1, block.natural_width() + 2, _LINE - 2, stroke=0, fill=1
        )
        block.put(canvas, mark.label_at, top, self.width)
        diamond = canvas.beginPath()
        diamond.moveTo(x, middle + _DIAMOND)
        for dx, dy in ((_DIAMOND, 0), (0, -_DIAMOND), (-_DIAMOND, 0)):
            diamond.lineTo(x + dx, middle + dy)
        diamond.close()
        canvas.setStrokeColor(INK)
        canvas.setFillColor(white if mark.milestone.provisional else INK)
        canvas.drawPath(diamond, stroke=1, fill=1)

    def _today(self, floor: float) -> None:
        today = self._calendar.today
        if today is None or not self._calendar.first <= today <= self._calendar.last:
            return
        x = self._x(today) + self._day / 2
        self.canv.setStrokeColor(ACCENT)
        self.canv.setLineWidth(1.5)
        self.canv.line(x, self.height, x, floor)
        label = f"today, {_short(today)}"
        left = x + 3 if x + _TODAY_ROOM < self.width else x - _TODAY_ROOM
        self.canv.setFillColor(white)
        self.canv.rect(left - 1, self.height - _LINE + 1, _TODAY_ROOM - 4, _LINE - 2, stroke=0, fill=1)
        self._write(label, left, self.height, _TODAY_ROOM)


def _months_of(calendar: RotationCalendar) -> Iterator[tuple[date, date]]:
    """Yield the first day of every month of the calendar and the day after its last."""
    first = calendar.first.replace(day=1)
    while first <= calendar.last:
        after = date(first.year + first.month // _DECEMBER, first.month % _DECEMBER + 1, 1)
        yield max(first, calendar.first), after
        first = after


def _first_free(rows: list[date], phase: Phase) -> int:
    """Return the first row whose last phase is over, and note that this phase is in it."""
    for number, last in enumerate(rows):
        if last < phase.first:
            rows[number] = phase.last
            return number
    rows.append(phase.last)
    return len(rows) - 1


def _rows(blocked: Sequence[_Block]) -> int:
    return 1 + max((one.row for one in blocked), default=-1)


def _free_row(rows: list[list[tuple[float, float]]], wanted: tuple[float, float]) -> int:
    """Return the first row in which nothing lies between two edges, and note that this does now."""
    for number, spans in enumerate(rows):
        if all(wanted[1] <= left or wanted[0] >= right for left, right in spans):
            spans.append(wanted)
            return number
    rows.append([wanted])
    return len(rows) - 1


def _named(milestone: ChartMilestone) -> str:
    mark = " (expected)" if milestone.provisional else ""
    return f"{_short(milestone.on)} {milestone.label}{mark}"


def _short(day: date) -> str:
    return f"{day.day} {dates.MONTHS[day.month - 1]} {day.year}"
