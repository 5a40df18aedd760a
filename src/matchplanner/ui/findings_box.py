"""What in a text could identify a patient, each with the way to it and the way to keep it."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from matchplanner.domain import entry
from matchplanner.domain.identifiers import Finding, Kept
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.words import word


class FindingsBox(QFrame):
    """A line for each finding: its words, what they are and why they should go; hidden without any."""

    show_requested = Signal(object)
    """The stretch of this Finding is to be selected, so that it can be written over."""

    kept = Signal(object)
    """Something stays on purpose: a Kept, with its reason."""

    def __init__(self, name: str, field: QWidget, parent: QWidget | None = None) -> None:
        """Start hidden; `name` begins the object names inside, which Tab reaches after the field."""
        super().__init__(parent)
        self._name = name
        self._field = field
        self._shown: tuple[Finding, ...] = ()
        self._lines: list[QWidget] = []
        self._reached: list[QWidget] = []
        self.setObjectName(f"{name}Findings")
        self.setProperty("role", "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 8)
        self._column.setSpacing(8)
        self.hide()

    def show_findings(self, found: Sequence[Finding]) -> None:
        """Show these; a reason that is being typed stays while the same things are found."""
        before, self._shown = self._shown, tuple(found)
        self.setVisible(bool(found))
        if [(one.kind, one.words) for one in before] == [(one.kind, one.words) for one in found]:
            return
        for line in self._lines:
            line.hide()
            line.setParent(None)
            line.deleteLater()
        self._reached = [self._field]
        self._lines = [self._line(at, finding) for at, finding in enumerate(found)]
        for line in self._lines:
            self._column.addWidget(line)
        for one, following in pairwise(self._reached):
            QWidget.setTabOrder(one, following)

    def _line(self, at: int, finding: Finding) -> QWidget:
        words = entry.one_line(finding.words)
        said = QLabel(self.tr("“{words}”: {kind}").format(words=words, kind=word(finding.kind).lower()))
        said.setObjectName(f"{self._name}Finding{at}")
        said.setProperty("role", "attention")
        why = QLabel(self.tr(finding.reason))
        why.setProperty("role", "muted")
        for label in (said, why):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        reason = QLineEdit()
        reason.setObjectName(f"{self._name}Reason{at}")
        reason.setPlaceholderText(self.tr("Why it may stay"))
        reason.setAccessibleName(self.tr("Why “{words}” may stay").format(words=words))
        reason.setMinimumWidth(12 * self.fontMetrics().averageCharWidth())
        keep = button(f"{self._name}Keep{at}", self.tr("Keep on purpose"), lambda: self._keep(at, reason))
        keep.setAccessibleDescription(words)
        keep.setEnabled(False)
        reason.textChanged.connect(lambda text: keep.setEnabled(bool(text.strip())))
        reason.returnPressed.connect(keep.click)
        fix = button(f"{self._name}Fix{at}", self.tr("Change it"), self._asking(at))
        fix.setAccessibleDescription(words)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(fix)
        foot.addWidget(reason, 1)
        foot.addWidget(keep)
        self._reached += [fix, reason, keep]
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (said, why):
            column.addWidget(part)
        column.addLayout(foot)
        return line

    def _asking(self, at: int) -> Callable[[], None]:
        return lambda: self.show_requested.emit(self._shown[at])

    def _keep(self, at: int, reason: QLineEdit) -> None:
        finding = self._shown[at]
        self.kept.emit(Kept(finding.kind, entry.one_line(finding.words), entry.one_line(reason.text())))
