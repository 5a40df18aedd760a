"""Says above every page that the plan shown is the sample, and offers the ways out of it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from matchplanner.ui.overriding import override
from matchplanner.ui.widgets.buttons import button


class SampleBanner(QWidget):
    """A line with two buttons."""

    def __init__(self, own: Callable[[], object], remove: Callable[[], object]) -> None:
        """Say what the buttons do."""
        super().__init__()
        self.setObjectName("sampleBanner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        text = QLabel(
            self.tr(
                "Sample plan: the programs are real, the applicant is invented. Change anything you like."
            )
        )
        text.setObjectName("sampleText")
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        text.setWordWrap(True)  # after the policy, which would take back that the height follows the width
        start = button(
            "startOwnPlan",
            self.tr("Start my own plan..."),
            own,
            self.tr("Keeps how this plan is arranged: views, rubric, weights and criteria"),
        )
        drop = button(
            "removeSample",
            self.tr("Remove the sample"),
            remove,
            self.tr("Deletes this file; a backup is kept"),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.addWidget(text, 1)
        row.addWidget(start)
        row.addWidget(drop)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep all lines of the text in sight where the page below wants the height."""
        super().resizeEvent(event)
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())))
