"""Interviews that overlap, or lie too close to each other, above the table."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from matchplanner.domain.invitations import BUFFER_LIMITS, Clash
from matchplanner.services import interviews, preferences
from matchplanner.services.interviews import InterviewRow
from matchplanner.ui.widgets.forms import name_field
from matchplanner.ui.workspace import Workspace

_MINUTE = timedelta(minutes=1)


class ClashBar(QWidget):
    """Names each pair, and takes the minutes to keep between two; hidden until two have a time."""

    def __init__(self, workspace: Workspace) -> None:
        """Start without interviews."""
        super().__init__()
        self._workspace = workspace
        self.words = QLabel()
        self.words.setObjectName("interviewClashes")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setProperty("role", "attention")
        self.buffer = QSpinBox()
        self.buffer.setRange(*BUFFER_LIMITS)
        self.buffer.setSingleStep(5)
        self.buffer.setKeyboardTracking(False)
        self.buffer.setToolTip(self.tr("Compared in UTC, with the end of one and the start of the next"))
        caption = QLabel(self.tr("Minutes to keep between two interviews"))
        name_field(self.buffer, "interviewBuffer", caption.text())
        caption.setBuddy(self.buffer)
        self.buffer.valueChanged.connect(self._keep)
        row = QHBoxLayout()
        row.addWidget(caption)
        row.addWidget(self.buffer)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.words)
        column.addLayout(row)

    def show_interviews(self, rows: Sequence[InterviewRow]) -> None:
        """Hold these interviews against each other."""
        self.buffer.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.buffer.setValue(preferences.interview_buffer())
        self.buffer.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        known = {row.id: row for row in rows}
        lines = [self._line(clash, known) for clash in interviews.clashes()]
        self.words.setText("\n".join(lines))
        self.words.setVisible(bool(lines))
        self.setVisible(sum(row.clocks is not None for row in rows) > 1)

    def _line(self, clash: Clash, known: dict[int, InterviewRow]) -> str:
        tr = self.tr
        words = (
            tr("{first} and {second} overlap by {minutes} min.")
            if clash.overlaps
            else tr("Only {minutes} min between {first} and {second}.")
        )
        line = words.format(
            first=known[clash.first.id].program,
            second=known[clash.second.id].program,
            minutes=abs(clash.gap) // _MINUTE,
        )
        assumed = clash.first.assumed or clash.second.assumed
        return f"{line} {tr('Where the length is unknown, an hour is assumed.')}" if assumed else line

    def _keep(self, minutes: int) -> None:
        self._workspace.run(
            self.tr("Keep {minutes} min between interviews").format(minutes=minutes),
            lambda: preferences.set_interview_buffer(minutes),
        )
