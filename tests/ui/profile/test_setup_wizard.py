"""The set-up by itself: its pages, what they say to a screen reader, and large text."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from matchplanner.errors import UserError
from matchplanner.ui.profile.setup_wizard import SetupWizard, Started

KEY = Qt.Key
PAGES = 5


@pytest.fixture
def made() -> list[Started]:
    """What the set-up asked to be made."""
    return []


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    """What the set-up stands over."""
    under = QWidget()
    qtbot.addWidget(under)
    under.show()
    yield under
    under.hide()


@pytest.fixture
def wizard(
    qtbot: QtBot, window: QWidget, today: date, tmp_path: Path, made: list[Started]
) -> Iterator[SetupWizard]:
    shown = SetupWizard(today, tmp_path / "My plan.matchplan", made.append, window)
    with qtbot.waitActive(shown):
        shown.open()
    yield shown
    if isValid(shown):
        shown.discard()


def press(wizard: SetupWizard, qtbot: QtBot, name: str) -> None:
    button = wizard.findChild(QPushButton, name)
    assert button is not None
    assert button.isEnabled()
    button.setFocus()
    qtbot.keyClick(button, KEY.Key_Return)


def page(wizard: SetupWizard) -> int:
    pages = wizard.findChild(QStackedWidget)
    assert pages is not None
    return pages.currentIndex()


def _named(widget: QWidget) -> bool:
    if isinstance(widget, QComboBox):
        return bool(widget.accessibleName())
    return bool(QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name))


def test_every_control_of_every_page_has_a_name(wizard: SetupWizard, qtbot: QtBot) -> None:
    for at in range(PAGES):
        assert page(wizard) == at
        for one in wizard.findChildren(QWidget):
            inside = one.parentWidget()
            part = one.objectName().startswith("qt_") or (
                isinstance(inside, QAbstractScrollArea) and inside.viewport() is one
            )
            reached = one.isVisible() and one.focusPolicy() != Qt.FocusPolicy.NoFocus and not part
            if reached and one.focusProxy() is None:
                assert _named(one), (at, type(one).__name__, one.objectName())
        if at < PAGES - 1:
            press(wizard, qtbot, "setupNext")


def test_back_leads_back_and_the_place_is_said(wizard: SetupWizard, qtbot: QtBot) -> None:
    press(wizard, qtbot, "setupNext")
    step = wizard.findChild(QLabel, "setupStep")
    assert step is not None
    assert step.text().startswith("2 of 5.")
    press(wizard, qtbot, "setupBack")
    assert page(wizard) == 0
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    assert focused.objectName() == "setup_name"


def test_finish_is_there_on_every_page_and_hands_over_what_was_answered(
    wizard: SetupWizard, qtbot: QtBot, made: list[Started], tmp_path: Path
) -> None:
    name = wizard.findChild(QLineEdit, "setup_name")
    assert name is not None
    qtbot.keyClicks(name, "Sana Iqbal")
    press(wizard, qtbot, "setupNext")
    press(wizard, qtbot, "setupFinish")
    (started,) = made
    assert started.path == tmp_path / "My plan.matchplan"
    assert started.directory
    assert dict(started.first.answers)["name"] == "Sana Iqbal"
    assert dict(started.first.answers)["target_year"] == 2027
    assert started.first.exams == ()


def test_a_file_that_cannot_be_made_is_said_and_nothing_typed_is_lost(
    qtbot: QtBot, window: QWidget, today: date, tmp_path: Path
) -> None:
    def refuse(_started: Started) -> None:
        raise UserError("Something stands there already.", "Choose another name.")

    wizard = SetupWizard(today, tmp_path / "My plan.matchplan", refuse, window)
    wizard.open()
    name = wizard.findChild(QLineEdit, "setup_name")
    assert name is not None
    qtbot.keyClicks(name, "Sana")
    press(wizard, qtbot, "setupFinish")
    problem = wizard.findChild(QLabel, "setupProblem")
    assert problem is not None
    assert problem.text() == "Something stands there already. Choose another name."
    assert wizard.isVisible()
    assert name.text() == "Sana"
    wizard.discard()


def test_what_is_refused_does_not_hold_the_way_back(wizard: SetupWizard, qtbot: QtBot) -> None:
    for _page in range(PAGES - 1):
        press(wizard, qtbot, "setupNext")
    budget = wizard.findChild(QLineEdit, "setup_budget_usd")
    assert budget is not None
    qtbot.keyClicks(budget, "a lot")
    press(wizard, qtbot, "setupBack")
    assert page(wizard) == PAGES - 2
    press(wizard, qtbot, "setupNext")
    assert page(wizard) == PAGES - 1, "it leads to what is to be mended"
    assert budget.text() == "a lot"


def test_the_pages_are_turned_by_enter_and_by_letters_alone(wizard: SetupWizard, qtbot: QtBot) -> None:
    for at in range(1, PAGES):
        focused = wizard.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, KEY.Key_Return)
        assert page(wizard) == at, "Enter asks for nothing but the next page"
    focused = wizard.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, KEY.Key_B, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page(wizard) == PAGES - 2)
    focused = wizard.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, KEY.Key_N, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page(wizard) == PAGES - 1)


def test_the_target_year_says_what_it_means_while_it_is_typed(wizard: SetupWizard, qtbot: QtBot) -> None:
    season = wizard.findChild(QLabel, "setupSeason")
    year = wizard.findChild(QLineEdit, "setup_target_year")
    assert season is not None
    assert year is not None
    assert season.text() == "You apply in September 2027; the Match is in March 2028."
    year.selectAll()
    qtbot.keyClicks(year, "2029")
    assert season.text() == "You apply in September 2029; the Match is in March 2030."


def test_usual_examinations_are_offered_and_an_empty_one_leads_back_to_the_field(
    wizard: SetupWizard, qtbot: QtBot
) -> None:
    for _page in range(2):
        press(wizard, qtbot, "setupNext")
    press(wizard, qtbot, "addExam")
    line = wizard.findChild(QLineEdit, "examDialogText")
    assert line is not None
    ok = wizard.findChild(QPushButton, "examDialogOk")
    assert ok is not None
    ok.setFocus()
    ok.click()
    assert line.window().focusWidget() is line
    qtbot.keyClick(line, KEY.Key_Down)
    popup = line.completer().popup()
    assert popup is not None
    assert popup.model().index(1, 0).data() == "USMLE Step 2 CK"
    popup.hide()
    qtbot.keyClicks(line, "USMLE Step 2 CK")
    qtbot.keyClick(line, KEY.Key_Return)
    exams = wizard.findChild(QTableView, "examsTable")
    assert exams is not None
    assert exams.model().index(0, 0).data() == "USMLE Step 2 CK"
