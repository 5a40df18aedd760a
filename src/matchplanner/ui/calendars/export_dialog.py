"""What of the plan's calendar goes into an .ics file, and what of it reminds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGroupBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from matchplanner.services.exchange.calendar_alarms import ALARMS
from matchplanner.services.exchange.calendar_entry import CalendarEntry, EntryKind
from matchplanner.ui.calendars.words import kind_text, reminder_text, tr, when_text
from matchplanner.ui.overriding import override
from matchplanner.ui.page import heading, muted
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.empty import EmptyState
from matchplanner.ui.widgets.flow import FlowBox
from matchplanner.ui.widgets.sizes import resize_within_screen

_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_WIDTH, _HEIGHT = 130, 38
"""Average characters, and lines."""

_WHEN_WIDTH = 42


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is to be exported; of `left_out` kinds nothing, `silent` ones without reminders."""

    entries: tuple[CalendarEntry, ...]
    left_out: frozenset[EntryKind]
    silent: frozenset[EntryKind]


class CalendarExport(QDialog):
    """All entries by kind, each with a tick, and beside them which kinds remind."""

    def __init__(
        self,
        entries: Sequence[CalendarEntry],
        before: Chosen,
        take: Callable[[Chosen], None],
        parent: QWidget,
    ) -> None:
        """Start with what was chosen `before`; `take` goes on with what is chosen now."""
        super().__init__(parent)
        self.setObjectName("calendarExport")
        title = tr("Export the calendar")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._entries = tuple(entries)
        self._before = before
        self._take = take
        self._kinds = [kind for kind in EntryKind if any(entry.kind is kind for entry in entries)]
        self._groups: dict[EntryKind, QTreeWidgetItem] = {}
        self._lines: dict[int, QTreeWidgetItem] = {}
        self.tree = self._tree()
        self.reminders = {kind: self._reminder(kind) for kind in self._kinds if ALARMS[kind]}
        self.summary = QLabel()
        self.summary.setObjectName("calendarSummary")
        self.ok = button("calendarExportOk", tr("Export..."), self.accept)
        self.ok.setDefault(True)
        self._assemble(title)
        self._fill()
        self.tree.itemChanged.connect(lambda _item, _column: self._show_state())
        self._show_state()
        metrics = self.fontMetrics()
        resize_within_screen(self, _WIDTH * metrics.averageCharWidth(), _HEIGHT * metrics.height())
        self.tree.setFocus()

    def chosen(self) -> Chosen:
        """Return what is ticked now."""
        ticked = tuple(
            entry for at, entry in enumerate(self._entries) if self._lines[at].checkState(0) == _ON
        )
        left_out = frozenset(kind for kind in self._kinds if self._groups[kind].checkState(0) == _OFF)
        silent = frozenset(kind for kind, box in self.reminders.items() if not box.isChecked())
        unseen = frozenset(EntryKind) - set(self._kinds)
        return Chosen(
            ticked, left_out | self._before.left_out & unseen, silent | self._before.silent & unseen
        )

    @override
    def accept(self) -> None:
        super().accept()
        self._take(self.chosen())

    def _assemble(self, title: str) -> None:
        row = QHBoxLayout()
        row.addWidget(button("calendarAll", tr("Tick all"), lambda: self._tick_all(on=True)))
        row.addWidget(button("calendarNone", tr("Tick none"), lambda: self._tick_all(on=False)))
        row.addWidget(self.summary, 1)
        row.addWidget(button("calendarExportCancel", tr("Cancel"), self.reject, tr("Esc")))
        row.addWidget(self.ok)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(heading(title, 1.15))
        column.addWidget(
            muted(
                tr(
                    "One file for Google Calendar, Outlook or Apple Calendar. Export and import it again "
                    "after changes: entries there are updated, not doubled, and what you dropped is taken "
                    "out. Titles, days, places and the state of each go along, and with an interview its "
                    "telephone, link and interviewers; notes and amounts stay here."
                )
            )
        )
        column.addWidget(self._content(), 1)
        column.addLayout(row)

    def _content(self) -> QWidget:
        stack = QStackedWidget()
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.tree, 1)
        column.addWidget(self._reminder_box())
        stack.addWidget(full)
        stack.addWidget(
            EmptyState(
                tr("Nothing has a date yet"),
                tr(
                    "Set the target year in Profile for the dates of the season, or give a rotation, "
                    "an interview or an event its day."
                ),
            )
        )
        stack.setCurrentIndex(0 if self._entries else 1)
        return stack

    def _tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName("calendarEntries")
        tree.setAccessibleName(tr("Entries to export"))
        tree.setHeaderLabels([tr("Entry"), tr("When")])
        tree.setUniformRowHeights(True)
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(1, _WHEN_WIDTH * tree.fontMetrics().averageCharWidth())
        return tree

    def _reminder_box(self) -> QGroupBox:
        box = QGroupBox(tr("Remind me"))
        box.setObjectName("calendarReminders")
        box.setVisible(bool(self.reminders))
        flow = FlowBox(spacing=12)
        for each in self.reminders.values():
            flow.add(each)
        QVBoxLayout(box).addWidget(flow)
        return box

    def _reminder(self, kind: EntryKind) -> QCheckBox:
        box = QCheckBox(reminder_text(kind))
        box.setObjectName(f"remind_{kind.value}")
        box.setAccessibleName(reminder_text(kind))
        box.setChecked(kind not in self._before.silent)
        return box

    def _fill(self) -> None:
        self.tree.blockSignals(True)  # noqa: FBT003 - Qt takes the mark positionally
        for kind in self._kinds:
            mine = [(at, entry) for at, entry in enumerate(self._entries) if entry.kind is kind]
            group = QTreeWidgetItem(self.tree, [f"{kind_text(kind)} ({len(mine)})"])
            group.setFlags(group.flags() | Qt.ItemFlag.ItemIsAutoTristate | Qt.ItemFlag.ItemIsUserCheckable)
            group.setFirstColumnSpanned(True)
            self._groups[kind] = group
            for at, entry in mine:
                when = when_text(entry.first, entry.last, entry.wall, entry.zone)
                line = self._lines[at] = QTreeWidgetItem(group, [entry.title, when])
                line.setCheckState(0, _OFF if kind in self._before.left_out else _ON)
                line.setToolTip(0, plain_tip(entry.title))
                line.setToolTip(1, when)
        self.tree.blockSignals(False)  # noqa: FBT003 - Qt takes the mark positionally
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first)

    def _tick_all(self, *, on: bool) -> None:
        for group in self._groups.values():
            group.setCheckState(0, _ON if on else _OFF)

    def _show_state(self) -> None:
        chosen = self.chosen()
        told = tr("{n} of {of} entries").format(n=len(chosen.entries), of=len(self._entries))
        self.summary.setText(told if self._entries else "")
        self.ok.setEnabled(bool(chosen.entries))
        for kind, box in self.reminders.items():
            box.setEnabled(kind not in chosen.left_out)
