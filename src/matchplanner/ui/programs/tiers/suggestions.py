"""The tiers the facts suggest, each with its reasons, before any of them is taken over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from matchplanner.services.tiers import Standing
from matchplanner.ui.models.rows import Column, RowTableModel
from matchplanner.ui.page import heading, muted
from matchplanner.ui.programs.columns import tier_words
from matchplanner.ui.programs.tiers import texts
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.record_table import RecordTable


@dataclass(frozen=True, slots=True)
class Proposal:
    """A program and the tier suggested for it."""

    one: Standing
    tier: int

    @property
    def id(self) -> int:
        """The program."""
        return self.one.row.id


class _Table(RecordTable):
    """Enter accepts the current line."""

    accepted = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        else:
            super().keyPressEvent(event)


class Suggestions(QWidget):
    """A list of proposals; nothing changes until one is accepted."""

    accept_requested = Signal(object)
    """A dict of program ids and their new tiers."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setObjectName("tierSuggestions")
        self.model = RowTableModel(self._columns(), self)
        self.table = _Table("suggestionsTable", self.tr("Suggested tiers"))
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.table.show_model(self.model, (30, 5, 11), 0)
        self.table.record_changed.connect(lambda _record: self._show_reasons())
        self.table.accepted.connect(self._accept_one)
        self.explained = muted("")
        self.explained.setObjectName("suggestionsExplained")
        self.reasons = QLabel()
        self.reasons.setObjectName("suggestionReasons")
        self.reasons.setTextFormat(Qt.TextFormat.PlainText)
        self.reasons.setWordWrap(True)
        self.one = button("acceptSuggestion", self.tr("Accept this"), self._accept_one, self.tr("Enter"))
        self.all = button("acceptAllSuggestions", self.tr("Accept all"), self._accept_all)
        done = button("closeSuggestions", self.tr("Done"), self.closed.emit, self.tr("Esc"))
        buttons = QHBoxLayout()
        for part in (self.one, self.all, done):
            buttons.addWidget(part)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 8)
        column.setSpacing(8)
        column.addWidget(heading(self.tr("Suggested tiers"), 1.15))
        column.addWidget(self.explained)
        column.addWidget(self.table, 1)
        column.addWidget(self.reasons)
        column.addLayout(buttons)

    def show_proposals(self, found: Mapping[int, int], standings: Sequence[Standing]) -> None:
        """Show what is suggested; programs without a suggestion are counted and say why elsewhere."""
        proposals = [Proposal(one, found[one.row.id]) for one in standings if one.row.id in found]
        self.model.replace(proposals)
        self.table.select_any()
        gated = sum(one.suggestion.gated_out for one in standings)
        open_ = sum(one.suggestion.tier is None and not one.suggestion.gated_out for one in standings)
        self.explained.setText(
            self.tr(
                "{n} to decide. Without a suggestion: {open} of which too little is known, "
                "{gated} gated out. A tier you gave is left alone if it has a reason or nothing rules it out."
            ).format(n=len(proposals), open=open_, gated=gated)
        )
        for part in (self.one, self.all, self.table):
            part.setEnabled(bool(proposals))
        self._show_reasons()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _columns(self) -> tuple[Column[Proposal], ...]:
        return (
            Column("name", self.tr("Program"), lambda one: one.one.row.name),
            Column(
                "now", self.tr("Now"), lambda one: "" if one.one.row.tier is None else str(one.one.row.tier)
            ),
            Column("tier", self.tr("Suggested"), lambda one: tier_words(one.tier)),
        )

    def _show_reasons(self) -> None:
        row = self.table.row()
        if not isinstance(row, Proposal):
            self.reasons.setText("")
            return
        self.reasons.setText("\n".join(texts.reason_lines(row.one.suggestion)))

    def _accept_one(self) -> None:
        row = self.table.row()
        if isinstance(row, Proposal):
            self.accept_requested.emit({row.id: row.tier})

    def _accept_all(self) -> None:
        self.accept_requested.emit({one.id: one.tier for one in self.model.rows})
