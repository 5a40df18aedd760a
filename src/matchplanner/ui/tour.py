"""A look around: a card beside each of a few places, and a ring around it; skipped or replayed at will."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from matchplanner.ui import theme
from matchplanner.ui.main_window import MainWindow
from matchplanner.ui.overriding import override
from matchplanner.ui.page import heading, muted
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.buttons import button

_ASKED = "tour/asked"
_WIDTH = 46  # average characters
_GAP = 12
_RING = 3
_CORNER = 8


@dataclass(frozen=True, slots=True)
class Stop:
    """A place of the window: its page, the names of the widgets it may be, and what to say of it."""

    page: str
    targets: tuple[str, ...]
    title: str
    text: str


STOPS = (
    Stop(
        "today",
        ("navigation",),
        "Nine pages",
        "In the order of the work, from Today to the rank list. Ctrl+1 to Ctrl+9 lead there.",
    ),
    Stop(
        "today",
        ("todayList", "todayEmpty"),
        "Today says what is due, and why",
        "Enter opens a line where it belongs. D marks it done, S puts it off.",
    ),
    Stop(
        "programs",
        ("programsTable", "programsEmpty"),
        "Programs, each with its evidence",
        "Every fact has a source and an age. What nobody knows is hatched and called unknown, never no and "
        "never zero. Ctrl+F searches as you type.",
    ),
    Stop(
        "programs",
        ("programsViews",),
        "The same list in other views",
        "Tiers, a chart, a comparison side by side, what to find out next and what to verify again. Search "
        "and filters hold for all of them.",
    ),
    Stop(
        "rotations",
        ("rotationsCanvas",),
        "Fourteen months of rotations",
        "Drag a rotation or move it with the arrow keys; a conflict names its causes and offers ways out.",
    ),
    Stop(
        "ranking",
        ("rankTable",),
        "The rank list",
        "Your own order beside what your criteria come to. It is checked, and read back, before it counts.",
    ),
    Stop(
        "today",
        ("savedState",),
        "Nothing is lost",
        "Every change is saved at once and Ctrl+Z takes it back; backups are kept on this machine. "
        "Help has the keys, and this tour again.",
    ),
)


def offer(window: MainWindow, settings: Settings) -> None:
    """Offer the tour, the first time only."""
    if not settings.text(_ASKED):
        settings.set_text(_ASKED, "offered")
        Tour(window).invite()


def begin(window: MainWindow) -> None:
    """Show the tour from its first stop; nothing without an open plan."""
    if window.plan is not None:
        Tour(window).go(0)


class Tour(QFrame):
    """The card; it never takes anything from the window but the keyboard, and gives that back."""

    def __init__(self, window: MainWindow) -> None:
        """Put a hidden card over a window, in place of one that is there."""
        for other in window.findChildren(Tour):
            other.end()
        super().__init__(window)
        self.setObjectName("tourCard")
        self._window = window
        self._plan = window.plan
        self._at = -1
        self._ring = _Ring(window)
        self._title = heading("", 1.15)
        self._title.setObjectName("tourTitle")
        self._title.setWordWrap(True)
        self._text = muted("")
        self._text.setObjectName("tourText")
        self._place = muted("")
        self._skip = button("tourSkip", self.tr("Skip"), self.end, self.tr("Esc"))
        self._back = button("tourBack", self.tr("Back"), lambda: self.go(self._at - 1))
        self._next = button("tourNext", self.tr("Next"), lambda: self.go(self._at + 1), self.tr("Enter"))
        self._lay_out()
        self.hide()
        window.installEventFilter(self)
        if self._plan is not None:
            self._plan.destroyed.connect(self.deleteLater)

    def invite(self) -> None:
        """Ask whether a look around is wanted."""
        self._say(
            self.tr("New here?"),
            self.tr("{count} short stops show you around. Help has the tour at any time.").format(
                count=len(STOPS)
            ),
            "",
        )
        self._name(self._skip, self.tr("No, thanks"))
        self._name(self._next, self.tr("Show me around"))
        self._back.hide()
        self._settle()
        if self._plan is not None:
            self._plan.navigation.currentRowChanged.connect(self._withdraw)

    def _withdraw(self) -> None:
        """Take the question away once somebody has found a way without it; Help has the tour."""
        if self._at < 0:
            self.end()

    def go(self, at: int) -> None:
        """Go to a stop; after the last one the tour is over."""
        plan = self._window.plan
        if plan is None or plan is not self._plan or at >= len(STOPS):
            self.end()
            return
        self._at = max(at, 0)
        stop = STOPS[self._at]
        plan.show_page(stop.page)
        last = self._at == len(STOPS) - 1
        self._say(
            _tr(stop.title), _tr(stop.text), self.tr("{n} of {of}").format(n=self._at + 1, of=len(STOPS))
        )
        self._name(self._skip, self.tr("Skip"))
        self._name(self._next, self.tr("Done") if last else self.tr("Next"))
        self._skip.setVisible(not last)
        self._back.setVisible(self._at > 0)
        self._settle()
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Take card and ring away."""
        self._window.removeEventFilter(self)
        had = any(made.hasFocus() for made in (self._skip, self._back, self._next))
        self._ring.hide()
        self._ring.deleteLater()
        self.hide()
        self.setObjectName("")
        self.deleteLater()
        if had and self._window.plan is not None:
            self._window.plan.navigation.setFocus()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.tokens(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(tokens.color("raised"))
        painter.setPen(QPen(tokens.color("accent"), 1.5))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _CORNER, _CORNER)
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._settle()
        return False

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._place, 1)
        for part in (self._skip, self._back, self._next):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addLayout(row)

    def _say(self, title: str, text: str, place: str) -> None:
        self._title.setText(title)
        self._text.setText(text)
        self._place.setText(place)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def _name(self, made: QPushButton, label: str) -> None:
        made.setText(label)
        made.setAccessibleName(label)

    def _target(self) -> QWidget | None:
        """Return what the stop is about, None where it is not on the screen."""
        if self._at < 0:
            return None
        names = STOPS[self._at].targets
        found = (one for name in names for one in self._window.findChildren(QWidget, name))
        return next((one for one in found if one.isVisible()), None)

    def _settle(self) -> None:
        """Put ring and card where they belong."""
        target = self._target()
        around = self._window.rect()
        layout = self.layout()
        if layout is not None:
            usual = _WIDTH * self.fontMetrics().averageCharWidth()
            self.setFixedWidth(max(usual, layout.minimumSize().width()))
        height = layout.totalHeightForWidth(self.width()) if layout is not None else self.height()
        self.resize(self.width(), height)
        if target is None:
            self._ring.hide()
            place = around.adjusted(_GAP, _GAP, -2 * _GAP, -4 * _GAP)
            self.move(place.bottomRight() - QPoint(self.width(), self.height()))
        else:
            spot = QRect(target.mapTo(self._window, QPoint(0, 0)), target.size()).intersected(around)
            self._ring.setGeometry(spot.adjusted(-_RING, -_RING, _RING, _RING).intersected(around))
            self._ring.show()
            self._ring.raise_()
            self.move(beside(spot, self.size(), around))
        self.show()
        self.raise_()


class _Ring(QWidget):
    """A frame around a place; the mouse goes through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.tokens(self).color("accent"), _RING))
        inside = self.rect().adjusted(_RING - 1, _RING - 1, 1 - _RING, 1 - _RING)
        painter.drawRoundedRect(inside, _CORNER, _CORNER)
        painter.end()


def beside(spot: QRect, card: QSize, around: QRect) -> QPoint:
    """Return where a card stands beside a place, or in its lower corner where there is no room beside it."""
    free = around.adjusted(_GAP, _GAP, -_GAP, -_GAP)
    corners = (
        QPoint(spot.right() + _GAP, spot.top() + _GAP),
        QPoint(spot.left() - card.width() - _GAP, spot.top() + _GAP),
        QPoint(spot.left(), spot.bottom() + _GAP),
        QPoint(spot.right() - card.width(), spot.top() - card.height() - _GAP),
    )
    fitting = (corner for corner in corners if free.contains(QRect(corner, card)))
    lower = spot.intersected(free)
    inside = QPoint(lower.right() - card.width() - _GAP, lower.bottom() - card.height() - _GAP)
    bounded = QPoint(max(inside.x(), free.left()), max(inside.y(), free.top()))
    return next(fitting, bounded)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Tour", text)
