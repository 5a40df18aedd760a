"""The events as a table."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from typing_extensions import override

from matchplanner.services.events import EventRow
from matchplanner.ui.clock_words import home_text, there_text
from matchplanner.ui.events.counter import TONES, counter_text
from matchplanner.ui.models.rows import Column, Index, RowTableModel
from matchplanner.ui.widgets.two_lines import SECOND_LINE, SECOND_TONE
from matchplanner.ui.words import word


class EventsModel(RowTableModel[EventRow]):
    """One event a row: its name over its programs, the time there over the time at home."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Declare the columns."""
        super().__init__(_columns(), parent)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, key = self.rows[index.row()], self.columns[index.column()].key
        if role == SECOND_LINE:
            return {"name": programs_text(row), "when": _home(row), "questions": _attended(row)}.get(key)
        if role == SECOND_TONE and key == "when" and row.night:
            return "attention"
        if role == SECOND_TONE and key == "questions" and row.ends is None:
            return TONES[row.prepared]
        return super().data(index, role)


def programs_text(row: EventRow) -> str:
    """Return what an event is about: its programs, else its kind."""
    names = ", ".join(name for _record, name in row.programs)
    return " · ".join(part for part in (word(row.kind), names) if part)


def _columns() -> tuple[Column[EventRow], ...]:
    return (
        Column("name", _tr("Event"), lambda row: row.name, tip=programs_text),
        Column(
            "when",
            _tr("When"),
            there_text,
            sort=lambda row: None if row.clocks is None else row.clocks.instant,
            tip=_home,
        ),
        Column(
            "questions",
            _tr("Questions"),
            lambda row: counter_text(len(row.questions), row.prepared),
            sort=lambda row: len(row.questions),
        ),
    )


def _home(row: EventRow) -> str:
    text = home_text(row)
    return _tr("at home {time}").format(time=text) if text else ""


def _attended(row: EventRow) -> str:
    return _tr("attended: {answer}").format(answer=word(row.attended).lower())


def _tr(text: str) -> str:
    return QCoreApplication.translate("EventsModel", text)
