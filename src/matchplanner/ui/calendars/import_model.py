"""The events of a calendar as the rows of a table: what each is, and what is to become of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from matchplanner.services.exchange.calendar_kinds import Becomes
from matchplanner.services.exchange.calendar_preview import OPEN, Line, State
from matchplanner.ui import theme
from matchplanner.ui.calendars.words import tr, when_text
from matchplanner.ui.models.rows import Column, Index, RowTableModel
from matchplanner.ui.overriding import override
from matchplanner.ui.words import word

_OF_PROGRAMS = frozenset({Becomes.INTERVIEW, Becomes.EVENT})


class EventModel(RowTableModel[Line]):
    """The lines of a preview; those whose fate is settled cannot be edited."""

    edited = Signal()
    """Another line is to be taken now, or as something else."""

    no_such_program = Signal(str)
    """What was typed is no program's name."""

    def __init__(
        self,
        become: Callable[[Line, Becomes], Line],
        names: Mapping[int, str],
        parent: QObject | None = None,
    ) -> None:
        """Start empty; `become` makes a line something else, `names` are those of the programs."""
        self._become = become
        self._names = names
        columns: tuple[Column[Line], ...] = (
            Column("when", tr("When"), _when, sort=lambda line: line.event.begins, tip=_when),
            Column("title", tr("Event"), lambda line: line.event.title, tip=lambda line: line.event.title),
            Column(
                "becomes",
                tr("Becomes"),
                lambda line: word(line.becomes),
                edit=lambda line, key: self.choose(line, Becomes(key)),
                edited=lambda line: line.becomes.value,
            ),
            Column(
                "program",
                tr("Program"),
                self._program,
                edit=self._choose_program,
                edited=lambda line: line.program_id,
                tip=self._program,
            ),
            Column("state", tr("In the plan"), state_text, tip=state_text),
        )
        super().__init__(columns, parent)

    def choose(self, line: Line, becomes: Becomes) -> None:
        """Let a line become something else, or nothing."""
        self._put(self._become(line, becomes))

    def leave_out(self, record: int) -> None:
        """Leave the line of an id out."""
        at = self.row_of(record)
        if at >= 0 and self.rows[at].taken:
            self.choose(self.rows[at], Becomes.SKIP)

    def offered(self, line: Line | None) -> Sequence[tuple[int, str]]:
        """Return the programs to choose from, those a line may mean first."""
        near = [] if line is None else [record for record in (line.program_id, *line.others) if record]
        rest = (record for record in self._names if record not in near)
        return [(record, self._names[record]) for record in (*near, *rest)]

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid():
            return flags
        line, key = self.rows[index.row()], self.columns[index.column()].key
        settled = line.state not in OPEN and line.state is not State.CHANGED
        no_program = key == "program" and (line.state not in OPEN or line.becomes not in _OF_PROGRAMS)
        return flags & ~Qt.ItemFlag.ItemIsEditable if settled or no_program else flags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.ForegroundRole and index.isValid():
            return self._colour(self.rows[index.row()], self.columns[index.column()].key)
        return super().data(index, role)

    def _colour(self, line: Line, key: str) -> Any:
        if line.state is State.UNREADABLE or (line.problem and key in {"becomes", "program"}):
            return theme.tokens().color("danger")
        if not line.taken:
            return theme.tokens().color("text_muted")
        return theme.tokens().color("attention") if key == "program" and line.words else None

    def _program(self, line: Line) -> str:
        if line.becomes not in _OF_PROGRAMS:
            return ""
        name = self._names.get(line.program_id, "")
        if not name:
            return tr("none yet") if line.becomes is Becomes.INTERVIEW else tr("none")
        return tr("perhaps {program}").format(program=name) if line.words else name

    def _choose_program(self, line: Line, chosen: object) -> None:
        if isinstance(chosen, str) and chosen:
            self.no_such_program.emit(chosen)
            return
        record = chosen if isinstance(chosen, int) else 0
        self._put(replace(line, program_id=record, words=(), others=()))

    def _put(self, line: Line) -> None:
        self.replace([line if row.id == line.id else row for row in self.rows])
        self.edited.emit()


def state_text(line: Line) -> str:
    """Return what the plan has of an event, and what of that would change."""
    if line.state is State.UNREADABLE:
        return line.event.problem
    if line.state is State.CHANGED:
        return tr("changed: {what}").format(what="; ".join(line.changes))
    return word(line.state)


def _when(line: Line) -> str:
    event = line.event
    if event.first is None or event.last is None:
        return tr("unknown")
    if event.wall is None or event.zone:
        return when_text(event.first, event.last, event.wall, event.zone)
    return when_text(event.first, event.last, event.wall, tr("zone unknown"))
