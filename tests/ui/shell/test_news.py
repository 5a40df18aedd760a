"""What changed in this version: told once after an update, and at any time in Help."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from matchplanner import __version__
from matchplanner.services import release_notes
from matchplanner.ui.news import NewsDialog, tell_once
from matchplanner.ui.notices import Notice, Notices
from matchplanner.ui.settings import Settings

LOG = """# Changelog

Words before any version.

## Unreleased

- Not out yet.

## 1.1.0 - 2027-01-05

### Added
- A second thing.

## [1.0.0]
- The first thing.
"""


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def told(window: QWidget, notices: Notices, settings: Settings) -> list[Notice]:
    seen: list[Notice] = []
    notices.raised.connect(seen.append)
    tell_once(window, notices, settings)
    return seen


def test_a_first_start_has_no_news(window: QWidget, notices: Notices, settings: Settings) -> None:
    assert told(window, notices, settings) == []
    assert told(window, notices, settings) == []


def test_an_update_is_told_once_and_leads_to_what_changed(
    window: QWidget, notices: Notices, settings: Settings, qtbot: QtBot
) -> None:
    settings.set_text("version/seen", "0.0.1")
    (notice,) = told(window, notices, settings)
    assert notice.text == f"MatchPlanner is now version {__version__}."
    assert notice.action is not None
    notice.action()
    dialog = window.findChild(NewsDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    dialog.close()
    assert told(window, notices, settings) == []


def test_the_dialog_shows_the_change_log_that_came_along(window: QWidget) -> None:
    dialog = NewsDialog(window)
    dialog.open()
    text = dialog.findChild(QTextBrowser, "newsText")
    assert text is not None
    assert __version__ in text.toPlainText()
    assert "A plan file" in text.toPlainText()
    assert text.accessibleName() == "What changed"
    dialog.close()


def test_versions_are_told_apart_the_newest_first() -> None:
    found = release_notes.parse(LOG)
    assert [release.version for release in found] == ["Unreleased", "1.1.0", "1.0.0"]
    assert found[1].text == "### Added\n- A second thing."
    assert release_notes.parse("nothing") == ()


def test_the_change_log_names_this_version() -> None:
    root = Path(__file__).parents[3] / "CHANGELOG.md"
    assert re.search(rf"^## {re.escape(__version__)}\b", root.read_text(encoding="utf-8"), re.MULTILINE)
    assert __version__ in {release.version for release in release_notes.releases()}
