"""Importing a calendar: shown first, changed by the keyboard, one step, and known again the next time."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QPushButton
from tests.parts import part
from tests.ui.calendars.conftest import Hands

from matchplanner.services import blocked_periods, events, interviews
from matchplanner.services.exchange.calendar_kinds import Becomes
from matchplanner.services.exchange.calendar_preview import Line
from matchplanner.ui.calendars.import_dialog import CalendarImport
from matchplanner.ui.importing.dialog import ImportDialog
from matchplanner.ui.widgets.pick_field import PickField

KEY = Qt.Key
PATIENCE = 60_000
"""Milliseconds a child process may take on a machine that does much else."""

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//EN
BEGIN:VEVENT
UID:1@example.org
SUMMARY:Interview day: Oak Children's Hospital
LOCATION:Salem
DTSTART;TZID=Eastern Standard Time:20271117T090000
DTEND;TZID=Eastern Standard Time:20271117T130000
END:VEVENT
BEGIN:VEVENT
UID:2@example.org
SUMMARY:Open house
DTSTART:20270915T230000Z
DTEND:20270916T000000Z
END:VEVENT
BEGIN:VEVENT
UID:3@example.org
SUMMARY:Dentist
DTSTART:20270916T090000Z
END:VEVENT
BEGIN:VEVENT
UID:4@example.org
SUMMARY:Ring
DTSTART;TZID=Middle Earth:20270916T090000
END:VEVENT
BEGIN:VEVENT
UID:5@example.org
SUMMARY:Long ago
DTSTART:20100916T090000Z
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "my calendar.ics"
    path.write_bytes(CALENDAR.replace("\n", "\r\n").encode())
    return path


def opened(hands: Hands, path: Path) -> CalendarImport:
    hands.app.session.transfers().import_file(path)
    return shown(hands)


def shown(hands: Hands) -> CalendarImport:
    (dialog,) = [d for d in hands.app.window.findChildren(CalendarImport) if d.isVisible()]
    hands.qtbot.waitUntil(lambda: not dialog.busy, timeout=PATIENCE)
    dialog.activateWindow()
    return dialog


def line(dialog: CalendarImport, title: str) -> Line:
    return next(row for row in dialog.model.rows if row.event.title == title)


def go_to(dialog: CalendarImport, title: str, column: str) -> None:
    at = dialog.model.row_of(line(dialog, title).id)
    dialog.table.setCurrentIndex(dialog.model.index(at, dialog.model.column_of(column)))


def choose(hands: Hands, dialog: CalendarImport, title: str, becomes: Becomes) -> None:
    """Open the list of the cell with F2, and take an entry of it."""
    go_to(dialog, title, "becomes")
    hands.qtbot.keyClick(dialog.table, KEY.Key_F2)
    editor = dialog.table.viewport().findChild(QComboBox)
    assert editor is not None
    editor.hidePopup()
    editor.setCurrentIndex(editor.findData(becomes.value))
    editor.activated.emit(editor.currentIndex())
    editor.setParent(None)
    assert line(dialog, title).becomes is becomes


def test_everything_is_shown_first_and_becomes_one_step(hands: Hands, file: Path) -> None:
    dialog = opened(hands, file)
    oak = line(dialog, "Interview day: Oak Children's Hospital")
    assert oak.becomes is Becomes.INTERVIEW
    at = dialog.model.row_of(oak.id)
    told = [str(dialog.model.index(at, column).data()) for column in range(5)]
    assert told == [
        "Wed 17 Nov 2027 09:00 (New York)",
        "Interview day: Oak Children's Hospital",
        "Interview",
        "perhaps Pediatrics-Medical Genetics, Oak Children's Hospital",
        "new",
    ]
    assert part(dialog, QLabel, "calendarImportSummary").text() == "2 to add, 0 to update, 2 left out"
    assert part(dialog, QLabel, "calendarNotices").text().startswith("1 event outside")
    go_to(dialog, "Interview day: Oak Children's Hospital", "title")
    assert "the event says oak, salem" in part(dialog, QLabel, "calendarDetail").text()
    assert len(interviews.rows()) == 1, "nothing is written before Import"

    hands.qtbot.keyClick(dialog, KEY.Key_Return)
    assert {row.program for row in interviews.rows()} == {
        "Medical Genetics Residency",
        "Pediatrics-Medical Genetics",
    }
    assert [row.name for row in events.rows()] == ["Open house"]
    assert hands.told[-1].text == "Imported: 2 new, 0 changed."
    assert hands.plan.undo_stack.undoText() == "Import my calendar.ics"
    hands.plan.undo()
    assert len(interviews.rows()) == 1
    assert not events.rows()


def test_what_an_event_becomes_and_its_program_are_changed_by_keys(hands: Hands, file: Path) -> None:
    dialog = opened(hands, file)
    choose(hands, dialog, "Dentist", Becomes.BLOCKED)
    choose(hands, dialog, "Open house", Becomes.INTERVIEW)
    assert "needs its program" in dialog.problem.text()
    assert not dialog.ok.isEnabled()

    go_to(dialog, "Open house", "program")
    hands.qtbot.keyClick(dialog.table, KEY.Key_F2)
    editor = dialog.table.viewport().findChild(PickField)
    assert editor is not None
    hands.qtbot.keyClicks(editor, "Medical Genetics Residency, Birch University Hospital")
    hands.qtbot.keyClick(editor, KEY.Key_Return)
    hands.qtbot.waitUntil(lambda: bool(line(dialog, "Open house").program_id))
    assert not dialog.problem.isVisible()

    go_to(dialog, "Interview day: Oak Children's Hospital", "title")
    hands.qtbot.keyClick(dialog.table, KEY.Key_Delete)
    assert part(dialog, QLabel, "calendarImportSummary").text() == "2 to add, 0 to update, 2 left out"
    hands.qtbot.keyClick(dialog.ok, KEY.Key_Space)
    assert len(interviews.rows()) == 2
    assert "Dentist" in {row.title for row in blocked_periods.rows()}


def test_a_program_that_is_not_there_is_told_in_place(hands: Hands, file: Path) -> None:
    dialog = opened(hands, file)
    go_to(dialog, "Open house", "program")
    hands.qtbot.keyClick(dialog.table, KEY.Key_F2)
    editor = dialog.table.viewport().findChild(PickField)
    assert editor is not None
    hands.qtbot.keyClicks(editor, "Nowhere")
    hands.qtbot.keyClick(editor, KEY.Key_Return)

    hands.qtbot.waitUntil(lambda: "No program of the plan is called “Nowhere”" in dialog.problem.text())


def test_the_same_file_again_changes_nothing(hands: Hands, file: Path) -> None:
    hands.qtbot.keyClick(opened(hands, file), KEY.Key_Return)
    dialog = opened(hands, file)

    assert part(dialog, QLabel, "calendarImportSummary").text() == (
        "0 to add, 0 to update, 2 unchanged, 2 left out"
    )
    assert not dialog.ok.isEnabled()


def test_an_event_that_was_moved_is_an_update(hands: Hands, file: Path) -> None:
    hands.qtbot.keyClick(opened(hands, file), KEY.Key_Return)
    file.write_bytes(file.read_bytes().replace(b"20271117T", b"20271118T"))
    dialog = opened(hands, file)
    oak = line(dialog, "Interview day: Oak Children's Hospital")
    at = dialog.model.row_of(oak.id)
    assert (
        dialog.model.index(at, dialog.model.column_of("state")).data() == "changed: time: 18 Nov 2027, 09:00"
    )

    hands.qtbot.keyClick(dialog, KEY.Key_Return)
    assert hands.told[-1].text == "Imported: 0 new, 1 changed."
    assert {row.starts_at.day for row in interviews.rows() if row.starts_at} == {10, 18}


def test_a_changed_invitation_names_what_is_other_and_one_key_takes_it(hands: Hands, file: Path) -> None:
    hands.qtbot.keyClick(opened(hands, file), KEY.Key_Return)
    changed = file.read_text().replace(
        "LOCATION:Salem\n",
        "LOCATION:Salem\\, room 4\nDESCRIPTION:Phone: 555 010 9999\\nInterviewers: Dr. Sato\n",
    )
    file.write_text(changed)
    dialog = opened(hands, file)
    oak = line(dialog, "Interview day: Oak Children's Hospital")
    state = dialog.model.index(dialog.model.row_of(oak.id), dialog.model.column_of("state")).data()
    assert state == "changed: place: Salem, room 4; telephone: 555 010 9999; interviewers: Dr. Sato"

    hands.qtbot.keyClick(dialog, KEY.Key_Return)
    (row,) = (row for row in interviews.rows() if row.program.startswith("Pediatrics"))
    assert (row.place, row.phone, row.interviewers) == ("Salem, room 4", "555 010 9999", "Dr. Sato")
    hands.plan.undo()
    (row,) = (row for row in interviews.rows() if row.program.startswith("Pediatrics"))
    assert (row.place, row.phone) == ("Salem", ""), "one step"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b"Subject,Start\r\nA,B\r\n", "This is not a calendar file."),
        (CALENDAR.encode()[:-30], "The calendar file is cut short."),
        (bytes(11_000_000), "my calendar.ics is larger than 10 MB."),
    ],
)
def test_what_is_no_calendar_is_refused_in_place(
    hands: Hands, file: Path, content: bytes, sentence: str
) -> None:
    file.write_bytes(content)
    dialog = opened(hands, file)

    assert dialog.problem.isVisible()
    assert dialog.problem.text().startswith(sentence)
    assert not dialog.ok.isEnabled()
    assert not dialog.table.isVisible()
    hands.qtbot.keyClick(dialog, KEY.Key_Escape)
    assert len(interviews.rows()) == 1


def test_a_calendar_of_other_years_says_that_it_has_nothing(hands: Hands, file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"2027", b"2017").replace(b"Middle Earth", b"UTC"))
    dialog = opened(hands, file)

    assert part(dialog, QLabel, "calendarImportSummary").text() == (
        "Nothing of this calendar is on the days of the plan."
    )
    assert part(dialog, QLabel, "calendarNotices").text().startswith("5 events outside")


def test_closing_while_the_file_is_read_stops_it(hands: Hands, file: Path) -> None:
    hands.app.session.transfers().import_file(file)
    (dialog,) = [d for d in hands.app.window.findChildren(CalendarImport) if d.isVisible()]
    hands.qtbot.keyClick(dialog, KEY.Key_Escape)

    assert not dialog.isVisible()
    assert len(interviews.rows()) == 1


def test_a_plan_changed_meanwhile_is_looked_at_again(hands: Hands, file: Path) -> None:
    dialog = opened(hands, file)
    hands.run(lambda: events.add("Open house", starts_at="2027-09-15 19:00", zone="America/New_York"))
    hands.qtbot.keyClick(dialog, KEY.Key_Return)
    hands.qtbot.waitUntil(lambda: not dialog.busy, timeout=PATIENCE)

    assert "The plan has changed meanwhile" in dialog.problem.text()
    assert not line(dialog, "Open house").taken
    hands.qtbot.keyClick(dialog, KEY.Key_Return)
    assert len(events.rows()) == 1
    assert len(interviews.rows()) == 2


def test_the_menu_leads_there(hands: Hands, file: Path) -> None:
    hands.menu("importCalendar")
    (asked,) = [d for d in hands.app.window.findChildren(QFileDialog) if d.isVisible()]
    assert "*.ics" in asked.nameFilters()[0]
    hands.save_as("importCalendarDialog", file)

    assert line(shown(hands), "Dentist").becomes is Becomes.SKIP


def dropped(hands: Hands, *paths: Path) -> bool:
    """Drop files on the window; say whether it takes them."""
    window, data = hands.app.window, QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

    def sent(kind: QEvent.Type) -> bool:
        event = QDropEvent(QPointF(5, 5), copy, data, left, plain, kind)
        QApplication.sendEvent(window, event)
        return event.isAccepted()

    return sent(QEvent.Type.DragEnter) and sent(QEvent.Type.Drop)


def test_a_calendar_dropped_on_the_window_is_imported(hands: Hands, file: Path) -> None:
    assert dropped(hands, file)
    hands.qtbot.waitUntil(
        lambda: any(d.isVisible() for d in hands.app.window.findChildren(CalendarImport)), timeout=PATIENCE
    )

    assert line(shown(hands), "Open house").becomes is Becomes.EVENT


def test_a_list_dropped_on_the_window_is_imported_too(hands: Hands, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("program_name,city\nElm,Ely\n", encoding="utf-8")
    assert dropped(hands, path)

    hands.qtbot.waitUntil(
        lambda: any(d.isVisible() for d in hands.app.window.findChildren(ImportDialog)), timeout=PATIENCE
    )
    (dialog,) = hands.app.window.findChildren(ImportDialog)
    hands.qtbot.waitUntil(lambda: not dialog.busy, timeout=PATIENCE)


def test_other_files_and_several_at_once_are_not_taken(hands: Hands, file: Path, tmp_path: Path) -> None:
    assert not dropped(hands, tmp_path / "photo.png")
    assert not dropped(hands, file, file)


def test_a_calendar_offered_as_a_list_of_programs_is_told_apart(hands: Hands, file: Path) -> None:
    renamed = file.rename(file.with_suffix(".csv"))
    hands.app.session.transfers().import_file(renamed)
    (dialog,) = [d for d in hands.app.window.findChildren(ImportDialog) if d.isVisible()]
    hands.qtbot.waitUntil(lambda: not dialog.busy, timeout=PATIENCE)

    assert dialog.problem.text().startswith("This is a calendar, not a table.")
    assert part(dialog, QPushButton, "importCancel").isEnabled()
