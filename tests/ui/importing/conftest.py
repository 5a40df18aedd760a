"""The whole program on an empty plan, and hands for its import window."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.app import App
from matchplanner.services import programs
from matchplanner.ui.importing.dialog import ImportDialog, Step
from matchplanner.ui.workspace import Workspace

PATIENCE = 60_000
"""Milliseconds a child process may take on a machine that does much else."""


@dataclass(slots=True)
class Hands:
    """Opens the import window and works it as a person would."""

    app: App
    qtbot: QtBot
    today: date

    @property
    def plan(self) -> Workspace:
        assert self.app.session.workspace is not None
        return self.app.session.workspace

    def count(self) -> int:
        return len(programs.rows(self.today))

    def undo(self) -> None:
        self.plan.undo_stack.undo()

    def open_file(self, path: Path) -> ImportDialog:
        self.app.session.transfers().import_file(path)
        return self.shown()

    def shown(self) -> ImportDialog:
        """Return the window once it has nothing more to do."""
        found = [d for d in self.app.window.findChildren(ImportDialog) if d.isVisible()]
        assert found, "no import window"
        self.settle(found[-1])
        return found[-1]

    def settle(self, dialog: ImportDialog) -> None:
        self.qtbot.waitUntil(lambda: not dialog.busy, timeout=PATIENCE)

    def press(self, dialog: ImportDialog, name: str) -> None:
        button = part(dialog, QPushButton, name)
        assert button.isEnabled(), f"{name} cannot be pressed"
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        if name not in {"importAccept", "importCancel"}:
            self.settle(dialog)

    def to_preview(self, dialog: ImportDialog) -> None:
        while dialog.step is not Step.PREVIEW:
            self.press(dialog, "importNext")


def text(dialog: QWidget, name: str) -> str:
    return part(dialog, QLabel, name).text()


def choose(dialog: QWidget, name: str, key: str) -> None:
    box = part(dialog, QComboBox, name)
    at = box.findData(key)
    assert at >= 0, f"{name} does not offer {key}"
    box.setCurrentIndex(at)
    box.activated.emit(at)


def children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (item.child(at) for at in range(item.childCount()))
    return [child for child in found if child is not None]


@pytest.fixture
def hands(qapp: QApplication, qtbot: QtBot, today: date, tmp_path: Path) -> Iterator[Hands]:
    app = App(qapp, lambda: today)
    qtbot.addWidget(app.window)
    app.window.show()
    plan = tmp_path / "import.matchplan"
    Workspace.create(plan, lambda: today).close()
    app.session.open_plan(plan)
    yield Hands(app, qtbot, today)
    for dialog in app.window.findChildren(ImportDialog):
        dialog.close()
    app.window.close()
