"""The plans opened lately: open one, pin it, find one that was moved, or take it off the list."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from matchplanner.ui import theme
from matchplanner.ui.days import day_text, relative
from matchplanner.ui.overriding import override
from matchplanner.ui.page import heading
from matchplanner.ui.recent_plans import RecentPlan, RecentPlans
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.welcome.looks import Looks, size_of
from matchplanner.ui.widgets.buttons import button

_PATH = Qt.ItemDataRole.UserRole
_WHERE = Qt.ItemDataRole.UserRole + 1
_FACTS = Qt.ItemDataRole.UserRole + 2
_MISSING = Qt.ItemDataRole.UserRole + 3
_PADDING = 10
_TAIL = 2
_SIZES = QLocale.DataSizeFormat.DataSizeSIFormat

Index = QModelIndex | QPersistentModelIndex


class RecentList(QWidget):
    """A list with its buttons; hidden while no plan was ever open."""

    chosen = Signal(object)
    """Open this plan: a path."""

    locate_requested = Signal(object)
    """Ask where this plan lies now: the path at which it is not."""

    def __init__(self, plans: RecentPlans, today: date, look: Callable[[Path], int | None] = size_of) -> None:
        """Show the list; `look` tells a file's size, beside the window."""
        super().__init__()
        self._plans = plans
        self._today = today
        self._sizes: dict[Path, int | None] = {}
        self.items = _List()
        self.items.setObjectName("recentPlans")
        self.items.setAccessibleName(self.tr("Opened lately"))
        self.items.itemActivated.connect(lambda _item: self._open())
        self.items.remove_requested.connect(self._remove)
        self.items.currentRowChanged.connect(lambda _row: self._name_buttons())
        self._opens = button("recentOpen", self.tr("Open"), self._open, self.tr("Enter"))
        self._pins = button("recentPin", self.tr("Pin"), self._pin, self.tr("Pinned plans stay on top"))
        self._locates = button("recentLocate", self.tr("Locate..."), self._locate)
        self._removes = button(
            "recentRemove", self.tr("Remove from the list"), self._remove, self.tr("Del; the file stays")
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self._opens, self._pins, self._locates, self._removes):
            row.addWidget(part)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading(self.tr("Opened lately"), 1.0))
        column.addWidget(self.items)
        column.addLayout(row)
        self.looks = Looks(look, self)
        self.looks.seen.connect(self._on_seen)
        self._show()
        self.looks.begin(row.path for row in plans.rows())

    def current(self) -> RecentPlan | None:
        """Return the plan the keyboard is on."""
        rows, at = self._plans.rows(), self.items.currentRow()
        return rows[at] if 0 <= at < len(rows) else None

    def _show(self, path: Path | None = None) -> None:
        """Show the list anew, with the keyboard on a plan."""
        rows = self._plans.rows()
        self.items.blockSignals(True)  # noqa: FBT003 - Qt takes the mark positionally
        self.items.clear()
        for row in rows:
            self.items.addItem(self._item(row))
        self.items.setCurrentRow(next((at for at, row in enumerate(rows) if row.path == path), 0))
        self.items.blockSignals(False)  # noqa: FBT003 - Qt takes the mark positionally
        height = sum(self.items.sizeHintForRow(at) for at in range(len(rows)))
        self.items.setFixedHeight(height + 2 * self.items.frameWidth())
        self.setVisible(bool(rows))
        self._name_buttons()

    def _item(self, row: RecentPlan) -> QListWidgetItem:
        item = QListWidgetItem(row.path.stem)
        missing = self._missing(row.path)
        where = self.tr("Not found in {folder}") if missing else "{folder}"
        parts = [self.tr("Pinned")] if row.pinned else []
        size = self._sizes.get(row.path)
        parts += [] if size is None else [QLocale().formattedDataSize(size, 0, _SIZES)]
        if row.opened_on is not None:
            parts.append(self.tr("opened {when}").format(when=relative(row.opened_on, self._today)))
            item.setToolTip(plain_tip(f"{row.path}\n{day_text(row.opened_on)}"))
        else:
            item.setToolTip(plain_tip(str(row.path)))
        item.setData(_PATH, str(row.path))
        item.setData(_WHERE, where.format(folder=_tail(row.path)))
        item.setData(_FACTS, " · ".join(parts))
        item.setData(_MISSING, missing)
        spoken = (row.path.stem, item.data(_WHERE), item.data(_FACTS))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, spoken)))
        return item

    def _missing(self, path: Path) -> bool:
        return path in self._sizes and self._sizes[path] is None

    def _on_seen(self, path: Path, size: int | None) -> None:
        self._sizes[path] = size
        current = self.current()
        self._show(None if current is None else current.path)

    def _name_buttons(self) -> None:
        row = self.current()
        missing = row is not None and self._missing(row.path)
        self._opens.setEnabled(row is not None and not missing)
        self._locates.setVisible(missing)
        words = self.tr("Unpin") if row is not None and row.pinned else self.tr("Pin")
        self._pins.setText(words)
        self._pins.setAccessibleName(words)

    def _open(self) -> None:
        row = self.current()
        if row is None:
            return
        if self._missing(row.path):
            self.locate_requested.emit(row.path)
        else:
            self.chosen.emit(row.path)

    def _pin(self) -> None:
        row = self.current()
        if row is not None:
            self._plans.pin(row.path, pinned=not row.pinned)
            self._show(row.path)

    def _locate(self) -> None:
        row = self.current()
        if row is not None:
            self.locate_requested.emit(row.path)

    def _remove(self) -> None:
        row = self.current()
        if row is not None:
            self._plans.remove(row.path)
            self._show()


class _List(QListWidget):
    """A list that is as high as its rows; Del asks to take the current one away."""

    remove_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Delegate(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit()
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    """Paints the name over its folder, and what is known of the file at the right."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, 2 * option.fontMetrics.lineSpacing() + _PADDING)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        blank = QStyleOptionViewItem(option)
        self.initStyleOption(blank, index)
        blank.text = ""
        option.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, blank, painter, option.widget
        )
        tokens = theme.tokens()
        small = theme.sized(option.font, 0.85)
        area = QRectF(option.rect).adjusted(_PADDING, _PADDING / 2, -_PADDING, -_PADDING / 2)
        painter.save()
        painter.setFont(small)
        painter.setPen(tokens.color("text_muted"))
        facts = str(index.data(_FACTS) or "")
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, right, facts)
        words = area.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(facts) - _PADDING, 0)
        _line(painter, words, str(index.data(_WHERE) or ""), Qt.AlignmentFlag.AlignBottom)
        painter.setFont(theme.sized(option.font, 1.0, bold=True))
        painter.setPen(tokens.color("text_muted" if index.data(_MISSING) else "text"))
        _line(painter, words, str(index.data() or ""), Qt.AlignmentFlag.AlignTop)
        painter.restore()


def _line(painter: QPainter, area: QRectF, text: str, place: Qt.AlignmentFlag) -> None:
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, int(area.width()))
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | place, cut)


def _tail(path: Path) -> str:
    """Return the last folders of where a file lies; the whole path is in the tooltip."""
    folders = path.parent.parts
    return str(Path(*folders[-_TAIL:])) if folders else ""
