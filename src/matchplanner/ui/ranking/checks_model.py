"""The findings on the rank order list as a table."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from typing_extensions import override

from matchplanner.domain.rank_lint import RankFinding, RankRule, RankSeverity
from matchplanner.ui import theme
from matchplanner.ui.models.rows import Column, Index, RowTableModel
from matchplanner.ui.words import word

_TONES = {
    RankSeverity.ERROR: "danger",
    RankSeverity.WARNING: "attention",
    RankSeverity.HINT: "text_muted",
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("ChecksModel", text)


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A finding as a row of a table."""

    finding: RankFinding

    @property
    def id(self) -> int:
        """A number of its own for each rule and program."""
        rules = list(RankRule)
        return (self.finding.program or 0) * len(rules) + rules.index(self.finding.rule)


class ChecksModel(RowTableModel[CheckRow]):
    """Gravest first; what is kept for a reason comes last."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Declare the columns."""
        super().__init__(_columns(), parent)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.ForegroundRole and index.isValid():
            finding = self.rows[index.row()].finding
            if finding.waived:
                return theme.tokens().color("text_muted")
            return theme.tokens().color(_TONES[finding.severity]) if index.column() == 0 else None
        return super().data(index, role)


def _columns() -> tuple[Column[CheckRow], ...]:
    return (
        Column("severity", _tr("How grave"), _severity),
        Column("rule", _tr("What"), lambda row: word(row.finding.rule)),
        Column("text", _tr("Finding"), _sentence, tip=_sentence),
    )


def _severity(row: CheckRow) -> str:
    return _tr("Kept") if row.finding.waived else word(row.finding.severity)


def _sentence(row: CheckRow) -> str:
    if not row.finding.waived:
        return row.finding.text
    return _tr("{finding} Kept: {reason}").format(finding=row.finding.text, reason=row.finding.waived)
