"""The preview as a tree; ticks say what is taken over."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from matchplanner.ui.importing.lines import (
    CHANGED,
    INVALID,
    NEW,
    OFF,
    ON,
    UNCERTAIN,
    UNCHANGED,
    VANISHED,
    Lines,
    below,
    line,
    mark_of,
    tickable,
)
from matchplanner.ui.importing.picks import Picks

_OPEN_AT_FIRST = 20
_WIDTHS = (42, 14, 26, 28)
_WIDE = 2  # the column that takes what is left: it holds reasons
_VERDICT = 3


class PreviewTree(QTreeWidget):
    """Shows what an import would do; rows of a group are made when it is opened."""

    picked = Signal()
    """Something was ticked or not."""

    doubt_chosen = Signal(object)
    """The current line belongs to this uncertain row, or to none (None)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setObjectName("importGroups")
        self.setAccessibleName(self.tr("What the list says"))
        self.setHeaderLabels(
            [self.tr("Program"), self.tr("In the plan"), self.tr("In the list"), self.tr("Ticked, it")]
        )
        self.setUniformRowHeights(True)
        width = self.fontMetrics().averageCharWidth()
        header = self.header()
        for at, characters in enumerate(_WIDTHS):
            header.resizeSection(at, characters * width)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_WIDE, QHeaderView.ResizeMode.Stretch)
        self._lines: Lines | None = None
        self.itemExpanded.connect(self._fill)
        self.itemChanged.connect(self._on_ticked)
        self.currentItemChanged.connect(self._on_current)

    def show_preview(self, picks: Picks) -> None:
        """Show another preview."""
        found = picks.found
        self._lines = None
        self.clear()
        groups = (
            (NEW, self.tr("New"), len(found.new)),
            (CHANGED, self.tr("Changed"), len(found.changed)),
            (UNCERTAIN, self.tr("Uncertain: may be a program you have"), len(found.uncertain)),
            (VANISHED, self.tr("Not in this list any more"), len(found.vanished)),
            (INVALID, self.tr("Invalid"), len(found.invalid)),
            (UNCHANGED, self.tr("Unchanged"), len(found.unchanged)),
        )
        for kind, title, count in groups:
            self._add_group(kind, title, count)
        self._lines = Lines(picks)
        for kind, _title, count in groups:
            if 0 < count <= _OPEN_AT_FIRST:
                self.group(kind).setExpanded(True)
        self._show_ticks()

    def group(self, kind: str) -> QTreeWidgetItem:
        """Return a group's own line."""
        return next(group for group in self._groups() if mark_of(group)[0] == kind)

    def show_row(self, kind: str, row: int) -> None:
        """Make the line of a row current and build its fields anew."""
        group = self.group(kind)
        group.setExpanded(True)
        found = next(made for made in below(group) if mark_of(made)[1] == row)
        found.takeChildren()
        self._fill(found)
        found.setExpanded(True)
        self.setCurrentItem(found)

    def _groups(self) -> list[QTreeWidgetItem]:
        lines = (self.topLevelItem(at) for at in range(self.topLevelItemCount()))
        return [group for group in lines if group is not None]

    def _add_group(self, kind: str, title: str, count: int) -> None:
        ticked = bool(count) and kind not in (UNCERTAIN, UNCHANGED)
        group = line((kind, 0, ""), f"{title} ({count:,})", ticked=ticked)
        self.addTopLevelItem(group)
        if kind != UNCHANGED and count:
            group.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)

    def _fill(self, item: QTreeWidgetItem) -> None:
        kind, row, _name = mark_of(item)
        if self._lines is None or item.childCount():
            return
        made = self._lines.of_row(kind, row) if row else self._lines.of_group(kind)
        self.blockSignals(True)  # noqa: FBT003 - Qt takes it positionally
        item.addChildren(list(made))
        self.blockSignals(False)  # noqa: FBT003 - Qt takes the mark positionally
        self._show_ticks()

    def _on_ticked(self, item: QTreeWidgetItem, column: int) -> None:
        if self._lines is None or column:
            return
        self._lines.take(mark_of(item), on=item.checkState(0) != OFF)
        self._show_ticks()
        self.picked.emit()

    def _show_ticks(self) -> None:
        """Make every tick that is shown say what is picked."""
        if self._lines is None:
            return
        self.blockSignals(True)  # noqa: FBT003 - Qt takes it positionally
        for group in self._groups():
            self._show_group(group, self._lines)
        self.blockSignals(False)  # noqa: FBT003 - Qt takes the mark positionally
        self.viewport().update()

    def _show_group(self, group: QTreeWidgetItem, lines: Lines) -> None:
        kind = mark_of(group)[0]
        if tickable(group):
            group.setCheckState(0, lines.group_state(kind))
        for made in below(group):
            row = mark_of(made)[1]
            if tickable(made):
                made.setCheckState(0, lines.state(kind, row))
            if kind == UNCERTAIN:
                made.setText(_VERDICT, lines.verdict(row))
            chosen = lines.picks.fields.get(row, set())
            for field in filter(tickable, below(made)):
                field.setCheckState(0, ON if mark_of(field)[2] in chosen else OFF)

    def _on_current(self, current: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        kind, row, _name = mark_of(current) if current is not None else ("", 0, "")
        doubt = self._lines.doubts.get(row) if self._lines is not None and kind == UNCERTAIN else None
        if doubt is not None and current is not None:
            current.setExpanded(True)
        self.doubt_chosen.emit(doubt)
