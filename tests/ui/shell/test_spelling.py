"""Spelling in real fields, by keyboard: marked, mended, learnt, left alone, switched off."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QCheckBox, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.app import App
from matchplanner.services import programs, spelling_words
from matchplanner.ui import spelling, theme
from matchplanner.ui.preferences.dialog import PreferencesDialog
from matchplanner.ui.spelling import speller
from matchplanner.ui.spelling.speller import Speller
from matchplanner.ui.widgets.entry_list import EntryList
from matchplanner.ui.widgets.fields import NoteField
from matchplanner.ui.widgets.gap_marks import GapMarks
from matchplanner.ui.widgets.long_text import LongText

Key = Qt.Key
UI = Path(spelling.__file__).parent.parent


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, today: date) -> Iterator[App]:
    made = App(qapp, lambda: today)
    qtbot.addWidget(made.window)
    made.session.open_sample()
    with qtbot.waitActive(made.window):
        made.window.show()
    yield made
    checker().switch(on=True)
    made.window.close()


def checker() -> Speller:
    found = speller.current()
    assert found is not None
    return found


@pytest.fixture
def note(app: App, qtbot: QtBot, today: date) -> NoteField:
    """The note of the first program, empty and with the keyboard, once words can be looked at."""
    plan = app.window.plan
    assert plan is not None
    plan.show_record("programs/notes", programs.rows(today)[0].id)
    field = part(plan, NoteField, "programNotes")

    def has_keyboard() -> bool:
        app.window.activateWindow()
        field.setFocus()
        return field.hasFocus()

    qtbot.waitUntil(has_keyboard)
    field.selectAll()
    qtbot.keyClicks(field, "anything ")
    qtbot.waitUntil(lambda: checker().ready)
    field.selectAll()
    qtbot.keyClick(field, Key.Key_Delete)
    return field


def marked(field: LongText) -> list[str]:
    """Return the words with a wavy line below."""
    found = []
    block = field.document().firstBlock()
    while block.isValid():
        for piece in block.layout().formats():
            if piece.format.underlineStyle() is QTextCharFormat.UnderlineStyle.WaveUnderline:
                cursor = QTextCursor(block)
                cursor.setPosition(block.position() + piece.start)
                cursor.setPosition(
                    block.position() + piece.start + piece.length, QTextCursor.MoveMode.KeepAnchor
                )
                found.append(cursor.selectedText())
        block = block.next()
    return found


def menu(field: LongText) -> QMenu:
    """Open the field's menu by the menu key."""
    place = field.cursorRect().center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, field.mapToGlobal(place))
    QApplication.sendEvent(field, asked)
    return next(menu for menu in field.findChildren(QMenu, "textMenu") if menu.isVisible())


def choose(field: LongText, name: str) -> None:
    """Take a line of the field's menu."""
    shown = menu(field)
    part(shown, QAction, name).trigger()
    shown.close()


def test_a_slip_is_marked_once_the_word_is_whole_and_mended_by_keyboard(
    app: App, note: NoteField, qtbot: QtBot, today: date
) -> None:
    qtbot.keyClicks(note, "They recieve")
    assert marked(note) == [], "not while it is being written"
    qtbot.keyClicks(note, " my letter.")
    assert marked(note) == ["recieve"]

    qtbot.keyClick(note, Key.Key_Home)
    qtbot.keyClick(note, Key.Key_F7)
    assert note.textCursor().selectedText() == "recieve"
    assert "recieve" in app.window.statusBar().currentMessage()
    shown = menu(note)
    offered = [action.text() for action in shown.actions() if action.objectName().startswith("suggestion")]
    assert offered[0] == "receive"
    assert 0 < len(offered) <= 5
    qtbot.keyClick(shown, Key.Key_Down)
    qtbot.keyClick(shown, Key.Key_Return)
    assert note.text() == "They receive my letter."
    assert marked(note) == []
    qtbot.keyClick(note, Key.Key_F7)
    assert "No word here" in app.window.statusBar().currentMessage()
    note.commit()
    assert programs.rows(today)[0].notes == "They receive my letter."


def test_f7_goes_round_through_all_lines(note: NoteField, qtbot: QtBot) -> None:
    note.setPlainText("a 😀 smal one\nwell\nthe secnd, the thrid")
    found = []
    for _turn in range(4):
        qtbot.keyClick(note, Key.Key_F7)
        found.append(note.textCursor().selectedText())
    assert found == ["smal", "secnd", "thrid", "smal"]


