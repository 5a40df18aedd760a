"""The order read back from R3: typed or pasted and compared, or ticked line by line while reading aloud."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from matchplanner.domain import codes
from matchplanner.domain.rank_lists import MatchList
from matchplanner.domain.rank_versions import VersionEntry
from matchplanner.services import certifying
from matchplanner.ui.page import muted, told
from matchplanner.ui.ranking.versions.step_words import difference_words
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.forms import name_field
from matchplanner.ui.widgets.tones import set_tone

_LINES = 7.0


class ReadBack(QWidget):
    """Knows whether what stands in R3 was found to be the list; any change of the text begins anew."""

    changed = Signal()
    """It is now known to be the same, or no longer."""

    def __init__(self, of: MatchList, parent: QWidget | None = None) -> None:
        """Start with nothing read back."""
        super().__init__(parent)
        self._of = of
        self._names: dict[str, str] = {}
        self.clean = False
        self.text = QPlainTextEdit()
        name_field(self.text, "readBackText", self.tr("The order in R3"))
        self.text.setPlaceholderText(self.tr("1490765C0\n1516400C10\none code per line, as R3 shows them"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(int(_LINES * self.text.fontMetrics().lineSpacing()))
        self.text.textChanged.connect(self._begin_anew)
        self.lines = QListWidget()
        name_field(self.lines, "readBackLines", self.tr("Lines to tick"))
        self.lines.setWordWrap(True)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.itemChanged.connect(lambda _item: self._count_ticks())
        self.result = told("readBackResult")
        self.ways = QTabWidget()
        self.ways.setObjectName("readBackWays")
        self.ways.addTab(self._typed(), self.tr("Type or paste"))
        self.ways.addTab(self._ticked(), self.tr("Tick line by line"))
        self.ways.currentChanged.connect(lambda _at: self._begin_anew())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.ways, 1)
        column.addWidget(self.result)

    def show_entries(self, entries: Sequence[VersionEntry]) -> None:
        """Offer the lines of the list to tick."""
        self._names = {one.code: one.name for one in entries}
        self.lines.clear()
        for one in entries:
            item = QListWidgetItem(f"{one.rank}.  {codes.spaced(one.code)}   {one.name}")
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.lines.addItem(item)
        self._begin_anew()

    def compare(self) -> None:
        """Hold what was typed against the list; raises UserError where there is nothing to compare."""
        found = certifying.read_back(self._of, self.text.toPlainText())
        self.result.setText(difference_words(found, self._names))
        set_tone(self.result, "ok" if found is None else "problem")
        self._set_clean(found is None)

    def _typed(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(self.text, 1)
        foot = QHBoxLayout()
        foot.addWidget(button("compareReadBack", self.tr("Compare"), self.compare))
        copy = button("copyForR3", self.tr("Copy codes"), self._copy)
        copy.setToolTip(self.tr("To have them at hand while you type them into R3; do not paste them here"))
        foot.addWidget(copy)
        foot.addStretch()
        column.addLayout(foot)
        return page

    def _ticked(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(
            muted(self.tr("Read R3 aloud from the top. Tick a line (space bar) only if it is the very same."))
        )
        column.addWidget(self.lines, 1)
        return page

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(certifying.codes_in_order(self._of)))

    def _count_ticks(self) -> None:
        items = [self.lines.item(at) for at in range(self.lines.count())]
        ticked = sum(item.checkState() is Qt.CheckState.Checked for item in items)
        whole = bool(items) and ticked == len(items)
        self.result.setText(
            self.tr("{n} of {of} lines read back").format(n=ticked, of=len(items))
            if not whole
            else self.tr("All {n} lines read back.").format(n=ticked)
        )
        set_tone(self.result, "ok" if whole else "muted")
        self._set_clean(whole)

    def _begin_anew(self) -> None:
        if self.ways.currentIndex() == 1:
            self._count_ticks()
            return
        self.result.setText(self.tr("Not read back yet."))
        set_tone(self.result, "muted")
        self._set_clean(clean=False)

    def _set_clean(self, clean: bool) -> None:  # noqa: FBT001 - one flag is all there is
        if clean != self.clean:
            self.clean = clean
            self.changed.emit()
