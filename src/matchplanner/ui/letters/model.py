"""The letters as a table."""

from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from matchplanner.domain import letters
from matchplanner.domain.claims import YesNo
from matchplanner.domain.letters import CHAIN, LetterRisk, LetterState
from matchplanner.services.letters import LetterRow
from matchplanner.ui import theme
from matchplanner.ui.days import short_day
from matchplanner.ui.letters.chain import STATE_ROLE
from matchplanner.ui.letters.letter_words import timing_words
from matchplanner.ui.models.rows import Column, Index, RowTableModel
from matchplanner.ui.words import word

_COLORS = {
    LetterRisk.LATE: "danger",
    LetterRisk.TOO_LATE: "danger",
    LetterRisk.SOON: "attention",
    LetterRisk.DONE: "ok",
}
_SETTLED = (LetterRisk.DONE, LetterRisk.CLOSED, LetterRisk.UNKNOWN)


def _tr(text: str) -> str:
    return QCoreApplication.translate("LettersModel", text)


def need_by_text(row: LetterRow) -> str:
    """Return the day a letter is needed by, marked when it is derived, with its risk."""
    if row.state is LetterState.DECLINED:
        return ""
    if row.need_by is None:
        return _tr("unknown")
    day = short_day(row.need_by)
    return day if row.due_on is not None else _tr("{day} exp.").format(day=day)


def risk_text(row: LetterRow) -> str:
    """Return the risk in words, with the days where they matter."""
    if row.risk in _SETTLED or row.days_left is None:
        return word(row.risk)
    if row.risk is LetterRisk.TOO_LATE and row.arrives is not None:
        return _tr("Too late: {day}").format(day=short_day(row.arrives))
    if row.days_left < 0:
        return _tr("Late by {days} d").format(days=-row.days_left)
    return _tr("{days} d left").format(days=row.days_left)


class LettersModel(RowTableModel[LetterRow]):
    """One letter a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Declare the columns."""
        super().__init__(_columns(), parent)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, key = self.rows[index.row()], self.columns[index.column()].key
        if role == STATE_ROLE and key == "state":
            return row.state
        if role == Qt.ItemDataRole.ForegroundRole and key == "risk" and row.risk in _COLORS:
            return QColor(theme.tokens().color(_COLORS[row.risk]))
        return super().data(index, role)


def _columns() -> tuple[Column[LetterRow], ...]:
    return (
        Column("writer", _tr("Writer"), lambda row: row.writer),
        Column("role", _tr("Role"), lambda row: row.role),
        Column("institution", _tr("Institution"), lambda row: row.institution),
        Column(
            "board_certified",
            _tr("Geneticist"),
            lambda row: word(row.board_certified),
            sort=lambda row: _known(row.board_certified),
            tip=lambda _row: _tr("Board-certified in medical genetics? Edit it in People."),
        ),
        Column(
            "state",
            _tr("State"),
            lambda row: word(row.state),
            sort=lambda row: None if row.state is LetterState.DECLINED else CHAIN.index(row.state),
            tip=_since,
        ),
        Column("need_by", _tr("Needed by"), need_by_text, sort=lambda row: row.need_by, tip=_why_then),
        Column("risk", _tr("Risk"), risk_text, sort=_urgency, tip=timing_words),
        Column("specialty", _tr("Specialty"), lambda row: row.specialty, tip=lambda row: row.specialty),
        Column("waived", _tr("Waived"), lambda row: word(row.waived), sort=lambda row: _known(row.waived)),
    )


def _known(answer: YesNo) -> str | None:
    return None if answer is YesNo.UNKNOWN else answer.value


def _urgency(row: LetterRow) -> date | None:
    return None if row.risk in _SETTLED else row.need_by


def _why_then(row: LetterRow) -> str:
    if row.due_on is not None:
        return _tr("Your own due date")
    if row.need_by is None:
        return ""
    days = letters.days_to_write(row.turnaround).days
    return _tr("Expected: {days} days before ERAS submission opens").format(days=days)


def _since(row: LetterRow) -> str:
    if row.state_on is None:
        return word(row.state)
    return _tr("{state} since {day}").format(state=word(row.state), day=short_day(row.state_on))
