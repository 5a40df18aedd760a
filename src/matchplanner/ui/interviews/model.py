"""The interviews as a table."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from typing_extensions import override

from matchplanner.services.interviews import InterviewRow
from matchplanner.ui.clock_words import home_text, there_text
from matchplanner.ui.models.rows import Column, Index, RowTableModel
from matchplanner.ui.widgets.two_lines import SECOND_LINE, SECOND_TONE
from matchplanner.ui.words import word


def _tr(text: str) -> str:
    return QCoreApplication.translate("InterviewsModel", text)


class InterviewsModel(RowTableModel[InterviewRow]):
    """One interview a row: the program over its institution, the host's time over the time at home."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Declare the columns."""
        super().__init__(_columns(), parent)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, key = self.rows[index.row()], self.columns[index.column()].key
        if role == SECOND_LINE:
            return {"program": row.institution, "when": _home(row)}.get(key)
        if role == SECOND_TONE and key == "when" and row.night:
            return "attention"
        return super().data(index, role)


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
        Column("status", _tr("Status"), lambda row: word(row.status)),
        Column(
            "prep",
            _tr("Prep"),
            _prep,
            sort=lambda row: row.likes + row.questions,
            tip=lambda _row: _tr("Likes and questions: two or three of each"),
        ),
    )


def _home(row: InterviewRow) -> str:
    text = home_text(row)
    return _tr("at home {time}").format(time=text) if text else ""


def _prep(row: InterviewRow) -> str:
    return _tr("{likes}/3, {questions}/3").format(likes=row.likes, questions=row.questions)
