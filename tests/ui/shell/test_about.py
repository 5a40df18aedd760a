"""About says what this is, what it is not and what it is made of."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QListWidget, QPlainTextEdit, QPushButton, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from matchplanner.services import licences
from matchplanner.ui.help_dialogs import AboutDialog

RULE = "=" * 78
WRITTEN = f"""Built on 2026-11-22.
MatchPlanner is distributed with the following components.

peewee 4.5.3: MIT
Qt 6.12: LGPL-3.0-only

{RULE}
peewee 4.5.3
Licence: MIT
{RULE}

Permission is hereby granted.

{RULE}
Qt 6.12
Licence: LGPL-3.0-only
{RULE}

GNU Lesser General Public License.
"""


@pytest.fixture
def about(qtbot: QtBot) -> Callable[[date], AboutDialog]:
    window = QWidget()
    qtbot.addWidget(window)

    def open_on(today: date) -> AboutDialog:
        dialog = AboutDialog(window, today)
        dialog.open()
        return dialog

    return open_on


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program as a build wrote down what is in it."""
    monkeypatch.setattr(licences, "_text", lambda: WRITTEN)


def _says(dialog: AboutDialog, name: str) -> str:
    label = dialog.findChild(QLabel, name)
    assert label is not None
    return label.text()


def test_it_says_what_this_is_not_and_that_there_is_no_network(
    about: Callable[[date], AboutDialog], today: date
) -> None:
    dialog = about(today)
    not_this = _says(dialog, "aboutDisclaimer")
    for words in ("Not affiliated", "NRMP", "ABMGG", "Not legal or immigration advice", "yours to verify"):
        assert words in not_this
    assert "no connection to any network" in _says(dialog, "aboutNetwork")
    dialog.close()


def test_the_versions_are_copied_by_keyboard(
    about: Callable[[date], AboutDialog], today: date, qtbot: QtBot
) -> None:
    dialog = about(today)
    qtbot.keyClick(dialog.findChild(QPushButton, "copyDiagnostics"), Qt.Key.Key_Space)
    told = QGuiApplication.clipboard().text()
    for part in ("MatchPlanner", "Plan file format", "Qt 6", "Python 3", "SQLite 3"):
        assert part in told
    dialog.close()


@pytest.mark.usefixtures("installed")
def test_each_licence_is_there_in_full(
    about: Callable[[date], AboutDialog], today: date, qtbot: QtBot
) -> None:
    dialog = about(today)
    tabs = dialog.findChild(QTabWidget, "aboutTabs")
    assert tabs is not None
    tabs.setCurrentIndex(1)
    names = dialog.findChild(QListWidget, "licenceNames")
    text = dialog.findChild(QPlainTextEdit, "licenceText")
    assert names is not None
    assert text is not None
    assert [names.item(at).text() for at in range(names.count())] == [
        "peewee 4.5.3: MIT",
        "Qt 6.12: LGPL-3.0-only",
    ]
    assert text.toPlainText() == "Permission is hereby granted."
    qtbot.keyClick(names, Qt.Key.Key_Down)
    assert text.toPlainText() == "GNU Lesser General Public License."
    dialog.close()


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(("on", "old"), [(date(2027, 11, 22), False), (date(2027, 11, 23), True)])
def test_an_old_build_is_said_gently(about: Callable[[date], AboutDialog], on: date, old: bool) -> None:
    dialog = about(on)
    told = _says(dialog, "aboutBuilt")
    assert told.startswith("Built on 22 Nov 2026.")
    assert ("more than 12 months ago" in told) is old
    dialog.close()


def test_a_checkout_was_built_by_nobody_and_says_so(
    about: Callable[[date], AboutDialog], today: date
) -> None:
    assert licences.built_on() is None
    dialog = about(today)
    assert _says(dialog, "aboutBuilt") == ""
    text = dialog.findChild(QPlainTextEdit, "licenceText")
    assert text is not None
    assert "runs from its source" in text.toPlainText()
    dialog.close()
