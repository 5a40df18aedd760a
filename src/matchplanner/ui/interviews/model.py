"""The interviews as a table."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from typing_extensions import override

from matchplanner.domain.interviews import InterviewKind
from matchplanner.domain.invitations import Countdown
from matchplanner.services.interviews import InterviewRow
from matchplanner.ui.clock_words import home_text, there_text
from matchplanner.ui.interviews import reply_words
from matchplanner.ui.models.rows import Column, Index, RowTableModel
from matchplanner.ui.widgets.two_lines import SECOND_LINE, SECOND_TONE
from matchplanner.ui.words import word

_TIP = Qt.ItemDataRole.ToolTipRole
_TOKENS = {"problem": "danger", "attention": "attention"}


def _tr(text: str) -> str:
    return QCoreApplication.translate("InterviewsModel", text)


class InterviewsModel(RowTableModel[InterviewRow]):
    """One interview a row: the program over its institution, the host's time over the time at home."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Declare the columns."""
        super().__init__(_columns(), parent)
        self._today = date.min
        self._moment: datetime | None = None

    def show_rows(self, rows: Sequence[InterviewRow], today: date, moment: datetime | None) -> None:
        """Show other rows, or the same ones at another time."""
        self._today, self._moment = today, moment
        self.replace(rows)
        if self.rows:
            column = self.column_of("status")
            self.dataChanged.emit(self.index(0, column), self.index(len(self.rows) - 1, column))

    def countdown(self, row: InterviewRow) -> Countdown | None:
        """Return how long there is to reply to an invitation, if one is to."""
        return row.countdown(self._today, self._moment)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, key = self.rows[index.row()], self.columns[index.column()].key
        if role == SECOND_LINE:
            return {"program": row.institution, "when": _home(row), "status": self._reply(row)}.get(key)
        if role == SECOND_TONE and key == "when" and row.night:
            return "attention"
        if role == SECOND_TONE and key == "status":
            count = self.countdown(row)
            return None if count is None else _TOKENS.get(reply_words.tone(count))
        if role == _TIP and key == "status":
            return self._reply(row)
        return super().data(index, role)

    def _reply(self, row: InterviewRow) -> str:
        count = self.countdown(row)
        return "" if count is None else reply_words.reply_text(count)


def _columns() -> tuple[Column[InterviewRow], ...]:
    return (
        Column("program", _tr("Program"), lambda row: row.program, tip=lambda row: row.institution),
        Column(
            "when",
            _tr("When"),
            there_text,
            sort=lambda row: None if row.clocks is None else row.clocks.instant,
            tip=_home,
        ),
        Column("status", _tr("Status"), _status),
        Column(
            "prep",
            _tr("Prep"),
            _prep,
            sort=lambda row: row.likes + row.questions,
            tip=lambda _row: _tr("Likes and questions: two or three of each"),
        ),
    )


def _status(row: InterviewRow) -> str:
    status = word(row.status)
    if row.kind is InterviewKind.INTERVIEW:
        return status
    return _tr("{kind}: {status}").format(kind=word(row.kind), status=status.lower())


def _home(row: InterviewRow) -> str:
    text = home_text(row)
    return _tr("at home {time}").format(time=text) if text else ""


def _prep(row: InterviewRow) -> str:
    return _tr("{likes}/3, {questions}/3").format(likes=row.likes, questions=row.questions)
