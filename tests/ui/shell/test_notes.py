"""Notes by keyboard: a preview that never changes the text, boxes to tick, the date and time, links."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.parts import part

from matchplanner.app import App
from matchplanner.domain.note_text import boxes
from matchplanner.errors import UserError
from matchplanner.services import people, programs
from matchplanner.ui.note_commands import NoteCommands
from matchplanner.ui.widgets.fields import NoteField
from matchplanner.ui.widgets.note_preview import NotePreview

Key = Qt.Key
TYPED = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"))
MARKED = st.lists(
    st.one_of(
        TYPED, st.sampled_from(["- [ ] 😀", "* [x] b", "a <br> b", "[[x]]", "![p](file:///x)", "```", "---"])
    )
).map("\n".join)


@pytest.fixture
def app(qapp: QApplication, qtbot: QtBot, today: date) -> Iterator[App]:
    made = App(qapp, lambda: today)
    qtbot.addWidget(made.window)
    made.session.open_sample()
    with qtbot.waitActive(made.window):
        made.window.show()
    yield made
    made.window.close()


def previewed(field: NoteField) -> NotePreview:
    field.preview(shown=True)
    return part(field, NotePreview, "notePreview")


@given(MARKED)
def test_a_preview_leaves_every_text_as_it_was(qapp: QApplication, text: str) -> None:  # noqa: ARG001
    field = NoteField()
    field.load(text)
    before = field.text()
    preview = previewed(field)
    field.preview(shown=False)
    assert field.text() == before
    for number, box in enumerate(boxes(before)):
        preview.box_toggled.emit(number)
        assert [
            at for at, pair in enumerate(zip(before, field.text(), strict=True)) if pair[0] != pair[1]
        ] == [box.at]
        before = field.text()
    field.deleteLater()


def test_a_box_is_ticked_by_space_and_esc_leads_back(qtbot: QtBot) -> None:
    field = NoteField()
    qtbot.addWidget(field)
    saved: list[str] = []
    field.committed.connect(saved.append)
    field.load("# To do\n- [ ] 😀 call\n- [x] write")
    with qtbot.waitActive(field):
        field.show()
    preview = previewed(field)
    qtbot.waitUntil(preview.hasFocus)
    qtbot.keyClick(preview, Key.Key_Tab)
    qtbot.keyClick(preview, Key.Key_Space)
    assert saved == ["# To do\n- [x] 😀 call\n- [x] write"]
    assert "☑ 😀 call" in preview.toPlainText()
    assert "To do" in preview.toPlainText()
    qtbot.keyClick(preview, Key.Key_Escape)
    assert preview.isHidden()
    assert field.hasFocus()
    field.hide()


def test_html_and_pictures_are_text_and_only_web_addresses_are_opened(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def handed_over(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", handed_over)
    field = NoteField()
    qtbot.addWidget(field)
    field.load(
        "<b>bold</b> ![p](file:///etc/passwd) [page](https://www.example.org/x) [bad](file:///etc/passwd)"
    )
    preview = previewed(field)
    shown = preview.toPlainText()
    assert "<b>bold</b>" in shown
    assert "page (www.example.org)" in shown
    assert opened == [], "nothing is opened by showing it"
    for target in ("https://www.example.org/x", "file:///etc/passwd", "javascript:alert(1)"):
        preview.anchorClicked.emit(QUrl(target))
    assert opened == ["https://www.example.org/x"]


def test_date_and_time_go_into_the_note_and_a_link_opens_its_record(
    app: App, qtbot: QtBot, today: date
) -> None:
    workspace, plan = app.session.workspace, app.window.plan
    assert workspace is not None
    assert plan is not None
    workspace.clock = lambda: datetime(2026, 10, 1, 14, 5, tzinfo=UTC)
    first, second = programs.rows(today)[:2]
    plan.show_record("programs/notes", first.id)
    note = part(plan, NoteField, "programNotes")

    def has_keyboard() -> bool:
        app.window.activateWindow()  # what opened with the sample may have had it
        note.setFocus()
        return note.hasFocus()

    qtbot.waitUntil(has_keyboard)
    note.selectAll()

    qtbot.keyClick(note, Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(note, f"see [[{second.name}]]")
    qtbot.keyClick(note, Key.Key_M, Qt.KeyboardModifier.ControlModifier)

    preview = part(note, NotePreview, "notePreview")
    qtbot.waitUntil(preview.hasFocus)
    stored = next(row for row in programs.rows(today) if row.id == first.id).notes
    assert stored == f"2026-10-01 14:05 see [[{second.name}]]"
    qtbot.keyClick(preview, Key.Key_Tab)
    qtbot.keyClick(preview, Key.Key_Return)
    assert note.text() == second.notes, "the other program is in front"
    commands = app.window.findChildren(NoteCommands)[0]
    commands.open_record(people.rows()[0].name)
    assert plan.place().startswith("people")
    with pytest.raises(UserError, match="is called “Nobody”"):
        commands.open_record("Nobody")


def test_without_a_note_in_front_the_commands_say_so(app: App) -> None:
    assert app.window.plan is not None
    app.window.plan.navigation.setFocus()
    for name in ("insertMoment", "previewNote"):
        app.window.statusBar().clearMessage()
        part(app.window, QAction, name).trigger()
        assert "note" in app.window.statusBar().currentMessage()
