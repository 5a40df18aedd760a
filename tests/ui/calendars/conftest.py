"""The whole program on a plan with a few dates, and hands for its calendar windows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from matchplanner.app import App
from matchplanner.services import blocked_periods, interviews, profile, programs
from matchplanner.ui.notices import Notice
from matchplanner.ui.workspace import Workspace


@dataclass(slots=True)
class Hands:
    """Works the window as a person would."""

    app: App
    qtbot: QtBot
    told: list[Notice]

    @property
    def plan(self) -> Workspace:
        assert self.app.session.workspace is not None
        return self.app.session.workspace

    def run(self, action: Callable[[], object]) -> None:
        self.plan.run("Change", action)

    def menu(self, name: str) -> None:
        next(action for action in self.app.window.findChildren(QAction, name)).trigger()

    def save_as(self, name: str, path: Path) -> None:
        """Answer the file dialog of this name."""
        (asked,) = [d for d in self.app.window.findChildren(QFileDialog, name) if d.isVisible()]
        asked.fileSelected.emit(str(path))
        asked.close()


@pytest.fixture
def hands(qapp: QApplication, qtbot: QtBot, today: date, tmp_path: Path) -> Iterator[Hands]:
    app = App(qapp, lambda: today)
    qtbot.addWidget(app.window)
    told: list[Notice] = []
    app.notices.raised.connect(told.append)
    app.window.show()
    plan = tmp_path / "calendar.matchplan"
    made = Workspace.create(plan, lambda: today)
    made.run("Fill", fill)
    made.close()
    app.session.open_plan(plan)
    yield Hands(app, qtbot, told)
    for dialog in app.window.findChildren(QDialog):
        dialog.close()
    app.window.close()


def fill() -> None:
    """Put in the programs and the few dates that the tests speak of."""
    profile.edit("target_year", 2027)
    profile.edit("home_zone", "Asia/Karachi")
    birch = programs.add("Medical Genetics Residency", institution="Birch University Hospital", city="Ely")
    programs.add("Pediatrics-Medical Genetics", institution="Oak Children's Hospital", city="Salem")
    interviews.add(birch, "2027-11-10 09:00", "America/New_York")
    blocked_periods.add("Step 2 CK", "2027-02-01", "2027-02-12", kind="exam")
