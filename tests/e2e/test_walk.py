"""The whole way once, by keyboard and mouse alone: from the first start to two PDFs, and back again."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TypeVar

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from matchplanner.app import App
from matchplanner.domain.rotations import RotationStatus
from matchplanner.services import interviews, letters, ranking, rotations, scoring
from matchplanner.ui.preview import PdfPreview
from matchplanner.ui.workspace import Workspace

W = TypeVar("W", bound=QWidget)
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEYS = Qt.Key
PROGRAM = "Medical Genetics Residency (Mayo Clinic Rochester)"


class Walker:
    """Hands on keyboard and mouse: finds what is on the screen by its object name."""

    def __init__(self, app: App, qtbot: QtBot) -> None:
        self.app = app
        self.bot = qtbot

    @property
    def workspace(self) -> Workspace:
        assert self.app.session.workspace is not None
        return self.app.session.workspace

    def find(self, kind: type[W], name: str) -> W:
        """Wait until the named widget is visible."""

        def seen() -> list[W]:
            return [w for w in self.app.window.findChildren(kind, name) if w.isVisible()]

        self.bot.waitUntil(lambda: bool(seen()))
        return seen()[-1]

    def click(self, name: str) -> None:
        self.bot.mouseClick(self.find(QPushButton, name), Qt.MouseButton.LeftButton)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        target = QApplication.focusWidget() or self.app.window
        self.bot.keyClick(target, key, modifier)

    def page(self, number: int) -> None:
        self.bot.keyClick(self.app.window, Qt.Key(_KEYS.Key_0 + number), _CTRL)

    def type_into(self, name: str, text: str, *, leave: bool = True) -> QLineEdit:
        field = self.find(QLineEdit, name)
        field.setFocus()
        field.selectAll()
        self.bot.keyClicks(field, text)
        if leave:
            self.bot.keyClick(field, _KEYS.Key_Return)
        return field

    def choose(self, name: str, key: str) -> None:
        """Go through a choice by the arrow keys until it shows the key."""
        box = self.find(QComboBox, name)
        box.setFocus()
        self.bot.keyClick(box, _KEYS.Key_Home)
        for _step in range(box.count()):
            if str(box.currentData()) == key:
                return
            self.bot.keyClick(box, _KEYS.Key_Down)
        raise AssertionError(f"{name} offers no {key}")

    def type_into_box(self, name: str, text: str) -> QComboBox:
        """Type into a box that takes typing."""
        box = self.find(QComboBox, name)
        edit = box.lineEdit()
        assert edit is not None
        edit.setFocus()
        edit.selectAll()
        self.bot.keyClicks(edit, text)
        return box

    def pick(self, name: str, part: str) -> None:
        """Type a part of a name and take the first that is offered for it."""
        completer = self.type_into_box(name, part).completer()
        assert completer is not None
        popup = completer.popup()
        assert popup is not None
        self.bot.waitUntil(popup.isVisible)
        self.bot.keyClick(popup, _KEYS.Key_Down)
        self.bot.keyClick(popup, _KEYS.Key_Return)

    def pick_row(self, table: str, text: str) -> None:
        """Click the row of a table that shows the text."""
        view = self.find(QTableView, table)
        model = view.model()
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                index = model.index(row, column)
                if str(index.data()) == text:
                    view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
                    self.bot.mouseClick(
                        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center()
                    )
                    return
        raise AssertionError(f"{table} shows no {text}")

    def _press_return(self, kind: type[QDialog]) -> bool:
        """Press Return in the dialog's file name; the first one may only close the list of suggestions."""
        for dialog in self.app.window.findChildren(kind):
            field = dialog.findChild(QLineEdit, "fileNameEdit")
            if dialog.isVisible() and field is not None:
                self.bot.keyClick(field, _KEYS.Key_Return)
        return False

    def save_pdf(self, path: Path) -> str:
        """Save the previewed PDF by its dialog and return its text."""
        self.find(PdfPreview, "pdfPreview")
        self.click("pdfSave")
        self.find(QFileDialog, "savePdfDialog")
        self.type_into("fileNameEdit", str(path), leave=False)
        self.bot.waitUntil(lambda: self._press_return(QFileDialog) or path.exists())
        self.bot.waitUntil(path.exists)
        self.click("pdfClose")
        self.bot.waitUntil(lambda: not self.app.window.findChildren(PdfPreview))
        self.app.window.activateWindow()  # the offscreen platform has no window manager to do it
        self.bot.waitUntil(self.app.window.isActiveWindow)
        pages = PdfReader(BytesIO(path.read_bytes())).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, today: date) -> Iterator[App]:
    made = App(qapp, lambda: today)
    qtbot.addWidget(made.window)
    with qtbot.waitActive(made.window):
        made.window.show()
    yield made
    made.window.close()
    for dialog in made.window.findChildren(QDialog):
        dialog.close()


