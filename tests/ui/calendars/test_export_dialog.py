"""Exporting the calendar: all of it or what is ticked, with reminders or without, by the keyboard alone."""

from pathlib import Path
from typing import Any

import icalendar
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QPushButton, QTreeWidget, QTreeWidgetItem
from tests.parts import part
from tests.ui.calendars.conftest import Hands

from matchplanner.services import blocked_periods, interviews, profile
from matchplanner.ui.calendars.export_dialog import CalendarExport

KEY = Qt.Key


def opened(hands: Hands) -> CalendarExport:
    hands.menu("exportCalendar")
    (dialog,) = [d for d in hands.app.window.findChildren(CalendarExport) if d.isVisible()]
    return dialog


def exported(hands: Hands, path: Path) -> dict[str, Any]:
    hands.save_as("exportCalendarDialog", path)
    calendar: Any = icalendar.Calendar.from_ical(path.read_bytes())
    return {str(event["SUMMARY"]): event for event in calendar.walk("VEVENT")}


def group(dialog: CalendarExport, title: str) -> QTreeWidgetItem:
    tree = part(dialog, QTreeWidget, "calendarEntries")
    items = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
    return next(item for item in items if item is not None and item.text(0).startswith(title))


def test_everything_is_ticked_at_first_and_return_exports_it(hands: Hands, tmp_path: Path) -> None:
    dialog = opened(hands)
    count = len(dialog.chosen().entries)
    assert part(dialog, QLabel, "calendarSummary").text() == f"{count} of {count} entries"

    hands.qtbot.keyClick(dialog.tree, KEY.Key_Return)
    found = exported(hands, tmp_path / "c.ics")

    assert len(found) == count
    assert {"Interview: Medical Genetics Residency", "Step 2 CK"} <= found.keys()
    assert found["Interview: Medical Genetics Residency"].walk("VALARM")
    assert hands.told[-1].text == "Saved c.ics."


def test_a_kind_is_left_out_and_one_entry_of_another_by_keys_alone(hands: Hands, tmp_path: Path) -> None:
    dialog = opened(hands)
    keys = hands.qtbot.keyClick
    dialog.tree.setCurrentItem(group(dialog, "Interviews"))
    keys(dialog.tree, KEY.Key_Space)
    keys(dialog.tree, KEY.Key_Home)
    keys(dialog.tree, KEY.Key_Right)
    keys(dialog.tree, KEY.Key_Down)
    keys(dialog.tree, KEY.Key_Space)
    dropped = dialog.tree.currentItem()
    assert dropped is not None
    title = dropped.text(0)
    assert group(dialog, "Dates of the season").checkState(0) == Qt.CheckState.PartiallyChecked
    assert not part(dialog, QCheckBox, "remind_interview").isEnabled()

    part(dialog, QPushButton, "calendarExportOk").setFocus()
    keys(part(dialog, QPushButton, "calendarExportOk"), KEY.Key_Space)
    found = exported(hands, tmp_path / "c.ics")
    assert "Step 2 CK" in found
    assert title not in found
    assert not [name for name in found if name.startswith("Interview")]


def test_a_time_to_reply_goes_out_with_a_reminder_of_its_own(hands: Hands, tmp_path: Path) -> None:
    (interview,) = interviews.rows()
    hands.run(lambda: interviews.edit(interview.id, "reply_by", "2026-10-05 12:00"))
    dialog = opened(hands)
    assert group(dialog, "Replies to invitations").childCount() == 1
    assert part(dialog, QCheckBox, "remind_reply").text() == "Replies: a day and three hours before"

    hands.qtbot.keyClick(dialog.tree, KEY.Key_Return)
    found = exported(hands, tmp_path / "c.ics")
    assert len(found["Reply to Medical Genetics Residency"].walk("VALARM")) == 2


def test_what_was_chosen_is_there_the_next_time(hands: Hands, tmp_path: Path) -> None:
    dialog = opened(hands)
    group(dialog, "Blocked periods").setCheckState(0, Qt.CheckState.Unchecked)
    hands.qtbot.keyClick(part(dialog, QCheckBox, "remind_interview"), KEY.Key_Space)
    hands.qtbot.keyClick(dialog.tree, KEY.Key_Return)
    found = exported(hands, tmp_path / "c.ics")
    assert not found["Interview: Medical Genetics Residency"].walk("VALARM")
    assert hands.plan.undo_stack.undoText() != "Export the calendar", "there is nothing to take back"

    again = opened(hands)
    assert group(again, "Blocked periods").checkState(0) == Qt.CheckState.Unchecked
    assert group(again, "Interviews").checkState(0) == Qt.CheckState.Checked
    assert not part(again, QCheckBox, "remind_interview").isChecked()
    assert part(again, QCheckBox, "remind_milestone").isChecked()


def test_what_was_dropped_since_is_taken_out_of_calendars(hands: Hands, tmp_path: Path) -> None:
    hands.qtbot.keyClick(opened(hands).tree, KEY.Key_Return)
    before = exported(hands, tmp_path / "c.ics")
    (interview,) = interviews.rows()
    (block,) = blocked_periods.rows()
    hands.run(lambda: interviews.delete(interview.id))
    hands.run(lambda: blocked_periods.edit(block.id, ends_on="2027-02-13"))

    hands.qtbot.keyClick(opened(hands).tree, KEY.Key_Return)
    after = exported(hands, tmp_path / "c.ics")
    gone = after["No longer planned: Interview: Medical Genetics Residency"]
    assert gone["STATUS"] == "CANCELLED"
    assert gone["UID"] == before["Interview: Medical Genetics Residency"]["UID"]
    assert after["Step 2 CK"]["UID"] == before["Step 2 CK"]["UID"]
    assert after["Step 2 CK"]["SEQUENCE"] > before["Step 2 CK"]["SEQUENCE"]


def test_nothing_ticked_cannot_be_exported(hands: Hands) -> None:
    dialog = opened(hands)
    part(dialog, QPushButton, "calendarNone").click()
    assert part(dialog, QLabel, "calendarSummary").text().startswith("0 of")
    assert not dialog.ok.isEnabled()
    part(dialog, QPushButton, "calendarAll").click()
    assert dialog.ok.isEnabled()


def test_a_plan_without_dates_says_how_to_get_some(hands: Hands) -> None:
    def empty() -> None:
        profile.edit("target_year", None)
        interviews.delete(interviews.rows()[0].id)
        blocked_periods.delete(blocked_periods.rows()[0].id)

    hands.run(empty)
    dialog = opened(hands)
    assert part(dialog, QLabel, "emptyTitle").text() == "Nothing has a date yet"
    assert not dialog.ok.isEnabled()
    hands.qtbot.keyClick(dialog, KEY.Key_Escape)
    assert not [d for d in hands.app.window.findChildren(QFileDialog) if d.isVisible()]
