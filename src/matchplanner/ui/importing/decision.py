"""What an uncertain row is: a program of the plan, a new one, or to be left out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QFrame, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout

from matchplanner.services.exchange.outcome import Resolved, Uncertain, Verdict


class Decision(QFrame):
    """Asks about one uncertain row at a time."""

    decided = Signal(object, object)
    """The user's word on an uncertain row: the Uncertain and a Resolved."""

    def __init__(self) -> None:
        """Start hidden."""
        super().__init__()
        self.setObjectName("importDecision")
        self.setProperty("role", "card")
        self._doubt: Uncertain | None = None
        self._question = QLabel()
        self._question.setObjectName("importQuestion")
        self._question.setWordWrap(True)
        self.skip = self._choice("importSkip", self.tr("&Leave it out"))
        self.merge = self._choice("importMerge", self.tr("The &same program as"))
        self.new = self._choice("importAsNew", self.tr("A n&ew program"))
        self._group = QButtonGroup(self)
        for choice in (self.skip, self.merge, self.new):
            self._group.addButton(choice)
        self._group.buttonClicked.connect(lambda _button: self._decide())
        self.program = QComboBox()
        self.program.setObjectName("importSameAs")
        self.program.setAccessibleName(self.tr("The same program as"))
        self.program.activated.connect(self._on_program)
        row = QHBoxLayout()
        for part in (self.skip, self.merge, self.program, self.new):
            row.addWidget(part)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self._question)
        column.addLayout(row)
        self.hide()

    def ask(self, doubt: Uncertain | None, resolved: Resolved) -> None:
        """Ask about a row, showing what was said of it; None hides the question."""
        self._doubt = doubt
        self.setVisible(doubt is not None)
        if doubt is None:
            return
        place = doubt.incoming.text("city")
        named = f"“{doubt.incoming.name}”" + (f", {place}" if place else "")
        self._question.setText(
            self.tr("Row {n}, {name}: {reason}. What is it?").format(
                n=doubt.incoming.row, name=named, reason=doubt.reason
            )
        )
        self.program.clear()
        for found in doubt.candidates:
            where = ", ".join(filter(None, (found.institution, found.place)))
            self.program.addItem(f"{found.name} ({where})" if where else found.name, found.program_id)
        self.program.setCurrentIndex(max(0, self.program.findData(resolved.program_id)))
        chosen = {Verdict.SKIP: self.skip, Verdict.MERGE: self.merge, Verdict.NEW: self.new}
        chosen[resolved.verdict].setChecked(True)

    def _choice(self, name: str, label: str) -> QRadioButton:
        made = QRadioButton(label)
        made.setObjectName(name)
        made.setAccessibleName(label.replace("&", ""))
        return made

    def _on_program(self, _at: int) -> None:
        self.merge.setChecked(True)
        self._decide()

    def _decide(self) -> None:
        if self._doubt is None:
            return
        if self.merge.isChecked():
            resolved = Resolved(Verdict.MERGE, int(self.program.currentData()))
        else:
            resolved = Resolved(Verdict.NEW if self.new.isChecked() else Verdict.SKIP)
        self.decided.emit(self._doubt, resolved)
