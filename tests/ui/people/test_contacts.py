"""Talks with a person and the news for them, by keyboard."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.domain.mentoring import ContactKind
from matchplanner.services import contacts, experiences, people, profile
from matchplanner.store.store import Store
from matchplanner.ui.notices import Notices
from matchplanner.ui.people.contact_dialog import ContactDialog
from matchplanner.ui.people.page import PeoplePage
from matchplanner.ui.people.update_dialog import UpdateDialog
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.record_table import RecordTable
from matchplanner.ui.workspace import Workspace

TODAY = date(2026, 10, 1)
KEY = Qt.Key


@pytest.fixture
def page(workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot) -> Iterator[PeoplePage]:
    """People with one mentor, her talks in front."""

    def fill() -> None:
        people.add("Dr. Dar", email="dar@example.org")
        profile.edit("name", "Sana Khan")

    workspace.run("Fill", fill)
    shown = PeoplePage(workspace, notices, settings)
    qtbot.addWidget(shown)
    shown.resize(1092, 700)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.select(1)
    shown.tabs.setCurrentIndex(2)
    yield shown
    shown.hide()


def opened(page: PeoplePage, button: str = "contactAdd") -> ContactDialog:
    part(page, QPushButton, button).click()
    return part(page, ContactDialog, "contactDialog")


def closed(dialog: QWidget, qtbot: QtBot, button: str) -> None:
    with qtbot.waitSignal(dialog.destroyed):
        part(dialog, QPushButton, button).click()


def test_a_talk_is_noted_with_points_and_opened_again_for_the_notes(page: PeoplePage, qtbot: QtBot) -> None:
    assert part(page, QLabel, "contactsTableHint").isVisible()
    dialog = opened(page)
    assert dialog.happened_on.day() == TODAY
    assert dialog.minutes.placeholderText() == "10 to 15 are usual with a director"
    qtbot.keyClicks(dialog.minutes, "12")
    qtbot.keyClicks(dialog.prepared, "Ask about the laboratory")
    closed(dialog, qtbot, "contactDialogOk")
    table = part(page, RecordTable, "contactsTable")
    shown = [table.model().index(0, at).data() for at in range(5)]
    assert shown == ["1 Oct 2026", "Meeting", "12", "Ask about the laboratory", ""]
    assert page.tabs.tabText(2) == "Talks and news (1)"
    table.setFocus()
    qtbot.keyClick(table, KEY.Key_Return)
    again = part(page, ContactDialog, "contactDialog")
    assert again.prepared.toPlainText() == "Ask about the laboratory"
    qtbot.keyClicks(again.notes, "She will write")
    closed(again, qtbot, "contactDialogOk")
    (row,) = contacts.of_person(1)
    assert (row.notes, row.minutes, row.happened_on) == ("She will write", 12, TODAY)


def test_a_bad_day_keeps_the_dialog_open_with_all_that_was_typed(page: PeoplePage, qtbot: QtBot) -> None:
    dialog = opened(page)
    qtbot.keyClicks(dialog.notes, "Long talk")
    dialog.happened_on.line.setText("5/3/2026")
    part(dialog, QPushButton, "contactDialogOk").click()
    assert "is not a date" in part(dialog, QLabel, "contactDialogProblem").text()
    assert dialog.notes.toPlainText() == "Long talk"
    dialog.happened_on.line.setText("")
    closed(dialog, qtbot, "contactDialogOk")
    assert contacts.of_person(1)[0].happened_on is None
    assert part(page, RecordTable, "contactsTable").model().index(0, 0).data() == "planned"


def test_a_contact_is_deleted_by_key_with_the_way_back(
    page: PeoplePage, workspace: Workspace, notices: Notices, qtbot: QtBot
) -> None:
    workspace.run("Add", lambda: contacts.add(1, ContactKind.CALL, notes="Promised a letter"))
    table = part(page, RecordTable, "contactsTable")
    table.setFocus()
    with qtbot.waitSignal(notices.raised) as raised:
        qtbot.keyClick(table, KEY.Key_Delete)
    assert contacts.of_person(1) == ()
    raised.args[0].action()
    assert contacts.of_person(1)[0].notes == "Promised a letter"


def test_the_time_between_updates_is_set_and_the_next_is_told(
    page: PeoplePage, workspace: Workspace, qtbot: QtBot
) -> None:
    state = part(page, QLabel, "updateState")
    assert state.text() == "Last told: never told yet."
    line = part(page, QLineEdit, "person_update_months")
    line.setFocus()
    qtbot.keyClicks(line, "30")
    qtbot.keyClick(line, KEY.Key_Return)
    assert "from 1 to 24" in part(page, QLabel, "updateMonthsProblem").text()
    line.selectAll()
    qtbot.keyClicks(line, "6")
    qtbot.keyClick(line, KEY.Key_Return)
    assert state.text() == "Last told: never told yet. Send the first news."
    workspace.run("Add", lambda: contacts.add(1, ContactKind.NEWS, happened_on="2026-05-01"))
    assert state.text() == "Last told: 1 May 2026. Next: 1 Nov 2026, in 31 days."
    assert people.rows()[0].update_months == 6
    workspace.run("Delete", lambda: contacts.delete(1))
    workspace.run("Add", lambda: contacts.add(1, ContactKind.NEWS, happened_on="2026-02-28"))
    assert state.text() == "Last told: 28 Feb 2026. Due since 28 Aug 2026."


def test_who_waits_for_news_is_shown_with_their_talks(page: PeoplePage, workspace: Workspace) -> None:
    page.tabs.setCurrentIndex(0)
    page.select(1)
    assert page.tabs.currentIndex() == 0
    workspace.run("Months", lambda: people.edit(1, "update_months", 6))
    page.select(1)
    assert page.tabs.currentIndex() == 2
    workspace.run("Told", lambda: contacts.add(1, ContactKind.NEWS, happened_on=TODAY))
    page.tabs.setCurrentIndex(0)
    page.select(1)
    assert page.tabs.currentIndex() == 0


def drafted(page: PeoplePage) -> UpdateDialog:
    part(page, QPushButton, "contactNews").click()
    return part(page, UpdateDialog, "updateDialog")


def test_news_is_collected_reworded_and_noted_as_sent(
    page: PeoplePage, workspace: Workspace, store: Store, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(store, "now", lambda: datetime(2026, 10, 1, 9, tzinfo=UTC))
    workspace.run("Add", lambda: experiences.add("Lysosomal case series"))
    dialog = drafted(page)
    body = part(dialog, QPlainTextEdit, "updateBody")
    assert "- Lysosomal case series" in body.toPlainText()
    assert "{what comes next" in part(dialog, QLabel, "updateGaps").text()
    part(dialog, QPushButton, "updateSave").click()
    assert part(dialog, QLabel, "updateProblem").text().startswith("Still to fill in: {what comes next")
    body.setPlainText(re.sub(r"\{.*?\}", "May I write again in spring?", body.toPlainText()))
    assert part(dialog, QLabel, "updateGaps").isHidden()
    closed(dialog, qtbot, "updateSave")
    (row,) = contacts.of_person(1)
    assert (row.kind, row.happened_on) == (ContactKind.NEWS, TODAY)
    assert row.notes.startswith("News from Sana Khan\n\nDear Dr. Dar,")
    again = drafted(page)
    assert "Lysosomal" not in again.body.toPlainText()
    closed(again, qtbot, "updateCancel")


def test_the_draft_is_copied_opened_in_a_mail_program_and_saved(
    page: PeoplePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    dialog = drafted(page)
    part(dialog, QPushButton, "updateCopy").click()
    assert QGuiApplication.clipboard().text().startswith("News from Sana Khan\n\nDear Dr. Dar,")
    assert part(dialog, QLabel, "updateSaid").text() == "Copied"
    seen: list[str] = []

    def take(url: QUrl) -> bool:
        seen.append(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        return len(seen) > 1

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    part(dialog, QPushButton, "updateOpen").click()
    assert part(dialog, QLabel, "updateProblem").text().startswith("No mail program took the message.")
    part(dialog, QPushButton, "updateOpen").click()
    assert part(dialog, QLabel, "updateSaid").text() == "Handed to the mail program"
    assert seen[0].startswith(
        "mailto:dar@example.org?subject=News%20from%20Sana%20Khan&body=Dear%20Dr.%20Dar%2C%0D%0A"
    )
    dialog.mail.write(tmp_path / "news.eml")
    assert b"To: Dr. Dar <dar@example.org>" in (tmp_path / "news.eml").read_bytes().replace(b'"', b"")
    dialog.address.setText("dar")
    dialog.mail.write(tmp_path / "other.eml")
    assert "does not look like an e-mail address" in part(dialog, QLabel, "updateProblem").text()
    assert not (tmp_path / "other.eml").exists()
    closed(dialog, qtbot, "updateCancel")


def test_news_needs_a_day(page: PeoplePage, qtbot: QtBot) -> None:
    dialog = drafted(page)
    dialog.body.setPlainText("All is well")
    dialog.sent_on.line.setText("")
    part(dialog, QPushButton, "updateSave").click()
    assert part(dialog, QLabel, "updateProblem").text().startswith("News that was sent needs its day.")
    assert contacts.of_person(1) == ()
    closed(dialog, qtbot, "updateCancel")


def test_what_a_letter_writer_needs_is_asked_beside_the_table(page: PeoplePage, qtbot: QtBot) -> None:
    for name, text in (("person_specialty", "Pediatrics"), ("person_turnaround_days", "28")):
        line = part(page, QLineEdit, name)
        line.setFocus()
        qtbot.keyClicks(line, text)
        qtbot.keyClick(line, KEY.Key_Return)
    box = part(page, QComboBox, "person_eras_letters")
    box.setFocus()
    qtbot.keyClick(box, KEY.Key_Home)
    row = people.rows()[0]
    assert (row.specialty, row.turnaround_days, row.eras_letters.value) == ("Pediatrics", 28, "yes")
