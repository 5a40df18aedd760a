"""What is due, in bands; each line says what, why, when, and leads to its record."""

import itertools
from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from matchplanner.services.today import Band, DueLine
from matchplanner.ui import theme
from matchplanner.ui.days import day_text, relative
from matchplanner.ui.words import word

Index = QModelIndex | QPersistentModelIndex

_LINE = Qt.ItemDataRole.UserRole
_PAD = 10
_GAP = 16
_RADIUS = 6
_TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_TOP_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


def tr(text: str) -> str:
    """Return a sentence of this page in the language of the window."""
    return QCoreApplication.translate("Today", text)


PAGES = {
    "profile": "Profile",
    "programs": "Programs",
    "rotations": "Rotations",
    "letters": "Letters",
    "people": "People",
    "events": "Events",
    "interviews": "Interviews",
    "ranking": "Rank list",
}
"""The names of the pages a line may lead to, by key."""


def when(line: DueLine, today: date) -> tuple[str, str]:
    """Return the day of a line and how far away it is; something without a day is simply waiting."""
    if line.on is None:
        return tr("no date"), tr("waiting")
    return day_text(line.on), relative(line.on, today)


def because(line: DueLine) -> str:
    """Return where a line leads and why it is there."""
    expected = [tr("expected, check the official site")] if line.expected else []
    parts = [tr(PAGES[line.page]), *expected, line.why]
    return "  ·  ".join(part.rstrip(".") for part in parts)


class DueList(QListWidget):
    """The bands with their lines; a click or Enter opens the record."""

    opened = Signal(object)
    """A DueLine was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setObjectName("todayList")
        self.setAccessibleName(self.tr("What is due"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        clear = self.palette()
        clear.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(clear)
        self.setItemDelegate(DueDelegate(self))
        self.clicked.connect(self._on_clicked)

    def show_lines(self, lines: Iterable[DueLine], today: date) -> None:
        """Show other lines; the one that was current stays so if it is still there."""
        before = self.current()
        self.clear()
        for band, group in itertools.groupby(lines, key=lambda line: line.band):
            self._head(word(band))
            for line in group:
                self._line(line, today)
        self._restore(before)

    def current(self) -> DueLine | None:
        """Return the line that is current, None if there is none."""
        line = self.currentIndex().data(_LINE)
        return line if isinstance(line, DueLine) else None

    def lines(self) -> list[DueLine]:
        """Return the lines from top to bottom."""
        found = (self.item(at).data(_LINE) for at in range(self.count()))
        return [line for line in found if isinstance(line, DueLine)]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open_current()
            return
        super().keyPressEvent(event)

    def _head(self, text: str) -> None:
        item = QListWidgetItem(text, self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _line(self, line: DueLine, today: date) -> None:
        day, distance = when(line, today)
        item = QListWidgetItem(line.title, self)
        item.setData(_LINE, line)
        item.setData(_LINE + 1, (day, distance))
        item.setData(
            Qt.ItemDataRole.AccessibleTextRole,
            f"{word(line.band)}: {line.title}, {day}, {distance}. {because(line)}",
        )
        item.setToolTip(because(line))

    def _restore(self, before: DueLine | None) -> None:
        known = before and (before.kind, before.page, before.record, before.title)
        fallback = -1
        for at in range(self.count()):
            line = self.item(at).data(_LINE)
            if isinstance(line, DueLine):
                fallback = at if fallback < 0 else fallback
                if (line.kind, line.page, line.record, line.title) == known:
                    self.setCurrentRow(at)
                    return
        self.setCurrentRow(fallback)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.data(_LINE) is not None:
            self._open_current()

    def _open_current(self) -> None:
        line = self.current()
        if line is not None:
            self.opened.emit(line)


class DueDelegate(QStyledItemDelegate):
    """Paints a band's name, or a line: what and why at the left, when at the right."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        body, small = QFontMetricsF(option.font), QFontMetricsF(theme.sized(option.font, 0.85))
        if index.data(_LINE) is None:
            above = _GAP if index.row() else 0
            return QSize(0, int(body.height() * 1.15 + above + 6))
        return QSize(0, int(body.height() + small.height() + 2 * _PAD))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line, area = index.data(_LINE), QRectF(option.rect)
        tokens = theme.tokens(option.widget)
        if isinstance(line, DueLine):
            self._paint_back(painter, option, area, tokens)
            inside = area.adjusted(_PAD + 2, _PAD, -_PAD - 2, -_PAD)
            self._paint_line(painter, option.font, inside, index, tokens)
        else:
            font = theme.sized(option.font, 1.15, bold=True)
            _write(painter, area.adjusted(2, 0, 0, -4), str(index.data()), font, tokens.text, low=True)
        painter.restore()

    def _paint_back(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRectF, tokens: theme.Tokens
    ) -> None:
        box = area.adjusted(1, 2, -1, -2)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = chosen and option.widget.hasFocus()
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(QPen(tokens.color("accent"), 1.5) if focused else QPen(tokens.color("border"), 1))
        painter.setBrush(tokens.color("accent_soft" if over or focused else "surface"))
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)

    def _paint_line(
        self, painter: QPainter, font: QFont, area: QRectF, index: Index, tokens: theme.Tokens
    ) -> None:
        line: DueLine = index.data(_LINE)
        day, distance = index.data(_LINE + 1)
        small = theme.sized(font, 0.85)
        body, caption = QFontMetricsF(font), QFontMetricsF(small)
        taken = max(body.horizontalAdvance(day), caption.horizontalAdvance(distance)) + 2 + _GAP
        upper = QRectF(area.left(), area.top(), area.width(), body.height())
        lower = QRectF(area.left(), upper.bottom(), area.width(), caption.height())
        strong = theme.sized(font, 1.0, bold=True)
        _write(painter, upper.adjusted(0, 0, -taken, 0), line.title, strong, tokens.text)
        _write(painter, lower.adjusted(0, 0, -taken, 0), because(line), small, tokens.text_muted)
        _write(painter, upper, day, font, tokens.text, right=True)
        late = line.band is Band.OVERDUE
        _write(painter, lower, distance, small, tokens.danger if late else tokens.text_muted, right=True)


def _write(
    painter: QPainter,
    area: QRectF,
    text: str,
    font: QFont,
    color: str,
    *,
    right: bool = False,
    low: bool = False,
) -> None:
    painter.setFont(font)
    painter.setPen(color)
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width() + 1)
    flags = _TOP_RIGHT if right else _TOP_LEFT
    if low:
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextSingleLine
    painter.drawText(area, flags, shown)