def test_a_word_is_added_to_the_plan_undone_and_taken_away_in_the_settings(
    app: App, note: NoteField, qtbot: QtBot
) -> None:
    workspace = app.session.workspace
    assert workspace is not None
    note.setPlainText("an exomizer and a blorptest")
    assert marked(note) == ["exomizer", "blorptest"]
    for word in ("exomizer", "blorptest"):
        qtbot.keyClick(note, Key.Key_F7)
        choose(note, "addToWords")
        assert word not in marked(note)
        assert workspace.undo_stack.undoText() == f"Add “{word}” to my words"
    workspace.undo()
    assert marked(note) == ["blorptest"]

    part(app.window, QAction, "preferences").trigger()
    dialog = part(app.window, PreferencesDialog, "preferencesDialog")
    dialog.show_page("spelling")
    words = part(dialog, EntryList, "myWords")
    assert words.key() == "exomizer"
    qtbot.keyClick(words, Key.Key_Delete)
    assert spelling_words.mine() == ()
    assert words.isHidden()
    assert not part(dialog, QWidget, "noWords").isHidden()
    assert part(dialog, QPushButton, "removeWord").isHidden()
    dialog.close()
    qtbot.waitUntil(lambda: marked(note) == ["exomizer", "blorptest"])


def test_a_word_ignored_here_is_marked_in_another_text(note: NoteField, qtbot: QtBot) -> None:
    note.load("the blorptest", fresh=True)
    qtbot.keyClick(note, Key.Key_F7)
    choose(note, "ignoreWord")
    assert marked(note) == []
    qtbot.keyClick(note, Key.Key_End)
    qtbot.keyClicks(note, " was blorptest again")
    assert marked(note) == []
    note.load("another blorptest", fresh=True)
    assert marked(note) == ["blorptest"]


def test_marks_are_switched_off_and_on_in_the_settings(app: App, note: NoteField, qtbot: QtBot) -> None:
    note.setPlainText("a smal letter")
    assert marked(note) == ["smal"]
    part(app.window, QAction, "preferences").trigger()
    dialog = part(app.window, PreferencesDialog, "preferencesDialog")
    dialog.show_page("spelling")
    switch = part(dialog, QCheckBox, "markSpelling")
    for left in ([], ["smal"]):
        switch.setFocus()
        qtbot.keyClick(switch, Key.Key_Space)
        assert marked(note) == left
        assert checker().on is bool(left)
    dialog.close()


def test_names_of_the_plan_are_known_at_once(app: App, note: NoteField) -> None:
    workspace = app.session.workspace
    assert workspace is not None
    note.setPlainText("a talk with somebody from Zwyxbury")
    assert marked(note) == ["Zwyxbury"]
    workspace.run("Add", lambda: programs.add("Zwyxbury Children's"))
    assert marked(note) == []


def test_a_draft_marks_its_gaps_and_its_slips(note: NoteField, qtbot: QtBot) -> None:
    assert note.isVisible()
    field = LongText("Dear {nmae}, I recieve")
    GapMarks(field)
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
    qtbot.waitUntil(lambda: marked(field) == ["recieve"])
    first = field.document().firstBlock().layout().formats()[0]
    assert (first.start, first.length) == (5, 6)
    assert first.format.foreground().color() == theme.tokens(field).color("attention")
    qtbot.keyClick(field, Key.Key_F7)
    assert field.textCursor().selectedText() == "recieve", "a dialog has no menu, but the key"
    field.hide()


def test_what_can_only_be_read_is_left_alone(note: NoteField) -> None:
    note.setReadOnly(True)
    note.setPlainText("a smal letter")
    assert marked(note) == []
    assert note.next_misspelling().startswith("No word")
    note.setReadOnly(False)


PLAIN = {
    "crash_dialog.py": "details to copy",
    "help_dialogs.py": "licences to read",
    "programs/log/message_dialog.py": "a message to read",
    "programs/roster/paste_dialog.py": "a list that is pasted",
    "ranking/versions/read_back.py": "a list that is pasted",
}
"""Modules with a text of several lines that nobody writes."""


def test_every_text_that_is_written_is_looked_at() -> None:
    plain = {
        path.relative_to(UI).as_posix()
        for path in UI.rglob("*.py")
        if re.search(r"QPlainTextEdit\(|QTextEdit\(\)", path.read_text(encoding="utf-8"))
    }
    # What a page reader reads, and a difference between versions, are texts of their own kind.
    own = {"widgets/long_text.py", "application/texts/difference_dialog.py", "programs/page_text.py"}
    assert plain - own == set(PLAIN)
