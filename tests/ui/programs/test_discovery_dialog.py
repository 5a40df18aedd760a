"""Asking institutions whether they have a genetics residency, from People (R122)."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot
from tests.clock import Clock
from tests.parts import part

from matchplanner.services import discovery, people, profile, programs
from matchplanner.store.store import Store
from matchplanner.ui.notices import Notices
from matchplanner.ui.page import Page
from matchplanner.ui.pages import entries
from matchplanner.ui.programs.log.compose_dialog import ComposeDialog
from matchplanner.ui.programs.log.discovery_dialog import DiscoveryDialog
from matchplanner.ui.programs.log.reply_dialog import ReplyDialog
from matchplanner.ui.settings import Settings
from matchplanner.ui.workspace import Workspace

START = date(2026, 10, 1)
KEY = Qt.Key


@pytest.fixture
def clock() -> Clock[date]:
    return Clock(START)


@pytest.fixture
def workspace(store: Store, clock: Clock[date], qtbot: QtBot) -> Workspace:  # noqa: ARG001 - Qt must be up first
    return Workspace(store, clock)


def unused() -> Any:
    raise AssertionError("nothing is printed or imported here")


@pytest.fixture
def page(workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot) -> Iterator[Page]:
    """People, as the window builds it; Dr. Hale is known."""

    def fill() -> None:
        people.add("Dr. Hale")
        profile.edit_all({"name": "Sana"})

    workspace.run("Fill", fill)
    (entry,) = (one for one in entries(unused, unused) if one.key == "people")
    shown = entry.build(workspace, notices, settings)
    qtbot.addWidget(shown)
    shown.resize(1000, 700)
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    shown.hide()


@pytest.fixture
def asking(page: Page) -> Iterator[DiscoveryDialog]:
    """The list of institutions, opened from People."""
    part(page, QPushButton, "askInstitutions").click()
    dialog = part(page, DiscoveryDialog, "institutionsToAsk")
    yield dialog
    dialog.close()


def note(asking: DiscoveryDialog, qtbot: QtBot, name: str) -> None:
    part(asking, QPushButton, "addInstitution").click()
    line = part(asking, QLineEdit, "institutionDialogText")
    qtbot.keyClicks(line, name)
    with qtbot.waitSignal(line.window().destroyed):
        qtbot.keyClick(line, KEY.Key_Return)


def line_of(asking: DiscoveryDialog) -> list[tuple[str, ...]]:
    return [tuple(column.shown(row) for column in asking.model.columns) for row in asking.model.rows]


def sent(asking: DiscoveryDialog, qtbot: QtBot, to: str = "Dr. Hale") -> None:
    asking.table.setFocus()
    qtbot.keyClick(asking.table, KEY.Key_Return)
    draft = part(asking, ComposeDialog, "composeMessage")
    part(draft, QComboBox, "messageTo").setCurrentText(to)
    body = part(draft, QPlainTextEdit, "messageBody")
    body.setPlainText(body.toPlainText().replace("{country}", "Pakistan"))
    with qtbot.waitSignal(draft.destroyed):
        part(draft, QPushButton, "saveMessage").click()


def replied(asking: DiscoveryDialog, qtbot: QtBot, answer: str) -> None:
    part(asking, QPushButton, "institutionReply").click()
    reply = part(asking, ReplyDialog, "replyDialog")
    qtbot.keyClicks(reply.answer, answer)
    with qtbot.waitSignal(reply.destroyed):
        part(reply, QPushButton, "replyDialogOk").click()


def test_an_institution_is_noted_written_to_answers_and_becomes_a_program(
    page: Page, asking: DiscoveryDialog, clock: Clock[date], qtbot: QtBot
) -> None:
    still_open = part(page, QLabel, "institutionsOpen")
    assert not still_open.isVisible()
    note(asking, qtbot, "Birch University")
    assert line_of(asking) == [("Birch University", "", "to ask", "")]
    assert still_open.text() == "Still open whether they have a residency: Birch University"
    assert not part(asking, QPushButton, "institutionReply").isEnabled()

    sent(asking, qtbot)
    (message,) = discovery.rows(START)
    assert message.message.subject == "Is there a genetics residency at Birch University?"
    assert message.message.person_id == people.rows()[0].id
    assert line_of(asking) == [
        ("Birch University", "1 Oct 2026, Dr. Hale, Genetics division", "waiting until 22 Oct 2026", "")
    ]

    clock.now = date(2026, 10, 25)
    asking.refresh()
    assert line_of(asking)[0][2] == "no reply in 24 days"
    replied(asking, qtbot, "Yes, since 2024.")
    assert line_of(asking)[0][2:] == ("answered 25 Oct 2026", "Yes, since 2024.")
    assert not still_open.isVisible()
    assert not part(asking, QPushButton, "askInstitution").isEnabled()

    with qtbot.waitSignal(asking.program_added) as added:
        part(asking, QPushButton, "addFoundProgram").click()
    assert programs.get(added.args[0], clock.now).institution == "Birch University"
    assert line_of(asking)[0][2] == "answered 25 Oct 2026, in your list"
    assert not part(asking, QPushButton, "addFoundProgram").isEnabled()


def test_after_silence_somebody_else_is_written_to_as_a_message_of_its_own(
    asking: DiscoveryDialog, clock: Clock[date], qtbot: QtBot
) -> None:
    note(asking, qtbot, "Birch University")
    sent(asking, qtbot)
    clock.now = date(2026, 11, 1)
    asking.refresh()
    part(asking, QPushButton, "askInstitution").click()
    draft = part(asking, ComposeDialog, "composeMessage")
    assert draft.draft().planned == 0
    draft.reject()
    QApplication.sendPostedEvents()
    assert len(discovery.rows(clock.now)) == 1


def test_one_institution_is_noted_once_and_deleted_with_undo(
    asking: DiscoveryDialog, workspace: Workspace, qtbot: QtBot
) -> None:
    note(asking, qtbot, "Birch University")
    part(asking, QPushButton, "addInstitution").click()
    line = part(asking, QLineEdit, "institutionDialogText")
    qtbot.keyClicks(line, "birch university")
    qtbot.keyClick(line, KEY.Key_Return)
    assert "on this list already" in part(asking, QLabel, "institutionDialogProblem").text()
    with qtbot.waitSignal(line.window().destroyed):
        qtbot.keyClick(line, KEY.Key_Escape)
    asking.table.setFocus()
    qtbot.keyClick(asking.table, KEY.Key_Delete)
    assert line_of(asking) == []
    workspace.undo_stack.undo()
    assert len(line_of(asking)) == 1


def test_a_draft_for_an_institution_offers_its_own_words_alone(asking: DiscoveryDialog, qtbot: QtBot) -> None:
    note(asking, qtbot, "Birch University")
    part(asking, QPushButton, "askInstitution").click()
    draft = part(asking, ComposeDialog, "composeMessage")
    assert draft.windowTitle() == "Message about Birch University"
    template = part(draft, QComboBox, "messageTemplate")
    assert [template.itemText(at) for at in range(template.count())] == ["Ask whether there is a residency"]
    assert "Does your institution have a residency in medical genetics" in draft.body.toPlainText()
    assert draft.sent_on.day() == START
    with qtbot.waitSignal(draft.destroyed):
        draft.reject()
    assert discovery.rows(START)[0].message.sent_on is None
