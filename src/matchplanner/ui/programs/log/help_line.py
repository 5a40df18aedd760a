"""Who could introduce the applicant at the current program, or speak for them there (R121, R206)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from matchplanner.domain.mentoring import HelpKind
from matchplanner.services import introductions
from matchplanner.services.introductions import IntroductionRow
from matchplanner.services.programs import ProgramRow
from matchplanner.ui.days import short_day
from matchplanner.ui.introducing import IntroductionDialog
from matchplanner.ui.page import heading, muted
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.workspace import Workspace


class HelpLine(QWidget):
    """One line for introductions and one for good words; People has them by person."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        """Start without a program."""
        super().__init__(parent)
        self._workspace = workspace
        self._program = 0
        self._lines = {kind: self._line(kind) for kind in HelpKind}
        self._nobody = muted(
            self.tr("Nobody noted yet. A mentor who knows somebody here opens a door that a mail does not.")
        )
        self._nobody.setObjectName("helpNobody")
        top = QHBoxLayout()
        top.addWidget(heading(self.tr("Who could help here"), 1.0))
        top.addStretch()
        top.addWidget(button("addHelp", self.tr("Add help..."), self.add))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self._nobody)
        for line in self._lines.values():
            column.addWidget(line)

    def show_program(self, row: ProgramRow | None) -> None:
        """Show the helpers at a program."""
        self.setEnabled(row is not None)
        self._program = 0 if row is None else row.id
        found = introductions.at_program(self._program)
        self._nobody.setVisible(not found)
        heads = {
            HelpKind.INTRODUCE: self.tr("Introductions: {names}"),
            HelpKind.SPEAK: self.tr("Could speak for you: {names}"),
        }
        for kind, line in self._lines.items():
            words = "; ".join(self._words(one) for one in found if one.kind is kind)
            line.setText(heads[kind].format(names=words))
            line.setVisible(bool(words))

    def add(self) -> None:
        """Note somebody under People who could help at the current program."""
        dialog = IntroductionDialog(self._workspace, self.window(), program=self._program)
        dialog.open()
        dialog.person.setFocus()

    def _words(self, row: IntroductionRow) -> str:
        if row.asked_on is None:
            asked = self.tr("not asked yet")
        else:
            asked = self.tr("asked {day}").format(day=short_day(row.asked_on))
        return f"{row.helper.words} ({asked})"

    def _line(self, kind: HelpKind) -> QLabel:
        label = QLabel()
        label.setObjectName(f"help_{kind.value}")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label
