"""What the list is narrowed to, as chips: each can be changed, taken away, and reached by keyboard."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMenu, QPushButton, QWidget
from typing_extensions import override

from matchplanner.domain.program_filter import Condition, ProgramFilter
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.programs.facet_popup import FacetPopup
from matchplanner.ui.programs.facets import COMMON, Facet
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.flow import FlowBox


class FilterBar(FlowBox):
    """The chips below the toolbar; hidden while nothing is asked."""

    filter_changed = Signal(object)
    """The list is to be narrowed to another ProgramFilter."""

    left = Signal()
    """The keyboard is to go back to the table."""

    def __init__(
        self, facets: Mapping[str, Facet], rows: Callable[[Condition | None], Sequence[ProgramRow]]
    ) -> None:
        """Narrow by these facets; `rows` returns what passes everything but one condition."""
        super().__init__(spacing=6)
        self.setObjectName("filterBar")
        self._facets = facets
        self._rows = rows
        self._filter = ProgramFilter()
        self.hide()

    @property
    def filter(self) -> ProgramFilter:
        """What is asked now."""
        return self._filter

    def set_filter(self, wanted: ProgramFilter) -> None:
        """Show other conditions and tell of them."""
        if wanted == self._filter:
            return
        held = QApplication.focusWidget()
        had_keyboard = held is not None and self.isAncestorOf(held)
        self._filter = wanted
        self._rebuild()
        if had_keyboard:
            self._keep_keyboard()
        self.filter_changed.emit(wanted)

    def ask_nothing(self) -> None:
        """Take all conditions away."""
        self.set_filter(ProgramFilter())

    def menu(self, parent: QWidget) -> QMenu:
        """Return the facets as a menu: the common ones first, the others by group."""
        menu = QMenu(parent)
        menu.setObjectName("filterMenu")
        menu.setAccessibleName(self.tr("Filter"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key in COMMON:
            if key in self._facets:
                self._offer(menu, self._facets[key])
        menu.addSeparator()
        groups: dict[str, QMenu] = {}
        for facet in self._facets.values():
            if facet.key in COMMON:
                continue
            if facet.group not in groups:
                groups[facet.group] = menu.addMenu(facet.group.replace("&", "&&"))
            self._offer(groups[facet.group], facet)
        return menu

    def _offer(self, menu: QMenu, facet: Facet) -> None:
        action = menu.addAction(self.tr("{facet}...").format(facet=facet.title.replace("&", "&&")))
        action.setObjectName(f"filter_{facet.key}")
        action.setCheckable(True)
        action.setChecked(self._filter.get(facet.key) is not None)
        action.triggered.connect(partial(self._open_later, facet.key))

    def _open_later(self, key: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - a slot
        self.open_facet(key)

    def open_facet(self, key: str, place: QPoint | None = None) -> FacetPopup:
        """Open the window of one facet, at the chip if it has one."""
        facet, condition = self._facets[key], self._filter.get(key)
        offered = facet.offered(self._rows(condition))
        popup = FacetPopup(facet, condition, offered, self.window())
        popup.condition_changed.connect(lambda asked: self.set_filter(self._filter.having(asked)))
        chip = self.findChild(QWidget, f"chip_{key}")
        anchor = chip if chip is not None else self.parentWidget() or self
        popup.open_at(place or anchor.mapToGlobal(QPoint(0, anchor.height() if chip is not None else 0)))
        return popup

    def _keep_keyboard(self) -> None:
        """Stay among the chips after one of them went, or go back to the table after the last."""
        first = self.findChild(QPushButton)
        if first is None:
            self.left.emit()
        else:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rebuild(self) -> None:
        self.clear()
        for condition in self._filter.conditions:
            self.add(self._chip(condition))
        if self._filter:
            clear = button("clearFilters", self.tr("Clear all"), self.ask_nothing)
            clear.setFlat(True)
            self.add(clear)
        self.setVisible(bool(self._filter))

    def _chip(self, condition: Condition) -> QWidget:
        facet = self._facets.get(condition.key)
        words = facet.describe(condition) if facet is not None else condition.key
        chip = _Chip(condition.key, words)
        if facet is not None:
            chip.opened.connect(partial(self.open_facet, condition.key))
        chip.removed.connect(lambda: self.set_filter(self._filter.without(condition.key)))
        return chip

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.ask_nothing()
        else:
            super().keyPressEvent(event)


class _Chip(QFrame):
    """One condition; Enter changes it, Del takes it away."""

    opened = Signal()
    removed = Signal()

    def __init__(self, key: str, words: str) -> None:
        super().__init__()
        self.setObjectName(f"chip_{key}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        shown = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 3]}..."
        self._text: QPushButton = button(f"chipText_{key}", shown.replace("&", "&&"), self.opened.emit, words)
        self._text.setAccessibleName(words)
        remove = button(f"chipRemove_{key}", self.tr("Remove"), self.removed.emit)
        remove.setFlat(True)
        remove.setToolTip(plain_tip(self.tr("Remove {condition}").format(condition=words)))
        row.addWidget(self._text)
        row.addWidget(remove)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)


_LONGEST = 60
