"""What if: which set of rotations is shown, a band that says so, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from matchplanner.services.scenarios import ScenarioRow
from matchplanner.ui import theme
from matchplanner.ui.rotations.texts import tr
from matchplanner.ui.tips import plain_tip
from matchplanner.ui.widgets.buttons import button
from matchplanner.ui.widgets.fields import ChoiceField

_EDGE = 4
_NAME = 24
"""Characters of a scenario's name that have room in the list; a long one must not widen the window."""


class WhatIfBar(QFrame):
    """Switches between the plan and its scenarios; hidden while there is none."""

    chosen = Signal(int)
    """This scenario is to be shown, 0 for the plan."""

    compare_requested = Signal()
    """Show what the plan and the scenarios come to."""

    adopt_requested = Signal()
    """Make the shown scenario the plan."""

    delete_requested = Signal()
    """Delete the shown scenario."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without scenarios."""
        super().__init__(parent)
        self.setObjectName("whatIfBar")
        self.setAccessibleName(tr("What if"))
        self._rows: tuple[ScenarioRow, ...] = ()
        self.pick = ChoiceField(())
        self.pick.setObjectName("whatIfPick")
        self.pick.setAccessibleName(tr("Rotations shown"))
        self.pick.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.pick.setMinimumContentsLength(_NAME)
        self.pick.committed.connect(lambda key: self.chosen.emit(int(key or 0)))
        self.says = QLabel()
        self.says.setObjectName("whatIfSays")
        self.says.setTextFormat(Qt.TextFormat.PlainText)
        self.says.setWordWrap(True)
        self.says.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.compare = button("compareScenarios", tr("Compare..."), self.compare_requested.emit)
        self.adopt = button("adoptScenario", tr("Adopt"), self.adopt_requested.emit)
        self.delete = button("deleteScenario", tr("Delete scenario"), self.delete_requested.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(8)
        row.addWidget(self.pick)
        row.addWidget(self.says, 1)
        for made in (self.compare, self.adopt, self.delete):
            row.addWidget(made)

    def show_scenarios(self, rows: Sequence[ScenarioRow], current: int) -> None:
        """Offer these scenarios; `current` is the one that is shown, 0 for the plan."""
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            named = ((str(row.id), tr("Scenario: {name}").format(name=row.name)) for row in rows)
            self.pick.set_choices((("0", tr("The plan")), *named))
        self.pick.load(str(current))
        name = next((row.name for row in rows if row.id == current), "")
        text = tr("You are changing the scenario “{name}”. The plan stays as it is.").format(name=name)
        self.says.setText(text if name else "")
        self.says.setToolTip(plain_tip(self.says.text()))
        self.adopt.setVisible(bool(name))
        self.delete.setVisible(bool(name))
        self.setVisible(bool(rows))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme.tokens(self)
        painter.fillRect(event.rect(), tokens.color("accent_soft" if self.says.text() else "window"))
        if self.says.text():
            painter.fillRect(QRect(0, 0, _EDGE, self.height()), tokens.color("accent"))
        painter.end()
