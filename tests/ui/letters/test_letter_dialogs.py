"""Packet and messages of a letter."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from matchplanner.domain.letters import AskedHow, LetterState
from matchplanner.domain.letters_packet import PacketPart
from matchplanner.services import letters, letters_packet, people, profile, rotations
from matchplanner.ui.letters.mail_dialog import LetterMailDialog
from matchplanner.ui.letters.packet_dialog import PacketDialog
from matchplanner.ui.letters.page import LettersPage
from matchplanner.ui.notices import Notices
from matchplanner.ui.settings import Settings
from matchplanner.ui.widgets.fields import NoteField
from matchplanner.ui.workspace import Workspace

TODAY = date(2026, 10, 1)


@pytest.fixture
def letter(workspace: Workspace) -> int:
    """A letter Dr Q may write from an observership."""

    def make() -> int:
        profile.edit_all({"name": "Sana Iqbal", "target_year": 2027})
        mayo = rotations.add("Mayo", starts_on="2027-06-01", ends_on="2027-06-28", mode="observership")
        return letters.add(people.add("Dr Q", email="q@example.org"), rotation_id=mayo)

    return workspace.run("Add", make)


@pytest.fixture
def page(
    workspace: Workspace, notices: Notices, settings: Settings, qtbot: QtBot, letter: int
) -> Iterator[LettersPage]:
    """The page with the letter chosen."""
    shown = LettersPage(workspace, notices, settings)
    qtbot.addWidget(shown)
    shown.resize(1100, 760)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.select(letter)
    yield shown
    for dialog in shown.findChildren(QDialog):
        dialog.close()
    shown.hide()


def click(within: QWidget, name: str) -> None:
    button = within.findChild(QPushButton, name)
    assert button is not None, name
    assert button.isEnabled()
    button.click()


def label(within: QWidget, name: str) -> str:
    found = within.findChild(QLabel, name)
    assert found is not None, name
    return found.text() if not found.isHidden() else ""


def mail_dialog(page: LettersPage) -> LetterMailDialog:
    click(page, "letterMessage")
    dialog = page.findChild(LetterMailDialog, "letterMailDialog")
    assert dialog is not None
    return dialog


def packet_dialog(page: LettersPage) -> PacketDialog:
    click(page, "letterPacket")
    dialog = page.findChild(PacketDialog, "packetDialog")
    assert dialog is not None
    return dialog


def test_an_observers_letter_says_what_it_lacks_and_what_makes_it_strong(page: LettersPage) -> None:
    said = label(page, "letterCaveat")
    assert "can say little of examining patients" in said
    assert "Strong all the same" in said


def test_a_letter_from_no_rotation_says_how_long_writing_takes(
    page: LettersPage, workspace: Workspace, letter: int
) -> None:
    workspace.run("No rotation", lambda: letters.edit(letter, "rotation", None))
    said = "Needed before ERAS submission opens on 1 Sep 2027; writing takes {}."
    assert label(page, "letterTiming") == said.format("21 days, as usual")
    writer = people.rows()[0].id
    workspace.run("Slower", lambda: people.edit(writer, "turnaround_days", "28"))
    assert label(page, "letterTiming") == said.format("28 days with this writer")


def test_what_is_asked_after_the_rotation_counts_from_the_day_of_asking(
    page: LettersPage, workspace: Workspace, letter: int
) -> None:
    assert label(page, "letterTiming").endswith("Mayo ends on 28 Jun 2027, writing takes 21 days, as usual.")
    ended = rotations.planned()[0].id
    workspace.run("Over", lambda: rotations.edit(ended, "starts_on", "2026-08-03"))
    workspace.run("Over", lambda: rotations.edit(ended, "ends_on", "2026-08-28"))
    said = label(page, "letterTiming")
    assert said.startswith("Ask now: Mayo ended on 28 Aug 2026")
    assert "Can be there on 22 Oct 2026" in said
    assert "if asked on 1 Oct 2026" in said
    workspace.run("Asked", lambda: letters.note_asked(letter, AskedHow.IN_PERSON, date(2026, 9, 20)))
    assert "Can be there on 11 Oct 2026" in label(page, "letterTiming")
    assert ": asked on 20 Sep 2026" in label(page, "letterTiming")


def test_eras_words_follow_the_state(page: LettersPage, workspace: Workspace, letter: int) -> None:
    assert label(page, "letterEras") == ""
    workspace.run("Entry", lambda: letters.set_state(letter, LetterState.ENTRY_MADE, TODAY))
    assert "Not locked yet" in label(page, "letterEras")
    workspace.run("Confirmed", lambda: letters.set_state(letter, LetterState.CONFIRMED, TODAY))
    assert "ERAS has locked the entry" in label(page, "letterEras")
    assert "Note the Letter ID" in label(page, "letterEras")
    field = page.findChild(QLineEdit, "letter_code")
    assert field is not None
    field.setText("L-1")
    field.editingFinished.emit()
    assert "Note the Letter ID" not in label(page, "letterEras")


def test_the_plan_and_the_specialty_are_chosen_in_the_details(
    page: LettersPage, workspace: Workspace, letter: int, qtbot: QtBot
) -> None:
    field = page.findChild(QLineEdit, "letter_specialty")
    assert field is not None
    field.setFocus()
    qtbot.keyClicks(field, "Pediatrics")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    page.detail.generalist.setFocus()
    qtbot.keyClick(page.detail.generalist, Qt.Key.Key_Home)
    row = letters.get(letter, TODAY)
    assert row.specialty == "Pediatrics"
    assert row.generalist == "yes"
    assert page.model.index(0, page.model.column_of("specialty")).data() == "Pediatrics"
    assert not page.detail.plan.isEnabled(), "there is no other plan yet"
    assert workspace.undo_stack.undoText() == "Edit letter"


def test_the_request_says_strong_and_notes_that_it_was_asked_by_mail(
    page: LettersPage, workspace: Workspace, letter: int, qtbot: QtBot
) -> None:
    dialog = mail_dialog(page)
    assert "Better in person" in label(dialog, "letterMailAdvice")
    assert "strong letter" in dialog.body.toPlainText()
    assert label(dialog, "letterMailGaps") == ""
    click(dialog, "letterMailCopy")
    assert "strong letter" in QGuiApplication.clipboard().text()
    with qtbot.waitSignal(dialog.destroyed):
        click(dialog, "noteAskedByMail")
    row = letters.get(letter, TODAY)
    assert (row.state, row.asked_how, row.asked_on) == (LetterState.ASKED, AskedHow.MAIL, TODAY)
    workspace.undo_stack.undo()
    row = letters.get(letter, TODAY)
    assert (row.state, row.asked_how, row.asked_on) == (LetterState.CANDIDATE, AskedHow.UNKNOWN, None)


def test_a_draft_with_a_gap_does_not_go_out_and_a_file_is_saved(
    page: LettersPage, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    workspace.run("No year", lambda: profile.edit("target_year", None))
    dialog = mail_dialog(page)
    assert label(dialog, "letterMailGaps") == "Still to fill in: {year}, {day}"
    assert not dialog.mail.isEnabled()
    dialog.kind.setFocus()
    qtbot.keyClick(dialog.kind, Qt.Key.Key_End)
    assert "come back to the letter" in dialog.body.toPlainText()
    dialog.body.setPlainText(dialog.body.toPlainText().replace("{day}", "11 August"))
    dialog.subject.setText("A letter\nBcc: all@example.org")
    assert dialog.mail.isEnabled()
    dialog.mail.write(tmp_path / "reminder.eml")
    lines = (tmp_path / "reminder.eml").read_text("utf-8").splitlines()
    assert 'To: "Dr Q" <q@example.org>' in lines or "To: Dr Q <q@example.org>" in lines
    assert not any(line.startswith("Bcc:") for line in lines)
    with qtbot.waitSignal(dialog.destroyed):
        click(dialog, "letterMailClose")


def test_the_packet_is_ticked_worded_and_previewed(
    page: LettersPage, workspace: Workspace, letter: int, qtbot: QtBot
) -> None:
    dialog = packet_dialog(page)
    assert dialog.missing.text().startswith("Missing: CV, Draft personal statement")
    box = dialog.findChild(QCheckBox, "packet_statement")
    assert box is not None
    box.click()
    assert "Draft personal statement" not in dialog.missing.text()
    field = dialog.findChild(NoteField, "packet_cases")
    assert field is not None
    field.setFocus()
    field.setPlainText("Three families with Marfan syndrome")
    with qtbot.waitSignal(page.print_requested) as asked:
        click(dialog, "packetPreview")
    assert asked.args[0].title == "Letter packet"
    row = letters_packet.packet(letter, TODAY).part(PacketPart.CASES)
    assert (row.text, row.own) == ("Three families with Marfan syndrome", True)
    assert workspace.undo_stack.undoText() == "Packet: Cases we shared"


def test_a_name_in_a_packet_is_refused_at_the_field_and_stays_there(
    page: LettersPage, letter: int, qtbot: QtBot
) -> None:
    dialog = packet_dialog(page)
    field = dialog.findChild(NoteField, "packet_cases")
    assert field is not None
    field.setPlainText("Mrs Smith, MRN 448812")
    field.commit()
    assert "could identify a patient" in label(dialog, "packet_casesProblem")
    assert field.toPlainText() == "Mrs Smith, MRN 448812"
    assert letters_packet.packet(letter, TODAY).part(PacketPart.CASES).text == ""
    with qtbot.waitSignal(dialog.mail_requested):
        click(dialog, "packetMail")
    assert page.findChild(LetterMailDialog, "letterMailDialog") is not None
