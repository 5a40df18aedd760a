"""The source that the answers being typed come from: set once for a page, then answer after answer."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from matchplanner.domain.claims import SourceKind
from matchplanner.services.programs import ProgramRow
from matchplanner.services.research import Source
from matchplanner.ui.days import parse_day
from matchplanner.ui.page import muted
from matchplanner.ui.widgets.fields import DayField
from matchplanner.ui.widgets.forms import name_field
from matchplanner.ui.words import word
from matchplanner.ui.workspace import Workspace

_KINDS = (SourceKind.OWN, *(kind for kind in SourceKind if kind is not SourceKind.OWN))
_DAY_WIDTH = 14  # average characters


class SourceBar(QWidget):
    """Kind of source, address or name, and the day it was seen."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        """Start with the applicant's own word of today."""
        super().__init__(parent)
        self._website = ""
        self.kind = QComboBox()
        self.kind.addItems([word(kind) for kind in _KINDS])
        self.kind.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.where = QLineEdit()
        self.where.setPlaceholderText(self.tr("web address or name"))
        self.seen_on = DayField()
        self.seen_on.load(workspace.today())
        self.seen_on.setMaximumWidth(_DAY_WIDTH * self.fontMetrics().averageCharWidth())
        name_field(self.kind, "researchSourceKind", self.tr("Answers are from"))
        name_field(self.where, "researchSource", self.tr("Source"))
        name_field(self.seen_on, "researchSeenOn", self.tr("seen"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        caption = QLabel(self.kind.accessibleName())
        caption.setBuddy(self.kind)
        row.addWidget(caption)
        row.addWidget(self.kind)
        row.addWidget(self.where, 1)
        self._when = muted(self.seen_on.line.accessibleName())
        self._when.setWordWrap(False)
        self._when.setBuddy(self.seen_on)
        row.addWidget(self._when)
        row.addWidget(self.seen_on)
        row.addStretch(0)
        self.kind.currentIndexChanged.connect(lambda _at: self._show_kind())
        self._show_kind()

    def source(self) -> Source:
        """Return what is set; raises UserError if the day is none."""
        kind = self._kind()
        where = "" if kind is SourceKind.OWN else self.where.text().strip()
        return Source(kind, where, parse_day(self.seen_on.line.text()))

    def show_program(self, row: ProgramRow) -> None:
        """Forget the last program's page; a program page starts as its website."""
        self._website = row.website
        self.where.clear()
        self._show_kind()

    def _kind(self) -> SourceKind:
        return _KINDS[self.kind.currentIndex()]

    def _show_kind(self) -> None:
        own = self._kind() is SourceKind.OWN
        self.where.setVisible(not own)
        self.seen_on.setVisible(not own)
        self._when.setVisible(not own)
        if self._kind() is SourceKind.PROGRAM_PAGE and not self.where.text():
            self.where.setText(self._website)
