"""A version against the list as it is now, or against another version."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from matchplanner.domain.rank_lists import MatchList
from matchplanner.services import rank_versions
from matchplanner.services.rank_versions import VersionRow
from matchplanner.ui.page import told
from matchplanner.ui.ranking.versions.model import DiffModel, ShownLine
from matchplanner.ui.ranking.versions.words import summary_words
from matchplanner.ui.widgets.fields import ChoiceField
from matchplanner.ui.widgets.forms import name_field
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.widgets.two_lines import NameDelegate

_NOW = "now"


class Comparison(QWidget):
    """What led from the chosen version to the other one, row by row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a version."""
        super().__init__(parent)
        self._of = MatchList.MAIN
        self._chosen: VersionRow | None = None
        self._others: tuple[tuple[str, str], ...] = ()
        self.title = told("compareTitle")
        self.with_box = ChoiceField(())
        caption = QLabel(self.tr("Compare with"))
        name_field(self.with_box, "compareWith", caption.text())
        caption.setBuddy(self.with_box)
        self.with_box.committed.connect(lambda _key: self._show())
        self.only = QCheckBox(self.tr("Only what differs"))
        name_field(self.only, "compareOnly", self.only.text())
        self.only.setChecked(True)
        self.only.toggled.connect(lambda _on: self._show())
        self.model = DiffModel(self)
        self.table = RecordTable("versionDiff", self.tr("What changed"))
        self.table.set_lines(2)
        self.table.show_model(self.model, (20, 8, 7, 34, 14), 3)
        self.table.setItemDelegateForColumn(self.model.column_of("program"), NameDelegate(self.table))
        self.summary = told("compareSummary")
        asked = QHBoxLayout()
        asked.addWidget(caption)
        asked.addWidget(self.with_box, 1)
        asked.addWidget(self.only)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addLayout(asked)
        column.addWidget(self.table, 1)
        column.addWidget(self.summary)

    def show_version(self, of: MatchList, chosen: VersionRow | None, rows: Sequence[VersionRow]) -> None:
        """Hold a version against what was chosen before, else against the list as it is now."""
        self._of, self._chosen = of, chosen
        there = [(str(row.id), row.name) for row in rows if row != chosen]
        others = ((_NOW, self.tr("The list as it is now")), *there)
        if others != self._others:
            key = self.with_box.key()
            self._others = others
            self.with_box.clear()
            self.with_box.set_choices(others)
            self.with_box.load(key if key in dict(others) else _NOW)
        self._show()

    def _show(self) -> None:
        chosen = self._chosen
        self.setEnabled(chosen is not None)
        if chosen is None or chosen.entries is None:
            self.model.replace([])
            damaged = self.tr("This version is damaged and cannot be read.")
            self.title.setText(self.tr("Choose a version.") if chosen is None else damaged)
            self.summary.clear()
            return
        key = self.with_box.key()
        newer = None if key == _NOW else int(key)
        lines = rank_versions.compare(chosen.id, newer, self._of)
        wanted = [line for line in lines if line.differs or not self.only.isChecked()]
        self.model.replace([ShownLine(at, line) for at, line in enumerate(wanted, start=1)])
        other, now = self.tr("From {older} to {newer}"), self.tr("From {older} to the list as it is now")
        words = now if key == _NOW else other
        self.title.setText(words.format(older=chosen.name, newer=dict(self._others)[key]))
        self.summary.setText(summary_words(lines))
