"""What is due, in groups; each line says what, why, when, and leads to its record."""

import itertools
from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from matchplanner.services.today import Band, DueLine, Overview
from matchplanner.ui.days import day_text
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.today.delegate import FOLD, LINE, SETTLED, WHEN, DueDelegate
from matchplanner.ui.today.words import because, when
from matchplanner.ui.words import word

When = tuple[str, str, bool]
"""The day, how far away it is, and whether that is a warning."""

_OPEN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class DueList(QListWidget):
    """The groups with their lines; a click or Enter opens the record, D and S settle the line."""

    opened = Signal(object)
    """A DueLine was chosen."""

    done_requested = Signal(object)
    """This DueLine is done; or, where it is settled already, is to come back."""

    snooze_requested = Signal(object, QPoint)
    """This DueLine is to be put off; the menu belongs at this place of the screen."""

    menu_requested = Signal(object, QPoint)
    """The menu of this DueLine is wanted at this place of the screen."""

    current_changed = Signal()
    """Another line is current, or none."""

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
        self._shown: Overview | None = None
        self._unfolded: set[str] = set()
        self.clicked.connect(self._on_clicked)
        self.currentRowChanged.connect(lambda _row: self.current_changed.emit())

    def show_overview(self, found: Overview) -> None:
        """Show other lines; the one that was current stays so, or gives its place to the next one."""
        before, row, top = self._current_mark(), self.currentRow(), self.verticalScrollBar().value()
        self._shown = found
        self.clear()
        if found.away:
            self._head(self.tr("While you were away"))
            self._lines(found.away, found.today)
        for band, group in itertools.groupby(found.lines, key=lambda line: line.band):
            self._head(self._band(band))
            self._lines(group, found.today)
        if not self.count():
            self._head(self.tr("Nothing is due."))
        self._settled(found)
        self._restore(before, row)
        self.verticalScrollBar().setValue(top)
        self.current_changed.emit()

    def current(self) -> DueLine | None:
        """Return the line that is current, None if there is none."""
        line = self.currentIndex().data(LINE)
        return line if isinstance(line, DueLine) else None

    def current_settled(self) -> bool:
        """Return whether the current line is done or put off."""
        return bool(self.currentIndex().data(SETTLED))

    def lines(self) -> list[DueLine]:
        """Return the lines from top to bottom."""
        found = (self.item(at).data(LINE) for at in range(self.count()))
        return [line for line in found if isinstance(line, DueLine)]

    def below_current(self) -> QPoint:
        """Return the place on the screen under the current line."""
        return self.viewport().mapToGlobal(self.visualItemRect(self.currentItem()).bottomLeft())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        line, key = self.current(), event.key()
        if key in _OPEN_KEYS:
            self._activate(self.currentIndex())
        elif plain and line is not None and key == Qt.Key.Key_D:
            self.done_requested.emit(line)
        elif plain and line is not None and key == Qt.Key.Key_S:
            self.snooze_requested.emit(line, self.below_current())
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        line = index.data(LINE)
        if isinstance(line, DueLine):
            self.setCurrentIndex(index)
            self.menu_requested.emit(line, self.below_current() if by_key else event.globalPos())

    def _head(self, text: str, fold: str = "") -> None:
        item = QListWidgetItem(text, self)
        item.setData(FOLD, fold)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if fold else Qt.ItemFlag.NoItemFlags
        item.setFlags(flags)

    def _lines(self, lines: Iterable[DueLine], today: date) -> None:
        for line in lines:
            day, distance = when(line, today)
            self._line(
                line, (day, distance, line.band is Band.OVERDUE and not line.gone), self._band(line.band)
            )

    def _band(self, band: Band) -> str:
        if band is Band.COMING and self._shown is not None:
            return self.tr("Next {n} days").format(n=self._shown.within)
        return word(band)

    def _settled(self, found: Overview) -> None:
        """List what is done today and what is put off, each behind its folded name."""
        put_off = [(line, (day_text(until), self.tr("put off until"))) for line, until in found.put_off]
        done = [(line, (self.tr("done"), self.tr("today"))) for line in found.done]
        for key, title, group in (
            ("done", self.tr("Done"), done),
            ("put_off", self.tr("Put off"), put_off),
        ):
            if group:
                unfolded = key in self._unfolded
                arrow = "▾" if unfolded else "▸"  # as in the buttons that open a menu
                self._head(f"{arrow} {title} ({len(group)})", key)
                for line, (upper, lower) in group if unfolded else ():
                    self._line(line, (upper, lower, False), title, settled=True)

    def _line(self, line: DueLine, texts: When, group: str, *, settled: bool = False) -> None:
        item = QListWidgetItem(line.title, self)
        item.setData(LINE, line)
        item.setData(WHEN, texts)
        item.setData(SETTLED, settled)
        spoken = ", ".join(part for part in (line.title, *texts[:2]) if part)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{group}: {spoken}. {because(line)}")
        item.setToolTip(plain_tip(f"{line.title}\n{because(line)}"))

    def _current_mark(self) -> str:
        line = self.current()
        return str(self.currentIndex().data(FOLD) or "") if line is None else line.key

    def _restore(self, mark: str, row: int) -> None:
        rows = [at for at in range(self.count()) if self.item(at).flags() & Qt.ItemFlag.ItemIsSelectable]
        same = [at for at in rows if mark and mark == self._mark_of(self.item(at))]
        lines = [at for at in rows if not self.item(at).data(FOLD)]
        after = [at for at in lines if at >= row] or lines[-1:] if row >= 0 else lines[:1]
        self.setCurrentRow(next(iter(same or after or rows), -1))

    @staticmethod
    def _mark_of(item: QListWidgetItem) -> str:
        line = item.data(LINE)
        return line.key if isinstance(line, DueLine) else str(item.data(FOLD) or "")

    def _on_clicked(self, index: QModelIndex) -> None:
        self._activate(index)

    def _activate(self, index: QModelIndex) -> None:
        line, fold = index.data(LINE), index.data(FOLD)
        if isinstance(line, DueLine):
            self.opened.emit(line)
        elif fold and self._shown is not None:
            self._unfolded ^= {str(fold)}
            self.show_overview(self._shown)
