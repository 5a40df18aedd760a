"""The versions of a list, and the lines of a comparison, as tables."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from typing_extensions import override

from matchplanner.domain.rank_versions import Change, DiffLine
from matchplanner.services.rank_versions import VersionRow
from matchplanner.ui import theme
from matchplanner.ui.models.rows import Column, Index, RowTableModel
from matchplanner.ui.ranking.standing_words import short_moment
from matchplanner.ui.ranking.versions.words import change_words, code_words, kind_words, note_words
from matchplanner.ui.widgets.two_lines import SECOND_LINE

_TONES = {Change.UP: "ok", Change.DOWN: "attention", Change.NEW: "ok", Change.GONE: "danger"}


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """A version, and the zone in which its moment is shown."""

    version: VersionRow
    home_zone: str

    @property
    def id(self) -> int:
        """The version's id."""
        return self.version.id


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of a comparison, numbered."""

    id: int
    line: DiffLine

    @property
    def name(self) -> str:
        """The program's name, as the newer version has it."""
        held = self.line.after or self.line.before
        return "" if held is None else held.name


class VersionsModel(RowTableModel[ShownVersion]):
    """The newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Declare the columns."""
        super().__init__(_version_columns(), parent)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == SECOND_LINE and index.isValid() and index.column() == 0:
            return _kept_words(self.rows[index.row()])
        return super().data(index, role)


class DiffModel(RowTableModel[ShownLine]):
    """What happened to each program, in the order of the newer version; what is gone comes last."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Declare the columns."""
        super().__init__(_diff_columns(), parent)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, key = self.rows[index.row()].line, self.columns[index.column()].key
        if role == SECOND_LINE and key == "program":
            return code_words(row)
        if role == Qt.ItemDataRole.ForegroundRole and key == "change":
            tone = _TONES.get(row.change)
            return theme.tokens().color(tone) if tone else None
        return super().data(index, role)


def _version_columns() -> tuple[Column[ShownVersion], ...]:
    def count(row: ShownVersion) -> str:
        held = row.version.entries
        return _tr("unreadable") if held is None else str(len(held))

    def tip(row: ShownVersion) -> str:
        return "\n".join(part for part in (row.version.name, _kept_words(row), row.version.proof) if part)

    return (
        Column("name", _tr("Version"), lambda row: row.version.name, tip=tip),
        Column("count", _tr("Programs"), count),
        Column("reason", _tr("Reason"), lambda row: row.version.reason, tip=lambda row: row.version.reason),
    )


def _kept_words(row: ShownVersion) -> str:
    words = {
        "kind": kind_words(row.version),
        "moment": short_moment(row.version.made_at, row.home_zone),
    }
    return _tr("{kind}, {moment}").format(**words)


def _diff_columns() -> tuple[Column[ShownLine], ...]:
    def rank(row: ShownLine, *, after: bool) -> str:
        held = row.line.after if after else row.line.before
        return "" if held is None else str(held.rank)

    return (
        Column("change", _tr("What happened"), lambda row: change_words(row.line)),
        Column("before", _tr("Before"), lambda row: rank(row, after=False)),
        Column("after", _tr("After"), lambda row: rank(row, after=True)),
        Column("program", _tr("Program"), lambda row: row.name, tip=lambda row: row.name),
        Column("note", _tr("Note"), lambda row: note_words(row.line), tip=lambda row: note_words(row.line)),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("RankVersions", text)