def _score(walker: Walker) -> None:
    walker.page(3)
    walker.type_into("programsSearch", "mayo", leave=False)
    walker.pick_row("programsTable", PROGRAM)
    walker.click("scoreProgram")
    wizard = walker.find(QDialog, "imgWizard")
    for points in (2, 1, 2, 1):
        walker.bot.keyClick(wizard, Qt.Key(_KEYS.Key_0 + points))
        walker.bot.keyClick(wizard, _KEYS.Key_Return)
    walker.click("wizardClose")


def _rotate(walker: Walker) -> None:
    walker.page(4)
    walker.click("addRotation")
    walker.type_into("rotation_site", "Example Children's Hospital")
    walker.type_into("rotation_starts_on", "2027-05-03")


def _ask_for_letter(walker: Walker) -> None:
    walker.page(5)
    walker.click("askForLetter")
    walker.type_into_box("ask_person", "Dr Quist")
    walker.choose("ask_board_certified", "yes")
    walker.click("askDialogOk")
    walker.click("advanceLetter")


def _interview(walker: Walker, folder: Path) -> str:
    walker.page(7)
    walker.click("addInterview")
    walker.pick("add_interview_program", "Residency (Mayo")
    walker.type_into("add_interview_starts_at", "2027-11-10 09:00", leave=False)
    walker.click("interviewDialogOk")
    walker.type_into("likeText", "Half of the patients are adults")
    walker.type_into("questionText", "How do residents work with the counselors?")
    walker.click("prepSheetPdf")
    return walker.save_pdf(folder / "prep sheet.pdf")


def _rank(walker: Walker, folder: Path) -> str:
    walker.page(8)
    walker.click("addToRank")
    walker.pick("rank_program", "Residency (Mayo")
    walker.click("rankDialogOk")
    walker.click("rankListPdf")
    return walker.save_pdf(folder / "rank list.pdf")


def test_the_whole_way_once(app: App, qtbot: QtBot, tmp_path: Path, today: date, qapp: QApplication) -> None:
    walker = Walker(app, qtbot)
    app.open_first(None, sample=False)
    walker.click("startStarter")
    walker.type_into("start_target_year", "2027", leave=False)
    walker.click("startCreate")
    plan = walker.workspace.path

    _score(walker)
    _rotate(walker)
    _ask_for_letter(walker)
    sheet = _interview(walker, tmp_path)
    listed = _rank(walker, tmp_path)

    assert PROGRAM in sheet
    assert "6 of 10" in sheet
    assert "Half of the patients are adults" in sheet
    assert "How do residents work with the counselors?" in sheet
    assert PROGRAM in listed
    assert "code missing" in listed
    full = walker.workspace.store.dump()

    steps = 0
    while walker.workspace.undo_stack.canUndo():
        walker.bot.keyClick(app.window, _KEYS.Key_Z, _CTRL)
        steps += 1
    assert steps >= 8
    empty = walker.workspace.store.dump()
    assert empty.count("INSERT INTO") == 1, "only the blank profile is left"
    for _step in range(steps):
        walker.bot.keyClick(app.window, _KEYS.Key_Z, _CTRL | _SHIFT)
    assert walker.workspace.store.dump() == full
    for _step in range(steps):
        walker.bot.keyClick(app.window, _KEYS.Key_Z, _CTRL)
    assert walker.workspace.store.dump() == empty
    for _step in range(steps):
        walker.bot.keyClick(app.window, _KEYS.Key_Z, _CTRL | _SHIFT)
    app.window.close()

    again = App(qapp, lambda: today)
    qtbot.addWidget(again.window)
    again.open_first(None, sample=False)
    assert again.session.workspace is not None
    assert again.session.workspace.path == plan
    assert again.session.workspace.store.dump() == full
    _all_still_there(today)
    again.window.close()


def _all_still_there(today: date) -> None:
    (rotation,) = rotations.rows(today)
    assert (rotation.site, rotation.starts_on) == ("Example Children's Hospital", date(2027, 5, 3))
    assert rotation.status is RotationStatus.IDEA
    (letter,) = letters.rows(today)
    assert (letter.writer, letter.state.value) == ("Dr Quist", "asked")
    (interview,) = interviews.rows()
    assert (interview.program, interview.likes, interview.questions) == (PROGRAM, 1, 1)
    (ranked,) = ranking.rows()
    assert ranked.program == PROGRAM
    assert {key: given.points for key, given in scoring.answers(ranked.program_id).items()} == {
        "past_imgs": 2,
        "visa": 1,
        "clarity": 2,
        "responsiveness": 1,
    }
