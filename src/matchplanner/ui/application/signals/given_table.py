"""The signals given as a table: to which program, of which kind, why."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from matchplanner.domain.token_tables import SIGNALS
from matchplanner.services.tokens import SignalRow
from matchplanner.ui import theme
from matchplanner.ui.application.signals.signal_words import tr
from matchplanner.ui.days import day_text, parse_day, short_day
from matchplanner.ui.models.rows import Column, Index, RowTableModel
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.widgets.choice_delegate import ChoiceDelegate
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.words import word

_WIDTHS = (40, 13, 22, 11, 22)
Edit = Callable[[SignalRow, str, object], None]
"""Stores one field of a signal."""


class SignalsModel(RowTableModel[SignalRow]):
    """What speaks against a signal is told where it stands, and its program's name takes its colour."""

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and self.rows[index.row()].doubts:
            if role == Qt.ItemDataRole.ForegroundRole and index.column() == 0:
                return theme.tokens().color("attention")
            if role == Qt.ItemDataRole.ToolTipRole:
                return plain_tip("\n".join(doubt.text for doubt in self.rows[index.row()].doubts))
        return super().data(index, role)


class SignalsTable(RecordTable):
    """Kind, specialty, day and reason are edited in place; Delete takes a signal back."""

    def __init__(self, edit: Edit, parent: QWidget | None = None) -> None:
        """Start empty; `edit` stores what is typed."""
        super().__init__("signalsTable", tr("Signals given"), parent)
        self.set_lines(2)
        self.setWordWrap(True)
        self.rows_model = SignalsModel(_columns(edit), self)
        self.show_model(self.rows_model, _WIDTHS, 0)
        kinds = [(kind.value, word(kind)) for kind in SIGNALS]
        at = self.rows_model.column_of("kind")
        self.setItemDelegateForColumn(at, ChoiceDelegate(tr("Kind"), kinds, self))

    def show_signals(self, rows: Sequence[SignalRow], specialties: Sequence[str]) -> None:
        """Show the signals; `specialties` may be chosen for each."""
        offered = [(name, name) for name in specialties]
        at = self.rows_model.column_of("specialty")
        self.setItemDelegateForColumn(at, ChoiceDelegate(tr("Specialty"), offered, self))
        self.rows_model.replace(rows)
        self.select_any()

    def current(self) -> SignalRow | None:
        """Return the current signal."""
        row = self.row()
        return row if isinstance(row, SignalRow) else None


def _columns(edit: Edit) -> tuple[Column[SignalRow], ...]:
    return (
        Column("program", tr("Program"), lambda row: row.program, tip=lambda row: row.program),
        Column(
            "kind",
            tr("Kind"),
            lambda row: word(row.kind),
            lambda row, value: edit(row, "kind", value),
            edited=lambda row: row.kind.value,
        ),
        Column(
            "specialty",
            tr("Specialty"),
            lambda row: row.specialty,
            lambda row, value: edit(row, "specialty", value),
        ),
        Column(
            "given_on",
            tr("Given on"),
            lambda row: tr("planned") if row.given_on is None else short_day(row.given_on),
            lambda row, text: edit(row, "given_on", parse_day(text)),
            sort=lambda row: row.given_on,
            edited=lambda row: day_text(row.given_on, ""),
        ),
        Column(
            "note",
            tr("Why there"),
            lambda row: row.note,
            lambda row, value: edit(row, "note", value),
            tip=lambda row: row.note,
        ),
    )
