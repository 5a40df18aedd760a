"""How far the answer to "Why medical genetics?" is worded, and the way to word it (R209)."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from matchplanner.domain import why_genetics as rules
from matchplanner.domain.why_genetics import Part
from matchplanner.services import programs, why_genetics
from matchplanner.services.interviews import InterviewRow
from matchplanner.ui.interviews.why_dialog import WhyDialog
from matchplanner.ui.page import heading, muted
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.words import word
from matchplanner.ui.workspace import Workspace


class WhySection(QWidget):
    """What prints on the sheet of the program whose interview is chosen."""

    def __init__(self, workspace: Workspace) -> None:
        """Start without a program."""
        super().__init__()
        self._workspace = workspace
        self._program = ("", "")
        tr = self.tr
        self.state = muted("")
        self.state.setObjectName("whyState")
        row = QHBoxLayout()
        row.addWidget(button("whyGenetics", tr("Why genetics..."), self.open))
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(heading(tr("Why medical genetics?"), 1.0))
        column.addWidget(self.state)
        column.addLayout(row)

    def show_interview(self, row: InterviewRow) -> None:
        """Say what is worded for a program."""
        chosen = programs.get(row.program_id, self._workspace.today())
        self._program = (chosen.uid, chosen.name)
        wording = why_genetics.wording(chosen.uid)
        missing = [word(part).lower() for part in Part if not wording[part]]
        if len(missing) == len(Part):
            self.state.setText(
                self.tr("Not worded yet: an experience, a mentor and a skill make the answer. It is printed.")
            )
            return
        said = self.tr("{n} words").format(n=rules.words(wording))
        if any(why_genetics.own(chosen.uid).values()):
            said = self.tr("{words}, some for this program alone").format(words=said)
        if missing:
            said = self.tr("{words}; still open: {parts}").format(words=said, parts=", ".join(missing))
        self.state.setText(said)

    def open(self) -> None:
        """Word the answer, for all programs or for this one."""
        WhyDialog(self._workspace, self._program, self.window()).open()
