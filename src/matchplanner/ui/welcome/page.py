"""The welcome page: start with real programs, explore the sample, or open a plan."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from matchplanner.ui.page import heading, muted
from matchplanner.ui.welcome.start_form import Started, StartForm
from matchplanner.ui.widgets.buttons import button

__all__ = ["Started", "WelcomePage"]

_COLUMN_CHARACTERS = 88
_OPENER_CHARACTERS = 38
_RECENT_SHOWN = 5


@dataclass(frozen=True, slots=True)
class _Door:
    name: str
    title: str
    text: str
    action: Callable[[], None]


class WelcomePage(QWidget):
    """Three doors and the plans opened lately; the first door asks a few things that may be skipped."""

    start_requested = Signal(object)
    """A new plan with the starter directory: a Started."""

    sample_requested = Signal()
    open_requested = Signal()

    plan_requested = Signal(object)
    """One of the plans opened lately: its path."""

    def __init__(
        self, today: date, new_plan: Path, recent: Sequence[Path], parent: QWidget | None = None
    ) -> None:
        """Offer the doors; `new_plan` is where a plan would be put, `recent` the newest first."""
        super().__init__(parent)
        self.setObjectName("welcomePage")
        self.setAccessibleName(self.tr("Welcome"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._doors(recent))
        self.form = StartForm(today, new_plan)
        self.form.started.connect(self.start_requested)
        self.form.cancelled.connect(lambda: self._stack.setCurrentIndex(0))
        self._stack.addWidget(_scrolled(self.form))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def ask_start(self) -> None:
        """Show the few questions of a new plan."""
        self._stack.setCurrentIndex(1)
        self.form.year.setFocus()

    def _doors(self, recent: Sequence[Path]) -> QWidget:
        doors = (
            _Door(
                "startStarter",
                self.tr("Start with the starter directory"),
                self.tr(
                    "A new plan with 65 real genetics programs. Each fact has its source page and the day it "
                    "was seen; what no page says stays unknown."
                ),
                self.ask_start,
            ),
            _Door(
                "exploreSample",
                self.tr("Explore the sample plan"),
                self.tr("An invented applicant half-way through a season. Change anything: it is a copy."),
                self.sample_requested.emit,
            ),
            _Door(
                "openPlan",
                self.tr("Open a plan"),
                self.tr("A .matchplan file on this computer."),
                self.open_requested.emit,
            ),
        )
        content = QWidget()
        column = QVBoxLayout(content)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(heading(self.tr("MatchPlanner"), 2.0))
        column.addWidget(
            muted(
                self.tr(
                    "From “which programs exist?” to a rank order list you can stand behind. Everything "
                    "stays on this computer: no account, no network."
                )
            )
        )
        column.addSpacing(8)
        for door in doors:
            column.addWidget(self._card(door))
        column.addWidget(self._recent(recent))
        column.addStretch(2)
        return _scrolled(content)

    def _card(self, door: _Door) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(16, 12, 16, 12)
        opener = button(door.name, door.title, door.action)
        opener.setAccessibleDescription(door.text)
        opener.setFixedWidth(opener.fontMetrics().averageCharWidth() * _OPENER_CHARACTERS)
        row.addWidget(opener)
        row.addSpacing(12)
        row.addWidget(muted(door.text), 1)
        return card

    def _recent(self, recent: Sequence[Path]) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        there = [path for path in recent if path.is_file()][:_RECENT_SHOWN]
        if there:
            column.addWidget(heading(self.tr("Opened lately"), 1.0))
        for path in there:
            opener = button(
                f"recent_{path.stem}", path.stem, partial(self.plan_requested.emit, path), str(path)
            )
            opener.setFlat(True)
            column.addWidget(opener, 0, Qt.AlignmentFlag.AlignLeft)
        return box


def _scrolled(content: QWidget) -> QScrollArea:
    """Centre a column of readable width in a scroll area."""
    content.setMaximumWidth(content.fontMetrics().averageCharWidth() * _COLUMN_CHARACTERS)
    frame = QWidget()
    row = QHBoxLayout(frame)
    row.addStretch(1)
    row.addWidget(content, 100)
    row.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(frame)
    return area
